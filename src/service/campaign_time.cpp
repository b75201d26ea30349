#include "service/campaign_time.h"

namespace kiemdiem::service {

Moment moment_of(const Call& call, std::int64_t at) {
  const Moment clock = now_at(at).local;
  const bool stands_still = call.campaign && call.today != call.now.local.date;
  return stands_still ? Moment{call.today, clock.minute} : clock;
}

}  // namespace kiemdiem::service
