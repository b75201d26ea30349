#include "store/schema_steps.h"

// Files that go with papers. What was sent stays as it was sent.

namespace kiemdiem::store {
namespace {

constexpr std::string_view tables = R"(
create table evidence (
  id TEXT not null primary key, campaign TEXT not null references campaign (id), owner TEXT not null,
  unit_path TEXT not null, name TEXT not null, media_type TEXT not null, size BIGINT not null check (size > 0),
  made_at BIGINT not null, made_by TEXT not null, content BLOB not null
) TABLE_END;
create index evidence_by_owner on evidence (campaign, owner);
)";

constexpr std::string_view guard_sqlite = R"(
create trigger evidence_is_not_changed before update on evidence begin select raise(abort, 'evidence'); end;
)";

constexpr std::string_view guard_postgresql = R"(
create function refuse_change_of_evidence() returns trigger language plpgsql as $$
begin raise exception 'evidence' using errcode = 'check_violation'; end $$;
create trigger evidence_is_not_changed before update on evidence for each row
  execute function refuse_change_of_evidence();
)";

}  // namespace

Migration evidence_step(int number) {
  return {number, "evidence", tables, guard_sqlite, guard_postgresql};
}

}  // namespace kiemdiem::store
