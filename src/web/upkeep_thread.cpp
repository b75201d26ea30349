#include "web/upkeep_thread.h"

namespace kiemdiem::web {
namespace {

/// Whoever started the server waits for the first page: what is due can wait for it.
constexpr std::chrono::seconds first_look{2};

}  // namespace

UpkeepThread::UpkeepThread(service::Office& office, service::UpkeepOptions options,
                           std::function<std::int64_t()> clock, std::function<void(const std::string&)> tell)
    : office_(office),
      options_(std::move(options)),
      clock_(std::move(clock)),
      tell_(std::move(tell)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

void UpkeepThread::run(const std::stop_token& stop) {
  auto state = service::upkeep_state(office_).value_or(service::UpkeepState{});
  std::unique_lock lock{mutex_};
  wake_.wait_for(lock, stop, first_look, [] { return false; });
  while (!stop.stop_requested() && !office_.database().failed()) {
    service::keep_up(office_, options_, state, service::now_at(clock_()), tell_);
    wake_.wait_for(lock, stop, std::chrono::minutes{1}, [] { return false; });
  }
}

}  // namespace kiemdiem::web
