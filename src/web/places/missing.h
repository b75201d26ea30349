#pragma once

#include "service/progress.h"
#include "service/situations.h"
#include "service/units.h"

/// Which facts the rules of the campaign still miss.
namespace kiemdiem::web {

/// The judged part of the tree of a unit in the campaign that concerns it; nothing where there is none or the
/// facts cannot be read.
std::shared_ptr<const service::Judged> judged_around(service::Call& call, const service::Unit& unit);

/// Whose facts are missing, out of the book of progress: nothing is judged that was judged before. For one
/// call.
class MissingFacts {
 public:
  explicit MissingFacts(service::Call& call) : call_(call) {}

  /// Facts that the rules miss of a member; nothing where they do not judge the person.
  std::optional<int> of(const service::Unit& cell, const std::string& person);
  /// Members at and below a unit about whom a rule needs a fact that nobody has given.
  int incomplete_under(const service::Unit& unit);

 private:
  std::shared_ptr<const service::PartProgress> around(const service::Unit& unit);

  service::Call& call_;
  bool asked_ = false;
  std::optional<service::CountedBy> by_;
};

/// The labels of the facts that are missing for a person, as member and as leader.
std::vector<std::string> missing_of(const service::Judged& judged, const std::string& person);

}  // namespace kiemdiem::web
