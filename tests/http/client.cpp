#include "client.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <utility>

#include "http/fields.h"

namespace kiemdiem::http {
namespace {

constexpr std::chrono::milliseconds patience{10'000};

std::size_t content_length(std::string_view head) {
  const auto at = ascii_lower(head).find("content-length: ");
  return at == std::string::npos ? 0 : std::stoul(std::string(head.substr(at + 16)));
}

}  // namespace

RunningServer::RunningServer(Options options, Handler handler) {
  auto listening = Server::listen(std::move(options), std::move(handler));
  if (!listening) throw std::runtime_error(to_text(listening.error()));
  server_ = std::move(*listening);
  thread_ = std::thread([this] { server_->run(); });
}

RunningServer::~RunningServer() {
  stop();
  join();
}

void RunningServer::join() {
  if (thread_.joinable()) thread_.join();
}

Client::Client(std::uint16_t port) {
  const int made = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
    socket_ = made;
  else
    ::close(made);
}

Client::~Client() {
  if (socket_ >= 0) ::close(socket_);
}

Client::Client(Client&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), pending_(std::move(other.pending_)) {}

void Client::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool Client::has_answer(std::chrono::milliseconds time) const {
  pollfd waiting{socket_, POLLIN, 0};
  return ::poll(&waiting, 1, static_cast<int>(time.count())) > 0;
}

bool Client::read_more() {
  std::array<char, 65536> buffer{};
  if (!has_answer(patience)) {
    ADD_FAILURE() << "nothing came for ten seconds";
    return false;
  }
  const ssize_t count = ::recv(socket_, buffer.data(), buffer.size(), 0);
  if (count <= 0) return false;
  pending_.append(buffer.data(), static_cast<std::size_t>(count));
  return true;
}

Answer Client::receive(bool head_only) {
  while (pending_.find("\r\n\r\n") == std::string::npos)
    if (!read_more()) return {};
  const auto end = pending_.find("\r\n\r\n") + 4;
  Answer answer;
  answer.head = pending_.substr(0, end);
  answer.status = std::stoi(answer.head.substr(9, 3));
  const std::size_t length = head_only || answer.status == 100 ? 0 : content_length(answer.head);
  while (pending_.size() < end + length)
    if (!read_more()) return {};
  answer.body = pending_.substr(end, length);
  pending_.erase(0, end + length);
  return answer;
}

Answer Client::ask(std::string_view bytes, bool head_only) {
  send(bytes);
  return receive(head_only);
}

bool Client::is_ended() {
  return pending_.empty() && !read_more() && pending_.empty();
}

std::string get(std::string_view path, std::string_view headers) {
  return fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\n{}\r\n", path, headers);
}

std::string post(std::string_view path, std::string_view type, std::string_view body,
                 std::string_view headers) {
  return fmt::format(
      "POST {} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {}\r\nContent-Length: {}\r\n{}\r\n{}", path, type,
      body.size(), headers, body);
}

}  // namespace kiemdiem::http
