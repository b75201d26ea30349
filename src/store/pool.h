#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "store/driver.h"

namespace kiemdiem::store {

/// Sessions for one purpose, at most so many at a time; who comes later waits.
class Pool {
 public:
  Pool(Driver& driver, Mode mode, int limit) : driver_{&driver}, mode_{mode}, free_{limit} {}

  /// A session for as long as this object lives. One that broke is not used again.
  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<Connection> connection)
        : pool_{&pool}, connection_{std::move(connection)} {}
    Lease(Lease&& other) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
      if (connection_) pool_->take_back(std::move(connection_));
    }
    Connection& operator*() const { return *connection_; }

   private:
    Pool* pool_;
    std::unique_ptr<Connection> connection_;
  };

  Attempt<Lease> lease();

 private:
  void take_back(std::unique_ptr<Connection> connection);

  Driver* driver_;
  Mode mode_;
  std::mutex mutex_;
  std::condition_variable freed_;
  int free_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace kiemdiem::store
