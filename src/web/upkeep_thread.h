#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "service/upkeep.h"

namespace kiemdiem::web {

/// Looks once a minute whether something of service/upkeep.h is due, beside the requests, as long as the
/// object lives.
class UpkeepThread {
 public:
  UpkeepThread(service::Office& office, service::UpkeepOptions options, std::function<std::int64_t()> clock,
               std::function<void(const std::string&)> tell);

 private:
  void run(const std::stop_token& stop);

  service::Office& office_;
  const service::UpkeepOptions options_;
  const std::function<std::int64_t()> clock_;
  const std::function<void(const std::string&)> tell_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;  // the last: it uses the others
};

}  // namespace kiemdiem::web
