#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/transaction.h"

namespace kiemdiem::store {

/// One review (đợt kiểm điểm).
struct Campaign {
  std::string id;
  std::string kind;  ///< year, quarter, term or ad_hoc
  std::int64_t year = 0;
  std::optional<std::int64_t> quarter;  ///< 1–4
  std::string first_day, last_day;      ///< the period that is reviewed: "2026-01-01"
  std::string organization;             ///< that issued it
  std::string title;
  std::string regulation;
  std::string regulation_hash;  ///< of the texts as they were when it was opened
  std::string state;            ///< draft, open or closed
  std::int64_t version = 1;
  std::optional<std::int64_t> opened_at;  ///< milliseconds since 1970-01-01 UTC
};

/// The plan of an organisation in a campaign; its own words for its units.
struct Plan {
  std::string campaign, organization;
  std::string body;          ///< JSON
  std::int64_t version = 0;  ///< 0: not stored yet
};

/// A change after the opening, with its reason.
struct Amendment {
  std::string campaign;
  std::int64_t seq = 0;  ///< from 1; append() gives it
  std::string what, reason;
  std::int64_t at = 0;  ///< milliseconds since 1970-01-01 UTC
  std::string made_by;
};

/// @return false where the id is taken
Result<bool> create(Transaction& transaction, const Campaign& campaign);
Result<std::optional<Campaign>> find_campaign(Transaction& transaction, std::string_view id);
/// The newest period first.
Result<std::vector<Campaign>> all_campaigns(Transaction& transaction);
/// Writes over the version that the campaign carries. @return the new version; 0 where somebody saved first
Result<std::int64_t> save(Transaction& transaction, const Campaign& campaign);

Result<std::optional<Plan>> find_plan(Transaction& transaction, std::string_view campaign,
                                      std::string_view organization);
Result<std::vector<Plan>> plans_of(Transaction& transaction, std::string_view campaign);
/// Those whose body has a key, at whatever depth.
/// @param key letters only
Result<std::vector<Plan>> plans_saying(Transaction& transaction, std::string_view campaign,
                                       std::string_view key);
/// Writes over the version that the plan carries (0: there was none).
/// @return the new version; 0 where somebody saved first
Result<std::int64_t> save(Transaction& transaction, const Plan& plan);

/// @return its number in the campaign
Result<std::int64_t> append(Transaction& transaction, const Amendment& amendment);
Result<std::vector<Amendment>> amendments_of(Transaction& transaction, std::string_view campaign);

}  // namespace kiemdiem::store
