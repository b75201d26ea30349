#include <boost/asio/ssl/stream.hpp>

#include "http/connection.h"

namespace kiemdiem::http {
namespace {

using TlsStream = boost::asio::ssl::stream<TcpStream>;

struct TlsTransport {
  static constexpr bool is_tls = true;

  template <class Then>
  static void handshake(TlsStream& stream, Then then) {
    stream.async_handshake(boost::asio::ssl::stream_base::server, std::move(then));
  }

  template <class Then>
  static void shutdown(TlsStream& stream, Then then) {
    stream.async_shutdown(std::move(then));
  }

  static void turn_away(TlsStream&) {}
};

}  // namespace

void serve_tls(Hub& hub, boost::asio::ssl::context& tls, Socket socket, std::string peer) {
  using TlsConnection = Connection<TlsStream, TlsTransport>;
  std::make_shared<TlsConnection>(hub, std::move(peer), std::move(socket), tls)->start();
}

}  // namespace kiemdiem::http
