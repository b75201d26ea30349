#pragma once

#include "procedure/meetings.h"
#include "service/review_meetings.h"

/// What pages, papers and minutes of a meeting say alike.
namespace kiemdiem::service {

std::string body_name(const ReviewMeeting& meeting);
std::string name_of(const ReviewMeeting& meeting, const procedure::AgendaItem& item);
/// "bí thư", "tập thể"
std::string what_of(const ReviewMeeting& meeting, const procedure::AgendaItem& item);
/// The registration of the meeting; null where there is none.
const procedure::Meeting* registered(const procedure::Meetings& all, const ReviewMeeting& meeting);
/// "8:05 – 8:40 (35 phút)"; the end is left out where there is none.
std::string span_words(const std::string& begun, const std::string& ended);
int summoned_count(const ReviewMeeting& meeting);
/// "An (lý do), Bình (lý do)"
std::string absent_words(const ReviewMeeting& meeting);
/// "An, Bình"
std::string names_of(const ReviewMeeting& meeting, const std::vector<std::string>& people);

/// "Bí thư" of somebody on the agenda; empty for others.
std::string post_words(const ReviewMeeting& meeting, const std::string& person);
/// A party group reviews its members before the cell does.
bool is_of_group(const ReviewMeeting& meeting);

}  // namespace kiemdiem::service
