#include "store/accounts.h"
#include "store/answers.h"

namespace kiemdiem::store {
namespace {

RoleGrant grant_of(const Row& row) {
  return {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.optional_text(5)};
}

}  // namespace

Result<void> add_grant(Transaction& transaction, const RoleGrant& grant) {
  return done(
      transaction.execute("insert into grant_role (id, account, role, organization, valid_from, valid_to) "
                          "values ($1, $2, $3, $4, $5, $6)",
                          {grant.id, grant.account, grant.role, grant.organization, grant.valid_from,
                           text_or_null(grant.valid_to)}));
}

Result<std::optional<RoleGrant>> find_grant(Transaction& transaction, std::string_view id) {
  return one(transaction.query("select id, account, role, organization, valid_from, valid_to from grant_role "
                               "where id = $1",
                               {text_value(id)}),
             grant_of);
}

Result<std::vector<RoleGrant>> grants_of(Transaction& transaction, std::string_view account) {
  return all(transaction.query("select id, account, role, organization, valid_from, valid_to from grant_role "
                               "where account = $1 order by organization, role, id",
                               {text_value(account)}),
             grant_of);
}

Result<std::vector<RoleGrant>> grants_in(Transaction& transaction, std::string_view organization) {
  return all(transaction.query("select id, account, role, organization, valid_from, valid_to from grant_role "
                               "where organization = $1 order by role, account, id",
                               {text_value(organization)}),
             grant_of);
}

Result<std::vector<RoleGrant>> all_grants(Transaction& transaction) {
  return all(transaction.query("select id, account, role, organization, valid_from, valid_to from grant_role "
                               "order by organization, role, account, id"),
             grant_of);
}

Result<bool> end_grant(Transaction& transaction, std::string_view id, std::string_view valid_to) {
  return found(transaction.execute("update grant_role set valid_to = $2 where id = $1",
                                   {text_value(id), text_value(valid_to)}));
}

}  // namespace kiemdiem::store
