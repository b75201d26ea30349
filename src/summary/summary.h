#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "assessment/assessment.h"
#include "expression/expression.h"

/// Tổng hợp: what goes up the hierarchy. One line for each subject as it counts; every table (forms T1 to
/// T14) is counted from the lines, so that each figure knows who is behind it and lower tables add up to the
/// upper one. Nothing is judged here.
namespace kiemdiem::summary {

using expression::Truth;
using facts::SubjectKind;

/// Index in the choice “rating” (0 is the best), or one of the two below it.
using Level = std::int8_t;
inline constexpr Level level_unknown = -1;
inline constexpr Level level_none = -2;  ///< known that there is none
inline constexpr int level_count = 4;

/// Why somebody is not reviewed or not rated, with the facts that the rule used.
struct WhyNot {
  std::string text, document, clause;
  std::vector<std::string> facts;  ///< names of those that are not “no”: "admitted"
  friend bool operator==(const WhyNot&, const WhyNot&) = default;
};

struct Post {
  std::string role;       ///< word of the choice “role”
  std::string body;       ///< id of the organization or collective
  std::string body_kind;  ///< word of organization_kind or collective_kind
  bool leader = false;    ///< rated in it as a leader
  std::string words;      ///< "bí thư Chi bộ 1"
  friend bool operator==(const Post&, const Post&) = default;
};

struct VoteCounts {
  int valid = 0;
  std::array<int, level_count> levels{};
  friend bool operator==(const VoteCounts&, const VoteCounts&) = default;
};

struct Discipline {
  std::string form;         ///< in words
  std::string on;           ///< ISO day; empty: not known
  std::string violated_at;  ///< organization; empty: not known
  std::string decided_by;   ///< organization; empty: not known
  friend bool operator==(const Discipline&, const Discipline&) = default;
};

/// A level that a body puts forward: "cell", "verifier".
struct Proposed {
  std::string body;
  Level level = level_unknown;
  friend bool operator==(const Proposed&, const Proposed&) = default;
};

/// Điểm: hundredths of a point.
struct Points {
  std::int32_t common = 0, tasks = 0, bonus = 0;
  std::int32_t total() const { return common + tasks + bonus; }
  friend bool operator==(const Points&, const Points&) = default;
};

/// One subject.
struct Line {
  SubjectKind kind = SubjectKind::member;
  std::string id;  ///< "member:an"
  std::string name;
  std::string unit;        ///< organization in which it counts; of an organization itself
  std::string decided_by;  ///< organization that decides; empty: not known
  Truth must_review = Truth::yes;
  Truth must_rate = Truth::yes;
  Truth reviewed = Truth::unknown;
  Truth exempt = Truth::no;         ///< from work and activities; of people
  Truth official = Truth::unknown;  ///< full member on the last day of the period
  bool secret = false;  ///< the dossier has a level of secrecy: nothing of it is told (fact `secrecy`)
  Level level = level_unknown;  ///< that stands: decided, else proposed
  bool decided = false;
  Level past = level_unknown;  ///< of the year before
  Level civil_servant = level_unknown;
  std::vector<Proposed> proposed;
  std::vector<Post> posts;
  std::vector<WhyNot> why_not;
  std::vector<Discipline> discipline;
  std::optional<VoteCounts> votes;
  std::optional<Points> points;
  std::optional<std::int32_t> size;  ///< of a collective
  std::string admitted;              ///< ISO day
  std::string ground;                ///< why against a rule, or what a body gave as ground
  std::string cadre_proposal;        ///< proposal on cadre work
  friend bool operator==(const Line&, const Line&) = default;
};

/// An organization of the tree.
struct Unit {
  std::string id, name;
  std::string kind;  ///< word of organization_kind
  std::string kind_words;
  std::string parent;
  std::string type;  ///< word of organization_type; empty: not said
  friend bool operator==(const Unit&, const Unit&) = default;
};

/// The quota of one kind in one scope; pools of parts of one scope add up.
struct Pool {
  std::string rule, document, clause, text;
  SubjectKind of = SubjectKind::member;
  std::string scope;         ///< "organization:dbcs/A"
  std::string organization;  ///< id
  int best = 0, good = 0;
  bool eligible = false;  ///< one of them at least may be rated best
  int percent = 0;
  bool percent_unsure = false;  ///< another one may apply: a fact of the organization is missing
  bool excludes_best = false;   ///< from the base
  int small_group_below = 0;
  bool share = false;  ///< the share of a cell in a pool: `limit` comes from there
  std::optional<int> limit;
  bool undecided = false;
  /// Of `best` and `good`: whose facts are not all known, so that they may drop out.
  int unsure_best = 0, unsure_good = 0;
  std::vector<std::string> members;  ///< those put forward for the best level

  int base() const { return excludes_best ? good : best + good; }
  int excess() const { return limit && best > *limit ? best - *limit : 0; }
  friend bool operator==(const Pool&, const Pool&) = default;
};

/// Who was rated the year before, also where it is no longer here.
struct PastLine {
  SubjectKind kind = SubjectKind::member;
  std::string id, name, unit;
  Level level = level_unknown;
  friend bool operator==(const PastLine&, const PastLine&) = default;
};

/// How far the points of one subject are put right.
struct Remedy {
  std::string subject, name, unit;
  int points = 0, closed = 0, under_way = 0, not_begun = 0, late = 0;
  friend bool operator==(const Remedy&, const Remedy&) = default;
};

struct Commended {
  std::string subject, name, unit, post, form, by;
  int best_years = 0;  ///< in a row, as far as the books of this installation go
  std::string votes, note;
  friend bool operator==(const Commended&, const Commended&) = default;
};

/// Where the dossier of an organization is.
struct Dossier {
  std::string unit;
  std::string due, sent;  ///< ISO days; empty: none, or not known
  std::vector<std::string> missing;
  int returned = 0;
  std::string received_by;
  friend bool operator==(const Dossier&, const Dossier&) = default;
};

/// Which of the lists that need a store were looked up; the others are unknown, not empty.
struct Looked {
  bool past = false, remedies = false, commended = false;
  friend bool operator==(const Looked&, const Looked&) = default;
};

struct Summary {
  int year = 0;
  std::string period;  ///< "năm 2026"
  Date on;             ///< the figures are of this day
  std::string regulation;
  std::vector<std::string> levels;  ///< names of the levels, the best first
  std::vector<Unit> units;          ///< sorted by id
  std::vector<Line> lines;          ///< sorted by kind and id
  std::vector<Pool> pools;          ///< sorted by kind, scope and rule
  std::vector<PastLine> past;       ///< sorted by kind and id
  std::vector<Remedy> remedies;
  std::vector<Commended> commended;
  std::vector<Dossier> dossiers;
  Looked looked;
  std::set<std::string> twice;  ///< ids of subjects that two parts told of; counted once

  const Unit* unit(std::string_view id) const;
  const Line* line(std::string_view id) const;
};

/// Parts that do not overlap give the whole. Associative: in whatever groups parts are added, the same comes
/// out. A subject told of twice counts once, as the first part has it, and is named in `twice`.
Summary add_up(std::span<const Summary* const> parts);
Summary add_up(const Summary& one, const Summary& other);

/// The limit of a pool by its own numbers (regulation::QuotaBody); nothing for the share of a cell.
std::optional<int> limit_of(const Pool& pool);

}  // namespace kiemdiem::summary
