#pragma once

#include "procedure/agenda.h"
#include "procedure/meeting_state.h"
#include "service/judged.h"
#include "service/meeting_records.h"

/// Hội nghị kiểm điểm: a meeting as it is prepared, runs and is closed.
namespace kiemdiem::service {

/// Beside steps: the announcement of ratings and data of others.
inline constexpr std::string_view told_inputs = "inputs";

/// A meeting with all that is known of it.
struct ReviewMeeting {
  std::shared_ptr<const Judged> judged;
  std::shared_ptr<const Units> units;
  const Unit* unit = nullptr;  ///< the organization at which the body stands
  facts::EntityRef body;
  std::string id;            ///< as in addresses
  procedure::Agenda agenda;  ///< of a supplementary meeting what was left
  MeetingRecord record;
  std::map<std::string, ItemRecord> items;  ///< by subject
  std::vector<RemarkRecord> remarks;        ///< by time
  /// Of collectives that were asked about: what of the opinions is open, and what is told of them.
  std::map<std::string, std::string> open_opinions = {}, opinions = {};

  /// What others than the Party's bodies gave about those on the agenda, a line each (told_inputs).
  std::vector<std::string> outside_words() const;

  const procedure::Work& work() const { return *judged->work; }
  procedure::MeetingState state() const;
  bool running() const { return state() == procedure::MeetingState::running; }
  std::string subject(const procedure::AgendaItem& item) const;
  /// The item of a subject; null where the meeting has none.
  const procedure::AgendaItem* find(std::string_view subject) const;
  ItemRecord item(std::string_view subject) const;  ///< a new one where nothing is written yet
  bool is_absent(const procedure::AgendaItem& item) const;
  /// The review is recorded, here or without a meeting of the program.
  bool is_over(const procedure::AgendaItem& item) const;
  std::string person_name(std::string_view person) const;  ///< the id where the register does not have it
};

/// The meetings of an organization, opened or not: the first of each body, and further ones where something
/// was left. Without items and remarks.
Outcome<std::vector<ReviewMeeting>> meetings_of_unit(Call& call, const std::string& unit);

/// The one that the path names with {unit} and {meeting}; hidden where there is none.
Outcome<ReviewMeeting> review_meeting(Call& call);

/// Whether somebody may write in a meeting: leaders of the unit and above, of a group its leader, and whoever
/// is named as secretary.
bool may_write(const Call& call, const ReviewMeeting& meeting);
/// Whether an item is about the person acting.
bool is_own_case(const Call& call, const ReviewMeeting& meeting, const procedure::AgendaItem& item);

/// Why an item cannot be closed now, as far as it does not hang on its texts; empty where nothing is in the
/// way. What rules only warn of is not among it.
std::vector<std::string> obstacles_of(const ReviewMeeting& meeting, const procedure::AgendaItem& item);
/// Items without which the minutes cannot be closed, by name.
std::vector<std::string> open_items(const ReviewMeeting& meeting);
/// Who or what the supplementary meeting has to take up.
std::vector<std::string> left_subjects(const ReviewMeeting& meeting);

/// Why the day of the meeting of a body cannot be set now; empty where it can.
Outcome<std::string> why_not_called(Call& call, const std::string& body);

/// Begins the meeting or corrects who is there. @return its id
Outcome<std::string> save_opening(Call& call);
/// What was announced before the vote.
Outcome<std::string> save_announcements(Call& call);
Outcome<std::string> add_remark(Call& call);
/// Texts of an item; with `do` it is closed, opened again, returned to its writer or left to the next
/// meeting.
Outcome<std::string> save_item(Call& call);
/// Closes the minutes and files the papers.
Outcome<std::string> close_minutes(Call& call);
/// The group tells its cell what came out.
Outcome<std::string> send_group_report(Call& call);

}  // namespace kiemdiem::service
