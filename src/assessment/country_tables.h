#pragma once

#include <map>
#include <span>

#include "assessment/country.h"
#include "assessment/index.h"
#include "assessment/row_facts.h"
#include "regulation/scopes.h"

namespace kiemdiem::assessment::country {

using expression::Truth;
using regulation::Condition;
using regulation::Rule;

inline constexpr std::size_t block_size = 4096;  ///< a multiple of 64: no two blocks share a word of bits

struct Range {
  std::size_t first, last;
};
/// The rows of one part, from the start of a block on.
Range range_of(std::size_t rows, std::size_t part, std::size_t parts);

/// Levels in a byte, besides 0 … 3.
inline constexpr std::uint8_t level_none = 254;
inline constexpr std::uint8_t level_unknown = 255;

/// The events of a situation, found by subject.
class Events {
 public:
  Events(const Index& index, const regulation::Regulation& bound, const InParts& in_parts);

  /// Numbers from 0 on: the list of events; behind them the ratings of civil servants that the people's own
  /// facts tell, by row of the people.
  std::int32_t listed() const { return listed_; }
  Event event(std::int32_t number) const {
    const bool told = number >= listed_;
    const std::int32_t row = told ? number - listed_ : number;
    const ColumnRef& day = told ? civil_servant_rated_on_ : on;
    Event made;
    made.kind = told ? index_.words().civil_servant_rating : kind.number(row);
    made.subject = told ? SubjectRef{SubjectKind::member, row} : SubjectRef::unpacked(subject.number(row));
    made.row = told ? -1 : row;
    made.dated = day.known(row);
    if (made.dated) made.on = Moment::unpacked(day.number(row));
    return made;
  }
  bool told_by(std::int32_t person) const { return civil_servant_rating_.known(person); }

  /// Number of the earliest event of a kind about a subject, -1 where there is none; undated ones last.
  std::int32_t earliest(int event_kind, SubjectRef of) const;
  /// The latest; only of kinds that something must follow (regulation::DutyBody::todo).
  std::int32_t latest(int event_kind, SubjectRef of) const;
  std::int32_t latest_of_anybody(int event_kind) const;

  /// By row: the day of the latest dated rating; empty where nobody has a rating.
  const std::vector<std::int32_t>& rating_days(SubjectKind of) const { return rating_days_[at(of)]; }
  /// By row: number of the last decision that carries a level, or -1; empty where there is none at all.
  const std::vector<std::int32_t>& decisions(SubjectKind of) const { return decisions_[at(of)]; }

  const ColumnRef kind, subject, on, place, copies, in_writing, by, attended, rating;

 private:
  static std::size_t at(SubjectKind of) { return static_cast<std::size_t>(of); }
  const std::vector<std::int32_t>& firsts(int event_kind, SubjectKind subject_kind) const {
    return firsts_[static_cast<std::size_t>(event_kind) * 4 + at(subject_kind)];
  }
  void find_kinds(const InParts& in_parts);
  void link(const InParts& in_parts, std::size_t part);
  bool comes_earlier(std::int32_t one, std::int32_t other) const;

  const Index& index_;
  std::int32_t listed_ = 0;
  ColumnRef civil_servant_rating_, civil_servant_rated_on_;
  std::vector<std::uint8_t> followed_;  ///< by kind of event: something must follow by it
  std::vector<std::vector<std::int32_t>> firsts_, lasts_;
  std::array<std::vector<std::int32_t>, 4> rating_days_, decisions_;
};

/// The bodies that people head, by person; several for one post.
struct Headings {
  std::vector<std::int32_t> people, posts;
  std::vector<EntityRef> bodies;
};

/// Columns as a block form reads them.
struct Values {
  std::vector<std::int32_t> numbers;
  std::vector<std::uint8_t> states;  ///< empty: all known
};

/// Everything that judging reads besides the situation's own columns, made once and then only read.
class Tables {
 public:
  Tables(const facts::Situation& asked, const regulation::Regulation& by, const WorkCalendar& days,
         const InParts& in_parts);

  const facts::Situation& situation;
  const regulation::Regulation& bound;
  const WorkCalendar& calendar;
  const Index index;
  const Rows rows;  ///< for conditions without a block form
  const Events events;
  std::array<regulation::ConditionScope, 4> scopes;

  std::size_t count(SubjectKind kind) const {
    return static_cast<std::size_t>(index.count(facts::entity_kind(kind)));
  }
  const facts::Table& table(SubjectKind kind) const { return situation.table(regulation::list_of(kind)); }

  Values cell_roles, in_standing_committee, standing_boards, leader_flags;
  std::map<int, Values> linked;  ///< facts of organizations that others hang on; a last row: unknown
  std::vector<std::int32_t> leader_rows;
  Headings headings;
  std::array<std::vector<std::uint8_t>, 4> levels;  ///< the level that stands, by row;
                                                    ///< of members empty where it is what is proposed

 private:
  void derive_people(const InParts& in_parts);
  void derive_linked();
  void derive_levels(const InParts& in_parts);
};

/// Which rules' findings are judged row by row; see CountryResult::judged_by_rows.
std::vector<std::size_t> rules_by_rows(const regulation::Regulation& bound);

}  // namespace kiemdiem::assessment::country
