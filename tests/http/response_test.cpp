#include "http/response.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/assets.h"
#include "http/origin.h"

namespace kiemdiem::http {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(AHead, has_length_type_date_and_cookies) {
  Response response = html("Đảng");
  response.cookies.push_back({"session", "1"});
  EXPECT_EQ(
      head_of(response, {false, true, "Sun, 06 Nov 1994 08:49:37 GMT"}),
      "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Type: text/html; charset=utf-8\r\n"
      "Content-Length: 7\r\nSet-Cookie: session=1; Path=/; HttpOnly; SameSite=Strict\r\nConnection: "
      "close\r\n\r\n");
}

TEST(AHead, leaves_out_what_would_split_it) {
  Response response = html("");
  response.headers.add("X-A", "1\r\nX-B: 2");
  response.headers.add("X\nC", "1");
  response.type = "text/html\r\nX-D: 1";
  EXPECT_EQ(head_of(response, {}), "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
}

TEST(AnAnswer, without_content_has_neither_length_nor_body) {
  const Response response = html("body", 304);
  EXPECT_THAT(head_of(response, {}), Not(HasSubstr("Content-Length")));
  EXPECT_EQ(body_of(response), "");
}

TEST(ASecuredAnswer, has_every_header_of_the_policy) {
  const Response response = secured(html(""), true);
  const std::string policy(response.headers.get("Content-Security-Policy"));
  EXPECT_TRUE(policy.starts_with("default-src 'none'; "));
  EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
  EXPECT_THAT(policy, HasSubstr("frame-ancestors 'none'"));
  EXPECT_EQ(response.headers.get("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(response.headers.get("Referrer-Policy"), "no-referrer");
  EXPECT_EQ(response.headers.get("Cross-Origin-Opener-Policy"), "same-origin");
  EXPECT_EQ(response.headers.get("Cache-Control"), "no-store");
  EXPECT_TRUE(response.headers.has("Permissions-Policy"));
  EXPECT_EQ(response.headers.get("Strict-Transport-Security"), "max-age=31536000");
  EXPECT_FALSE(secured(html(""), false).headers.has("Strict-Transport-Security"));
}

TEST(ASecuredAnswer, keeps_what_the_handler_said) {
  Response response = html("");
  response.headers.add("cache-control", "private");
  response = secured(std::move(response), false);
  EXPECT_EQ(response.headers.count("Cache-Control"), 1U);
  EXPECT_EQ(response.headers.get("Cache-Control"), "private");
}

TEST(ARedirection, stays_on_this_server) {
  EXPECT_EQ(see_other("/to-chuc?tìm=a b").headers.get("Location"), "/to-chuc?t%C3%ACm=a%20b");
  EXPECT_EQ(see_other("/a%20b").headers.get("Location"), "/a%20b");
  for (const char* elsewhere : {"//evil.example/", "https://evil.example/", "/\\evil.example", "", "a",
                                "/a\r\nX: 1", "/\t/evil.example"})
    EXPECT_EQ(see_other(elsewhere).headers.get("Location"), "/") << elsewhere;
}

TEST(AnAttachment, has_its_vietnamese_name_and_runs_nothing) {
  const Response response = secured(attachment("x", "application/pdf", "Báo \"cáo\".pdf"), false);
  EXPECT_EQ(response.headers.get("Content-Disposition"),
            "attachment; filename=\"B_o _c_o_.pdf\"; filename*=UTF-8''B%C3%A1o%20%22c%C3%A1o%22.pdf");
  EXPECT_EQ(response.headers.get("Content-Security-Policy"), "sandbox; default-src 'none'");
}

TEST(AStatusPage, says_what_to_do_in_vietnamese) {
  EXPECT_THAT(status_page(503), HasSubstr("Hãy đợi vài giây"));
  EXPECT_THAT(status_page(404, "Không có <b>"), HasSubstr("Không có &lt;b&gt;"));
  EXPECT_EQ(reason_phrase(421), "Misdirected Request");
}

constexpr Asset invented{
    "app.css", "/assets/app.AB.css", "text/css; charset=utf-8", "abcd", "plain bytes", "br", "gz"};

Request asking(std::string path, Headers headers = {}) {
  Request request;
  request.path = std::move(path);
  request.headers = std::move(headers);
  return request;
}

TEST(AnAsset, is_sent_in_the_encoding_that_the_client_takes) {
  const Assets assets({&invented, 1});
  const auto body = [&](const char* accept) {
    return assets.answer(asking("/assets/app.AB.css", {{"Accept-Encoding", accept}}))->lasting_body;
  };
  EXPECT_EQ(body("gzip, deflate, br"), "br");
  EXPECT_EQ(body("gzip;q=1.0, br;q=0"), "gz");
  EXPECT_EQ(body("GZIP"), "gz");
  EXPECT_EQ(body("bra, gzipped"), "plain bytes");
  EXPECT_EQ(body(""), "plain bytes");
}

TEST(AnAsset, is_kept_for_ever_and_not_sent_twice) {
  const Assets assets({&invented, 1});
  EXPECT_EQ(assets.url("app.css"), "/assets/app.AB.css");
  const auto first = assets.answer(asking("/assets/app.AB.css", {{"Accept-Encoding", "br"}}));
  EXPECT_THAT(std::string(first->headers.get("Cache-Control")), HasSubstr("immutable"));
  EXPECT_EQ(first->headers.get("Vary"), "Accept-Encoding");
  EXPECT_EQ(first->headers.get("Content-Encoding"), "br");
  const std::string tag(first->headers.get("ETag"));
  const auto second =
      assets.answer(asking("/assets/app.AB.css", {{"Accept-Encoding", "br"}, {"If-None-Match", tag}}));
  EXPECT_EQ(second->status, 304);
  EXPECT_EQ(assets.answer(asking("/assets/app.AB.css", {{"If-None-Match", tag}}))->status, 200);
}

TEST(AnAsset, that_is_not_there_is_nobodys_answer) {
  const Assets assets({&invented, 1});
  EXPECT_FALSE(assets.answer(asking("/assets/app.css")));
  Request post = asking("/assets/app.AB.css");
  post.method = Method::post;
  EXPECT_FALSE(assets.answer(post));
  EXPECT_EQ(assets.url("other.css"), "");
}

TEST(TheBuiltAssets, hold_style_script_and_fonts_and_stay_light) {
  const Assets assets(built_assets());
  ASSERT_NE(assets.url("app.css"), "");
  ASSERT_NE(assets.url("app.js"), "");
  std::size_t sent = 0;
  std::size_t fonts = 0;
  for (const Asset& asset : built_assets()) {
    EXPECT_FALSE(asset.bytes.empty()) << asset.name;
    EXPECT_EQ(asset.hash.size(), 64U);
    EXPECT_EQ(asset.bytes.find("data:image"), std::string_view::npos)
        << asset.name << ": the policy refuses it";
    if (asset.type == "font/woff2") ++fonts;
    sent += asset.brotli.empty() ? asset.bytes.size() : asset.brotli.size();
  }
  EXPECT_EQ(fonts, 4U);
  EXPECT_LE(sent, 140'000U);
}

Request posting(Headers headers, bool secure) {
  Request request = asking("/", std::move(headers));
  request.host = "kiemdiem.tinh:8443";
  request.secure = secure;
  return request;
}

TEST(ARequest, from_another_site_is_seen) {
  EXPECT_TRUE(is_cross_site(posting({{"Sec-Fetch-Site", "cross-site"}}, true)));
  EXPECT_TRUE(is_cross_site(posting({{"Sec-Fetch-Site", "same-site"}}, true)));
  EXPECT_TRUE(is_cross_site(posting({{"Origin", "https://evil.example"}}, true)));
  EXPECT_TRUE(is_cross_site(posting({{"Origin", "null"}}, true)));
  EXPECT_TRUE(is_cross_site(posting({{"Sec-Fetch-Site", "cross-site"}, {"Origin", "null"}}, true)));
  EXPECT_FALSE(is_cross_site(posting({{"Sec-Fetch-Site", "same-origin"}, {"Origin", "null"}}, true)))
      << "what a browser sends with a form of ours where no referrer may be sent";
  EXPECT_TRUE(is_cross_site(posting({{"Origin", "http://kiemdiem.tinh:8443"}}, true)));
  EXPECT_TRUE(
      is_cross_site(posting({{"Sec-Fetch-Site", "same-origin"}, {"Origin", "https://evil.example"}}, true)));
}

TEST(ARequest, of_our_own_page_or_of_a_script_passes) {
  EXPECT_FALSE(is_cross_site(
      posting({{"Sec-Fetch-Site", "same-origin"}, {"Origin", "https://kiemdiem.tinh:8443"}}, true)));
  EXPECT_FALSE(is_cross_site(posting({{"Sec-Fetch-Site", "none"}}, true)));
  EXPECT_FALSE(is_cross_site(posting({}, false)));
}

}  // namespace
}  // namespace kiemdiem::http
