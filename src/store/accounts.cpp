#include "store/accounts.h"

#include "store/answers.h"

namespace kiemdiem::store {
namespace {

Account account_of(const Row& row) {
  return {row.text(0), row.text(1),  row.text(2),    row.optional_text(3), row.integer(4), row.text(5),
          row.text(6), row.truth(7), row.integer(8), row.integer(9),       row.integer(10)};
}

}  // namespace

Result<bool> create(Transaction& transaction, const Account& account) {
  return found(transaction.execute(
      "insert into account (id, login, password, totp_secret, totp_step, person, name, disabled, failures, "
      "not_before, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1) on conflict do nothing",
      {account.id, account.login, account.password, text_or_null(account.totp_secret), account.totp_step,
       account.person, account.name, std::int64_t{account.disabled}, account.failures, account.not_before}));
}

Result<std::optional<Account>> find_account(Transaction& transaction, std::string_view id) {
  return one(transaction.query("select id, login, password, totp_secret, totp_step, person, name, disabled, "
                               "failures, not_before, version from account where id = $1",
                               {text_value(id)}),
             account_of);
}

Result<std::optional<Account>> find_login(Transaction& transaction, std::string_view login) {
  return one(transaction.query("select id, login, password, totp_secret, totp_step, person, name, disabled, "
                               "failures, not_before, version from account where login = $1",
                               {text_value(login)}),
             account_of);
}

Result<std::vector<Account>> all_accounts(Transaction& transaction) {
  return all(transaction.query("select id, login, password, totp_secret, totp_step, person, name, disabled, "
                               "failures, not_before, version from account order by login"),
             account_of);
}

Result<std::vector<Account>> accounts_of_person(Transaction& transaction, std::string_view person) {
  return all(transaction.query("select id, login, password, totp_secret, totp_step, person, name, disabled, "
                               "failures, not_before, version from account where person = $1 order by login",
                               {text_value(person)}),
             account_of);
}

Result<bool> save(Transaction& transaction, const Account& account) {
  const auto others =
      transaction.query("select id from account where login = $1 and id <> $2", {account.login, account.id});
  if (!others) return tl::unexpected{others.error()};
  if (!others->empty()) return false;
  return found(transaction.execute(
      "update account set login = $3, password = $4, totp_secret = $5, person = $6, name = $7, disabled = "
      "$8, "
      "version = version + 1 where id = $1 and version = $2",
      {account.id, account.version, account.login, account.password, text_or_null(account.totp_secret),
       account.person, account.name, std::int64_t{account.disabled}}));
}

Result<void> set_attempts(Transaction& transaction, std::string_view id, std::int64_t failures,
                          std::int64_t not_before) {
  return done(transaction.execute("update account set failures = $2, not_before = $3 where id = $1",
                                  {text_value(id), failures, not_before}));
}

Result<bool> use_totp_step(Transaction& transaction, std::string_view id, std::int64_t step) {
  return found(transaction.execute("update account set totp_step = $2 where id = $1 and totp_step < $2",
                                   {text_value(id), step}));
}

Result<void> set_recovery_codes(Transaction& transaction, std::string_view account,
                                std::span<const std::string> hashes) {
  const auto removed =
      transaction.execute("delete from recovery_code where account = $1", {text_value(account)});
  if (!removed) return tl::unexpected{removed.error()};
  std::vector<Values> sets;
  sets.reserve(hashes.size());
  for (const std::string& hash : hashes) sets.push_back({text_value(account), hash});
  const auto added =
      transaction.query_each("insert into recovery_code (account, code_hash) values ($1, $2)", sets);
  if (!added) return tl::unexpected{added.error()};
  return {};
}

Result<bool> use_recovery_code(Transaction& transaction, std::string_view account, std::string_view hash,
                               std::int64_t at) {
  return found(transaction.execute(
      "update recovery_code set used_at = $3 where account = $1 and code_hash = $2 and used_at is null",
      {text_value(account), text_value(hash), at}));
}

Result<std::int64_t> recovery_codes_left(Transaction& transaction, std::string_view account) {
  return transaction
      .query("select count(*) from recovery_code where account = $1 and used_at is null",
             {text_value(account)})
      .map([](const Rows& rows) { return rows.front().integer(0); });
}

}  // namespace kiemdiem::store
