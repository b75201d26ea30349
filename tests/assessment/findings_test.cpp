#include <array>

#include "judging.h"

namespace kiemdiem::assessment {
namespace {

std::string votes_case(const std::string& votes) {
  return verdict(
      judged(head("phu-yen-khoi-2022", 2022) +
             "organizations: [{id: cb, kind: cell}]\npeople: [{id: a, cell: cb, votes: {" + votes + "}}]\n"),
      "consistency", "member:a");
}

TEST(Votes, add_up_to_the_valid_ones_and_never_grow_on_the_way) {
  EXPECT_EQ(votes_case("eligible: 30, issued: 28, returned: 28, valid: 27, excellent: 2, good: 20, "
                       "completed: 5, not_completed: 0"),
            "holds");
  EXPECT_EQ(votes_case("eligible: 30, issued: 28, returned: 28, valid: 27, excellent: 2, good: 20, "
                       "completed: 4, not_completed: 0"),
            "breaks");
  EXPECT_EQ(votes_case("eligible: 30, issued: 28, returned: 28, valid: 27, excellent: 2, good: 20, "
                       "completed: 6, not_completed: 0"),
            "breaks");
  EXPECT_EQ(votes_case("eligible: 30, issued: 28, returned: 26, valid: 27, excellent: 2, good: 20, "
                       "completed: 5, not_completed: 0"),
            "breaks");
  EXPECT_EQ(votes_case("eligible: 30, issued: 27, returned: 28, valid: 27, excellent: 2, good: 20, "
                       "completed: 5, not_completed: 0"),
            "breaks");
  EXPECT_EQ(votes_case("eligible: 27, issued: 28, returned: 28, valid: 27, excellent: 2, good: 20, "
                       "completed: 5, not_completed: 0"),
            "breaks");
  EXPECT_EQ(votes_case("eligible: 2147483647, issued: 5, returned: 5, valid: 5, excellent: 2147483647, good: "
                       "2147483647, completed: 2147483647, not_completed: 2"),
            "breaks");
}

TEST(Votes, are_open_where_a_number_is_missing_that_could_make_them_fit) {
  EXPECT_EQ(
      votes_case(
          "eligible: 30, returned: 28, valid: 27, excellent: 2, good: 20, completed: 5, not_completed: 0"),
      "undecided");
  EXPECT_EQ(votes_case("valid: 27, excellent: 2, good: 20"), "undecided");
  // Whatever is missing, more votes for two levels than valid ones never fit; nor an eligible number below
  // the valid one.
  EXPECT_EQ(votes_case("valid: 21, excellent: 2, good: 20"), "breaks");
  EXPECT_EQ(votes_case("eligible: 20, valid: 21"), "breaks");
}

TEST(Votes, that_do_not_add_up_cite_no_clause) {
  const Assessment assessment =
      judged(head("huyen-uy-2023", 2023) +
             "organizations: [{id: cb, kind: cell, votes: {valid: 3, excellent: 4}}]\n");
  const Finding* found = finding(assessment, "consistency", "organization:cb");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->clause, "");
  EXPECT_EQ(found->document, "");
  EXPECT_EQ(found->verdict, Verdict::breaks);
}

TEST(Ballot, takes_no_votes_on_whom_the_rules_leave_off_it) {
  const std::string votes =
      "votes: {eligible: 9, issued: 9, returned: 9, valid: 9, excellent: 0, good: 0, completed: 9, "
      "not_completed: 0}";
  const Assessment assessment =
      judged(head("benh-vien-phoi-2021", 2021) + "organizations: [{id: cb, kind: cell}]\npeople:\n" +
             "  - {id: kyluat, cell: cb, discipline: [{on: 2021-02-01}], " + votes + "}\n" +
             "  - {id: mien, cell: cb, exempt: true, " + votes + "}\n" + "  - {id: thuong, cell: cb, " +
             votes + "}\n");
  EXPECT_EQ(verdict(assessment, "ballot", "member:kyluat", "III, lưu ý 8"), "breaks");
  EXPECT_EQ(verdict(assessment, "ballot", "member:mien", "II.1.2"), "breaks");
  EXPECT_EQ(verdict(assessment, "ballot", "member:thuong"), "none");
}

TEST(Ballot, is_undecided_for_whom_a_missing_fact_may_take_off_it) {
  const Assessment assessment =
      judged(head("benh-vien-phoi-2021", 2021) + "organizations: [{id: cb, kind: cell}]\npeople:\n" +
             "  - {id: chuaro, cell: cb, discipline: [{form: reprimand}], votes: {valid: 9}}\n" +
             "  - {id: khongphieu, cell: cb, discipline: [{form: reprimand}]}\n" +
             "  - {id: ro, cell: cb, discipline: [], votes: {valid: 9}}\n");
  const Finding* found = finding(assessment, "ballot", "member:chuaro");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->verdict, Verdict::undecided);
  EXPECT_EQ(found->undecided, std::vector<std::string>{"discipline"});
  EXPECT_EQ(found->clause, "III, lưu ý 8");
  EXPECT_EQ(finding(assessment, "ballot", "member:khongphieu"), nullptr);
  EXPECT_EQ(finding(assessment, "ballot", "member:ro"), nullptr);
}

std::string weekly_of_registration(const std::string& registered, const std::string& meeting) {
  const Assessment assessment =
      judged(head("huyen-uy-2023", 2023) +
             "organizations: [{id: h, kind: district}, {id: a, kind: grassroots_cell, parent: h}]\nevents:\n"
             "  - {event: meeting_registered, subject: \"organization:a\", on: " +
             registered +
             "}\n"
             "  - {event: review, subject: \"organization:a\", on: " +
             meeting + "}\n");
  for (const Finding& one : assessment.findings)
    if (one.rule == "meeting-registered") return std::string{name(one.verdict)};
  return "none";
}

TEST(WeeklyCutOff, is_fifteen_o_clock_on_thursday_to_the_minute) {
  // Thursday is 7/12/2023; the following Monday 11/12.
  for (int minute = 14 * 60; minute < 16 * 60; ++minute) {
    const std::string registered = fmt::format("2023-12-07T{:02}:{:02}", minute / 60, minute % 60);
    ASSERT_EQ(weekly_of_registration(registered, "2023-12-11"), minute < 15 * 60 ? "holds" : "breaks")
        << registered;
    ASSERT_EQ(weekly_of_registration(registered, "2023-12-18"), "holds") << registered;
    ASSERT_EQ(weekly_of_registration(registered, "2023-12-08"), "breaks") << registered;
  }
}

TEST(WeeklyCutOff, covers_meetings_from_the_following_monday_on) {
  for (const auto& [registered, meeting, wanted] : std::initializer_list<std::array<const char*, 3>>{
           {"2023-12-04", "2023-12-10", "breaks"},  // Monday for the Sunday of the same week
           {"2023-12-04", "2023-12-11", "holds"},
           {"2023-12-06", "2023-12-11", "holds"},   // Wednesday
           {"2023-12-08", "2023-12-11", "breaks"},  // Friday
           {"2023-12-10", "2023-12-17", "breaks"},  // Sunday
           {"2023-12-10", "2023-12-18", "holds"},
           {"2023-12-07", "2023-12-11", "undecided"},  // Thursday without a time, where it matters …
           {"2023-12-07", "2023-12-17", "undecided"},
           {"2023-12-07", "2023-12-18", "holds"},  // … and where it does not
           {"2023-12-07", "2023-12-10", "breaks"}})
    EXPECT_EQ(weekly_of_registration(registered, meeting), wanted) << registered << " for " << meeting;
}

std::string draft(const std::string& sent, const std::string& holidays) {
  return verdict(judged(head("benh-vien-phoi-2021", 2021) + "holidays: " + holidays +
                        "\norganizations: [{id: cb, kind: cell}]\ncollectives: [{id: cu, kind: "
                        "cell_committee, of: cb}]\nevents:\n"
                        "  - {event: draft_sent, subject: \"collective:cu\", on: " +
                        sent +
                        "}\n"
                        "  - {event: review, subject: \"collective:cu\", on: 2021-12-20}\n"),
                 "notice", "collective:cu");
}

TEST(WorkingDays, step_over_weekends_and_the_days_off_of_the_situation) {
  EXPECT_EQ(draft("2021-12-15", "[]"), "holds");  // Monday less Friday, Thursday, Wednesday
  EXPECT_EQ(draft("2021-12-16", "[]"), "breaks");
  EXPECT_EQ(draft("2021-12-15", "[2021-12-16]"), "breaks");
  EXPECT_EQ(draft("2021-12-14", "[2021-12-16]"), "holds");
  EXPECT_EQ(draft("2021-12-14", "[2021-12-18]"), "holds");  // a Saturday off changes nothing
  EXPECT_EQ(draft("2021-12-15", "[2021-12-18, 2021-12-20]"), "holds");
}

TEST(Order, counts_the_same_day_unless_both_times_say_otherwise) {
  const auto order = [](const std::string& review, const std::string& rating) {
    return verdict(judged(head("phu-yen-khoi-2022", 2022) +
                          "organizations: [{id: cb, kind: cell}]\npeople: [{id: a, cell: cb}]\nevents:\n"
                          "  - {event: rating, subject: \"member:a\", on: " +
                          rating +
                          "}\n"
                          "  - {event: review, subject: \"member:a\", on: " +
                          review + "}\n"),
                   "order", "member:a", "II.4, gạch đầu dòng 4");
  };
  EXPECT_EQ(order("2022-12-05", "2022-12-05"), "holds");
  EXPECT_EQ(order("2022-12-05T15:00", "2022-12-05"), "holds");
  EXPECT_EQ(order("2022-12-05T15:00", "2022-12-05T15:00"), "holds");
  EXPECT_EQ(order("2022-12-05T15:01", "2022-12-05T15:00"), "breaks");
  EXPECT_EQ(order("2022-12-06", "2022-12-05"), "breaks");
}

TEST(Order, without_a_day_is_open) {
  const Assessment assessment =
      judged(head("phu-yen-khoi-2022", 2022) +
             "organizations: [{id: cb, kind: cell}]\npeople: [{id: a, cell: cb}]\nevents:\n"
             "  - {event: rating, subject: \"member:a\"}\n"
             "  - {event: review, subject: \"member:a\", on: 2022-12-01}\n");
  const Finding* found = finding(assessment, "order", "member:a", "II.4, gạch đầu dòng 4");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->verdict, Verdict::undecided);
  EXPECT_EQ(found->undecided, std::vector<std::string>{"on"});
}

TEST(Notice, of_a_meeting_that_is_not_there_is_open_and_names_it) {
  const Assessment assessment =
      judged(head("benh-vien-phoi-2021", 2021) +
             "organizations: [{id: cb, kind: cell}]\ncollectives: [{id: cu, kind: cell_committee, of: cb}]\n"
             "events: [{event: draft_sent, subject: \"collective:cu\", on: 2021-12-01}]\n");
  const Finding* found = finding(assessment, "notice", "collective:cu");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->verdict, Verdict::undecided);
  EXPECT_EQ(found->undecided, std::vector<std::string>{"review"});
}

}  // namespace
}  // namespace kiemdiem::assessment
