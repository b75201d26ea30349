#pragma once

#include <map>
#include <set>

#include "service/registers.h"

/// Sáp nhập, chia tách: several organizations become one, or a part of the people of one becomes another.
/// First what is meant is kept, then what would happen is shown, then it happens in one transaction.
namespace kiemdiem::service {

/// Kept as a record beside the lists of the dictionary, at the unit where it was begun.
inline constexpr std::string_view reorganizations = "reorganizations";

struct Reorganization {
  std::string id;
  bool splits = false;             ///< else a merger
  std::string unit;                ///< of a merger that above all of them; of a split the one that is divided
  std::vector<std::string> parts;  ///< of a merger: the organizations that become one
  std::vector<std::string> people;  ///< of a split: who goes
  std::string into;                 ///< the organization that they are in afterwards
  bool makes = false;               ///< `into` is new
  std::string name, kind;           ///< of a new one
  Date on;
  std::string document;  ///< number and day of the decision
  bool done = false;
  std::int64_t version = 0;

  /// Those of the merger that are no more.
  std::vector<std::string> ended() const;
};

/// Organizations that may be merged below a unit, or divided: party organizations.
bool may_be_reorganized(const Unit& unit);

/// What would happen.
struct Consequences {
  std::vector<store::Record> people;       ///< of the register, who go to the other organization
  std::vector<store::Record> collectives;  ///< that lose their organization
  std::vector<const Unit*> children;       ///< organizations that get another above them
  /// Posts held in the organizations concerned and in collectives that may end, by word of the role: who.
  std::map<std::string, std::vector<std::string>> posts;
  std::vector<store::Campaign> campaigns;  ///< not closed, which are told
  std::vector<std::string> obstacles;      ///< why it cannot be done on that day
  int grants = 0;                          ///< roles of accounts that cease to count
  std::string digest;                      ///< of all that was looked at: another one, and something changed
};

/// Keeps what the form asks for: `viec` (hop-nhat, tach), `chon` (organizations, or people), `vao` (an
/// existing organization; empty: a new one with `code`, `name`, `kind`), `on`, `document`. Refused at the
/// inputs.
/// @return its id
Outcome<std::string> plan_reorganization(Call& call);

/// That of the path, planned or done, begun at the unit of the path.
Outcome<Reorganization> reorganization_asked(Call& call);

Outcome<Consequences> consequences_of(Call& call, const Reorganization& what);

/// Does it. Reads `seen` (Consequences::digest of the preview; another one is refused), `post.<role>` and
/// `collective.<kind>`, each "move" or "end"; what is not said ends.
Outcome<void> reorganize(Call& call);

}  // namespace kiemdiem::service
