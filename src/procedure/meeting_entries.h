#pragma once

#include "procedure/meetings.h"

/// Meetings that have a day as plain values: they outlive the situation that they were made from.
namespace kiemdiem::procedure {

struct PersonNamed {
  std::string id, name;
  bool operator==(const PersonNamed&) const = default;
};

struct MeetingEntry {
  std::string subject;       ///< "collective:bch"
  std::string body;          ///< its name
  std::string organization;  ///< id: a unit and its committee meet together
  std::string unit;          ///< id of the party organization whose work it is; may be empty
  Moment planned;
  std::string place;
  std::string chair;                         ///< who was named in the registration, else who heads the body
  std::vector<PersonNamed> representatives;  ///< people from above who attend
  std::vector<PersonNamed> heads;            ///< who heads the body
  bool held = false;
  bool registered = false;                                   ///< in time or not
  bool asked = false;                                        ///< a rule asks for the registration
  std::optional<Moment> register_by;                         ///< last moment for it
  assessment::Verdict in_time = assessment::Verdict::holds;  ///< as Meeting::in_time

  bool operator==(const MeetingEntry&) const = default;
};

MeetingEntry entry_of(const Work& work, const Meeting& meeting);

/// Those that have a day, by time.
std::vector<MeetingEntry> entries_of(const Work& work, const Meetings& meetings);

/// One person who is expected in two meetings at the same time.
struct ClashOf {
  std::size_t first = 0, second = 0;  ///< indices of entries
  PersonNamed person;
  bool as_representative = true;  ///< else as the one who heads both bodies
};
/// @param entries by time @param minutes how long a meeting is taken to last
std::vector<ClashOf> clashes_of(const std::vector<MeetingEntry>& entries, int minutes = 180);

}  // namespace kiemdiem::procedure
