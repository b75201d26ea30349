#include <array>

#include "store/migrations.h"
#include "store/schema_steps.h"

// The steps of the schema, the oldest first. The portable subset of SQL: keys made by the program, no
// sequences, no collation of the engine, times as milliseconds since 1970-01-01 UTC, truth as 0 or 1.

namespace kiemdiem::store {
namespace {

constexpr std::string_view first_tables = R"(
create table record (
  campaign TEXT not null, list TEXT not null, id TEXT not null,
  unit_path TEXT not null, facts TEXT not null, name_key BLOB not null, search TEXT not null,
  version BIGINT not null check (version > 0), changed_at BIGINT not null, changed_by TEXT not null,
  deleted BIGINT not null check (deleted in (0, 1)), salt TEXT not null,
  primary key (campaign, list, id)
) TABLE_END;
create index record_by_unit on record (campaign, list, unit_path);

create table record_past (
  campaign TEXT not null, list TEXT not null, id TEXT not null, version BIGINT not null,
  unit_path TEXT not null, facts TEXT not null, name_key BLOB not null, search TEXT not null,
  changed_at BIGINT not null, changed_by TEXT not null, deleted BIGINT not null, salt TEXT not null,
  replaced_at BIGINT not null,
  primary key (campaign, list, id, version)
) TABLE_END;

create table account (
  id TEXT not null primary key, login TEXT not null unique, password TEXT not null,
  totp_secret TEXT, totp_step BIGINT not null, person TEXT not null, name TEXT not null,
  disabled BIGINT not null check (disabled in (0, 1)), failures BIGINT not null, not_before BIGINT not null,
  version BIGINT not null check (version > 0)
) TABLE_END;
create index account_by_person on account (person);

create table grant_role (
  id TEXT not null primary key, account TEXT not null references account (id), role TEXT not null,
  organization TEXT not null, valid_from TEXT not null, valid_to TEXT
) TABLE_END;
create index grant_by_account on grant_role (account);
create index grant_by_organization on grant_role (organization);

create table recovery_code (
  account TEXT not null references account (id), code_hash TEXT not null, used_at BIGINT,
  primary key (account, code_hash)
) TABLE_END;

create table session (
  token_hash TEXT not null primary key, account TEXT not null references account (id),
  grant_id TEXT references grant_role (id), created_at BIGINT not null, seen_at BIGINT not null,
  fresh_at BIGINT not null, csrf TEXT not null, device TEXT not null
) TABLE_END;
create index session_by_account on session (account);

create table campaign (
  id TEXT not null primary key, kind TEXT not null check (kind in ('year', 'quarter', 'term', 'ad_hoc')),
  year BIGINT not null, quarter BIGINT check (quarter between 1 and 4),
  first_day TEXT not null, last_day TEXT not null, organization TEXT not null, title TEXT not null,
  regulation TEXT not null, regulation_hash TEXT not null,
  state TEXT not null check (state in ('draft', 'open', 'closed')),
  version BIGINT not null check (version > 0), opened_at BIGINT
) TABLE_END;

create table plan (
  campaign TEXT not null references campaign (id), organization TEXT not null, body TEXT not null,
  version BIGINT not null check (version > 0),
  primary key (campaign, organization)
) TABLE_END;

create table amendment (
  campaign TEXT not null references campaign (id), seq BIGINT not null, what TEXT not null,
  reason TEXT not null, made_at BIGINT not null, made_by TEXT not null,
  primary key (campaign, seq)
) TABLE_END;

create table import (
  id TEXT not null primary key, campaign TEXT not null, organization TEXT not null, file_name TEXT not null,
  made_at BIGINT not null, made_by TEXT not null, body TEXT not null,
  undone BIGINT not null check (undone in (0, 1))
) TABLE_END;
create index import_by_organization on import (campaign, organization);

create table request (
  request_key TEXT not null primary key, account TEXT not null, digest TEXT not null, status BIGINT,
  body TEXT, made_at BIGINT not null, repeats BIGINT not null
) TABLE_END;
create index request_by_time on request (made_at);

create table setting (name TEXT not null primary key, content TEXT not null) TABLE_END;

create table log (
  chain TEXT not null, seq BIGINT not null check (seq > 0), made_at BIGINT not null, actor TEXT not null,
  role TEXT not null, organization TEXT not null, action TEXT not null, object TEXT not null,
  before_digest TEXT not null, after_digest TEXT not null, previous_hash TEXT not null, hash TEXT not null,
  primary key (chain, seq)
) TABLE_END;
create index log_by_object on log (chain, object);

create table log_head (
  chain TEXT not null primary key, seq BIGINT not null, hash TEXT not null
) TABLE_END;

create table anchor (
  chain TEXT not null, seq BIGINT not null, hash TEXT not null, made_at BIGINT not null,
  given_to TEXT not null,
  primary key (chain, seq, given_to)
) TABLE_END;
)";

constexpr std::string_view log_guard_sqlite = R"(
create trigger log_keeps_its_entries before update on log begin select raise(abort, 'log'); end;
create trigger log_loses_no_entry before delete on log begin select raise(abort, 'log'); end;
)";

constexpr std::string_view log_guard_postgresql = R"(
create function refuse_change_of_log() returns trigger language plpgsql as $$
begin raise exception 'log' using errcode = 'check_violation'; end $$;
create trigger log_keeps_its_entries before update or delete or truncate on log
  execute function refuse_change_of_log();
)";

}  // namespace

std::span<const Migration> all_migrations() {
  static const std::array migrations{
      Migration{1, "first tables", first_tables, log_guard_sqlite, log_guard_postgresql},
      guards_step(2),
      ballot_step(3),
      decisions_step(4),
      lists_step(5),
      evidence_step(6),
      exchange_step(7),
      meetings_step(8),
      forms_step(9),
      calendar_step(10),
  };
  return migrations;
}

}  // namespace kiemdiem::store
