#include "web/places/work.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "procedure/work_entries.h"
#include "service/basis.h"
#include "service/gate.h"
#include "service/help.h"
#include "service/judged.h"
#include "service/names.h"
#include "service/notices.h"
#include "service/office.h"
#include "service/opinions.h"
#include "service/own_work.h"
#include "service/wide_work.h"
#include "web/addresses.h"

namespace kiemdiem::web {
namespace {

/// Of one section, unless all are asked for.
constexpr std::size_t most_lines = 40;

using procedure::State;

using procedure::Section;
using procedure::WorkEntry;

constexpr std::array<std::pair<Section, pages::WorkSection>, procedure::sections> shown_sections{
    {{Section::late, pages::WorkSection::overdue},
     {Section::today, pages::WorkSection::today},
     {Section::this_week, pages::WorkSection::this_week},
     {Section::later, pages::WorkSection::later},
     {Section::waiting, pages::WorkSection::waiting},
     {Section::done, pages::WorkSection::done}}};

pages::Standing standing_of(State state) {
  switch (state) {
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

/// The place that a step of the plan names as an action of the program; nothing where it names none or it is
/// not for this person.
pages::Button button_of_place(const service::Call& call, const WorkEntry& entry) {
  const std::string id = entry.subject.substr(entry.subject.find(':') + 1);
  // A leader writes the same paper as a member.
  const std::string named = entry.people ? "member:" + id : entry.subject;
  const service::Relation relation =
      entry.people && id == call.actor.person ? service::Relation::own : service::Relation::unit;
  const bool may =
      service::allowed(entry.action.name, call.actor, relation,
                       service::phase_named(call.campaign->state).value_or(service::Phase::closed));
  const service::Action* action = service::find_action(entry.action.name);
  // What has no place of its own is recorded in a form that knows step and event.
  if (action == nullptr || action->name == "record-event") return {};
  // A place of the unit is opened with the subject chosen.
  std::vector<std::pair<std::string_view, std::string>> query;
  if (action->path.find("{subject}") == std::string_view::npos) query.emplace_back("subject", entry.subject);
  const std::string href = address_with(
      action->name, {{"campaign", call.campaign->id}, {"subject", named}, {"unit", call.actor.acting.unit}},
      query);
  if (!may || entry.state == State::not_needed) return {};
  return {entry.state == State::done ? "Xem" : "Mở", href, false, entry.state == State::late, {}};
}

/// The place where an item is done: its only subject's, or the list of the unit.
pages::Button button_of(const service::Call& call, const WorkEntry& entry) {
  if (pages::Button own = button_of_place(call, entry); !own.label.empty()) return own;
  const bool may =
      service::allowed("event-form", call.actor, service::Relation::unit,
                       service::phase_named(call.campaign->state).value_or(service::Phase::closed));
  if (!may || entry.state == State::done || entry.state == State::waiting || entry.state == State::not_needed)
    return {};
  std::vector<std::pair<std::string_view, std::string>> query{{"step", entry.step}};
  for (const auto& [name, value] : entry.action.arguments)
    if (name != "subject") query.emplace_back(name, value);
  pages::Button button;
  button.label = entry.tasks > 1 ? "Ghi từng người" : "Ghi kết quả";
  button.href =
      address_with("event-form", {{"campaign", call.campaign->id}, {"subject", entry.subject}}, query);
  button.primary = entry.state == State::late;
  return button;
}

pages::WorkLine line_of(const service::Call& call, const WorkEntry& entry) {
  pages::WorkLine line;
  line.id = fmt::format("{}-{}", entry.step, entry.subject);
  std::ranges::replace(line.id, ':', '-');
  line.verb = entry.label;
  line.object = procedure::words(entry);
  if (line.object.starts_with(line.verb)) {
    // The words begin with the step's own label; the object is what follows.
    line.object.erase(0, line.verb.size());
    line.object.erase(0, line.object.find_first_not_of(" :"));
  } else {
    line.verb = std::exchange(line.object, {});
  }
  line.due = entry.last;
  line.due_rule = entry.due;
  line.mark = {standing_of(entry.state), entry.left.empty() ? entry.standing : entry.left};
  line.waits_for = entry.waits_for;
  line.waits_why = entry.why;
  line.clause = {entry.document, entry.clause,
                 clause_address(call.campaign->regulation, entry.document, entry.clause)};
  line.button = button_of(call, entry);
  return line;
}

/// Of one section: how many lines there are, and those that are shown.
template <class LineAt>
pages::WorkPart part_of(const service::Call& call, pages::WorkSection section, std::size_t total,
                        const LineAt& line_at) {
  const std::size_t shown = call.inputs.get("het") == "1" ? total : std::min(total, most_lines);
  pages::WorkPart part;
  part.section = section;
  for (std::size_t at = 0; at < shown; ++at) part.lines.push_back(line_at(at));
  part.more = static_cast<int>(total - shown);
  if (part.more > 0)
    part.more_href = address_with("work-list", {{"campaign", call.campaign->id}}, {{"het", "1"}});
  return part;
}

bool may_in_own_unit(const service::Call& call, std::string_view action) {
  return service::allowed(action, call.actor, service::Relation::unit,
                          service::phase_named(call.campaign->state).value_or(service::Phase::closed));
}

/// Before everything else that is due today.
void put_first(pages::WorkListPage& page, const std::vector<pages::WorkLine>& lines) {
  if (lines.empty()) return;
  auto today = std::ranges::find(page.parts, pages::WorkSection::today, &pages::WorkPart::section);
  if (today == page.parts.end()) {
    page.parts.emplace_back().section = pages::WorkSection::today;
    today = page.parts.end() - 1;
  }
  today->lines.insert(today->lines.begin(), lines.begin(), lines.end());
}

/// Members rated lowest for whom nobody is named to help them.
void add_help(service::Call& call, const service::Memo& memo, pages::WorkListPage& page) {
  if (!may_in_own_unit(call, "assign-help")) return;
  const service::ActingGrant& acting = call.actor.acting;
  const auto asked = memo.get<std::optional<service::HelpAsked>>("help/" + acting.unit, [&] {
    auto found = service::help_asked(call, acting.unit, acting.unit_path);
    return found ? std::move(*found) : std::optional<service::HelpAsked>{};
  });
  if (!*asked) return;
  const auto open = std::ranges::count((*asked)->cases, std::string{}, &service::HelpCase::helper);
  if (open == 0) return;
  pages::WorkLine line;
  line.id = "help";
  line.verb = "Phân công giúp đỡ";
  line.object = fmt::format("{} trường hợp xếp mức không hoàn thành nhiệm vụ", open);
  line.mark = {pages::Standing::working, "chưa phân công"};
  const procedure::Cited& cited = (*asked)->rule.cited;
  line.clause = {cited.document, cited.clause,
                 clause_address(call.campaign->regulation, cited.document, cited.clause)};
  line.button = {
      "Mở", address("help", {{"campaign", call.campaign->id}, {"unit", acting.unit}}), false, false, {}};
  put_first(page, {line});
}

/// Reports on which others ask for an opinion.
void add_invitations(service::Call& call, const service::Memo& memo, pages::WorkListPage& page) {
  const auto invitations =
      memo.get<std::vector<service::Invitation>>("invited/" + service::viewer_key(call.actor), [&] {
        auto found = service::invitations(call);
        return found ? std::move(*found) : std::vector<service::Invitation>{};
      });
  std::vector<pages::WorkLine> lines;
  for (const service::Invitation& one : *invitations) {
    if (one.round.state != service::RoundState::open) continue;
    pages::WorkLine line;
    line.id = "opinion-" + one.round.id;
    line.verb = "Góp ý vào dự thảo báo cáo kiểm điểm";
    line.object = "của " + subject_name_of(call, one.round.subject);
    line.due = parse_date(one.round.meets_on);
    line.mark = {one.party.opened_at == 0 ? pages::Standing::waiting : pages::Standing::working,
                 one.party.opened_at == 0 ? "chưa mở xem" : "đang lấy ý kiến"};
    line.button = {"Mở",
                   address("opinion-invitation", {{"campaign", call.campaign->id}, {"round", one.round.id}}),
                   false,
                   false,
                   {}};
    lines.push_back(std::move(line));
  }
  put_first(page, lines);
}

/// Notices of the own rating that were not opened yet stand first.
service::Outcome<void> add_own_notices(service::Call& call, pages::WorkListPage& page) {
  if (call.actor.person.empty()) return {};
  const auto notices = service::notices_to(call, call.actor.person);
  if (!notices) return tl::unexpected{notices.error()};
  std::vector<pages::WorkLine> lines;
  for (const service::Notice& notice : *notices) {
    pages::WorkLine line;
    line.id = "notice-" + notice.subject.substr(0, notice.subject.find(':'));
    line.verb = "Nhận thông báo";
    line.object = "kết quả đánh giá, xếp loại của đồng chí";
    line.mark = {pages::Standing::working, "gửi ngày " + to_vietnamese(*parse_date(notice.sent_on))};
    line.button = {"Mở thông báo",
                   address("notice", {{"campaign", call.campaign->id}, {"subject", notice.subject}}),
                   false,
                   true,
                   {}};
    lines.push_back(std::move(line));
  }
  put_first(page, lines);
  return {};
}

std::vector<pages::WorkPart> parts_of(const service::Call& call, const service::Judged& judged,
                                      const procedure::WorkList& list) {
  std::vector<pages::WorkPart> parts;
  for (const auto& [section, shown] : shown_sections) {
    const std::vector<procedure::WorkItem>& items = list.in(section);
    if (items.empty()) continue;
    parts.push_back(part_of(call, shown, items.size(), [&, at_section = section](std::size_t at) {
      return line_of(call, procedure::entry_of(*judged.work, items[at], at_section));
    }));
  }
  return parts;
}

/// @param entries in the order of a work list
std::vector<pages::WorkPart> parts_of(const service::Call& call, const std::vector<WorkEntry>& entries) {
  std::vector<pages::WorkPart> parts;
  for (const auto& [section, shown] : shown_sections) {
    const auto range = std::ranges::equal_range(entries, section, {}, &WorkEntry::section);
    if (range.empty()) continue;
    const std::span of_section{range.begin(), range.end()};
    parts.push_back(part_of(call, shown, of_section.size(),
                            [&](std::size_t at) { return line_of(call, of_section[at]); }));
  }
  return parts;
}

/// The own work, by when it is due; nothing where the regulation has no steps or the role no work in them.
void fill_parts(const service::Call& call, const service::Judged& judged, pages::WorkListPage& page) {
  const auto list = service::own_work(call.actor, judged);
  if (!list) return;
  // Buttons depend on where the campaign stands, and how much is shown on what was asked for.
  const std::string key = fmt::format("parts/{}/{}/{}", call.campaign->state, call.inputs.get("het") == "1",
                                      service::viewer_key(call.actor));
  page.parts =
      *judged.memo.get<std::vector<pages::WorkPart>>(key, [&] { return parts_of(call, judged, *list); });
}

service::Outcome<void> fill_judged(service::Call& call, pages::WorkListPage& page) {
  const auto judged = judged_for(call, call.actor.acting.unit);
  if (!judged) return tl::unexpected{judged.error()};
  fill_parts(call, **judged, page);
  add_help(call, (*judged)->memo, page);
  add_invitations(call, (*judged)->memo, page);
  return {};
}

/// Of an organization too large to be judged for one page: the lines that the parts below have for it.
service::Outcome<void> fill_wide(service::Call& call, const service::Unit& unit, pages::WorkListPage& page) {
  const auto entries = service::wide_work(call, *call.campaign, unit);
  if (!entries) return tl::unexpected{entries.error()};
  page.parts = parts_of(call, *entries);
  const auto overview = call.office.progress_book().overview(call.data, *call.campaign, call.generation);
  if (!overview) return service::refused(overview.error());
  add_help(call, (*overview)->memo, page);
  add_invitations(call, (*overview)->memo, page);
  return {};
}

}  // namespace

service::Outcome<std::optional<WorkCounts>> work_counts(service::Call& call, const store::Campaign& campaign,
                                                        std::int64_t most_people) {
  std::optional<WorkCounts> counts;
  const auto overview = call.office.progress_book().overview(call.data, campaign, call.generation);
  if (!overview) return service::refused(overview.error());
  const std::int64_t people = (*overview)->under(call.actor.acting.unit_path).people;
  if (people > service::most_judged_whole || (call.action.name != "work-list" && people > most_people))
    return counts;
  const auto judged = service::judged_in(call, campaign, call.actor.acting.unit);
  if (!judged) return tl::unexpected{judged.error()};
  counts.emplace();
  if (const auto list = service::own_work(call.actor, **judged))
    counts = {static_cast<int>(list->late.size()), static_cast<int>(list->today.size())};
  return counts;
}

service::Outcome<pages::WorkListPage> work_list(service::Call& call) {
  return work_list_page(call, service::most_judged_whole);
}

service::Outcome<pages::WorkListPage> work_list_page(service::Call& call, std::int64_t most_judged) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const service::Unit* unit = (*units)->find(call.actor.acting.unit);
  if (unit == nullptr) return service::refused(service::Refused::hidden);
  const auto wide = service::is_wide(call, *call.campaign, *unit, most_judged);
  if (!wide) return tl::unexpected{wide.error()};
  pages::WorkListPage page;
  const std::vector<std::pair<std::string_view, std::string>> names{{"campaign", call.campaign->id}};
  page.calendar_href = address("calendar", names);
  page.meetings_href = address("meetings", names);
  page.empty.text =
      "Chưa có việc nào: văn bản của đợt này chưa có các bước, hoặc đơn vị không có việc phải làm.";
  if (auto filled = *wide ? fill_wide(call, *unit, page) : fill_judged(call, page); !filled)
    return tl::unexpected{filled.error()};
  if (auto added = add_own_notices(call, page); !added) return tl::unexpected{added.error()};
  return page;
}

}  // namespace kiemdiem::web
