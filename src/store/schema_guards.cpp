#include "store/schema_steps.h"

namespace kiemdiem::store {
namespace {

/// What a unit is read by in all lists at once, and the log by its time.
constexpr std::string_view indexes = R"(
create index record_by_place on record (campaign, unit_path);
create index log_by_time on log (chain, made_at);
)";

/// Beside the triggers: the program's own role may add to the log and read it, nothing else.
constexpr std::string_view rights_postgresql = R"(
revoke update, delete, truncate on log, anchor from public, current_user;
)";

}  // namespace

Migration guards_step(int number) {
  return {number, "indexes and rights of the log", indexes, "", rights_postgresql};
}

}  // namespace kiemdiem::store
