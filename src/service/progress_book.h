#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "procedure/progress.h"
#include "service/situations.h"
#include "store/unit_figures.h"

namespace kiemdiem::service {

/// How far the units of one part of the tree have come.
struct PartProgress {
  struct Counts {
    std::vector<procedure::StepCounts> own, with_below;  ///< by step
  };
  std::vector<std::string> steps;  ///< ids
  std::map<std::string, Counts, std::less<>> units;
  std::string problem;  ///< why it cannot be counted; empty: it is
};

/// What stands where in a campaign; immutable.
class Overview {
 public:
  explicit Overview(std::map<std::string, store::UnitFigures, std::less<>> figures)
      : figures_(std::move(figures)) {}
  store::UnitFigures at(std::string_view path) const;
  store::UnitFigures under(std::string_view path) const;

 private:
  std::map<std::string, store::UnitFigures, std::less<>> figures_;
};

/// The progress of every part, kept until something in the part, or something that it names, changes: a
/// province is judged once, and after a change only the part that changed.
class ProgressBook {
 public:
  explicit ProgressBook(Situations& situations) : situations_(situations) {}

  /// @param generation of the store before anything was read
  Result<std::shared_ptr<const Overview>> overview(store::Transaction& transaction,
                                                   const store::Campaign& campaign, std::uint64_t generation);

  /// Of an organization in which others are judged, or, of one above those, of itself alone.
  Result<std::shared_ptr<const PartProgress>> part(store::Transaction& transaction,
                                                   const store::Campaign& campaign,
                                                   const std::vector<store::Plan>& plans, const Units& units,
                                                   const Unit& root, const Moment& now,
                                                   const Overview& overview);

 private:
  struct Kept {
    store::UnitFigures inside, outside;
    std::set<std::string> named;  ///< paths outside of the part of what it names
    std::string plan;             ///< of the campaign and its plans
    Moment now;                   ///< without the minute where nothing turns on it
    std::shared_ptr<const PartProgress> progress;
  };
  bool stands(const Kept& kept, const store::UnitFigures& inside, const std::string& plan, const Moment& now,
              const Overview& overview) const;

  Situations& situations_;
  std::mutex mutex_;
  std::map<std::string, std::pair<std::uint64_t, std::shared_ptr<const Overview>>> overviews_;
  std::map<std::string, Kept> kept_;
};

}  // namespace kiemdiem::service
