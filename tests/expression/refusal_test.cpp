#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "member_scope.h"

namespace kiemdiem::expression {
namespace {

using ::testing::HasSubstr;

std::string refusal(std::string_view source, TypeKind expected = TypeKind::boolean) {
  const auto program = compiled(source, expected);
  return program ? "compiled" : to_text(program.error());
}

TEST(Refusal, names_file_line_and_column) {
  EXPECT_THAT(refusal("sick_leave_month > 3"), HasSubstr("rule.yaml:12:9: "));
  EXPECT_THAT(refusal("exempt && sick_leave_month > 3"), HasSubstr("rule.yaml:12:19: "));
  EXPECT_THAT(refusal("cell == 'ở đây' && x"), HasSubstr("rule.yaml:12:28: "));
  EXPECT_THAT(refusal("exempt &&\n  sick_leave_month > 3"), HasSubstr("rule.yaml:13:3: "));
}

TEST(Refusal, suggests_the_name_that_was_probably_meant) {
  EXPECT_THAT(refusal("sick_leave_month > 3"), HasSubstr("“sick_leave_months”"));
  EXPECT_THAT(refusal("transferred.month_at_previous > 3"), HasSubstr("“transferred.months_at_previous”"));
  EXPECT_THAT(refusal("discipline.exists(d, d.from == 'warning')"), HasSubstr("“form”"));
  EXPECT_THAT(refusal("ad_months(admitted, 6) > reference_day"), HasSubstr("“add_months”"));
  EXPECT_THAT(refusal("proposed == 'god'"), HasSubstr("“good”"));
  EXPECT_THAT(refusal("proposed == good"), HasSubstr("\"good\""));
  EXPECT_THAT(refusal("admitted > '2022-12-31'"), HasSubstr("date(\"2022-12-31\")"));
  EXPECT_THAT(refusal("exempt = true"), HasSubstr("“==”"));
}

TEST(Refusal, tells_all_problems_of_types_and_names_at_once) {
  const auto program = compiled("sick_leave_month > 3 && exempt > 1 && proposed == 'god'");
  ASSERT_FALSE(program);
  EXPECT_EQ(program.error().size(), 3U);
}

TEST(Refusal, keeps_types_apart) {
  for (const std::string_view source : {"exempt > 1",
                                        "sick_leave_months == 'a'",
                                        "sick_leave_months && exempt",
                                        "!sick_leave_months",
                                        "-exempt",
                                        "admitted + 1 > reference_day",
                                        "proposed < 'good'",
                                        "proposed == cell",
                                        "transferred == 3",
                                        "sick_leave_months < null",
                                        "sick_leave_months < 2.5",
                                        "cell in 'abc'",
                                        "cell[0] == 'a'",
                                        "[1, 'a'] == [1]",
                                        "{1: 2, 'a': 3} == {}",
                                        "exempt ? 1 : 'a'",
                                        "sick_leave_months",
                                        "null",
                                        "size(3) == 1",
                                        "cell.size(1) == 1",
                                        "add_months(cell, 6) > reference_day",
                                        "discipline.exists(d, d.on)",
                                        "exempt.exists(d, true)",
                                        "discipline.exists(3, true)",
                                        "known(1 + 2)",
                                        "has(exempt)",
                                        "date('2022-02-30') > admitted",
                                        "date(cell) > admitted",
                                        "contains(cell, 'a')",
                                        "exempt.startsWith('a')",
                                        "dyn(3) == 3",
                                        "type(3) == int",
                                        "cell.matches('a')",
                                        "1u + 1 > 2",
                                        "'a' - 'b' == 'c'",
                                        "5.0 % 2.0 > 1.0",
                                        "x.y.z",
                                        "Point{x: 1} == null"})
    EXPECT_NE(refusal(source), "compiled") << source;
}

TEST(Refusal, of_the_result_names_both_types) {
  EXPECT_THAT(refusal("sick_leave_months + 1"), HasSubstr("số nguyên"));
  EXPECT_THAT(refusal("exempt", TypeKind::date), HasSubstr("ngày"));
}

TEST(Refusal, of_syntax_says_what_is_missing) {
  EXPECT_THAT(refusal(""), HasSubstr("trống"));
  EXPECT_THAT(refusal("exempt &&"), HasSubstr("giữa chừng"));
  EXPECT_THAT(refusal("(exempt"), HasSubstr("“)”"));
  EXPECT_THAT(refusal("exempt ? true"), HasSubstr("“:”"));
  EXPECT_THAT(refusal("cell == 'abc"), HasSubstr("chưa có dấu đóng"));
  EXPECT_THAT(refusal("cell == 'a\\q'"), HasSubstr("\\q"));
  EXPECT_THAT(refusal("exempt suspended"), HasSubstr("suspended"));
  EXPECT_THAT(refusal("for == 1"), HasSubstr("dành riêng"));
  EXPECT_THAT(refusal("sick_leave_months > 9223372036854775808"), HasSubstr("quá lớn"));
  EXPECT_THAT(refusal(std::string{"cell == '\xff'"}), HasSubstr("UTF-8"));
}

std::string repeated(std::string_view part, int times) {
  std::string text;
  for (int at = 0; at < times; ++at) text.append(part);
  return text;
}

TEST(Limit, a_condition_has_at_most_4096_bytes) {
  EXPECT_EQ(refusal(std::string(4090, ' ') + "exempt"), "compiled");
  EXPECT_THAT(refusal(std::string(4091, ' ') + "exempt"), HasSubstr("4096"));
}

TEST(Limit, a_condition_is_at_most_64_levels_deep) {
  EXPECT_EQ(refusal(repeated("(", 63) + std::string{"exempt"} + repeated(")", 63)), "compiled");
  for (const std::string& source :
       {repeated("(", 65) + std::string{"exempt"} + repeated(")", 65), repeated("(", 2000),
        repeated("!", 65) + "exempt", repeated("!", 4000), std::string{"1"} + repeated(" + 1", 65) + " > 1",
        std::string{"cell"} + repeated(".a", 65) + " == 1", repeated("exempt ? true : ", 65) + "false",
        repeated("[", 65) + repeated("]", 65) + " == []", repeated("-", 3000) + "1 > 0"})
    EXPECT_THAT(refusal(source), HasSubstr("64 tầng")) << source.substr(0, 40);
}

TEST(Limit, many_clauses_are_no_deep_tree) {
  EXPECT_EQ(refusal(std::string{"exempt"} + repeated(" && exempt", 300)), "compiled");
}

TEST(Limit, a_macro_stands_in_no_other_macro) {
  EXPECT_THAT(refusal("discipline.exists(d, roles.exists(r, r == d.violated_at))"), HasSubstr("Không lồng"));
  EXPECT_EQ(refusal("discipline.exists(d, d.violated_at in roles) && roles.exists(r, r == cell)"),
            "compiled");
}

TEST(Limit, a_literal_list_has_at_most_256_items) {
  EXPECT_EQ(refusal(std::string{"sick_leave_months in [1"} + repeated(",1", 255) + "]"), "compiled");
  EXPECT_THAT(refusal(std::string{"sick_leave_months in [1"} + repeated(",1", 256) + "]"), HasSubstr("256"));
  EXPECT_THAT(refusal(std::string{"{1:1"} + repeated(",1:1", 256) + "} == {}"), HasSubstr("256"));
}

}  // namespace
}  // namespace kiemdiem::expression
