#pragma once

#include <string_view>

namespace kiemdiem::store {

/// What stands where is counted from the index alone (unit_figures.h); whole units are read through it.
inline constexpr std::string_view list_indexes = R"(
create index record_by_place on record (campaign, unit_path, list, deleted, version, changed_at);
)";

/// What SQLite brings along and PostgreSQL calls by another name.
inline constexpr std::string_view list_words_postgresql = R"(
create function instr(whole text, part text) returns bigint language sql immutable strict parallel safe as
  $$ select strpos(whole, part)::bigint $$;
)";

}  // namespace kiemdiem::store
