#include "procedure/meeting_entries.h"

#include "procedure/clashes.h"

namespace kiemdiem::procedure {
namespace {

std::string organization_id(const Work& work, std::int32_t row) {
  return row < 0 ? std::string{} : work.situation().id(EntityRef{EntityKind::organization, row});
}

std::int32_t organization_of(const Work& work, SubjectRef subject) {
  if (subject.kind == SubjectKind::organization) return subject.row;
  return subject.kind == SubjectKind::collective ? work.index().organization_of(subject.row) : -1;
}

std::vector<PersonNamed> named(const Work& work, const std::vector<std::int32_t>& rows) {
  std::vector<PersonNamed> people;
  for (const std::int32_t row : rows) {
    const EntityRef person{EntityKind::person, row};
    people.push_back({work.situation().id(person), work.situation().display_name(person)});
  }
  return people;
}

std::string chair_of(const Work& work, const Meeting& meeting, const std::vector<PersonNamed>& heads) {
  if (meeting.event >= 0) {
    const facts::Column& chair = work.situation().column("events", "chair");
    const auto row = static_cast<std::size_t>(meeting.event);
    if (chair.known(row)) return work.situation().display_name(EntityRef::unpacked(chair.numbers[row]));
  }
  std::string words;
  for (const PersonNamed& head : heads) words += (words.empty() ? "" : ", ") + head.name;
  return words;
}

}  // namespace

MeetingEntry entry_of(const Work& work, const Meeting& meeting) {
  MeetingEntry entry;
  entry.subject = work.situation().id(meeting.subject);
  entry.body =
      work.situation().display_name(EntityRef{facts::entity_kind(meeting.subject.kind), meeting.subject.row});
  entry.organization = organization_id(work, organization_of(work, meeting.subject));
  entry.unit = organization_id(work, work.unit_of(meeting.subject));
  entry.planned = meeting.planned.value_or(Moment{});
  entry.place = meeting.place;
  entry.representatives = named(work, meeting.representatives);
  entry.heads = named(work, meeting.chairs);
  entry.chair = chair_of(work, meeting, entry.heads);
  entry.held = meeting.held;
  entry.registered = meeting.registered || meeting.event >= 0;
  entry.asked = meeting.rule >= 0;
  entry.register_by = meeting.register_by;
  entry.in_time = meeting.in_time;
  return entry;
}

std::vector<MeetingEntry> entries_of(const Work& work, const Meetings& meetings) {
  std::vector<MeetingEntry> entries;
  for (const Meeting& meeting : meetings.meetings)
    if (meeting.planned) entries.push_back(entry_of(work, meeting));
  return entries;
}

std::vector<ClashOf> clashes_of(const std::vector<MeetingEntry>& entries, int minutes) {
  std::vector<ClashOf> clashes;
  each_overlap(entries, minutes, [&](std::size_t first, std::size_t second) {
    const MeetingEntry& one = entries[first];
    const MeetingEntry& other = entries[second];
    if (const PersonNamed* person = common(one.representatives, other.representatives))
      clashes.push_back({first, second, *person, true});
    const bool together = !one.organization.empty() && one.organization == other.organization;
    if (together) return;
    if (const PersonNamed* person = common(one.heads, other.heads))
      clashes.push_back({first, second, *person, false});
  });
  return clashes;
}

}  // namespace kiemdiem::procedure
