#include "web/binding_areas.h"

namespace kiemdiem::web {
namespace {

using OfArea = std::span<const Binding> (*)();
/// In the order of Area.
constexpr std::array<OfArea, area_starts.size()> areas{
    &bindings_of_entrance,  &bindings_of_work,           &bindings_of_meetings, &bindings_of_votes,
    &bindings_of_reviews,   &bindings_of_ratings,        &bindings_of_papers,   &bindings_of_campaigns,
    &bindings_of_registers, &bindings_of_administration,
};

std::vector<Binding> all() {
  std::vector<Binding> bindings;
  for (const OfArea of_area : areas) {
    const std::span<const Binding> some = of_area();
    bindings.insert(bindings.end(), some.begin(), some.end());
  }
  return bindings;
}

}  // namespace

std::span<const Binding> bindings() {
  static const std::vector<Binding> table = all();
  return table;
}

}  // namespace kiemdiem::web
