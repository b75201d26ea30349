#pragma once

#include "pages/review_meetings.h"
#include "pages/shell.h"

/// Bỏ phiếu: list, preparation, running, counting, minutes.
namespace kiemdiem::pages {

struct PollRow {
  Link link;  ///< what is voted on
  std::string mode, day;
  int lines = 0;
  Mark mark;
};

struct PollsPage {
  std::vector<PollRow> polls;
  std::vector<Button> actions;
  EmptyState empty;
};

/// A subject on the form of a new poll.
struct PollCandidate {
  std::string id, name, kind;
  bool chosen = false;
  std::string bar;  ///< why it cannot be voted on now, or not at all; empty: it can
  Clause clause;
};

struct PollElector {
  std::string id, name, post;
  bool summoned = false, present = false, teller = false;
};

/// Posts `kind`, `mode`, `day`, `chair`, `most`, `replaces`, `reason`; many of `subject`, `summoned`,
/// `present`, `teller`.
struct PollFormPage {
  std::string action, cancel_href;
  std::vector<Option> kinds, modes, chairs;
  std::string day, most, replaces, reason;
  std::vector<PollCandidate> candidates;
  std::vector<PollElector> electors;
  std::string kind_error, mode_error, day_error, chair_error, most_error, reason_error, subject_error,
      elector_error;
  std::vector<std::string> rules;  ///< what the documents say of the vote, with their clauses
};

/// A person on the list by which slips are handed out. Posts `handed`.
struct HandedLine {
  std::string id, name;
  bool present = false, handed = false;
};

/// Counts of one line of the sheet; one figure a column.
struct TallyLine {
  int number = 0;
  std::string name, post;
  std::vector<std::string> counts;  ///< "12", with the share "12 (66,67%)"
  std::string carried;              ///< in words; empty: no threshold, or none reached
};

struct TallyTable {
  std::vector<std::string> columns;
  std::vector<TallyLine> lines;
  std::string carried_head;  ///< empty: no column of what was carried
};

/// What stands at the top of a poll and its minutes.
struct PollFact {
  std::string label, value;
};

/// What is shown once, right after it was made.
struct ShownOnce {
  std::vector<std::string> phrases, codes;
  std::vector<std::string> phrase_owners;
  std::string envelope;
  std::string kiosk_href;  ///< where the codes are typed; a picture of it stands on each slip
};

struct PollPage {
  std::string origin;  ///< "https://10.42.0.1:8443": this server as phones reach it; set by the web shell
  std::string title, back_href;
  Mark mark;
  std::string next;     ///< what is to be done now, and by whom
  std::string warning;  ///< small panel; may be empty
  std::vector<PollFact> facts;
  std::vector<Button> actions;
  std::optional<ShownOnce> shown_once;
  std::string hand_action;  ///< empty: slips are not handed out now
  std::vector<HandedLine> handed;
  int handed_count = 0, present_count = 0;
  std::vector<std::string> differences;  ///< fields in which two counts differ, in words
  std::string box_action;                ///< two phrases open the box; empty: not now
  std::string box_error;
  std::string confirm_action, confirm_hash;
  std::optional<TallyTable> tally;
  std::string cancel_action, cancel_error;
  std::string cancelled_for;
  std::vector<std::string> left_off;
};

struct CountField {
  std::string name, label, value, error;
  bool differs = false;
};
struct CountLine {
  int number = 0;
  std::string name, post;
  std::vector<CountField> cells;  ///< an empty name: no such box
  std::string error;              ///< of the whole line
};

/// One teller types what was counted.
struct CountPage {
  std::string title, action, back_href;
  std::vector<CountField> sheets, voided;
  std::vector<std::string> columns;
  std::vector<CountLine> lines;
  bool saved = false;
  bool differs = false;
};

/// Biên bản kiểm phiếu (F23).
struct TallyMinutesPage {
  std::string upper, organization, title, back_href, place_line;
  std::vector<PollFact> people, sheets;
  TallyTable tally;
  std::string base;  ///< what the shares are counted by
  std::vector<std::string> statements;
  std::vector<std::string> left_off;
  std::string hash;  ///< first 20 digits
  std::vector<std::string> tellers;
  std::string chair;
  std::string superseded;                ///< of an older version; empty: it is the one that counts
  std::vector<FactShown> kept;           ///< version, hash and end of the log; empty: not kept
  std::vector<MinutesVersion> versions;  ///< where there are several
  std::vector<Button> actions;
};

/// The page without an account: code and sheet in one form.
struct KioskPage {
  std::string action, submission, unit, title, note, code_error, error;
  std::string code;
  bool open = false;
  struct KioskLine {
    int number = 0;
    std::string name, post, error;
    std::vector<Option> boxes;
  };
  std::vector<KioskLine> lines;
};

struct ReceivedPage {
  std::string again_href;
};

std::string render(const Shell& shell, const PollsPage& page);
std::string render(const Shell& shell, const PollFormPage& page);
std::string render(const Shell& shell, const PollPage& page);
std::string render(const Shell& shell, const CountPage& page);
std::string render(const Shell& shell, const TallyMinutesPage& page);
std::string render(const Shell& shell, const KioskPage& page);
std::string render(const Shell& shell, const ReceivedPage& page);

}  // namespace kiemdiem::pages
