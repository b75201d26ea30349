#include "store/pool.h"

namespace kiemdiem::store {

Attempt<Pool::Lease> Pool::lease() {
  std::unique_ptr<Connection> connection;
  {
    std::unique_lock lock{mutex_};
    freed_.wait(lock, [this] { return free_ > 0; });
    --free_;
    if (!idle_.empty()) {
      connection = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (connection) return Lease{*this, std::move(connection)};
  auto connected = driver_->connect(mode_);
  if (connected) return Lease{*this, std::move(*connected)};
  take_back(nullptr);
  return tl::unexpected{connected.error()};
}

void Pool::take_back(std::unique_ptr<Connection> connection) {
  {
    const std::lock_guard lock{mutex_};
    ++free_;
    if (connection && connection->usable())
      idle_.push_back(std::move(connection));
    else
      idle_.clear();  // a server that went away took the others too
  }
  freed_.notify_one();
}

}  // namespace kiemdiem::store
