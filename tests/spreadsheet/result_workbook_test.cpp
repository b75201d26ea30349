#include "spreadsheet/assessment_workbook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dictionary_of_tests.h"
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
  subject.undecided = {"meetings_absent"};
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

TEST(AssessmentWorkbook, the_cells_that_decide_are_marked_with_their_clause) {
  std::map<std::string, CellRemark> by_fact;
  for (const CellRemark& remark : remarks_of(judged(), small())) by_fact[remark.fact] = remark;
  ASSERT_EQ(by_fact.size(), 4U);
  EXPECT_EQ(by_fact["proposed"].severity, Style::breaks);
  EXPECT_THAT(by_fact["proposed"].text, HasSubstr("Nghỉ ốm 4 tháng (KH 2022, II.4)"));
  EXPECT_EQ(by_fact["sick_leave_months"].severity, Style::note);
  EXPECT_EQ(by_fact["meetings_absent"].severity, Style::undecided);
  EXPECT_THAT(by_fact[""].text, HasSubstr("II.2"));
  EXPECT_EQ(by_fact[""].entry_id, "an");
}

TEST(AssessmentWorkbook, conclusions_quotas_and_findings_have_sheets_of_their_own) {
  const auto bytes = write_assessment(judged(), small());
  ASSERT_TRUE(bytes) << to_text(bytes.error());
  const auto workbook = read_workbook(*bytes, "t.xlsx");
  ASSERT_TRUE(workbook) << to_text(workbook.error());
  std::string all;
  for (const Sheet& sheet : workbook->sheets)
    for (const Cell& cell : sheet.cells) all += sheet.name + "!" + to_text(cell.at) + "=" + cell.text + "\n";
  for (const char* expected :
       {"Ket luan!A4=member:an", "Ket luan!B4=Nguyễn Văn An", "Ket luan!C4=Hoàn thành tốt nhiệm vụ",
        "Ket luan!D4=Hoàn thành nhiệm vụ", "Ket luan!E4=Trái quy định", "Ty le!C4=3", "Ty le!D4=4",
        "Viec can xem!C4=Thiếu bản cam kết (KH 2022, II.2)"})
    EXPECT_THAT(all, HasSubstr(expected));
}

}  // namespace
}  // namespace kiemdiem::spreadsheet
