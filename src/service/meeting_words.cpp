#include "service/meeting_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/names.h"

namespace kiemdiem::service {

using procedure::AgendaItem;

std::string body_name(const ReviewMeeting& meeting) {
  return meeting.judged->situation.display_name(meeting.body);
}

std::string name_of(const ReviewMeeting& meeting, const AgendaItem& item) {
  return meeting.judged->situation.display_name(
      facts::EntityRef{facts::entity_kind(item.subject.kind), item.subject.row});
}

std::string what_of(const ReviewMeeting& meeting, const AgendaItem& item) {
  if (item.subject.kind == facts::SubjectKind::organization) return "tổ chức đảng";
  if (item.subject.kind == facts::SubjectKind::collective) return "tập thể";
  const assessment::Index& index = meeting.work().index();
  const auto& labels = meeting.judged->situation.dictionary.choices("role")->labels;
  const assessment::ColumnRef role = index.column("posts", "role");
  for (const std::int32_t post : index.posts_in(meeting.body))
    if (index.holder(post) == item.subject.row && role.known(post))
      return labels[static_cast<std::size_t>(role.number(post))].vi;
  const int held = index.cell_role(item.subject.row);
  if (meeting.body.kind == facts::EntityKind::organization && held >= 0)
    return labels[static_cast<std::size_t>(held)].vi;
  return meeting.body.kind == facts::EntityKind::organization ? "đảng viên" : "thành viên";
}

std::string post_words(const ReviewMeeting& meeting, const std::string& person) {
  for (const AgendaItem& item : meeting.agenda.items)
    if (meeting.judged->situation.id(
            facts::EntityRef{facts::entity_kind(item.subject.kind), item.subject.row}) == person)
      return capitalized(what_of(meeting, item));
  return {};
}

bool is_of_group(const ReviewMeeting& meeting) {
  return meeting.body.kind == facts::EntityKind::organization &&
         meeting.work().index().organization_is(meeting.body.row, "group");
}

const procedure::Meeting* registered(const procedure::Meetings& all, const ReviewMeeting& meeting) {
  const auto same = [&](const procedure::Meeting& one) {
    const facts::EntityRef entity{facts::entity_kind(one.subject.kind), one.subject.row};
    if (entity == meeting.body) return true;
    return std::ranges::any_of(meeting.agenda.items,
                               [&](const AgendaItem& item) { return item.subject == one.subject; });
  };
  const auto found = std::ranges::find_if(all.meetings, same);
  return found == all.meetings.end() || meeting.record.round > 1 ? nullptr : &*found;
}

namespace {

std::string clock_words(const Moment& at) {
  return fmt::format("{}:{:02}", at.minute / 60, at.minute % 60);
}

}  // namespace

std::string span_words(const std::string& begun, const std::string& ended) {
  const auto first = parse_moment(begun);
  const auto last = parse_moment(ended);
  if (!first || !first->has_time()) return {};
  std::string words = fmt::format("{} ngày {}", clock_words(*first), to_vietnamese(first->date));
  if (!last || !last->has_time()) return words;
  const int minutes = (last->date.days - first->date.days) * 1440 + last->minute - first->minute;
  words += fmt::format(" – {}", clock_words(*last));
  if (last->date != first->date) words += fmt::format(" ngày {}", to_vietnamese(last->date));
  if (minutes < 60) return words + fmt::format(" ({} phút)", minutes);
  return words + fmt::format(" ({} giờ {} phút)", minutes / 60, minutes % 60);
}

int summoned_count(const ReviewMeeting& meeting) {
  return static_cast<int>(meeting.record.present.size() + meeting.record.absent.size());
}

std::string absent_words(const ReviewMeeting& meeting) {
  std::string words;
  for (const auto& [person, reason] : meeting.record.absent)
    words += fmt::format("{}{} ({})", words.empty() ? "" : ", ", meeting.person_name(person), reason);
  return words.empty() ? "không" : words;
}

std::string names_of(const ReviewMeeting& meeting, const std::vector<std::string>& people) {
  std::string words;
  for (const std::string& person : people) words += (words.empty() ? "" : ", ") + meeting.person_name(person);
  return words;
}

}  // namespace kiemdiem::service
