#pragma once

#include "service/call.h"
#include "service/situations.h"
#include "service/units.h"

/// Which facts the rules of the campaign still miss.
namespace kiemdiem::web {

/// The judged part of the tree of a unit in the campaign that concerns it; nothing where there is none or the
/// facts cannot be read.
std::shared_ptr<const service::Judged> judged_around(service::Call& call, const service::Unit& unit);

/// Members at and below a unit about whom a rule needs a fact that nobody has given.
int incomplete_in(service::Call& call, const service::Unit& unit);

/// The labels of the facts that are missing for a person, as member and as leader.
std::vector<std::string> missing_of(const service::Judged& judged, const std::string& person);

}  // namespace kiemdiem::web
