#include <algorithm>

#include "pages/inputs.h"
#include "pages/work_list.h"

namespace kiemdiem::pages {
namespace {

Date monday_of(Date day) {
  return add_days(day, -static_cast<int>(weekday(day)));
}

std::string at_text(Language language, const Moment& at) {
  std::string text = weekday_text(language, at.date);
  if (at.has_time()) {
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    text = two(at.minute / 60) + ":" + two(at.minute % 60) + ", " + text;
  }
  return text;
}

void fill_meeting(View& row, const MeetingLine& meeting, Language language, const Texts& texts) {
  row.set("ROW", meeting.clash.empty() ? "calm" : "clashing").set("AT", at_text(language, meeting.at));
  add_link(row, "LINK", {meeting.unit, meeting.link.href});
  row.show_text("SUBJECT", meeting.subject);
  row.set("ROOM", meeting.room).set("CHAIR", meeting.chair).set("ATTENDS", meeting.attends);
  add_mark(row, "MARK", meeting.mark, texts);
  row.show_text("CLASH", meeting.clash);
}

void fill_weeks(View& content, const MeetingsPage& page, const Frame& frame) {
  std::vector<MeetingLine> meetings = page.meetings;
  std::ranges::stable_sort(meetings, {}, [](const MeetingLine& line) { return line.at.packed(); });
  View* week = nullptr;
  Date monday;
  for (const MeetingLine& meeting : meetings) {
    if (week == nullptr || monday_of(meeting.at.date) != monday) {
      monday = monday_of(meeting.at.date);
      week = &content.add("WEEK");
      week->set("WEEK",
                frame.texts("meetings.week", {{"first", day_text(frame.language(), monday)},
                                              {"last", day_text(frame.language(), add_days(monday, 6))}}));
    }
    fill_meeting(week->add("MEETING"), meeting, frame.language(), frame.texts);
  }
}

/// "ngày/tháng/năm, từ 12/12/2026 đến 18/12/2026"
std::string day_help(const MeetingForm& form, Language language, const Texts& texts) {
  const auto first = parse_date(form.earliest);
  const auto last = parse_date(form.latest);
  if (!first || !last) return texts("form.day_hint");
  return texts("meetings.day_help",
               {{"first", day_text(language, *first)}, {"last", day_text(language, *last)}});
}

void fill_form(View& shown, const MeetingForm& form, Language language, const Texts& texts) {
  shown.set("ACTION", form.action);
  add_clause(shown, "CLAUSE", form.clause, texts);
  const auto add = [&](const Input& input) { add_input(shown, "INPUT", input); };
  const auto select = [&](const char* name, const std::string& error, const std::vector<Option>& options) {
    add({.name = name,
         .label = texts(std::string{"meetings."} + name),
         .type = "select",
         .error = error,
         .options = options});
  };
  select("subject", form.subject_error, form.subjects);
  add({.name = "day",
       .label = texts("meetings.day"),
       .value = form.day,
       .help = day_help(form, language, texts),
       .error = form.day_error,
       .required = true});
  add({.name = "time",
       .label = texts("meetings.time"),
       .value = form.time,
       .help = texts("meetings.time_help"),
       .error = form.time_error,
       .required = true});
  add({.name = "room", .label = texts("meetings.room"), .value = form.room, .error = form.room_error});
  add({.name = "chair", .label = texts("meetings.chair"), .value = form.chair, .error = form.chair_error});
  add({.name = "representative",
       .label = texts("meetings.attends"),
       .value = form.representative,
       .help = texts("meetings.attends_help"),
       .error = form.representative_error});
}

}  // namespace

std::string render(const Shell& shell, const MeetingsPage& page) {
  Frame frame{shell, "meetings.tpl"};
  View& content = frame.content;
  content.set("LAYOUT", page.form ? "with-panel wide" : "without-panel");
  content.show_text("PREVIOUS", page.previous_href);
  content.show_text("NEXT", page.next_href);
  content.show_text("CALENDAR", page.calendar_href);
  content.show_text("FEED", page.feed_href);
  content.show_text("HELD", page.held_href);
  if (page.meetings.empty()) add_empty(content, page.empty);
  fill_weeks(content, page, frame);
  if (page.form) fill_form(content.add("FORM"), *page.form, shell.language, frame.texts);
  return frame.html();
}

}  // namespace kiemdiem::pages
