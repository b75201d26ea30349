#pragma once

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "procedure/meeting_entries.h"
#include "procedure/progress.h"
#include "procedure/work_entries.h"
#include "service/board_columns.h"
#include "service/regulations.h"
#include "service/situations.h"
#include "store/database.h"
#include "store/unit_figures.h"
#include "summary/summary.h"

namespace kiemdiem::service {

/// What a rating board adds up, of the subjects of one kind.
struct BoardCounts {
  static constexpr std::size_t most_levels = 8;
  std::int32_t subjects = 0;
  std::int32_t wrong = 0, unknown = 0;  ///< of those who are rated: what is proposed breaks a rule
  std::array<std::int32_t, most_levels> proposed{};  ///< by level of the choice “rating”

  void add(const BoardCounts& more);
};

/// What one column of a rating board adds up: by facts::SubjectKind, and level of the choice “rating”.
using LevelCounts = std::array<std::array<std::int32_t, BoardCounts::most_levels>, 4>;

/// How far the units of one part of the tree have come.
struct PartProgress {
  struct Counts {
    std::vector<procedure::StepCounts> own, with_below;  ///< by step
    std::array<BoardCounts, 4> board{};                  ///< of the unit itself, by facts::SubjectKind
    std::int32_t incomplete = 0;  ///< members of the unit itself about whom a rule misses a fact
  };
  std::vector<std::pair<std::string, std::string>> steps;  ///< id, and whose own plan adds it
  std::map<std::string, Counts, std::less<>> units;
  std::map<std::string, std::int32_t, std::less<>> missing;  ///< by member: facts that the rules miss
  std::map<std::string, LevelCounts, std::less<>> columns;   ///< of the rating board, see board_columns.h
  /// What it puts into the quotas of organizations above it; one judged alone, also into its own. Without
  /// members.
  std::vector<summary::Pool> pools;
  /// What is to be done in it by organizations outside of it; of one judged alone, by anybody.
  std::vector<procedure::WorkEntry> work;
  std::vector<procedure::MeetingEntry> meetings;  ///< those that have a day
  std::string problem;                            ///< why it cannot be counted; empty: it is
};

/// An organization above those in which others are judged is judged and counted without them.
bool is_judged_alone(const Unit& root);

/// What stands where in a campaign; immutable.
class Overview {
 public:
  explicit Overview(std::map<std::string, store::UnitFigures, std::less<>> figures)
      : figures_(std::move(figures)) {}
  store::UnitFigures at(std::string_view path) const;
  store::UnitFigures under(std::string_view path) const;

  Memo memo;  ///< what was derived from this state of the store

 private:
  std::map<std::string, store::UnitFigures, std::less<>> figures_;
};

/// Which plans a part is counted by, as a mark that is another one as soon as any of them changes.
class PlanMarks {
 public:
  PlanMarks(const store::Campaign& campaign, const std::vector<store::Plan>& plans, const Units& units,
            const std::string& fingerprint);
  std::string of(const Unit& root) const;

 private:
  std::string campaign_;
  std::map<std::string, std::string, std::less<>> by_path_;
};

/// What one call has read of a campaign before it asks the book.
struct CountedBy {
  store::Transaction& transaction;
  store::Campaign campaign;
  std::vector<store::Plan> plans;
  Node declared;  ///< the facts that the plans add (plan_facts.h)
  std::shared_ptr<const Units> units;
  Moment now;
  std::shared_ptr<const Overview> overview;
  PlanMarks marks;
};

/// The progress of every part, and what goes up of it as summary lines, kept until something in the part, or
/// something that it names, changes: a province is judged once, and after a change only the part that
/// changed. What was counted is kept in the store as well, beside the figures that it was counted from.
class ProgressBook {
 public:
  /// @param made_by the program and its data in a few letters: what another has kept in the store is not
  /// read; empty: nothing is kept there
  ProgressBook(Situations& situations, Regulations& regulations, std::string made_by)
      : situations_(situations), regulations_(regulations), made_by_(std::move(made_by)) {}

  /// @param generation of the store before anything was read
  Result<std::shared_ptr<const Overview>> overview(store::Transaction& transaction,
                                                   const store::Campaign& campaign, std::uint64_t generation);

  /// @param now the day that the campaign counts by, with the minute
  Result<CountedBy> counted_by(store::Transaction& transaction, const store::Campaign& campaign,
                               std::shared_ptr<const Units> units, const Moment& now,
                               std::uint64_t generation);

  /// Of an organization in which others are judged, or, of one above those, of itself alone.
  Result<std::shared_ptr<const PartProgress>> part(const CountedBy& by, const Unit& root);

  /// The lines of a part for the summary, as they were gathered when it was judged last (doc/summaries.md).
  /// Nothing where it cannot be judged: part() says why.
  Result<std::shared_ptr<const summary::Summary>> summary(const CountedBy& by, const Unit& root);

  /// Counts what changed of several parts, on all cores; part() and summary() then find it.
  Result<void> count(const CountedBy& by, const std::vector<const Unit*>& roots);

  bool has_unsaved();
  /// Writes down what was counted since the last time.
  Result<void> save(store::Database& database);

 private:
  struct Kept {
    store::UnitFigures inside, outside;
    std::set<std::string> named;  ///< paths outside of the part of what it names
    std::string plan;             ///< of the campaign and its plans
    Moment now;                   ///< without the minute where nothing turns on it
    std::shared_ptr<const PartProgress> progress;
    std::string lines_hash;                    ///< SHA-256 of the packed lines
    std::shared_ptr<const std::string> lines;  ///< nothing: not yet read from the store
  };

  std::string written(const Kept& kept) const;
  std::optional<Kept> read(const std::string& text) const;
  static bool stands(const Kept& kept, const Kept& asked, const Overview& overview);
  static Kept asked_of(const CountedBy& by, const Unit& root);
  Result<std::string> fingerprint_of(const std::string& regulation);
  std::optional<Kept> standing(const CountedBy& by, const Unit& root);
  std::shared_ptr<const std::string> lines_of(const CountedBy& by, const Unit& root, const Kept& kept);
  std::optional<Kept> stored(const CountedBy& by, const std::string& key) const;
  Result<Kept> counted_anew(const CountedBy& by, const Unit& root);
  /// What a part is counted from.
  struct Read {
    Node tree;
    std::vector<PutForward> put_forward;
  };
  Result<Read> read_part(const CountedBy& by, const Unit& root, Kept& kept) const;
  Result<Kept> judged(const CountedBy& by, const Unit& root, const Read& read, Kept kept);

  Situations& situations_;
  Regulations& regulations_;
  std::string made_by_;
  std::mutex counting_;  ///< of several parts at once
  std::mutex mutex_;
  std::map<std::string, std::pair<std::uint64_t, std::shared_ptr<const Overview>>> overviews_;
  std::map<std::string, Kept> kept_;
  std::set<std::string> unsaved_;
  std::map<std::string, std::string> fingerprints_;  ///< of the regulations as this program has read them
};

/// Two programs, or two states of the facts, never have the same: when and how large the files are that
/// decide what is computed. The regulations have a fingerprint of their own.
/// @param data the folder with the data files
std::string made_by(const std::string& data);

}  // namespace kiemdiem::service
