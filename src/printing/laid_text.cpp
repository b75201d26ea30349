#include "printing/laid_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "printing/fonts.h"

namespace kiemdiem::printing {
namespace {

using paper::Align;
using paper::Format;
using paper::Role;
using paper::Text;

constexpr double twips = 20.0;
/// Of Liberation Serif, as parts of its size; the same as of Times New Roman.
constexpr double ascent = 0.891;
constexpr double descent = 0.216;
constexpr double natural_line = 1.149;

constexpr std::string_view empty_box = "\u2610";
constexpr std::string_view crossed_box = "\u2612";
constexpr std::string_view printed_box = "\u25A1";  ///< what the font has; as long as the two above

int units(double points) {
  return static_cast<int>(points * PANGO_SCALE);
}

double points(int units) {
  return static_cast<double>(units) / PANGO_SCALE;
}

struct FreeAttributes {
  void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
using Attributes = std::unique_ptr<PangoAttrList, FreeAttributes>;

void add(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t to) {
  attribute->start_index = static_cast<guint>(from);
  attribute->end_index = static_cast<guint>(to);
  pango_attr_list_insert(list, attribute);
}

/// The lines that the text itself asks for; all but the first without indent.
std::vector<Text> asked_lines(const Text& text) {
  std::vector<Text> lines{text};
  lines.back().runs.clear();
  for (const paper::Run& run : text.runs) {
    std::string_view rest = run.text;
    for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
      lines.back().runs.push_back({std::string{rest.substr(0, end)}, run.bold, run.italic});
      lines.push_back(text);
      lines.back().runs.clear();
      lines.back().first_line = 0;
      lines.back().rule = paper::Rule::none;
      rest.remove_prefix(end + 1);
    }
    lines.back().runs.push_back({std::string{rest}, run.bold, run.italic});
  }
  for (std::size_t at = 0; at + 1 < lines.size(); ++at) lines[at].fill_in = false;
  return lines;
}

bool breaks_lines(const Text& text) {
  return std::ranges::any_of(text.runs,
                             [](const paper::Run& run) { return run.text.find('\n') != std::string::npos; });
}

std::string with_printed_boxes(std::string text) {
  for (const std::string_view box : {empty_box, crossed_box})
    for (std::size_t at = text.find(box); at != std::string::npos; at = text.find(box, at))
      text.replace(at, box.size(), printed_box);
  return text;
}

std::string joined(const paper::Runs& runs, const Format& format, PangoAttrList* attributes) {
  std::string words;
  for (const paper::Run& run : runs) {
    const std::size_t from = words.size();
    words += run.text;
    if (run.bold && !format.bold)
      add(attributes, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, words.size());
    if (run.italic && !format.italic)
      add(attributes, pango_attr_style_new(PANGO_STYLE_ITALIC), from, words.size());
  }
  add(attributes, pango_attr_insert_hyphens_new(FALSE), 0, words.size());
  add(attributes, pango_attr_font_features_new(font_features.data()), 0, words.size());
  if (format.underlined) add(attributes, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), 0, words.size());
  return words;
}

PangoAlignment alignment(Align align) {
  if (align == Align::center) return PANGO_ALIGN_CENTER;
  return align == Align::right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

LaidLine picture_line(const QrCode& code, double left) {
  constexpr double room = paper::picture_room / twips;
  constexpr double side = paper::picture_size / twips;
  const double module = side / (code.size + 2 * qr_border);
  LaidLine line{.height = room + side};
  for (const DarkRun& run : code.runs)
    line.fills.push_back({left + module * (run.column + qr_border), room + module * (run.row + qr_border),
                          module * run.length, module});
  return line;
}

struct FreeIterator {
  void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
};

}  // namespace

Font font_of(int size, bool bold, bool italic) {
  Font font{pango_font_description_new()};
  pango_font_description_set_family_static(font.get(), font_family.data());
  pango_font_description_set_absolute_size(font.get(), static_cast<double>(size) * PANGO_SCALE);
  pango_font_description_set_weight(font.get(), bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style(font.get(), italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  return font;
}

TextLayer::TextLayer(PangoContext* context, const paper::Profile& profile)
    : context_(context), profile_(profile) {
  for (int role = 0; role < paper::role_count; ++role)
    formats_.push_back(format_of(profile, static_cast<Role>(role)));
}

PangoLayout* TextLayer::new_layout() {
  layouts_.emplace_back(pango_layout_new(context_));
  return layouts_.back().get();
}

PangoLayout* TextLayer::layout_of(const Text& text, const Format& format, double width) {
  std::string key;
  if (text.role == Role::cell && text.runs.size() == 1) {
    const paper::Run& run = text.runs.front();
    key = fmt::format("{} {} {} {} {}", static_cast<int>(text.align), width, run.bold, run.italic, run.text);
    if (const auto known = cells_.find(key); known != cells_.end()) return known->second;
  }
  PangoLayout* layout = new_layout();
  const Attributes attributes{pango_attr_list_new()};
  const std::string words = with_printed_boxes(joined(text.runs, format, attributes.get()));
  pango_layout_set_font_description(layout, font_of(format.size, format.bold, format.italic).get());
  pango_layout_set_width(layout, units(width));
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_indent(layout, units(text.first_line / twips));
  pango_layout_set_alignment(layout, alignment(text.align));
  pango_layout_set_justify(layout, text.align == Align::justify ? TRUE : FALSE);
  pango_layout_set_attributes(layout, attributes.get());
  pango_layout_set_text(layout, words.data(), static_cast<int>(words.size()));
  if (!key.empty()) cells_.emplace(std::move(key), layout);
  return layout;
}

void TextLayer::cross_boxes(const std::string& text, PangoLayoutLine* line, double x, double baseline,
                            std::vector<PlacedLine>& into, int size) {
  const auto start = static_cast<std::size_t>(line->start_index);
  const std::size_t end = start + static_cast<std::size_t>(line->length);
  for (std::size_t at = text.find(crossed_box, start); at < end; at = text.find(crossed_box, at + 1)) {
    int left = 0;
    int right = 0;
    pango_layout_line_index_to_x(line, static_cast<int>(at), FALSE, &left);
    pango_layout_line_index_to_x(line, static_cast<int>(at + crossed_box.size()), FALSE, &right);
    PangoLayout* cross = new_layout();
    pango_layout_set_font_description(cross, font_of(size, false, false).get());
    pango_layout_set_text(cross, "x", 1);
    int width = 0;
    pango_layout_get_size(cross, &width, nullptr);
    into.push_back({pango_layout_get_line_readonly(cross, 0), x + points((left + right - width) / 2),
                    baseline - 0.04 * size});
  }
}

LaidText TextLayer::lay(const Text& text, double width) {
  if (!breaks_lines(text)) return lay_one(text, width);
  LaidText all;
  for (const Text& line : asked_lines(text)) {
    LaidText laid = lay_one(line, width);
    if (!all.lines.empty()) laid.lines.front().before = 0;
    all.lines.insert(all.lines.end(), laid.lines.begin(), laid.lines.end());
    all.after = laid.after;
    all.keep_with_next = laid.keep_with_next;
  }
  return all;
}

LaidText TextLayer::lay_one(const Text& text, double width) {
  const Format& format = formats_[static_cast<std::size_t>(text.role)];
  const double left = text.left / twips;
  const double inner = std::max(10.0, width - left - text.right / twips);
  const double size = format.size;
  const double height = format.line == 0 ? natural_line * size : format.line / twips;
  const double baseline = (height - (ascent + descent) * size) / 2 + ascent * size;
  LaidText laid{.lines = {},
                .after = format.after / twips,
                .keep_with_next = text.keep_with_next || format.keep_with_next};
  PangoLayout* layout = layout_of(text, format, inner);
  std::string words;
  for (const paper::Run& run : text.runs) words += run.text;
  const bool boxes = words.find(crossed_box) != std::string::npos;
  const std::unique_ptr<PangoLayoutIter, FreeIterator> iterator{pango_layout_get_iter(layout)};
  double end = 0;
  do {
    PangoLayoutLine* line = pango_layout_iter_get_line_readonly(iterator.get());
    PangoRectangle extents;
    pango_layout_iter_get_line_extents(iterator.get(), nullptr, &extents);
    LaidLine own{.height = height};
    if (line->length > 0) own.lines.push_back({line, left + points(extents.x), baseline});
    if (boxes) cross_boxes(words, line, left + points(extents.x), baseline, own.lines, format.size);
    end = left + points(extents.x + extents.width);
    laid.lines.push_back(std::move(own));
  } while (pango_layout_iter_next_line(iterator.get()) != FALSE);
  laid.lines.front().before = format.before / twips;
  if (text.picture) laid.lines.insert(laid.lines.begin(), picture_line(*text.picture, left));
  if (text.rule != paper::Rule::none)
    laid.lines.front().rules.push_back({left, 3, left + inner, 3, text.rule});
  if (text.fill_in && end + 6 < left + inner)
    laid.lines.back().rules.push_back({end + 2, baseline, left + inner, baseline, paper::Rule::dotted});
  return laid;
}

PlacedLine TextLayer::page_number(int number, double middle, double baseline) {
  PangoLayout* layout = new_layout();
  pango_layout_set_font_description(layout, font_of(profile_.page.number_size, false, false).get());
  const std::string digits = std::to_string(number);
  pango_layout_set_text(layout, digits.data(), static_cast<int>(digits.size()));
  int width = 0;
  pango_layout_get_size(layout, &width, nullptr);
  return {pango_layout_get_line_readonly(layout, 0), middle - points(width) / 2, baseline};
}

}  // namespace kiemdiem::printing
