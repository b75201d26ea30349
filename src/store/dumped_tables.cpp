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
    {"poll", 3, 0,
     "select id, campaign, unit, unit_path, mode, state, sheet, chair, made_by, made_at, day, replaces, "
     "reason, public_key, code_key, cancelled_for from poll order by id",
     "insert into poll (id, campaign, unit, unit_path, mode, state, sheet, chair, made_by, made_at, day, "
     "replaces, reason, public_key, code_key, cancelled_for) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
     "$10, $11, $12, $13, $14, $15, $16)"},
    {"teller", 3, 0, "select poll, person, position from teller order by poll, person",
     "insert into teller (poll, person, position) values ($1, $2, $3)"},
    {"wrapped_key", 3, 0,
     "select poll, first_teller, second_teller, salt, box from wrapped_key order by poll, first_teller, "
     "second_teller",
     "insert into wrapped_key (poll, first_teller, second_teller, salt, box) values ($1, $2, $3, $4, $5)"},
    {"typed_count", 3, 0, "select poll, teller, body from typed_count order by poll, teller",
     "insert into typed_count (poll, teller, body) values ($1, $2, $3)"},
    {"counted", 3, 0, "select poll, body from counted order by poll",
     "insert into counted (poll, body) values ($1, $2)"},
    {"confirmation", 3, 0, "select poll, teller, hash from confirmation order by poll, teller",
     "insert into confirmation (poll, teller, hash) values ($1, $2, $3)"},
    {"envelope", 3, 0, "select poll, salt, box from envelope order by poll",
     "insert into envelope (poll, salt, box) values ($1, $2, $3)"},
    {"tally", 3, 0, "select poll, body, hash, sealed_at from tally order by poll",
     "insert into tally (poll, body, hash, sealed_at) values ($1, $2, $3, $4)"},
    {"poll_voter", 3, 0, "select poll, person, name, present, handed from poll_voter order by poll, person",
     "insert into poll_voter (poll, person, name, present, handed) values ($1, $2, $3, $4, $5)"},
    {"code", 3, 0, "select poll, code_hash, submission from code order by poll, code_hash",
     "insert into code (poll, code_hash, submission) values ($1, $2, $3)"},
    {"sealed_ballot", 3, 0, "select id, poll, box from sealed_ballot order by id",
     "insert into sealed_ballot (id, poll, box) values ($1, $2, $3)"},
    {"decision", 4, 0,
     "select id, campaign, seq, organization, unit_path, kind, number, day, signer, ground, made_at, "
     "made_by, "
     "regulation, regulation_hash, program, salt, situation, assessment, arithmetic from decision order by "
     "id",
     "insert into decision (id, campaign, seq, organization, unit_path, kind, number, day, signer, ground, "
     "made_at, made_by, regulation, regulation_hash, program, salt, situation, assessment, arithmetic) "
     "values "
     "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)"},
    {"decision_item", 4, 0,
     "select decision, seq, subject, unit_path, level, warnings, override_reason, supersedes from "
     "decision_item order by decision, seq",
     "insert into decision_item (decision, seq, subject, unit_path, level, warnings, override_reason, "
     "supersedes) values ($1, $2, $3, $4, $5, $6, $7, $8)"},
    {"evidence", 6, 0,
     "select id, campaign, owner, unit_path, name, media_type, size, made_at, made_by, content "
     "from evidence order by id",
     "insert into evidence (id, campaign, owner, unit_path, name, media_type, size, made_at, "
     "made_by, content) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"},
    {"unit_key", 7, 0,
     "select public_key, organization, salt, box, made_at, made_by, retired_at from unit_key order by "
     "public_key",
     "insert into unit_key (public_key, organization, salt, box, made_at, made_by, retired_at) values "
     "($1, $2, $3, $4, $5, $6, $7)"},
    {"introduced_key", 7, 0,
     "select public_key, organization, installation, introduced_at, introduced_by, revoked_at, reason from "
     "introduced_key order by public_key",
     "insert into introduced_key (public_key, organization, installation, introduced_at, introduced_by, "
     "revoked_at, reason) values ($1, $2, $3, $4, $5, $6, $7)"},
    {"taken_bundle", 7, 0,
     "select id, kind, installation, organization, campaign, day, start, chain, seq, hash, public_key, "
     "signature, taken_at, taken_by, body from taken_bundle order by id",
     "insert into taken_bundle (id, kind, installation, organization, campaign, day, start, chain, seq, "
     "hash, public_key, signature, taken_at, taken_by, body) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
     "$10, $11, $12, $13, $14, $15)"},
    {"waiting_bundle", 7, 0,
     "select id, organization, campaign, file_name, made_at, made_by, content from waiting_bundle order by "
     "id",
     "insert into waiting_bundle (id, organization, campaign, file_name, made_at, made_by, content) values "
     "($1, $2, $3, $4, $5, $6, $7)"},
    {"exchange_base", 7, 0,
     "select start, campaign, list, id, digest from exchange_base order by start, campaign, list, id",
     "insert into exchange_base (start, campaign, list, id, digest) values ($1, $2, $3, $4, $5)"},
    {"known_name", 7, 0, "select account, name from known_name order by account",
     "insert into known_name (account, name) values ($1, $2)"},
    {"minutes", 8, 0,
     "select campaign, about, version, unit_path, body, hash, salt, chain, head_seq, head_hash, replaces, "
     "reason, made_at, made_by from minutes order by campaign, about, version",
     "insert into minutes (campaign, about, version, unit_path, body, hash, salt, chain, head_seq, "
     "head_hash, replaces, reason, made_at, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, "
     "$12, $13, $14)"},
    {"envelope_act", 8, 0,
     "select poll, seq, act, decision, day, person, account, words, made_at from envelope_act order by poll, "
     "seq",
     "insert into envelope_act (poll, seq, act, decision, day, person, account, words, made_at) values ($1, "
     "$2, $3, $4, $5, $6, $7, $8, $9)"},
    {"adapted_form", 9, 0,
     "select campaign, form, version, organization, body, hash, look, look_hash, salt, day, reason, made_at, "
     "made_by from adapted_form order by campaign, form, version",
     "insert into adapted_form (campaign, form, version, organization, body, hash, look, look_hash, salt, "
     "day, reason, made_at, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"},
    {"form_withdrawal", 9, 0,
     "select campaign, form, version, reason, made_at, made_by from form_withdrawal order by campaign, form, "
     "version",
     "insert into form_withdrawal (campaign, form, version, reason, made_at, made_by) values ($1, $2, $3, "
     "$4, $5, $6)"},
    {"form_draft", 9, 0,
     "select campaign, form, file_name, body, look, made_at, made_by from form_draft order by campaign, form",
     "insert into form_draft (campaign, form, file_name, body, look, made_at, made_by) values ($1, $2, $3, "
     "$4, $5, $6, $7)"},
    {"calendar_feed", 10, 0,
     "select account, grant_id, token_hash, made_at from calendar_feed order by account, grant_id",
     "insert into calendar_feed (account, grant_id, token_hash, made_at) values ($1, $2, $3, $4)"},
};

}  // namespace

std::span<const DumpedTable> dumped_tables() {
  return tables;
}

}  // namespace kiemdiem::store
