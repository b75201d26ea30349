#include "service/roles.h"

#include <algorithm>
#include <array>

namespace kiemdiem::service {
namespace {

constexpr std::array<std::string_view, role_count> role_names{
    "member",         "group_leader",        "cell_deputy",
    "cell_secretary", "residence_committee", "grassroots_committee",
    "advisory",       "upper_committee",     "administrator"};
constexpr std::array<std::string_view, relation_count> relation_names{"none",  "own",    "unit", "below",
                                                                      "above", "linked", "other"};
constexpr std::array<std::string_view, phase_count> phase_names{"none", "draft", "open", "closed"};

template <class T, std::size_t count>
std::optional<T> named(const std::array<std::string_view, count>& names, std::string_view name) {
  const auto* found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<T>(found - names.begin());
}

}  // namespace

std::string_view name(Role role) {
  return role_names[static_cast<std::size_t>(role)];
}
std::optional<Role> role_named(std::string_view name) {
  return named<Role>(role_names, name);
}
std::string_view name(Relation relation) {
  return relation_names[static_cast<std::size_t>(relation)];
}
std::string_view name(Phase phase) {
  return phase_names[static_cast<std::size_t>(phase)];
}
std::optional<Phase> phase_named(std::string_view name) {
  return named<Phase>(phase_names, name);
}

}  // namespace kiemdiem::service
