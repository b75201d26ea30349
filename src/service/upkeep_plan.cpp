#include "service/upkeep_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

#include "store/disk_space.h"

namespace kiemdiem::service {
namespace {

constexpr std::int64_t hour = 3'600'000;
constexpr std::int64_t between_sealings = 600'000;
constexpr std::size_t days_kept = 7;
constexpr std::size_t weeks_kept = 4;
constexpr std::string_view beginning = "kiemdiem-";
constexpr std::string_view ending = ".backup";

bool new_day(std::int64_t before, const Now& now) {
  return before == 0 || now_at(before).local.date < now.local.date;
}

/// The day in the name of a backup; nothing for other files.
std::optional<Date> day_of(std::string_view name) {
  constexpr std::size_t length =
      beginning.size() + std::string_view{"2026-11-21-0305"}.size() + ending.size();
  if (name.size() != length || !name.starts_with(beginning) || !name.ends_with(ending)) return std::nullopt;
  const std::string_view time = name.substr(beginning.size() + 10, 5);
  if (time.front() != '-' || time.substr(1).find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  return parse_date(name.substr(beginning.size(), 10));
}

Date monday_of(Date day) {
  return add_days(day, -static_cast<int>(weekday(day)));
}

}  // namespace

UpkeepDue upkeep_due(const UpkeepState& state, const Now& now) {
  const bool failed = state.backup_tried_at > state.backed_up_at;
  const bool rests = failed && now.at - state.backup_tried_at < hour;
  const bool sealed =
      state.sealed_at > state.backed_up_at && now.at - state.backup_tried_at >= between_sealings;
  return {new_day(state.tidied_at, now), new_day(state.counted_at, now),
          (new_day(state.backed_up_at, now) || sealed) && !rests};
}

std::string backup_name(const Now& now) {
  return fmt::format("{}{}-{:02}{:02}{}", beginning, to_iso(now.local.date), now.local.minute / 60,
                     now.local.minute % 60, ending);
}

std::vector<std::string> old_backups(std::vector<std::string> names) {
  std::ranges::sort(names, std::greater{});  // the newest first
  std::set<Date> days;
  std::set<Date> weeks;
  std::vector<std::string> old;
  for (std::string& name : names) {
    const auto day = day_of(name);
    if (!day) continue;
    const bool of_day = days.size() < days_kept && days.insert(*day).second;
    const bool of_week = weeks.size() < weeks_kept && weeks.insert(monday_of(*day)).second;
    if (!of_day && !of_week) old.push_back(std::move(name));
  }
  return old;
}

Reserve reserve_step(std::uint64_t free_bytes, bool held) {
  if (held)
    return store::space_level(free_bytes) == store::SpaceLevel::critical ? Reserve::give_back
                                                                         : Reserve::leave;
  const bool room = free_bytes > reserve_bytes &&
                    store::space_level(free_bytes - reserve_bytes) == store::SpaceLevel::normal;
  return room ? Reserve::take : Reserve::leave;
}

}  // namespace kiemdiem::service
