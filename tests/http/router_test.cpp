#include "http/router.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiemdiem::http {
namespace {

using ::testing::HasSubstr;

const std::vector<Route> table{
    {Method::get, "/"},
    {Method::get, "/to-chuc/{id}"},
    {Method::post, "/to-chuc/{id}"},
    {Method::get, "/to-chuc/moi"},
    {Method::get, "/to-chuc/{id}/dang-vien/{member}"},
    {Method::get, "/to-chuc/{id}/dang-vien/moi"},
    {Method::remove, "/to-chuc/{id}/dang-vien/{member}"},
};

const Router& router() {
  static const Router made = *Router::make(table);
  return made;
}

std::optional<std::size_t> route(Method method, std::string_view path) {
  return router().match(method, path).route;
}

TEST(ARouter, finds_the_route_and_its_parameters) {
  EXPECT_EQ(route(Method::get, "/"), 0U);
  const Match match = router().match(Method::get, "/to-chuc/cb 1/dang-vien/Đ2");
  EXPECT_EQ(match.route, 4U);
  EXPECT_EQ(match.parameters, (Fields{{"id", "cb 1"}, {"member", "Đ2"}}));
}

TEST(ARouter, takes_a_literal_before_a_parameter) {
  EXPECT_EQ(route(Method::get, "/to-chuc/moi"), 3U);
  EXPECT_EQ(route(Method::get, "/to-chuc/cu"), 1U);
  EXPECT_EQ(route(Method::get, "/to-chuc/1/dang-vien/moi"), 5U);
  EXPECT_EQ(route(Method::get, "/to-chuc/moi/dang-vien/x"), 4U);
}

TEST(ARouter, takes_another_pattern_when_the_first_lacks_the_method) {
  EXPECT_EQ(route(Method::post, "/to-chuc/moi"), 2U);
  EXPECT_EQ(route(Method::remove, "/to-chuc/1/dang-vien/moi"), 6U);
}

TEST(ARouter, gives_head_the_route_of_get) {
  EXPECT_EQ(route(Method::head, "/to-chuc/moi"), 3U);
  EXPECT_EQ(*Router::make(std::vector<Route>{{Method::get, "/"}, {Method::head, "/"}})
                 ->match(Method::head, "/")
                 .route,
            1U);
}

TEST(ARouter, names_the_methods_of_a_path_that_has_others) {
  const Match match = router().match(Method::put, "/to-chuc/moi");
  EXPECT_FALSE(match.route);
  EXPECT_EQ(match.allow, "GET, HEAD, POST");
  EXPECT_EQ(router().match(Method::head, "/x").allow, "");
}

TEST(ARouter, knows_no_other_path) {
  for (const char* path :
       {"/x", "/to-chuc", "/to-chuc/", "/to-chuc/1/", "/to-chuc/1/dang-vien", "/To-chuc/1", ""})
    EXPECT_FALSE(route(Method::get, path)) << path;
}

std::string refusal(std::vector<Route> routes) {
  const auto made = Router::make(routes);
  return made ? "" : to_text(made.error());
}

TEST(ARouter, refuses_two_routes_for_the_same_paths) {
  EXPECT_THAT(refusal({{Method::get, "/a/{x}"}, {Method::get, "/a/{y}"}}),
              HasSubstr("“/a/{y}” trùng với “/a/{x}”"));
  EXPECT_EQ(refusal({{Method::get, "/a/{x}"}, {Method::post, "/a/{y}"}}), "");
  EXPECT_EQ(refusal({{Method::get, "/a/{x}/c"}, {Method::get, "/a/b/{y}"}}), "");
}

TEST(ARouter, refuses_patterns_that_are_no_paths) {
  for (const char* pattern :
       {"", "a", "/a/", "//", "/a/{", "/a/{}", "/a/x{y}", "/a/{x}y", "/{x}/{x}", "/a{b"})
    EXPECT_NE(refusal({{Method::get, pattern}}), "") << pattern;
}

}  // namespace
}  // namespace kiemdiem::http
