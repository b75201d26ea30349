#pragma once

#include <map>
#include <string>

#include "store/transaction.h"

namespace kiemdiem::store {

/// What stands at one unit path, without reading it: figures that are other ones as soon as anything there is
/// added, changed, moved or erased.
struct UnitFigures {
  std::int64_t records = 0, versions = 0, changes = 0;
  std::int64_t people = 0;  ///< of the register, not erased

  void add(const UnitFigures& more) {
    records += more.records;
    versions += more.versions;
    changes += more.changes;
    people += more.people;
  }
  friend bool operator==(const UnitFigures&, const UnitFigures&) = default;
};

/// Of every unit path, of the register and one campaign together.
Result<std::map<std::string, UnitFigures, std::less<>>> unit_figures(Transaction& transaction,
                                                                     std::string_view campaign);

}  // namespace kiemdiem::store
