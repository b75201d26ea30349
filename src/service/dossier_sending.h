#pragma once

#include "service/dossiers.h"

/// The hand-over of a dossier: sent, received, given back, accepted. What was sent is never changed; what
/// came back is sent in a new round.
namespace kiemdiem::service {

/// A file that goes along, with the paper that it is.
struct PaperFile {
  std::string subject, paper;
  std::string name;    ///< among the files of the dossier
  std::string sha256;  ///< of its bytes
};

/// Hands over the dossier of the unit in the path: `day`, `by`, `channel`, `copies`. What the receiver would
/// find is looked for first: what keeps it from being sent is told with its place, the rest needs a `reason`,
/// which goes along. Freezes the list with the figures, gives it the unit's next number (a further round
/// keeps it) and records the event `dossier_sent`.
/// @param zip of the files, kept as it went; empty: no files went along
/// @return id of the dossier
Outcome<std::string> send_dossier(Call& call, const std::vector<PaperFile>& files, const std::string& zip);

/// What the receiver would find if the dossier were sent as it stands now, on a day.
Outcome<std::vector<dossier::DoorFinding>> findings_before_sending(Call& call, const Dossier& dossier,
                                                                   Date day);

/// What the level above does with the dossier in the path: `act` give_back (`reason`, `until`), receive or
/// accept (`note`), `person`, `day`; a zip of the files as they were received may come along. A return is the
/// event `dossier_returned`.
Outcome<void> answer_dossier(Call& call);

/// Whether the acting person stands above the unit and so receives its dossier.
bool receives(const Call& call, std::string_view unit_path);

/// What the receiver finds, with the files that came with the dossier.
Outcome<std::vector<dossier::DoorFinding>> door_findings(Call& call, const Dossier& dossier,
                                                         const SentDossier& sent);

/// Records that a signed paper of the subject in the path is there: `paper` (word), `form`, `copies`.
/// @param type of the scan that came along, as its bytes say; empty: none came
Outcome<void> record_paper(Call& call, std::string_view type);

}  // namespace kiemdiem::service
