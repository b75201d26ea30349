#include "web/places/work.h"

#include <fmt/format.h>

#include <algorithm>

#include "procedure/work_list.h"
#include "service/gate.h"
#include "service/office.h"
#include "web/addresses.h"

namespace kiemdiem::web {
namespace {

using procedure::State;

pages::Standing standing_of(const procedure::Task& task) {
  switch (task.state) {
    case State::done:
      return pages::Standing::done;
    case State::late:
      return pages::Standing::wrong;
    case State::open:
      return pages::Standing::working;
    case State::waiting:
    case State::blocked:
      return pages::Standing::waiting;
    case State::undecided:
      return pages::Standing::unknown;
    case State::not_needed:
      return pages::Standing::none;
  }
  return pages::Standing::none;
}

/// "KH ĐUK Phú Yên 2022, II.3.1" in its two parts.
pages::Clause clause_of(const procedure::Step& step, const std::string& regulation) {
  return {step.document, step.clause, clause_address(regulation, step.document, step.clause)};
}

/// The place that a step of the plan names as an action of the program; nothing where it names none or it is
/// not for this person.
pages::Button button_of(const service::Call& call, const procedure::TaskText& text,
                        const std::string& subject, const procedure::WorkItem& item) {
  const bool of_person = !subject.starts_with("collective:") && !subject.starts_with("organization:");
  const std::string id = subject.substr(subject.find(':') + 1);
  // A leader writes the same paper as a member.
  const std::string named = of_person ? "member:" + id : subject;
  const service::Relation relation =
      of_person && id == call.actor.person ? service::Relation::own : service::Relation::unit;
  const bool may =
      service::allowed(text.action.name, call.actor, relation,
                       service::phase_named(call.campaign->state).value_or(service::Phase::closed));
  const std::string href = address(text.action.name, {{"campaign", call.campaign->id}, {"subject", named}});
  if (!may || href.empty() || item.state == State::not_needed) return {};
  return {item.state == State::done ? "Xem" : "Mở", href, false, item.state == State::late, {}};
}

/// The place where an item is done: its only subject's, or the list of the unit.
pages::Button button_of(const service::Call& call, const service::Judged& judged,
                        const procedure::WorkItem& item) {
  const procedure::Work& work = *judged.work;
  const procedure::Task& first = work.tasks()[static_cast<std::size_t>(item.tasks.front())];
  const procedure::TaskText text = work.text(first);
  if (pages::Button own = button_of(call, text, judged.situation.id(first.subject), item); !own.label.empty())
    return own;
  const bool may =
      service::allowed("event-form", call.actor, service::Relation::unit,
                       service::phase_named(call.campaign->state).value_or(service::Phase::closed));
  if (!may || item.state == State::done || item.state == State::waiting || item.state == State::not_needed)
    return {};
  std::vector<std::pair<std::string_view, std::string>> query{{"step", text.step}};
  for (const auto& [name, value] : text.action.arguments)
    if (name != "subject") query.emplace_back(name, value);
  const std::string subject = judged.situation.id(first.subject);
  pages::Button button;
  button.label = item.tasks.size() > 1 ? "Ghi từng người" : "Ghi kết quả";
  button.href = address_with("event-form", {{"campaign", call.campaign->id}, {"subject", subject}}, query);
  button.primary = item.state == State::late;
  return button;
}

pages::WorkLine line_of(const service::Call& call, const service::Judged& judged,
                        const procedure::WorkItem& item) {
  const procedure::Work& work = *judged.work;
  const procedure::Task& first = work.tasks()[static_cast<std::size_t>(item.tasks.front())];
  const procedure::Step& step = work.plan().steps[static_cast<std::size_t>(item.step)];
  const procedure::TaskText text = work.text(first);
  pages::WorkLine line;
  line.id = fmt::format("{}-{}", step.id, judged.situation.id(first.subject));
  std::ranges::replace(line.id, ':', '-');
  line.verb = step.label.vi;
  line.object = procedure::words(work, item);
  if (line.object.starts_with(line.verb)) {
    // The words begin with the step's own label; the object is what follows.
    line.object.erase(0, line.verb.size());
    line.object.erase(0, line.object.find_first_not_of(" :"));
  } else {
    line.verb = std::exchange(line.object, {});
  }
  line.due = first.due.last;
  line.due_rule = text.due;
  line.mark = {standing_of(first), text.left.empty() ? text.state : text.left};
  if (!text.waits_for.empty()) {
    line.waits_for = text.waits_for.front().who;
    line.waits_why = text.waits_for.front().what;
  } else if (!text.why.empty()) {
    line.waits_why = text.why;
  }
  line.clause = clause_of(step, call.campaign->regulation);
  line.button = button_of(call, judged, item);
  return line;
}

pages::WorkPart part_of(const service::Call& call, const service::Judged& judged, pages::WorkSection section,
                        const std::vector<procedure::WorkItem>& items) {
  constexpr std::size_t shown = 40;
  pages::WorkPart part;
  part.section = section;
  for (std::size_t at = 0; at < std::min(items.size(), shown); ++at)
    part.lines.push_back(line_of(call, judged, items[at]));
  part.more = static_cast<int>(items.size() - part.lines.size());
  return part;
}

std::optional<procedure::Role> procedure_role(service::Role role) {
  for (int at = 0; at <= static_cast<int>(procedure::Role::administrator); ++at)
    if (procedure::name(static_cast<procedure::Role>(at)) == service::name(role))
      return static_cast<procedure::Role>(at);
  return std::nullopt;
}

/// Nothing where the regulation has no steps, or the role no work in them.
std::optional<procedure::WorkList> list_of(const service::Call& call, const service::Judged& judged) {
  const auto role = procedure_role(call.actor.acting.role);
  if (!judged.work || !role) return std::nullopt;
  const procedure::Viewer viewer{
      *role, row_of(judged, "organizations", call.actor.acting.unit),
      call.actor.person.empty() ? -1 : row_of(judged, "people", call.actor.person)};
  return procedure::work_list(*judged.work, viewer);
}

}  // namespace

service::Outcome<std::shared_ptr<const service::Judged>> judged_for(service::Call& call,
                                                                    const std::string& unit) {
  if (!call.campaign) return service::refused(service::Refused::hidden);
  return judged_in(call, *call.campaign, unit);
}

service::Outcome<std::shared_ptr<const service::Judged>> judged_in(service::Call& call,
                                                                   const store::Campaign& campaign,
                                                                   const std::string& unit) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const service::Unit* own = (*units)->find(unit);
  if (own == nullptr) return service::refused(service::Refused::hidden);
  const auto day = call.office.situations().day_of(call.data, campaign, call.now);
  if (!day) return service::refused(day.error());
  auto judged = call.office.situations().judged(call.data, campaign, **units, (*units)->grassroots_of(*own),
                                                Moment{*day, call.now.local.minute}, call.generation);
  if (!judged) return service::refused(judged.error());
  if (!(*judged)->usable()) {
    service::Refusal refusal;
    refusal.kind = service::Refused::invalid;
    for (const Problem& problem : (*judged)->problems)
      refusal.problems.push_back({{}, to_text(Problems{problem})});
    return tl::unexpected{std::move(refusal)};
  }
  return *judged;
}

service::Outcome<WorkCounts> work_counts(service::Call& call, const store::Campaign& campaign) {
  const auto judged = judged_in(call, campaign, call.actor.acting.unit);
  if (!judged) return tl::unexpected{judged.error()};
  const auto list = list_of(call, **judged);
  if (!list) return WorkCounts{};
  return WorkCounts{static_cast<int>(list->late.size()), static_cast<int>(list->today.size())};
}

service::Outcome<pages::WorkListPage> work_list(service::Call& call) {
  const auto judged = judged_for(call, call.actor.acting.unit);
  if (!judged) return tl::unexpected{judged.error()};
  pages::WorkListPage page;
  const std::vector<std::pair<std::string_view, std::string>> names{{"campaign", call.campaign->id}};
  page.calendar_href = address("calendar", names);
  page.meetings_href = address("meetings", names);
  page.empty.text =
      "Chưa có việc nào: văn bản của đợt này chưa có các bước, hoặc đơn vị không có việc phải làm.";
  const service::Judged& found = **judged;
  const auto role = procedure_role(call.actor.acting.role);
  if (!found.work || !role) return page;
  const procedure::Viewer viewer{*role, row_of(found, "organizations", call.actor.acting.unit),
                                 call.actor.person.empty() ? -1 : row_of(found, "people", call.actor.person)};
  const procedure::WorkList list = procedure::work_list(*found.work, viewer);
  using Section = pages::WorkSection;
  const std::array sections{
      std::pair{Section::overdue, &list.late},        std::pair{Section::today, &list.today},
      std::pair{Section::this_week, &list.this_week}, std::pair{Section::later, &list.later},
      std::pair{Section::waiting, &list.waiting},     std::pair{Section::done, &list.done}};
  for (const auto& [section, items] : sections)
    if (!items->empty()) page.parts.push_back(part_of(call, found, section, *items));
  return page;
}

}  // namespace kiemdiem::web
