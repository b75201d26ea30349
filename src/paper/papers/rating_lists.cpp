#include "paper/papers/rating_lists.h"

#include <fmt/format.h>

#include "paper/papers/wide_table.h"

namespace kiemdiem::paper {

Paper proposal_synthesis(const ProposalSynthesis& own, const Profile& profile) {
  std::vector<Column> columns{{"Họ và tên, tổ chức", 42}, {"Chức vụ", 26}, {"Xếp loại CC, VC", 20}};
  for (const std::string& body : own.bodies) columns.push_back({body, 22});
  for (const auto& [title, share] : {std::pair{"Biểu quyết (phiếu, %)", 22},
                                     {"Nhận xét nơi cư trú", 22},
                                     {"Mức đề nghị", 44},
                                     {"Ghi chú", 24}})
    columns.push_back({title, share});
  std::vector<std::vector<std::string>> rows;
  for (const ProposedBySubject& line : own.lines) {
    std::vector<std::string> row{line.name, line.post, line.civil_servant};
    row.insert(row.end(), line.by_body.begin(), line.by_body.end());
    row.resize(3 + own.bodies.size());
    for (const std::string& text : {line.votes, line.residence, line.proposed, line.remark})
      row.push_back(text);
    rows.push_back(std::move(row));
  }
  const Profile sized = sized_for(profile, columns.size());
  std::vector<Block> text{numbered_table(std::move(columns), rows)};
  if (!own.legend.empty())
    text.push_back(
        {Paragraph{.runs = {{.text = own.legend, .italic = true}}, .align = Align::left, .indented = false}});
  return framed(
      own.issued,
      {.type_name = "Bảng tổng hợp", .subject = {"đề xuất mức xếp loại chất lượng " + own.period, own.of}},
      std::move(text), sized, true);
}

Paper unrated_list(const UnratedList& own, const Profile& profile) {
  std::vector<std::vector<std::string>> rows;
  for (const NotRated& line : own.lines)
    rows.push_back({line.name, line.card, line.cell, line.admitted, line.not_reviewed ? "X" : "",
                    line.not_rated ? "X" : "", line.reason});
  std::vector<Block> text{numbered_table({{"Họ và tên", 40},
                                          {"Mã/Số thẻ", 22, CellKind::centered},
                                          {"Chi bộ", 30},
                                          {"Ngày kết nạp", 22, CellKind::centered},
                                          {"Chưa kiểm điểm", 16, CellKind::centered},
                                          {"Chưa xếp loại", 16, CellKind::centered},
                                          {"Lý do", 45}},
                                         rows)};
  text.push_back({Paragraph{
      .runs = {{.text = "Đảng viên chưa kiểm điểm, xếp loại được kiểm điểm, xếp loại ở kỳ sinh hoạt gần "
                        "nhất mà đảng viên dự; chi bộ báo cáo bổ sung lên cấp trên.",
                .italic = true}}}});
  return framed(
      own.issued,
      {.type_name = "Danh sách đảng viên", .subject = {"chưa kiểm điểm, xếp loại chất lượng " + own.period}},
      std::move(text), profile, true);
}

Paper submission(const Submission& own, const Profile& profile) {
  std::vector<Block> text{sentence(fmt::format(
      "{} trình {} xem xét, quyết định mức xếp loại chất lượng {} như sau:", own.issued.office.issuer,
      own.addressee, own.period))};
  append(text, level_lines(own.levels, own.counts, "đối tượng"));
  for (const SubmittedKind& kind : own.kinds) {
    text.push_back({Heading{2, kind.title}});
    std::vector<std::vector<std::string>> rows;
    for (const Submitted& line : kind.lines)
      rows.push_back({line.name, line.post, line.own_level, line.votes, line.proposed, line.ground});
    text.push_back(numbered_table({{"Tên, họ và tên", 40},
                                   {"Chức vụ", 26},
                                   {"Tự nhận", 24},
                                   {"Biểu quyết (%)", 20},
                                   {"Mức đề nghị", 40},
                                   {"Căn cứ, lý do", 34}},
                                  rows));
  }
  if (!own.quotas.empty()) {
    text.push_back({Heading{2, "Tỷ lệ xếp loại xuất sắc"}});
    for (const std::string& quota : own.quotas) text.push_back(sentence("- " + quota));
  }
  if (!own.attached.empty()) {
    text.push_back({Heading{2, "Hồ sơ kèm theo"}});
    for (const std::string& paper : own.attached) text.push_back(sentence("- " + paper + ";"));
  }
  text.push_back(
      closing(fmt::format("{} chịu trách nhiệm về tính chính xác của hồ sơ và kính trình {} quyết định.",
                          own.issued.office.issuer, own.addressee)));
  return framed(own.issued,
                {.type_name = "Tờ trình",
                 .subject = {"đề nghị xếp loại chất lượng " + own.period},
                 .to = {"Kính trình", {own.addressee}},
                 .grounds = own.grounds},
                std::move(text), profile);
}

}  // namespace kiemdiem::paper
