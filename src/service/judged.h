#pragma once

#include "service/call.h"
#include "service/situations.h"

/// The judged situation that a call looks at.
namespace kiemdiem::service {

/// The judged part of the tree that an organization belongs to: its grassroots organization, or itself where
/// it stands above those.
Outcome<std::shared_ptr<const Judged>> judged_for(Call& call, const std::string& unit);

/// The same in another campaign than that of the path.
Outcome<std::shared_ptr<const Judged>> judged_in(Call& call, const store::Campaign& campaign,
                                                 const std::string& unit);

}  // namespace kiemdiem::service
