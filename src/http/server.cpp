#include "http/server.h"

#include <fmt/format.h>
#include <openssl/ssl.h>
#include <sys/resource.h>

#include <algorithm>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <optional>

#include "http/hub.h"

namespace kiemdiem::http {
namespace {

namespace asio = boost::asio;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using ErrorCode = boost::system::error_code;

std::string why(const ErrorCode& error) {
  if (error == asio::error::address_in_use) return "cổng đang có chương trình khác dùng; hãy chọn cổng khác";
  if (error == asio::error::access_denied) return "không có quyền mở cổng này; hãy chọn cổng từ 1024 trở lên";
  if (error.value() == EADDRNOTAVAIL) return "máy này không có địa chỉ đó; hãy kiểm tra địa chỉ mạng của máy";
  return error.message();
}

Result<void> open(Acceptor& acceptor, const Options& options) {
  const auto problem = [&](const ErrorCode& error) {
    return refuse({},
                  fmt::format("Không mở được {} cổng {}: {}.", options.address, options.port, why(error)));
  };
  ErrorCode error;
  const auto address =
      asio::ip::make_address(options.address == "localhost" ? "127.0.0.1" : options.address, error);
  if (error)
    return refuse({}, fmt::format("“{}” không phải là địa chỉ mạng, ví dụ 127.0.0.1.", options.address));
  const asio::ip::tcp::endpoint endpoint(address, options.port);
  acceptor.open(endpoint.protocol(), error);
  if (error) return problem(error);
  acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (address.is_v6()) acceptor.set_option(asio::ip::v6_only(false), error);
  acceptor.bind(endpoint, error);
  if (error) return problem(error);
  acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return problem(error);
  return {};
}

Place in_file(const std::string& name) {
  Place place;
  place.file = name;
  return place;
}

/// Debian lets a program open 1024 files unless it asks for more. Without more, connections beyond them wait.
void raise_descriptor_limit(const Limits& limits) {
  constexpr rlim_t for_files = 256;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const rlim_t wanted = std::min<rlim_t>(limit.rlim_max, limits.connections + for_files);
  if (limit.rlim_cur >= wanted) return;
  limit.rlim_cur = wanted;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

/// TLS 1.2 and newer, no renegotiation, no compression.
Result<void> load(asio::ssl::context& tls, const Options& options) {
  SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);
  tls.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_compression |
                  SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  ErrorCode error;
  tls.use_certificate_chain_file(options.certificate_file, error);
  if (error)
    return refuse(in_file(options.certificate_file),
                  "Không đọc được chứng thư TLS (dạng PEM): " + error.message() + ".");
  tls.use_private_key_file(options.key_file, asio::ssl::context::pem, error);
  if (error)
    return refuse(in_file(options.key_file),
                  "Không đọc được khóa của chứng thư TLS (dạng PEM), hoặc khóa không đi với chứng thư: " +
                      error.message() + ".");
  return {};
}

}  // namespace

struct Server::State {
  State(Options options, Handler handler)
      : hub(std::move(options), std::move(handler)),
        acceptor(hub.context),
        timer(hub.context),
        signals(hub.context) {
    hub.empty = [this] { let_go(); };
  }
  ~State() { hub.empty = nullptr; }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void accept() {
    acceptor.async_accept([this](const ErrorCode& error, Socket socket) {
      if (!acceptor.is_open()) return;
      if (!error) serve(std::move(socket));
      if (error == asio::error::no_descriptors || error == asio::error::no_buffer_space)
        return accept_later();
      accept();
    });
  }

  /// No descriptors are left: others have to end first.
  void accept_later() {
    timer.expires_after(std::chrono::milliseconds(100));
    timer.async_wait([this](const ErrorCode& error) {
      if (!error && acceptor.is_open()) accept();
    });
  }

  void serve(Socket socket) {
    ErrorCode error;
    const auto endpoint = socket.remote_endpoint(error);
    if (error) return;
    socket.set_option(asio::ip::tcp::no_delay(true), error);
    std::string peer = plain_address(endpoint.address().to_string());
    if (tls)
      serve_tls(hub, *tls, std::move(socket), std::move(peer));
    else
      serve_plain(hub, std::move(socket), std::move(peer));
  }

  void drain() {
    if (hub.draining) return;
    ErrorCode ignored;
    acceptor.close(ignored);
    timer.expires_after(hub.options.limits.drain);
    timer.async_wait([this](const ErrorCode& error) {
      if (error) return;
      hub.abort_all();
      hub.context.stop();
    });
    hub.drain();
  }

  /// Nothing is left to do: run() may return.
  void let_go() {
    timer.cancel();
    signals.cancel();
    hub.alive.reset();
  }

  void run() {
    while (true) {
      try {
        hub.context.run();
        break;
      } catch (const std::exception& problem) {
        if (hub.options.failed) hub.options.failed(problem.what());
      }
    }
    hub.pool.stop();
  }

  Hub hub;
  std::optional<asio::ssl::context> tls;
  Acceptor acceptor;
  asio::steady_timer timer;
  asio::signal_set signals;
  std::uint16_t port = 0;
};

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}

Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::listen(Options options, Handler handler) {
  auto state = std::make_unique<State>(std::move(options), std::move(handler));
  const Options& given = state->hub.options;
  if (!given.certificate_file.empty()) {
    state->tls.emplace(asio::ssl::context::tls_server);
    if (auto loaded = load(*state->tls, given); !loaded) return tl::unexpected{loaded.error()};
  }
  if (auto opened = open(state->acceptor, given); !opened) return tl::unexpected{opened.error()};
  raise_descriptor_limit(given.limits);
  state->port = state->acceptor.local_endpoint().port();
  if (given.stop_on_signals) {
    state->signals.add(SIGTERM);
    state->signals.add(SIGINT);
    state->signals.async_wait([raw = state.get()](const ErrorCode& error, int) {
      if (!error) raw->drain();
    });
  }
  state->accept();
  return std::unique_ptr<Server>(new Server(std::move(state)));
}

std::uint16_t Server::port() const {
  return state_->port;
}

void Server::run() {
  state_->run();
}

void Server::stop() {
  asio::post(state_->hub.context, [raw = state_.get()] { raw->drain(); });
}

}  // namespace kiemdiem::http
