#pragma once

#include "service/progress_book.h"
#include "service/situations.h"

/// What an answer about one organization rests on.
namespace kiemdiem::service {

/// A part of the tree with more members than this is not judged for one answer.
inline constexpr std::int64_t most_judged_whole = 20'000;

/// The part of the tree in which an organization stands, judged; or, where that has too many members to be
/// judged for one answer, the organization at its top alone.
struct Basis {
  std::shared_ptr<const Judged> judged;
  std::shared_ptr<const Units> units;
  const Unit* root = nullptr;
  bool alone = false;  ///< without those below it
};

/// Whether the part in which a unit stands is too large to be judged for one answer.
Outcome<bool> is_wide(Call& call, const store::Campaign& campaign, const Unit& unit,
                      std::int64_t most_people = most_judged_whole);

Outcome<Basis> basis_in(Call& call, const store::Campaign& campaign, const std::string& unit,
                        std::int64_t most_people = most_judged_whole);
/// In the campaign of the path.
Outcome<Basis> basis_of(Call& call, const std::string& unit, std::int64_t most_people = most_judged_whole);

/// What tells of an organization and of what stands at it: the situation of basis_of().
Outcome<std::shared_ptr<const Judged>> judged_at(Call& call, const std::string& unit);

/// A part of the tree as it is judged for an organization that is too large to be judged whole: one above
/// those in which others are judged stands without them.
Outcome<std::shared_ptr<const Judged>> judged_part(Call& call, const CountedBy& by, const Unit& root);

}  // namespace kiemdiem::service
