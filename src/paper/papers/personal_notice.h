#pragma once

#include "paper/papers/parts.h"

namespace kiemdiem::paper {

/// Thông báo kết quả (form F30) to one person or body; a page each.
struct PersonalNotice {
  Office office;
  std::string number;        ///< "07-TB/ĐU", or "-TB/ĐU" before it is given
  std::optional<Date> date;  ///< nothing while it is a draft
  Date made_on;
  std::string period;  ///< "năm 2026"
  Participant addressee;
  bool to_body = false;         ///< the addressee is an organization or collective
  std::string unit;             ///< the addressee's cell
  std::string decision_number;  ///< of the decision that rates
  Date decision_date;
  std::string decided_by;
  std::string level;
  /// Limits and faults to put right; empty: the review named none; nothing: not known, not spoken of.
  std::optional<std::vector<std::string>> points;
  std::optional<Date> plan_due = {};  ///< remediation plan; nothing: no day is set
  std::string petition_to;            ///< who takes petitions about the result
  std::vector<std::string> recipients;
  Signer signer;
};

Paper personal_notice(const PersonalNotice& notice, const Profile& profile);

}  // namespace kiemdiem::paper
