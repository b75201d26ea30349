#include "store/envelopes.h"

#include "store/answers.h"

namespace kiemdiem::store {

Result<bool> append(Transaction& transaction, const EnvelopeAct& act) {
  return found(transaction.execute(
      "insert into envelope_act (poll, seq, act, decision, day, person, account, words, made_at) values ($1, "
      "$2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing",
      {act.poll, act.seq, act.act, act.decision, act.day, act.person, act.account, act.words, act.at}));
}

Result<std::vector<EnvelopeAct>> envelope_acts(Transaction& transaction, std::string_view poll) {
  return all(transaction.query("select poll, seq, act, decision, day, person, account, words, made_at from "
                               "envelope_act where poll = $1 order by seq",
                               {text_value(poll)}),
             [](const Row& row) {
               return EnvelopeAct{row.text(0), row.integer(1), row.text(2), row.text(3),   row.text(4),
                                  row.text(5), row.text(6),    row.text(7), row.integer(8)};
             });
}

Result<std::optional<EnvelopeBox>> envelope_box(Transaction& transaction, std::string_view poll) {
  return one(transaction.query("select salt, box from envelope where poll = $1", {text_value(poll)}),
             [](const Row& row) {
               return EnvelopeBox{row.text(0), row.text(1)};
             });
}

Result<void> destroy_envelope(Transaction& transaction, std::string_view poll) {
  return done(transaction.execute("delete from envelope where poll = $1", {text_value(poll)}));
}

}  // namespace kiemdiem::store
