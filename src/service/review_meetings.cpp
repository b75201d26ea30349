#include "service/review_meetings.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/basis.h"
#include "service/meeting_words.h"
#include "service/meetings.h"
#include "service/office.h"
#include "service/opinions.h"
#include "service/outside_inputs.h"
#include "service/registers.h"

namespace kiemdiem::service {

using procedure::AgendaItem;

namespace {

/// The organization at which a body stands.
std::string organization_of(const Judged& judged, facts::EntityRef body) {
  const std::int32_t row = body.kind == facts::EntityKind::organization
                               ? body.row
                               : judged.work->index().organization_of(body.row);
  return row < 0 ? std::string{}
                 : judged.situation.id(facts::EntityRef{facts::EntityKind::organization, row});
}

std::string named(const Judged& judged, facts::EntityRef body) {
  return fmt::format("{}:{}", body.kind == facts::EntityKind::organization ? "organization" : "collective",
                     judged.situation.id(body));
}

Outcome<MeetingRecord> stored_meeting(Call& call, const std::string& body, int round) {
  const auto record =
      stored_entry(call, {call.campaign->id, std::string{meetings_list}, meeting_id(body, round)});
  if (!record) return tl::unexpected{record.error()};
  if (*record) return meeting_of(**record);
  MeetingRecord none;
  none.body = body;
  none.round = round;
  return none;
}

/// Only what the meeting before it left.
void keep_left(ReviewMeeting& meeting, const MeetingRecord& before) {
  std::vector<std::size_t> places(meeting.agenda.items.size(), 0);
  std::vector<AgendaItem> kept;
  for (std::size_t at = 0; at < meeting.agenda.items.size(); ++at) {
    const AgendaItem& item = meeting.agenda.items[at];
    if (std::ranges::find(before.left, meeting.subject(item)) == before.left.end()) continue;
    places[at] = kept.size() + 1;
    kept.push_back(item);
  }
  for (AgendaItem& item : kept) {
    std::erase_if(item.after, [&](const AgendaItem::After& after) { return places[after.item] == 0; });
    for (AgendaItem::After& after : item.after) after.item = places[after.item] - 1;
  }
  meeting.agenda.items = std::move(kept);
}

/// Rounds on the subject of an item: on a body, or on a person as the leader of one.
Outcome<void> add_opinions(Call& call, ReviewMeeting& meeting) {
  const auto asked = subjects_asked_about(call);
  if (!asked) return tl::unexpected{asked.error()};
  for (const AgendaItem& item : meeting.agenda.items) {
    const std::string subject = meeting.subject(item);
    const bool body = item.subject.kind == facts::SubjectKind::collective;
    const std::string about = body ? subject : "leader:" + subject.substr(subject.find(':') + 1);
    if (!asked->contains(about)) continue;
    auto open = open_opinions(call, about);
    if (!open) return tl::unexpected{open.error()};
    if (!open->empty()) meeting.open_opinions.emplace(subject, std::move(*open));
    auto words = opinions_in_words(call, about);
    if (!words) return tl::unexpected{words.error()};
    if (!words->empty()) meeting.opinions.emplace(subject, std::move(*words));
  }
  return {};
}

Outcome<void> add_written(Call& call, ReviewMeeting& meeting) {
  const std::string begins = meeting.id + "/";
  const auto items = store::find_all(call.data, call.campaign->id, items_list, meeting.unit->path);
  if (!items) return refused(items.error());
  for (const store::Record& record : *items)
    if (record.text.key.id.starts_with(begins)) {
      ItemRecord item = item_of(record);
      meeting.items.insert_or_assign(item.subject, std::move(item));
    }
  const auto remarks = store::find_all(call.data, call.campaign->id, remarks_list, meeting.unit->path);
  if (!remarks) return refused(remarks.error());
  for (const store::Record& record : *remarks)
    if (record.text.key.id.starts_with(begins)) meeting.remarks.push_back(remark_of(record));
  std::ranges::sort(meeting.remarks, {}, &RemarkRecord::id);
  return {};
}

}  // namespace

procedure::MeetingState ReviewMeeting::state() const {
  using procedure::MeetingState;
  if (!record.closed.empty()) return MeetingState::locked;
  if (record.version > 0) return MeetingState::running;
  const procedure::Meetings all = procedure::meetings(work());
  const procedure::Meeting* found = registered(all, *this);
  return found != nullptr && found->event >= 0 ? MeetingState::called : MeetingState::unset;
}

std::string ReviewMeeting::subject(const AgendaItem& item) const {
  return judged->situation.id(item.subject);
}

const AgendaItem* ReviewMeeting::find(std::string_view subject) const {
  const auto found = std::ranges::find_if(
      agenda.items, [&](const AgendaItem& item) { return this->subject(item) == subject; });
  return found == agenda.items.end() ? nullptr : &*found;
}

ItemRecord ReviewMeeting::item(std::string_view subject) const {
  if (const auto found = items.find(std::string{subject}); found != items.end()) return found->second;
  ItemRecord none;
  none.subject = subject;
  return none;
}

bool ReviewMeeting::is_absent(const AgendaItem& item) const {
  if (facts::entity_kind(item.subject.kind) != facts::EntityKind::person) return false;
  return record.absent.contains(
      judged->situation.id(facts::EntityRef{facts::EntityKind::person, item.subject.row}));
}

bool ReviewMeeting::is_over(const AgendaItem& item) const {
  if (this->item(subject(item)).state == ItemState::closed) return true;
  return work().tasks()[static_cast<std::size_t>(item.task)].state == procedure::State::done;
}

std::vector<std::string> ReviewMeeting::outside_words() const {
  std::vector<std::string> lines;
  for (const OutsideInput& input : outside_inputs(*judged))
    if (const AgendaItem* item = find(input.subject))
      lines.push_back(fmt::format("{}: {}",
                                  judged->situation.display_name(facts::EntityRef{
                                      facts::entity_kind(item->subject.kind), item->subject.row}),
                                  input.words));
  return lines;
}

std::string ReviewMeeting::person_name(std::string_view person) const {
  const std::int32_t row = row_of(*judged, "people", person);
  return row < 0 ? std::string{person}
                 : judged->situation.display_name(facts::EntityRef{facts::EntityKind::person, row});
}

Outcome<std::vector<ReviewMeeting>> meetings_of_unit(Call& call, const std::string& unit) {
  const auto judged = judged_at(call, unit);
  if (!judged) return tl::unexpected{judged.error()};
  const auto units = call.units();
  if (!units) return refused(units.error());
  std::vector<ReviewMeeting> all;
  if (!(*judged)->work) return all;
  const procedure::Work& work = *(*judged)->work;
  const std::int32_t own = row_of(**judged, "organizations", unit);
  for (const facts::EntityRef body : procedure::meeting_bodies(work, (*judged)->meeting_rules)) {
    const Unit* at = (*units)->find(organization_of(**judged, body));
    const facts::SubjectKind kind = body.kind == facts::EntityKind::organization
                                        ? facts::SubjectKind::organization
                                        : facts::SubjectKind::collective;
    // Its own bodies, those of its groups and of the agencies whose members belong to it.
    if (at == nullptr || !at->path.starts_with(call.target.unit_path) ||
        (at->id != unit && work.unit_of({kind, body.row}) != own))
      continue;
    const procedure::Agenda agenda = procedure::agenda(work, (*judged)->meeting_rules, body);
    std::optional<MeetingRecord> before;
    for (int round = 1; round == 1 || !before->left.empty(); ++round) {
      const std::string body_name = named(**judged, body);
      auto record = stored_meeting(call, body_name, round);
      if (!record) return tl::unexpected{record.error()};
      ReviewMeeting meeting{*judged, *units, at, body, meeting_id(body_name, round), agenda, *record, {}, {}};
      if (before) keep_left(meeting, *before);
      all.push_back(std::move(meeting));
      before = std::move(*record);
    }
  }
  return all;
}

Outcome<std::string> why_not_called(Call& call, const std::string& body) {
  using procedure::MeetingState;
  MeetingState state = MeetingState::unset;
  for (int round = 1; state == MeetingState::unset; ++round) {
    const auto record = stored_meeting(call, body, round);
    if (!record) return tl::unexpected{record.error()};
    if (record->version == 0) break;
    if (record->closed.empty())
      state = MeetingState::running;
    else if (record->left.empty())
      state = MeetingState::locked;
  }
  return std::string{procedure::why_not(state, procedure::MeetingAct::call)};
}

Outcome<ReviewMeeting> review_meeting(Call& call) {
  const auto asked = parsed_meeting_id(call.inputs.get("meeting"));
  if (!asked) return refused(Refused::hidden);
  const auto judged = judged_at(call, call.target.unit);
  if (!judged) return tl::unexpected{judged.error()};
  const auto units = call.units();
  if (!units) return refused(units.error());
  if (!(*judged)->work) return refused(Refused::hidden);
  const auto bodies = procedure::meeting_bodies(*(*judged)->work, (*judged)->meeting_rules);
  const auto body = std::ranges::find_if(
      bodies, [&](facts::EntityRef one) { return named(**judged, one) == asked->first; });
  if (body == bodies.end() || organization_of(**judged, *body) != call.target.unit)
    return refused(Refused::hidden);
  auto record = stored_meeting(call, asked->first, asked->second);
  if (!record) return tl::unexpected{record.error()};
  ReviewMeeting meeting{*judged,
                        *units,
                        (*units)->find(call.target.unit),
                        *body,
                        call.inputs.get("meeting"),
                        procedure::agenda(*(*judged)->work, (*judged)->meeting_rules, *body),
                        std::move(*record),
                        {},
                        {}};
  if (asked->second > 1) {
    const auto before = stored_meeting(call, asked->first, asked->second - 1);
    if (!before) return tl::unexpected{before.error()};
    if (before->left.empty()) return refused(Refused::hidden);
    keep_left(meeting, *before);
  }
  if (const auto added = add_written(call, meeting); !added) return tl::unexpected{added.error()};
  if (const auto added = add_opinions(call, meeting); !added) return tl::unexpected{added.error()};
  return meeting;
}

bool may_write(const Call& call, const ReviewMeeting& meeting) {
  switch (call.actor.acting.role) {
    case Role::cell_secretary:
    case Role::cell_deputy:
    case Role::grassroots_committee:
    case Role::upper_committee:
      return true;
    case Role::group_leader:
      if (meeting.body.kind == facts::EntityKind::organization &&
          meeting.work().index().organization_is(meeting.body.row, "group"))
        return true;
      break;
    default:
      break;
  }
  return !call.actor.person.empty() && call.actor.person == meeting.record.secretary;
}

bool is_own_case(const Call& call, const ReviewMeeting& meeting, const AgendaItem& item) {
  return !call.actor.person.empty() && facts::entity_kind(item.subject.kind) == facts::EntityKind::person &&
         meeting.judged->situation.id(facts::EntityRef{facts::EntityKind::person, item.subject.row}) ==
             call.actor.person;
}

namespace {

std::string cited(const Judged& judged, std::int32_t rule) {
  if (rule < 0) return "theo kế hoạch";
  const regulation::Rule& found = judged.bound->rules[static_cast<std::size_t>(rule)];
  return fmt::format("{}, {}", found.document, found.clause);
}

bool blocks(const Judged& judged, std::int32_t rule) {
  return rule >= 0 &&
         judged.bound->rules[static_cast<std::size_t>(rule)].severity == regulation::Severity::blocks;
}

std::string display(const ReviewMeeting& meeting, const AgendaItem& item) {
  return meeting.judged->situation.display_name(
      facts::EntityRef{facts::entity_kind(item.subject.kind), item.subject.row});
}

/// Whether nobody waits for an item any more in this meeting.
bool is_settled(const ReviewMeeting& meeting, const AgendaItem& item) {
  const ItemState state = meeting.item(meeting.subject(item)).state;
  return meeting.is_over(item) || meeting.is_absent(item) || state != ItemState::open;
}

}  // namespace

std::vector<std::string> obstacles_of(const ReviewMeeting& meeting, const AgendaItem& item) {
  std::vector<std::string> found;
  if (meeting.is_absent(item))
    found.emplace_back("Người này ghi là vắng mặt; hội nghị bổ sung sẽ kiểm điểm.");
  for (const AgendaItem::After& after : item.after) {
    const AgendaItem& first = meeting.agenda.items[after.item];
    if (blocks(*meeting.judged, after.rule) && !is_settled(meeting, first))
      found.push_back(fmt::format("Phải kết luận mục “{}” trước ({}).", display(meeting, first),
                                  cited(*meeting.judged, after.rule)));
  }
  if (const auto open = meeting.open_opinions.find(meeting.subject(item));
      open != meeting.open_opinions.end())
    found.push_back(open->second);
  for (const procedure::Wait& wait : item.waits)
    if (blocks(*meeting.judged, wait.rule)) {
      const procedure::WaitText text = meeting.work().text(wait);
      found.push_back(fmt::format("Phải xong trước: {} ({}).", text.what, text.citation));
    }
  return found;
}

std::vector<std::string> open_items(const ReviewMeeting& meeting) {
  std::vector<std::string> names;
  for (const AgendaItem& item : meeting.agenda.items)
    if (!is_settled(meeting, item)) names.push_back(display(meeting, item));
  return names;
}

std::vector<std::string> left_subjects(const ReviewMeeting& meeting) {
  std::vector<std::string> subjects;
  for (const AgendaItem& item : meeting.agenda.items) {
    const ItemState state = meeting.item(meeting.subject(item)).state;
    const bool put_off = state == ItemState::returned || state == ItemState::left;
    if (put_off || (!meeting.is_over(item) && meeting.is_absent(item)))
      subjects.push_back(meeting.subject(item));
  }
  return subjects;
}

}  // namespace kiemdiem::service
