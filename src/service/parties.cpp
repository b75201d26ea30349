#include "service/parties.h"

#include "service/office.h"

namespace kiemdiem::service {

Outcome<procedure::Parties> parties_of(Call& call, const Judged& judged) {
  const auto root = call.office.regulations().meeting_rules(call.campaign->regulation);
  if (!root) return refused(root.error());
  auto parties = procedure::read_parties(*root, *judged.bound);
  if (!parties) return refused(parties.error());
  return std::move(*parties);
}

}  // namespace kiemdiem::service
