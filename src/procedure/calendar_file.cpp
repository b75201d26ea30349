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

std::string attending_words(const Meeting& meeting, const Work& work) {
  std::string who;
  for (const std::int32_t person : meeting.representatives)
    who += (who.empty() ? "Đại diện cấp trên: " : ", ") +
           work.situation().display_name(EntityRef{EntityKind::person, person});
  return who;
}

std::string title_of(const Meeting& meeting, const Work& work) {
  const EntityKind kind = facts::entity_kind(meeting.subject.kind);
  if (kind == EntityKind::person) return "Kiểm điểm cá nhân";
  return "Kiểm điểm " + work.situation().display_name(EntityRef{kind, meeting.subject.row});
}

/// Steps whose last day is the same: how much is to be done, and until which minute.
struct LastDay {
  std::size_t tasks = 0;
  std::int16_t minute = -1;
};

}  // namespace

std::vector<CalendarEntry> calendar_of(const Meetings& meetings, const Work& work, std::string_view campaign,
                                       Attending attending) {
  std::vector<CalendarEntry> entries;
  for (const Meeting& meeting : meetings.meetings) {
    if (!meeting.planned) continue;
    CalendarEntry& one = entries.emplace_back();
    one.uid = uid_of(campaign, work.situation().id(meeting.subject));
    one.title = title_of(meeting, work);
    one.place = meeting.place;
    if (attending == Attending::named) one.words = attending_words(meeting, work);
    one.from = *meeting.planned;
  }
  return entries;
}

std::vector<CalendarEntry> calendar_of(const WorkList& list, const Work& work, std::string_view campaign) {
  std::map<std::pair<Date, std::int32_t>, LastDay> days;
  for (const auto* section : {&list.late, &list.today, &list.this_week, &list.later, &list.waiting})
    for (const WorkItem& item : *section) {
      const Due& due = work.tasks()[static_cast<std::size_t>(item.tasks.front())].due;
      if (!due.last) continue;
      LastDay& last = days[{*due.last, item.step}];
      last.tasks += item.tasks.size();
      if (due.minute >= 0) last.minute = due.minute;
    }
  std::vector<CalendarEntry> entries;
  for (const auto& [at, last] : days) {
    const Step& step = work.plan().steps[static_cast<std::size_t>(at.second)];
    CalendarEntry& one = entries.emplace_back();
    one.uid = uid_of(campaign, fmt::format("{}-{}", step.id, day(at.first)));
    one.title = "Hạn: " + step.label.vi;
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
