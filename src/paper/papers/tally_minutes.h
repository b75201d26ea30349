#pragma once

#include "paper/papers/parts.h"

namespace kiemdiem::paper {

/// Biên bản kiểm phiếu (form F23): the counting team's record of one vote on ratings.

/// One kind of ballot. The caller answers for issued >= returned = valid + invalid.
struct BallotCount {
  std::string ballot;
  int issued = 0, returned = 0, valid = 0, invalid = 0;
};

struct LevelTally {
  std::string name;
  std::string post = {};
  std::array<int, 4> marks{};  ///< from the best level down
};

struct LevelTable {
  std::string title;
  std::string whom;  ///< "Họ và tên" or "Tên tập thể"
  std::vector<LevelTally> rows;
};

/// The second stage: yes or no on the best level.
struct ExcellenceTally {
  std::string name;
  int agreed = 0, disagreed = 0;
};

struct TallyMinutes {
  Office office;
  std::optional<std::string> number = {};  ///< "-BB/CB"; nothing where minutes are not numbered
  std::string subject;                     ///< "xếp loại chất lượng đảng viên năm 2026"
  Moment begun;
  std::optional<Moment> ended = {};
  std::string venue;
  Attendance attendance;
  std::vector<Participant> team;  ///< the head first
  std::vector<BallotCount> ballots;
  LevelNames levels;
  /// With the mean of the marks, 4 for the best level down to 1, and the rank that it gives; equal means
  /// share a rank.
  bool averages = false;
  std::vector<LevelTable> tables = {};
  std::vector<ExcellenceTally> excellence = {};
  int base = 0;           ///< of the percentages
  std::string base_name;  ///< "số đảng viên được triệu tập"
  /// Subjects by level as the vote puts them forward; nothing where no document says how many votes carry.
  std::optional<std::array<int, 4>> results = {};
  std::string result_unit = {};           ///< "đảng viên", "tập thể"
  std::vector<std::string> remarks = {};  ///< who is left off the ballot and why; equal votes
  std::string quota_statement = {};
  std::string kept_as = {};  ///< hash and place in the log of sealed minutes; empty: they are not kept
  Signer team_head;
  Signer chair;
};

Paper tally_minutes(const TallyMinutes& minutes, const Profile& profile);

}  // namespace kiemdiem::paper
