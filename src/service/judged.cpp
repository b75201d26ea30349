#include "service/judged.h"

#include "service/office.h"

namespace kiemdiem::service {

Outcome<std::shared_ptr<const Judged>> judged_for(Call& call, const std::string& unit) {
  if (!call.campaign) return refused(Refused::hidden);
  return judged_in(call, *call.campaign, unit);
}

Outcome<std::shared_ptr<const Judged>> judged_in(Call& call, const store::Campaign& campaign,
                                                 const std::string& unit) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit* own = (*units)->find(unit);
  if (own == nullptr) return refused(Refused::hidden);
  // Of the campaign that the path names the gate has found the day already.
  const bool known = call.campaign && call.campaign->id == campaign.id;
  const auto day = known ? Result<Date>{call.today} : Situations::day_of(call.data, campaign, call.now);
  if (!day) return refused(day.error());
  auto judged = call.office.situations().judged(call.data, campaign, **units, (*units)->grassroots_of(*own),
                                                Moment{*day, call.now.local.minute}, call.generation);
  if (!judged) return refused(judged.error());
  if (!(*judged)->usable()) {
    Refusal refusal;
    refusal.kind = Refused::invalid;
    for (const Problem& problem : (*judged)->problems)
      refusal.problems.push_back({{}, to_text(Problems{problem})});
    return tl::unexpected{std::move(refusal)};
  }
  return *judged;
}

}  // namespace kiemdiem::service
