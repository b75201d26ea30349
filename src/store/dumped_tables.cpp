#include "store/dumped_tables.h"

namespace kiemdiem::store {
namespace {

constexpr DumpedTable tables[] = {
    {"setting", 1, 0, "select name, content from setting order by name",
     "insert into setting (name, content) values ($1, $2)"},
    {"record", 1, 0,
     "select campaign, list, id, unit_path, facts, name_key, search, version, changed_at, "
     "changed_by, deleted, salt from record order by campaign, list, id",
     "insert into record (campaign, list, id, unit_path, facts, name_key, search, version, "
     "changed_at, changed_by, deleted, salt) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
     "$11, $12)"},
    {"record_past", 1, 0,
     "select campaign, list, id, version, unit_path, facts, name_key, search, changed_at, "
     "changed_by, deleted, salt, replaced_at from record_past order by campaign, list, id, "
     "version",
     "insert into record_past (campaign, list, id, version, unit_path, facts, name_key, "
     "search, changed_at, changed_by, deleted, salt, replaced_at) values ($1, $2, $3, $4, $5, "
     "$6, $7, $8, $9, $10, $11, $12, $13)"},
    {"account", 1, 0,
     "select id, login, password, totp_secret, totp_step, person, name, disabled, failures, "
     "not_before, version from account order by id",
     "insert into account (id, login, password, totp_secret, totp_step, person, name, "
     "disabled, failures, not_before, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
     "$10, $11)"},
    {"grant_role", 1, 0,
     "select id, account, role, organization, valid_from, valid_to from grant_role order by id",
     "insert into grant_role (id, account, role, organization, valid_from, valid_to) values "
     "($1, $2, $3, $4, $5, $6)"},
    {"recovery_code", 1, 0,
     "select account, code_hash, used_at from recovery_code order by account, code_hash",
     "insert into recovery_code (account, code_hash, used_at) values ($1, $2, $3)"},
    {"session", 1, 0,
     "select token_hash, account, grant_id, created_at, seen_at, fresh_at, csrf, device from "
     "session order by token_hash",
     "insert into session (token_hash, account, grant_id, created_at, seen_at, fresh_at, csrf, "
     "device) values ($1, $2, $3, $4, $5, $6, $7, $8)"},
    {"campaign", 1, 0,
     "select id, kind, year, quarter, first_day, last_day, organization, title, regulation, "
     "regulation_hash, state, version, opened_at from campaign order by id",
     "insert into campaign (id, kind, year, quarter, first_day, last_day, organization, title, "
     "regulation, regulation_hash, state, version, opened_at) values ($1, $2, $3, $4, $5, $6, "
     "$7, $8, $9, $10, $11, $12, $13)"},
    {"plan", 1, 0, "select campaign, organization, body, version from plan order by campaign, organization",
     "insert into plan (campaign, organization, body, version) values ($1, $2, $3, $4)"},
    {"amendment", 1, 0,
     "select campaign, seq, what, reason, made_at, made_by from amendment order by campaign, "
     "seq",
     "insert into amendment (campaign, seq, what, reason, made_at, made_by) values ($1, $2, "
     "$3, $4, $5, $6)"},
    {"import", 1, 0,
     "select id, campaign, organization, file_name, made_at, made_by, body, undone from import "
     "order by id",
     "insert into import (id, campaign, organization, file_name, made_at, made_by, body, "
     "undone) values ($1, $2, $3, $4, $5, $6, $7, $8)"},
    {"request", 1, 0,
     "select request_key, account, digest, status, body, made_at, repeats from request order "
     "by request_key",
     "insert into request (request_key, account, digest, status, body, made_at, repeats) "
     "values ($1, $2, $3, $4, $5, $6, $7)"},
    {"log", 1, 0,
     "select chain, seq, made_at, actor, role, organization, action, object, before_digest, "
     "after_digest, previous_hash, hash from log order by chain, seq",
     "insert into log (chain, seq, made_at, actor, role, organization, action, object, "
     "before_digest, after_digest, previous_hash, hash) values ($1, $2, $3, $4, $5, $6, $7, "
     "$8, $9, $10, $11, $12)"},
    {"log_head", 1, 0, "select chain, seq, hash from log_head order by chain",
     "insert into log_head (chain, seq, hash) values ($1, $2, $3)"},
    {"anchor", 1, 0, "select chain, seq, hash, made_at, given_to from anchor order by chain, seq, given_to",
     "insert into anchor (chain, seq, hash, made_at, given_to) values ($1, $2, $3, $4, $5)"},
    {"evidence", 2, 0,
     "select id, campaign, owner, unit_path, name, media_type, size, made_at, made_by, content "
     "from evidence order by id",
     "insert into evidence (id, campaign, owner, unit_path, name, media_type, size, made_at, "
     "made_by, content) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"},
};

}  // namespace

std::span<const DumpedTable> dumped_tables() {
  return tables;
}

}  // namespace kiemdiem::store
