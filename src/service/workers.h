#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace kiemdiem::service {

/// A few threads that do pieces of work as they come; a piece does not throw. Whoever brings too much waits.
class Workers {
 public:
  explicit Workers(std::size_t threads);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  void run(std::function<void()> piece);
  /// Until all that was brought is done.
  void wait();

 private:
  void work(const std::stop_token& stop);

  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<std::function<void()>> pieces_;
  std::size_t under_way_ = 0;
  std::vector<std::jthread> threads_;  // the last: they use the others
};

}  // namespace kiemdiem::service
