#include "assessment/country_conditions.h"

#include <algorithm>

namespace kiemdiem::assessment::country {

using expression::ColumnView;
using From = regulation::SlotSource::From;

namespace {

const std::uint8_t* bytes_of(const std::vector<State>& states) {
  static_assert(sizeof(State) == 1);
  return reinterpret_cast<const std::uint8_t*>(states.data());
}

constexpr std::array<std::int32_t, block_size> zeros{};
constexpr std::int32_t no_number = 0;
constexpr std::array<std::uint8_t, 2> one_state{static_cast<std::uint8_t>(State::unknown),
                                                static_cast<std::uint8_t>(State::none)};

ColumnRef link_of(const Index& index, SubjectKind kind) {
  if (facts::entity_kind(kind) == EntityKind::person) return index.column("people", "cell");
  return kind == SubjectKind::collective ? index.column("collectives", "of")
                                         : index.column("organizations", "parent");
}

}  // namespace

Block::Block(const Tables& tables, SubjectKind kind)
    : tables_(tables),
      kind_(kind),
      own_(tables.table(kind)),
      posts_table_(tables.situation.table("posts")),
      words_(tables.index.words()),
      link_(link_of(tables.index, kind)),
      views_(tables.scopes[static_cast<std::size_t>(kind)].sources.size()),
      ready_(views_.size(), 0) {}

void Block::reset() {
  ++block_;
  linked_ready_ = false;
}

void Block::take_rows(std::size_t first, std::size_t count) {
  first_ = first;
  count_ = count;
  subjects_ = posts_ = {};
  bodies_ = {};
  reset();
}

void Block::take(std::span<const std::int32_t> subjects, std::span<const std::int32_t> posts,
                 std::span<const EntityRef> bodies) {
  first_ = 0;
  count_ = subjects.size();
  subjects_ = subjects;
  posts_ = posts;
  bodies_ = bodies;
  reset();
}

void Block::truths(const Condition& condition, std::span<Truth> out) {
  const auto kind = static_cast<std::size_t>(kind_);
  if (condition.programs[kind] == nullptr) {
    std::ranges::fill(out, condition.sources[kind].empty() ? Truth::yes : Truth::no);
    return;
  }
  const expression::Program& program = *condition.programs[kind];
  if (!can_evaluate_block(program)) {
    for (std::size_t at = 0; at < count_; ++at)
      out[at] = tables_.rows.truth(condition, {subject(at), posts_.empty() ? -1 : posts_[at],
                                               bodies_.empty() ? EntityRef{} : bodies_[at]});
    return;
  }
  const auto& sources = tables_.scopes[kind].sources;
  for (const int slot : program.slots()) {
    const auto at = static_cast<std::size_t>(slot);
    if (ready_[at] == block_) continue;
    views_[at] = view(sources[at]);
    ready_[at] = block_;
  }
  evaluate_block(program, views_, 0, out);
}

/// One state for all rows. @pre size() <= block_size
ColumnView Block::everywhere(State state) const {
  return {&no_number, &one_state[state == State::none ? 1 : 0], zeros.data()};
}

ColumnView Block::of_own(const std::int32_t* numbers, const std::uint8_t* states) const {
  if (!subjects_.empty()) return {numbers, states, subjects_.data()};
  return {numbers == nullptr ? nullptr : numbers + first_, states == nullptr ? nullptr : states + first_,
          nullptr};
}

ColumnView Block::of_column(const facts::Column& column, const std::int32_t* rows) const {
  if (column.states.empty()) return everywhere(column.everywhere);
  const std::int32_t* numbers = column.numbers.empty() ? nullptr : column.numbers.data();
  if (rows != nullptr) return {numbers, bytes_of(column.states), rows};
  return of_own(numbers, bytes_of(column.states));
}

const std::int32_t* Block::linked_rows() {
  if (linked_ready_) return linked_rows_.data();
  linked_ready_ = true;
  linked_rows_.resize(count_);
  const std::int32_t unknown = tables_.index.count(EntityKind::organization);
  for (std::size_t at = 0; at < count_; ++at) {
    const std::int32_t row = subject(at).row;
    linked_rows_[at] = link_.state(row) == State::unknown ? unknown : link_.entity(row).row;
  }
  return linked_rows_.data();
}

ColumnView Block::view(const regulation::SlotSource& source) {
  const auto values = [&](const Values& held) {
    return of_own(held.numbers.data(), held.states.empty() ? nullptr : held.states.data());
  };
  switch (source.from) {
    case From::own:
      return of_column(own_.columns[static_cast<std::size_t>(source.fact)], nullptr);
    case From::linked: {
      const Values& held = tables_.linked.at(source.fact);
      return {held.numbers.data(), held.states.data(), linked_rows()};
    }
    case From::reference_day: {
      const auto& days = tables_.events.rating_days(kind_);
      if (!days.empty()) return of_own(days.data(), nullptr);
      reference_days_.assign(count_, tables_.situation.period.last.days);
      return {reference_days_.data(), nullptr, nullptr};
    }
    case From::cell_role:
      return values(tables_.cell_roles);
    case From::in_standing_committee:
      return values(tables_.in_standing_committee);
    case From::standing_board:
      return values(tables_.standing_boards);
    case From::is_leader:
      return values(tables_.leader_flags);
    case From::post:
      if (posts_.empty()) return everywhere(State::none);
      return of_column(posts_table_.columns[static_cast<std::size_t>(source.fact)], posts_.data());
    case From::body_kind:
    case From::body_is_organization:
    case From::body_is_party_organization:
    case From::body_is_party_committee:
      return bodies_.empty() ? everywhere(State::none) : of_body(source.from);
  }
  return everywhere(State::unknown);
}

ColumnView Block::of_body(From from) {
  const auto number = static_cast<std::size_t>(from) - static_cast<std::size_t>(From::body_kind);
  std::vector<std::int32_t>& numbers = body_numbers_[number];
  numbers.resize(count_);
  const Index& index = tables_.index;
  const auto collective_kinds_from =
      static_cast<std::int32_t>(tables_.situation.dictionary.choices("organization_kind")->words.size());
  for (std::size_t at = 0; at < count_; ++at) {
    const EntityRef body = bodies_[at];
    const bool organization = body.kind == EntityKind::organization;
    switch (from) {
      case From::body_kind:
        numbers[at] = organization ? index.organization_kind(body.row)
                                   : collective_kinds_from + index.collective_kind(body.row);
        break;
      case From::body_is_organization:
        numbers[at] = organization;
        break;
      case From::body_is_party_organization:
        numbers[at] = organization && index.is_party_organization(body.row);
        break;
      default:
        numbers[at] = !organization && index.is_party_committee(body.row);
        break;
    }
  }
  return {numbers.data(), nullptr, nullptr};
}

}  // namespace kiemdiem::assessment::country
