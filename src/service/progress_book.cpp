#include "service/progress_book.h"

#include <fmt/format.h>

#include <algorithm>

namespace kiemdiem::service {
namespace {

/// Beyond so many parts all are counted anew: more than a province has.
constexpr std::size_t most_parts = 20'000;

std::string plan_mark(const store::Campaign& campaign, const std::vector<store::Plan>& plans) {
  std::string mark = fmt::format("{} {} {}", campaign.version, campaign.regulation, campaign.regulation_hash);
  for (const store::Plan& plan : plans) mark += fmt::format("\n{} {}", plan.organization, plan.version);
  return mark;
}

/// Whether something of today turns on the hour: an event with a time, or a last moment.
bool turns_on_the_hour(const Judged& judged, Date today) {
  const facts::Column& days = judged.situation.column("events", "on");
  for (std::size_t row = 0; row < judged.situation.table("events").rows(); ++row) {
    if (!days.known(row)) continue;
    const Moment on = Moment::unpacked(days.numbers[row]);
    if (on.date == today && on.has_time()) return true;
  }
  return std::ranges::any_of(judged.work->tasks(), [&](const procedure::Task& task) {
    return task.due.minute >= 0 && task.due.last == today;
  });
}

PartProgress counted(const Judged& judged) {
  PartProgress part;
  if (!judged.usable()) part.problem = to_text(judged.problems);
  if (!judged.usable() || !judged.work) return part;
  const procedure::Progress progress = procedure::progress(*judged.work);
  for (const procedure::Step& step : judged.plan->steps) part.steps.push_back(step.id);
  const auto organizations = static_cast<std::int32_t>(judged.situation.table("organizations").rows());
  for (std::int32_t row = 0; row < organizations; ++row) {
    PartProgress::Counts counts;
    for (std::size_t step = 0; step < part.steps.size(); ++step) {
      counts.own.push_back(progress.own(row, step));
      counts.with_below.push_back(progress.with_below(row, step));
    }
    part.units.emplace(judged.situation.id(facts::EntityRef{facts::EntityKind::organization, row}),
                       std::move(counts));
  }
  return part;
}

store::UnitFigures outside_of(const std::set<std::string>& named, const Overview& overview) {
  store::UnitFigures sum;
  for (const std::string& path : named) sum.add(overview.at(path));
  return sum;
}

}  // namespace

store::UnitFigures Overview::at(std::string_view path) const {
  const auto found = figures_.find(path);
  return found == figures_.end() ? store::UnitFigures{} : found->second;
}

store::UnitFigures Overview::under(std::string_view path) const {
  store::UnitFigures sum;
  for (auto at = figures_.lower_bound(path); at != figures_.end() && at->first.starts_with(path); ++at)
    sum.add(at->second);
  return sum;
}

Result<std::shared_ptr<const Overview>> ProgressBook::overview(store::Transaction& transaction,
                                                               const store::Campaign& campaign,
                                                               std::uint64_t generation) {
  {
    const std::lock_guard lock{mutex_};
    const auto known = overviews_.find(campaign.id);
    if (known != overviews_.end() && known->second.first == generation) return known->second.second;
  }
  auto figures = store::unit_figures(transaction, campaign.id);
  if (!figures) return tl::unexpected{figures.error()};
  auto made = std::make_shared<const Overview>(std::move(*figures));
  const std::lock_guard lock{mutex_};
  overviews_.insert_or_assign(campaign.id, std::pair{generation, made});
  return made;
}

bool ProgressBook::stands(const Kept& kept, const store::UnitFigures& inside, const std::string& plan,
                          const Moment& now, const Overview& overview) const {
  const bool same_time = kept.now.has_time() ? kept.now == now : kept.now.date == now.date;
  return same_time && kept.inside == inside && kept.plan == plan &&
         kept.outside == outside_of(kept.named, overview);
}

Result<std::shared_ptr<const PartProgress>> ProgressBook::part(store::Transaction& transaction,
                                                               const store::Campaign& campaign,
                                                               const std::vector<store::Plan>& plans,
                                                               const Units& units, const Unit& root,
                                                               const Moment& now, const Overview& overview) {
  const bool alone = !root.kind.starts_with("grassroots") && !root.children.empty();
  const store::UnitFigures inside = alone ? overview.at(root.path) : overview.under(root.path);
  const std::string key = campaign.id + "|" + root.id;
  const std::string plan = plan_mark(campaign, plans);
  const Moment at = counted_moment(now);
  {
    const std::lock_guard lock{mutex_};
    const auto known = kept_.find(key);
    if (known != kept_.end() && stands(known->second, inside, plan, at, overview))
      return known->second.progress;
  }
  Kept kept{inside, {}, {}, plan, at, {}};
  const auto tree = situations_.tree(transaction, campaign, units, root, at.date, {alone, &kept.named});
  if (!tree) return tl::unexpected{tree.error()};
  const auto judged = situations_.judge(*tree, campaign, plans, root, at);
  if (!judged) return tl::unexpected{judged.error()};
  kept.outside = outside_of(kept.named, overview);
  kept.progress = std::make_shared<const PartProgress>(counted(**judged));
  if (!(*judged)->work || !turns_on_the_hour(**judged, at.date)) kept.now.minute = -1;
  const std::lock_guard lock{mutex_};
  if (kept_.size() > most_parts) kept_.clear();
  return kept_.insert_or_assign(key, std::move(kept)).first->second.progress;
}

}  // namespace kiemdiem::service
