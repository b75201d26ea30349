#include "store/schema_steps.h"

// Official forms as an office adapted them for a campaign. Versions and their withdrawals only grow: what was
// written on a form is shown on it for ever. What waits to be looked at is kept apart.

namespace kiemdiem::store {
namespace {

constexpr std::string_view tables = R"(
create table adapted_form (
  campaign TEXT not null references campaign (id), form TEXT not null, version BIGINT not null check (version > 0),
  organization TEXT not null, body TEXT not null, hash TEXT not null, look BLOB not null, look_hash TEXT not null,
  salt TEXT not null, day TEXT not null, reason TEXT not null check (reason <> ''), made_at BIGINT not null,
  made_by TEXT not null,
  primary key (campaign, form, version)
) TABLE_END;

create table form_withdrawal (
  campaign TEXT not null, form TEXT not null, version BIGINT not null, reason TEXT not null check (reason <> ''),
  made_at BIGINT not null, made_by TEXT not null,
  primary key (campaign, form, version),
  foreign key (campaign, form, version) references adapted_form (campaign, form, version)
) TABLE_END;

create table form_draft (
  campaign TEXT not null references campaign (id), form TEXT not null, file_name TEXT not null,
  body TEXT not null, look BLOB not null, made_at BIGINT not null, made_by TEXT not null,
  primary key (campaign, form)
) TABLE_END;
)";

constexpr std::string_view guard_sqlite = R"(
create trigger adapted_form_never_changes before update on adapted_form begin select raise(abort, 'form'); end;
create trigger adapted_form_never_goes before delete on adapted_form begin select raise(abort, 'form'); end;
create trigger form_withdrawal_never_changes before update on form_withdrawal
  begin select raise(abort, 'form'); end;
create trigger form_withdrawal_never_goes before delete on form_withdrawal
  begin select raise(abort, 'form'); end;
)";

constexpr std::string_view guard_postgresql = R"(
create function refuse_change_of_form() returns trigger language plpgsql as $$
begin raise exception 'form' using errcode = 'check_violation'; end $$;
create trigger adapted_form_never_changes before update or delete or truncate on adapted_form
  execute function refuse_change_of_form();
create trigger form_withdrawal_never_changes before update or delete or truncate on form_withdrawal
  execute function refuse_change_of_form();
)";

}  // namespace

Migration forms_step(int number) {
  return {number, "adapted forms", tables, guard_sqlite, guard_postgresql};
}

}  // namespace kiemdiem::store
