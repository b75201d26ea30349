#include "printing/pdf_canvas.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace kiemdiem::printing {
namespace {

constexpr double per_size = 1000;

double points(int units) {
  return static_cast<double>(units) / PANGO_SCALE;
}

/// With two places, a blank before it.
void put(std::string& out, double number) {
  auto hundredths = std::lround(number * 100);
  out += ' ';
  if (hundredths < 0) {
    out += '-';
    hundredths = -hundredths;
  }
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), hundredths / 100).ptr;
  out.append(digits.data(), end);
  const auto rest = static_cast<int>(hundredths % 100);
  if (rest == 0) return;
  out += '.';
  out += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
}

void put_hexadecimal(std::string& out, GlyphId glyph) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += digits[glyph >> 12U & 0xFU];
  out += digits[glyph >> 8U & 0xFU];
  out += digits[glyph >> 4U & 0xFU];
  out += digits[glyph & 0xFU];
}

bool underlined(const PangoItem& item) {
  for (const GSList* at = item.analysis.extra_attrs; at != nullptr; at = at->next) {
    const auto* attribute = static_cast<const PangoAttribute*>(at->data);
    if (attribute->klass->type == PANGO_ATTR_UNDERLINE) return true;
  }
  return false;
}

}  // namespace

const SizedFace& FontBook::of(PangoFont* font) {
  if (const auto found = known_.find(font); found != known_.end()) return found->second;
  const Font described{pango_font_describe_with_absolute_size(font)};
  const bool bold = pango_font_description_get_weight(described.get()) >= PANGO_WEIGHT_SEMIBOLD;
  const bool italic = pango_font_description_get_style(described.get()) != PANGO_STYLE_NORMAL;
  held_.emplace_back(static_cast<PangoFont*>(g_object_ref(font)));
  return known_
      .emplace(font, SizedFace{static_cast<std::size_t>(bold ? 1 : 0) + (italic ? 2U : 0U),
                               points(pango_font_description_get_size(described.get()))})
      .first->second;
}

void PdfCanvas::line(const PlacedLine& line, double x, double y) {
  double at = x + line.x;
  for (const GSList* run = line.line->runs; run != nullptr; run = run->next)
    this->run(*static_cast<const PangoGlyphItem*>(run->data), at, y + line.baseline);
}

void PdfCanvas::run(const PangoGlyphItem& run, double& x, double baseline) {
  const SizedFace& font = book_.of(run.item->analysis.font);
  const PdfFace& face = faces_[font.face];
  const double begun = x;
  double drawn = x;  // where the reader's pen stands
  for (int at = 0; at < run.glyphs->num_glyphs; ++at) {
    const PangoGlyphInfo& info = run.glyphs->glyphs[at];
    const double width = points(info.geometry.width);
    if ((info.glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 && info.glyph != PANGO_GLYPH_EMPTY) {
      box(font, info.glyph & ~PANGO_GLYPH_UNKNOWN_FLAG, x, baseline, width);
    } else if (info.glyph != PANGO_GLYPH_EMPTY) {
      const double wanted = x + points(info.geometry.x_offset);
      const double apart = (drawn - wanted) * per_size / font.size;
      const bool raised = info.geometry.y_offset != 0;
      if (!open_ || raised || face_ != font.face || size_ != font.size) {
        choose(font.face, font.size);
        move_to(wanted, baseline + points(info.geometry.y_offset));
        drawn = wanted;
      } else if (std::abs(apart) >= 1) {
        const auto adjustment = std::lround(apart);
        text_ += '>';
        text_ += std::to_string(adjustment);
        text_ += '<';
        drawn -= static_cast<double>(adjustment) * font.size / per_size;
      }
      glyph(font.face, info.glyph);
      drawn += face.advance(info.glyph) * font.size / per_size;
      if (raised) close_glyphs();
    }
    x += width;
  }
  close_glyphs();
  if (underlined(*run.item)) underline(font, begun, x, baseline);
}

void PdfCanvas::choose(std::size_t face, double size) {
  close_glyphs();
  if (face_ == face && size_ == size) return;
  face_ = face;
  size_ = size;
  used_.faces[face] = true;
  text_ += "/F";
  text_ += static_cast<char>('0' + face);
  put(text_, size);
  text_ += " Tf\n";
}

void PdfCanvas::move_to(double x, double y) {
  text_ += "1 0 0 1";
  put(text_, x);
  put(text_, height_ - y);
  text_ += " Tm\n[<";
  open_ = true;
}

void PdfCanvas::glyph(std::size_t face, GlyphId glyph) {
  if (!faces_[face].usual(glyph)) used_.further[face].insert(glyph);
  put_hexadecimal(text_, glyph);
}

void PdfCanvas::close_glyphs() {
  if (open_) text_ += ">]TJ\n";
  open_ = false;
}

void PdfCanvas::small(std::size_t face, std::string_view hexadecimal, double size, double x,
                      double baseline) {
  choose(face, size);
  move_to(x, baseline);
  for (const char digit : hexadecimal) glyph(face, faces_[face].glyph_of(static_cast<unsigned char>(digit)));
  close_glyphs();
}

/// A letter that the font does not have: its number in a box.
void PdfCanvas::box(const SizedFace& font, std::uint32_t letter, double x, double baseline, double width) {
  constexpr double room = 0.06;  // of the size
  const double inner = std::max(1.0, width - 2 * room * font.size);
  const double top = baseline - 0.72 * font.size;
  const double bottom = baseline + 0.04 * font.size;
  for (const auto& [x1, y1, x2, y2] :
       {std::array{0.0, top, inner, top}, std::array{inner, top, inner, bottom},
        std::array{inner, bottom, 0.0, bottom}, std::array{0.0, bottom, 0.0, top}})
    rule({x1, y1, x2, y2, paper::Rule::solid}, x + room * font.size, 0);
  const std::string digits = fmt::format("{:0{}X}", letter, letter > 0xFFFF ? 6 : 4);
  const std::size_t half = digits.size() / 2;
  const double size = std::min(0.36 * font.size, inner / (static_cast<double>(half) * 0.6));
  small(font.face, std::string_view{digits}.substr(0, half), size, x + 1.5 * room * font.size,
        baseline - 0.38 * font.size);
  small(font.face, std::string_view{digits}.substr(half), size, x + 1.5 * room * font.size, baseline);
}

void PdfCanvas::underline(const SizedFace& font, double from, double to, double baseline) {
  constexpr double below = 0.11;  // of the size
  const double y = baseline + below * font.size;
  rule({from, y, to, y, paper::Rule::solid}, 0, 0);
}

void PdfCanvas::rule(const PlacedRule& rule, double x, double y) {
  const bool dotted = rule.kind == paper::Rule::dotted;
  if (dotted) rules_ += "q 0.9 w 1 J [0.1 2.4] 0 d";
  if (rule.kind == paper::Rule::dashed) rules_ += "q [4] 0 d";
  put(rules_, x + rule.x1);
  put(rules_, height_ - y - rule.y1);
  rules_ += " m";
  put(rules_, x + rule.x2);
  put(rules_, height_ - y - rule.y2);
  rules_ += rule.kind == paper::Rule::solid ? " l S\n" : " l S Q\n";
}

void PdfCanvas::fill(const std::vector<PlacedFill>& fills, double x, double y) {
  int shade = 100;
  for (const PlacedFill& fill : fills) {
    if (fill.shade != shade) {
      if (&fill != fills.data()) rules_ += "f\n";
      put(rules_, (100 - fill.shade) / 100.0);
      rules_ += " g\n";
      shade = fill.shade;
    }
    put(rules_, x + fill.x);
    put(rules_, height_ - y - fill.y - fill.height);
    put(rules_, fill.width);
    put(rules_, fill.height);
    rules_ += " re\n";
  }
  if (!fills.empty()) rules_ += "f\n";
  if (shade != 100) rules_ += "0 g\n";
}

std::string PdfCanvas::take() {
  close_glyphs();
  std::string words;
  words.reserve(rules_.size() + text_.size() + 16);
  words += "0.5 w\n";
  words += rules_;
  words += "BT\n";
  words += text_;
  words += "ET\n";
  return words;
}

}  // namespace kiemdiem::printing
