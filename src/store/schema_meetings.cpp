#include "store/schema_steps.h"

// What a meeting leaves behind: minutes as they were closed, and the book of the envelopes in which ballots
// are kept (D10, D14). Both only grow; what lies in an envelope goes when the book says that it was
// destroyed.

namespace kiemdiem::store {
namespace {

constexpr std::string_view tables = R"(
create table minutes (
  campaign TEXT not null references campaign (id), about TEXT not null, version BIGINT not null check (version > 0),
  unit_path TEXT not null, body TEXT not null, hash TEXT not null, salt TEXT not null, chain TEXT not null,
  head_seq BIGINT not null, head_hash TEXT not null, replaces TEXT not null, reason TEXT not null,
  made_at BIGINT not null, made_by TEXT not null,
  primary key (campaign, about, version)
) TABLE_END;

create table envelope_act (
  poll TEXT not null references poll (id), seq BIGINT not null check (seq > 0),
  act TEXT not null check (act in ('seal', 'ask_opening', 'open', 'ask_destruction', 'destroy', 'withdraw')),
  decision TEXT not null, day TEXT not null, person TEXT not null, account TEXT not null, words TEXT not null,
  made_at BIGINT not null,
  primary key (poll, seq)
) TABLE_END;
)";

constexpr std::string_view guard_sqlite = R"(
create trigger minutes_never_change before update on minutes begin select raise(abort, 'minutes'); end;
create trigger minutes_never_go before delete on minutes begin select raise(abort, 'minutes'); end;
create trigger envelope_act_never_changes before update on envelope_act
  begin select raise(abort, 'envelope'); end;
create trigger envelope_act_never_goes before delete on envelope_act
  begin select raise(abort, 'envelope'); end;
create trigger envelope_never_changes before update on envelope begin select raise(abort, 'envelope'); end;
create trigger envelope_goes_by_decision before delete on envelope
  when not exists (select 1 from envelope_act where poll = old.poll and act = 'destroy')
  begin select raise(abort, 'envelope'); end;
create trigger attendance_stays before update on poll_voter
  when exists (select 1 from poll where id = old.poll and state in ('sealed', 'cancelled'))
  begin select raise(abort, 'poll'); end;
)";

constexpr std::string_view guard_postgresql = R"(
create function refuse_change_of_minutes() returns trigger language plpgsql as $$
begin raise exception 'minutes' using errcode = 'check_violation'; end $$;
create trigger minutes_never_change before update or delete or truncate on minutes
  execute function refuse_change_of_minutes();
create trigger envelope_act_never_changes before update or delete or truncate on envelope_act
  execute function refuse_change_of_vote();
create trigger envelope_never_changes before update or truncate on envelope
  execute function refuse_change_of_vote();
create function refuse_early_end_of_envelope() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from envelope_act where poll = old.poll and act = 'destroy') then
    raise exception 'envelope' using errcode = 'check_violation';
  end if;
  return old;
end $$;
create trigger envelope_goes_by_decision before delete on envelope for each row
  execute function refuse_early_end_of_envelope();
create function refuse_late_attendance() returns trigger language plpgsql as $$
begin
  if exists (select 1 from poll where id = old.poll and state in ('sealed', 'cancelled')) then
    raise exception 'poll' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger attendance_stays before update on poll_voter for each row
  execute function refuse_late_attendance();
)";

}  // namespace

Migration meetings_step(int number) {
  return {number, "minutes and envelopes", tables, guard_sqlite, guard_postgresql};
}

}  // namespace kiemdiem::store
