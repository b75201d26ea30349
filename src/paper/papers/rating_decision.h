#pragma once

#include "paper/papers/parts.h"

namespace kiemdiem::paper {

/// Quyết định công nhận xếp loại (form F29) with the list of the rated as its annex: members, bodies, or
/// both.

struct RatedMember {
  std::string name;
  std::string card = {};  ///< mã hoặc số thẻ đảng
  std::string cell;
  std::string level;        ///< one of `levels`
  std::string remark = {};  ///< under the level: why it was decided against a rule; may be empty
};

struct RatingDecision {
  Office office;
  std::string number;        ///< "12-QĐ/ĐU", or "-QĐ/ĐU" before it is given
  std::optional<Date> date;  ///< nothing while it is a draft
  Date made_on;
  std::string period;  ///< "năm 2026"
  std::vector<std::string> grounds;
  std::string decided_by;  ///< "Ban Thường vụ Đảng ủy"
  LevelNames levels;
  std::string whom = "đảng viên";   ///< who is rated, counted by: "tổ chức đảng", "đối tượng"
  std::string named = "Họ và tên";  ///< head of the column of names
  std::vector<RatedMember> members = {};  ///< in the order of the list
  bool listed_in_text = false;  ///< of subordinate organizations: each with its level in article 1, no annex
  std::string executed_by;      ///< "Các chi bộ trực thuộc và đảng viên có tên tại Điều 1"
  std::vector<std::string> recipients;
  Signer signer;
};

Paper rating_decision(const RatingDecision& decision, const Profile& profile);

}  // namespace kiemdiem::paper
