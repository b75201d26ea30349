#pragma once

#include "dossier/door.h"
#include "service/campaign_lists.h"
#include "service/judged.h"

/// Hồ sơ kiểm điểm, đánh giá, xếp loại: what is there and what is missing, what was handed over and what
/// became of it.
namespace kiemdiem::service {

/// What was done with a dossier after it was sent.
struct DossierAct {
  dossier::Act act = dossier::Act::receive;
  std::string reason;   ///< of a return; a remark of the others
  std::string until;    ///< ISO day until which it is to come again; may be empty
  std::string person;   ///< who took it in or gave it back, as written on the slip
  std::string on;       ///< ISO day
  std::int64_t at = 0;  ///< milliseconds since 1970-01-01 UTC
  std::string by;       ///< account
  std::string files;    ///< id of the list of files as they were received; empty: none were looked at
};

/// A dossier that was handed over.
struct SentDossier {
  std::string id;
  std::string unit, unit_path;
  dossier::Manifest manifest;
  std::string sha256;  ///< of the manifest as it is kept
  std::string files;   ///< id of the zip that went along; empty: none did
  bool intact = true;  ///< the manifest still has that fingerprint
  std::int64_t at = 0;
  std::string by;  ///< account
  std::vector<DossierAct> acts;

  dossier::Stage stage() const;
  const DossierAct* last(dossier::Act act) const;  ///< null where it was not done
};

/// Of units at and below a path, by unit, then the oldest first.
Outcome<std::vector<SentDossier>> dossiers_under(Call& call, std::string_view unit_path);
/// The one that the path of the call names with {unit} and {dossier}; hidden where there is none.
Outcome<SentDossier> dossier_in_path(Call& call);

/// The lists of a unit with everything that stands behind them.
struct Dossier {
  std::shared_ptr<const Judged> judged;
  std::shared_ptr<const Units> units;
  const Unit* unit = nullptr;
  std::shared_ptr<const dossier::Rules> rules;
  dossier::KnownPapers known;
  std::unique_ptr<assessment::Index> own_index;  ///< where the plan has no steps
  std::unique_ptr<dossier::Lister> lister;
  std::vector<SentDossier> sent;  ///< of this unit, the oldest first

  /// The way on which the whole dossier of the unit goes; nothing: it goes nowhere by itself.
  std::optional<dossier::Delivery> delivery() const;
  std::vector<dossier::Delivery> deliveries() const;
  std::vector<dossier::Checklist> lists() const;  ///< of the unit with everything at and below it
  dossier::Checklist list_of(facts::SubjectRef subject) const;
  facts::SubjectRef subject() const;  ///< the unit itself
};
Outcome<Dossier> dossier_of(Call& call, const std::string& unit);
/// The list of one subject, by its id.
Outcome<dossier::Checklist> subject_checklist(Call& call, const std::string& subject);

/// How far the dossier of one unit has come (T13).
struct UnitHandover {
  const Unit* unit = nullptr;
  std::optional<Date> due;         ///< the last day in time; nothing: no text sets one
  std::optional<Date> first_sent;  ///< of the first round
  std::optional<Date> last_sent;
  std::string last;   ///< id of the last dossier; empty: none was sent
  int late_days = 0;  ///< from the last day in time to the first round, or to today
  int lacking = 0;    ///< papers that are asked for and are not there
  int returns = 0;
  std::optional<dossier::Stage> stage;
  std::string receiver;  ///< who took the last one in or gave it back
};
/// Of one unit; nothing where it hands over no dossier of its own.
Outcome<std::optional<UnitHandover>> handover_of(Call& call, const Unit& unit);

/// A scan of a signed paper.
struct Scan {
  std::string id, name;
  std::int64_t size = 0, at = 0;
};
/// Of the subject's papers, by word of the paper.
Outcome<std::map<std::string, std::vector<Scan>>> scans_of(Call& call, const std::string& subject);
std::string scan_owner(const std::string& subject, const std::string& paper);

}  // namespace kiemdiem::service
