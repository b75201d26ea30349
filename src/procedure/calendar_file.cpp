#include "procedure/calendar_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace kiemdiem::procedure {
namespace {

constexpr int ahead_of_utc = 7 * 60;  ///< minutes; Vietnam has no summer time
constexpr int minutes_an_hour = 60;
constexpr int minutes_a_day = 24 * minutes_an_hour;

/// TEXT of RFC 5545: backslash, semicolon, comma and line ends are escaped.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\r') continue;
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

/// A content line, folded so that no line is longer than 75 bytes and no letter is cut.
std::string line(std::string_view name, const std::string& value) {
  constexpr std::size_t limit = 75;
  const std::string whole = fmt::format("{}:{}", name, value);
  std::string out;
  std::size_t length = 0;
  for (std::size_t at = 0; at < whole.size();) {
    std::size_t next = at + 1;
    while (next < whole.size() && (static_cast<unsigned char>(whole[next]) & 0xC0U) == 0x80U) ++next;
    if (length + (next - at) > limit) {
      out += "\r\n ";
      length = 1;
    }
    out += whole.substr(at, next - at);
    length += next - at;
    at = next;
  }
  return out + "\r\n";
}

std::string day(Date date) {
  const auto [year, month, number] = parts(date);
  return fmt::format("{:04}{:02}{:02}", year, month, number);
}

/// Local minutes after midnight of a day, as UTC.
std::string utc(Date date, int minute) {
  minute -= ahead_of_utc;
  while (minute < 0) {
    minute += minutes_a_day;
    date = add_days(date, -1);
  }
  while (minute >= minutes_a_day) {
    minute -= minutes_a_day;
    date = add_days(date, 1);
  }
  return fmt::format("{}T{:02}{:02}00Z", day(date), minute / 60, minute % 60);
}

/// Where another program asks again: a few times a day is enough.
constexpr const char* asked_again = "PT4H";

std::string uid_of(std::string_view campaign, std::string_view what) {
  std::string uid = fmt::format("{}-{}@kiemdiem", campaign, what);
  std::ranges::replace(uid, ':', '-');
  return uid;
}

std::string entry(const CalendarEntry& shown, const Moment& stamp, int minutes) {
  std::string out = line("BEGIN", "VEVENT");
  out += line("UID", shown.uid);
  out += line("DTSTAMP", utc(stamp.date, stamp.has_time() ? stamp.minute : 0));
  if (shown.from.has_time()) {
    out += line("DTSTART", utc(shown.from.date, shown.from.minute));
    out += line("DTEND", utc(shown.from.date, shown.from.minute + minutes));
  } else {
    out += line("DTSTART;VALUE=DATE", day(shown.from.date));
    out += line("DTEND;VALUE=DATE", day(add_days(shown.from.date, 1)));
  }
  out += line("SUMMARY", escaped(shown.title));
  if (!shown.place.empty()) out += line("LOCATION", escaped(shown.place));
  if (!shown.words.empty()) out += line("DESCRIPTION", escaped(shown.words));
  if (!shown.takes_time) out += line("TRANSP", "TRANSPARENT");
  return out + line("END", "VEVENT");
}

std::string attending_words(const MeetingEntry& meeting) {
  std::string who;
  for (const PersonNamed& person : meeting.representatives)
    who += (who.empty() ? "Đại diện cấp trên: " : ", ") + person.name;
  return who;
}

std::string title_of(const MeetingEntry& meeting) {
  const bool body =
      meeting.subject.starts_with("organization:") || meeting.subject.starts_with("collective:");
  return body ? "Kiểm điểm " + meeting.body : "Kiểm điểm cá nhân";
}

/// A step that is due on a day: how much is to be done, and until which minute.
struct LastDay {
  std::string label;
  std::int32_t tasks = 0;
  std::int16_t minute = -1;
};

}  // namespace

std::vector<CalendarEntry> calendar_of(const std::vector<MeetingEntry>& meetings, std::string_view campaign,
                                       Attending attending) {
  std::vector<CalendarEntry> entries;
  for (const MeetingEntry& meeting : meetings) {
    CalendarEntry& one = entries.emplace_back();
    one.uid = uid_of(campaign, meeting.subject);
    one.title = title_of(meeting);
    one.place = meeting.place;
    if (attending == Attending::named) one.words = attending_words(meeting);
    one.from = meeting.planned;
  }
  return entries;
}

std::vector<CalendarEntry> calendar_of(const std::vector<WorkEntry>& work, std::string_view campaign) {
  std::map<std::pair<Date, std::string>, LastDay> days;
  for (const WorkEntry& item : work) {
    if (!item.last || item.section == Section::done) continue;
    LastDay& last = days[{*item.last, item.step}];
    last.label = item.label;
    last.tasks += item.tasks;
    if (item.minute >= 0) last.minute = item.minute;
  }
  std::vector<CalendarEntry> entries;
  std::map<std::string, int> days_of_step;
  for (const auto& [at, last] : days) {
    CalendarEntry& one = entries.emplace_back();
    one.uid = uid_of(campaign, fmt::format("{}-{}", at.second, ++days_of_step[at.second]));
    one.title = "Hạn: " + last.label;
    if (last.tasks > 1) one.title += fmt::format(" ({} việc)", last.tasks);
    if (last.minute >= 0)
      one.words =
          fmt::format("Trước {} giờ {:02}.", last.minute / minutes_an_hour, last.minute % minutes_an_hour);
    one.from.date = at.first;
    one.takes_time = false;
  }
  return entries;
}

std::string to_ics(const std::vector<CalendarEntry>& entries, std::string_view name, const Moment& stamp,
                   int minutes) {
  std::string out = line("BEGIN", "VCALENDAR") + line("VERSION", "2.0") +
                    line("PRODID", "-//kiemdiem//lich kiem diem//VI") + line("CALSCALE", "GREGORIAN");
  if (!name.empty())
    out += line("NAME", escaped(name)) + line("X-WR-CALNAME", escaped(name)) +
           line("REFRESH-INTERVAL;VALUE=DURATION", asked_again) + line("X-PUBLISHED-TTL", asked_again);
  for (const CalendarEntry& one : entries) out += entry(one, stamp, minutes);
  return out + line("END", "VCALENDAR");
}

}  // namespace kiemdiem::procedure
