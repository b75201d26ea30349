#pragma once

#include "dossier/transmission.h"

namespace kiemdiem::dossier {

/// What the receiver looks at before taking a dossier.
enum class Point : std::uint8_t { papers, signatures, files, sums, quota, ceiling, order, days };
std::string_view label(Point point);  ///< "Thành phần hồ sơ"

/// Something that is not in order, or that is not known to be.
struct DoorFinding {
  Point point = Point::papers;
  assessment::Verdict verdict = assessment::Verdict::breaks;  ///< breaks or undecided
  std::string subject;                                        ///< id; empty: the dossier as a whole
  std::string where;  ///< "Bùi Đình Tín, bản tự kiểm điểm"
  std::string what;   ///< "chưa có trong hồ sơ gửi"
  Said said;          ///< nothing: arithmetic, or the reading
};

/// Whether it keeps a dossier from being sent: a paper or a signature that a text asks for is not there, or
/// files and figures contradict each other. Everything else may be sent with a reason: what only the reading
/// asks for, what is not known, and what cannot be mended by papers (order, days) or is for the level above
/// to weigh (quota, ceiling).
bool keeps_from_sending(const DoorFinding& finding);

/// A file as it was received.
struct ReceivedFile {
  std::string name, sha256;
};

/// The counts of one subject in a sealed tally.
struct TallyRow {
  std::string subject;
  std::array<int, 4> counts{};  ///< from the best level down
};

/// Everything given must live as long as the call.
struct DoorInput {
  const Manifest& manifest;
  const std::vector<Checklist>& lists;  ///< of the unit with everything below it
  const assessment::Assessment& assessment;
  const facts::Situation& situation;
  std::vector<TallyRow> tallies = {};
  std::optional<std::vector<ReceivedFile>> received = {};  ///< nothing: no files were looked at
};

/// Papers that are asked for and were not sent, papers without signature, files that are not those that were
/// sent, figures of report, list and tally that differ, quotas, ceilings, the order of steps, days. In this
/// order. What is judged was judged by assessment; nothing is judged anew.
std::vector<DoorFinding> check_at_door(const DoorInput& input);

/// Files against a manifest alone: changed, missing, not on the list.
std::vector<DoorFinding> check_files(const Manifest& manifest, const std::vector<ReceivedFile>& received);

}  // namespace kiemdiem::dossier
