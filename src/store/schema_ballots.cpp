#include "store/schema_steps.h"

// Votes by ballot. Who (poll_voter) and what (code, sealed_ballot) share no column and are never written in
// one transaction (D2). Ballots have a random key, no time, no account and no order (D5): on SQLite the table
// has no row numbers. What is sealed stays as it is (I4).

namespace kiemdiem::store {
namespace {

constexpr std::string_view tables = R"(
create table poll (
  id TEXT not null primary key, campaign TEXT not null references campaign (id), unit TEXT not null,
  unit_path TEXT not null, mode TEXT not null check (mode in ('paper', 'kiosk', 'drawn')),
  state TEXT not null check (state in ('prepared', 'open', 'closed', 'counted', 'sealed', 'cancelled')),
  sheet TEXT not null, chair TEXT not null, made_by TEXT not null, made_at BIGINT not null, day TEXT not null,
  replaces TEXT not null, reason TEXT not null, public_key TEXT not null, code_key TEXT not null,
  cancelled_for TEXT not null
) TABLE_END;
create index poll_by_unit on poll (campaign, unit);

create table teller (
  poll TEXT not null references poll (id), person TEXT not null, position BIGINT not null,
  primary key (poll, person)
) TABLE_END;
create index teller_by_person on teller (person);

create table wrapped_key (
  poll TEXT not null references poll (id), first_teller BIGINT not null, second_teller BIGINT not null,
  salt TEXT not null, box TEXT not null,
  primary key (poll, first_teller, second_teller)
) TABLE_END;

create table typed_count (
  poll TEXT not null references poll (id), teller TEXT not null, body TEXT not null,
  primary key (poll, teller)
) TABLE_END;

create table counted (poll TEXT not null primary key references poll (id), body TEXT not null) TABLE_END;

create table confirmation (
  poll TEXT not null references poll (id), teller TEXT not null, hash TEXT not null,
  primary key (poll, teller)
) TABLE_END;

create table envelope (
  poll TEXT not null primary key references poll (id), salt TEXT not null, box TEXT not null
) TABLE_END;

create table tally (
  poll TEXT not null primary key references poll (id), body TEXT not null, hash TEXT not null,
  sealed_at BIGINT not null
) TABLE_END;
)";

constexpr std::string_view sqlite_part = R"(
create table poll_voter (
  poll text not null references poll (id), person text not null, name text not null,
  present integer not null check (present in (0, 1)), handed integer not null check (handed in (0, 1)),
  primary key (poll, person)
) strict, without rowid;
create table code (
  poll text not null references poll (id), code_hash text not null, submission text not null,
  primary key (poll, code_hash)
) strict, without rowid;
create table sealed_ballot (
  id text not null primary key, poll text not null references poll (id), box text not null,
  unique (poll, box)
) strict, without rowid;

create trigger tally_never_changes before update on tally begin select raise(abort, 'tally'); end;
create trigger tally_never_goes before delete on tally begin select raise(abort, 'tally'); end;
create trigger final_poll_never_changes before update on poll when old.state in ('sealed', 'cancelled')
  begin select raise(abort, 'poll'); end;
create trigger poll_never_goes before delete on poll begin select raise(abort, 'poll'); end;
)";

constexpr std::string_view postgresql_part = R"(
create table poll_voter (
  poll text collate "C" not null references poll (id), person text collate "C" not null, name text not null,
  present bigint not null check (present in (0, 1)), handed bigint not null check (handed in (0, 1)),
  primary key (poll, person)
);
create table code (
  poll text collate "C" not null references poll (id), code_hash text collate "C" not null,
  submission text collate "C" not null,
  primary key (poll, code_hash)
);
create table sealed_ballot (
  id text collate "C" not null primary key, poll text collate "C" not null references poll (id),
  box text collate "C" not null,
  unique (poll, box)
);

create function refuse_change_of_vote() returns trigger language plpgsql as $$
begin raise exception 'vote' using errcode = 'check_violation'; end $$;
create trigger tally_never_changes before update or delete or truncate on tally
  execute function refuse_change_of_vote();
create trigger final_poll_never_changes before update on poll for each row
  when (old.state in ('sealed', 'cancelled')) execute function refuse_change_of_vote();
create trigger poll_never_goes before delete or truncate on poll execute function refuse_change_of_vote();
)";

}  // namespace

Migration ballot_step(int number) {
  return {number, "ballots", tables, sqlite_part, postgresql_part};
}

}  // namespace kiemdiem::store
