#pragma once

#include "procedure/work.h"

namespace kiemdiem::procedure {

/// A review meeting that is registered, or held without.
struct Meeting {
  SubjectRef subject;
  std::optional<Moment> planned;     ///< fact `planned` of the registration, else the day of the review
  std::optional<Moment> registered;  ///< day of the registration
  std::int32_t event = -1;           ///< row of the registration in the list of events; -1: none
  std::string place;                 ///< fact `place`; empty where not given
  std::vector<std::int32_t> representatives;  ///< people from above who attend
  std::vector<std::int32_t> chairs;           ///< who heads the body
  std::optional<Moment>
      register_by;  ///< last moment for the registration, by the rules; with a minute: before it
  assessment::Verdict in_time =
      assessment::Verdict::holds;  ///< breaks: registered too late, or not though it had to be
  bool held = false;
  std::int32_t rule = -1;  ///< the notice that asks for the registration; -1: none does
};

/// One person who is expected in two meetings at the same time.
struct Clash {
  std::size_t first = 0, second = 0;  ///< indices of meetings, by time
  std::int32_t person = -1;
  bool as_representative = true;  ///< else as the one who heads both bodies
};

struct Meetings {
  std::vector<Meeting> meetings;  ///< by time; unplanned ones last
  std::vector<Clash> clashes;
};

/// Whether two meetings take place at the same time. @param minutes how long one is taken to last
bool overlap(const Moment& one, const Moment& other, int minutes = 180);

/// @param minutes how long a meeting is taken to last; without a time it takes the whole day
Meetings meetings(const Work& work, int minutes = 180);

}  // namespace kiemdiem::procedure
