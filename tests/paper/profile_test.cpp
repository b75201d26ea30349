#include <gmock/gmock.h>

#include "profiles_of_repository.h"

namespace kiemdiem::paper {
namespace {

using ::testing::HasSubstr;

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), by);
}

std::string problems_of(const std::string& text) {
  const auto read = read_profile(text, "forms/profiles/own.yaml");
  return read ? "" : to_text(read.error());
}

TEST(Profile, of_each_generation_is_read) {
  EXPECT_EQ(profile("hd-36").number.label, "Số:");
  EXPECT_EQ(profile("hd-05").number.label, "Số");
  EXPECT_EQ(profile("hd-05").first_heading_mark, "-");
  EXPECT_EQ(profile("nd-30").signing.on_behalf, "TM.");
  EXPECT_EQ(profile("nd-30").title.end, Separator::rule);
  EXPECT_EQ(profile("hd-36").page.left, 30);
  EXPECT_LT(profile("hd-36").applies_from, profile("hd-05").applies_from);
}

TEST(Profile, names_the_place_of_a_value_without_source) {
  const std::string text =
      replaced(profile_text("hd-05"), "source: \"công cụ soạn thảo công khai theo 05-HD/VPTW;", "note: \"x");
  EXPECT_THAT(problems_of(text), HasSubstr("own.yaml:8:"));
  EXPECT_THAT(problems_of(text), HasSubstr("“top” phải ghi nguồn"));
}

TEST(Profile, names_all_problems_at_once) {
  std::string text = replaced(profile_text("nd-30"), "top: {value: 20", "top: {value: 200");
  text = replaced(text, "separator: {value: \"rule\"", "separator: {value: \"line\"");
  text = replaced(text, "  line: ", "  lines: ");
  const std::string problems = problems_of(text);
  EXPECT_THAT(problems, HasSubstr("“top” phải là số nguyên từ 10 đến 60"));
  EXPECT_THAT(problems, HasSubstr("hãy chọn một trong: star, hyphens, rule"));
  EXPECT_THAT(problems, HasSubstr("Nhóm “body” thiếu mục “line”"));
  EXPECT_THAT(problems, HasSubstr("Không có mục “lines” trong nhóm “body”. Ý bạn là “line”?"));
}

TEST(Profile, refuses_groups_that_nobody_reads) {
  EXPECT_THAT(problems_of(profile_text("nd-30") + "pages: {}\n"), HasSubstr("Không có nhóm “pages”"));
  EXPECT_THAT(problems_of("page: {}\n"), HasSubstr("Thiếu nhóm “body:”"));
}

}  // namespace
}  // namespace kiemdiem::paper
