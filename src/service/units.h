#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "store/transaction.h"

namespace kiemdiem::service {

/// An organization of the register with its place in the tree.
struct Unit {
  std::string id;
  std::string name;  ///< the id where it has none
  std::string kind;  ///< word of the choice "organization_kind"
  std::string parent;
  std::string path;  ///< "/tinh/dbcs/cb1/"; ends in a slash
  std::int64_t version = 0;
  std::vector<std::size_t> children;  ///< by name
  /// It was merged into another: found by its id, because the past names it, and nowhere in the tree.
  std::optional<Date> ended;
};

/// Organizations that ended are kept beside the lists of the dictionary, as they were on their last day, with
/// {until, into, document}.
inline constexpr std::string_view former_organizations = "former_organizations";
inline constexpr std::string_view former_collectives = "former_collectives";

/// The tree of organizations as the register has it; immutable, made anew when an organization changes.
class Units {
 public:
  static Result<std::shared_ptr<const Units>> load(store::Transaction& transaction);

  const Unit& at(std::size_t index) const { return units_[index]; }
  /// Also one that has ended.
  const Unit* find(std::string_view id) const;
  /// The organization of that path, also one that has ended.
  const Unit* at_path(std::string_view path) const;
  const std::vector<std::size_t>& roots() const { return roots_; }
  /// From the highest down to the unit itself.
  std::vector<const Unit*> way_to(const Unit& unit) const;
  /// The unit and everything below it, upper ones first.
  std::vector<const Unit*> subtree(const Unit& unit) const;
  /// The grassroots organization that a unit belongs to, by which it is judged and logged; itself where there
  /// is none above it.
  const Unit& grassroots_of(const Unit& unit) const;

 private:
  std::vector<Unit> units_;
  std::vector<std::size_t> roots_;
  std::unordered_map<std::string, std::size_t> by_id_, by_path_;
};

/// The path of an organization under another: parent path, id, slash. A slash in the id is written as %2F.
std::string unit_path(std::string_view parent_path, std::string_view id);

}  // namespace kiemdiem::service
