#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pages/charts.h"

namespace kiemdiem::pages::charts {
namespace {

using testing::HasSubstr;
using testing::Not;

Date day(int month, int day) {
  return make_date(2026, month, day).value();
}

TEST(charts, figures_stand_on_the_marks_and_in_the_description) {
  const std::string svg =
      stacked_bars("a", "Mức đề nghị", {{"Tốt", 0}, {"Khá", 1}}, {{"Chi bộ 1", {12, 30}, ""}});
  EXPECT_THAT(svg, HasSubstr(">12</text>"));
  EXPECT_THAT(svg, HasSubstr(">30</text>"));
  EXPECT_THAT(svg, HasSubstr(">42</text>"));
  EXPECT_THAT(svg, HasSubstr("Chi bộ 1: Tốt 12 Khá 30</desc>"));
}

TEST(charts, names_are_escaped_and_links_stay_on_this_server) {
  const std::string svg = bars("a", "x", {{"<Chi bộ>", 1, "javascript:alert(1)"}, {"B", 2, "/b"}});
  EXPECT_THAT(svg, HasSubstr("&lt;Chi bộ&gt;"));
  EXPECT_THAT(svg, Not(HasSubstr("javascript")));
  EXPECT_THAT(svg, HasSubstr(R"(<a href="/b">)"));
}

TEST(charts, a_long_name_is_shortened_between_letters) {
  const std::string svg = bars("a", "x", {{"Đảng bộ Ủy ban nhân dân phường Nguyễn Huệ", 1, ""}});
  EXPECT_THAT(svg, HasSubstr("Đảng bộ Ủy ban nhân dân ph…"));
}

TEST(charts, a_deadline_stands_at_the_end_of_its_last_day) {
  Timeline timeline;
  timeline.id = "t";
  timeline.today = day(12, 7);  // a Monday: the strip begins here
  timeline.flags = {
      {day(12, 13), "Gửi hồ sơ", "trước 14/12", Standing::waiting}};  // the Sunday of the same week
  const std::string svg = charts::timeline(timeline, Language::vietnamese);
  EXPECT_THAT(svg, HasSubstr("13/12 Gửi hồ sơ (trước 14/12)"));
  EXPECT_THAT(svg, HasSubstr(R"(x1="1032.0")"));  // the right end of the strip
  EXPECT_THAT(svg, HasSubstr("hôm nay 7/12"));
}

TEST(charts, texts_of_flags_on_neighbouring_days_stand_in_lanes_of_their_own) {
  Timeline timeline;
  timeline.id = "t";
  timeline.today = day(11, 2);
  timeline.spans = {{day(11, 2), day(12, 31), "Cả đợt", Standing::working}};
  timeline.flags = {{day(11, 10), "Gửi dự thảo báo cáo kiểm điểm", "", Standing::waiting}};
  const std::string one = charts::timeline(timeline, Language::vietnamese);
  timeline.flags.push_back({day(11, 11), "Đăng ký lịch", "", Standing::waiting});
  const std::string two = charts::timeline(timeline, Language::vietnamese);
  EXPECT_THAT(one, HasSubstr(R"(viewBox="0 0 1040 114")"));
  EXPECT_THAT(two, HasSubstr(R"(viewBox="0 0 1040 140")"));
}

TEST(charts, places_beyond_the_limit_are_marked) {
  Meter within{"m", "Xuất sắc", 2, 3, "còn 1 chỗ"};
  EXPECT_THAT(meter(within), Not(HasSubstr("part over")));
  Meter beyond{"m", "Xuất sắc", 4, 3, "quá 1 chỗ"};
  EXPECT_THAT(meter(beyond), HasSubstr("part over"));
  Meter unknown{"m", "Xuất sắc", 4, std::nullopt, "chưa tính được"};
  EXPECT_THAT(meter(unknown), HasSubstr(">?</text>"));
}

TEST(charts, a_rating_beyond_the_ceiling_is_marked) {
  CeilingScale scale;
  scale.id = "s";
  scale.ceiling = 1;
  scale.proposed = 1;
  EXPECT_THAT(ceiling_scale(scale), Not(HasSubstr("crossing")));
  scale.proposed = 0;
  EXPECT_THAT(ceiling_scale(scale), HasSubstr("crossing"));
  scale.proposed = 2;
  EXPECT_THAT(ceiling_scale(scale), Not(HasSubstr("crossing")));
  EXPECT_THAT(ceiling_scale(scale), HasSubstr("url(#s-beyond)"));
  EXPECT_THAT(ceiling_scale(scale), HasSubstr("<pattern id=\"s-beyond\""));
  scale.ceiling.reset();  // not rated: every proposal is beyond
  EXPECT_THAT(ceiling_scale(scale), HasSubstr("crossing"));
}

TEST(charts, no_chart_asks_for_a_style) {
  EXPECT_THAT(meter({"m", "x", 1, 2, ""}) + bars("a", "x", {{"A", 1, ""}}), Not(HasSubstr("style=")));
}

}  // namespace
}  // namespace kiemdiem::pages::charts
