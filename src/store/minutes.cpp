#include "store/minutes.h"

#include "store/answers.h"

namespace kiemdiem::store {

Result<bool> append(Transaction& transaction, const Minutes& minutes) {
  return found(transaction.execute(
      "insert into minutes (campaign, about, version, unit_path, body, hash, salt, chain, head_seq, "
      "head_hash, replaces, reason, made_at, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, "
      "$12, $13, $14) on conflict do nothing",
      {minutes.campaign, minutes.about, minutes.version, minutes.unit_path, minutes.body, minutes.hash,
       minutes.salt, minutes.chain, minutes.anchor.seq, minutes.anchor.hash, minutes.replaces, minutes.reason,
       minutes.at, minutes.made_by}));
}

Result<std::vector<Minutes>> minutes_about(Transaction& transaction, std::string_view campaign,
                                           std::string_view about) {
  return all(
      transaction.query("select campaign, about, version, unit_path, body, hash, salt, chain, head_seq, "
                        "head_hash, replaces, reason, made_at, made_by from minutes where campaign = $1 and "
                        "about = $2 order by version",
                        {text_value(campaign), text_value(about)}),
      [](const Row& row) {
        return Minutes{row.text(0),  row.text(1),  row.integer(2),
                       row.text(3),  row.text(4),  row.text(5),
                       row.text(6),  row.text(7),  Anchor{row.integer(8), row.text(9)},
                       row.text(10), row.text(11), row.integer(12),
                       row.text(13)};
      });
}

}  // namespace kiemdiem::store
