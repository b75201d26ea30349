#include "paper/papers/ballots.h"

#include <algorithm>
#include <string_view>

#include "paper/vietnamese_words.h"

namespace kiemdiem::paper {
namespace {

/// Rows of one line of text each that half a page and a whole page hold below the head of a slip.
constexpr std::size_t half_page = 6;
constexpr std::size_t whole_page = 20;

Table names_of(const Ballots& own) {
  // Two more columns take their room from the names; no word of a heading is broken.
  const int name = own.posts ? 42 : 62;
  Table table{
      .columns = {{"TT", own.own ? 14 : 11, CellKind::centered}, {own.whom, own.own ? name - 6 : name}},
      .when_empty = "Không có đối tượng bỏ phiếu"};
  if (own.posts) table.columns.push_back({"Chức vụ, đơn vị", own.own ? 28 : 32});
  if (own.own) {
    table.columns.push_back({"Điểm tự chấm", 23, CellKind::centered});
    table.columns.push_back({"Tự xếp loại", 22, CellKind::centered});
  }
  for (const std::string& choice : own.choices) table.columns.push_back({choice, 22, CellKind::centered});
  int order = 0;
  for (const BallotLine& line : own.lines) {
    std::vector<Cell> row{{std::to_string(++order)}, {line.name}};
    if (own.posts) row.push_back({line.post});
    if (own.own) {
      row.push_back({line.points});
      row.push_back({line.level});
    }
    for (std::size_t choice = 0; choice < own.choices.size(); ++choice)
      row.push_back({choice < line.open.size() && !line.open[choice] ? "–" : check_box(false)});
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::vector<Block> slip_of(const Ballots& own) {
  std::vector<Block> blocks{
      {Letterhead{.form_code = own.form_code, .issuer = own.issuer, .separator = false, .heading = false}},
      {Title{.type_name = "Phiếu biểu quyết", .subject = own.subject}},
      {names_of(own)}};
  for (const std::string& note : own.notes)
    blocks.push_back({Paragraph{.runs = {{.text = note, .italic = true}}}});
  if (own.opinion) {
    blocks.push_back(sentence("Ý kiến khác:"));
    blocks.push_back({DottedLines{2}});
  }
  return blocks;
}

/// Lines of the table as long names and posts break them.
std::size_t height_in_rows(const Ballots& own) {
  constexpr std::size_t letters_a_line = 24;  // bytes of a name that fit into its column
  std::size_t rows = 0;
  for (const BallotLine& line : own.lines)
    rows += 1 + std::max(line.name.size(), line.post.size()) / (letters_a_line * 2);
  return rows + (own.opinion ? 2 : 0) + own.notes.size() / 2 + own.subject.size() / 2;
}

}  // namespace

Paper ballots(const Ballots& own, const Profile& profile) {
  Paper paper{.profile = profile,
              .title = "Phiếu biểu quyết",
              .author = own.issuer,
              .made_on = own.made_on,
              .sections = {}};
  for (const std::string& line : own.subject) paper.title += " " + line;
  const std::size_t height = height_in_rows(own);
  const int copies = std::max(own.copies, 1);
  if (height <= whole_page) {
    paper.sections = {
        {.blocks = {{Slips{.slip = slip_of(own), .copies = copies, .two_to_a_page = height <= half_page}}}}};
    return paper;
  }
  for (int copy = 0; copy < copies; ++copy) paper.sections.push_back({.blocks = slip_of(own)});
  return paper;
}

}  // namespace kiemdiem::paper
