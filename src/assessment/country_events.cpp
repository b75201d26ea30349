#include <algorithm>

#include "assessment/country_tables.h"

namespace kiemdiem::assessment::country {
namespace {

std::int32_t list_size(const Index& index) {
  return static_cast<std::int32_t>(index.situation().table("events").rows());
}

}  // namespace

Events::Events(const Index& index, const regulation::Regulation& bound, const InParts& in_parts)
    : kind(index.column("events", "event")),
      subject(index.column("events", "subject")),
      on(index.column("events", "on")),
      place(index.column("events", "at")),
      copies(index.column("events", "copies")),
      in_writing(index.column("events", "in_writing")),
      by(index.column("events", "by")),
      attended(index.column("events", "attended")),
      rating(index.column("events", "rating")),
      index_(index),
      listed_(list_size(index)),
      civil_servant_rating_(index.column("people", "civil_servant_rating")),
      civil_servant_rated_on_(index.column("people", "civil_servant_rating.on")) {
  const std::size_t kinds = index.situation().dictionary.choices("event")->words.size();
  followed_.resize(kinds, 0);
  for (const Rule& rule : bound.rules)
    if (const auto* duty = rule.as<regulation::DutyBody>())
      followed_[static_cast<std::size_t>(duty->todo)] = 1;
  firsts_.resize(kinds * 4);
  lasts_.resize(kinds * 4);
  find_kinds(in_parts);
  in_parts.run([&](std::size_t part) { link(in_parts, part); });
}

/// Makes room for those kinds of event that are in the list.
void Events::find_kinds(const InParts& in_parts) {
  std::vector<std::vector<std::uint8_t>> there(in_parts.parts);
  in_parts.run([&](std::size_t part) {
    there[part].resize(firsts_.size(), 0);
    const Range range = range_of(static_cast<std::size_t>(listed_), part, in_parts.parts);
    for (auto row = static_cast<std::int32_t>(range.first); row < static_cast<std::int32_t>(range.last);
         ++row)
      there[part][static_cast<std::size_t>(kind.number(row)) * 4 +
                  static_cast<std::size_t>(subject.number(row) & 3)] = 1;
  });
  for (std::size_t at = 0; at < firsts_.size(); ++at) {
    const auto of = static_cast<SubjectKind>(at % 4);
    const bool found = std::ranges::any_of(there, [&](const auto& part) { return part[at] != 0; });
    if (!found) continue;
    const auto rows = static_cast<std::size_t>(index_.count(facts::entity_kind(of)));
    const auto event = static_cast<int>(at / 4);
    firsts_[at].resize(rows, -1);
    if (followed_[at / 4] != 0) lasts_[at].resize(rows, -1);
    if (event == index_.words().rating)
      rating_days_[at % 4].resize(rows, index_.situation().period.last.days);
    if (event == index_.words().decided) decisions_[at % 4].resize(rows, -1);
  }
}

/// As Index::events_of orders them: dated ones by time, undated ones behind, else as they stand in the list.
bool Events::comes_earlier(std::int32_t one, std::int32_t other) const {
  if (on.known(one) != on.known(other)) return on.known(one);
  if (on.known(one) && on.number(one) != on.number(other)) return on.number(one) < on.number(other);
  return one < other;
}

/// Each part takes the events of its own subjects, so that no two write to one place.
void Events::link(const InParts& in_parts, std::size_t part) {
  std::array<Range, 4> own{};
  for (std::size_t of = 0; of < 4; ++of) {
    const auto entity = facts::entity_kind(static_cast<SubjectKind>(of));
    own[of] = range_of(static_cast<std::size_t>(index_.count(entity)), part, in_parts.parts);
  }
  const int rated = index_.words().rating;
  const int decided = index_.words().decided;
  std::array<std::vector<std::uint8_t>, 4> has_day;
  for (std::size_t of = 0; of < 4; ++of)
    if (!rating_days_[of].empty()) has_day[of].resize(own[of].last - own[of].first, 0);
  for (std::int32_t row = 0; row < listed_; ++row) {
    const SubjectRef of = SubjectRef::unpacked(subject.number(row));
    const auto subject_kind = at(of.kind);
    const auto subject_row = static_cast<std::size_t>(of.row);
    if (subject_row < own[subject_kind].first || subject_row >= own[subject_kind].last) continue;
    const int event_kind = kind.number(row);
    const std::size_t key = static_cast<std::size_t>(event_kind) * 4 + subject_kind;
    std::int32_t& first = firsts_[key][subject_row];
    if (first < 0 || comes_earlier(row, first)) first = row;
    if (!lasts_[key].empty()) {
      std::int32_t& last = lasts_[key][subject_row];
      if (last < 0 || comes_earlier(last, row)) last = row;
    }
    if (event_kind == rated && on.known(row)) {
      const std::int32_t day = Moment::unpacked(on.number(row)).date.days;
      std::int32_t& latest_day = rating_days_[subject_kind][subject_row];
      std::uint8_t& has = has_day[subject_kind][subject_row - own[subject_kind].first];
      latest_day = has != 0 ? std::max(latest_day, day) : day;
      has = 1;
    }
    if (event_kind == decided && rating.known(row)) {
      std::int32_t& decision = decisions_[subject_kind][subject_row];
      if (decision < 0 || comes_earlier(decision, row)) decision = row;
    }
  }
}

std::int32_t Events::earliest(int event_kind, SubjectRef of) const {
  const std::vector<std::int32_t>& found = firsts(event_kind, of.kind);
  const std::int32_t first = found.empty() ? -1 : found[static_cast<std::size_t>(of.row)];
  if (event_kind != index_.words().civil_servant_rating || of.kind != SubjectKind::member || !told_by(of.row))
    return first;
  const std::int32_t told = listed_ + of.row;
  if (first < 0) return told;
  const Event listed = event(first);
  const Event own = event(told);
  const bool earlier = own.dated && (!listed.dated || own.on.packed() < listed.on.packed());
  return earlier ? told : first;
}

std::int32_t Events::latest(int event_kind, SubjectRef of) const {
  const auto& found = lasts_[static_cast<std::size_t>(event_kind) * 4 + at(of.kind)];
  return found.empty() ? -1 : found[static_cast<std::size_t>(of.row)];
}

std::int32_t Events::latest_of_anybody(int event_kind) const {
  std::int32_t latest = -1;
  for (std::size_t of = 0; of < 4; ++of)
    for (const std::int32_t number : lasts_[static_cast<std::size_t>(event_kind) * 4 + of])
      if (number >= 0 && (latest < 0 || comes_earlier(latest, number))) latest = number;
  return latest;
}

}  // namespace kiemdiem::assessment::country
