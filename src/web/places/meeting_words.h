#pragma once

#include "pages/review_meetings.h"
#include "service/meeting_words.h"

/// What the pages of a meeting say alike.
namespace kiemdiem::web {

/// The address of an action about a meeting.
std::string meeting_address(const service::Call& call, const service::ReviewMeeting& meeting,
                            std::string_view action);
std::string item_address(const service::Call& call, const service::ReviewMeeting& meeting,
                         std::string_view action, const procedure::AgendaItem& item);

/// "Hội nghị kiểm điểm Chi bộ Khoa Nội (bổ sung)"
std::string title_of(const service::ReviewMeeting& meeting);
/// The name of who presides: who was chosen, else who is there and first in the row.
std::string chair_of(const service::ReviewMeeting& meeting, const procedure::AgendaItem& item);
pages::Mark mark_of(const service::ReviewMeeting& meeting, const procedure::AgendaItem& item);
pages::Clause clause_of(const service::ReviewMeeting& meeting, std::int32_t rule);
/// "8:05 – 8:40 (35 phút)"; the end is left out where there is none.
std::string span_words(const std::string& begun, const std::string& ended);
/// The moment for which the meeting is registered, with place.
std::string planned_words(const service::ReviewMeeting& meeting);
/// Who is there, counted: "18/20".
std::string attendance_words(const service::ReviewMeeting& meeting);
/// "An (lý do), Bình (lý do)"
std::string absent_words(const service::ReviewMeeting& meeting);
/// What each step has to announce: "12 người; còn thiếu: An, Bình".
std::string there_words(const service::ReviewMeeting& meeting, const procedure::Announced& announced);
std::string missing_words(const service::ReviewMeeting& meeting, const procedure::Announced& announced);
pages::Mark quorum_mark(const service::ReviewMeeting& meeting);

}  // namespace kiemdiem::web
