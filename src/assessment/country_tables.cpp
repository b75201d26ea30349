#include "assessment/country_tables.h"

#include <algorithm>

#include "assessment/subjects.h"
#include "regulation/conditions.h"

namespace kiemdiem::assessment::country {

using From = regulation::SlotSource::From;
using regulation::Relation;

Range range_of(std::size_t rows, std::size_t part, std::size_t parts) {
  const std::size_t blocks = (rows + block_size - 1) / block_size;
  return {std::min(rows, blocks * part / parts * block_size),
          std::min(rows, blocks * (part + 1) / parts * block_size)};
}

namespace {

/// Whether the subjects of a relation are found without the lists of each cell's and group's members.
bool is_direct(Relation relation) {
  switch (relation) {
    case Relation::same:
    case Relation::self_or_group:
    case Relation::own_group:
    case Relation::lower_organizations:
    case Relation::lower_collectives:
    case Relation::own_collectives:
    case Relation::own_organization:
    case Relation::own_committee:
    case Relation::collective_at:
    case Relation::served_collectives:
      return true;
    case Relation::same_person:
    case Relation::group_members:
    case Relation::colleagues:
    case Relation::headed_place:
    case Relation::bodies_and_people:
    case Relation::managed_leaders:
      return false;
  }
  return false;
}

bool is_by_rows(const Rule& rule, int told_by_facts) {
  if (const auto* order = rule.as<regulation::OrderBody>()) return !is_direct(order->relation);
  if (rule.as<regulation::ChairBody>() != nullptr) return true;
  if (const auto* papers = rule.as<regulation::PapersBody>()) return !papers->forms.empty();
  if (const auto* duty = rule.as<regulation::DutyBody>())
    return duty->todo == told_by_facts ||
           std::ranges::find(duty->after.events, duty->todo) != duty->after.events.end();
  return false;
}

/// Where the slots of all conditions come from, by kind of subject.
struct Used {
  std::array<bool, 16> from{};
  std::vector<int> linked;
};

Used used_by(const regulation::Regulation& bound, const std::array<regulation::ConditionScope, 4>& scopes) {
  Used used;
  const auto note = [&](const Condition& condition) {
    for (std::size_t kind = 0; kind < 4; ++kind) {
      if (condition.programs[kind] == nullptr) continue;
      for (const int slot : condition.programs[kind]->slots()) {
        const auto& source = scopes[kind].sources[static_cast<std::size_t>(slot)];
        used.from[static_cast<std::size_t>(source.from)] = true;
        if (source.from == From::linked) used.linked.push_back(source.fact);
      }
    }
  };
  for (const Rule& rule : bound.rules) for_each_condition(rule, note);
  return used;
}

bool all_have_block_forms(const regulation::Regulation& bound) {
  bool all = true;
  const auto note = [&](const Condition& condition) {
    for (const auto& program : condition.programs)
      all = all && (program == nullptr || can_evaluate_block(*program));
  };
  for (const Rule& rule : bound.rules) for_each_condition(rule, note);
  return all;
}

Index::Extent extent_for(const regulation::Regulation& bound) {
  return all_have_block_forms(bound) && rules_by_rows(bound).empty() ? Index::Extent::bodies_and_posts
                                                                     : Index::Extent::everything;
}

}  // namespace

std::vector<std::size_t> rules_by_rows(const regulation::Regulation& bound) {
  const int told = bound.dictionary.choices("event")->find("civil_servant_rating").value_or(-1);
  std::vector<std::size_t> rules;
  for (std::size_t rule = 0; rule < bound.rules.size(); ++rule)
    if (is_by_rows(bound.rules[rule], told)) rules.push_back(rule);
  return rules;
}

Tables::Tables(const facts::Situation& asked, const regulation::Regulation& by, const WorkCalendar& days,
               const InParts& in_parts)
    : situation(asked),
      bound(by),
      calendar(days),
      index(asked, extent_for(by)),
      rows(index, by, days),
      events(index, by, in_parts) {
  for (const SubjectKind kind :
       {SubjectKind::organization, SubjectKind::collective, SubjectKind::member, SubjectKind::leader})
    scopes[static_cast<std::size_t>(kind)] =
        regulation::scope_for(kind, bound.dictionary, situation.period, situation.on);
  derive_people(in_parts);
  derive_linked();
  derive_levels(in_parts);
}

void Tables::derive_people(const InParts& in_parts) {
  const Used used = used_by(bound, scopes);
  const auto is_used = [&](From from) { return used.from[static_cast<std::size_t>(from)]; };
  const std::size_t people = count(SubjectKind::member);
  if (is_used(From::cell_role)) {
    cell_roles.numbers.resize(people);
    cell_roles.states.resize(people);
  }
  if (is_used(From::in_standing_committee)) in_standing_committee.numbers.resize(people);
  if (is_used(From::standing_board)) {
    standing_boards.numbers.resize(people);
    standing_boards.states.resize(people);
  }
  if (is_used(From::is_leader)) leader_flags.numbers.resize(people);
  std::vector<Headings> headed(in_parts.parts);
  std::vector<std::vector<std::int32_t>> leaders(in_parts.parts);
  in_parts.run([&](std::size_t part) {
    const Range range = range_of(people, part, in_parts.parts);
    Headings& found = headed[part];
    for (std::size_t row = range.first; row < range.last; ++row) {
      const auto person = static_cast<std::int32_t>(row);
      const bool has_posts = index.posts_of(person).count > 0;
      if (!cell_roles.numbers.empty()) {
        const int role = has_posts ? index.cell_role(person) : -1;
        cell_roles.numbers[row] = role;
        cell_roles.states[row] = static_cast<std::uint8_t>(role < 0 ? State::none : State::known);
      }
      if (!standing_boards.numbers.empty()) {
        const int kind = has_posts ? index.standing_board(person) : -1;
        standing_boards.numbers[row] = kind;
        standing_boards.states[row] = static_cast<std::uint8_t>(kind < 0 ? State::none : State::known);
      }
      if (!has_posts) continue;
      if (!in_standing_committee.numbers.empty())
        in_standing_committee.numbers[row] = index.standing_board(person) >= 0;
      if (index.is_leader(person)) leaders[part].push_back(person);
      if (!leader_flags.numbers.empty()) leader_flags.numbers[row] = index.is_leader(person);
      for (const auto& [post, body] : index.headed_by(person)) {
        found.people.push_back(person);
        found.posts.push_back(post);
        found.bodies.push_back(body);
      }
    }
  });
  for (std::size_t part = 0; part < in_parts.parts; ++part) {
    const Headings& found = headed[part];
    headings.people.insert(headings.people.end(), found.people.begin(), found.people.end());
    headings.posts.insert(headings.posts.end(), found.posts.begin(), found.posts.end());
    headings.bodies.insert(headings.bodies.end(), found.bodies.begin(), found.bodies.end());
    leader_rows.insert(leader_rows.end(), leaders[part].begin(), leaders[part].end());
  }
}

void Tables::derive_linked() {
  const facts::Table& organizations = table(SubjectKind::organization);
  const std::size_t count_of = organizations.rows();
  for (const int fact : used_by(bound, scopes).linked) {
    const facts::Column& column = organizations.columns[static_cast<std::size_t>(fact)];
    Values& held = linked[fact];
    if (!held.states.empty()) continue;
    held.numbers.resize(count_of + 1);
    held.states.resize(count_of + 1, static_cast<std::uint8_t>(State::unknown));
    for (std::size_t row = 0; row < count_of; ++row) {
      held.states[row] = static_cast<std::uint8_t>(column.state(row));
      if (column.known(row)) held.numbers[row] = column.numbers[row];
    }
  }
}

namespace {

std::uint8_t level_of(const ColumnRef& column, std::int32_t row) {
  const State state = column.state(row);
  if (state == State::unknown) return level_unknown;
  return state == State::none ? level_none : static_cast<std::uint8_t>(column.number(row));
}

}  // namespace

void Tables::derive_levels(const InParts& in_parts) {
  for (const SubjectKind kind :
       {SubjectKind::organization, SubjectKind::collective, SubjectKind::member, SubjectKind::leader}) {
    const bool leader = kind == SubjectKind::leader;
    if (leader && leader_rows.empty()) continue;
    if (kind == SubjectKind::member && events.decisions(kind).empty()) continue;
    std::vector<std::uint8_t>& found = levels[static_cast<std::size_t>(kind)];
    found.resize(count(kind), level_none);
    const ColumnRef proposed = index.column(regulation::list_of(kind), "proposed");
    const std::vector<std::int32_t>& decisions = events.decisions(kind);
    in_parts.run([&](std::size_t part) {
      const Range range = range_of(found.size(), part, in_parts.parts);
      for (std::size_t at = range.first; at < range.last; ++at) {
        const auto row = static_cast<std::int32_t>(at);
        if (!decisions.empty() && decisions[at] >= 0) {
          found[at] = static_cast<std::uint8_t>(events.rating.number(decisions[at]));
        } else if (!leader) {
          found[at] = level_of(proposed, row);
        } else if (index.is_leader(row)) {
          const SubjectJudge::Level level = SubjectJudge::proposed_as_leader(index, row);
          found[at] = level.state == State::unknown ? level_unknown
                      : level.state == State::none  ? level_none
                                                    : static_cast<std::uint8_t>(level.rating);
        }
      }
    });
  }
}

}  // namespace kiemdiem::assessment::country
