#include "paper/papers/wide_table.h"

#include <fmt/format.h>

#include <algorithm>

namespace kiemdiem::paper {
namespace {

/// Titles over their columns, then the numbers of the columns.
std::vector<std::vector<HeadCell>> head_of(const std::vector<WideColumn>& columns) {
  std::vector<HeadCell> top, bottom, numbers;
  for (std::size_t at = 0; at < columns.size();) {
    std::size_t end = at + 1;
    while (!columns[at].group.empty() && end < columns.size() && columns[end].group == columns[at].group)
      ++end;
    if (columns[at].group.empty()) {
      top.push_back({columns[at].title, 1, 2});
    } else {
      top.push_back({columns[at].group, static_cast<int>(end - at), 1});
      for (std::size_t inner = at; inner < end; ++inner) bottom.push_back({columns[inner].title});
    }
    at = end;
  }
  for (std::size_t at = 0; at < columns.size(); ++at) numbers.push_back({fmt::format("({})", at + 1)});
  if (bottom.empty()) {
    for (HeadCell& cell : top) cell.rows = 1;
    return {std::move(top), std::move(numbers)};
  }
  return {std::move(top), std::move(bottom), std::move(numbers)};
}

Table table_of(const WideTable& wide) {
  Table table;
  for (const WideColumn& column : wide.columns)
    table.columns.push_back({column.title, column.share, column.kind});
  table.head = head_of(wide.columns);
  for (const WideRow& row : wide.rows) {
    std::vector<Cell> cells;
    for (const std::string& text : row.cells) cells.push_back({.text = text, .bold = row.bold});
    table.rows.push_back(std::move(cells));
  }
  table.when_empty = "Không có đối tượng nào";
  return table;
}

}  // namespace

Profile sized_for(Profile profile, std::size_t columns) {
  const int size = columns > 20 ? 8 : columns > 15 ? 9 : columns > 10 ? 10 : profile.body.table_size;
  profile.body.table_size = std::min(profile.body.table_size, size);
  return profile;
}

Section wide_section(const WideTable& wide, bool with_letterhead) {
  Section section{.blocks = {}, .landscape = true};
  if (with_letterhead) {
    Letterhead head = numbered_letterhead(wide.office, std::nullopt, wide.date);
    head.form_code = wide.form_code;
    section.blocks.push_back({std::move(head)});
  } else {
    section.blocks.push_back({Paragraph{.runs = {{.text = wide.form_code, .bold = true}},
                                        .align = Align::right,
                                        .indented = false,
                                        .keep_with_next = true}});
  }
  AnnexTitle title{.lines = {wide.title}, .attached_to = wide.attached_to};
  section.blocks.push_back({std::move(title)});
  for (const std::string& line : wide.subtitle)
    section.blocks.push_back({Paragraph{.runs = {{.text = line, .italic = true}},
                                        .align = Align::center,
                                        .indented = false,
                                        .keep_with_next = true}});
  section.blocks.push_back({table_of(wide)});
  for (std::size_t at = 0; at < wide.notes.size(); ++at)
    section.blocks.push_back(
        {Paragraph{.runs = {{.text = (at == 0 ? "Ghi chú: " : "") + wide.notes[at], .italic = true}},
                   .align = Align::left,
                   .indented = false}});
  if (wide.chart) section.blocks.push_back({*wide.chart});
  section.blocks.push_back({Signatures{.columns = {{.post = wide.maker},
                                                   {.authority = wide.signer.authority,
                                                    .body = wide.signer.body,
                                                    .post = wide.signer.post,
                                                    .name = wide.signer.name}}}});
  return section;
}

Paper wide_paper(const WideTable& wide, const Profile& profile) {
  return {.profile = sized_for(profile, wide.columns.size()),
          .title = wide.title,
          .author = wide.office.issuer,
          .made_on = wide.made_on,
          .sections = {wide_section(wide, true)}};
}

}  // namespace kiemdiem::paper
