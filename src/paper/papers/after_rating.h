#pragma once

#include "paper/papers/frame.h"

/// Papers after a rating: notice to all (F30), cancellation (F31), remediation (F32), petition and its answer
/// (F36).
namespace kiemdiem::paper {

struct NotifiedLine {
  std::string name;
  std::string unit = {};
  std::string level;
};
struct CollectiveNotice {
  Issued issued;
  std::string period;
  std::string decision;  ///< "Quyết định số 12-QĐ/ĐU, ngày …"
  std::string petition_to;
  std::vector<std::string> addressees;
  std::vector<NotifiedLine> lines;
};
Paper collective_notice(const CollectiveNotice& notice, const Profile& profile);

struct CancelledLine {
  std::string name;
  std::string unit = {};
  std::string level;  ///< that is taken back
};
struct Cancellation {
  Issued issued;
  std::string period;
  std::vector<std::string> grounds;
  std::string decided_by;
  std::string former;  ///< "Quyết định số 12-QĐ/ĐU"
  std::vector<CancelledLine> lines;
};
Paper cancellation(const Cancellation& cancellation, const Profile& profile);

struct PointToMend {
  std::string shortcoming, measure, owner;
  std::string due;         ///< "15/03/2027"
  std::string state = {};  ///< in words
  std::string evidence = {};
  std::string comment = {};
};
enum class RemediationPaper : std::uint8_t { plan, tracking, report };
struct Remediation {
  Issued issued;
  RemediationPaper kind = RemediationPaper::plan;
  std::string period;
  std::string subject;
  std::string unit = {};  ///< to which the report goes
  std::vector<PointToMend> points;
};
Paper remediation(const Remediation& remediation, const Profile& profile);

struct PetitionPaper {
  Issued issued;
  std::string addressee;
  std::string petitioner;
  std::string unit = {};
  std::string period;
  std::string decision = {};  ///< that is challenged
  std::string request = {}, reason = {}, evidence = {};
};
Paper petition_paper(const PetitionPaper& petition, const Profile& profile);

struct PetitionAnswer {
  Issued issued;
  std::string addressee;
  std::string period;
  std::string received;  ///< "20/12/2026"
  std::string decision;
  std::string result;  ///< in words
  std::string answer;
};
Paper petition_answer(const PetitionAnswer& answer, const Profile& profile);

}  // namespace kiemdiem::paper
