#include "paper/papers/frame.h"

#include <fmt/format.h>

#include <algorithm>

namespace kiemdiem::paper {

Section framed_section(const Issued& issued, const Head& head, std::vector<Block> text, bool landscape) {
  Letterhead letterhead = numbered_letterhead(issued.office, issued.number, issued.date);
  letterhead.form_code = issued.form_code;
  letterhead.letter_subject = head.letter_subject;
  letterhead.separator = issued.number.has_value();
  std::vector<Block> blocks{{std::move(letterhead)}};
  if (!head.type_name.empty())
    blocks.push_back({Title{.type_name = head.type_name, .subject = head.subject}});
  if (!head.to.names.empty()) blocks.push_back({head.to});
  if (!head.grounds.empty()) blocks.push_back({Grounds{head.grounds}});
  if (!head.resolves.empty()) blocks.push_back({AnnexTitle{{head.resolves}}});
  append(blocks, std::move(text));
  if (!issued.signatures.empty() || !issued.recipients.empty())
    blocks.push_back({Signatures{.recipients = issued.recipients, .columns = issued.signatures}});
  return {.blocks = std::move(blocks), .landscape = landscape};
}

Paper framed(const Issued& issued, const Head& head, std::vector<Block> text, const Profile& profile,
             bool landscape) {
  std::string title = head.type_name.empty() ? "Công văn" : head.type_name;
  for (const std::string& line : head.subject) title += " " + line;
  if (!head.letter_subject.empty()) title += " về " + head.letter_subject;
  return {.profile = profile,
          .title = std::move(title),
          .author = issued.office.issuer,
          .made_on = issued.made_on,
          .sections = {framed_section(issued, head, std::move(text), landscape)}};
}

void add_sheet(Paper& paper, const Issued& issued, const Head& head, std::vector<Block> text,
               const Profile& profile) {
  if (paper.sections.empty())
    paper = framed(issued, head, std::move(text), profile);
  else
    paper.sections.push_back(framed_section(issued, head, std::move(text)));
}

Signature signature_of(const Signer& signer, bool with_note) {
  return {.authority = signer.authority,
          .body = signer.body,
          .post = signer.post,
          .note = with_note ? "(ký, ghi rõ họ tên)" : "",
          .name = signer.name};
}

Block closing(std::string text) {
  return {Paragraph{.runs = {{.text = std::move(text)}}, .ends_paper = true}};
}

Block field(const std::string& label, const std::string& text) {
  if (text.empty())
    return {Paragraph{.runs = {{.text = label + ": "}}, .align = Align::left, .fill_in = true}};
  return {Paragraph{.runs = {{.text = label + ": " + text + "."}}}};
}

std::vector<Block> written(const std::string& text, int dotted_lines) {
  if (text.empty()) return {{DottedLines{dotted_lines}}};
  std::vector<Block> blocks;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) blocks.push_back(sentence(text.substr(at, end - at)));
    at = end + 1;
  }
  return blocks;
}

Block numbered_table(std::vector<Column> columns, const std::vector<std::vector<std::string>>& rows,
                     int empty_rows) {
  int shares = 0;
  for (const Column& column : columns) shares += column.share;
  columns.insert(columns.begin(), {"TT", std::max(10, shares / 18), CellKind::centered});
  Table table{.columns = std::move(columns)};
  int order = 0;
  for (const std::vector<std::string>& row : rows) {
    std::vector<Cell> cells{{std::to_string(++order)}};
    for (const std::string& text : row) cells.push_back({text});
    table.rows.push_back(std::move(cells));
  }
  if (rows.empty())
    for (int row = 0; row < empty_rows; ++row) table.rows.push_back({{"\n"}});
  if (table.rows.empty()) table.when_empty = "Không có";
  return {std::move(table)};
}

Block article(int number, const std::string& text, bool last) {
  return {Paragraph{.runs = {{.text = fmt::format("Điều {}. ", number), .bold = true}, {.text = text}},
                    .ends_paper = last}};
}

}  // namespace kiemdiem::paper
