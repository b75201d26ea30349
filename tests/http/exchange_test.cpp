#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "client.h"

namespace kiemdiem::http {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view form_type = "application/x-www-form-urlencoded";

/// Says what it was asked.
Response echo(const Request& request) {
  if (request.path == "/throw") throw std::runtime_error("broken on purpose");
  if (request.path == "/size") return plain_text(std::to_string(request.body.size()));
  if (request.path == "/large") return plain_text(std::string(300'000, 'x'));
  std::string text = fmt::format("{} {}\nhost {}\npeer {}\nsecure {}\nbody {}\n", name(request.method),
                                 request.path, request.host, request.peer, request.secure, request.body);
  for (const auto& [key, value] : request.query) text += fmt::format("query {}={}\n", key, value);
  for (const auto& [key, value] : request.form) text += fmt::format("form {}={}\n", key, value);
  for (const auto& [key, value] : request.cookies) text += fmt::format("cookie {}={}\n", key, value);
  for (const Upload& upload : request.uploads)
    text += fmt::format("upload {} {}\n", upload.file_name, upload.bytes.size());
  return plain_text(text);
}

Options echo_options() {
  Options options;
  options.hosts = {"kiemdiem.tinh", "[fd00::5]"};
  options.admit = [](Method, std::string_view path) {
    Admission admission;
    admission.body_limit = path == "/upload" ? 2'000'000 : 1000;
    return admission;
  };
  return options;
}

class Exchange : public ::testing::Test {
 protected:
  RunningServer server_{echo_options(), echo};
  Client client_{server_.port()};
};

TEST_F(Exchange, hands_over_a_decoded_request) {
  const Answer answer = client_.ask(get("/to-chuc/%C4%90?t%C3%ACm=a+b&x", "Cookie: s=1; t=2\r\n"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body,
            "GET /to-chuc/Đ\nhost localhost\npeer 127.0.0.1\nsecure false\nbody \nquery tìm=a b\nquery x=\n"
            "cookie s=1\ncookie t=2\n");
  EXPECT_THAT(answer.head, HasSubstr("Content-Security-Policy: default-src 'none'"));
  EXPECT_THAT(answer.head, HasSubstr("Date: "));
  EXPECT_THAT(answer.head, Not(HasSubstr("Connection:")));
}

TEST_F(Exchange, keeps_the_connection) {
  EXPECT_EQ(client_.ask(get("/1")).status, 200);
  EXPECT_THAT(client_.ask(get("/2")).body, HasSubstr("GET /2"));
  const Answer last = client_.ask(get("/3", "Connection: close\r\n"));
  EXPECT_THAT(last.head, HasSubstr("Connection: close"));
  EXPECT_TRUE(client_.is_ended());
}

TEST_F(Exchange, answers_pipelined_requests_in_order) {
  client_.send(get("/1") + post("/2", form_type, "a=1") + get("/3"));
  EXPECT_THAT(client_.receive().body, HasSubstr("GET /1\n"));
  EXPECT_THAT(client_.receive().body, HasSubstr("POST /2\n"));
  EXPECT_THAT(client_.receive().body, HasSubstr("GET /3\n"));
}

TEST_F(Exchange, ends_http_1_0_after_the_answer) {
  EXPECT_EQ(client_.ask("GET / HTTP/1.0\r\nHost: localhost\r\n\r\n").status, 200);
  EXPECT_TRUE(client_.is_ended());
}

TEST_F(Exchange, answers_head_with_the_length_and_without_the_body) {
  const Answer answer = client_.ask("HEAD /large HTTP/1.1\r\nHost: localhost\r\n\r\n", true);
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.head, HasSubstr("Content-Length: 300000\r\n"));
  EXPECT_THAT(client_.ask(get("/next")).body, HasSubstr("GET /next\n"));
}

TEST_F(Exchange, reads_a_request_that_comes_byte_by_byte) {
  for (const char byte : post("/a", form_type, "a=%C4%90")) client_.send({&byte, 1});
  EXPECT_THAT(client_.receive().body, HasSubstr("form a=Đ\n"));
}

TEST_F(Exchange, reads_chunks) {
  const std::string head = "POST /a HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
  EXPECT_THAT(client_.ask(head + "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n").body, HasSubstr("body abcde\n"));
  EXPECT_EQ(client_.ask(head + "3\r\nabcd\r\n0\r\n\r\n").status, 400);
  EXPECT_TRUE(client_.is_ended());
}

TEST_F(Exchange, reads_a_multipart_form_with_a_file) {
  const std::string file(1'500'000, 'f');
  const std::string body =
      "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--B\r\nContent-Disposition: form-data; "
      "name=\"f\"; filename=\"x.pdf\"\r\n\r\n" +
      file + "\r\n--B--\r\n";
  const Answer answer = client_.ask(post("/upload", "multipart/form-data; boundary=B", body));
  EXPECT_THAT(answer.body, HasSubstr("body \nform a=1\nupload x.pdf 1500000\n"));
  const Answer refused = client_.ask(post("/upload", "multipart/form-data; boundary=B", "--B\r\nnonsense"));
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(client_.ask(get("/")).status, 200) << "the connection stays: its body was read";
}

TEST_F(Exchange, invites_a_body_that_waits_for_it) {
  client_.send("POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client_.receive().status, 100);
  EXPECT_THAT(client_.ask("abc").body, HasSubstr("body abc\n"));
}

TEST_F(Exchange, refuses_a_long_body_before_it_is_sent) {
  client_.send("POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1001\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client_.receive().status, 413);
  EXPECT_TRUE(client_.is_ended());
}

TEST_F(Exchange, lets_the_route_decide_how_long_a_body_may_be) {
  const std::string body(1000, 'x');
  EXPECT_EQ(client_.ask(post("/size", "text/plain", body)).body, "1000");
  const Answer refused = client_.ask(post("/size", "text/plain", body + "x"));
  EXPECT_EQ(refused.status, 413);
  EXPECT_THAT(refused.body, HasSubstr("quá lớn"));
  EXPECT_TRUE(client_.is_ended());
}

TEST_F(Exchange, refuses_chunks_beyond_the_limit) {
  client_.send("POST /size HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "100\r\n" + std::string(256, 'x') + "\r\n";
  client_.send(chunk + chunk + chunk + chunk);
  EXPECT_EQ(client_.receive().status, 413);
}

TEST_F(Exchange, hands_a_failing_handler_s_client_a_page_without_the_reason) {
  const Answer answer = client_.ask(get("/throw"));
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.body, HasSubstr("Máy chủ gặp lỗi"));
  EXPECT_THAT(answer.body, Not(HasSubstr("on purpose")));
  EXPECT_EQ(client_.ask(get("/")).status, 200);
}

TEST_F(Exchange, refuses_a_change_that_another_site_asks_for) {
  EXPECT_EQ(client_.ask(get("/", "Sec-Fetch-Site: cross-site\r\n")).status, 200);
  EXPECT_EQ(client_.ask(post("/", form_type, "", "Sec-Fetch-Site: cross-site\r\n")).status, 403);
}

/// What a client sends and the status of the answer, after which the connection ends.
struct Refused {
  std::string request;
  int status;
};

TEST_F(Exchange, refuses_what_is_not_strictly_http) {
  const std::string host = "Host: localhost\r\n";
  std::string many;
  for (int i = 0; i < 101; ++i) many += fmt::format("X-{}: 1\r\n", i);
  for (const auto& [request, status] : std::vector<Refused>{
           {"POST / HTTP/1.1\r\n" + host + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400},
           {"POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
            400},
           {"POST / HTTP/1.1\r\n" + host + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400},
           {"POST / HTTP/1.1\r\n" + host + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400},
           {"POST / HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n", 400},
           {"POST / HTTP/1.1\r\n" + host + "Content-Length: 3, 3\r\n\r\nabc", 400},
           {"POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400},
           {"POST / HTTP/1.0\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
           {"POST / HTTP/1.1\r\n" + host + "Content-Length : 3\r\n\r\nabc", 400},
           {"GET / HTTP/1.1\r\n\r\n", 400},
           {"GET / HTTP/1.1\r\n" + host + host + "\r\n", 400},
           {"GET / HTTP/1.1\r\nHost: \r\n\r\n", 400},
           {"GET / HTTP/1.1\r\nHost: localhost:x\r\n\r\n", 400},
           {"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421},
           {"GET / HTTP/1.1\r\nHost: localhost.evil.example\r\n\r\n", 421},
           {"GET http://localhost/ HTTP/1.1\r\n" + host + "\r\n", 400},
           {"GET /a%2fb HTTP/1.1\r\n" + host + "\r\n", 400},
           {"GET /%ff HTTP/1.1\r\n" + host + "\r\n", 400},
           {"GET /?a=%ff HTTP/1.1\r\n" + host + "\r\n", 400},
           {"GET / HTTP/1.1\n" + host + "\r\n", 400},
           {"GET / HTTP/2.0\r\n" + host + "\r\n", 400},
           {"GET /\r\n\r\n", 400},
           {"TRACE / HTTP/1.1\r\n" + host + "\r\n", 501},
           {"CONNECT localhost:80 HTTP/1.1\r\n" + host + "\r\n", 501},
           {"get / HTTP/1.1\r\n" + host + "\r\n", 501},
           {"GET / HTTP/1.1\r\n" + host + "Expect: miracles\r\n\r\n", 417},
           {"GET / HTTP/1.1\r\n" + host + many + "\r\n", 431},
           {"GET / HTTP/1.1\r\n" + host + "X: " + std::string(17'000, 'x') + "\r\n\r\n", 431},
           {"GET /" + std::string(17'000, 'x') + " HTTP/1.1\r\n" + host + "\r\n", 431}}) {
    Client client(server_.port());
    EXPECT_EQ(client.ask(request).status, status) << request.substr(0, 200);
    EXPECT_TRUE(client.is_ended()) << request.substr(0, 200);
  }
}

TEST_F(Exchange, knows_its_names_with_and_without_port) {
  for (const char* host :
       {"localhost:8080", "127.0.0.1", "[::1]:80", "KiemDiem.Tinh", "[fd00::5]", "[fd00::5]:443"})
    EXPECT_EQ(client_.ask(fmt::format("GET / HTTP/1.1\r\nHost: {}\r\n\r\n", host)).status, 200) << host;
}

TEST(AProxy, is_believed_only_when_it_is_configured) {
  Options options;
  RunningServer plain(options, echo);
  options.trusted_proxies = {"127.0.0.1", "10.0.0.9"};
  RunningServer behind(options, echo);
  const std::string request = get("/",
                                  "X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-For: 10.0.0.7, "
                                  "10.0.0.9\r\nX-Forwarded-Proto: http\r\nX-Forwarded-Proto: https\r\n");
  EXPECT_THAT(Client(plain.port()).ask(request).body, HasSubstr("peer 127.0.0.1\nsecure false"));
  EXPECT_THAT(Client(behind.port()).ask(request).body, HasSubstr("peer 10.0.0.7\nsecure true"));
}

TEST(AServer, that_cannot_listen_says_why) {
  RunningServer first({}, echo);
  Options options;
  options.port = first.port();
  const auto second = Server::listen(options, echo);
  ASSERT_FALSE(second);
  EXPECT_THAT(to_text(second.error()), HasSubstr("hãy chọn cổng khác"));
  options.address = "nowhere";
  EXPECT_THAT(to_text(Server::listen(options, echo).error()),
              HasSubstr("“nowhere” không phải là địa chỉ mạng"));
  options.address = "127.0.0.1";
  options.port = 0;
  options.certificate_file = "missing.pem";
  EXPECT_THAT(to_text(Server::listen(options, echo).error()), HasSubstr("missing.pem"));
}

}  // namespace
}  // namespace kiemdiem::http
