#include "service/gate.h"
#include "service/minutes.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/kept_minutes.h"
#include "web/places/meeting_words.h"
#include "web/places/printing.h"
#include "web/places/review_meetings.h"

// Minutes of a review meeting (biên bản): as they stand, as they were closed, and the form of a correction.

namespace kiemdiem::web {
namespace {

using service::MinutesLine;
using service::ReviewMeeting;

std::vector<pages::FactShown> lines_of(const std::vector<MinutesLine>& lines) {
  std::vector<pages::FactShown> shown;
  for (const MinutesLine& line : lines) shown.push_back({line.label, line.text, {}});
  return shown;
}

pages::MinutesPage page_of(const service::MinutesText& text) {
  pages::MinutesPage page;
  page.upper = text.upper;
  page.unit = text.unit;
  page.title = text.title;
  page.facts = lines_of(text.facts);
  page.told = lines_of(text.told);
  for (const service::MinutesPart& part : text.parts) {
    pages::MinutesItem item{part.heading, part.chair, part.time, part.state, lines_of(part.texts), {}};
    for (const MinutesLine& remark : part.remarks)
      item.remarks.push_back({remark.label, remark.text, {}, {}, {}});
    page.items.push_back(std::move(item));
  }
  page.ended = text.ended;
  page.other = text.other;
  page.chair = text.chair;
  page.secretary = text.secretary;
  return page;
}

}  // namespace

service::Outcome<pages::MinutesPage> meeting_minutes(service::Call& call) {
  const auto meeting = service::review_meeting(call);
  if (!meeting) return tl::unexpected{meeting.error()};
  if (meeting->record.version == 0) return service::refused(service::Refused::hidden);
  const auto kept = service::kept_minutes(call, meeting->id);
  if (!kept) return tl::unexpected{kept.error()};
  pages::MinutesPage page;
  if (kept->empty()) {
    page = page_of(service::minutes_of(*meeting));
  } else {
    const store::Minutes* minutes = version_asked(call, *kept);
    if (minutes == nullptr) return service::refused(service::Refused::hidden);
    page = page_of(service::minutes_from(minutes->body));
    page.kept = kept_lines(call, *minutes);
    page.superseded = superseded_words(*minutes, *kept);
    page.versions = version_links(call, *kept, meeting_address(call, *meeting, "meeting-minutes"));
  }
  call.title = "Biên bản: " + body_name(*meeting);
  page.actions = {{"Về hội nghị", meeting_address(call, *meeting, "review-meeting"), false, false, {}}};
  offer_paper(call, page.actions, "bien-ban-hoi-nghi", meeting->id);
  if (!kept->empty() && service::may_write(call, *meeting))
    offer(call, page.actions, "minutes-correction", "Đính chính biên bản",
          meeting_address(call, *meeting, "minutes-correction"));
  return page;
}

service::Outcome<pages::SheetPage> minutes_correction(service::Call& call) {
  const auto meeting = service::review_meeting(call);
  if (!meeting) return tl::unexpected{meeting.error()};
  const auto kept = service::kept_minutes(call, meeting->id);
  if (!kept) return tl::unexpected{kept.error()};
  if (kept->empty() || !service::may_write(call, *meeting)) return service::refused(service::Refused::hidden);
  service::MinutesText text = service::minutes_from(kept->back().body);
  pages::SheetPage page = correction_page(call, kept->back(), service::texts_in(text),
                                          meeting_address(call, *meeting, "correct-minutes"),
                                          meeting_address(call, *meeting, "meeting-minutes"));
  call.title = page.heading = "Đính chính biên bản: " + body_name(*meeting);
  return page;
}

service::Outcome<service::Done> correct_minutes(service::Call& call) {
  const auto made = service::correct_minutes(call);
  if (!made) return tl::unexpected{made.error()};
  return service::Done{
      address("meeting-minutes",
              {{"campaign", call.campaign->id}, {"unit", call.target.unit}, {"meeting", *made}}),
      "done.minutes_corrected",
      {},
      false,
      {},
      {}};
}

}  // namespace kiemdiem::web
