#pragma once

#include "service/situations.h"

namespace kiemdiem::service {

/// The judged part of the tree that an organization belongs to: its grassroots organization, or itself where
/// it stands above those.
Outcome<std::shared_ptr<const Judged>> judged_in(Call& call, const store::Campaign& campaign,
                                                 const std::string& unit);

}  // namespace kiemdiem::service
