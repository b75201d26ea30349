#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dictionary_of_tests.h"
#include "spreadsheet/situation_reader.h"
#include "spreadsheet/situation_writer.h"
#include "spreadsheet/template_writer.h"
#include "spreadsheet/workbook_reader.h"
#include "spreadsheet/zip_archive.h"

namespace kiemdiem::spreadsheet {
namespace {

using testing::HasSubstr;

struct Outcome {
  Result<facts::Situation> situation;
  Problems notices;
};

Outcome read_back(const std::string& bytes) {
  const auto workbook = read_workbook(bytes, "t.xlsx");
  if (!workbook) return {tl::unexpected{workbook.error()}, {}};
  Problems notices;
  auto situation = read_situation(*workbook, dictionary(), notices);
  return {std::move(situation), std::move(notices)};
}

constexpr std::string_view full = R"(
situation: Thử đủ mọi loại dữ kiện
regulation: phu-yen-khoi-2022
period: {kind: quarter, year: 2022, quarter: 3}
on: 2022-12-10
complete: [events, documents]
quota_reading: B
layers: all
holidays: [2022-12-05, 2022-12-06]
organizations:
  - {id: db, name: Đảng bộ Sở A, kind: grassroots_committee, established: 1998-03-01, proposed: good,
     votes: {eligible: 30, issued: 28, returned: 28, valid: 27, excellent: 2, good: 20, completed: 5, not_completed: 0}}
  - {id: cb, name: Chi bộ 1, kind: cell, parent: db, merged_or_split: true, meeting_quality: average, decided_by: db}
  - {id: coquan, kind: agency, party_organization: db}
collectives:
  - {id: cu, kind: cell_committee, of: cb, size: 3, size_at_review: 2, proposed: null, established: null}
people:
  - id: a
    name: Nguyễn Văn An
    cell: cb
    admitted: 2015-05-19
    sick_leave_months: 4
    temporary_at: db
    temporary_comment: false
    transferred: {from: db, on: 2022-10-01, months_at_previous: 9, comment: false}
    civil_servant: true
    civil_servant_rating: {rating: good, on: 2022-11-20T15:30}
    residence_comment: {on: 2022-11-25}
    residence_class: introduced_exempt
    discipline:
      - {on: 2022-04-01, form: reprimand, violated_at: cb, decided_by: db}
      - {form: warning}
    proposed: good
    posts:
      - {in: cu, role: secretary, since: 2021-03-01, leader: true, managed_by: db, proposed: excellent}
      - {in: coquan, role: head, primary_duty: false, newly_transferred_unrelated: true}
  - {id: b, civil_servant_rating: null, residence_comment: null, residence_class: not_introduced, discipline: [], votes: null,
     meetings_absent: null, civil_servant: null, residence_comment_required: true, suspended: true, maternity_leave_months: 6}
  - {id: c, name: Trần Thị Bưởi, posts: [{in: cb, role: member}], discipline: null}
events:
  - {event: review, subject: "collective:cu", on: 2022-11-20T08:00, chair: a, attended: [a, b], at: cb}
  - {event: dossier_sent, subject: "leader:a", on: 2022-12-14, by: post, copies: 3, in_writing: true}
  - {event: decided, subject: "organization:cb", rating: excellent}
documents:
  - {document: self_review, subject: "member:c", form: "02A", copies: 2}
)";

TEST(SituationWorkbook, what_is_written_is_read_back_as_the_same_situation) {
  const facts::Situation before = situation_of(full);
  const auto bytes = write_situation(before);
  ASSERT_TRUE(bytes) << to_text(bytes.error());
  const Outcome after = read_back(*bytes);
  ASSERT_TRUE(after.situation) << to_text(after.situation.error());
  EXPECT_EQ(told(*after.situation), told(before));
}

TEST(SituationWorkbook, an_empty_template_says_only_what_its_head_says) {
  const auto bytes = write_template(dictionary(), {"phu-yen-khoi-2022", "KH ĐUK Phú Yên 2022", 2022});
  ASSERT_TRUE(bytes) << to_text(bytes.error());
  const auto workbook = read_workbook(*bytes, "t.xlsx");
  ASSERT_TRUE(workbook);
  EXPECT_EQ(regulation_named_in(*workbook), "phu-yen-khoi-2022");
  const SituationTree tree = read_situation_tree(*workbook, dictionary());
  EXPECT_TRUE(tree.problems.empty()) << to_text(tree.problems);
  EXPECT_EQ(tree.root.find("people"), nullptr);
  EXPECT_EQ(tree.root.find("period")->find("year")->text(), "2022");
  EXPECT_EQ(tree.root.find("layers")->text(), "all");
}

// Fills one row below the example of a template's sheet, by heading.
void fill(std::vector<DraftSheet>& sheets, const std::string& name,
          const std::map<std::string, DraftCell>& values) {
  for (DraftSheet& sheet : sheets) {
    if (sheet.name != name) continue;
    sheet.rows.emplace_back(sheet.rows[2].size());
    for (const auto& [heading, cell] : values)
      for (std::size_t at = 0; at < sheet.rows[2].size(); ++at)
        if (std::get<std::string>(sheet.rows[2][at].value) == heading) sheet.rows.back()[at] = cell;
  }
}

std::vector<DraftSheet> filled_template() {
  auto sheets = template_sheets(dictionary(), {"phu-yen-khoi-2022", "KH", 2022});
  sheets[0].rows[8][1] = {std::string{"10/12/2022"}};
  fill(sheets, "To chuc",
       {{"Mã tổ chức (*)", {std::string{"cb1"}}},
        {"Tên tổ chức", {std::string{"Chi bộ 1"}}},
        {"Loại tổ chức (*)", {std::string{"Chi bộ"}}}});
  fill(sheets, "Dang vien",
       {{"Mã đảng viên (*)", {std::string{"an"}}},
        {"Họ và tên", {std::string{"Nguyễn Văn An"}}},
        {"Chi bộ", {std::string{"CHI BỘ 1"}}},
        {"Ngày vào Đảng", {*make_date(2015, 5, 19)}},
        {"Mức đề nghị", {std::string{"HTTNV"}}},
        {"Kỷ luật trong kỳ", {std::string{"-"}}},
        {"Số tháng nghỉ ốm", {std::string{"không"}}}});
  fill(sheets, "Su kien",
       {{"Việc (*)", {std::string{"kiểm điểm"}}},
        {"Đối tượng (*)", {std::string{"Nguyễn Văn An"}}},
        {"Ngày", {std::string{"15:00 ngày 05/12/2022"}}}});
  return sheets;
}

TEST(SituationWorkbook, a_filled_template_is_read_with_names_short_forms_and_dates_as_offices_write_them) {
  auto sheets = filled_template();
  fill(sheets, "Mac dinh",
       {{"Danh sách", {std::string{"Đảng viên"}}},
        {"Dữ kiện", {std::string{"Số kỳ vắng sinh hoạt"}}},
        {"Giá trị", {2.0}}});
  const Outcome read = read_back(write_workbook(sheets).value());
  ASSERT_TRUE(read.situation) << to_text(read.situation.error());
  const std::string said = told(*read.situation);
  for (const char* line :
       {"organizations 0 -1 kind: cell\n", "people 0 -1 cell: cb1\n", "people 0 -1 admitted: 2015-05-19\n",
        "people 0 -1 proposed: good\n", "people 0 -1 discipline: [0]\n", "people 0 -1 sick_leave_months: 0\n",
        "people 0 -1 meetings_absent: 2\n", "events 0 -1 subject: member:an\n",
        "events 0 -1 on: 2022-12-05T15:00\n", "people 0 -1 meetings_silent: unknown\n"})
    EXPECT_THAT(said, HasSubstr(line));
  EXPECT_EQ(read.situation->table("people").rows(), 1U);
}

TEST(SituationWorkbook, every_wrong_cell_is_named_at_once) {
  auto sheets = filled_template();
  fill(sheets, "Dang vien",
       {{"Mã đảng viên (*)", {std::string{"binh"}}},
        {"Chi bộ", {std::string{"Chi bộ 9"}}},
        {"Ngày vào Đảng", {std::string{"31/02/2015"}}},
        {"Mức đề nghị", {std::string{"rất tốt"}}},
        {"Số tháng nghỉ ốm", {14.0}},
        {"Miễn sinh hoạt", {std::string{"có lẽ"}}}});
  fill(sheets, "Ky luat",
       {{"Mã đảng viên (*)", {std::string{"lan"}}}, {"Hình thức", {std::string{"khiển trách"}}}});
  const Outcome read = read_back(write_workbook(sheets).value());
  ASSERT_FALSE(read.situation);
  const std::string problems = to_text(read.situation.error());
  for (const char* cell : {"ô C6", "ô E6", "ô F6", "ô H6", "“Ky luat”, ô A5"})
    EXPECT_THAT(problems, HasSubstr(cell));
  EXPECT_THAT(problems, HasSubstr("rất tốt"));
  EXPECT_THAT(problems, HasSubstr("Hoàn thành tốt nhiệm vụ"));
}

// A roster as an office keeps it, with titles, grouped headings, columns of its own and a total below.
DraftSheet office_roster() {
  const auto text = [](const char* words) { return DraftCell{std::string{words}}; };
  DraftSheet sheet;
  sheet.name = "DS 2022";
  sheet.rows = {{text("ĐẢNG ỦY SỞ A")},
                {},
                {text("DANH SÁCH ĐẢNG VIÊN NĂM 2022")},
                {text("STT"),
                 text("Họ tên"),
                 text("Ngày sinh"),
                 text("Ngày vào Đảng"),
                 {},
                 text("SỐ THẺ ĐẢNG"),
                 text("Chi Bộ"),
                 text("Đề nghị xếp loại")},
                {{}, {}, {}, text("Dự bị"), text("Chính thức")},
                {text("(1)"), text("(2)"), text("(3)"), text("(4)"), text("(5)"), text("(6)"), text("(7)"),
                 text("(8)")},
                {{1.0},
                 text("NguyÔn V¨n An"),
                 text("1980"),
                 {*make_date(2015, 5, 19)},
                 {*make_date(2016, 5, 19)},
                 text("01234567"),
                 text("cb1"),
                 text("HTXSNV")},
                {{2.0},
                 text("TrÇn ThÞ B\u00ADëi"),
                 text("1985"),
                 text("1/2/2022"),
                 {},
                 {},
                 text("cb1"),
                 text("Hoàn thành tốt")},
                {text("Tổng cộng: 2 đảng viên")},
                {{}, text("NGƯỜI LẬP BIỂU")}};
  sheet.merged = {{{3, 1}, {3, 8}}, {{4, 1}, {5, 1}}, {{4, 2}, {5, 2}}, {{4, 3}, {5, 3}},
                  {{4, 4}, {4, 5}}, {{4, 6}, {5, 6}}, {{4, 7}, {5, 7}}, {{4, 8}, {5, 8}}};
  return sheet;
}

TEST(SituationWorkbook, a_roster_of_an_office_is_read_by_its_headings) {
  auto sheets = template_sheets(dictionary(), {"phu-yen-khoi-2022", "KH", 2022});
  sheets[0].rows[8][1] = {std::string{"10/12/2022"}};
  fill(sheets, "To chuc",
       {{"Mã tổ chức (*)", {std::string{"cb1"}}}, {"Loại tổ chức (*)", {std::string{"chi bộ"}}}});
  std::erase_if(sheets, [](const DraftSheet& sheet) { return sheet.name == "Dang vien"; });
  sheets.push_back(office_roster());
  const Outcome read = read_back(write_workbook(sheets).value());
  ASSERT_TRUE(read.situation) << to_text(read.situation.error());
  const std::string said = told(*read.situation);
  for (const char* line : {"people 0 -1 id: 01234567\n", "people 0 -1 name: Nguyễn Văn An\n",
                           "people 0 -1 admitted: 2015-05-19\n", "people 0 -1 proposed: excellent\n",
                           "people 1 -1 id: tran-thi-buoi\n", "people 1 -1 admitted: 2022-02-01\n",
                           "people 1 -1 name: Trần Thị Bưởi\n"})
    EXPECT_THAT(said, HasSubstr(line));
  EXPECT_EQ(read.situation->table("people").rows(), 2U);
  const std::string notices = to_text(read.notices);
  for (const char* notice : {"TCVN3", "“STT”", "Ngày sinh", "đặt mã theo tên", "được đọc như danh sách"})
    EXPECT_THAT(notices, HasSubstr(notice));
}

TEST(SituationWorkbook, a_heading_near_to_a_known_one_and_a_heading_given_twice_are_problems) {
  DraftSheet sheet;
  sheet.name = "Đảng viên";
  for (const char* heading :
       {"Mã đảng viên", "Họ và tên", "Ngày vào Đản", "Chi bộ", "Chi  bộ (*)", "Ghi chú"})
    sheet.rows.resize(1), sheet.rows[0].push_back({std::string{heading}});
  const auto workbook = read_workbook(write_workbook({sheet}).value(), "t.xlsx");
  const SituationTree tree = read_situation_tree(*workbook, dictionary());
  const std::string problems = to_text(tree.problems);
  EXPECT_THAT(problems, HasSubstr("ô C1"));
  EXPECT_THAT(problems, HasSubstr("“Ngày vào Đảng”"));
  EXPECT_THAT(problems, HasSubstr("ô E1"));
  EXPECT_THAT(to_text(tree.notices), HasSubstr("Ghi chú"));
}

TEST(SituationWorkbook, the_usual_columns_of_offices_are_passed_over_without_complaint) {
  DraftSheet sheet;
  sheet.name = "01_DangVien";
  sheet.rows.resize(1);
  for (const char* heading : {"STT",
                              "Họ và tên (*)",
                              "Ngày sinh (*)",
                              "Giới tính",
                              "Số CCCD",
                              "Dân tộc",
                              "Tôn giáo",
                              "Quê quán",
                              "Nơi thường trú",
                              "Nơi tạm trú",
                              "Số thẻ đảng",
                              "Ngày vào Đảng (dự bị)",
                              "Ngày chính thức",
                              "Nơi kết nạp",
                              "Loại đảng viên",
                              "Chức vụ Đảng",
                              "Chức vụ chính quyền",
                              "Chức vụ đoàn thể",
                              "Đơn vị công tác",
                              "Chi bộ",
                              "Trình độ học vấn",
                              "Trạng thái sinh hoạt",
                              "Khen thưởng",
                              "Kỷ luật",
                              "Mức xếp loại năm trước",
                              "Số điện thoại",
                              "Email",
                              "Ghi chú"})
    sheet.rows[0].push_back({std::string{heading}});
  const auto workbook = read_workbook(write_workbook({sheet}).value(), "t.xlsx");
  const SituationTree tree = read_situation_tree(*workbook, dictionary());
  EXPECT_TRUE(tree.problems.empty()) << to_text(tree.problems);
  EXPECT_THAT(to_text(tree.notices), HasSubstr("“Số CCCD”"));
  EXPECT_THAT(to_text(tree.notices), testing::Not(HasSubstr("“Chi bộ”")));
}

/// A workbook that only holds a list of people under the headings given.
SituationTree people_under(const std::vector<DraftCell>& headings, const std::vector<DraftCell>& row) {
  DraftSheet sheet;
  sheet.name = "Đảng viên";
  sheet.rows = {headings, row};
  return read_situation_tree(read_workbook(write_workbook({sheet}).value(), "t.xlsx").value(), dictionary());
}

DraftCell word(const char* text) {
  return {std::string{text}};
}

TEST(SituationWorkbook, family_name_and_given_name_in_two_columns_are_one_name) {
  for (const char* family : {"Họ lót", "Họ đệm", "Họ và tên đệm", "Họ"}) {
    const SituationTree tree = people_under({word("Mã đảng viên"), word(family), word("Tên")},
                                            {word("an"), word("Nguyễn Văn"), word("An")});
    EXPECT_TRUE(tree.problems.empty()) << to_text(tree.problems);
    EXPECT_EQ(tree.root.find("people")->items()[0].find("name")->text(), "Nguyễn Văn An");
  }
}

TEST(SituationWorkbook, a_column_with_the_whole_name_goes_before_its_pieces) {
  const SituationTree tree =
      people_under({word("Mã đảng viên"), word("Họ đệm"), word("Tên"), word("Họ và tên")},
                   {word("an"), word("Nguyễn"), word("An"), word("Nguyễn Văn An")});
  EXPECT_EQ(tree.root.find("people")->items()[0].find("name")->text(), "Nguyễn Văn An");
  EXPECT_THAT(to_text(tree.notices), HasSubstr("“Họ đệm”"));
}

TEST(SituationWorkbook, a_year_or_a_month_is_no_day_and_the_message_says_what_to_write) {
  for (const DraftCell& half : {word("1965"), word("5/1965"), word("05-1965"), word("tháng 5 năm 1965"),
                                word("1965-05"), DraftCell{1965.0}, DraftCell{*make_date(1905, 5, 18)}}) {
    const SituationTree tree = people_under({word("Mã đảng viên"), word("Họ và tên"), word("Ngày vào Đảng")},
                                            {word("an"), word("An"), half});
    const std::string problems = to_text(tree.problems);
    EXPECT_THAT(problems, HasSubstr("ô C2"));
    EXPECT_THAT(problems, HasSubstr("hãy ghi đủ ngày/tháng/năm như 19/05/1965"));
    EXPECT_TRUE(tree.root.find("people")->items()[0].find("admitted")->is_null());
  }
}

TEST(SituationWorkbook, breaking_cells_are_red_with_their_clause_and_read_back_unchanged) {
  const facts::Situation before = situation_of(full);
  const std::vector<CellRemark> remarks{
      {"people", "a", "sick_leave_months", Style::breaks, "II.4: nghỉ ốm từ 3 tháng"},
      {"people", "a", "sick_leave_months", Style::note, "ghi thêm"},
      {"people", "a", "votes", Style::undecided, "chưa có kết quả bỏ phiếu"}};
  const ResultTable quotas{
      "Ty le", "TỶ LỆ XUẤT SẮC", {"Nơi", "Đã dùng"}, {20, 10}, {{{std::string{"db"}}, {4.0, Style::breaks}}}};
  const auto bytes = write_result(before, {quotas}, remarks);
  ASSERT_TRUE(bytes) << to_text(bytes.error());
  const Outcome after = read_back(*bytes);
  ASSERT_TRUE(after.situation) << to_text(after.situation.error());
  EXPECT_EQ(told(*after.situation), told(before));
  auto archive = ZipArchive::open(*bytes, "t.xlsx", {});
  std::string comments;
  for (int number = 1; number < 9; ++number)
    archive->read("xl/comments" + std::to_string(number) + ".xml", [&](std::string_view piece) {
      comments += piece;
      return true;
    });
  EXPECT_THAT(comments, HasSubstr("II.4: nghỉ ốm từ 3 tháng\nghi thêm"));
  EXPECT_THAT(comments, HasSubstr("chưa có kết quả bỏ phiếu"));
  for (const DraftSheet& sheet : situation_sheets(before, remarks))
    if (sheet.name == "Dang vien") {
      int red = 0, yellow = 0;
      for (const DraftCell& cell : sheet.rows[3]) {
        red += cell.style == Style::breaks;
        yellow += cell.style == Style::undecided;
      }
      EXPECT_EQ(red, 1);
      EXPECT_EQ(yellow, 1);
    }
}

}  // namespace
}  // namespace kiemdiem::spreadsheet
