#include "service/basis.h"

#include "service/judged.h"
#include "service/office.h"
#include "service/progress.h"

namespace kiemdiem::service {

Outcome<bool> is_wide(Call& call, const store::Campaign& campaign, const Unit& unit,
                      std::int64_t most_people) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit& root = (*units)->grassroots_of(unit);
  if (!is_judged_alone(root) || parts_of(**units, root).size() < 2) return false;
  const auto overview = call.office.progress_book().overview(call.data, campaign, call.generation);
  if (!overview) return refused(overview.error());
  return (*overview)->under(root.path).people > most_people;
}

Outcome<Basis> basis_in(Call& call, const store::Campaign& campaign, const std::string& unit,
                        std::int64_t most_people) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit* own = (*units)->find(unit);
  if (own == nullptr) return refused(Refused::hidden);
  Basis basis{{}, *units, &(*units)->grassroots_of(*own), false};
  const auto wide = is_wide(call, campaign, *own, most_people);
  if (!wide) return tl::unexpected{wide.error()};
  basis.alone = *wide;
  if (!basis.alone) {
    auto judged = judged_in(call, campaign, unit);
    if (!judged) return tl::unexpected{judged.error()};
    basis.judged = std::move(*judged);
    return basis;
  }
  const auto by = counted_by(call, campaign);
  if (!by) return tl::unexpected{by.error()};
  auto judged = judged_part(call, *by, *basis.root);
  if (!judged) return tl::unexpected{judged.error()};
  if (!(*judged)->usable()) return refused((*judged)->problems);
  basis.judged = std::move(*judged);
  return basis;
}

Outcome<Basis> basis_of(Call& call, const std::string& unit, std::int64_t most_people) {
  if (!call.campaign) return refused(Refused::hidden);
  return basis_in(call, *call.campaign, unit, most_people);
}

Outcome<std::shared_ptr<const Judged>> judged_at(Call& call, const std::string& unit) {
  return basis_of(call, unit).map([](const Basis& basis) { return basis.judged; });
}

Outcome<std::shared_ptr<const Judged>> judged_part(Call& call, const CountedBy& by, const Unit& root) {
  Situations& situations = call.office.situations();
  if (!is_judged_alone(root)) return judged_in(call, by.campaign, root.id);
  const auto tree =
      situations.tree(call.data, by.campaign, *by.units, root, by.now.date, {true, nullptr, &by.declared});
  if (!tree) return refused(tree.error());
  auto judged = situations.judge(*tree, by.campaign, by.plans, root, by.now);
  if (!judged) return refused(judged.error());
  return std::move(*judged);
}

}  // namespace kiemdiem::service
