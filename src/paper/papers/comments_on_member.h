#pragma once

#include "paper/papers/frame.h"

/// Papers under Quy định 213-QĐ/TW about the place of residence (form F09) and comments of other cells (F14).
/// What is empty is printed as dots to write on.
namespace kiemdiem::paper {

struct AboutMember {
  std::string name;
  std::string gender = {};
  std::string born = {};
  std::string admitted = {};  ///< ngày kết nạp
  std::string official = {};  ///< ngày chính thức
  std::string posts = {};
  std::string cell = {};
  std::string address = {};
};

/// Giấy giới thiệu to the committee of the residence.
struct ResidenceIntroduction {
  Issued issued;
  std::vector<std::string> addressees;
  AboutMember member;
  bool exempt = false;  ///< introduced, but exempt from the residence's activities
};
Paper residence_introduction(const ResidenceIntroduction& own, const Profile& profile);

/// Phiếu xin ý kiến chi ủy nơi cư trú.
struct ResidenceRequest {
  Issued issued;
  std::string addressee;
  std::string period;
  AboutMember member;
  std::optional<Date> due = {};
};
Paper residence_request(const ResidenceRequest& own, const Profile& profile);

/// Of a comment that was corrected: what stands in its place is the paper.
struct Correction {
  std::optional<Date> of;   ///< the day of the comment before; may be unknown
  std::string reason = {};  ///< as it was given
};

/// 3-213, or 4-213 of those exempt.
struct ResidenceComment {
  Issued issued;  ///< the committee of the residence
  std::string period;
  AboutMember member;
  bool exempt = false;
  std::string level = {};  ///< overall, as answered
  std::string text = {};
  std::optional<Correction> corrects = {};
};
Paper residence_comment(const ResidenceComment& own, const Profile& profile);

/// Bản nhận xét of the cell that the member left, or of temporary activity.
struct CellComment {
  Issued issued;
  std::string period;
  AboutMember member;
  bool temporary = false;
  std::string time = {};  ///< from when to when there
  std::string text = {};
  std::string level = {};
  std::optional<Correction> corrects = {};
};
Paper cell_comment(const CellComment& own, const Profile& profile);

}  // namespace kiemdiem::paper
