#pragma once

#include "procedure/parties.h"
#include "service/judged.h"

/// Who takes part in the reviews of a campaign beside the bodies reviewed.
namespace kiemdiem::service {

/// As the regulation of the campaign and its bases have it.
Outcome<procedure::Parties> parties_of(Call& call, const Judged& judged);

}  // namespace kiemdiem::service
