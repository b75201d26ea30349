#include "service/plans.h"

#include <algorithm>
#include <map>

#include "service/situations.h"

namespace kiemdiem::service {
namespace {

using Entries = std::vector<std::pair<Node, Node>>;

Node word(std::string text) {
  return Node::scalar(std::move(text), true, {});
}

Node with_entry(const Node& map, std::string_view key, std::optional<Node> value) {
  Entries entries = map.entries();
  std::erase_if(entries, [key](const auto& entry) { return entry.first.text() == key; });
  if (value) entries.emplace_back(word(std::string{key}), std::move(*value));
  return Node::map(std::move(entries), {});
}

bool is_about(const Node& day, const std::string& step) {
  const Node* named = day.find("step");
  return named != nullptr && named->text() == step;
}

const std::vector<Node>& days_of(const Node& own_plan) {
  static const std::vector<Node> none;
  const Node* days = own_plan.find("days");
  return days == nullptr ? none : days->items();
}

/// One day after the other, without those that are refused.
Result<procedure::Plan> laid_where_it_fits(const procedure::Plan& upper, const Node& own,
                                           const regulation::Regulation& bound, const facts::Period& period,
                                           Date on) {
  auto plan = procedure::inherit(upper, with_entry(own, "days", {}), bound, period, on);
  if (!plan) return plan;
  for (const Node& day : days_of(own)) {
    const Node alone = Node::map({{word("days"), Node::list({day}, {})}}, {});
    // Compared with the upper plan, laid over what has been laid so far.
    if (!procedure::inherit(upper, alone, bound, period, on)) continue;
    if (auto laid = procedure::inherit(*plan, alone, bound, period, on)) plan = std::move(laid);
  }
  return plan;
}

}  // namespace

std::vector<const store::Plan*> plans_over(const store::Campaign& campaign,
                                           const std::vector<store::Plan>& plans, const Unit& unit) {
  std::vector<std::pair<std::size_t, const store::Plan*>> found;
  for (const store::Plan& plan : plans) {
    const std::size_t at = unit.path.find(unit_path("/", plan.organization));
    if (plan.organization == campaign.organization)
      found.emplace_back(0, &plan);
    else if (at != std::string::npos)
      found.emplace_back(at + 1, &plan);
  }
  std::ranges::sort(found, {}, [](const auto& one) { return one.first; });
  std::vector<const store::Plan*> over;
  for (const auto& [at, plan] : found) over.push_back(plan);
  return over;
}

namespace {

/// One stored plan laid over what holds above it.
Result<procedure::Plan> laid_over(const procedure::Plan& upper, const store::Plan& stored,
                                  const regulation::Regulation& bound, const facts::Period& period, Date on) {
  const Node own = head_of(stored.body).own_plan;
  if (own.entries().empty()) return upper;
  auto laid = procedure::inherit(upper, own, bound, period, on);
  if (!laid) laid = laid_where_it_fits(upper, own, bound, period, on);
  if (!laid) return laid;
  for (std::size_t added = upper.steps.size(); added < laid->steps.size(); ++added)
    laid->steps[added].within = stored.organization;
  return laid;
}

/// Where the units of a part stand: the parent of each organization but its top.
class Ways {
 public:
  Ways(const facts::Situation& situation, const std::string& top) : top_(top) {
    const facts::Column& parents = situation.column("organizations", "parent");
    for (std::size_t row = 0; row < situation.table("organizations").rows(); ++row) {
      if (!parents.known(row)) continue;
      const facts::EntityRef unit{facts::EntityKind::organization, static_cast<std::int32_t>(row)};
      parent_of_[situation.id(unit)] = situation.id(facts::EntityRef::unpacked(parents.numbers[row]));
    }
  }

  /// From the one above a unit up to the one below the top. @return nothing for what is not below the top
  std::optional<std::vector<std::string>> above(const std::string& unit) const {
    std::vector<std::string> way;
    if (unit == top_) return std::nullopt;
    for (auto at = parent_of_.find(unit); at != parent_of_.end(); at = parent_of_.find(at->second)) {
      if (at->second == top_) return way;
      way.push_back(at->second);
    }
    return std::nullopt;
  }

 private:
  const std::string& top_;
  std::map<std::string, std::string> parent_of_;
};

}  // namespace

bool is_own_work(const procedure::Step& step) {
  return step.by.unit == procedure::UnitOf::own || step.by.unit == procedure::UnitOf::group;
}

Result<std::optional<procedure::PartPlans>> part_plans(Regulations& regulations,
                                                       const store::Campaign& campaign,
                                                       const regulation::Regulation& bound,
                                                       const facts::Situation& situation, const Unit& root,
                                                       const std::vector<store::Plan>& plans) {
  const facts::Period& period = situation.period;
  auto top = laid_plan(regulations, campaign.regulation, bound, period, situation.on,
                       plans_over(campaign, plans, root));
  if (!top) return tl::unexpected{top.error()};
  if (!*top) return std::optional<procedure::PartPlans>{};
  const Ways ways{situation, root.id};
  std::vector<std::pair<std::vector<std::string>, const store::Plan*>> inside;
  for (const store::Plan& plan : plans)
    if (auto way = ways.above(plan.organization)) inside.emplace_back(std::move(*way), &plan);
  std::ranges::stable_sort(inside, {}, [](const auto& one) { return one.first.size(); });
  std::vector<procedure::UnitPlan> own;
  for (const auto& [way, stored] : inside) {
    const procedure::Plan* upper = &**top;
    for (auto above = way.rbegin(); above != way.rend(); ++above)
      if (const auto set = std::ranges::find(own, *above, &procedure::UnitPlan::organization);
          set != own.end())
        upper = &set->plan;
    auto laid = laid_over(*upper, *stored, bound, period, situation.on);
    if (!laid) return tl::unexpected{laid.error()};
    own.push_back({stored->organization, std::move(*laid)});
  }
  return std::optional{procedure::together(std::move(**top), std::move(own))};
}

Result<std::optional<procedure::Plan>> laid_plan(Regulations& regulations, const std::string& regulation,
                                                 const regulation::Regulation& bound,
                                                 const facts::Period& period, Date on,
                                                 const std::vector<const store::Plan*>& plans) {
  const auto steps = regulations.steps(regulation);
  if (!steps) return tl::unexpected{steps.error()};
  if (!*steps) return std::optional<procedure::Plan>{};
  auto plan = procedure::read_steps(**steps, bound, period, on);
  if (!plan) return tl::unexpected{plan.error()};
  for (const store::Plan* stored : plans) {
    plan = laid_over(*plan, *stored, bound, period, on);
    if (!plan) return tl::unexpected{plan.error()};
  }
  return std::optional{std::move(*plan)};
}

std::vector<OwnDay> own_days(const std::string& plan_body) {
  const Node own_plan = head_of(plan_body).own_plan;
  std::vector<OwnDay> days;
  for (const Node& day : days_of(own_plan)) {
    OwnDay own;
    if (const Node* step = day.find("step")) own.step = step->text();
    if (const Node* before = day.find("before"))
      if (const auto parsed = parse_date(before->text())) own.last = add_days(*parsed, -1);
    for (const char* key : {"by", "on"})
      if (const Node* said = day.find(key)) own.last = parse_date(said->text());
    days.push_back(std::move(own));
  }
  return days;
}

std::string with_day(const std::string& plan_body, const std::string& step, std::optional<Date> last,
                     bool fixed) {
  const Node body = from_json(plan_body).value_or(Node::map({}, {}));
  const Node own = head_of(plan_body).own_plan;
  std::vector<Node> days;
  Node said = Node::map({{word("step"), word(step)}}, {});
  for (const Node& day : days_of(own)) {
    if (!is_about(day, step)) {
      days.push_back(day);
      continue;
    }
    said = day;
    for (const char* key : {"before", "by", "on"}) said = with_entry(said, key, {});
  }
  if (last) said = with_entry(said, fixed ? "on" : "by", word(to_iso(*last)));
  if (said.entries().size() > 1) days.push_back(said);
  return to_json(with_entry(body, "plan", with_entry(own, "days", Node::list(std::move(days), {}))));
}

std::vector<std::string> own_items(const std::string& plan_body) {
  const Node body = from_json(plan_body).value_or(Node::map({}, {}));
  std::vector<std::string> items;
  if (const Node* list = body.find("items"))
    for (const Node& item : list->items()) items.push_back(item.text());
  return items;
}

std::vector<PlanItem> plan_items(const std::vector<const store::Plan*>& plans) {
  std::vector<PlanItem> items;
  for (const store::Plan* plan : plans)
    for (std::string& text : own_items(plan->body)) items.push_back({plan->organization, std::move(text)});
  return items;
}

std::string with_items(const std::string& plan_body, const std::vector<std::string>& items) {
  const Node body = from_json(plan_body).value_or(Node::map({}, {}));
  std::vector<Node> list;
  for (const std::string& item : items) list.push_back(Node::scalar(item, true, {}));
  return to_json(with_entry(body, "items", Node::list(std::move(list), {})));
}

}  // namespace kiemdiem::service
