#include "store/schema_steps.h"

namespace kiemdiem::store {
namespace {

/// What a unit is read by in all lists at once, and what tells whether anything changed in it.
constexpr std::string_view indexes = R"(
create index record_by_place on record (campaign, unit_path, list, deleted, version, changed_at);
)";

/// What SQLite brings along and PostgreSQL calls by another name.
constexpr std::string_view words_postgresql = R"(
create function instr(whole text, part text) returns bigint language sql immutable strict parallel safe as
  $$ select strpos(whole, part)::bigint $$;
)";

}  // namespace

Migration lists_step(int number) {
  return {number, "long lists", indexes, "", words_postgresql};
}

}  // namespace kiemdiem::store
