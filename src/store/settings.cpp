#include "store/settings.h"

#include "store/answers.h"

namespace kiemdiem::store {

Result<std::optional<std::string>> find_setting(Transaction& transaction, std::string_view name) {
  return one(transaction.query("select content from setting where name = $1", {text_value(name)}),
             [](const Row& row) { return row.text(0); });
}

Result<void> set_setting(Transaction& transaction, std::string_view name, std::string_view value) {
  return done(
      transaction.execute("insert into setting (name, content) values ($1, $2) "
                          "on conflict (name) do update set content = excluded.content",
                          {text_value(name), text_value(value)}));
}

}  // namespace kiemdiem::store
