#pragma once

#include "pages/shell.h"

/// Hội nghị kiểm điểm.
namespace kiemdiem::pages {

/// The meetings of a unit: to come, running, held.
struct ReviewMeetingLine {
  Link link;               ///< "Hội nghị Chi bộ Khoa Nội"
  std::string when;        ///< planned, begun or held
  std::string items;       ///< "3/12 mục đã kết luận"
  std::string attendance;  ///< "18/20 người có mặt"; empty: not opened
  Mark mark;
};
struct ReviewMeetingsPage {
  std::string unit;
  std::vector<ReviewMeetingLine> meetings;
  std::vector<Button> actions;
  EmptyState empty;
};

/// A line of the agenda.
struct AgendaLine {
  int number = 0;
  Link link;
  std::string what;  ///< "tập thể", "bí thư"
  std::string chair;
  Mark mark;
  bool current = false;
};

/// Something to know before, with where it is written.
struct MeetingNotice {
  Mark mark;
  std::string text;
  Clause clause;
};

struct AnnouncementLine {
  std::string name;   ///< of the input
  std::string value;  ///< of the box
  std::string label;
  std::string there;    ///< "có 12: …"
  std::string missing;  ///< "còn thiếu 2: …"; empty: nothing
  bool told = false;
  std::string text;
};
struct AnnouncementForm {
  std::string action;  ///< empty: only shown
  std::string version;
  Clause clause;
  std::vector<AnnouncementLine> lines;
};

struct RemarkLine {
  std::string speaker, text, at;
  std::string remove_action;  ///< empty: cannot be taken back
  std::string id;
};

/// A text of the minutes that is written into.
struct MinutesText {
  std::string name, label, value, error;
  bool required = false;
  bool one_line = false;
};

struct OtherReview {
  std::string where;
  std::string words;  ///< "phải xong trước", "sau hội nghị này"
  Mark mark;
  Clause clause;
};

/// The item that is taken up, in large letters.
struct ItemShown {
  std::string name;
  std::string what;
  Mark mark;
  std::string reason;        ///< why it was returned or left; empty: it was not
  std::string barred;        ///< why whoever looks may not write it; empty: that is not said
  std::vector<Link> papers;  ///< self-review, what is known of the subject
  std::vector<MeetingNotice> before;
  std::vector<OtherReview> elsewhere;
  std::vector<RemarkLine> remarks;
  std::vector<MinutesText> texts;  ///< shown also where nobody writes any more
  std::string time;                ///< "8:30 – 8:50 (20 phút)"

  std::string action;  ///< empty: cannot be written
  std::string version;
  std::vector<Option> chairs;
  std::string chair_error, reason_error;
  Clause chair_clause;
  std::string remark_action, remark_speaker, remark_text;
  std::vector<std::string> present;  ///< names offered for the speaker
  std::string reopen_action;
  Link previous, next;
};

struct ReviewMeetingPage {
  std::string title;
  std::vector<FactShown> facts;  ///< time, place, chair, secretary, attendance, quorum
  std::string attendance;        ///< "18/20"
  Mark quorum;
  std::vector<MeetingNotice> notices;
  std::string agenda_href;  ///< of the meeting as a whole
  std::vector<AgendaLine> agenda;
  std::optional<ItemShown> item;  ///< nothing: the meeting as a whole
  AnnouncementForm announcements;
  std::vector<std::string> still_open;  ///< items without a conclusion
  std::string close_action;             ///< empty: cannot be closed by whoever looks
  std::string version, other;
  std::vector<Button> actions;
};

struct AttendanceLine {
  std::string id, name, post;
  bool present = true;
  std::string reason, error;
};
struct MeetingOpeningPage {
  std::string title, action, version, cancel_href;
  std::vector<AttendanceLine> people;
  std::string people_error;
  std::vector<Option> chairs, secretaries, quorums;
  std::string chair_error, secretary_error, quorum_error, representative_error;
  std::string place, invited, representative;
  bool opened = false;
};

/// Papers for print.
struct MinutesItem {
  std::string heading;
  std::string chair;
  std::string time;
  std::string state;  ///< of what was not concluded; empty: it was
  std::vector<FactShown> texts;
  std::vector<RemarkLine> remarks;
};
/// A version of closed minutes.
struct MinutesVersion {
  Link link;
  std::string words;   ///< when and by whom it was written
  std::string reason;  ///< of a correction
};
struct MinutesPage {
  std::string upper, unit;  ///< the head of the paper
  std::string title;        ///< "Hội nghị kiểm điểm … năm 2021"
  std::vector<FactShown> facts;
  std::vector<FactShown> told;
  std::vector<MinutesItem> items;
  std::string ended;
  std::string other;
  std::string chair, secretary;
  std::string superseded;                ///< of an older version; empty: it is the one that counts
  std::vector<FactShown> kept;           ///< version, hash and end of the log; empty: not closed yet
  std::vector<MinutesVersion> versions;  ///< where there are several
  std::vector<Button> actions;
};
struct InvitationPage {
  std::string upper, unit, title;
  std::vector<FactShown> facts;
  std::vector<std::string> agenda;
  std::vector<std::string> invited;
  std::vector<Button> actions;
};

std::string render(const Shell& shell, const ReviewMeetingsPage& page);
std::string render(const Shell& shell, const ReviewMeetingPage& page);
std::string render(const Shell& shell, const MeetingOpeningPage& page);
std::string render(const Shell& shell, const MinutesPage& page);
std::string render(const Shell& shell, const InvitationPage& page);

}  // namespace kiemdiem::pages
