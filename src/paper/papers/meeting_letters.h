#pragma once

#include "paper/papers/frame.h"

/// Papers before a review meeting: invitation (F18), registration (F17) and the schedule that answers it.
namespace kiemdiem::paper {

struct Invitation {
  Issued issued;
  std::string event;                 ///< "Hội nghị kiểm điểm … năm 2026"
  std::vector<Participant> invited;  ///< a sheet each; empty: one with room for the name
  std::string chair = {};
  std::optional<Moment> time = {};
  std::string venue = {};
  std::vector<std::string> agenda = {};
  std::string papers = {};  ///< what is sent along
};
Paper invitation(const Invitation& invitation, const Profile& profile);

struct Registration {
  Issued issued;
  std::string addressee;  ///< the superior body
  std::string period;     ///< "năm 2026"
  std::string body;       ///< who meets
  std::optional<Moment> time = {};
  std::string venue = {};
  std::string chair = {};
  std::string represented_by = {};  ///< who from above was asked to attend
  std::vector<std::string> subjects = {};
  std::string papers = {};  ///< what goes along, in how many sets
};
Paper registration(const Registration& registration, const Profile& profile);

struct ScheduledMeeting {
  std::string body;
  std::optional<Moment> time = {};
  std::string venue = {};
  std::string attends = {};  ///< from above
  std::string remark = {};
};
struct Schedule {
  Issued issued;
  std::string period;
  std::vector<ScheduledMeeting> meetings;
};
Paper schedule(const Schedule& schedule, const Profile& profile);

}  // namespace kiemdiem::paper
