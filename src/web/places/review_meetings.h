#pragma once

#include "pages/review_meetings.h"
#include "pages/sheet.h"
#include "service/review_meetings.h"

/// Hội nghị kiểm điểm: to come, running, held.
namespace kiemdiem::web {

service::Outcome<pages::ReviewMeetingsPage> review_meetings(service::Call& call);
service::Outcome<pages::ReviewMeetingPage> review_meeting(service::Call& call);
service::Outcome<pages::ReviewMeetingPage> meeting_item(service::Call& call);
service::Outcome<pages::MeetingOpeningPage> meeting_opening(service::Call& call);
service::Outcome<pages::MinutesPage> meeting_minutes(service::Call& call);
service::Outcome<pages::SheetPage> minutes_correction(service::Call& call);
service::Outcome<pages::InvitationPage> meeting_invitation(service::Call& call);

service::Outcome<service::Done> save_opening(service::Call& call);
service::Outcome<service::Done> save_announcements(service::Call& call);
service::Outcome<service::Done> save_item(service::Call& call);
service::Outcome<service::Done> add_remark(service::Call& call);
service::Outcome<service::Done> close_minutes(service::Call& call);
service::Outcome<service::Done> correct_minutes(service::Call& call);
service::Outcome<service::Done> send_group_report(service::Call& call);

}  // namespace kiemdiem::web
