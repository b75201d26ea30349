#include <fmt/format.h>

#include <algorithm>

#include "sealing/secret.h"
#include "service/gate.h"
#include "service/minutes.h"
#include "service/registers.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/meeting_words.h"
#include "web/places/printing.h"
#include "web/places/review_meetings.h"
#include "web/places/sheets.h"

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

std::string version_words(std::int64_t version) {
  return version == 1 ? "Bản khóa lần đầu" : fmt::format("Bản đính chính {}", version - 1);
}

void add_kept(const store::Minutes& minutes, pages::MinutesPage& page) {
  page.kept = {{"Bản", version_words(minutes.version), {}},
               {"Lưu lúc", time_words(minutes.at), {}},
               {"Mã kiểm tra", sealing::printed_hash(minutes.hash), {}}};
  if (!minutes.replaces.empty()) {
    page.kept.push_back({"Thay cho bản có mã", sealing::printed_hash(minutes.replaces), {}});
    page.kept.push_back({"Lý do đính chính", minutes.reason, {}});
  }
  if (minutes.anchor.seq > 0)
    page.kept.push_back({"Điểm neo nhật ký", minutes.chain + "=" + to_text(minutes.anchor), {}});
}

void add_versions(service::Call& call, const ReviewMeeting& meeting, const std::vector<store::Minutes>& kept,
                  pages::MinutesPage& page) {
  if (kept.size() < 2) return;
  for (const store::Minutes& minutes : kept)
    page.versions.push_back(
        {{version_words(minutes.version),
          address_with("meeting-minutes",
                       {{"campaign", call.campaign->id}, {"unit", meeting.unit->id}, {"meeting", meeting.id}},
                       {{"ban", std::to_string(minutes.version)}})},
         fmt::format("{}, {}", time_words(minutes.at), service::account_name(call, minutes.made_by)),
         minutes.reason});
}

/// The version that is asked for; the last one where none is.
const store::Minutes* version_asked(const service::Call& call, const std::vector<store::Minutes>& kept) {
  const std::string& asked = call.inputs.get("ban");
  if (asked.empty()) return &kept.back();
  const auto found = std::ranges::find_if(
      kept, [&](const store::Minutes& one) { return std::to_string(one.version) == asked; });
  return found == kept.end() ? nullptr : &*found;
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
    add_kept(*minutes, page);
    if (minutes != &kept->back())
      page.superseded = fmt::format("Bản này đã được thay bằng {}.", version_words(kept->back().version));
    add_versions(call, *meeting, *kept, page);
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
  const store::Minutes& minutes = kept->back();
  pages::SheetPage page;
  call.title = page.heading = "Đính chính biên bản: " + body_name(*meeting);
  page.lead =
      fmt::format("Đang sửa từ {}, mã {}. Bản đó vẫn được giữ; bản mới ghi rõ thay cho bản nào và vì sao.",
                  version_words(minutes.version), sealing::printed_hash(minutes.hash));
  page.actions = {{"Về biên bản", meeting_address(call, *meeting, "meeting-minutes"), false, false, {}}};
  pages::SheetForm form;
  form.action = meeting_address(call, *meeting, "correct-minutes");
  form.hidden = {{"version", std::to_string(minutes.version), false, {}}};
  form.inputs.push_back(typed(call, {.name = "reason", .label = "Lý do đính chính", .required = true}));
  service::MinutesText text = service::minutes_from(minutes.body);
  for (const service::CorrectedText& one : service::texts_in(text))
    form.inputs.push_back(
        typed(call, {.name = one.field,
                     .label = one.heading.empty() ? one.label : one.heading + " – " + one.label,
                     .type = "long",
                     .value = *one.text}));
  form.submit = "Ghi bản đính chính";
  page.sections.push_back({"", {problem_of(call, "")}, {}, std::move(form)});
  if (page.sections.front().paragraphs.front().empty()) page.sections.front().paragraphs.clear();
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
