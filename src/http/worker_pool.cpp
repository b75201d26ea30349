#include "http/worker_pool.h"

#include <algorithm>

namespace kiemdiem::http {
namespace {

constexpr auto background = static_cast<std::size_t>(Lane::background);

}  // namespace

WorkerPool::WorkerPool(std::size_t threads, std::size_t queue)
    : queue_(queue), background_threads_(std::max<std::size_t>(threads, 2) - 1) {
  for (std::size_t i = 0; i < std::max<std::size_t>(threads, 1); ++i)
    threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
  stop();
}

bool WorkerPool::submit(Lane lane, Job job) {
  {
    const std::lock_guard lock(mutex_);
    auto& queue = waiting_.at(static_cast<std::size_t>(lane));
    if (stopping_ || queue.size() >= queue_) return false;
    queue.push_back(std::move(job));
  }
  wake_.notify_one();
  return true;
}

void WorkerPool::stop() {
  std::array<std::deque<Job>, lane_count> forgotten;  // destroyed without the lock: jobs hold connections
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    std::swap(forgotten, waiting_);
  }
  wake_.notify_all();
  for (std::thread& thread : threads_)
    if (thread.joinable()) thread.join();
}

std::size_t WorkerPool::next_lane() const {
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    if (lane == background && background_running_ >= background_threads_) continue;
    if (!waiting_.at(lane).empty()) return lane;
  }
  return lane_count;
}

void WorkerPool::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this] { return stopping_ || next_lane() < lane_count; });
    if (stopping_) return;
    const std::size_t lane = next_lane();
    Job job = std::move(waiting_.at(lane).front());
    waiting_.at(lane).pop_front();
    background_running_ += lane == background ? 1 : 0;
    lock.unlock();
    job();
    job = nullptr;
    lock.lock();
    background_running_ -= lane == background ? 1 : 0;
    if (lane == background) wake_.notify_one();
  }
}

}  // namespace kiemdiem::http
