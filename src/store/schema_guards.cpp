#include "store/schema_steps.h"

namespace kiemdiem::store {
namespace {

/// The log is read by its time.
constexpr std::string_view indexes = R"(
create index log_by_time on log (chain, made_at);
)";

/// Beside the triggers: the program's own role may add to the log and read it, nothing else.
constexpr std::string_view rights_postgresql = R"(
revoke update, delete, truncate on log, anchor from public, current_user;
)";

}  // namespace

Migration guards_step(int number) {
  return {number, "index and rights of the log", indexes, "", rights_postgresql};
}

}  // namespace kiemdiem::store
