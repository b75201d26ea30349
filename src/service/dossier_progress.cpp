#include <algorithm>

#include "service/dossiers.h"

namespace kiemdiem::service {

Outcome<std::optional<UnitHandover>> handover_of(Call& call, const Unit& unit) {
  const auto dossier = dossier_of(call, unit.id);
  if (!dossier) return tl::unexpected{dossier.error()};
  const auto delivery = dossier->delivery();
  if (!delivery) return std::optional<UnitHandover>{};
  UnitHandover row;
  row.unit = &unit;
  row.due = delivery->last;
  for (const dossier::Checklist& list : dossier->lists()) row.lacking += list.lacking();
  row.returns = static_cast<int>(std::ranges::count_if(
      dossier->sent, [](const SentDossier& sent) { return sent.last(dossier::Act::give_back) != nullptr; }));
  if (!dossier->sent.empty()) {
    const SentDossier& last = dossier->sent.back();
    row.first_sent = parse_date(dossier->sent.front().manifest.on);
    row.last_sent = parse_date(last.manifest.on);
    row.last = last.id;
    row.stage = last.stage();
    if (!last.acts.empty()) row.receiver = last.acts.back().person;
  }
  const Date reached = row.first_sent.value_or(call.today);
  if (row.due && reached > *row.due) row.late_days = reached.days - row.due->days;
  return std::optional{std::move(row)};
}

}  // namespace kiemdiem::service
