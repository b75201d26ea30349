#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "http/server.h"

namespace kiemdiem::http {

/// A server on a free port of loopback, run by a thread of its own until the end of the test.
class RunningServer {
 public:
  RunningServer(Options options, Handler handler);
  ~RunningServer();
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  std::uint16_t port() const { return server_->port(); }
  void stop() { server_->stop(); }
  /// Returns when run() has.
  void join();

 private:
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

struct Answer {
  int status = 0;  ///< 0: the connection ended before an answer
  std::string head;
  std::string body;
};

/// A raw connection: it sends what it is told and waits at most ten seconds for anything.
class Client {
 public:
  explicit Client(std::uint16_t port);
  ~Client();
  Client(Client&& other) noexcept;
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool connected() const { return socket_ >= 0; }
  int socket() const { return socket_; }
  void send(std::string_view bytes) const;
  /// One answer, by its Content-Length; `head_only` for the answer to HEAD.
  Answer receive(bool head_only = false);
  Answer ask(std::string_view bytes, bool head_only = false);
  /// Whether the server ends the connection without another byte.
  bool is_ended();
  /// Whether something has come (or the connection was ended).
  bool has_answer(std::chrono::milliseconds patience) const;

 private:
  bool read_more();

  int socket_ = -1;
  std::string pending_;
};

/// "GET path" with Host and these further header lines (each with its line end).
std::string get(std::string_view path, std::string_view headers = "");
std::string post(std::string_view path, std::string_view type, std::string_view body,
                 std::string_view headers = "");

}  // namespace kiemdiem::http
