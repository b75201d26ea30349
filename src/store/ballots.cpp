#include "store/ballots.h"

#include "store/answers.h"
#include "store/like.h"

namespace kiemdiem::store {
namespace {

Poll poll_of(const Row& row) {
  return {row.text(0),  row.text(1),  row.text(2),  row.text(3),    row.text(4),  row.text(5),
          row.text(6),  row.text(7),  row.text(8),  row.integer(9), row.text(10), row.text(11),
          row.text(12), row.text(13), row.text(14), row.text(15)};
}

std::string text_of(const Row& row) {
  return row.text(0);
}

Value truth(bool value) {
  return std::int64_t{value ? 1 : 0};
}

}  // namespace

Result<void> create(Transaction& transaction, const Poll& poll, std::span<const std::string> tellers,
                    std::span<const PollVoter> voters) {
  const auto made = transaction.execute(
      "insert into poll (id, campaign, unit, unit_path, mode, state, sheet, chair, made_by, made_at, day, "
      "replaces, reason, public_key, code_key, cancelled_for) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
      "$10, "
      "$11, $12, $13, $14, $15, $16)",
      {poll.id, poll.campaign, poll.unit, poll.unit_path, poll.mode, poll.state, poll.sheet, poll.chair,
       poll.made_by, poll.made_at, poll.day, poll.replaces, poll.reason, poll.public_key, poll.code_key,
       poll.cancelled_for});
  if (!made) return tl::unexpected{made.error()};
  std::vector<Values> sets;
  for (std::size_t at = 0; at < tellers.size(); ++at)
    sets.push_back({poll.id, tellers[at], static_cast<std::int64_t>(at)});
  if (const auto added =
          transaction.query_each("insert into teller (poll, person, position) values ($1, $2, $3)", sets);
      !added)
    return tl::unexpected{added.error()};
  sets.clear();
  for (const PollVoter& voter : voters)
    sets.push_back({poll.id, voter.person, voter.name, truth(voter.present), truth(voter.handed)});
  if (const auto added = transaction.query_each(
          "insert into poll_voter (poll, person, name, present, handed) values ($1, $2, $3, $4, $5)", sets);
      !added)
    return tl::unexpected{added.error()};
  return {};
}

Result<std::optional<Poll>> find_poll(Transaction& transaction, std::string_view id) {
  return one(
      transaction.query("select id, campaign, unit, unit_path, mode, state, sheet, chair, made_by, made_at, "
                        "day, replaces, reason, public_key, code_key, cancelled_for from poll where id = $1",
                        {text_value(id)}),
      poll_of);
}

Result<std::vector<Poll>> polls_of_unit(Transaction& transaction, std::string_view campaign,
                                        std::string_view unit) {
  return all(
      transaction.query("select id, campaign, unit, unit_path, mode, state, sheet, chair, made_by, made_at, "
                        "day, replaces, reason, public_key, code_key, cancelled_for from poll where campaign "
                        "= $1 and unit = $2 order by made_at desc, id",
                        {text_value(campaign), text_value(unit)}),
      poll_of);
}

Result<std::vector<Poll>> polls_under(Transaction& transaction, std::string_view campaign,
                                      std::string_view unit_path) {
  return all(
      transaction.query("select id, campaign, unit, unit_path, mode, state, sheet, chair, made_by, made_at, "
                        "day, replaces, reason, public_key, code_key, cancelled_for from poll where campaign "
                        "= $1 and unit_path >= $2 and unit_path < $3 order by made_at desc, id",
                        {text_value(campaign), text_value(unit_path), end_of_prefix(unit_path)}),
      poll_of);
}

Result<std::vector<Poll>> polls_naming(Transaction& transaction, std::string_view campaign,
                                       std::string_view text) {
  return all(
      transaction.query("select id, campaign, unit, unit_path, mode, state, sheet, chair, made_by, made_at, "
                        "day, replaces, reason, public_key, code_key, cancelled_for from poll where campaign "
                        "= $1 and sheet like $2 escape '\\' order by made_at desc, id",
                        {text_value(campaign), "%" + like_escaped(text) + "%"}),
      poll_of);
}

Result<std::vector<std::string>> polls_counted_by(Transaction& transaction, std::string_view person) {
  return all(
      transaction.query("select poll from teller where person = $1 order by poll", {text_value(person)}),
      text_of);
}

Result<bool> move_poll(Transaction& transaction, std::string_view id, std::string_view from,
                       std::string_view to) {
  return found(transaction.execute("update poll set state = $3 where id = $1 and state = $2",
                                   {text_value(id), text_value(from), text_value(to)}));
}

Result<bool> cancel_poll(Transaction& transaction, std::string_view id, std::string_view from,
                         std::string_view reason) {
  return found(transaction.execute(
      "update poll set state = 'cancelled', cancelled_for = $3 where id = $1 and state = $2",
      {text_value(id), text_value(from), text_value(reason)}));
}

Result<bool> open_poll(Transaction& transaction, std::string_view id, std::string_view public_key,
                       std::string_view code_key) {
  return found(transaction.execute(
      "update poll set state = 'open', public_key = $2, code_key = $3 where id = $1 and state = 'prepared'",
      {text_value(id), text_value(public_key), text_value(code_key)}));
}

Result<std::vector<std::string>> tellers_of(Transaction& transaction, std::string_view poll) {
  return all(
      transaction.query("select person from teller where poll = $1 order by position", {text_value(poll)}),
      text_of);
}

Result<std::vector<PollVoter>> voters_of(Transaction& transaction, std::string_view poll) {
  return all(
      transaction.query("select person, name, present, handed from poll_voter where poll = $1 order by "
                        "person",
                        {text_value(poll)}),
      [](const Row& row) {
        return PollVoter{row.text(0), row.text(1), row.truth(2), row.truth(3)};
      });
}

Result<void> set_handed(Transaction& transaction, std::string_view poll, std::string_view person,
                        bool handed) {
  return done(transaction.execute("update poll_voter set handed = $3 where poll = $1 and person = $2",
                                  {text_value(poll), text_value(person), truth(handed)}));
}

Result<void> add_wrapped_key(Transaction& transaction, std::string_view poll, const WrappedKeyRow& key) {
  return done(transaction.execute(
      "insert into wrapped_key (poll, first_teller, second_teller, salt, box) values ($1, $2, $3, $4, $5)",
      {text_value(poll), key.first, key.second, key.salt, key.box}));
}

Result<std::vector<WrappedKeyRow>> wrapped_keys(Transaction& transaction, std::string_view poll) {
  return all(
      transaction.query("select first_teller, second_teller, salt, box from wrapped_key where poll = $1 "
                        "order by first_teller, second_teller",
                        {text_value(poll)}),
      [](const Row& row) {
        return WrappedKeyRow{row.integer(0), row.integer(1), row.text(2), row.text(3)};
      });
}

Result<void> add_codes(Transaction& transaction, std::string_view poll, std::span<const std::string> hashes) {
  std::vector<Values> sets;
  for (const std::string& hash : hashes) sets.push_back({text_value(poll), hash});
  const auto added =
      transaction.query_each("insert into code (poll, code_hash, submission) values ($1, $2, '')", sets);
  if (!added) return tl::unexpected{added.error()};
  return {};
}

Result<std::int64_t> used_codes(Transaction& transaction, std::string_view poll) {
  const auto rows =
      transaction.query("select count(*) from code where poll = $1 and submission <> ''", {text_value(poll)});
  if (!rows) return tl::unexpected{rows.error()};
  return rows->front().integer(0);
}

Result<CastResult> cast(Transaction& transaction, std::string_view poll, std::string_view code_hash,
                        std::string_view submission,
                        std::span<const std::pair<std::string, std::string>> boxes) {
  const auto taken = found(transaction.execute(
      "update code set submission = $3 where poll = $1 and code_hash = $2 and submission = '' and exists "
      "(select 1 from poll where id = $1 and state = 'open')",
      {text_value(poll), text_value(code_hash), text_value(submission)}));
  if (!taken) return tl::unexpected{taken.error()};
  if (!*taken) {
    const auto code = one(transaction.query("select submission from code where poll = $1 and code_hash = $2",
                                            {text_value(poll), text_value(code_hash)}),
                          text_of);
    if (!code) return tl::unexpected{code.error()};
    if (!*code) return CastResult::unknown;
    if ((*code)->empty()) return CastResult::closed;
    return **code == submission ? CastResult::repeated : CastResult::used;
  }
  for (const auto& [id, box] : boxes) {
    const auto added = found(transaction.execute(
        "insert into sealed_ballot (id, poll, box) values ($1, $2, $3) on conflict do nothing",
        {id, text_value(poll), box}));
    if (!added) return tl::unexpected{added.error()};
    if (!*added) return CastResult::copied;
  }
  return CastResult::taken;
}

Result<std::int64_t> last_sealed_at(Transaction& transaction) {
  return transaction.query("select coalesce(max(sealed_at), 0) from tally").map([](const Rows& rows) {
    return rows.front().integer(0);
  });
}

Result<std::vector<std::string>> sealed_ballots(Transaction& transaction, std::string_view poll) {
  return all(
      transaction.query("select box from sealed_ballot where poll = $1 order by id", {text_value(poll)}),
      text_of);
}

Result<void> destroy_box(Transaction& transaction, std::string_view poll) {
  for (const std::string_view statement :
       {"delete from sealed_ballot where poll = $1", "delete from wrapped_key where poll = $1",
        "delete from code where poll = $1"})
    if (const auto gone = transaction.execute(statement, {text_value(poll)}); !gone)
      return tl::unexpected{gone.error()};
  return {};
}

Result<void> keep_envelope(Transaction& transaction, std::string_view poll, std::string_view salt,
                           std::string_view box) {
  return done(transaction.execute("insert into envelope (poll, salt, box) values ($1, $2, $3)",
                                  {text_value(poll), text_value(salt), text_value(box)}));
}

Result<void> set_typed(Transaction& transaction, std::string_view poll, std::string_view teller,
                       std::string_view body) {
  return done(
      transaction.execute("insert into typed_count (poll, teller, body) values ($1, $2, $3) on conflict "
                          "(poll, teller) do update set body = excluded.body",
                          {text_value(poll), text_value(teller), text_value(body)}));
}

Result<std::vector<std::pair<std::string, std::string>>> typed_of(Transaction& transaction,
                                                                  std::string_view poll) {
  return all(transaction.query("select teller, body from typed_count where poll = $1 order by teller",
                               {text_value(poll)}),
             [](const Row& row) {
               return std::pair{row.text(0), row.text(1)};
             });
}

Result<void> set_counted(Transaction& transaction, std::string_view poll, std::string_view body) {
  return done(transaction.execute("insert into counted (poll, body) values ($1, $2)",
                                  {text_value(poll), text_value(body)}));
}

Result<std::optional<std::string>> counted_of(Transaction& transaction, std::string_view poll) {
  return one(transaction.query("select body from counted where poll = $1", {text_value(poll)}), text_of);
}

Result<void> forget_count(Transaction& transaction, std::string_view poll) {
  for (const std::string_view statement :
       {"delete from counted where poll = $1", "delete from confirmation where poll = $1",
        "delete from typed_count where poll = $1"})
    if (const auto gone = transaction.execute(statement, {text_value(poll)}); !gone)
      return tl::unexpected{gone.error()};
  return {};
}

Result<void> confirm(Transaction& transaction, std::string_view poll, std::string_view teller,
                     std::string_view hash) {
  return done(
      transaction.execute("insert into confirmation (poll, teller, hash) values ($1, $2, $3) on conflict "
                          "(poll, teller) do update set hash = excluded.hash",
                          {text_value(poll), text_value(teller), text_value(hash)}));
}

Result<std::vector<std::string>> confirmed_by(Transaction& transaction, std::string_view poll) {
  return all(transaction.query("select teller from confirmation where poll = $1 order by teller",
                               {text_value(poll)}),
             text_of);
}

Result<void> seal(Transaction& transaction, std::string_view poll, const TallyRow& tally) {
  return done(transaction.execute("insert into tally (poll, body, hash, sealed_at) values ($1, $2, $3, $4)",
                                  {text_value(poll), tally.body, tally.hash, tally.sealed_at}));
}

Result<std::optional<TallyRow>> tally_of(Transaction& transaction, std::string_view poll) {
  return one(transaction.query("select body, hash, sealed_at from tally where poll = $1", {text_value(poll)}),
             [](const Row& row) {
               return TallyRow{row.text(0), row.text(1), row.integer(2)};
             });
}

}  // namespace kiemdiem::store
