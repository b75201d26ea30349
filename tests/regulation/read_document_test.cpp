#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "installation/installation.h"

namespace kiemdiem::regulation {
namespace {

using testing::HasSubstr;
using testing::Not;

Installation& data() {
  static Installation opened = Installation::open(KIEMDIEM_SOURCE_DIR).value();
  return opened;
}

constexpr std::string_view plain_head = "id: a\nname: KH A\ntitle: Kế hoạch A\n";

Result<Document> read(std::string_view rules, std::string_view head = plain_head) {
  return read_document({{"a/document.yaml", std::string{head}}, {"a/I.yaml", std::string{rules}}},
                       data().dictionary());
}

const Document* no_bases(std::string_view) {
  return nullptr;
}

/// What is wrong with a document from its first letter to its last condition; empty where nothing is.
std::string problems_of(std::string_view rules, std::string_view head = plain_head) {
  const auto document = read(rules, head);
  if (!document) return to_text(document.error());
  const auto laid = consolidate(*document, no_bases, false, data().dictionary());
  if (!laid) return to_text(laid.error());
  facts::Period period;
  period.year = 2022;
  period.first = *make_date(2022, 1, 1);
  period.last = *make_date(2022, 12, 31);
  const auto bound = bind(*laid, period, period.last);
  return bound ? std::string{} : to_text(bound.error());
}

constexpr std::string_view sick = R"(rules:
  - id: sick
    kind: ceiling
    clause: "1"
    of: member
    text: Nghỉ ốm.
    when: "sick_leave_months >= 3"
    at_most: completed
)";

std::string with(std::string_view more) {
  return std::string{sick} + std::string{more};
}

TEST(ReadDocument, takes_a_document_without_fault) {
  EXPECT_EQ(problems_of(sick), "");
}

TEST(ReadDocument, names_the_nearest_known_key_with_its_line) {
  const std::string problems = problems_of(with("    at_mots: good\n"));
  EXPECT_THAT(problems, HasSubstr("a/I.yaml:9:5"));
  EXPECT_THAT(problems, HasSubstr("“at_mots”"));
  EXPECT_THAT(problems, HasSubstr("“at_most”"));
}

TEST(ReadDocument, refuses_a_key_of_the_head_that_nobody_knows) {
  EXPECT_THAT(problems_of(sick, "id: a\nname: A\ntitle: A\nextend: [b]\n"), HasSubstr("“extends”"));
}

TEST(ReadDocument, refuses_an_unknown_level_kind_and_subject_all_at_once) {
  const std::string problems = problems_of(R"(rules:
  - {id: x, kind: celling, clause: "1", text: A, at_most: completed}
  - {id: y, kind: ceiling, clause: "1", of: members, text: A, at_most: complete}
)");
  EXPECT_THAT(problems, HasSubstr("celling"));
  EXPECT_THAT(problems, HasSubstr("“members” không phải loại đối tượng"));
  EXPECT_THAT(problems, HasSubstr("“complete”"));
  EXPECT_THAT(problems, HasSubstr("“completed”"));
}

std::string order(std::string_view id, std::string_view first, std::string_view then,
                  std::string_view relation = "same") {
  return fmt::format(
      "  - {{id: {}, kind: order, clause: \"1\", text: A, then: {{event: {}, of: member}}, "
      "first: {{event: {}, of: {}}}}}\n",
      id, then, first, relation);
}

TEST(ReadDocument, refuses_a_relation_that_does_not_exist_and_lists_those_that_do) {
  const std::string problems = problems_of("rules:\n" + order("x", "review", "rating", "same_persons"));
  EXPECT_THAT(problems, HasSubstr("same_persons"));
  EXPECT_THAT(problems, HasSubstr("served_collectives"));
}

TEST(ReadDocument, refuses_steps_that_come_before_themselves) {
  EXPECT_EQ(problems_of("rules:\n" + order("x", "review", "rating") + order("y", "rating", "decided")), "");
  EXPECT_THAT(problems_of("rules:\n" + order("x", "review", "rating") + order("y", "rating", "decided") +
                          order("z", "decided", "review")),
              HasSubstr("thành vòng"));
}

TEST(ReadDocument, refuses_an_exception_to_a_rule_that_nobody_wrote) {
  const std::string problems = problems_of(with(
      "  - {id: x, kind: exception, clause: \"1\", of: member, text: A, excepts: [sik], when: exempt}\n"));
  EXPECT_THAT(problems, HasSubstr("“sik”"));
  EXPECT_THAT(problems, HasSubstr("“sick”"));
}

TEST(ReadDocument, refuses_exceptions_that_except_from_each_other) {
  const auto exception = [](std::string_view id, std::string_view from) {
    return fmt::format(
        "  - {{id: {}, kind: exception, clause: \"1\", of: member, text: A, excepts: [{}], when: exempt}}\n",
        id, from);
  };
  EXPECT_EQ(problems_of(with(exception("x", "sick") + exception("y", "x"))), "");
  EXPECT_THAT(problems_of(with(exception("x", "x"))), HasSubstr("thành vòng"));
  EXPECT_THAT(problems_of(with(exception("x", "y") + exception("y", "x"))), HasSubstr("thành vòng"));
  EXPECT_THAT(problems_of(with(exception("x", "y") + exception("y", "z") + exception("z", "x"))),
              HasSubstr("thành vòng"));
}

TEST(ReadDocument, refuses_two_rules_of_one_id) {
  const std::string again = with("  - {id: sick, kind: note, clause: \"2\", of: member, text: A}\n");
  EXPECT_THAT(problems_of(again), HasSubstr("“sick” đã dùng"));
}

TEST(ReadDocument, refuses_forced_ratings_and_quotas_that_contradict_each_other) {
  const auto forced = [](std::string_view id, std::string_view level, std::string_view when) {
    return fmt::format(
        "  - {{id: {}, kind: forced, clause: \"1\", of: member, text: A, rating: {}, when: {}}}\n", id, level,
        when);
  };
  EXPECT_EQ(problems_of(with(forced("x", "completed", "exempt") + forced("y", "not_completed", "suspended"))),
            "");
  EXPECT_THAT(problems_of(with(forced("x", "completed", "exempt") + forced("y", "not_completed", "exempt"))),
              HasSubstr("trái với"));
  const auto quota = [](std::string_view id, int percent, std::string_view unit) {
    return fmt::format(
        "  - {{id: {}, kind: quota, clause: \"1\", of: member, text: A, percent: {}, base: good, unit: "
        "{}}}\n",
        id, percent, unit);
  };
  EXPECT_EQ(problems_of(with(quota("x", 20, "cell") + quota("y", 20, "deciding_level"))), "");
  EXPECT_THAT(problems_of(with(quota("x", 20, "cell") + quota("y", 25, "cell"))), HasSubstr("trái với"));
}

TEST(ReadDocument, places_an_error_of_a_condition_inside_the_file) {
  const std::string problems = problems_of(R"(rules:
  - id: sick
    kind: ceiling
    clause: "1"
    of: member
    text: Nghỉ ốm.
    when: "exempt || sick_leave_month >= 3"
    at_most: completed
)");
  EXPECT_THAT(problems, HasSubstr("a/I.yaml:7:22"));
  EXPECT_THAT(problems, HasSubstr("sick_leave_months"));
}

TEST(ReadDocument, places_an_error_of_types_inside_the_file) {
  const std::string problems = problems_of(R"(rules:
  - id: sick
    kind: ceiling
    clause: "1"
    of: member
    text: Nghỉ ốm.
    when: sick_leave_months >= 'ba'
    at_most: completed
)");
  EXPECT_THAT(problems, HasSubstr("a/I.yaml:7:"));
}

TEST(ReadDocument, refuses_a_paper_told_by_a_fact_that_does_not_exist) {
  const std::string problems =
      problems_of(with("  - {id: x, kind: dossier, clause: \"1\", of: member, text: A, papers: "
                       "[residence_comment], given_by: residence_coment}\n"));
  EXPECT_THAT(problems, HasSubstr("“residence_coment”"));
  EXPECT_THAT(problems, HasSubstr("“residence_comment”"));
}

TEST(ReadDocument, refuses_an_impossible_day_and_a_percentage_over_a_hundred) {
  const std::string problems = problems_of(R"(rules:
  - {id: x, kind: deadline, clause: "1", text: A, event: {event: rating, of: member}, by: 2022-02-30}
  - {id: y, kind: quota, clause: "1", of: member, text: A, percent: 120, base: good, unit: cell}
)");
  EXPECT_THAT(problems, HasSubstr("“by” cần một ngày có thật"));
  EXPECT_THAT(problems, HasSubstr("từ 1 đến 100"));
}

TEST(ReadDocument, applies_a_rule_only_on_the_days_on_which_it_is_in_force) {
  const auto document = read(with("    in_force: {from: 2022-03-01, to: 2022-11-30}\n")).value();
  const auto laid = consolidate(document, no_bases, false, data().dictionary()).value();
  const auto rules_on = [&](int month, int day) {
    return bind(laid, {}, *make_date(2022, month, day)).value().rules.size();
  };
  EXPECT_EQ(rules_on(2, 28), 0U);
  EXPECT_EQ(rules_on(3, 1), 1U);
  EXPECT_EQ(rules_on(11, 30), 1U);
  EXPECT_EQ(rules_on(12, 1), 0U);
}

TEST(ReadDocument, leaves_no_rule_without_a_form) {
  EXPECT_THAT(problems_of("rules:\n  - {id: x, kind: principle, clause: \"1\", text: A}\n"),
              HasSubstr("carried"));
  EXPECT_EQ(problems_of("rules:\n  - {id: x, kind: principle, clause: \"1\", text: A, carried: printed}\n"),
            "");
}

}  // namespace
}  // namespace kiemdiem::regulation
