#include "procedure/progress.h"
#include "procedure/work_entries.h"
#include "working.h"

namespace kiemdiem::procedure {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A cell of one group in the year of the hospital's plan. What happens is added event by event.
std::string cell(const std::string& events, const std::string& papers = "") {
  std::string text = R"(regulation: benh-vien-phoi-2021
period: {kind: year, year: 2021}
on: 2021-12-31
unless_stated:
  people: {admitted: 2010-05-19, sick_leave_months: 0, meetings_absent: 0, meetings_silent: 0, discipline: [], civil_servant: false, residence_comment: {on: 2021-11-20}}
  organizations: {established: 1998-03-01}
  collectives: {established: 2015-06-01, size: 3}
organizations:
  - {id: db, name: Đảng bộ Sở, kind: grassroots_committee}
  - {id: cb, name: Chi bộ Khoa, kind: cell, parent: db}
  - {id: to, name: Tổ đảng số 1, kind: group, parent: cb}
collectives:
  - {id: cu, name: Chi ủy Khoa, kind: cell_committee, of: cb}
people:
  - {id: bt, name: Bí Thư, cell: cb, posts: [{in: cb, role: secretary}]}
  - {id: pb, name: Phó Bí Thư, cell: cb, posts: [{in: cb, role: deputy_secretary}]}
  - {id: cuv, name: Chi Ủy Viên, cell: cb, posts: [{in: cb, role: committee_member}]}
  - {id: an, name: An, cell: cb, group: to, posts: [{in: to, role: group_leader}]}
  - {id: binh, name: Bình, cell: cb, group: to}
  - {id: mien, name: Miễn, cell: cb, exempt: true}
)";
  if (!events.empty()) text += "events:\n" + events;
  if (!papers.empty()) text += "documents:\n" + papers;
  return text;
}

std::string papers_of(const std::vector<std::string>& people) {
  std::string text;
  for (const std::string& person : people)
    for (const char* paper : {"self_review", "manifestations_check", "commitment"})
      text += fmt::format("  - {{document: {}, subject: \"member:{}\"}}\n", paper, person);
  return text;
}

std::string event(const std::string& kind, const std::string& subject, const std::string& on,
                  const std::string& more = "") {
  return fmt::format("  - {{event: {}, subject: \"{}\", on: {}{}}}\n", kind, subject, on, more);
}

const std::string all_papers = papers_of({"bt", "pb", "cuv", "an", "binh"});
const std::string opinions = event("opinions_collected", "collective:cu", "2021-12-01");
const std::string draft = event("draft_sent", "collective:cu", "2021-12-14");
const std::string groups = event("group_review", "organization:to", "2021-12-10") +
                           event("group_report_sent", "organization:to", "2021-12-13");
const std::string reviews = event("review", "collective:cu", "2021-12-20") +
                            event("review", "member:bt", "2021-12-20", ", at: cb, chair: pb") +
                            event("review", "member:pb", "2021-12-20", ", at: cb") +
                            event("review", "member:cuv", "2021-12-20", ", at: cb");
const std::string ratings =
    event("rating", "organization:cb", "2021-12-20") + event("rating", "member:bt", "2021-12-20") +
    event("rating", "member:pb", "2021-12-20") + event("rating", "member:cuv", "2021-12-20") +
    event("rating", "member:an", "2021-12-20") + event("rating", "member:binh", "2021-12-20");

std::vector<std::string> lines(const Told& told, const std::vector<WorkItem>& items) {
  std::vector<std::string> found;
  for (const WorkItem& item : items) found.push_back(words(entry_of(*told.work, item, Section::today)));
  return found;
}

WorkList secretary(const Told& told) {
  return work_list(*told.work,
                   {Role::cell_secretary, told.organization("cb"), told.subject("member:bt").row});
}

TEST(AYearOfACell, begins_with_opinions_and_with_everybodys_own_papers) {
  const Told told{cell(""), "2021-12-01"};
  const WorkList list = secretary(told);
  EXPECT_THAT(lines(told, list.later),
              ElementsAre("Lấy ý kiến góp ý vào báo cáo kiểm điểm của Chi ủy Khoa",
                          "Bản tự kiểm điểm, bản tự nhận diện 27 biểu hiện và bản cam kết của Bí Thư"));
  EXPECT_THAT(list.late, IsEmpty());
  EXPECT_EQ(told.state("draft", "collective:cu"), "waiting");
}

TEST(AYearOfACell, counts_the_day_of_the_draft_back_in_working_days) {
  const Told told{cell(opinions), "2021-12-13"};
  const Task& task = told.task("draft", "collective:cu");
  EXPECT_EQ(name(task.state), "open");
  EXPECT_EQ(task.due.last, day("2021-12-15"));
  EXPECT_EQ(task.working_days_left, 2);
  const TaskText text = told.work->text(task);
  EXPECT_EQ(text.left, "còn 2 ngày làm việc");
  EXPECT_EQ(text.due, "chậm nhất ngày 15/12/2021 (hội nghị ngày 20/12/2021)");
  EXPECT_EQ(text.who, "bí thư chi bộ, Chi bộ Khoa (Bí Thư)");
  EXPECT_THAT(text.citation, HasSubstr("II.4.1.1"));
}

TEST(AYearOfACell, asks_for_the_draft_today_on_its_last_day_and_forbids_the_meeting_from_the_next) {
  const Told last{cell(opinions), "2021-12-15"};
  EXPECT_EQ(lines(last, secretary(last).today),
            std::vector<std::string>{"Gửi dự thảo báo cáo kiểm điểm của Chi ủy Khoa cho người dự họp"});
  EXPECT_EQ(last.state("review-committee", "collective:cu"), "waiting");
  const Told missed{cell(opinions), "2021-12-16"};
  EXPECT_EQ(missed.state("draft", "collective:cu"), "late");
  EXPECT_EQ(missed.state("review-committee", "collective:cu"), "blocked");
  EXPECT_EQ(missed.task("review-committee", "collective:cu").earliest, day("2021-12-21"));
  EXPECT_THAT(missed.text("review-committee", "collective:cu").why,
              HasSubstr("Sớm nhất làm được ngày 21/12/2021"));
}

TEST(AYearOfACell, is_not_held_up_by_a_draft_that_went_out_in_time) {
  const Told told{cell(opinions + draft, all_papers), "2021-12-20"};
  EXPECT_EQ(told.state("review-committee", "collective:cu"), "open");
  EXPECT_THAT(lines(told, secretary(told).today), Contains("Kiểm điểm Chi ủy Khoa tại chi bộ"));
}

TEST(AYearOfACell, names_the_chain_that_a_deputy_waits_for_with_reasons) {
  const Told told{cell(opinions + draft, papers_of({"bt"})), "2021-12-20"};
  const TaskText text = told.text("review-deputy", "member:pb");
  EXPECT_EQ(text.state, "đang chờ");
  std::map<std::string, std::string> because;
  for (const WaitText& wait : text.waits_for) because[wait.what] = wait.citation + ": " + wait.why;
  EXPECT_EQ(because.size(), 3U);
  EXPECT_THAT(because["Kiểm điểm Chi ủy Khoa tại chi bộ"], HasSubstr("II.4.2: Kiểm điểm tập thể trước"));
  EXPECT_THAT(because["Kiểm điểm bí thư Bí Thư (phó bí thư chủ trì)"], HasSubstr("Kiểm điểm bí thư trước"));
  EXPECT_THAT(because["Bản tự kiểm điểm, bản tự nhận diện 27 biểu hiện và bản cam kết của Phó Bí Thư"],
              HasSubstr("thứ tự các bước"));
}

TEST(AYearOfACell, gives_the_secretarys_own_review_to_the_deputy) {
  const Told told{cell(opinions + draft, all_papers), "2021-12-20"};
  const Task& task = told.task("review-secretary", "member:bt");
  EXPECT_EQ(task.by.role, Role::cell_deputy);
  EXPECT_EQ(told.situation.id(EntityRef{EntityKind::person, task.by.person}), "pb");
  EXPECT_THAT(told.work->chair_of(told.subject("member:bt").row), ElementsAre(told.subject("member:pb").row));
  EXPECT_THAT(told.work->chair_of(told.subject("member:pb").row), IsEmpty());
  EXPECT_THAT(told.work->heads_of({EntityKind::collective, told.subject("collective:cu").row}),
              ElementsAre(told.subject("member:bt").row));
}

TEST(AYearOfACell, shows_the_group_its_own_days) {
  const Viewer leader{Role::group_leader, Told{cell(""), "2021-12-14"}.organization("to"), -1};
  const Told told{cell("", all_papers), "2021-12-14"};
  EXPECT_THAT(lines(told, work_list(*told.work, leader).this_week),
              ElementsAre("Tổ đảng số 1 họp kiểm điểm đảng viên của tổ",
                          "Kiểm điểm đảng viên ở tổ đảng: 2 người (An, Bình)"));
  EXPECT_EQ(told.text("group-meeting", "organization:to").due, "trước ngày 16/12/2021");
  const Told later{cell(groups, all_papers), "2021-12-14"};
  EXPECT_EQ(later.state("group-review", "member:binh"), "done");
  EXPECT_EQ(later.state("group-report", "organization:to"), "done");
}

TEST(AYearOfACell, leaves_out_whom_the_plan_leaves_out) {
  const Told told{cell(""), "2021-12-14"};
  EXPECT_EQ(told.state("self-review", "member:mien"), "not_needed");
  EXPECT_EQ(told.state("rate-members", "member:mien"), "not_needed");
  EXPECT_THAT(told.text("rate-members", "member:mien").why, HasSubstr("miễn"));
}

TEST(AYearOfACell, moves_on_to_the_dossier_when_the_ballot_is_over) {
  const Told told{cell(opinions + draft + groups + reviews + ratings, all_papers), "2021-12-21"};
  EXPECT_EQ(lines(told, secretary(told).today),
            std::vector<std::string>{"Gửi hồ sơ của Chi bộ Khoa về đảng ủy cấp trên"});
  EXPECT_EQ(told.text("dossier", "organization:cb").left, "hạn hôm nay");
  const Told missed{cell(opinions + draft + groups + reviews + ratings, all_papers), "2021-12-22"};
  EXPECT_EQ(missed.state("dossier", "organization:cb"), "late");
  EXPECT_EQ(missed.text("dossier", "organization:cb").left, "quá hạn 1 ngày làm việc");
}

TEST(AYearOfACell, waits_for_the_superior_who_verifies_between_two_days) {
  const std::string sent = event("dossier_sent", "organization:cb", "2021-12-21");
  const std::string year = opinions + draft + groups + reviews + ratings + sent;
  const Told early{cell(year, all_papers), "2021-12-22"};
  EXPECT_EQ(early.state("verification", "organization:cb"), "blocked");
  EXPECT_THAT(early.text("verification", "organization:cb").why, HasSubstr("23/12/2021"));
  const Told told{cell(year, all_papers), "2021-12-23"};
  EXPECT_EQ(told.state("verification", "organization:cb"), "open");
  EXPECT_EQ(told.text("verification", "organization:cb").who, "cấp ủy cơ sở, Đảng bộ Sở");
  EXPECT_EQ(told.work->unit_path(told.organization("cb")), "/db/cb/");
}

TEST(AYearOfACell, gets_the_dossier_back_and_sends_it_again) {
  const std::string sent = event("dossier_sent", "organization:cb", "2021-12-21");
  const std::string back = event("dossier_returned", "organization:cb", "2021-12-24");
  const std::string year = opinions + draft + groups + reviews + ratings + sent + back;
  const Told told{cell(year, all_papers), "2021-12-24"};
  const Task& task = told.task("dossier", "organization:cb");
  EXPECT_TRUE(task.returned);
  EXPECT_EQ(name(task.state), "late");
  EXPECT_EQ(told.state("verification", "organization:cb"), "waiting");
  EXPECT_EQ(progress(*told.work).own(told.organization("cb"), *told.by->plan.index_of("dossier")).returned,
            1);
  const Told again{cell(year + event("dossier_sent", "organization:cb", "2021-12-27"), all_papers),
                   "2021-12-27"};
  EXPECT_EQ(again.state("dossier", "organization:cb"), "done");
}

TEST(AYearOfACell, calls_for_a_new_rating_only_after_a_fault_was_found) {
  const std::string year = opinions + draft + groups + reviews + ratings;
  EXPECT_FALSE(Told(cell(year), "2021-12-28").has("rate-again", "member:an"));
  const std::string fault = event("fault_found", "member:an", "2021-12-27");
  EXPECT_EQ(Told(cell(year + fault), "2021-12-28").state("rate-again", "member:an"), "open");
  const std::string again = event("re_rated", "member:an", "2021-12-28");
  EXPECT_EQ(Told(cell(year + fault + again), "2021-12-28").state("rate-again", "member:an"), "done");
}

TEST(AYearOfACell, does_not_count_what_is_recorded_for_a_later_day) {
  const Told told{cell(opinions + draft + event("review", "collective:cu", "2021-12-20"), all_papers),
                  "2021-12-17"};
  EXPECT_NE(told.state("review-committee", "collective:cu"), "done");
  EXPECT_EQ(told.task("review-committee", "collective:cu").planned, at("2021-12-20"));
}

TEST(AYearOfACell, does_not_guess_what_is_not_known) {
  std::string text = cell("");
  text.replace(text.find("admitted: 2010-05-19, "), 22, "");
  const Told told{text, "2021-12-20"};
  EXPECT_EQ(told.state("rate-members", "member:binh"), "undecided");
  EXPECT_THAT(told.text("rate-members", "member:binh").why, HasSubstr("Ngày kết nạp Đảng"));
}

TEST(AYearOfACell, is_counted_alike_by_tasks_and_by_columns_at_every_stage) {
  const std::string sent = event("dossier_sent", "organization:cb", "2021-12-21");
  const std::string back = event("dossier_returned", "organization:cb", "2021-12-24");
  const std::string fault = event("fault_found", "member:an", "2021-12-27");
  const std::string committee_by_its_cell = event("review", "organization:cb", "2021-12-20");
  const std::string ahead = event("draft_sent", "collective:cu", "2021-12-19");
  std::string year;
  for (const std::string& more : {std::string{}, opinions, ahead, committee_by_its_cell, groups, reviews,
                                  ratings, sent, back, fault, event("re_rated", "member:an", "2021-12-28")}) {
    year += more;
    for (const char* now : {"2021-12-01", "2021-12-16", "2021-12-22", "2021-12-31"})
      EXPECT_GT(counted_alike(Told{cell(year, papers_of({"bt", "an"})), now}), 20) << now << "\n" << year;
  }
}

TEST(Tet, lies_between_two_working_days) {
  // Tết Nhâm Dần: 31/01 to 04/02/2022 are days off.
  const WorkCalendar& calendar = data().calendar();
  EXPECT_EQ(calendar.working_days_between(day("2022-01-28"), day("2022-02-07")), 1);
  EXPECT_EQ(calendar.working_days_between(day("2022-02-07"), day("2022-01-28")), -1);
  EXPECT_EQ(calendar.working_days_after(day("2022-01-28"), 1), day("2022-02-07"));
  EXPECT_EQ(calendar.working_days_before(day("2022-02-08"), 3), day("2022-01-27"));
}

}  // namespace
}  // namespace kiemdiem::procedure
