#include "assessment/findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kiemdiem::assessment {
namespace {

std::string_view word(regulation::Severity severity) {
  constexpr std::array<std::string_view, 4> words{"blocks", "warns", "reminds", "prints"};
  return words[static_cast<std::size_t>(severity)];
}

}  // namespace

Finding& Findings::add(const Rule& rule, std::string_view kind, SubjectRef subject, Verdict verdict,
                       const std::string& words) {
  Finding finding;
  finding.rule = rule.id;
  finding.kind = kind;
  finding.subject = index.situation().id(subject);
  finding.verdict = verdict;
  finding.document = rule.document;
  finding.clause = rule.clause;
  finding.text = words.empty() ? rule.text : fmt::format("{}: {}. {}", shown(subject), words, rule.text);
  finding.severity = word(rule.severity);
  found.push_back(std::move(finding));
  return found.back();
}

Truth Findings::matches_subject(const regulation::EventPattern& pattern, SubjectRef subject) const {
  if (!pattern.of.empty() && !pattern.of.has(subject.kind)) return Truth::no;
  return rows.truth(pattern.where, {subject, -1, {}});
}

Truth Findings::matches(const regulation::EventPattern& pattern, const Event& event) const {
  if (std::ranges::find(pattern.events, event.kind) == pattern.events.end()) return Truth::no;
  if (!took_place_at(pattern.at, event)) return Truth::no;
  return matches_subject(pattern, event.subject);
}

bool Findings::took_place_at(const regulation::AtPlace& at, const Event& event) const {
  return assessment::took_place_at(index, at, event.row, event.subject);
}

bool took_place_at(const Index& index, const regulation::AtPlace& at, std::int32_t row, SubjectRef subject) {
  if (at.kind == regulation::AtPlace::Kind::anywhere) return true;
  const ColumnRef& place = index.event_places();
  const bool stated = row >= 0 && place.known(row);
  const EntityRef where = stated ? place.entity(row) : EntityRef{};
  if (at.kind == regulation::AtPlace::Kind::own_cell) {
    if (facts::entity_kind(subject.kind) != EntityKind::person) return false;
    // Where no place is stated, a member's event is taken to be in the member's cell.
    if (!stated) return subject.kind == SubjectKind::member;
    return where.kind == EntityKind::organization && where.row == index.cell_of(subject.row);
  }
  if (!stated || where.kind != EntityKind::collective) return false;
  return std::ranges::find(at.collective_kinds, index.collective_kind(where.row)) !=
         at.collective_kinds.end();
}

std::vector<const Event*> Findings::events_matching(const regulation::EventPattern& pattern) const {
  std::vector<const Event*> matching;
  for (const Event& event : index.events())
    if (matches(pattern, event) != Truth::no) matching.push_back(&event);
  return matching;
}

std::vector<SubjectRef> Findings::subjects_matching(const regulation::EventPattern& pattern) const {
  std::vector<SubjectRef> matching;
  for (const SubjectKind kind :
       {SubjectKind::organization, SubjectKind::collective, SubjectKind::member, SubjectKind::leader}) {
    if (!pattern.of.has(kind)) continue;
    for (std::int32_t row = 0; row < index.count(facts::entity_kind(kind)); ++row) {
      const SubjectRef subject{kind, row};
      if (kind == SubjectKind::leader && !index.is_leader(row)) continue;
      if (matches_subject(pattern, subject) == Truth::yes) matching.push_back(subject);
    }
  }
  return matching;
}

const Event* Findings::earliest(int kind, SubjectRef subject) const {
  const std::span<const Event* const> events = index.events_of(kind, subject);
  return events.empty() ? nullptr : events.front();
}

std::vector<SubjectRef> Findings::counted_as(int event, SubjectRef subject) const {
  return assessment::counted_as(index, event, subject, has_event());
}

HasEvent Findings::has_event() const {
  return [this](int event, SubjectRef subject) { return earliest(event, subject) != nullptr; };
}

Asked Findings::expected(int event, SubjectRef subject) const {
  const SubjectResult* result = subjects.find(subject);
  if (result == nullptr)
    return expected_of_others(index, event, subject, earliest(event, subject) != nullptr);
  return expected_by_result(index.words(), event, result->review, result->rating);
}

Asked expected_by_result(const Words& words, int event, Asked review, Asked rating) {
  if (event == words.review || event == words.group_review) return review;
  return event == words.rating ? rating : Asked::yes;
}

Asked expected_of_others(const Index& index, int event, SubjectRef subject, bool happened) {
  const Words& words = index.words();
  const bool review = event == words.review || event == words.group_review;
  if (!review && event != words.rating) return Asked::yes;
  // Bodies that this regulation does not rate are still reviewed where it speaks of their review.
  const bool group =
      subject.kind == SubjectKind::organization && index.organization_kind(subject.row) == words.group;
  if (review && (group || subject.kind == SubjectKind::collective)) return Asked::yes;
  return happened ? Asked::yes : Asked::no;
}

std::string Findings::event_word(int event) const {
  return index.situation().dictionary.choices("event")->words[static_cast<std::size_t>(event)];
}
std::string Findings::event_label(int event) const {
  return index.situation().dictionary.choices("event")->labels[static_cast<std::size_t>(event)].vi;
}
std::string Findings::shown(SubjectRef subject) const {
  return shown(EntityRef{facts::entity_kind(subject.kind), subject.row});
}

std::string Findings::when(const Event& event) const {
  return event.dated ? to_vietnamese(event.on) : "chưa rõ ngày";
}

FactUsed Findings::dated(const Event& event) const {
  return {event_word(event.kind), event.dated ? json_text(to_iso(event.on)) : "null", event_label(event.kind),
          when(event)};
}

}  // namespace kiemdiem::assessment
