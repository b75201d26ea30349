#pragma once

#include "procedure/meetings.h"
#include "service/review_meetings.h"

/// What pages and papers of a meeting say alike.
namespace kiemdiem::service {

std::string body_name(const ReviewMeeting& meeting);
std::string name_of(const ReviewMeeting& meeting, const procedure::AgendaItem& item);
/// "bí thư", "tập thể"
std::string what_of(const ReviewMeeting& meeting, const procedure::AgendaItem& item);
/// The registration of the meeting; null where there is none.
const procedure::Meeting* registered(const procedure::Meetings& all, const ReviewMeeting& meeting);
int summoned_count(const ReviewMeeting& meeting);
/// "An, Bình"
std::string names_of(const ReviewMeeting& meeting, const std::vector<std::string>& people);

}  // namespace kiemdiem::service
