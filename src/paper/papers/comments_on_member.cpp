#include "paper/papers/comments_on_member.h"

#include <fmt/format.h>

#include <array>

#include "paper/vietnamese_words.h"

namespace kiemdiem::paper {
namespace {

std::vector<Block> about(const AboutMember& member) {
  std::vector<Block> blocks{field("Họ và tên", member.name), field("Sinh ngày", member.born)};
  if (!member.gender.empty()) blocks.push_back(field("Giới tính", member.gender));
  if (!member.posts.empty()) blocks.push_back(field("Chức vụ", member.posts));
  blocks.push_back(field("Sinh hoạt tại chi bộ", member.cell));
  blocks.push_back(field("Nơi cư trú", member.address));
  return blocks;
}

Table graded_table(bool exempt) {
  Table table{.columns = {{"TT", 10, CellKind::centered},
                          {"Nội dung", 95},
                          {"Tốt", 18, CellKind::centered},
                          {"Khá", 18, CellKind::centered},
                          {"Chưa tốt", 22, CellKind::centered}}};
  std::vector<std::string> rows{
      "Chấp hành chủ trương, pháp luật, quy định của địa phương; nghĩa vụ công dân"};
  if (!exempt) rows.emplace_back("Giữ mối liên hệ, dự các cuộc họp với chi ủy nơi cư trú trong năm");
  rows.emplace_back("Gương mẫu của bản thân và gia đình ở nơi cư trú");
  rows.emplace_back("Tham gia phong trào, cuộc vận động ở địa phương");
  rows.emplace_back("Tham gia ý kiến xây dựng");
  int order = 0;
  for (const std::string& row : rows)
    table.rows.push_back(
        {{std::to_string(++order)}, {row}, {check_box(false)}, {check_box(false)}, {check_box(false)}});
  return table;
}

Block levels_line(const std::string& level) {
  std::string text = "Mức nhận xét chung:";
  for (const char* one : {"Tốt", "Khá", "Chưa tốt"})
    text += fmt::format("  {} {}", check_box(level == one), one);
  return sentence(std::move(text));
}

/// "Bản này thay bản nhận xét ngày 25/11/2022; lý do: …"
void add_correction(std::vector<Block>& text, const std::optional<Correction>& corrects) {
  if (!corrects) return;
  std::string words = "Bản này đính chính, thay bản nhận xét trước";
  if (corrects->of) words = "Bản này đính chính, thay bản nhận xét ngày " + to_vietnamese(*corrects->of);
  if (!corrects->reason.empty()) words += "; lý do: " + corrects->reason;
  text.push_back(sentence(words + "."));
}

}  // namespace

Paper residence_introduction(const ResidenceIntroduction& own, const Profile& profile) {
  std::vector<Block> text{
      field("Giới thiệu đồng chí", own.member.name), field("Giới tính", own.member.gender),
      field("Sinh ngày", own.member.born),           field("Ngày kết nạp", own.member.admitted),
      field("Ngày chính thức", own.member.official), field("Đang sinh hoạt tại chi bộ", own.member.cell),
      field("Nơi cư trú", own.member.address)};
  text.push_back(
      closing(own.exempt ? "Đồng chí thuộc diện được miễn tham gia sinh hoạt với chi bộ nơi cư trú theo Quy "
                           "định số 213-QĐ/TW; đề nghị cấp ủy nơi cư trú tiếp nhận để biết"
                         : "Đề nghị cấp ủy nơi cư trú tiếp nhận để đồng chí giữ mối liên hệ và thực hiện "
                           "nghĩa vụ công dân theo Quy định số 213-QĐ/TW"));
  return framed(own.issued, {.type_name = "Giấy giới thiệu", .to = {"Kính gửi", own.addressees}},
                std::move(text), profile);
}

Paper residence_request(const ResidenceRequest& own, const Profile& profile) {
  std::vector<Block> text{sentence(fmt::format(
      "Thực hiện Quy định số 213-QĐ/TW, {} đề nghị chi ủy nơi cư trú nhận xét việc giữ mối liên hệ "
      "và thực hiện nghĩa vụ công dân ở nơi cư trú {} đối với:",
      own.issued.office.issuer, own.period))};
  append(text, about(own.member));
  text.push_back(closing(fmt::format("Ý kiến xin ghi theo mẫu gửi kèm và gửi lại{}.",
                                     own.due ? " chậm nhất " + date_in_words(own.due) : std::string{})));
  return framed(own.issued,
                {.type_name = "Phiếu xin ý kiến",
                 .subject = {"chi ủy nơi cư trú " + own.period},
                 .to = {"Kính gửi", {own.addressee}}},
                std::move(text), profile);
}

Paper residence_comment(const ResidenceComment& own, const Profile& profile) {
  std::vector<Block> text = about(own.member);
  add_correction(text, own.corrects);
  text.push_back({graded_table(own.exempt)});
  text.push_back(sentence("Ý kiến nhận xét khác:"));
  append(text, written(own.text, 3));
  text.push_back(levels_line(own.level));
  return framed(own.issued,
                {.type_name = "Phiếu nhận xét",
                 .subject = {own.exempt ? "đảng viên được miễn sinh hoạt nơi cư trú"
                                        : "đảng viên đang công tác giữ mối liên hệ với tổ chức đảng",
                             own.exempt ? own.period : "và nhân dân nơi cư trú " + own.period}},
                std::move(text), profile);
}

Paper cell_comment(const CellComment& own, const Profile& profile) {
  std::vector<Block> text{
      field("Họ và tên", own.member.name), field("Sinh ngày", own.member.born),
      field("Chức vụ", own.member.posts),
      field(own.temporary ? "Thời gian sinh hoạt tạm thời" : "Thời gian sinh hoạt", own.time),
      field("Chi bộ sinh hoạt chính thức", own.member.cell)};
  add_correction(text, own.corrects);
  text.push_back({Heading{2, "Ưu điểm; hạn chế, khuyết điểm"}});
  append(text, written(own.text, 6));
  text.push_back({Heading{2, "Khen thưởng, kỷ luật"}});
  append(text, written({}, 2));
  text.push_back({Heading{2, "Mức đề nghị xếp loại"}});
  append(text, written(own.level, 1));
  return framed(
      own.issued,
      {.type_name = "Bản nhận xét",
       .subject = {(own.temporary ? "đảng viên sinh hoạt tạm thời " : "đảng viên chuyển sinh hoạt ") +
                   own.period}},
      std::move(text), profile);
}

}  // namespace kiemdiem::paper
