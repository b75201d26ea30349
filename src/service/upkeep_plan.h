#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "service/call.h"

/// What the server does by itself, decided without a clock: tidying and counting the progress once a day, a
/// backup once a day and after a vote was sealed, which old backups go, whether the reserve of the disk is
/// kept.
namespace kiemdiem::service {

/// When things were last done; milliseconds since 1970-01-01 UTC, 0: never.
struct UpkeepState {
  std::int64_t tidied_at = 0;
  std::int64_t backed_up_at = 0;     ///< with success
  std::int64_t backup_tried_at = 0;  ///< with success or without
  std::int64_t counted_at = 0;       ///< the progress of all open campaigns
  std::int64_t sealed_at = 0;        ///< of the last vote that was sealed: the store tells it
};

struct UpkeepDue {
  bool tidying = false;
  bool counting = false;
  bool backup = false;
};

/// At the start and then on each new day in Viet Nam; a backup that failed is tried again after an hour.
/// After a vote was sealed there is another (D37), those of ten minutes together in one.
UpkeepDue upkeep_due(const UpkeepState& state, const Now& now);

/// "kiemdiem-2026-11-21-0305.backup": day and minute in Viet Nam.
std::string backup_name(const Now& now);

/// Of the names in a folder those of backups of ours that may go: the newest of each of the last seven days
/// that have one is kept, and the newest of each of the last four weeks (from Monday) that have one. Names of
/// any other form are never among them.
std::vector<std::string> old_backups(std::vector<std::string> names);

enum class Reserve : std::uint8_t { take, give_back, leave };
inline constexpr std::uint64_t reserve_bytes = 200'000'000;
/// The reserve of D36: taken while there is enough room, given back when nothing could be written any more,
/// so that what is under way can be finished.
/// @param free_bytes of the drive, beside the reserve where it is held
Reserve reserve_step(std::uint64_t free_bytes, bool held);

}  // namespace kiemdiem::service
