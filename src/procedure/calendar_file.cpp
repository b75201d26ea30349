#include <fmt/format.h>

#include "procedure/meetings.h"

namespace kiemdiem::procedure {
namespace {

constexpr int ahead_of_utc = 7 * 60;  ///< minutes; Vietnam has no summer time
constexpr int minutes_a_day = 24 * 60;

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

std::string entry(const Meeting& meeting, const Work& work, const Moment& stamp, int minutes) {
  const EntityRef body{facts::entity_kind(meeting.subject.kind), meeting.subject.row};
  const std::string id = work.situation().id(meeting.subject);
  std::string uid = id;
  for (char& c : uid)
    if (c == ':') c = '-';
  std::string out = line("BEGIN", "VEVENT");
  out += line("UID", fmt::format("{}-{}@kiemdiem", uid, work.situation().period.year));
  out += line("DTSTAMP", utc(stamp.date, stamp.has_time() ? stamp.minute : 0));
  const Moment& planned = *meeting.planned;
  if (planned.has_time()) {
    out += line("DTSTART", utc(planned.date, planned.minute));
    out += line("DTEND", utc(planned.date, planned.minute + minutes));
  } else {
    out += line("DTSTART;VALUE=DATE", day(planned.date));
    out += line("DTEND;VALUE=DATE", day(add_days(planned.date, 1)));
  }
  out += line("SUMMARY", escaped("Kiểm điểm " + work.situation().display_name(body)));
  if (!meeting.place.empty()) out += line("LOCATION", escaped(meeting.place));
  std::string who;
  for (const std::int32_t person : meeting.representatives)
    who += (who.empty() ? "Đại diện cấp trên: " : ", ") +
           work.situation().display_name(EntityRef{EntityKind::person, person});
  if (!who.empty()) out += line("DESCRIPTION", escaped(who));
  return out + line("END", "VEVENT");
}

}  // namespace

std::string to_ics(const Meetings& meetings, const Work& work, Moment stamp, int minutes) {
  std::string out = line("BEGIN", "VCALENDAR") + line("VERSION", "2.0") +
                    line("PRODID", "-//kiemdiem//lich kiem diem//VI") + line("CALSCALE", "GREGORIAN");
  for (const Meeting& meeting : meetings.meetings)
    if (meeting.planned) out += entry(meeting, work, stamp, minutes);
  return out + line("END", "VCALENDAR");
}

}  // namespace kiemdiem::procedure
