#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "assessment/findings.h"

namespace kiemdiem::assessment {
namespace {

using regulation::AttendanceBody;
using regulation::AttributionBody;
using regulation::ChairBody;
using regulation::DutyBody;

bool anybody_holds(const Index& index, int role, std::int32_t cell) {
  for (std::int32_t person = 0; person < index.count(EntityKind::person); ++person)
    if (index.role_in(person, cell) == role) return true;
  return false;
}

Verdict judge_chair_person(const Findings& findings, const ChairBody& rule, std::int32_t reviewed,
                           std::int32_t chair) {
  const Index& index = findings.index;
  const std::int32_t cell = index.cell_of(reviewed);
  if (chair == reviewed) return Verdict::breaks;
  if (cell < 0) return Verdict::undecided;
  if (index.role_in(chair, cell) == rule.chaired_by) return Verdict::holds;
  if (anybody_holds(index, rule.chaired_by, cell)) return Verdict::breaks;
  return index.role_in(chair, cell) == rule.failing_that ? Verdict::holds : Verdict::undecided;
}

}  // namespace

void judge_chair(Findings& findings, const Rule& rule) {
  const auto& body = *rule.as<ChairBody>();
  const ColumnRef chair = findings.index.column("events", "chair");
  for (const Event* event : findings.events_matching(body.pattern)) {
    const std::int32_t person = event->row < 0 ? -1 : chair.entity(event->row).row;
    const Verdict verdict =
        person < 0 ? Verdict::undecided : judge_chair_person(findings, body, event->subject.row, person);
    const std::string who = person < 0
                                ? "chưa rõ người chủ trì"
                                : "người chủ trì là " + findings.shown(EntityRef{EntityKind::person, person});
    Finding& finding = findings.add(rule, "chair", event->subject, verdict, who);
    finding.facts.push_back(findings.rows.fact("events", "chair", event->row));
    if (verdict == Verdict::undecided) finding.undecided.push_back(person < 0 ? "chair" : "posts");
  }
}

namespace {

/// The organizations from whose ranks somebody attends.
std::vector<std::int32_t> superiors(const Index& index, SubjectRef subject, regulation::From from) {
  std::int32_t at = -1;
  switch (subject.kind) {
    case SubjectKind::organization:
      at = index.parent(subject.row);
      break;
    case SubjectKind::collective: {
      const std::int32_t of = index.organization_of(subject.row);
      at = of < 0 ? -1 : index.parent(of);
      break;
    }
    case SubjectKind::member:
    case SubjectKind::leader:
      at = index.cell_of(subject.row) < 0 ? -1 : index.parent(index.cell_of(subject.row));
      break;
  }
  std::vector<std::int32_t> found;
  for (; at >= 0; at = index.parent(at)) {
    found.push_back(at);
    const bool passed_over = index.organization_kind(at) == index.words().department_committee;
    if (from == regulation::From::parent && !passed_over) break;
  }
  return found;
}

bool comes_from(const Index& index, const AttendanceBody& body, std::int32_t person,
                const std::vector<std::int32_t>& above) {
  const ColumnRef in = index.column("posts", "in");
  const ColumnRef role = index.column("posts", "role");
  const ColumnRef kind = index.column("collectives", "kind");
  const auto [first, held] = index.posts_of(person);
  for (std::int32_t post = first; post < first + held; ++post) {
    const EntityRef place = in.entity(post);
    const bool collective = place.kind == EntityKind::collective;
    const std::int32_t organization = collective ? index.organization_of(place.row) : place.row;
    if (std::ranges::find(above, organization) == above.end()) continue;
    const bool committee = !collective || index.is_party_committee(place.row);
    if (committee && std::ranges::find(body.roles, role.number(post)) != body.roles.end()) return true;
    if (collective &&
        std::ranges::find(body.collective_kinds, kind.number(place.row)) != body.collective_kinds.end())
      return true;
  }
  for (const std::int32_t collective : index.collectives_of_person(person))
    if (std::ranges::find(above, index.organization_of(collective)) != above.end() &&
        std::ranges::find(body.collective_kinds, kind.number(collective)) != body.collective_kinds.end())
      return true;
  return false;
}

/// Points suggested to a body are suggested to its committee, and the other way round.
bool was_suggested_to(const Findings& findings, SubjectRef subject) {
  const Index& index = findings.index;
  const int suggestion = index.word("event", "suggestion_sent");
  if (findings.earliest(suggestion, subject) != nullptr) return true;
  if (subject.kind == SubjectKind::organization)
    return std::ranges::any_of(index.collectives_of(subject.row), [&](std::int32_t row) {
      return findings.earliest(suggestion, {SubjectKind::collective, row}) != nullptr;
    });
  if (subject.kind != SubjectKind::collective || index.organization_of(subject.row) < 0) return false;
  return findings.earliest(suggestion, {SubjectKind::organization, index.organization_of(subject.row)}) !=
         nullptr;
}

}  // namespace

Verdict judge_attended(const Index& index, const AttendanceBody& body, const Event& event) {
  const ColumnRef attended = index.column("events", "attended");
  if (!attended.known(event.row))
    return attended.state(event.row) == State::unknown ? Verdict::undecided : Verdict::breaks;
  const std::vector<std::int32_t> above = superiors(index, event.subject, body.from);
  const auto first = static_cast<std::size_t>(attended.number(event.row));
  const auto count = static_cast<std::size_t>(attended.column->counts[static_cast<std::size_t>(event.row)]);
  for (const std::int32_t person : std::span{attended.column->pool}.subspan(first, count))
    if (comes_from(index, body, EntityRef::unpacked(person).row, above)) return Verdict::holds;
  return Verdict::breaks;
}

void judge_attendance(Findings& findings, const Rule& rule) {
  const auto& body = *rule.as<AttendanceBody>();
  for (const Event* event : findings.events_matching(body.pattern)) {
    if (event->row < 0 || !was_suggested_to(findings, event->subject)) continue;
    const Verdict verdict = judge_attended(findings.index, body, *event);
    Finding& finding =
        findings.add(rule, "attendance", event->subject, verdict,
                     verdict == Verdict::holds ? "có đại diện cấp trên dự, chỉ đạo kiểm điểm"
                     : verdict == Verdict::undecided ? "chưa rõ ai dự kiểm điểm"
                                                     : "không có đại diện cấp trên dự kiểm điểm");
    finding.facts.push_back(findings.rows.fact("events", "attended", event->row));
    if (verdict == Verdict::undecided) finding.undecided.push_back("attended");
  }
}

namespace {

void attribute_discipline(Findings& findings, const Rule& rule) {
  const Index& index = findings.index;
  const facts::Column& held = *index.column("people", "discipline").column;
  const ColumnRef on = index.column("discipline", "on");
  const ColumnRef where = index.column("discipline", "violated_at");
  const auto& period = index.situation().period;
  for (std::int32_t person = 0; person < index.count(EntityKind::person); ++person) {
    const auto row = static_cast<std::size_t>(person);
    const SubjectRef subject{SubjectKind::member, person};
    if (!held.known(row) || findings.rows.truth(rule.when, {subject, -1, {}}) == Truth::no) continue;
    for (std::int32_t entry = held.numbers[row]; entry < held.numbers[row] + held.counts[row]; ++entry) {
      if (on.known(entry) && (Date{on.number(entry)} < period.first || Date{on.number(entry)} > period.last))
        continue;
      const std::int32_t organization = where.entity(entry).row;
      const bool known = organization >= 0;
      Finding& finding = findings.add(
          rule, "attribution", subject, known && on.known(entry) ? Verdict::holds : Verdict::undecided,
          known ? "kỷ luật tính cho " + findings.shown(EntityRef{EntityKind::organization, organization})
                : "chưa rõ nơi xảy ra vi phạm");
      if (known)
        finding.counts_for = index.situation().id(SubjectRef{SubjectKind::organization, organization});
      finding.facts.push_back(findings.rows.fact("discipline", "violated_at", entry));
      if (!known) finding.undecided.push_back("violated_at");
      if (!on.known(entry)) finding.undecided.push_back("discipline.on");
    }
  }
}

void attribute_ratings(Findings& findings, const Rule& rule) {
  const Index& index = findings.index;
  const ColumnRef at = index.column("events", "at");
  for (const Event& event : index.events()) {
    if (event.kind != index.word("event", "rating") || event.subject.kind != SubjectKind::member ||
        event.row < 0)
      continue;
    const EntityRef place = at.known(event.row) ? at.entity(event.row) : EntityRef{};
    const bool cell =
        place.row >= 0 && place.kind == EntityKind::organization &&
        (index.organization_is(place.row, "cell") || index.organization_is(place.row, "grassroots_cell"));
    if (!cell || findings.rows.truth(rule.when, {event.subject, -1, {}}) == Truth::no) continue;
    const std::int32_t own = index.cell_of(event.subject.row);
    const Verdict verdict = own < 0            ? Verdict::undecided
                            : own == place.row ? Verdict::holds
                                               : Verdict::breaks;
    Finding& finding =
        findings.add(rule, "attribution", event.subject, verdict, "xếp loại tại " + findings.shown(place));
    finding.facts = {findings.rows.fact("events", "at", event.row),
                     findings.rows.fact("people", "cell", event.subject.row)};
    if (own < 0) finding.undecided.push_back("cell");
  }
}

}  // namespace

void judge_attribution(Findings& findings, const Rule& rule) {
  switch (rule.as<AttributionBody>()->what) {
    case regulation::Attributed::discipline_to_place:
      attribute_discipline(findings, rule);
      break;
    case regulation::Attributed::rating_at_own_cell:
      attribute_ratings(findings, rule);
      break;
  }
}

void judge_posts_consistency(Findings& findings, const Rule& rule) {
  const Index& index = findings.index;
  const ColumnRef leader = index.column("posts", "leader");
  const ColumnRef proposed = index.column("posts", "proposed");
  for (std::int32_t person = 0; person < index.count(EntityKind::person); ++person) {
    std::optional<int> level;
    bool differ = false;
    const auto [first, held] = index.posts_of(person);
    for (std::int32_t post = first; post < first + held; ++post) {
      if (!leader.known(post) || leader.number(post) == 0 || !proposed.known(post)) continue;
      differ = differ || (level && *level != proposed.number(post));
      level = proposed.number(post);
    }
    if (!differ) continue;
    const SubjectRef subject{SubjectKind::leader, person};
    const bool decided = findings.earliest(index.word("event", "decided"), subject) != nullptr;
    Finding& finding =
        findings.add(rule, "consistency", subject, decided ? Verdict::holds : Verdict::undecided,
                     decided ? "các nơi đề nghị khác mức, cấp có thẩm quyền đã quyết định"
                             : "các nơi đề nghị khác mức, chờ cấp có thẩm quyền quyết định");
    if (!decided) finding.undecided.push_back("decided");
  }
}

void judge_duty(Findings& findings, const Rule& rule) {
  const auto& duty = *rule.as<DutyBody>();
  for (const Event* event : findings.events_matching(duty.after)) {
    if (findings.rows.truth(rule.when, {event->subject, -1, {}}) == Truth::no) continue;
    const auto is_done_by = [&](const Event& other) {
      const bool later = !other.dated || !event->dated || other.on.date >= event->on.date;
      return other.kind == duty.todo && &other != event && later;
    };
    const bool done = duty.of_anybody
                          ? std::ranges::any_of(findings.index.events(), is_done_by)
                          : std::ranges::any_of(findings.index.events_of(duty.todo, event->subject),
                                                [&](const Event* other) { return is_done_by(*other); });
    Finding& finding =
        findings.add(rule, "duty", event->subject, done ? Verdict::holds : Verdict::undecided,
                     fmt::format("sau việc “{}” ngày {}: “{}” {}", findings.event_label(event->kind),
                                 findings.when(*event), findings.event_label(duty.todo),
                                 done ? "đã làm" : "chưa thấy ghi"));
    finding.facts.push_back(findings.dated(*event));
    if (!done) finding.undecided.push_back(findings.event_word(duty.todo));
  }
}

}  // namespace kiemdiem::assessment
