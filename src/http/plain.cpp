#include "http/connection.h"

namespace kiemdiem::http {
namespace {

struct PlainTransport {
  static constexpr bool is_tls = false;

  template <class Then>
  static void handshake(TcpStream&, Then then) {
    then({});
  }

  template <class Then>
  static void shutdown(TcpStream&, Then then) {
    then({});
  }

  /// As much as the kernel takes at once: nobody waits for a client that is one too many.
  static void turn_away(TcpStream& stream) {
    static constexpr std::string_view answer =
        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: "
        "close\r\n\r\n";
    boost::beast::error_code ignored;
    stream.socket().non_blocking(true, ignored);
    stream.socket().write_some(boost::asio::buffer(answer), ignored);
  }
};

}  // namespace

void serve_plain(Hub& hub, Socket socket, std::string peer) {
  using PlainConnection = Connection<TcpStream, PlainTransport>;
  std::make_shared<PlainConnection>(hub, std::move(peer), std::move(socket))->start();
}

}  // namespace kiemdiem::http
