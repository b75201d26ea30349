#pragma once

#include "paper/papers/frame.h"

/// Lists on the way to a decision: who puts forward what (F24), who is not reviewed or rated (F25), what is
/// submitted (F27).
namespace kiemdiem::paper {

/// What each body put forward for one subject.
struct ProposedBySubject {
  std::string name;
  std::string post = {};
  std::string civil_servant = {};    ///< rating as civil servant; empty: none is known
  std::vector<std::string> by_body;  ///< in the order of the bodies of the table
  std::string votes = {};            ///< "12/15 (80,0%)"
  std::string residence = {};        ///< comment of the place of residence: "ngày 05/12/2026"
  std::string proposed = {};
  std::string remark = {};
};
struct ProposalSynthesis {
  Issued issued;
  std::string period;
  std::string of;                   ///< whose subjects
  std::vector<std::string> bodies;  ///< heads of the columns
  std::vector<ProposedBySubject> lines;
  std::string legend = {};  ///< what short names in the columns stand for; may be empty
};
Paper proposal_synthesis(const ProposalSynthesis& own, const Profile& profile);

struct NotRated {
  std::string name;
  std::string card = {};
  std::string cell = {};
  std::string admitted = {};
  bool not_reviewed = false;
  bool not_rated = false;
  std::string reason;
};
struct UnratedList {
  Issued issued;
  std::string period;
  std::vector<NotRated> lines;
};
Paper unrated_list(const UnratedList& own, const Profile& profile);

struct Submitted {
  std::string name;
  std::string post = {};
  std::string own_level = {};
  std::string votes = {};
  std::string proposed = {};
  std::string ground = {};
};
/// Subjects of one kind: "Đảng viên".
struct SubmittedKind {
  std::string title;
  std::vector<Submitted> lines;
};
struct Submission {
  Issued issued;
  std::string addressee;
  std::string period;
  std::vector<std::string> grounds;
  LevelNames levels;
  std::array<int, 4> counts{};  ///< of all lines, by level
  std::vector<SubmittedKind> kinds;
  std::vector<std::string> quotas = {};    ///< each quota with its counting, in words
  std::vector<std::string> attached = {};  ///< what goes along
};
Paper submission(const Submission& own, const Profile& profile);

}  // namespace kiemdiem::paper
