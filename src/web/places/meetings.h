#pragma once

#include "pages/work_list.h"
#include "service/call.h"
#include "web/binding.h"

/// Lịch hội nghị.
namespace kiemdiem::web {

/// Of the unit that the visitor acts for.
service::Outcome<pages::MeetingsPage> meetings(service::Call& call);
/// @param most_judged of an organization with more members the meetings are put together part by part
service::Outcome<pages::MeetingsPage> meetings_page(service::Call& call, const std::string& unit,
                                                    std::int64_t most_judged);
/// Of the unit in the path, with the form that registers one there.
service::Outcome<pages::MeetingsPage> unit_meetings(service::Call& call);
service::Outcome<service::Done> register_meeting(service::Call& call);
/// As iCalendar.
service::Outcome<FileAnswer> calendar(service::Call& call);

}  // namespace kiemdiem::web
