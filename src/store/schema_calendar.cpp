#include "store/schema_steps.h"

// Addresses under which calendar programs fetch the dates of one account in one role.

namespace kiemdiem::store {
namespace {

constexpr std::string_view tables = R"(
create table calendar_feed (
  account TEXT not null references account (id), grant_id TEXT not null, token_hash TEXT not null unique,
  made_at BIGINT not null,
  primary key (account, grant_id)
) TABLE_END;
)";

}  // namespace

Migration calendar_step(int number) {
  return {number, "calendar feeds", tables, {}, {}};
}

}  // namespace kiemdiem::store
