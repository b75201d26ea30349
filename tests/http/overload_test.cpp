#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <future>
#include <mutex>
#include <vector>

#include "client.h"
#include "http/worker_pool.h"

namespace kiemdiem::http {
namespace {

using std::chrono::milliseconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Response hello(const Request&) {
  return plain_text("hello");
}

/// Handlers wait in it until they are let through.
class Gate {
 public:
  Response enter(const Request&) {
    ++entered_;
    entered_.notify_all();
    open_.wait(false);
    return plain_text("through");
  }
  Handler handler() {
    return [this](const Request& request) { return enter(request); };
  }
  void await(int count) const {
    for (int now = entered_; now < count; now = entered_) entered_.wait(now);
  }
  void open() {
    open_ = true;
    open_.notify_all();
  }

 private:
  std::atomic<int> entered_ = 0;
  std::atomic<bool> open_ = false;
};

TEST(ASlowClient, is_dropped_at_the_deadline_of_the_head) {
  Options options;
  options.limits.header = milliseconds(50);
  options.limits.keep_alive = milliseconds(60'000);
  RunningServer server(options, hello);
  Client silent(server.port());
  EXPECT_TRUE(silent.is_ended());
  Client slow(server.port());
  slow.send("GET / HTTP/1.1\r\nHost: loc");
  EXPECT_TRUE(slow.is_ended());
  Client later(server.port());
  EXPECT_EQ(later.ask(get("/")).status, 200);
  later.send("GET / HTTP/1.1\r\nHost: loc");
  EXPECT_TRUE(later.is_ended()) << "the time for an idle connection is not the time for a head";
}

TEST(ASlowClient, is_dropped_at_the_deadline_although_bytes_still_come) {
  Options options;
  options.limits.header = milliseconds(100);
  RunningServer server(options, hello);
  Client client(server.port());
  client.send("GET / HTTP/1.1\r\n");
  int sent = 0;
  while (!client.has_answer(milliseconds(5)) && ++sent < 2000) client.send("X");
  EXPECT_LT(sent, 2000);
  EXPECT_TRUE(client.is_ended());
}

TEST(ASlowClient, is_dropped_at_the_deadline_of_the_body) {
  Options options;
  options.limits.body = milliseconds(50);
  RunningServer server(options, hello);
  Client client(server.port());
  client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc");
  EXPECT_TRUE(client.is_ended());
}

TEST(AnIdleClient, is_dropped_after_its_answer) {
  Options options;
  options.limits.keep_alive = milliseconds(50);
  RunningServer server(options, hello);
  Client client(server.port());
  EXPECT_EQ(client.ask(get("/")).status, 200);
  EXPECT_TRUE(client.is_ended());
}

TEST(AClientThatDoesNotRead, is_dropped_at_the_deadline_of_the_answer) {
  std::promise<void> served;
  Options options;
  options.limits.answer = milliseconds(50);
  options.limits.slowest_bytes_per_second = 1U << 30U;
  options.served = [&](const Served&) { served.set_value(); };
  RunningServer server(options, [](const Request&) { return plain_text(std::string(64U << 20U, 'x')); });
  Client client(server.port());
  client.send(get("/"));
  EXPECT_EQ(served.get_future().wait_for(std::chrono::seconds(10)), std::future_status::ready);
}

TEST(IdleConnections, do_not_block_a_new_one) {
  RunningServer server({}, hello);
  std::vector<Client> idle;
  for (int i = 0; i < 200; ++i) {
    idle.emplace_back(server.port());
    ASSERT_EQ(idle.back().ask(get("/")).status, 200);
  }
  EXPECT_EQ(Client(server.port()).ask(get("/")).body, "hello");
}

TEST(Connections, are_limited_for_each_address) {
  Options options;
  options.limits.connections_per_address = 2;
  RunningServer server(options, hello);
  Client first(server.port());
  EXPECT_EQ(first.ask(get("/")).status, 200);
  {
    Client second(server.port());
    EXPECT_EQ(second.ask(get("/")).status, 200);
    Client third(server.port());
    EXPECT_EQ(third.receive().status, 503);
    EXPECT_EQ(second.ask(get("/", "Connection: close\r\n")).status, 200);
  }
  int status = 503;
  for (int i = 0; i < 100 && status != 200; ++i) status = Client(server.port()).ask(get("/")).status;
  EXPECT_EQ(status, 200) << "the second one has left";
}

TEST(AFullQueue, is_answered_with_503_and_when_to_come_again) {
  Gate gate;
  Options options;
  options.threads = 1;
  options.limits.queue = 1;
  RunningServer server(options, gate.handler());
  Client first(server.port());
  first.send(get("/"));
  gate.await(1);
  Client second(server.port());
  Client third(server.port());
  second.send(get("/"));
  third.send(get("/"));
  while (!second.has_answer(milliseconds(1)) && !third.has_answer(milliseconds(1))) {
  }
  Client& refused = second.has_answer(milliseconds(0)) ? second : third;
  Client& queued = &refused == &second ? third : second;
  const Answer answer = refused.receive();
  EXPECT_EQ(answer.status, 503);
  EXPECT_THAT(answer.head, HasSubstr("Retry-After: 5"));
  EXPECT_THAT(answer.body, HasSubstr("Máy chủ đang bận"));
  gate.open();
  EXPECT_EQ(queued.receive().body, "through");
  EXPECT_EQ(first.receive().body, "through");
  EXPECT_EQ(refused.ask(get("/")).status, 200) << "its connection stays";
}

TEST(Bodies, share_one_bounded_room) {
  Gate gate;
  Options options;
  options.limits.bodies_bytes = 1000;
  RunningServer server(options, gate.handler());
  Client first(server.port());
  first.send(post("/", "text/plain", std::string(800, 'x')));
  gate.await(1);
  Client second(server.port());
  EXPECT_EQ(second.ask(post("/", "text/plain", std::string(800, 'x'))).status, 503);
  gate.open();
  EXPECT_EQ(first.receive().status, 200);
  Client third(server.port());
  EXPECT_EQ(third.ask(post("/", "text/plain", std::string(800, 'x'))).status, 200);
}

TEST(Stopping, answers_what_is_on_its_way_and_ends_the_rest) {
  Gate gate;
  RunningServer server({}, gate.handler());
  auto working = std::make_unique<Client>(server.port());
  working->send(get("/"));
  gate.await(1);
  Client idle(server.port());
  server.stop();
  EXPECT_TRUE(idle.is_ended());
  gate.open();
  const Answer answer = working->receive();
  EXPECT_EQ(answer.body, "through");
  EXPECT_THAT(answer.head, HasSubstr("Connection: close"));
  EXPECT_TRUE(working->is_ended());
  working.reset();
  server.join();
  EXPECT_FALSE(Client(server.port()).connected());
}

TEST(Stopping, does_not_wait_for_ever) {
  Options options;
  options.limits.drain = milliseconds(50);
  RunningServer server(options, hello);
  Client half(server.port());
  half.send("GET / HTTP/1.1\r\n");
  Client whole(server.port());
  EXPECT_EQ(whole.ask(get("/")).status, 200) << "by now the half request is being read";
  server.stop();
  server.join();
  EXPECT_TRUE(half.is_ended());
}

TEST(Stopping, comes_with_sigterm) {
  Options options;
  options.stop_on_signals = true;
  RunningServer server(options, hello);
  Client client(server.port());
  EXPECT_EQ(client.ask(get("/")).status, 200);
  ::kill(::getpid(), SIGTERM);
  server.join();
  EXPECT_TRUE(client.is_ended());
}

TEST(ServedRequests, are_reported) {
  std::promise<Served> promised;
  Options options;
  options.served = [&](const Served& served) { promised.set_value(served); };
  RunningServer server(options, hello);
  Client(server.port()).ask(post("/x", "text/plain", "abc"));
  const Served served = promised.get_future().get();
  EXPECT_EQ(served.peer, "127.0.0.1");
  EXPECT_EQ(served.method, Method::post);
  EXPECT_EQ(served.path, "/x");
  EXPECT_EQ(served.status, 200);
  EXPECT_EQ(served.bytes, 5U);
}

TEST(ServedRequests, are_reported_without_what_is_secret_in_their_path) {
  std::promise<Served> promised;
  Options options;
  options.served = [&](const Served& served) { promised.set_value(served); };
  options.admit = [](Method, std::string_view) {
    Admission admission;
    admission.logged_path = "/lich/{token}";
    return admission;
  };
  RunningServer server(options, hello);
  Client(server.port()).ask(get("/lich/bi-mat"));
  EXPECT_EQ(promised.get_future().get().path, "/lich/{token}");
}

TEST(TheWorkers, take_urgent_work_first_and_background_work_last) {
  std::promise<void> begun;
  std::promise<void> release;
  std::promise<void> done;
  std::vector<std::string> order;
  WorkerPool pool(1, 10);  // last: its threads use the promises
  ASSERT_TRUE(pool.submit(Lane::ordinary, [&] {
    begun.set_value();
    release.get_future().wait();
  }));
  begun.get_future().wait();
  pool.submit(Lane::background, [&] {
    order.emplace_back("background");
    done.set_value();
  });
  pool.submit(Lane::ordinary, [&] { order.emplace_back("ordinary"); });
  pool.submit(Lane::urgent, [&] { order.emplace_back("urgent"); });
  release.set_value();
  done.get_future().wait();
  EXPECT_THAT(order, ElementsAre("urgent", "ordinary", "background"));
}

TEST(TheWorkers, are_never_all_busy_with_background_work) {
  std::promise<void> begun;
  std::promise<void> release;
  std::promise<void> ordinary;
  std::promise<void> second;
  std::atomic<bool> released = false;
  std::atomic<bool> too_early = false;
  WorkerPool pool(2, 10);  // last: its threads use the promises
  pool.submit(Lane::background, [&] {
    begun.set_value();
    release.get_future().wait();
  });
  begun.get_future().wait();
  pool.submit(Lane::background, [&] {
    too_early = !released;
    second.set_value();
  });
  pool.submit(Lane::ordinary, [&] { ordinary.set_value(); });
  ordinary.get_future().wait();
  released = true;
  release.set_value();
  second.get_future().wait();
  EXPECT_FALSE(too_early);
}

TEST(TheWorkers, take_no_more_than_the_queue_of_each_lane_holds) {
  std::promise<void> begun;
  std::promise<void> release;
  WorkerPool pool(1, 1);  // last: its threads use the promises
  pool.submit(Lane::ordinary, [&] {
    begun.set_value();
    release.get_future().wait();
  });
  begun.get_future().wait();
  EXPECT_TRUE(pool.submit(Lane::ordinary, [] {}));
  EXPECT_FALSE(pool.submit(Lane::ordinary, [] {}));
  EXPECT_TRUE(pool.submit(Lane::urgent, [] {}));
  release.set_value();
}

}  // namespace
}  // namespace kiemdiem::http
