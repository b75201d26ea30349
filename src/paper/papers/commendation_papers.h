#pragma once

#include "paper/papers/frame.h"

/// Hồ sơ khen thưởng (form F33).
namespace kiemdiem::paper {

struct Commended {
  std::string name;
  std::string post = {};
  std::string achievement = {};
  std::string levels = {};  ///< of the years, "2024: …; 2025: …"
  std::string form = {};    ///< what is proposed
  std::string votes = {};
};
struct CommendationPapers {
  Issued issued;
  std::string addressee;
  std::string period;
  std::vector<Commended> lines;
};
Paper commendation_submission(const CommendationPapers& papers, const Profile& profile);
/// Minutes of the meeting that votes; the votes are room to write.
Paper commendation_minutes(const CommendationPapers& papers, const Profile& profile);
/// Trích ngang.
Paper commendation_list(const CommendationPapers& papers, const Profile& profile);
/// Báo cáo thành tích, one a subject.
Paper achievement_reports(const CommendationPapers& papers, const Profile& profile);

}  // namespace kiemdiem::paper
