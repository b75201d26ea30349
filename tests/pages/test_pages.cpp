#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "pages/charts.h"
#include "pages/error_page.h"
#include "pages/progress.h"
#include "pages/sign_in.h"
#include "pages/texts.h"
#include "pages/work_list.h"
#include "samples.h"

namespace kiemdiem::pages {
namespace {

using samples::Sample;
using samples::Variant;
using testing::HasSubstr;
using testing::Not;

Variant variant(Language language = Language::vietnamese) {
  Variant variant;
  variant.language = language;
  variant.assets.style = "/assets/style.css";
  variant.assets.script = "/assets/app.js";
  variant.assets.icon = "/assets/icon.svg";
  variant.assets.preload_fonts = {"/assets/font.woff2"};
  return variant;
}

std::vector<Sample> both_languages() {
  std::vector<Sample> samples = samples::all(variant());
  for (Sample& sample : samples::all(variant(Language::english)))
    samples.push_back({sample.name + " (English)", std::move(sample.html)});
  return samples;
}

std::size_t count_of(const std::string& html, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = html.find(what); at != std::string::npos; at = html.find(what, at + what.size()))
    ++count;
  return count;
}

std::vector<std::string> all_matches(const std::string& html, const std::string& pattern) {
  std::vector<std::string> found;
  const std::regex regex{pattern};
  for (std::sregex_iterator at{html.begin(), html.end(), regex}, end; at != end; ++at)
    found.push_back((*at)[1].str());
  return found;
}

/// Not by a regular expression: those of the library call themselves once a character.
std::vector<std::string> writing_forms(const std::string& html) {
  constexpr std::string_view end = "</form>";
  std::vector<std::string> forms;
  for (std::size_t at = html.find("<form"); at != std::string::npos; at = html.find("<form", at + 1)) {
    const std::string tag = html.substr(at, html.find('>', at) - at);
    if (tag.find("method=\"post\"") == std::string::npos) continue;
    forms.push_back(html.substr(at, html.find(end, at) + end.size() - at));
  }
  return forms;
}

TEST(pages, every_marker_is_filled) {
  for (const Sample& sample : both_languages())
    EXPECT_THAT(all_matches(sample.html, "⟦([A-Z_]+)⟧"), testing::IsEmpty()) << sample.name;
}

TEST(pages, every_page_has_one_title_one_heading_and_a_main_part) {
  for (const Sample& sample : both_languages())
    for (const char* const once : {"<!DOCTYPE html>", "<title>", "<h1>", "<main ", "</html>"})
      EXPECT_EQ(count_of(sample.html, once), 1U) << sample.name << ": " << once;
}

TEST(pages, every_form_that_writes_sends_the_token_and_a_fresh_key) {
  for (const Sample& sample : both_languages())
    for (const std::string& form : writing_forms(sample.html)) {
      EXPECT_THAT(form, HasSubstr(R"(name="csrf" value="a1b2c3")")) << sample.name;
      EXPECT_THAT(form, HasSubstr(R"(name="key" value="k-0001")")) << sample.name;
      EXPECT_THAT(form, testing::ContainsRegex("action=\"/[^\"]*\"")) << sample.name;
    }
}

TEST(pages, no_id_stands_twice_on_a_page) {
  for (const Sample& sample : both_languages()) {
    std::vector<std::string> ids = all_matches(sample.html, R"re(\sid="([^"]*)")re");
    std::ranges::sort(ids);
    EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end()) << sample.name;
  }
}

TEST(pages, every_label_and_description_names_something_on_the_page) {
  for (const Sample& sample : both_languages()) {
    const std::vector<std::string> listed = all_matches(sample.html, R"re(\sid="([^"]*)")re");
    const std::set<std::string> ids{listed.begin(), listed.end()};
    for (const std::string& names :
         all_matches(sample.html, R"re(\s(?:for|aria-describedby|aria-labelledby)="([^"]*)")re")) {
      std::istringstream words{names};
      for (std::string id; words >> id;) EXPECT_TRUE(ids.contains(id)) << sample.name << ": " << id;
    }
  }
}

TEST(pages, nothing_in_a_page_asks_for_an_inline_style_or_script) {
  for (const Sample& sample : both_languages()) {
    EXPECT_THAT(all_matches(sample.html, R"re((\sstyle="|\son[a-z]+="|<style|<script>|javascript:))re"),
                testing::IsEmpty())
        << sample.name;
  }
}

TEST(pages, what_people_typed_is_escaped) {
  ErrorPage page;
  page.status = 422;
  page.what = "<script>alert(1)</script>";
  page.ways_out = {{"\"><b>", "javascript:alert(1)"}};
  const std::string html = render(samples::shell(variant(), "<i>"), page);
  EXPECT_THAT(html, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(html, Not(HasSubstr("<b>")));
  EXPECT_THAT(html, Not(HasSubstr("<i>")));
  EXPECT_THAT(html, Not(HasSubstr("javascript:")));
}

TEST(pages, a_forbidden_page_looks_like_one_that_does_not_exist) {
  ErrorPage forbidden, missing;
  forbidden.status = 403;
  forbidden.what = "Đồng chí không được xem hồ sơ này.";
  missing.status = 404;
  EXPECT_EQ(render(samples::shell(variant(), "x"), forbidden),
            render(samples::shell(variant(), "x"), missing));
}

TEST(pages, demonstration_log_ins_are_shown_in_demonstrations_only) {
  LoginPage page;
  page.action = "/dang-nhap";
  page.demonstration = {{"Năm 2022", "Bí thư", "Chi bộ", "tin", "hoa-bien-1"}};
  Shell shell = samples::shell(variant(), "x");
  EXPECT_THAT(render(shell, page), HasSubstr("hoa-bien-1"));
  shell.demonstration = false;
  EXPECT_THAT(render(shell, page), Not(HasSubstr("hoa-bien-1")));
}

TEST(work_list, what_is_overdue_comes_first_and_what_is_done_last) {
  WorkLine line;
  line.verb = "Gửi hồ sơ";
  line.id = "a";
  WorkListPage page;
  page.parts = {{WorkSection::done, {line}, 0, ""}, {WorkSection::overdue, {line}, 0, ""}};
  const std::string html = render(samples::shell(variant(), "x"), page);
  EXPECT_LT(html.find("part-overdue"), html.find("part-done"));
}

TEST(work_list, a_day_is_written_in_figures_and_what_is_left_is_counted_once) {
  WorkLine line;
  line.id = "a";
  line.verb = "Gửi hồ sơ";
  line.due = samples::day(2026, 12, 14);
  line.mark = Mark{Standing::working, "còn 2 ngày làm việc"};
  WorkListPage page;
  page.parts = {{WorkSection::this_week, {line}, 0, ""}};
  const std::string html = render(samples::shell(variant(), "x"), page);
  EXPECT_THAT(html, HasSubstr("Thứ hai 14/12/2026"));
  EXPECT_THAT(html, HasSubstr("còn 2 ngày làm việc"));
  EXPECT_THAT(html, Not(HasSubstr("còn 4 ngày"))) << "days of the calendar";
}

TEST(work_list, what_is_done_is_not_called_late) {
  WorkLine line;
  line.id = "a";
  line.verb = "Gửi hồ sơ";
  line.due = samples::day(2026, 12, 1);
  WorkListPage page;
  page.parts = {{WorkSection::done, {line}, 0, ""}};
  EXPECT_THAT(render(samples::shell(variant(), "x"), page), Not(HasSubstr("quá hạn 9 ngày")));
}

TEST(progress, the_foot_adds_up_the_rows) {
  ProgressPage page;
  page.unit_headings = {{"Đơn vị", "", Sorted::no, false}, {"Đảng viên", "", Sorted::no, true}};
  page.steps = {{"Gửi hồ sơ", "", Sorted::no, false}};
  UnitRow one, two;
  one.unit.label = "A";
  one.members = 1200;
  one.steps = {{{Standing::done, ""}, 7, 9}};
  two.unit.label = "B";
  two.members = 34;
  two.steps = {{{Standing::waiting, ""}, 2, 5}};
  page.rows = {one, two};
  const std::string html = render(samples::shell(variant(), "x"), page);
  const std::string foot = html.substr(html.find("<tfoot>"));
  EXPECT_THAT(foot, HasSubstr("1.234"));
  EXPECT_THAT(foot, HasSubstr("9/14"));
}

TEST(texts, distance_is_counted_in_days) {
  const Date today = samples::day(2026, 12, 10);
  EXPECT_EQ(distance_text(Language::vietnamese, add_days(today, -2), today), "quá hạn 2 ngày");
  EXPECT_EQ(distance_text(Language::vietnamese, today, today), "hôm nay");
  EXPECT_EQ(distance_text(Language::vietnamese, add_days(today, 1), today), "ngày mai");
  EXPECT_EQ(distance_text(Language::english, add_days(today, 3), today), "in 3 days");
  EXPECT_EQ(role_label(Language::vietnamese, "cell_secretary"), "Bí thư chi bộ");
  EXPECT_EQ(day_text(Language::english, today), "10 Dec 2026");
}

}  // namespace
}  // namespace kiemdiem::pages
