#pragma once

#include "pages/shell.h"

namespace kiemdiem::pages {

/// One task: verb, object, due day, one button.
struct WorkLine {
  std::string id;           ///< anchor; stable from day to day
  std::string verb;         ///< "Gửi hồ sơ"
  std::string object;       ///< "Chi bộ 3: 4 đảng viên"
  std::optional<Date> due;  ///< last day on which it is in time ("trước 15/12" is 14/12)
  std::string due_rule;     ///< the words of the plan: "trước ngày 15/12"; may be empty
  Mark mark;
  std::string waits_for;  ///< whom
  std::string waits_why;  ///< for what
  Clause clause;
  Button button;  ///< empty label: nothing to press
};

enum class WorkSection : std::uint8_t { overdue, today, this_week, later, waiting, done };

struct WorkPart {
  WorkSection section = WorkSection::today;
  std::vector<WorkLine> lines;
  int more = 0;           ///< lines left out
  std::string more_href;  ///< the list with all of them
};

/// Việc hôm nay. Parts appear in the order of WorkSection whatever order they come in; empty ones are left
/// out.
struct WorkListPage {
  std::vector<WorkPart> parts;
  std::string calendar_href;  ///< .ics
  std::string meetings_href;
  std::vector<Option> filters;  ///< by unit or by campaign; sent by GET as `loc`; empty: no filter
  EmptyState empty;
};

/// One review meeting.
struct MeetingLine {
  Moment at;
  std::string unit;
  std::string subject;  ///< who is reviewed
  std::string room;
  std::string chair;
  std::string attends;  ///< representative of the upper level
  std::string clash;    ///< in words with what it clashes; empty: with nothing
  Mark mark;
  Link link;
};

/// Posts the names of the fields given in `fields`.
struct MeetingForm {
  std::string action;
  std::vector<Option> subjects;  ///< `subject`
  /// As typed: `day` (12/12/2026), `time` (8:00), `room`, `chair`, `representative` (names or ids).
  std::string day, time, room, chair, representative;
  std::string subject_error, day_error, time_error, room_error, chair_error, representative_error;
  std::string earliest, latest;  ///< ISO days that the plan allows; may be empty
  Clause clause;                 ///< which asks for the registration
};

/// Lịch hội nghị: all meetings by week, clashes marked, with the form that registers one.
struct MeetingsPage {
  std::vector<MeetingLine> meetings;  ///< in any order
  std::string feed_href;              ///< of the page of the calendar on a telephone
  std::string held_href;  ///< where the review meetings of the unit are held; empty: not for this role
  std::string calendar_href;
  std::string previous_href, next_href;
  std::optional<MeetingForm> form;
  EmptyState empty;
};

std::string render(const Shell& shell, const WorkListPage& page);
std::string render(const Shell& shell, const MeetingsPage& page);

}  // namespace kiemdiem::pages
