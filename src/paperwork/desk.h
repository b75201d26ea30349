#pragma once

#include <memory>

#include "base/tree.h"
#include "paper/papers/parts.h"
#include "service/situations.h"
#include "service/units.h"

/// What all papers of a unit in a campaign take from the store and from the data about papers.
namespace kiemdiem::paperwork {

/// Who heads a unit, the secretary first.
struct Head {
  std::string name, post;  ///< "Bí thư"
};

class Desk {
 public:
  /// Of the organization in the path of the call, or of another one.
  static service::Outcome<Desk> of(service::Call& call);
  static service::Outcome<Desk> of(service::Call& call, const std::string& unit);

  const service::Units& units() const { return *units_; }
  const service::Unit& unit() const { return *unit_; }
  const service::Judged& judged() const { return *judged_; }
  const std::string& period() const { return period_; }  ///< "năm 2026"
  const paper::LevelNames& levels() const { return levels_; }
  Date today() const { return today_; }

  /// The layout of party papers on the day of the paper (forms/profiles).
  service::Outcome<paper::Profile> profile(Date day) const;

  /// What the campaign's documents, else forms/papers.yaml, say at a path of keys; empty where nothing is
  /// said.
  std::string word(std::initializer_list<std::string_view> keys) const;
  /// The number of the form, as it stands top right; empty: none.
  std::string form_code(std::string_view paper) const { return word({"papers", paper, "code"}); }

  /// The block at the top. The place is not kept in the register: room to write it.
  paper::Office office() const;
  /// "-BB/CB": with room for the number.
  std::string notation(std::string_view type) const { return notation(type, unit_->kind); }
  /// Of a body of some kind.
  std::string notation(std::string_view type, std::string_view kind) const;
  /// "Chi bộ", before "quyết định".
  std::string decides() const;
  std::string signs() const;
  /// On behalf of the body; the post is that of the person among the unit's heads, else empty.
  paper::Signer signer(const std::string& name) const;
  /// The same with whoever heads the unit.
  paper::Signer head_signs() const;
  const std::vector<Head>& heads() const { return heads_; }

 private:
  std::shared_ptr<const service::Units> units_;
  const service::Unit* unit_ = nullptr;
  std::shared_ptr<const std::vector<Node>> words_;
  std::shared_ptr<const service::Judged> judged_;
  std::vector<paper::Profile> profiles_;
  std::vector<Head> heads_;
  std::string period_;
  paper::LevelNames levels_;
  Date today_;
};

/// Room to write by hand.
inline constexpr std::string_view room = "..................";

}  // namespace kiemdiem::paperwork
