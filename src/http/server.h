#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/request.h"
#include "http/response.h"

namespace kiemdiem::http {

/// Runs on a worker thread, several at once. An exception becomes 500 and goes to Options::failed.
using Handler = std::function<Response(const Request&)>;

/// Which queue a request waits in. Urgent (ballots, seals, health) goes first; background (reports, exports)
/// last and never on all threads at once.
enum class Lane : std::uint8_t { urgent, ordinary, background };
inline constexpr std::size_t lane_count = 3;

/// What is decided about a request when only its first line and headers are known.
struct Admission {
  std::size_t body_limit = 1U << 20U;  ///< bytes; a longer body is answered 413
  Lane lane = Lane::ordinary;
  std::string logged_path = {};  ///< told in place of the path, where a part of that is secret; else empty
};
/// On the I/O thread: must be quick and must not block.
using Admit = std::function<Admission(Method, std::string_view path)>;

struct Limits {
  std::size_t header_bytes = 16U << 10U;   ///< first line and headers; more is 431
  std::size_t header_count = 100;          ///< more is 431
  std::size_t bodies_bytes = 256U << 20U;  ///< all bodies that are being received or worked on; more is 503
  std::size_t form_fields = 2000;          ///< of a form or a query; more is 413
  std::size_t uploads = 20;                ///< files of one form; more is 413
  std::size_t connections = 4096;          ///< more are answered 503 and closed
  std::size_t connections_per_address = 512;  ///< likewise; trusted proxies are exempt
  std::size_t queue = 256;                    ///< waiting requests of each lane; more are 503
  std::size_t slowest_bytes_per_second =
      32U << 10U;  ///< lengthens the deadlines of bodies and answers by their length

  std::chrono::milliseconds handshake{10'000};
  std::chrono::milliseconds header{
      30'000};  ///< from its first byte to the empty line, and for the first byte of a connection
  std::chrono::milliseconds body{30'000};        ///< all of it
  std::chrono::milliseconds answer{30'000};      ///< all of it
  std::chrono::milliseconds keep_alive{60'000};  ///< between two requests
  std::chrono::milliseconds drain{20'000};       ///< stop(): for requests that are on their way
};

/// One answered request, for the access log and for figures.
struct Served {
  std::string peer;
  Method method = Method::get;
  std::string path;
  int status = 0;
  std::size_t bytes = 0;                ///< of the answer's body
  std::chrono::microseconds waited{0};  ///< in the queue
  std::chrono::microseconds worked{0};  ///< in the handler
};

struct Options {
  std::string address = "127.0.0.1";  ///< to listen on; "0.0.0.0" and "::" mean every interface
  std::uint16_t port = 0;             ///< 0: any free one, see Server::port()
  std::string certificate_file;       ///< PEM chain; empty: no TLS
  std::string key_file;               ///< PEM
  std::vector<std::string>
      hosts;  ///< allowed names of this server without port, lower case ("kiemdiem.tinh", "192.168.1.5",
              ///< "[::1]"); others are 421. "localhost", "127.0.0.1" and "[::1]" are always allowed
              ///< when listening on loopback
  std::vector<std::string>
      trusted_proxies;  ///< addresses whose X-Forwarded-For and X-Forwarded-Proto are believed
  bool strict_transport =
      false;  ///< Strict-Transport-Security over TLS: where the certificate is from a public authority
  std::size_t threads = 2;
  bool stop_on_signals = false;  ///< SIGTERM and SIGINT call stop()
  Limits limits;
  Admit admit;  ///< empty: Admission{} for everything
  std::function<std::string(int status, std::string_view detail)>
      page;  ///< of the server's own refusals, on any thread; empty: status_page
  std::function<void(const Served&)> served;  ///< on the I/O thread: must be quick
  std::function<void(const std::string& what)>
      failed;  ///< text of an exception of the handler; on any thread
};

/// One I/O thread (the caller of run()) and a pool for the handlers. Knows no domain.
class Server {
 public:
  /// Listens at once, so that port() is known. Vietnamese problems: address in use, no certificate …
  static Result<std::unique_ptr<Server>> listen(Options options, Handler handler);

  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;
  /// Blocks until stop() was called and the last answer is out or Limits::drain is over.
  void run();
  /// From any thread, more than once: no new connections, idle ones are closed, what is on its way is
  /// answered.
  void stop();

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kiemdiem::http
