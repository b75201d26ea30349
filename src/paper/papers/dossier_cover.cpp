#include "paper/papers/dossier_cover.h"

#include <fmt/format.h>

#include "paper/vietnamese_words.h"

namespace kiemdiem::paper {
namespace {

Signature signature(const Signer& signer, std::string note = {}) {
  return {.authority = signer.authority,
          .body = signer.body,
          .post = signer.post,
          .note = std::move(note),
          .name = signer.name};
}

int entries_of(const DossierCover& cover) {
  std::size_t count = 0;
  for (const DossierPart& part : cover.parts) count += part.entries.size();
  return static_cast<int>(count);
}

std::vector<Block> cover_of(const DossierCover& cover) {
  const auto line = [](std::string text) {
    return Block{Paragraph{.runs = {{.text = std::move(text)}}, .align = Align::left, .fill_in = true}};
  };
  return {{numbered_letterhead(cover.office, std::nullopt, std::nullopt)},
          {Title{.type_name = "Hồ sơ",
                 .subject = {"kiểm điểm, đánh giá, xếp loại chất lượng " + cover.period, cover.whose}}},
          line(fmt::format("Số tài liệu: {}. Số tờ: ", entries_of(cover))),
          line("Thời hạn bảo quản: " + cover.retention),
          line("Hồ sơ số: ")};
}

Table list_of(const DossierCover& cover) {
  Table table{.columns = {{"TT", 11, CellKind::centered},
                          {"Tên tài liệu", 56},
                          {"Số, ký hiệu", 24},
                          {"Ngày", 28, CellKind::centered},
                          {"Số bản", 12, CellKind::number},
                          {"Số tờ", 12, CellKind::number},
                          {"Ghi chú", 30}},
              .when_empty = "Chưa có tài liệu nào"};
  int order = 0;
  for (const DossierPart& part : cover.parts) {
    table.rows.push_back({{part.title, 7, true}});
    for (const DossierEntry& entry : part.entries)
      table.rows.push_back({{std::to_string(++order)},
                            {entry.label},
                            {entry.number},
                            {entry.on},
                            {entry.copies > 0 ? std::to_string(entry.copies) : ""},
                            {""},
                            {entry.note}});
  }
  return table;
}

std::vector<Block> missing_table(const std::string& heading, const std::vector<MissingPaper>& papers,
                                 const std::string& when_empty) {
  Table table{.columns = {{"TT", 8, CellKind::centered},
                          {"Của ai", 40},
                          {"Giấy tờ", 44},
                          {"Tình trạng", 24},
                          {"Ai nộp", 28},
                          {"Căn cứ", 32}},
              .when_empty = when_empty};
  int order = 0;
  for (const MissingPaper& paper : papers)
    table.rows.push_back({{std::to_string(++order)},
                          {paper.whose},
                          {paper.label},
                          {paper.state},
                          {paper.who},
                          {paper.clause}});
  return {{Heading{1, heading}}, {std::move(table)}};
}

}  // namespace

Paper dossier_cover(const DossierCover& cover, const Profile& profile) {
  std::vector<Block> list{{AnnexTitle{.lines = {"Mục lục tài liệu trong hồ sơ"}, .attached_to = cover.whose}},
                          {list_of(cover)},
                          {Signatures{.columns = {signature(cover.maker), signature(cover.head)}}}};
  return {.profile = profile,
          .title =
              fmt::format("Hồ sơ kiểm điểm, đánh giá, xếp loại chất lượng {}: {}", cover.period, cover.whose),
          .author = cover.office.issuer,
          .made_on = cover.made_on,
          .sections = {{.blocks = cover_of(cover)}, {.blocks = std::move(list)}}};
}

Paper missing_sheet(const MissingSheet& sheet, const Profile& profile) {
  std::vector<Block> blocks{
      {numbered_letterhead(sheet.office, std::nullopt, sheet.made_on)},
      {Title{
          .type_name = "Giấy tờ còn thiếu",
          .subject = {"trong hồ sơ kiểm điểm, đánh giá, xếp loại chất lượng " + sheet.period, sheet.whose}}}};
  append(blocks, missing_table("Phải bổ sung", sheet.lacking, "Không có giấy tờ nào còn thiếu"));
  append(blocks, missing_table("Chưa rõ đã có hay chưa, hoặc chưa rõ có phải nộp không", sheet.unknown,
                               "Không có giấy tờ nào chưa rõ"));
  return {.profile = profile,
          .title = "Giấy tờ còn thiếu: " + sheet.whose,
          .author = sheet.office.issuer,
          .made_on = sheet.made_on,
          .sections = {{.blocks = std::move(blocks), .landscape = true}}};
}

}  // namespace kiemdiem::paper
