#include "service/workers.h"

#include <utility>

namespace kiemdiem::service {

Workers::Workers(std::size_t threads) {
  for (std::size_t at = 0; at < threads; ++at)
    threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

Workers::~Workers() {
  wait();
}

void Workers::run(std::function<void()> piece) {
  std::unique_lock lock{mutex_};
  changed_.wait(lock, [this] { return pieces_.size() < 2 * threads_.size(); });
  pieces_.push_back(std::move(piece));
  changed_.notify_all();
}

void Workers::wait() {
  std::unique_lock lock{mutex_};
  changed_.wait(lock, [this] { return pieces_.empty() && under_way_ == 0; });
}

void Workers::work(const std::stop_token& stop) {
  std::unique_lock lock{mutex_};
  while (changed_.wait(lock, stop, [this] { return !pieces_.empty(); })) {
    const std::function<void()> piece = std::move(pieces_.front());
    pieces_.pop_front();
    ++under_way_;
    changed_.notify_all();
    lock.unlock();
    piece();
    lock.lock();
    --under_way_;
    changed_.notify_all();
  }
}

}  // namespace kiemdiem::service
