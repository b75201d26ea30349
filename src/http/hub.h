#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "http/intake.h"
#include "http/server.h"
#include "http/worker_pool.h"

namespace kiemdiem::http {

using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;

/// What the hub can tell a connection.
class Link {
 public:
  virtual ~Link() = default;
  /// Ends the connection if it waits for a request; else it ends after the answer.
  virtual void finish() = 0;
  /// Ends it now.
  virtual void abort() = 0;
};

/// What all connections of a server share. Only the I/O thread touches it, except for `pool`, `handler` and
/// the callbacks of the options that say so.
class Hub {
 public:
  Hub(Options given, Handler given_handler);

  /// False when there are too many connections, altogether or of this address.
  bool join(Link* link, const std::string& peer);
  void leave(Link* link, const std::string& peer);
  /// Room for a body; false when there is none.
  bool reserve(std::size_t bytes);
  void release(std::size_t bytes) { bodies_ -= bytes; }

  /// Now, as the Date header writes it.
  std::string_view date();
  /// The server's own answer.
  Response refusal_page(const Refusal& refusal) const;
  /// The whole of what a worker does with a request; no exception comes out.
  Response answer(Request& request, std::string body) const;

  void drain();
  void abort_all();
  std::size_t connections() const { return links_.size(); }

  Options options;
  Handler handler;
  bool draining = false;
  std::function<void()> empty;  ///< called when the last connection has left while draining

 private:
  std::unordered_set<Link*> links_;
  std::unordered_map<std::string, std::size_t> per_address_;
  std::size_t bodies_ = 0;
  std::int64_t date_second_ = -1;
  std::string date_;

 public:
  // Last: what waits in the context holds connections, which leave the hub when it ends; the pool's threads
  // post to it.
  boost::asio::io_context context{1};
  boost::asio::executor_work_guard<Executor> alive{context.get_executor()};
  WorkerPool pool;
};

/// Takes a socket over; each of them in a file of its own, because each costs the compiler half a gigabyte.
void serve_plain(Hub& hub, Socket socket, std::string peer);
void serve_tls(Hub& hub, boost::asio::ssl::context& tls, Socket socket, std::string peer);

}  // namespace kiemdiem::http
