#include <fmt/format.h>

#include "procedure/timeline.h"
#include "web/places/campaigns.h"

namespace kiemdiem::web {

pages::Mark mark_of(const procedure::StepCounts& counts) {
  using pages::Standing;
  const std::int32_t needed = counts.needed();
  if (needed == 0 && counts.undecided > 0) return {Standing::unknown, ""};
  if (needed == 0) return {Standing::none, ""};
  if (counts.late > 0) return {Standing::wrong, fmt::format("quá hạn {}", counts.late)};
  if (counts.returned > 0) return {Standing::wrong, fmt::format("bị trả lại {}", counts.returned)};
  if (counts.done == needed) return {Standing::done, "xong"};
  if (counts.done > 0 || counts.under_way > 0) return {Standing::working, ""};
  return {Standing::waiting, ""};
}

pages::charts::Timeline timeline_of(const service::PlanOf& plan, const WorkCalendar& calendar,
                                    const std::vector<pages::Mark>& standings, std::string title) {
  const procedure::Timeline days = procedure::timeline(*plan.plan, calendar, plan.period, plan.on);
  pages::charts::Timeline shown;
  shown.id = "timeline";
  shown.title = std::move(title);
  shown.today = plan.on;
  for (const procedure::Week& week : days.weeks)
    for (const procedure::Flag& flag : week.flags) {
      const procedure::Step& step = plan.plan->steps[flag.step];
      const pages::Standing standing = standings[flag.step].standing;
      const bool runs = step.day.from && step.day.last && !step.day.fixed;
      if (runs && flag.kind == procedure::Flag::Kind::start)
        shown.spans.push_back({*step.day.from, *step.day.last, step.label.vi, standing});
      if (runs) continue;
      std::string rule = flag.words;
      if (rule.starts_with(step.label.vi)) rule.erase(0, step.label.vi.size() + 2);
      shown.flags.push_back({flag.on, step.label.vi, std::move(rule), standing});
    }
  return shown;
}

}  // namespace kiemdiem::web
