#include "store/schema_steps.h"

// Decisions on ratings: written once, never changed. What they were taken on stands beside them, so that each
// can be judged again years later.

namespace kiemdiem::store {
namespace {

constexpr std::string_view tables = R"(
create table decision (
  id TEXT not null primary key, campaign TEXT not null references campaign (id),
  seq BIGINT not null check (seq > 0), organization TEXT not null, unit_path TEXT not null, kind TEXT not null check (kind in ('rated', 'cancelled')), number TEXT not null,
  day TEXT not null, signer TEXT not null, ground TEXT not null, made_at BIGINT not null, made_by TEXT not null,
  regulation TEXT not null, regulation_hash TEXT not null, program TEXT not null, salt TEXT not null,
  situation TEXT not null, assessment TEXT not null, arithmetic TEXT not null,
  unique (campaign, organization, number)
) TABLE_END;
create index decision_by_unit on decision (campaign, unit_path);

create table decision_item (
  decision TEXT not null references decision (id), seq BIGINT not null check (seq > 0), subject TEXT not null,
  unit_path TEXT not null, level TEXT not null, warnings TEXT not null, override_reason TEXT not null,
  supersedes TEXT not null,
  primary key (decision, seq)
) TABLE_END;
create index decision_item_by_subject on decision_item (subject);
)";

constexpr std::string_view guard_sqlite = R"(
create trigger decision_stays before update on decision begin select raise(abort, 'decision'); end;
create trigger decision_is_kept before delete on decision begin select raise(abort, 'decision'); end;
create trigger decision_item_stays before update on decision_item
  begin select raise(abort, 'decision'); end;
create trigger decision_item_is_kept before delete on decision_item
  begin select raise(abort, 'decision'); end;
)";

constexpr std::string_view guard_postgresql = R"(
create function refuse_change_of_decision() returns trigger language plpgsql as $$
begin raise exception 'decision' using errcode = 'check_violation'; end $$;
create trigger decision_stays before update or delete or truncate on decision
  execute function refuse_change_of_decision();
create trigger decision_item_stays before update or delete or truncate on decision_item
  execute function refuse_change_of_decision();
)";

}  // namespace

Migration decisions_step(int number) {
  return {number, "decisions", tables, guard_sqlite, guard_postgresql};
}

}  // namespace kiemdiem::store
