#pragma once

#include "service/call.h"

namespace kiemdiem::service {

/// A moment as the campaign of the call counts it, for pages and papers: the server's clock; in a
/// demonstration, whose campaigns stand at a day of their own, the hour of the clock on that day. The log of
/// the server and what concerns no campaign keep the clock.
Moment moment_of(const Call& call, std::int64_t at);

}  // namespace kiemdiem::service
