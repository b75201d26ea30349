#include "service/board_columns.h"

#include <algorithm>

#include "service/entries.h"
#include "service/quality_slips.h"
#include "service/ratings.h"
#include "service/registers.h"
#include "store/records.h"

namespace kiemdiem::service {
namespace {

constexpr std::string_view proposals_list = "proposals";

Result<std::vector<store::Record>> entries(store::Transaction& transaction, std::string_view campaign,
                                           std::string_view unit_path, bool alone) {
  if (alone) return store::find_at(transaction, campaign, unit_path);
  auto found = store::find_all(transaction, campaign, proposals_list, unit_path);
  if (!found) return found;
  auto slips = store::find_all(transaction, campaign, slips_list, unit_path);
  if (!slips) return slips;
  std::ranges::move(*slips, std::back_inserter(*found));
  return found;
}

}  // namespace

Result<std::vector<PutForward>> put_forward_under(store::Transaction& transaction, std::string_view campaign,
                                                  std::string_view unit_path, bool alone,
                                                  const facts::Dictionary& dictionary) {
  const auto records = entries(transaction, campaign, unit_path, alone);
  if (!records) return tl::unexpected{records.error()};
  std::vector<PutForward> found;
  const auto add = [&](const std::string& subject, std::string column, std::string_view level) {
    if (const auto index = level_of(dictionary, level)) found.push_back({subject, std::move(column), *index});
  };
  for (const store::Record& record : *records) {
    if (record.text.key.list == slips_list) {
      if (const auto slip = slip_in(record))
        add(slip->subject, std::string{slip_column} + slip->party, slip->level);
    } else if (record.text.key.list == proposals_list) {
      const Node facts = facts_of(record);
      if (rating_body(text_of(facts, "body")) != nullptr)
        add(text_of(facts, "subject"), std::string{body_column} + text_of(facts, "body"),
            text_of(facts, "level"));
    }
  }
  return found;
}

}  // namespace kiemdiem::service
