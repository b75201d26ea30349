#pragma once

#include <memory>

#include "service/call.h"
#include "service/progress_book.h"
#include "service/situations.h"
#include "service/units.h"
#include "summary/checks.h"
#include "summary/table.h"

/// Tổng hợp of an organization with everything below it.
namespace kiemdiem::service {

/// The parts in which an organization is judged: each grassroots organization by itself, and what stands
/// above those. What could not be judged is told.
struct PartsOf {
  std::vector<std::shared_ptr<const summary::Summary>> parts;
  Problems problems;
};
/// Each part is judged only where something in it changed since it was judged last (ProgressBook).
Result<PartsOf> summary_parts(ProgressBook& book, const CountedBy& by, const Unit& unit);
/// The tables that the documents of a campaign have.
Result<summary::TableBook> tables_of(Regulations& regulations, const std::string& regulation);

/// The summary of a campaign at and below an organization, and its tree.
struct SummaryOf {
  std::shared_ptr<const summary::Summary> summary;
  std::shared_ptr<const summary::Tree> tree;
  std::shared_ptr<const summary::TableBook> book;
  std::shared_ptr<const Units> units;
  const Unit* unit = nullptr;
  Problems problems;  ///< parts that could not be judged; their figures are missing
};
/// Every grassroots organization is judged by itself, kept, and added up. The sum is kept as long as nothing
/// changes in the store.
/// @param with_store also what only the store knows: proposals, grounds, the year before, remediation,
/// commendations
Outcome<SummaryOf> summary_of(Call& call, const Unit& unit, bool with_store);

/// Of the organization in the path.
Outcome<SummaryOf> summary_in_path(Call& call, bool with_store = true);

/// The breaches of the figures that concern who stands at and below an organization, and of one table where
/// it is given.
std::vector<summary::Breach> breaches_of(const SummaryOf& of, const summary::Table* table);

}  // namespace kiemdiem::service
