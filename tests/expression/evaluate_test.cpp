#include <gtest/gtest.h>

#include "member_scope.h"

namespace kiemdiem::expression {
namespace {

TEST(Evaluate, compares_a_fact_with_a_number) {
  EXPECT_EQ(outcome("sick_leave_months >= 3", {{"sick_leave_months", number(3)}}), "true");
  EXPECT_EQ(outcome("sick_leave_months >= 3", {{"sick_leave_months", number(2)}}), "false");
  EXPECT_EQ(outcome("sick_leave_months >= months_limit", {{"sick_leave_months", number(2)}}), "false");
}

TEST(Evaluate, a_fact_that_is_not_given_makes_a_comparison_unknown_and_is_named) {
  EXPECT_EQ(outcome("sick_leave_months >= 3"), "unknown: sick_leave_months");
  EXPECT_EQ(outcome("sick_leave_months == sick_leave_days"), "unknown: sick_leave_months sick_leave_days");
  EXPECT_EQ(outcome("transferred == null"), "unknown: transferred");
}

TEST(Evaluate, logic_is_kleenes_and_names_only_what_the_result_hangs_on) {
  const Given facts{{"exempt", Value{false}}};
  EXPECT_EQ(outcome("exempt && suspended", facts), "false");
  EXPECT_EQ(outcome("suspended && exempt", facts), "false");
  EXPECT_EQ(outcome("!exempt || suspended", facts), "true");
  EXPECT_EQ(outcome("suspended || !exempt", facts), "true");
  EXPECT_EQ(outcome("exempt || suspended", facts), "unknown: suspended");
  EXPECT_EQ(outcome("!suspended", facts), "unknown: suspended");
  EXPECT_EQ(outcome("suspended || sick_leave_months > 1", facts), "unknown: sick_leave_months suspended");
}

TEST(Evaluate, a_choice_under_an_unknown_condition_is_known_where_both_branches_agree) {
  const Given facts{{"exempt", Value{true}}};
  EXPECT_EQ(outcome("suspended ? exempt : exempt", facts), "true");
  EXPECT_EQ(outcome("suspended ? exempt : !exempt", facts), "unknown: suspended");
  EXPECT_EQ(outcome("suspended ? sick_leave_months > 1 : exempt", facts),
            "unknown: sick_leave_months suspended");
  EXPECT_EQ(outcome("exempt ? sick_leave_months > 1 : suspended", facts), "unknown: sick_leave_months");
}

TEST(Evaluate, known_is_never_unknown_and_null_counts_as_known) {
  const std::string rule = "known(sick_leave_days) ? sick_leave_days >= 90 : sick_leave_months >= 3";
  EXPECT_EQ(outcome(rule, {{"sick_leave_days", number(89)}, {"sick_leave_months", number(4)}}), "false");
  EXPECT_EQ(outcome(rule, {{"sick_leave_months", number(4)}}), "true");
  EXPECT_EQ(outcome(rule), "unknown: sick_leave_months");
  EXPECT_EQ(outcome("known(transferred)", {{"transferred", Value::null()}}), "true");
  EXPECT_EQ(outcome("known(transferred)"), "false");
  EXPECT_EQ(outcome("known(period.first)"), "true");
}

TEST(Evaluate, null_is_known_to_be_nothing) {
  const Given none{{"transferred", Value::null()},
                   {"transferred.months_at_previous", Value::null()},
                   {"transferred.comment", Value::null()},
                   {"admitted", Value::null()}};
  EXPECT_EQ(outcome("transferred == null", none), "true");
  EXPECT_EQ(outcome("transferred != null", none), "false");
  EXPECT_EQ(outcome("has(transferred.comment)", none), "false");
  EXPECT_EQ(outcome("transferred.months_at_previous == null", none), "true");
  EXPECT_EQ(outcome("transferred.months_at_previous != 6", none), "true");
  EXPECT_EQ(outcome("transferred.months_at_previous >= 6", none), "false");
  EXPECT_EQ(outcome("transferred.months_at_previous < 6", none), "false");
  EXPECT_EQ(outcome("transferred.months_at_previous + 1 < 6", none), "false");
  EXPECT_EQ(outcome("add_months(admitted, 6) > period.last", none), "false");
  EXPECT_EQ(outcome("transferred.comment", none), "false");
  EXPECT_EQ(outcome("!transferred.comment", none), "true");
}

TEST(Evaluate, months_are_added_by_calendar) {
  const std::string under_six_months = "add_months(admitted, 6) > reference_day";
  const Given to_the_day{{"admitted", Value{day("2022-08-31")}}, {"reference_day", Value{day("2023-02-28")}}};
  const Given a_day_short{{"admitted", Value{day("2022-08-31")}},
                          {"reference_day", Value{day("2023-02-27")}}};
  EXPECT_EQ(outcome(under_six_months, to_the_day), "false");
  EXPECT_EQ(outcome(under_six_months, a_day_short), "true");
  EXPECT_EQ(outcome("add_days(date(\"2022-12-30\"), 2) == date(\"2023-01-01\")"), "true");
  EXPECT_EQ(outcome("year(admitted) == 2022", to_the_day), "true");
}

TEST(Evaluate, months_stop_at_the_ends_of_the_calendar) {
  EXPECT_EQ(outcome("add_months(date(\"9999-06-01\"), 1000000000000) == date(\"9999-12-31\")"), "true");
  EXPECT_EQ(outcome("add_months(date(\"1000-06-01\"), -9) == date(\"1000-01-01\")"), "true");
  EXPECT_EQ(outcome("add_days(date(\"1000-06-01\"), -9223372036854775808) == date(\"1000-01-01\")"), "true");
}

TEST(Evaluate, working_days_come_from_the_calendar_of_the_context) {
  const WorkCalendar calendar{{day("2021-12-16")}, {}};
  const Context context{&calendar};
  EXPECT_EQ(outcome("working_days_before(date(\"2021-12-20\"), 3) == date(\"2021-12-14\")", {}, context),
            "true");
  EXPECT_EQ(outcome("working_days_before(date(\"2021-12-20\"), 3) == date(\"2021-12-14\")"),
            "error: no work calendar");
  EXPECT_EQ(outcome("working_days_before(date(\"2021-12-20\"), -1) == date(\"2021-12-14\")", {}, context),
            "error: range");
}

TEST(Evaluate, moments_compare_by_the_minute_only_where_both_have_one) {
  const auto at = [](std::string_view iso) { return Value{parse_moment(iso).value()}; };
  const Given timed{{"sent", at("2022-12-12T15:00")}, {"held", at("2022-12-12T14:00")}};
  const Given untimed{{"sent", at("2022-12-12T15:00")}, {"held", at("2022-12-12")}};
  EXPECT_EQ(outcome("sent <= held", timed), "false");
  EXPECT_EQ(outcome("sent <= held", untimed), "true");
  EXPECT_EQ(outcome("sent < held", untimed), "false");
  EXPECT_EQ(outcome("sent == date(\"2022-12-12\")", timed), "true");
  EXPECT_EQ(outcome("day(sent) <= add_days(day(held), -1)", timed), "false");
}

TEST(Evaluate, words_of_a_choice_compare_with_texts) {
  const Given facts{{"proposed", rating(1)}, {"cell_rating", rating(2)}};
  EXPECT_EQ(outcome("proposed == \"good\"", facts), "true");
  EXPECT_EQ(outcome("\"excellent\" != proposed", facts), "true");
  EXPECT_EQ(outcome("proposed in ['excellent', 'good']", facts), "true");
  EXPECT_EQ(outcome("cell_rating in ['excellent', 'good']", facts), "false");
  EXPECT_EQ(outcome("proposed == cell_rating", facts), "false");
  EXPECT_EQ(outcome("(exempt ? 'good' : 'good') == proposed", facts), "true");
  EXPECT_EQ(outcome("string(cell_rating) == 'com' + 'pleted'", facts), "true");
  EXPECT_EQ(outcome("proposed in [\"good\"]"), "unknown: proposed");
}

TEST(Evaluate, texts_are_searched) {
  const Given facts{{"cell", Value{std::string{"cb1"}}}, {"roles", list({Value{std::string{"secretary"}}})}};
  EXPECT_EQ(outcome("cell.startsWith('cb') && cell.endsWith('1') && cell.contains('b')", facts), "true");
  EXPECT_EQ(outcome("'secretary' in roles && !('head' in roles) && size(roles) == 1", facts), "true");
  EXPECT_EQ(outcome("cell.contains('b')", {{"cell", Value::null()}}), "false");
}

class Discipline : public ::testing::Test {
 protected:
  static Value entry(Value on, std::int32_t form) {
    return list({std::move(on), rating(form), Value::null()});
  }
  static Given with(Values entries) { return {{"discipline", list(std::move(entries))}}; }
  const std::string in_period = "discipline.exists(d, d.on >= period.first && d.on <= period.last)";
};

TEST_F(Discipline, an_entry_that_fits_is_found) {
  EXPECT_EQ(
      outcome(in_period, with({entry(Value{day("2021-05-01")}, 0), entry(Value{day("2022-05-01")}, 1)})),
      "true");
  EXPECT_EQ(outcome(in_period, with({entry(Value{day("2021-05-01")}, 0)})), "false");
  EXPECT_EQ(outcome(in_period, with({})), "false");
}

TEST_F(Discipline, an_unknown_list_or_field_leaves_it_open) {
  EXPECT_EQ(outcome(in_period), "unknown: discipline");
  EXPECT_EQ(outcome(in_period, with({entry(Value::unknown(), 0)})), "unknown: discipline");
  EXPECT_EQ(outcome(in_period, with({entry(Value::unknown(), 0), entry(Value{day("2022-05-01")}, 1)})),
            "true");
  EXPECT_EQ(outcome("discipline.all(d, d.on < period.first)",
                    with({entry(Value::unknown(), 0), entry(Value{day("2022-05-01")}, 1)})),
            "false");
  EXPECT_EQ(outcome("discipline.exists(d, !known(d.on))", with({entry(Value::unknown(), 0)})), "true");
}

TEST_F(Discipline, is_there_even_where_a_field_of_an_entry_is_unknown) {
  EXPECT_EQ(outcome("discipline == null", with({entry(Value::unknown(), 0)})), "false");
  EXPECT_EQ(outcome("size(discipline) == 1", with({entry(Value::unknown(), 0)})), "true");
  EXPECT_EQ(outcome("roles == ['head']", {{"roles", list({Value::unknown()})}}), "unknown: roles");
}

TEST_F(Discipline, null_is_an_empty_list) {
  const Given none{{"discipline", Value::null()}};
  EXPECT_EQ(outcome(in_period, none), "false");
  EXPECT_EQ(outcome("discipline.all(d, d.form == 'warning')", none), "true");
  EXPECT_EQ(outcome("size(discipline) == 0", none), "true");
}

TEST_F(Discipline, is_counted_filtered_and_mapped) {
  const Given facts = with({entry(Value{day("2021-05-01")}, 0), entry(Value{day("2022-05-01")}, 1)});
  EXPECT_EQ(outcome("size(discipline.filter(d, d.form in ['warning', 'expulsion'])) == 1", facts), "true");
  EXPECT_EQ(outcome("discipline.exists_one(d, d.form == 'reprimand')", facts), "true");
  EXPECT_EQ(outcome("discipline.map(d, year(d.on)) == [2021, 2022]", facts), "true");
  EXPECT_EQ(outcome("discipline[1].on == date('2022-05-01')", facts), "true");
  EXPECT_EQ(outcome("discipline.exists_one(d, d.on >= period.first)",
                    with({entry(Value::unknown(), 0), entry(Value{day("2022-05-01")}, 1)})),
            "unknown: discipline");
}

TEST(Evaluate, an_error_of_arithmetic_reads_as_unknown) {
  EXPECT_EQ(outcome("1 / (sick_leave_months - 3) > 0", {{"sick_leave_months", number(3)}}),
            "error: divide by zero");
  EXPECT_EQ(
      outcome("sick_leave_months > 1 || 1 / (sick_leave_months - 3) > 0", {{"sick_leave_months", number(3)}}),
      "true");
}

TEST(Evaluate, a_whole_number_may_be_written_where_a_score_is_compared) {
  EXPECT_EQ(outcome("score >= 90", {{"score", Value{89.99}}}), "false");
  EXPECT_EQ(outcome("score >= 90", {{"score", Value{90.0}}}), "true");
}

TEST(Program, tells_which_facts_it_may_read) {
  const auto program = compiled("exempt || sick_leave_months > 3 || exempt").value();
  EXPECT_EQ((std::vector<int>{program.slots().begin(), program.slots().end()}),
            (std::vector<int>{slot_of("sick_leave_months"), slot_of("exempt")}));
  EXPECT_EQ(program.source(), "exempt || sick_leave_months > 3 || exempt");
}

TEST(Program, may_give_other_values_than_truths) {
  const Given facts{{"admitted", Value{day("2022-01-31")}}};
  const auto program = compiled("add_months(admitted, 1)", TypeKind::date).value();
  EXPECT_EQ(*evaluate(program, facts, {}).value.as<Date>(), day("2022-02-28"));
}

TEST(Trace, shows_every_part_with_what_it_came_to) {
  const auto program = compiled("exempt || (sick_leave_months >= 3 && !suspended)").value();
  const Trace whole = trace(program, Given{{"exempt", Value{true}}, {"sick_leave_months", number(2)}}, {});
  ASSERT_EQ(whole.parts.size(), 2U);
  EXPECT_TRUE(*whole.value.as<bool>());
  EXPECT_EQ(whole.parts[0].source, "exempt");
  EXPECT_EQ(whole.parts[1].source, "(sick_leave_months >= 3 && !suspended)");
  ASSERT_EQ(whole.parts[1].parts.size(), 2U);
  const Trace& months = whole.parts[1].parts[0];
  EXPECT_EQ(months.source, "sick_leave_months >= 3");
  EXPECT_FALSE(*months.value.as<bool>());
  EXPECT_EQ(months.slots, std::vector{slot_of("sick_leave_months")});
  EXPECT_TRUE(whole.parts[1].parts[1].value.is_unknown());
  EXPECT_EQ(whole.parts[1].parts[1].parts.at(0).source, "suspended");
}

}  // namespace
}  // namespace kiemdiem::expression
