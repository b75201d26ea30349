#include "procedure/calendar_file.h"
#include "procedure/timeline.h"
#include "working.h"

#include <set>

namespace kiemdiem::procedure {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Rules& phu_yen() {
  return rules("phu-yen-khoi-2022", year(2022), day("2022-12-31"));
}

Result<Plan> own(const std::string& text) {
  const Node node = parse_yaml(text, "own.yaml").value();
  return inherit(phu_yen().plan, node, phu_yen().bound, year(2022), day("2022-12-31"));
}

std::string problem(const std::string& text) {
  const auto plan = own(text);
  return plan ? "" : to_text(plan.error());
}

TEST(APlan, takes_its_days_from_the_rules_it_names) {
  const Step& dossier = *phu_yen().plan.find("dossier");
  EXPECT_EQ(dossier.day.last, day("2022-12-14"));
  EXPECT_TRUE(dossier.day.before);
  EXPECT_EQ(dossier.day.clause, "II.3.1");
  const Step& rating = *phu_yen().plan.find("rate-members");
  EXPECT_EQ(rating.day.last, day("2022-12-12"));
  EXPECT_FALSE(rating.day.before);
  EXPECT_EQ(rating.day.from, day("2022-11-15"));
}

TEST(AnOwnPlan, may_set_an_earlier_day) {
  const auto plan = own("title: Kế hoạch Đảng ủy\ndays:\n  - {step: dossier, by: 2022-12-10}\n");
  ASSERT_TRUE(plan) << to_text(plan.error());
  EXPECT_EQ(plan->title, "Kế hoạch Đảng ủy");
  EXPECT_EQ(plan->find("dossier")->day.last, day("2022-12-10"));
  EXPECT_EQ(plan->find("rate-members")->day.last, day("2022-12-12"));
}

TEST(AnOwnPlan, keeps_the_upper_plans_start_where_it_only_sets_an_end) {
  const auto plan = own("days:\n  - {step: rate-members, by: 2022-12-08}\n");
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->find("rate-members")->day.from, day("2022-11-15"));
}

TEST(AnOwnPlan, may_not_set_a_later_day_and_is_told_the_clause) {
  EXPECT_THAT(problem("days:\n  - {step: dossier, by: 2022-12-15}\n"),
              AllOf(HasSubstr("own.yaml:2:5"), HasSubstr("15/12/2022 muộn hơn hạn cuối 14/12/2022"),
                    HasSubstr("KH ĐUK Phú Yên 2022, II.3.1")));
  EXPECT_EQ(problem("days:\n  - {step: dossier, before: 2022-12-15}\n"), "");
}

TEST(AnOwnPlan, may_not_start_before_the_upper_plan) {
  EXPECT_THAT(problem("days:\n  - {step: rate-members, from: 2022-11-14}\n"),
              HasSubstr("sớm hơn ngày bắt đầu 15/11/2022"));
}

TEST(AnOwnPlan, may_ask_for_a_longer_notice_but_not_for_a_shorter) {
  EXPECT_EQ(problem("days:\n  - {step: registration, days: 5}\n"), "");
  EXPECT_THAT(problem("days:\n  - {step: registration, days: 2}\n"), HasSubstr("II.5.1"));
}

TEST(AnOwnPlan, says_every_problem_at_once_with_the_nearest_step) {
  const std::string text =
      problem("days:\n  - {step: dosier, by: 2022-12-10}\n  - {step: dossier}\nwrong: 1\n");
  EXPECT_THAT(text, AllOf(HasSubstr("“dossier”"), HasSubstr("own.yaml:3:5"), HasSubstr("“wrong”")));
}

TEST(AnOwnPlan, adds_steps_of_its_own) {
  const auto plan =
      own("steps:\n  - {id: rehearsal, label: Họp trù bị, phase: preparing, event: opinions_collected, of: "
          "collective, "
          "day: {by: 2022-11-20}}\n");
  ASSERT_TRUE(plan) << to_text(plan.error());
  EXPECT_EQ(plan->find("rehearsal")->day.document, "kế hoạch của đơn vị");
  EXPECT_THAT(
      problem(
          "steps:\n  - {id: dossier, label: Gửi, phase: rating, event: dossier_sent, of: organization}\n"),
      HasSubstr("Mã bước “dossier” đã dùng"));
}

TEST(AnOwnPlan, may_not_run_in_a_circle) {
  EXPECT_THAT(
      problem("steps:\n"
              "  - {id: one, label: Một, phase: rating, event: verified, of: member, after: [two]}\n"
              "  - {id: two, label: Hai, phase: rating, event: notified, of: member, after: [one]}\n"),
      HasSubstr("one ← two ← one"));
}

TEST(ASteps, file_that_names_no_such_rule_is_refused_with_the_nearest) {
  const Node node =
      parse_yaml("steps:\n  - {id: x, label: X, phase: rating, rules: [dossier-befor]}\n", "s.yaml").value();
  const auto plan = read_steps(node, phu_yen().bound, year(2022), day("2022-12-31"));
  ASSERT_FALSE(plan);
  EXPECT_THAT(to_text(plan.error()), HasSubstr("“dossier-before”"));
}

TEST(ATimeline, flags_the_days_week_by_week_against_today) {
  const Timeline line = timeline(phu_yen().plan, data().calendar(), year(2022), day("2022-12-07"));
  EXPECT_EQ(weekday(line.from), Weekday::monday);
  EXPECT_EQ(weekday(line.to), Weekday::sunday);
  EXPECT_LE(line.from, day("2022-11-01"));
  EXPECT_GE(line.to, day("2022-12-14"));
  std::vector<std::string> flags;
  for (const Week& one : line.weeks)
    for (const Flag& flag : one.flags)
      if (flag.step == phu_yen().plan.index_of("dossier"))
        flags.push_back(flag.words + " | " + flag.citation);
  EXPECT_THAT(
      flags, ElementsAre(
                 "Gửi trực tiếp hồ sơ về Đảng ủy Khối: trước ngày 15/12/2022 | KH ĐUK Phú Yên 2022, II.3.1"));
  EXPECT_THAT(line.undated, testing::Contains(*phu_yen().plan.index_of("own-plan")));
}

/// Two grassroots cells and a committee below a bloc, with meetings as registered.
std::string bloc(const std::string& events) {
  return R"(regulation: phu-yen-khoi-2022
period: {kind: year, year: 2022}
on: 2022-12-31
unless_stated:
  people: {admitted: 2010-05-19, sick_leave_months: 0, discipline: [], civil_servant: false}
  organizations: {established: 1998-03-01}
  collectives: {established: 2015-06-01, size: 9}
organizations:
  - {id: khoi, name: Đảng bộ Khối, kind: superior_committee}
  - {id: a, name: Chi bộ Sở A, kind: grassroots_cell, parent: khoi}
  - {id: b, name: Chi bộ Sở B, kind: grassroots_cell, parent: khoi}
  - {id: c, name: Chi bộ Sở C, kind: grassroots_cell, parent: khoi}
people:
  - {id: u, name: Ủy Viên, cell: a, posts: [{in: khoi, role: committee_member}]}
  - {id: s, name: Bí Thư, cell: b, posts: [{in: b, role: secretary}, {in: c, role: secretary}]}
events:
)" + events;
}

std::string registered(const std::string& cell, const std::string& on, const std::string& planned,
                       const std::string& more = "") {
  return fmt::format(
      "  - {{event: meeting_registered, subject: \"organization:{}\", on: {}, planned: {}{}}}\n", cell, on,
      planned, more);
}

TEST(Meetings, show_a_representative_who_is_expected_twice_at_a_time) {
  const std::string both = ", representative: [u], place: \"Hội trường, tầng 2\"";
  const Told told{bloc(registered("a", "2022-12-01", "2022-12-08T14:00", both) +
                       registered("b", "2022-12-01", "2022-12-08T15:30", both)),
                  "2022-12-05"};
  const Meetings found = meetings(*told.work);
  ASSERT_EQ(found.meetings.size(), 3U);
  EXPECT_EQ(found.meetings[0].place, "Hội trường, tầng 2");
  EXPECT_EQ(found.meetings[0].register_by->date, day("2022-12-05"));
  EXPECT_EQ(found.meetings[0].in_time, assessment::Verdict::holds);
  EXPECT_FALSE(found.meetings[2].planned);
  ASSERT_EQ(found.clashes.size(), 1U);
  EXPECT_TRUE(found.clashes[0].as_representative);
  EXPECT_EQ(found.clashes[0].person, told.subject("member:u").row);
  EXPECT_THAT(meetings(*told.work, 90).clashes, IsEmpty());
}

TEST(Meetings, show_a_secretary_who_heads_two_bodies_at_a_time) {
  const Told told{
      bloc(registered("b", "2022-12-01", "2022-12-08") + registered("c", "2022-12-01", "2022-12-08T08:00")),
      "2022-12-05"};
  const Meetings found = meetings(*told.work);
  ASSERT_EQ(found.clashes.size(), 1U);
  EXPECT_FALSE(found.clashes[0].as_representative);
  EXPECT_EQ(found.clashes[0].person, told.subject("member:s").row);
}

TEST(Meetings, registered_two_days_ahead_are_too_late_and_may_not_be_held) {
  const Told told{bloc(registered("a", "2022-12-06", "2022-12-08")), "2022-12-06"};
  EXPECT_EQ(meetings(*told.work).meetings[0].in_time, assessment::Verdict::breaks);
  const Task& review = told.task("review-committee", "organization:a");
  EXPECT_EQ(name(review.state), "blocked");
  EXPECT_EQ(review.earliest, day("2022-12-09"));
}

TEST(Meetings, move_when_they_are_registered_again) {
  const Told told{
      bloc(registered("a", "2022-12-01", "2022-12-08") + registered("a", "2022-12-05", "2022-12-09")),
      "2022-12-06"};
  const Meetings found = meetings(*told.work);
  EXPECT_EQ(found.meetings[0].planned, at("2022-12-09"));
  EXPECT_EQ(told.task("review-committee", "organization:a").planned, at("2022-12-09"));
}

TEST(Meetings, of_a_week_are_registered_until_the_cut_off_of_the_week_before) {
  std::string text = bloc(registered("a", "2023-12-07T15:00", "2023-12-12"));
  for (const auto& [from, to] : std::map<std::string, std::string>{{"phu-yen-khoi-2022", "huyen-uy-2023"},
                                                                   {"year: 2022", "year: 2023"},
                                                                   {"on: 2022-12-31", "on: 2023-12-31"}})
    text.replace(text.find(from), from.size(), to);
  const Told told{text, "2023-12-07"};
  const Meeting meeting = meetings(*told.work).meetings[0];
  EXPECT_EQ(meeting.register_by, at("2023-12-07T15:00"));
  EXPECT_EQ(meeting.in_time, assessment::Verdict::breaks);
}

TEST(ACalendarFile, has_whole_lines_and_the_time_of_vietnam) {
  const std::string more =
      ", representative: [u], place: \"Hội trường lớn của Sở, tầng hai, số 1 đường Hùng Vương; cửa sau\"";
  const Told told{bloc(registered("a", "2022-12-01", "2022-12-08T06:30", more) +
                       registered("b", "2022-12-01", "2022-12-09")),
                  "2022-12-05"};
  const std::string file =
      to_ics(calendar_of(entries_of(*told.work, meetings(*told.work)), "nam-2022", Attending::named), {},
             at("2022-12-05T09:00"));
  EXPECT_THAT(file, AllOf(testing::StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"),
                          testing::EndsWith("END:VCALENDAR\r\n"), HasSubstr("DTSTART:20221207T233000Z\r\n"),
                          HasSubstr("DTEND:20221208T023000Z\r\n"), HasSubstr("DTSTAMP:20221205T020000Z\r\n"),
                          HasSubstr("DTSTART;VALUE=DATE:20221209\r\n"),
                          HasSubstr("UID:nam-2022-organization-a@kiemdiem")));
  std::size_t start = 0;
  for (std::size_t end = file.find("\r\n"); end != std::string::npos; end = file.find("\r\n", start)) {
    EXPECT_LE(end - start, 75U);
    EXPECT_NE(static_cast<unsigned char>(file[start]) & 0xC0U, 0x80U) << "a letter is cut";
    start = end + 2;
  }
  std::string whole = file;
  for (std::size_t at = whole.find("\r\n "); at != std::string::npos; at = whole.find("\r\n "))
    whole.erase(at, 3);
  EXPECT_THAT(
      whole, HasSubstr("LOCATION:Hội trường lớn của Sở\\, tầng hai\\, số 1 đường Hùng Vương\\; cửa sau\r\n"));
}

TEST(ACalendarFile, that_leaves_the_program_names_nobody) {
  const Told told{bloc(registered("a", "2022-12-01", "2022-12-08T06:30", ", representative: [u]")),
                  "2022-12-05"};
  const auto described = [&](Attending attending) {
    return calendar_of(entries_of(*told.work, meetings(*told.work)), "nam-2022", attending).front().words;
  };
  EXPECT_THAT(described(Attending::named), HasSubstr("Đại diện cấp trên: "));
  EXPECT_EQ(described(Attending::left_out), "");
}

std::vector<WorkEntry> secretary_of_a(const Told& told) {
  const std::int32_t cell = told.organization("a");
  return entries_of(*told.work, [cell](const Task& task) {
    return task.by.role == Role::cell_secretary && task.by.organization == cell;
  });
}

TEST(ACalendarFile, has_each_last_day_of_a_step_once_and_leaves_the_day_free) {
  const Told told{bloc("  - {event: yearly_summary, subject: \"organization:khoi\", on: 2022-11-01}\n"),
                  "2022-11-20"};
  const std::vector<CalendarEntry> entries = calendar_of(secretary_of_a(told), "nam-2022");
  ASSERT_THAT(entries, Not(IsEmpty()));
  std::set<std::string> uids;
  for (const CalendarEntry& entry : entries) {
    EXPECT_TRUE(uids.insert(entry.uid).second) << entry.uid;
    EXPECT_THAT(entry.title, testing::StartsWith("Hạn: "));
    EXPECT_FALSE(entry.from.has_time());
  }
  EXPECT_THAT(to_ics(entries, "Kiểm điểm – Đảng ủy Khối", at("2022-11-20T09:00")),
              AllOf(HasSubstr("TRANSP:TRANSPARENT\r\n"), HasSubstr("X-WR-CALNAME:Kiểm điểm"),
                    HasSubstr("REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n")));
}

TEST(ACalendarFile, keeps_the_entry_of_a_last_day_that_moves) {
  const auto days = [](const char* first, const char* second) {
    std::vector<WorkEntry> work(2);
    for (WorkEntry& one : work) {
      one.step = "send-dossier";
      one.tasks = 1;
    }
    work[0].last = parse_date(first);
    work[1].last = parse_date(second);
    std::map<std::string, Date> by_uid;
    for (const CalendarEntry& one : calendar_of(work, "nam-2022")) by_uid[one.uid] = one.from.date;
    return by_uid;
  };
  const auto before = days("2022-12-05", "2022-12-20");
  const auto after = days("2022-12-12", "2022-12-20");
  ASSERT_EQ(before.size(), 2U);
  ASSERT_EQ(after.size(), 2U);
  EXPECT_EQ(after.begin()->first, before.begin()->first);
  EXPECT_EQ(after.begin()->second, day("2022-12-12"));
  EXPECT_EQ(after.rbegin()->first, before.rbegin()->first);
}

TEST(DaysBeforeAndAtTheLatest, differ_by_one) {
  const auto dossier = [&](const std::string& now) {
    return Told(bloc("  - {event: yearly_summary, subject: \"organization:khoi\", on: 2022-11-01}\n"), now)
        .state("dossier", "organization:a");
  };
  const auto rating = [&](const std::string& now) {
    return Told(bloc("  - {event: yearly_summary, subject: \"organization:khoi\", on: 2022-11-01}\n"), now)
        .state("rate-organizations", "organization:a");
  };
  EXPECT_NE(dossier("2022-12-14"), "late");
  EXPECT_EQ(dossier("2022-12-15"), "late");  // before the 15th
  EXPECT_NE(rating("2022-12-12"), "late");   // at the latest the 12th
  EXPECT_EQ(rating("2022-12-13"), "late");
}

}  // namespace
}  // namespace kiemdiem::procedure
