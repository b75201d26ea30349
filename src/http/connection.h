#pragma once

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <memory>
#include <optional>

#include "http/hub.h"

namespace kiemdiem::http {

using TcpStream = boost::beast::basic_stream<boost::asio::ip::tcp, Executor>;

/// One client, request after request: wait, head, body, worker, answer. Every read and write has a deadline;
/// while the worker has the request there is none. `Stream` is TcpStream or TLS over it; what differs stands
/// in Transport<Stream>.
template <class Stream, class Transport>
class Connection final : public Link, public std::enable_shared_from_this<Connection<Stream, Transport>> {
 public:
  template <class... Arguments>
  Connection(Hub& hub, std::string peer, Arguments&&... arguments)
      : hub_(hub), peer_(std::move(peer)), stream_(std::forward<Arguments>(arguments)...) {}
  ~Connection() override {
    give_back();
    hub_.leave(this, peer_);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void start() {
    if (!hub_.join(this, peer_)) return Transport::turn_away(stream_);
    deadline(limits().handshake);
    Transport::handshake(stream_, [self = this->shared_from_this()](Error error) {
      if (!error) self->wait(self->limits().header);
    });
  }

  void finish() override {
    if (waiting_) abort();
  }
  void abort() override {
    Error ignored;
    lowest().socket().close(ignored);
  }

 private:
  using Error = boost::beast::error_code;
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
  using Clock = std::chrono::steady_clock;

  const Limits& limits() const { return hub_.options.limits; }
  TcpStream& lowest() { return boost::beast::get_lowest_layer(stream_); }
  void deadline(std::chrono::milliseconds time) { lowest().expires_after(time); }
  /// What a client with the slowest line that we wait for needs besides.
  std::chrono::milliseconds for_bytes(std::size_t bytes) const {
    return std::chrono::milliseconds(bytes * 1000 /
                                     std::max<std::size_t>(limits().slowest_bytes_per_second, 1));
  }

  /// For the first byte of a request; what came with the last one (pipelining) is taken first.
  void wait(std::chrono::milliseconds time) {
    if (buffer_.size() > 0) return read_head();
    if (hub_.draining) return close();
    waiting_ = true;
    deadline(time);
    stream_.async_read_some(buffer_.prepare(4096),
                            [self = this->shared_from_this()](Error error, std::size_t count) {
                              self->waiting_ = false;
                              if (error) return;
                              self->buffer_.commit(count);
                              self->read_head();
                            });
  }

  void read_head() {
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(limits().header_bytes));
    parser_->body_limit(boost::none);  // decided when the route is known
    deadline(limits().header);
    boost::beast::http::async_read_header(
        stream_, buffer_, *parser_,
        [self = this->shared_from_this()](Error error, std::size_t) { self->on_head(error); });
  }

  void on_head(Error error) {
    namespace http = boost::beast::http;
    close_after_ = true;
    if (error == http::error::header_limit) return refuse({431, {}});
    if (error && error.category() == http::make_error_code(http::error::bad_method).category() &&
        error != http::error::end_of_stream && error != http::error::partial_message)
      return refuse({400, {}});
    if (error) return;
    auto request = take_in(raw_head(), hub_.options);
    if (!request) return refuse(request.error());
    request_ = std::move(*request);
    if (auto refusal = admit()) return refuse(*refusal);
    close_after_ = parser_->get().version() < 11 || !parser_->get().keep_alive();
    if (request_.headers.has("Expect") && !parser_->is_done()) return invite_body();
    read_body();
  }

  RawHead raw_head() const {
    const auto& message = parser_->get();
    RawHead head{std::string(message.method_string()),
                 std::string(message.target()),
                 static_cast<int>(message.version()),
                 {},
                 peer_,
                 Transport::is_tls};
    for (const auto& field : message)
      head.headers.add(std::string(field.name_string()), std::string(field.value()));
    return head;
  }

  /// Decides about the body before any of it is read.
  std::optional<Refusal> admit() {
    admission_ = hub_.options.admit ? hub_.options.admit(request_.method, request_.path) : Admission{};
    const auto length = parser_->content_length();
    if (length && *length > admission_.body_limit) return Refusal{413, {}};
    const std::size_t room = length ? *length : parser_->chunked() ? admission_.body_limit : 0;
    if (!hub_.reserve(room)) return Refusal{503, {}};
    reserved_ = room;
    parser_->body_limit(admission_.body_limit);
    return std::nullopt;
  }

  void invite_body() {
    static constexpr std::string_view invitation = "HTTP/1.1 100 Continue\r\n\r\n";
    deadline(limits().answer);
    boost::asio::async_write(stream_, boost::asio::buffer(invitation),
                             [self = this->shared_from_this()](Error error, std::size_t) {
                               if (!error) self->read_body();
                             });
  }

  void read_body() {
    if (parser_->is_done()) return hand_over();
    deadline(limits().body + for_bytes(reserved_));
    boost::beast::http::async_read(
        stream_, buffer_, *parser_,
        [self = this->shared_from_this()](Error error, std::size_t) { self->on_body(error); });
  }

  void on_body(Error error) {
    namespace http = boost::beast::http;
    if (!error) return hand_over();
    close_after_ = true;
    if (error == http::error::body_limit) return refuse({413, {}});
    const bool ended = error == http::error::end_of_stream || error == http::error::partial_message;
    if (error.category() == http::make_error_code(http::error::bad_method).category() && !ended)
      refuse({400, {}});
  }

  void hand_over() {
    lowest().expires_never();
    const auto submitted = Clock::now();
    // The worker's copy of the connection goes back with the answer, so that it never ends on a worker
    // thread.
    auto job = [self = this->shared_from_this(), submitted]() mutable {
      const auto begun = Clock::now();
      Response response = self->hub_.answer(self->request_, std::move(self->parser_->get().body()));
      const auto done = Clock::now();
      using std::chrono::duration_cast;
      self->served_.waited = duration_cast<std::chrono::microseconds>(begun - submitted);
      self->served_.worked = duration_cast<std::chrono::microseconds>(done - begun);
      auto& context = self->hub_.context;
      boost::asio::post(context, [self = std::move(self), response = std::move(response)]() mutable {
        self->send(std::move(response));
      });
    };
    if (!hub_.pool.submit(admission_.lane, std::move(job))) refuse({503, {}});
  }

  void refuse(const Refusal& refusal) {
    if (!request_known()) request_.path = "?";
    send(hub_.refusal_page(refusal));
  }
  bool request_known() const { return !request_.host.empty(); }

  void send(Response response) {
    close_after_ = close_after_ || hub_.draining;
    const bool strict = request_.secure && hub_.options.strict_transport;
    response_ = secured(std::move(response), strict);
    head_ = head_of(response_, {request_.secure, close_after_, hub_.date()});
    const std::string_view body = request_.method == Method::head ? std::string_view{} : body_of(response_);
    served_.bytes = body.size();
    deadline(limits().answer + for_bytes(head_.size() + body.size()));
    const std::array<boost::asio::const_buffer, 2> buffers{boost::asio::buffer(head_),
                                                           boost::asio::buffer(body)};
    boost::asio::async_write(stream_, buffers, [self = this->shared_from_this()](Error error, std::size_t) {
      self->on_sent(error);
    });
  }

  void on_sent(Error error) {
    report();
    give_back();
    if (error) return;
    if (close_after_) return close();
    request_ = {};
    response_ = {};
    parser_.reset();
    if (buffer_.size() == 0 && buffer_.capacity() > limits().header_bytes) buffer_.shrink_to_fit();
    wait(limits().keep_alive);
  }

  void report() {
    if (!hub_.options.served) return;
    served_.peer = request_.peer.empty() ? peer_ : request_.peer;
    served_.method = request_.method;
    served_.path = admission_.logged_path.empty() ? request_.path : admission_.logged_path;
    served_.status = response_.status;
    hub_.options.served(served_);
    served_ = {};
  }

  void give_back() {
    hub_.release(reserved_);
    reserved_ = 0;
  }

  /// Says that nothing more comes and waits for the client to see it: closing at once while it still sends
  /// its body would throw the answer away.
  void close() {
    const bool unread = parser_ && !parser_->is_done();
    const std::chrono::milliseconds patience = unread ? limits().body : parting;
    deadline(parting);
    Transport::shutdown(stream_, [self = this->shared_from_this(), patience](Error) {
      Error ignored;
      self->lowest().socket().shutdown(boost::asio::socket_base::shutdown_send, ignored);
      self->deadline(patience);
      self->discard();
    });
  }

  void discard() {
    buffer_.clear();
    lowest().async_read_some(buffer_.prepare(16U << 10U),
                             [self = this->shared_from_this()](Error error, std::size_t) {
                               if (!error) self->discard();
                             });
  }

  static constexpr std::chrono::milliseconds parting{2000};

  Hub& hub_;
  std::string peer_;
  Stream stream_;
  boost::beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  Request request_;
  Admission admission_;
  Response response_;
  Served served_;
  std::string head_;
  std::size_t reserved_ = 0;
  bool waiting_ = false;
  bool close_after_ = false;
};

}  // namespace kiemdiem::http
