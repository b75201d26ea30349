#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "paper/composer.h"
#include "paper/vietnamese_words.h"

namespace kiemdiem::paper {
namespace {

constexpr int twips_of(int millimetres) {
  return (millimetres * 14400 + 127) / 254;
}

Sheet empty_sheet(const Profile& profile, bool landscape) {
  constexpr int shorter = 11906;  // A4
  constexpr int longer = 16838;
  return {.width = landscape ? longer : shorter,
          .height = landscape ? shorter : longer,
          .left = twips_of(profile.page.left),
          .right = twips_of(profile.page.right),
          .top = twips_of(profile.page.top),
          .bottom = twips_of(profile.page.bottom),
          .items = {}};
}

}  // namespace

Composer::Composer(const Profile& profile, int width, int height, std::string_view server)
    : profile_(profile), width_(width), height_(height), server_(server) {}

Text Composer::text(Role role, Runs runs) const {
  const Format format = format_of(profile_, role);
  for (Run& run : runs) run.text = printable(run.text);
  return {.role = role,
          .runs = std::move(runs),
          .align = format.align,
          .first_line = format.first_line,
          .keep_with_next = format.keep_with_next};
}

Text Composer::text(Role role, std::string words) const {
  Runs runs;
  runs.push_back({std::move(words)});
  return text(role, std::move(runs));
}

Text Composer::centered_rule(Role role, int length, int within) const {
  Text rule = text(role, Runs{});
  const int side = std::max(0, (within - twips_of(length)) / 2);
  rule.rule = Rule::solid;
  rule.left = side;
  rule.right = side;
  return rule;
}

void Composer::gap() {
  add(text(Role::rule, Runs{}));
}

void Composer::add_blocks(const std::vector<Block>& blocks) {
  for (const Block& block : blocks) std::visit([&](const auto& what) { add_block(what); }, block.what);
}

void Composer::add_block(const Title& title) {
  add(text(Role::type_name, upper_printable(title.type_name)));
  for (const std::string& line : title.subject) add(text(Role::subject, line));
  if (!title.end_rule) return;
  if (profile_.title.end == Separator::rule) {
    Text rule = centered_rule(Role::rule, profile_.title.rule, width_);
    rule.keep_with_next = true;
    add(std::move(rule));
  } else {
    add(text(Role::title_end, profile_.title.end == Separator::hyphens ? "-----" : "*"));
  }
}

void Composer::add_block(const Addressees& addressees) {
  if (addressees.names.size() == 1) {
    Text line = text(Role::addressee, addressees.label + ": " + addressees.names.front());
    line.align = Align::center;
    add(std::move(line));
    return;
  }
  constexpr int indent = 1100;
  Text label = text(Role::addressee, addressees.label + ":");
  label.left = indent;
  add(std::move(label));
  for (std::size_t at = 0; at < addressees.names.size(); ++at) {
    Text line = text(Role::addressee, fmt::format("- {}{}", addressees.names[at],
                                                  at + 1 < addressees.names.size() ? "," : "."));
    line.left = 2 * indent;
    add(std::move(line));
  }
}

void Composer::add_block(const Grounds& grounds) {
  for (std::size_t at = 0; at < grounds.lines.size(); ++at)
    add(text(Role::ground,
             fmt::format("- {}{}", grounds.lines[at], at + 1 < grounds.lines.size() ? ";" : ",")));
}

void Composer::add_block(const Paragraph& paragraph) {
  Text own = text(paragraph.indented ? Role::body : Role::plain, paragraph.runs);
  own.align = paragraph.align;
  if (paragraph.align == Align::center || paragraph.align == Align::right) own.first_line = 0;
  own.keep_with_next = paragraph.keep_with_next;
  own.fill_in = paragraph.fill_in;
  if (paragraph.ends_paper && !own.runs.empty()) {
    std::string& last = own.runs.back().text;
    while (!last.empty() && (last.back() == '.' || last.back() == ' ')) last.pop_back();
    last += profile_.body.end_mark;
  }
  add(std::move(own));
}

void Composer::add_block(const Heading& heading) {
  const int level = std::clamp(heading.level, 1, 3);
  const auto index = static_cast<std::size_t>(level - 1);
  const int number = ++headings_[index];
  std::fill(headings_.begin() + level, headings_.end(), 0);
  constexpr std::array roles{Role::heading_1, Role::heading_2, Role::heading_3};
  const std::string mark = level == 1   ? roman(number) + profile_.first_heading_mark
                           : level == 2 ? std::to_string(number) + "."
                                        : point_letter(number) + ")";
  add(text(roles[index], mark + " " + heading.text));
}

void Composer::add_block(const DottedLines& lines) {
  for (int line = 0; line < lines.count; ++line) {
    Text dots = text(Role::plain, Runs{});
    dots.fill_in = true;
    dots.align = Align::left;
    dots.keep_with_next = lines.keep_with_next;
    add(std::move(dots));
  }
}

void Composer::add_block(const PaperCode& code) {
  Text line = text(Role::recipient, "Mã văn bản: " + code.code);
  const bool leads = !server_.empty() && !code.path.empty();
  if (auto picture = qr_code(leads ? std::string{server_} + code.path : code.code))
    line.picture = std::make_shared<const QrCode>(std::move(*picture));
  if (std::vector<Text>* side = free_side())
    side->push_back(std::move(line));
  else
    add(std::move(line));
}

void Composer::add_block(const WebAddress& address) {
  const std::string whole = std::string{server_} + address.path;
  Text line = text(Role::plain, whole);
  line.align = Align::left;
  line.keep_with_next = true;
  if (!server_.empty())
    if (auto picture = qr_code(whole)) line.picture = std::make_shared<const QrCode>(std::move(*picture));
  add(std::move(line));
}

/// Where the signatures with which the paper ends leave room: under the recipients, on an empty left side, or
/// between two who sign.
std::vector<Text>* Composer::free_side() {
  auto* grid = items_.empty() ? nullptr : std::get_if<Grid>(&items_.back().what);
  if (grid == nullptr || !grid->together || grid->rows.size() != 1) return nullptr;
  GridRow& row = grid->rows.front();
  std::vector<Text>& left = row.front().texts;
  if (left.empty() || left.front().role == Role::recipients_label) return &left;
  if (row.size() != 2 || left.back().role != Role::signer) return nullptr;
  // Two sign: between them there is room.
  constexpr int code_in_one_line = 2950;  // twips; “Mã văn bản: ” with wide letters behind it
  const int middle = std::max(width_ / 5, code_in_one_line);
  const int side = (width_ - middle) / 2;
  grid->widths = {side, middle, width_ - middle - side};
  row.insert(row.begin() + 1, GridCell{});
  return &row[1].texts;
}

void Composer::add_block(const AnnexTitle& annex) {
  for (const std::string& line : annex.lines) add(text(Role::annex_title, upper_printable(line)));
  if (!annex.attached_to.empty()) add(text(Role::annex_note, "(" + annex.attached_to + ")"));
}

void Composer::add_block(const Slips& slips) {
  constexpr int cutting_room = 240;
  for (int copy = 0; copy < slips.copies; ++copy) {
    Composer own{profile_, width_, height_};
    const bool first_half = slips.two_to_a_page && copy % 2 == 0;
    if (slips.two_to_a_page && !first_half) {  // clear of the cutting line
      own.gap();
      own.gap();
    }
    own.add_blocks(slips.slip);
    add(Slip{.items = own.take(),
             .height = slips.two_to_a_page ? height_ / 2 - cutting_room : height_ - cutting_room,
             .cut = first_half && copy + 1 < slips.copies});
  }
}

std::vector<Sheet> compose(const Paper& paper) {
  std::vector<Sheet> sheets;
  for (const Section& section : paper.sections) {
    Sheet sheet = empty_sheet(paper.profile, section.landscape);
    Composer composer{paper.profile, sheet.text_width(), sheet.text_height(), paper.server};
    composer.add_blocks(section.blocks);
    sheet.items = composer.take();
    sheet.restarts = section.restarts;
    sheets.push_back(std::move(sheet));
  }
  return sheets;
}

}  // namespace kiemdiem::paper
