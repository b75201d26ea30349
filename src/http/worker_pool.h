#pragma once

#include <array>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "http/server.h"

namespace kiemdiem::http {

/// Threads that take work from one bounded queue a lane: urgent first, background last and, when there are
/// two threads or more, never on all of them.
class WorkerPool {
 public:
  using Job = std::function<void()>;

  WorkerPool(std::size_t threads, std::size_t queue);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// False when the queue of the lane is full; the job is then not taken. Jobs must not throw.
  bool submit(Lane lane, Job job);
  /// Forgets what waits, and returns when what runs has ended.
  void stop();

 private:
  void work();
  /// The lane whose turn it is; `lane_count` when there is none. With the lock held.
  std::size_t next_lane() const;

  const std::size_t queue_;
  const std::size_t background_threads_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::array<std::deque<Job>, lane_count> waiting_;
  std::size_t background_running_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace kiemdiem::http
