#include "service/actions.h"

#include <algorithm>
#include <stdexcept>

#include "service/action_table.h"

namespace kiemdiem::service {

using action_table::table;

std::span<const Action> actions() {
  return table;
}

const Action* find_action(std::string_view name) {
  const auto* found = std::ranges::find(table, name, &Action::name);
  return found == table.end() ? nullptr : &*found;
}

const Action& action_named(std::string_view name) {
  const Action* found = find_action(name);
  if (found == nullptr) throw std::logic_error{"no such action"};
  return *found;
}

}  // namespace kiemdiem::service
