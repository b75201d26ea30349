#include "spreadsheet/result_workbook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dictionary_of_tests.h"
#include "spreadsheet/situation_reader.h"
#include "spreadsheet/workbook_reader.h"

namespace kiemdiem::spreadsheet {
namespace {

using testing::HasSubstr;

facts::Situation small() {
  return situation_of(R"(
regulation: r
period: {kind: year, year: 2022}
on: 2022-12-10
organizations: [{id: cb, kind: cell}]
people: [{id: an, name: Nguyễn Văn An, cell: cb, sick_leave_months: 4, proposed: good}]
)");
}

assessment::Assessment judged() {
  assessment::SubjectResult subject;
  subject.subject = {facts::SubjectKind::member, 0};
  subject.id = "member:an";
  subject.proposed = 1;
  subject.ceiling = 2;
  subject.verdict = assessment::Verdict::breaks;
  subject.reasons.push_back({"sick",
                             assessment::Effect::ceiling,
                             2,
                             true,
                             "KH 2022",
                             "II.4",
                             {{"sick_leave_months", "4", "", ""}},
                             "Nghỉ ốm 4 tháng"});
  subject.pending.push_back({"silent", "KH 2022", "II.5", "Vắng nhiều kỳ", {"meetings_absent"}});
  assessment::Finding finding;
  finding.subject = "member:an";
  finding.verdict = assessment::Verdict::breaks;
  finding.document = "KH 2022";
  finding.clause = "II.2";
  finding.text = "Thiếu bản cam kết";
  assessment::QuotaResult quota;
  quota.scope = "organization:cb";
  quota.used = 4;
  quota.limit = 3;
  quota.verdict = assessment::Verdict::breaks;
  assessment::Assessment assessment;
  assessment.subjects = {subject};
  assessment.findings = {finding};
  assessment.quotas = {quota};
  return assessment;
}

regulation::Regulation named() {
  regulation::Regulation regulation;
  regulation.document.name = "KH 2022";
  return regulation;
}

/// Every cell of a workbook, one a line.
std::string cells_of(const Workbook& workbook) {
  std::string all;
  for (const Sheet& sheet : workbook.sheets)
    for (const Cell& cell : sheet.cells) all += sheet.name + "!" + to_text(cell.at) + "=" + cell.text + "\n";
  return all;
}

Workbook workbook_of(const Result<std::string>& bytes) {
  return read_workbook(bytes.value(), "t.xlsx").value();
}

TEST(ResultWorkbook, the_cells_that_decide_are_marked_with_their_clause) {
  std::map<std::string, CellRemark> by_fact;
  for (const CellRemark& remark : remarks_of(small(), judged())) by_fact[remark.fact] = remark;
  ASSERT_EQ(by_fact.size(), 4U);
  EXPECT_EQ(by_fact["proposed"].severity, Style::breaks);
  EXPECT_THAT(by_fact["proposed"].text, HasSubstr("Nghỉ ốm 4 tháng [KH 2022, II.4]"));
  EXPECT_EQ(by_fact["sick_leave_months"].severity, Style::breaks);
  EXPECT_EQ(by_fact["meetings_absent"].severity, Style::undecided);
  EXPECT_THAT(by_fact["meetings_absent"].text, HasSubstr("II.5"));
  EXPECT_THAT(by_fact[""].text, HasSubstr("II.2"));
  EXPECT_EQ(by_fact[""].entry_id, "an");
}

TEST(ResultWorkbook, conclusions_quotas_and_findings_have_sheets_of_their_own) {
  const std::string all = cells_of(workbook_of(write_assessment(small(), named(), judged())));
  for (const char* expected :
       {"Ket luan!A4=member:an", "Ket luan!B4=Nguyễn Văn An", "Ket luan!F4=Hoàn thành nhiệm vụ",
        "Ket luan!I4=Hoàn thành tốt nhiệm vụ", "Ket luan!J4=Trái quy định", "Ty le!D4=3", "Ty le!E4=4",
        "Phat hien!E4=Thiếu bản cam kết", "Phat hien!G4=II.2"})
    EXPECT_THAT(all, HasSubstr(expected));
}

/// A roster with columns and a sheet of the office's own.
Workbook roster() {
  const auto text = [](const char* words) { return DraftCell{std::string{words}}; };
  DraftSheet people;
  people.name = "Đảng viên";
  people.rows = {{text("STT"), text("Mã đảng viên"), text("Ghi chú"), text("Họ và tên"), text("Ngày sinh")},
                 {{1.0}, text("an"), text("nghỉ phép"), text("An"), {*make_date(1980, 5, 19)}},
                 {{2.0}, text("binh"), {}, text("Bình"), text("1981")}};
  DraftSheet plan;
  plan.name = "Lịch họp";
  plan.rows = {{}, {{}, text("Tháng 12"), {7.5}}};
  DraftSheet earlier;
  earlier.name = "Ket luan";
  earlier.rows = {{text("kết luận cũ")}};
  return workbook_of(write_workbook({people, plan, earlier}));
}

TEST(ResultWorkbook, columns_and_sheets_of_the_office_are_kept_as_values) {
  const Workbook before = roster();
  const Node root = read_situation_tree(before, dictionary()).root;
  auto entries = root.entries();
  const Node head =
      parse_yaml("regulation: r\nperiod: {kind: year, year: 2022}\non: 2022-12-10\n", "t.yaml").value();
  for (const auto& [key, value] : head.entries()) entries.emplace_back(key, value);
  const auto situation = facts::read_situation(Node::map(entries, {}), dictionary(), "t.xlsx");
  ASSERT_TRUE(situation) << to_text(situation.error());
  const Workbook after =
      workbook_of(write_assessment(*situation, named(), {}, kept_of(before, dictionary())));
  const std::string all = cells_of(after);
  const auto own = dictionary().list("people");
  int column = 1;
  for (const facts::Fact& fact : own->facts) column += fact.column.empty() ? 0 : 1;
  const auto cell = [&](int at, int row) {
    return "Dang vien!" + to_text(CellReference{row, column + at}) + "=";
  };
  for (const std::string& expected :
       {cell(0, 3) + "STT", cell(1, 3) + "Ghi chú", cell(2, 3) + "Ngày sinh", cell(0, 4) + "1\n",
        cell(1, 4) + "nghỉ phép", cell(2, 4) + "1980-05-19", cell(0, 5) + "2\n", cell(2, 5) + "1981",
        std::string{"Lịch họp!B2=Tháng 12"}, std::string{"Lịch họp!C2=7.5"}})
    EXPECT_THAT(all, HasSubstr(expected));
  EXPECT_THAT(all, testing::Not(HasSubstr("kết luận cũ")));
}

}  // namespace
}  // namespace kiemdiem::spreadsheet
