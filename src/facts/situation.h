#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "facts/dictionary.h"

namespace kiemdiem::facts {

enum class State : std::uint8_t {
  unknown,  ///< not given: never read as "no" or 0
  none,     ///< null: known that there is none
  known,
};

/// The values of one fact for all entries of a list. A column whose `states` are empty costs nothing: every
/// entry has the state `everywhere`. The first column of a table always has its states (Table::rows).
struct Column {
  std::vector<std::int32_t> numbers;  ///< meaning by FactType; unspecified unless known
  std::vector<State> states;
  std::vector<std::int32_t> counts;   ///< list and references: entries from numbers[row] on
  std::vector<std::int32_t> pool;     ///< references: EntityRef::packed() of all rows
  State everywhere = State::unknown;  ///< unknown or none, where `states` are empty

  State state(std::size_t row) const { return states.empty() ? everywhere : states[row]; }
  bool known(std::size_t row) const { return !states.empty() && states[row] == State::known; }
};

/// All entries of one list.
struct Table {
  int shape = 0;                      ///< index in Dictionary::lists()
  std::vector<Column> columns;        ///< one a fact, in the dictionary's order
  std::vector<std::int32_t> parents;  ///< of an inner list: row in the parent's table
  std::vector<Place> places;          ///< where each entry stands in what was given; may be empty

  std::size_t rows() const { return columns.empty() ? 0 : columns.front().states.size(); }
};

enum class EntityKind : std::uint8_t { organization, collective, person };

/// An organization, collective or person: its row in its table.
struct EntityRef {
  EntityKind kind = EntityKind::organization;
  std::int32_t row = -1;

  std::int32_t packed() const { return (row << 2) | static_cast<std::int32_t>(kind); }
  static EntityRef unpacked(std::int32_t packed) {
    return {static_cast<EntityKind>(packed & 3), packed >> 2};
  }
  friend auto operator<=>(const EntityRef&, const EntityRef&) = default;
};

enum class SubjectKind : std::uint8_t { organization, collective, member, leader };

/// Who is reviewed and rated (đối tượng). Member and leader are rows of the people.
struct SubjectRef {
  SubjectKind kind = SubjectKind::organization;
  std::int32_t row = -1;

  std::int32_t packed() const { return (row << 2) | static_cast<std::int32_t>(kind); }
  static SubjectRef unpacked(std::int32_t packed) {
    return {static_cast<SubjectKind>(packed & 3), packed >> 2};
  }
  friend auto operator<=>(const SubjectRef&, const SubjectRef&) = default;
};

std::string_view name(SubjectKind kind);  ///< "member"
EntityKind entity_kind(SubjectKind kind);

enum class PeriodKind : std::uint8_t { year, quarter, term, ad_hoc };

struct Period {
  PeriodKind kind = PeriodKind::year;
  int year = 0;
  int quarter = 0;  ///< 1–4 where kind is quarter
  Date first;       ///< of term and ad hoc: the day judged (`on`) bounds it
  Date last;
};

/// What is known about who and where: the whole input of the judging core (assessment contract, “Situation”).
struct Situation {
  std::string title;
  std::string regulation;  ///< id; empty where not given
  Period period;
  Date on;  ///< the day on which it is judged
  bool quota_reading_b = false;
  bool quota_reading_given = false;
  bool all_layers = false;
  bool layers_given = false;
  std::vector<Date> holidays;
  std::vector<std::string> complete;  ///< lists that hold everything there is
  std::vector<std::string> given;     ///< lists that stand in the input, also empty ones
  std::vector<Table> tables;          ///< one a list of the dictionary, in its order
  std::vector<std::string> texts;     ///< texts[0] is ""
  Dictionary dictionary;              ///< the shapes of the tables
  Node further_facts;  ///< that the input declares itself, in the shape of Dictionary::extended_by(); may be
                       ///< null
  std::string file;    ///< as the user named it

  const Table& table(std::string_view list) const;
  Table& table(std::string_view list);
  const Column& column(std::string_view list, std::string_view fact) const;
  const Table& table_of(EntityKind kind) const;  ///< organizations, collectives, people

  bool is_complete(std::string_view list) const;
  bool is_given(std::string_view list) const;

  std::string id(EntityRef entity) const;
  std::string id(SubjectRef subject) const;  ///< "member:an"
  /// The name where one is given, else the id.
  std::string display_name(EntityRef entity) const;
};

/// One word for one value, as it would be written in a situation file; "null" and "unknown" for those states.
std::string written(const Situation& situation, const ListShape& shape, const Table& table, int fact,
                    std::size_t row);

}  // namespace kiemdiem::facts
