#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "member_scope.h"

namespace kiemdiem::expression {
namespace {

using ::testing::HasSubstr;

Given with(std::string_view first, std::string_view second = "0") {
  return {{"points", points(first)}, {"more_points", points(second)}};
}

TEST(Decimals, a_limit_holds_to_the_hundredth) {
  for (const char* limit : {"90", "90.0", "90.00"}) {
    const std::string below = std::string{"points + more_points < "} + limit;
    EXPECT_EQ(outcome(below, with("20", "69.99")), "true") << limit;
    EXPECT_EQ(outcome(below, with("20.01", "69.99")), "false") << limit;
    EXPECT_EQ(outcome(below, with("20.01", "70")), "false") << limit;
  }
  EXPECT_EQ(outcome("points <= 89.5", with("89.5")), "true");
  EXPECT_EQ(outcome("points <= 89.5", with("89.51")), "false");
  EXPECT_EQ(outcome("89.5 == points", with("89.5")), "true");
}

// 0.1 + 0.2 is not 0.3 in binary, nor is 0.29 * 100 equal to 29.
TEST(Decimals, are_exact_where_binary_numbers_are_not) {
  EXPECT_EQ(outcome("points + more_points == 0.3", with("0.1", "0.2")), "true");
  EXPECT_EQ(outcome("points == 0.1 + 0.2", with("0.3")), "true");
  EXPECT_EQ(outcome("points == 0.29", with("0.29")), "true");
  EXPECT_EQ(outcome("points > 90071992547409.91", with("90071992547409.92")), "true");
  EXPECT_EQ(outcome("points == 90071992547409.93", with("90071992547409.92")), "false");
}

TEST(Decimals, compare_and_add_with_whole_numbers) {
  const Given facts{{"points", points("3")}, {"sick_leave_months", number(3)}};
  EXPECT_EQ(outcome("points == sick_leave_months", facts), "true");
  EXPECT_EQ(outcome("sick_leave_months < points + 0.01", facts), "true");
  EXPECT_EQ(outcome("sick_leave_months + points - 1 == 5", facts), "true");
  EXPECT_EQ(outcome("points == months_limit", facts), "true");
  EXPECT_EQ(outcome("points in [1, sick_leave_months]", facts), "true");
  EXPECT_EQ(outcome("sick_leave_months in [0.5, points]", facts), "true");
}

TEST(Decimals, may_be_negative) {
  EXPECT_EQ(outcome("-points == -89.5", with("89.5")), "true");
  EXPECT_EQ(outcome("points - more_points == -(0.5)", with("1", "1.5")), "true");
  EXPECT_EQ(outcome("points < -( 0.5 + 0.25 )", with("-0.76")), "true");
}

TEST(Decimals, stand_in_lists_and_choices) {
  EXPECT_EQ(outcome("points in [90, 89.5]", with("89.5")), "true");
  EXPECT_EQ(outcome("points in [90, 89.5]", with("89.4")), "false");
  EXPECT_EQ(outcome("points in [points, 89.5]", with("1")), "true");
  EXPECT_EQ(outcome("(points > 1 ? points : 90) == 90", with("0.5")), "true");
  EXPECT_EQ(outcome("(points > 1 ? 2.5 : 90) <= more_points", with("2", "2.5")), "true");
  EXPECT_EQ(outcome("(points > 1 ? null : 90) == more_points", with("1", "90")), "true");
}

TEST(Decimals, may_be_unknown_or_null) {
  EXPECT_EQ(outcome("points + more_points < 90", {{"points", points("1")}}), "unknown: more_points");
  const Given none{{"points", Value::null()}, {"sick_leave_months", Value::null()}};
  EXPECT_EQ(outcome("points < 90", none), "false");
  EXPECT_EQ(outcome("points != 90", none), "true");
  EXPECT_EQ(outcome("points == null && points == sick_leave_months && known(points)", none), "true");
  EXPECT_EQ(outcome("points + 1 < 90", none), "false");
}

TEST(Decimals, convert_to_whole_numbers_and_text) {
  EXPECT_EQ(outcome("int(points) == 89 && string(points) == '89.5'", with("89.5")), "true");
  EXPECT_EQ(outcome("int(points) == -1", with("-1.99")), "true");
}

TEST(Decimals, that_do_not_fit_leave_the_condition_open) {
  EXPECT_THAT(outcome("points + 1 > 0", with("92233720368547758.07")), HasSubstr("overflow"));
  EXPECT_THAT(outcome("points < sick_leave_months",
                      {{"points", points("1")}, {"sick_leave_months", number(92233720368547759)}}),
              HasSubstr("error"));
}

std::string refusal(std::string_view source) {
  const auto program = compiled(source);
  return program ? "compiled" : to_text(program.error());
}

TEST(Decimals, a_third_place_is_refused_where_it_is_written) {
  for (const std::string source :
       {"points < 89.555", "89.555 <= points", "points - 89.555 > 0", "points in [1, 89.555]",
        "points == -(89.555)", "points > 1.5 + 89.555", "(exempt ? 89.555 : points) > 1", "points > 89.500"})
    EXPECT_THAT(refusal(source), HasSubstr("hai chữ số thập phân")) << source;
  EXPECT_THAT(refusal("points < (89.555)"), HasSubstr("rule.yaml:12:19: “89.555”"));
  EXPECT_EQ(compiled("points < 89.555").error().size(), 1U);
}

TEST(Decimals, other_spellings_and_kinds_are_refused) {
  EXPECT_THAT(refusal("points < 9e1"), HasSubstr("như 90 hoặc 89.5"));
  EXPECT_THAT(refusal("points < 92233720368547759"), HasSubstr("quá lớn"));
  EXPECT_THAT(refusal("points < 92233720368547758.5"), HasSubstr("quá lớn"));
  for (const char* source : {"points * 2 > 1", "points / 2 > 1", "points % 2 == 1", "points > score",
                             "points == 'a'", "points && exempt", "score + points > 1", "points > 1u"})
    EXPECT_THAT(refusal(source), HasSubstr("số thập phân")) << source;
}

TEST(References, only_compare_with_references_and_null) {
  const Given facts{{"decided_by", number(7)}, {"parent", number(7)}};
  EXPECT_EQ(outcome("decided_by == parent && decided_by in [parent] && decided_by != null", facts), "true");
  EXPECT_EQ(outcome("decided_by == null || !known(parent)", {{"decided_by", Value::null()}}), "true");
  for (const char* source : {"decided_by + parent == null", "decided_by < parent", "decided_by == 7",
                             "decided_by in [7]", "-parent == decided_by", "parent > 1.5"})
    EXPECT_NE(refusal(source), "compiled") << source;
  EXPECT_THAT(refusal("decided_by == 7"), HasSubstr("Mã chỉ so sánh"));
}

}  // namespace
}  // namespace kiemdiem::expression
