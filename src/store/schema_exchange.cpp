#include "store/schema_steps.h"

// What goes between installations that do not see each other (doc/bundle.md): keys, what was taken, and the
// texts that both sides had last.

namespace kiemdiem::store {
namespace {

constexpr std::string_view tables = R"(
create table unit_key (
  public_key TEXT not null primary key, organization TEXT not null, salt TEXT not null, box TEXT not null,
  made_at BIGINT not null, made_by TEXT not null, retired_at BIGINT
) TABLE_END;
create index unit_key_by_organization on unit_key (organization);

create table introduced_key (
  public_key TEXT not null primary key, organization TEXT not null, installation TEXT not null,
  introduced_at BIGINT not null, introduced_by TEXT not null, revoked_at BIGINT, reason TEXT not null
) TABLE_END;
create index introduced_key_by_organization on introduced_key (organization);

create table taken_bundle (
  id TEXT not null primary key, kind TEXT not null, installation TEXT not null, organization TEXT not null,
  campaign TEXT not null, day TEXT not null, start TEXT not null, chain TEXT not null, seq BIGINT not null,
  hash TEXT not null, public_key TEXT not null, signature TEXT not null, taken_at BIGINT not null,
  taken_by TEXT not null, body TEXT not null
) TABLE_END;
create index taken_bundle_by_organization on taken_bundle (organization, installation);

create table waiting_bundle (
  id TEXT not null primary key, organization TEXT not null, campaign TEXT not null, file_name TEXT not null,
  made_at BIGINT not null, made_by TEXT not null, content BLOB not null
) TABLE_END;

create table exchange_base (
  start TEXT not null, campaign TEXT not null, list TEXT not null, id TEXT not null, digest TEXT not null,
  primary key (start, campaign, list, id)
) TABLE_END;

create table known_name (account TEXT not null primary key, name TEXT not null) TABLE_END;
)";

}  // namespace

Migration exchange_step(int number) {
  return {number, "exchange between installations", tables, "", ""};
}

}  // namespace kiemdiem::store
