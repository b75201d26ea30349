#pragma once

#include <string>
#include <vector>

#include "procedure/meeting_entries.h"
#include "procedure/work_entries.h"

/// Meetings and last days as a file for calendar programs (iCalendar, RFC 5545).
namespace kiemdiem::procedure {

/// What a calendar shows of one day or hour.
struct CalendarEntry {
  std::string uid;         ///< the same for the same thing in every file
  std::string title;       ///< names bodies and steps, never a person
  std::string place;       ///< may be empty
  std::string words;       ///< shown when the entry is opened; may be empty
  Moment from;             ///< Vietnamese time; without a time: the whole day
  bool takes_time = true;  ///< a meeting; false: a last day, which leaves the day free
};

/// Whether who attends from above is named; a file that lies outside of the program goes without.
enum class Attending : std::uint8_t { named, left_out };

/// @param campaign its id: part of what makes an entry the same
std::vector<CalendarEntry> calendar_of(const std::vector<MeetingEntry>& meetings, std::string_view campaign,
                                       Attending attending);
/// The last days of what is still to be done, one entry a step and day; a day that moves keeps its entry.
/// Steps are named, subjects are not.
std::vector<CalendarEntry> calendar_of(const std::vector<WorkEntry>& work, std::string_view campaign);

/// @param name of the calendar; empty: none
/// @param stamp when it was made, in Vietnamese time (UTC+7)
/// @param minutes how long a meeting is taken to last
std::string to_ics(const std::vector<CalendarEntry>& entries, std::string_view name, const Moment& stamp,
                   int minutes = 180);

}  // namespace kiemdiem::procedure
