#include "service/plans.h"

#include <algorithm>

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
    const Node own = head_of(stored->body).own_plan;
    if (own.entries().empty()) continue;
    auto laid = procedure::inherit(*plan, own, bound, period, on);
    if (!laid) laid = laid_where_it_fits(*plan, own, bound, period, on);
    if (!laid) return tl::unexpected{laid.error()};
    plan = std::move(laid);
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
