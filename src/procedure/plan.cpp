#include "procedure/plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/words.h"
#include "procedure/links.h"
#include "procedure/step_reader.h"
#include "regulation/rule_reader.h"

namespace kiemdiem::procedure {

using regulation::Regulation;
using regulation::RuleReader;

const Step* Plan::find(std::string_view id) const {
  const auto index = index_of(id);
  return index ? &steps[*index] : nullptr;
}

std::optional<std::size_t> Plan::index_of(std::string_view id) const {
  const auto found = std::ranges::find(steps, id, &Step::id);
  if (found == steps.end()) return std::nullopt;
  return static_cast<std::size_t>(found - steps.begin());
}

namespace {

/// The document in whose folder a file stands: "regulations/ID/steps.yaml"; else the one in force.
std::string document_of(const Node& root, const Regulation& bound) {
  const std::string& file = root.place().file;
  const std::size_t last = file.rfind('/');
  const std::size_t before = last == std::string::npos || last == 0 ? last : file.rfind('/', last - 1);
  if (before == std::string::npos || !file.ends_with("/steps.yaml")) return bound.document.id;
  return file.substr(before + 1, last - before - 1);
}

/// Conditions compiled, links and circles checked.
Result<Plan> completed(Plan plan, Problems problems, const Regulation& bound, const facts::Period& period,
                       Date on) {
  check_links(plan.steps, problems);
  if (!problems.empty()) return tl::unexpected{std::move(problems)};
  if (auto compiled = bind_steps(plan.steps, bound, period, on); !compiled)
    return tl::unexpected{compiled.error()};
  if (const auto order = order_of_steps(plan, bound); !order) return tl::unexpected{order.error()};
  return plan;
}

}  // namespace

Result<Plan> read_steps(const Node& root, const Regulation& bound, const facts::Period& period, Date on) {
  Problems problems;
  facts::RecordReader reader{root, problems};
  Plan plan;
  plan.document = document_of(root, bound);
  if (const Node* list = reader.take("steps"))
    plan.steps = read_step_list(*list, bound, plan.document, problems);
  else
    problems.push_back({root.place(), "Thiếu khóa “steps”."});
  reader.finish();
  return completed(std::move(plan), std::move(problems), bound, period, on);
}

namespace {

constexpr const char* own_plan = "kế hoạch của đơn vị";

/// One entry of `days:` of an own plan.
struct OwnDay {
  std::string step;
  Day day;
  std::optional<int> days, working_days;
  Place place;
};

OwnDay read_own_day(const Node& node, const Regulation& bound, Problems& problems) {
  RuleReader reader{node, bound.dictionary, problems};
  OwnDay own;
  own.place = node.place();
  own.step = reader.text("step");
  own.day.from = reader.date("from");
  if (const auto before = reader.date("before")) {
    own.day.last = add_days(*before, -1);
    own.day.before = true;
  }
  if (const auto by = reader.date("by")) own.day.last = by;
  if (const auto on = reader.date("on")) {
    own.day.from = own.day.last = on;
    own.day.fixed = true;
  }
  own.days = reader.optional_number("days");
  own.working_days = reader.optional_number("working_days");
  reader.finish();
  if (!own.day.given() && !own.days && !own.working_days)
    problems.push_back(
        {node.place(), "Mỗi dòng của “days” cần from, before, by, on, days hoặc working_days."});
  return own;
}

std::string cited(const Day& day) {
  return day.clause.empty() ? day.document : fmt::format("{}, {}", day.document, day.clause);
}

/// What an own plan may not do to a day of the upper plan.
void check_day(const Step& upper, const OwnDay& own, Problems& problems) {
  const Day& bound = upper.day;
  const Day& day = own.day;
  if (bound.last && day.last && *day.last > *bound.last)
    problems.push_back(
        {own.place,
         fmt::format("Bước “{}”: ngày {} muộn hơn hạn cuối {} của cấp trên ({}); chỉ được đặt sớm hơn.",
                     upper.label.vi, to_vietnamese(*day.last), to_vietnamese(*bound.last), cited(bound))});
  const auto start = day.from ? day.from : day.last;
  if (bound.from && start && *start < *bound.from)
    problems.push_back(
        {own.place,
         fmt::format("Bước “{}”: ngày {} sớm hơn ngày bắt đầu {} của cấp trên ({}).", upper.label.vi,
                     to_vietnamese(*start), to_vietnamese(*bound.from), cited(bound))});
}

/// A notice may be made longer, never shorter.
void check_lead(const Plan& plan, const Links& links, std::size_t step, const OwnDay& own,
                const Regulation& bound, Problems& problems) {
  for (const Ahead& ahead : links.ahead) {
    if (ahead.sent != step) continue;
    const auto shorter = [](const std::optional<int>& asked, const std::optional<int>& given) {
      return asked && given && *given < *asked;
    };
    if (!shorter(ahead.notice.days, own.days) && !shorter(ahead.notice.working_days, own.working_days))
      continue;
    const std::string clause =
        ahead.rule < 0 ? plan.steps[step].clause : bound.rules[static_cast<std::size_t>(ahead.rule)].clause;
    problems.push_back({own.place, fmt::format("Bước “{}”: thời gian gửi trước ngắn hơn quy định ({}).",
                                               plan.steps[step].label.vi, clause)});
    return;
  }
}

/// The step with an own day: what the own day leaves open stays as the upper plan has it.
void lay_over(Step& step, const OwnDay& own, const Links& links, const Plan& plan, std::size_t at) {
  if (own.day.given()) {
    const Day upper = step.day;
    step.day = own.day;
    if (!step.day.from) step.day.from = upper.from;
    if (!step.day.last) {
      step.day.last = upper.last;
      step.day.before = upper.before;
    }
    step.day.document = own_plan;
    step.day.clause.clear();
  }
  if (!own.days && !own.working_days) return;
  for (const Ahead& ahead : links.ahead)
    if (ahead.sent == at)
      step.lead = Lead{plan.steps[ahead.meeting].id, own.days.value_or(0), own.working_days.value_or(0)};
}

}  // namespace

Result<Plan> inherit(const Plan& upper, const Node& own, const Regulation& bound, const facts::Period& period,
                     Date on) {
  Problems problems;
  facts::RecordReader reader{own, problems};
  Plan plan = upper;
  plan.title = reader.optional_text("title");
  const Links links = link(upper, bound);
  if (const Node* days = reader.take("days"))
    for (const Node& node : days->items()) {
      const OwnDay day = read_own_day(node, bound, problems);
      const auto index = upper.index_of(day.step);
      if (!index) {
        std::vector<std::string> ids;
        for (const Step& step : upper.steps) ids.push_back(step.id);
        problems.push_back({node.place(), fmt::format("Kế hoạch cấp trên không có bước “{}”.{}", day.step,
                                                      did_you_mean(day.step, ids))});
        continue;
      }
      check_day(upper.steps[*index], day, problems);
      check_lead(upper, links, *index, day, bound, problems);
      lay_over(plan.steps[*index], day, links, upper, *index);
    }
  if (const Node* steps = reader.take("steps"))
    for (Step& step : read_step_list(*steps, bound, bound.document.id, problems)) {
      if (step.rules.empty()) step.document = step.day.document = own_plan;
      plan.steps.push_back(std::move(step));
    }
  reader.finish();
  return completed(std::move(plan), std::move(problems), bound, period, on);
}

}  // namespace kiemdiem::procedure
