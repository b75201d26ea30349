#include "store/imports.h"

#include "store/answers.h"

namespace kiemdiem::store {
namespace {

Import import_of(const Row& row) {
  return {row.text(0),    row.text(1), row.text(2), row.text(3),
          row.integer(4), row.text(5), row.text(6), row.truth(7)};
}

}  // namespace

Result<void> append(Transaction& transaction, const Import& import) {
  return done(transaction.execute(
      "insert into import (id, campaign, organization, file_name, made_at, made_by, body, "
      "undone) values ($1, $2, $3, $4, $5, $6, $7, $8)",
      {import.id, import.campaign, import.organization, import.file_name, import.at, import.made_by,
       import.body, std::int64_t{import.undone}}));
}

Result<std::optional<Import>> find_import(Transaction& transaction, std::string_view id) {
  return one(transaction.query("select id, campaign, organization, file_name, made_at, made_by, body, undone "
                               "from import where id = $1",
                               {text_value(id)}),
             import_of);
}

Result<std::vector<Import>> imports_of(Transaction& transaction, std::string_view campaign,
                                       std::string_view organization) {
  return all(transaction.query("select id, campaign, organization, file_name, made_at, made_by, body, undone "
                               "from import where campaign = $1 and organization = $2 "
                               "order by made_at desc, id desc",
                               {text_value(campaign), text_value(organization)}),
             import_of);
}

Result<bool> mark_undone(Transaction& transaction, std::string_view id) {
  return found(
      transaction.execute("update import set undone = 1 where id = $1 and undone = 0", {text_value(id)}));
}

}  // namespace kiemdiem::store
