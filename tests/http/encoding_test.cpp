#include "http/encoding.h"

#include <gtest/gtest.h>

#include "http/cookies.h"

namespace kiemdiem::http {
namespace {

TEST(PercentDecoding, gives_vietnamese_letters) {
  EXPECT_EQ(percent_decode("%C4%90%E1%BA%A3ng"), "Đảng");
  EXPECT_EQ(percent_decode("a+b"), "a+b");
  EXPECT_EQ(percent_decode(""), "");
}

TEST(PercentDecoding, refuses_half_an_escape_and_what_is_not_utf8) {
  for (const char* text : {"%", "%4", "a%4", "%zz", "%-1", "%C4", "%C0%AF", "%ED%A0%80", "%FF", "a%00b"})
    EXPECT_FALSE(percent_decode(text)) << text;
}

TEST(PercentEncoding, comes_back_as_it_was) {
  const std::string text = "Đảng ủy A&B=1/2?#%+~";
  EXPECT_EQ(percent_decode(percent_encode(text)), text);
  EXPECT_EQ(percent_encode("a b/ế~-._"), "a%20b%2F%E1%BA%BF~-._");
}

TEST(APath, is_decoded_segment_by_segment) {
  EXPECT_EQ(decode_path("/to-chuc/chi%20b%E1%BB%99"), "/to-chuc/chi bộ");
  EXPECT_EQ(decode_path("/"), "/");
  EXPECT_EQ(decode_path("/a/"), "/a/");
}

TEST(APath, that_could_leave_its_folder_or_hide_a_slash_is_refused) {
  for (const char* text :
       {"", "a", "*", "http://localhost/", "//a", "/a//b", "/..", "/a/../b", "/a/./b", "/%2e%2e/b", "/a%2Fb",
        "/a%2fb", "/a%5Cb", "/a\\b", "/a%0Ab", "/a%00", "/a%7F", "/%C4"})
    EXPECT_FALSE(decode_path(text)) << text;
}

TEST(AForm, gives_names_and_values_in_order) {
  const auto fields = parse_form("a=1&b=x+y&a=%26&c&&d=e=f", 10);
  ASSERT_TRUE(fields);
  EXPECT_EQ(*fields, (Fields{{"a", "1"}, {"b", "x y"}, {"a", "&"}, {"c", ""}, {"d", "e=f"}}));
  EXPECT_EQ(fields->all("a"), (std::vector<std::string>{"1", "&"}));
  EXPECT_EQ(fields->get("a"), "1");
  EXPECT_EQ(fields->get("z"), "");
}

TEST(AForm, with_a_wrong_escape_or_too_many_fields_is_refused) {
  EXPECT_FALSE(parse_form("a=%", 10));
  EXPECT_FALSE(parse_form("%FF=1", 10));
  EXPECT_TRUE(parse_form("a=1&b=2", 2));
  EXPECT_FALSE(parse_form("a=1&b=2&c=3", 2));
}

TEST(AQuery, is_written_as_it_is_read) {
  const Fields fields{{"tìm", "Nguyễn & Trần"}, {"b", ""}};
  EXPECT_EQ(parse_form(to_query(fields), 10), fields);
}

TEST(Cookies, are_read_pair_by_pair) {
  const Fields cookies = parse_cookies("a=1; b=\"2\";c=; =x; d; e e=1; f=x y; g=3", false);
  EXPECT_EQ(cookies, (Fields{{"a", "1"}, {"b", "2"}, {"c", ""}, {"g", "3"}}));
}

TEST(Cookies, over_tls_count_only_with_the_prefix_and_on_plain_lines_only_without) {
  EXPECT_EQ(parse_cookies("session=planted; __Host-session=own", true), (Fields{{"session", "own"}}));
  EXPECT_EQ(parse_cookies("session=plain; __Host-session=own", false), (Fields{{"session", "plain"}}));
}

TEST(Cookies, are_at_most_fifty) {
  std::string header;
  for (int i = 0; i < 80; ++i) header += "a=1; ";
  EXPECT_EQ(parse_cookies(header, false).size(), 50U);
}

TEST(ACookie, is_written_for_plain_and_for_tls) {
  EXPECT_EQ(to_set_cookie({"session", "abc", -1, SameSite::strict}, false),
            "session=abc; Path=/; HttpOnly; SameSite=Strict");
  EXPECT_EQ(to_set_cookie({"session", "", 0, SameSite::lax}, true),
            "__Host-session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure");
}

TEST(ACookie, that_would_break_the_header_is_not_written) {
  for (const char* value : {"a b", "a;b", "a\r\nSet-Cookie: x=1", "a,b", "đ", "\"", "\\"})
    EXPECT_EQ(to_set_cookie({"session", value, -1, SameSite::strict}, false), "") << value;
  EXPECT_EQ(to_set_cookie({"a=b", "1", -1, SameSite::strict}, false), "");
  EXPECT_EQ(to_set_cookie({"", "1", -1, SameSite::strict}, false), "");
}

}  // namespace
}  // namespace kiemdiem::http
