#include <fmt/format.h>

#include <algorithm>

#include "service/entries.h"
#include "service/registers.h"
#include "web/addresses.h"
#include "web/places/meeting_words.h"
#include "web/places/printing.h"
#include "web/places/review_meetings.h"

// The form of the opening and the papers for print: invitation (giấy mời) and minutes (biên bản).

namespace kiemdiem::web {
namespace {

using procedure::AgendaItem;
using service::ItemState;
using service::ReviewMeeting;

std::string person_id(const ReviewMeeting& meeting, std::int32_t row) {
  return meeting.judged->situation.id(facts::EntityRef{facts::EntityKind::person, row});
}

bool is_exempt(const ReviewMeeting& meeting, std::int32_t row) {
  const facts::Column& exempt = meeting.judged->situation.column("people", "exempt");
  const auto at = static_cast<std::size_t>(row);
  return exempt.known(at) && exempt.numbers[at] != 0;
}

pages::AttendanceLine line_of(const service::Call& call, const ReviewMeeting& meeting, std::int32_t row) {
  const std::string id = person_id(meeting, row);
  pages::AttendanceLine line;
  line.id = id;
  line.name = meeting.person_name(id);
  if (is_exempt(meeting, row)) line.post = "miễn sinh hoạt";
  const std::string field = "fact.absent." + id;
  if (!call.problems.empty()) {
    line.present = std::ranges::count(call.inputs.all("present"), id) > 0;
    line.reason = call.inputs.get(field);
  } else if (meeting.record.version > 0) {
    line.present = std::ranges::count(meeting.record.present, id) > 0;
    if (const auto absent = meeting.record.absent.find(id); absent != meeting.record.absent.end())
      line.reason = absent->second;
  } else {
    line.present = !is_exempt(meeting, row);
  }
  line.error = service::problem_of(call, field);
  return line;
}

/// What was typed where the form is shown again, else what is kept.
std::string value_of(const service::Call& call, const char* name, const std::string& kept) {
  return call.problems.empty() ? kept : call.inputs.get(name);
}

std::vector<pages::Option> people_options(const ReviewMeeting& meeting,
                                          const std::vector<std::int32_t>& people,
                                          const std::string& chosen) {
  std::vector<pages::Option> options{{"", "– chọn –", chosen.empty(), {}}};
  for (const std::int32_t row : people) {
    const std::string id = person_id(meeting, row);
    options.push_back({id, meeting.person_name(id), id == chosen, {}});
  }
  return options;
}

/// Who usually presides: the first of the first item.
std::string usual_chair(const ReviewMeeting& meeting) {
  if (meeting.agenda.items.empty() || meeting.agenda.items.front().chairs.empty()) return {};
  return person_id(meeting, meeting.agenda.items.front().chairs.front());
}

std::vector<pages::Option> quorums(const ReviewMeeting& meeting, const std::string& chosen) {
  const std::string said{procedure::name(meeting.judged->meeting_rules.quorum)};
  const std::string taken = meeting.record.version > 0 || !chosen.empty() ? chosen : said;
  std::vector<pages::Option> options;
  for (const auto& [quorum, label] :
       {std::pair{procedure::Quorum::not_said, "Văn bản không ghi; hội nghị tự xác định"},
        std::pair{procedure::Quorum::more_than_half, "Quá nửa số người được triệu tập"},
        std::pair{procedure::Quorum::two_thirds, "Từ hai phần ba số người được triệu tập"}}) {
    const std::string word{procedure::name(quorum)};
    options.push_back({word, label, word == taken, {}});
  }
  return options;
}

}  // namespace

service::Outcome<pages::MeetingOpeningPage> meeting_opening(service::Call& call) {
  const auto meeting = service::review_meeting(call);
  if (!meeting) return tl::unexpected{meeting.error()};
  if (!service::may_write(call, *meeting) || !meeting->record.closed.empty())
    return service::refused(service::Refused::hidden);
  const service::MeetingRecord& record = meeting->record;
  pages::MeetingOpeningPage page;
  call.title = page.title = "Khai mạc: " + title_of(*meeting);
  page.action = meeting_address(call, *meeting, "save-opening");
  page.version = std::to_string(record.version);
  page.cancel_href = meeting_address(call, *meeting, "review-meeting");
  page.opened = record.version > 0;
  const std::vector<std::int32_t> people = procedure::summoned(meeting->work(), meeting->body);
  for (const std::int32_t row : people) page.people.push_back(line_of(call, *meeting, row));
  page.people_error = service::problem_of(call, "present");
  page.chairs = people_options(
      *meeting, people, value_of(call, "chair", record.chair.empty() ? usual_chair(*meeting) : record.chair));
  page.secretaries = people_options(*meeting, people, value_of(call, "secretary", record.secretary));
  page.quorums = quorums(*meeting, value_of(call, "quorum", record.quorum));
  page.chair_error = service::problem_of(call, "chair");
  page.secretary_error = service::problem_of(call, "secretary");
  page.quorum_error = service::problem_of(call, "quorum");
  page.representative_error = service::problem_of(call, "representative");
  page.place = value_of(call, "place", record.place);
  page.invited = value_of(call, "invited", record.invited);
  page.representative = value_of(call, "representative", names_of(*meeting, record.representatives));
  return page;
}

namespace {

std::string upper_of(const ReviewMeeting& meeting) {
  const auto way = meeting.units->way_to(*meeting.unit);
  return way.size() < 2 ? std::string{} : way[way.size() - 2]->name;
}

std::string title_of_paper(const ReviewMeeting& meeting) {
  return fmt::format("Hội nghị kiểm điểm, đánh giá, xếp loại chất lượng năm {}{}",
                     meeting.judged->situation.period.year,
                     meeting.record.round > 1 ? " (hội nghị bổ sung)" : "");
}

std::string heading_of(const ReviewMeeting& meeting, std::size_t at) {
  const AgendaItem& item = meeting.agenda.items[at];
  return fmt::format("{}. Kiểm điểm {} {}", at + 1, what_of(meeting, item), name_of(meeting, item));
}

std::string state_words(const ReviewMeeting& meeting, const AgendaItem& item) {
  const service::ItemRecord record = meeting.item(meeting.subject(item));
  switch (record.state) {
    case ItemState::closed:
      return {};
    case ItemState::returned:
      return "Trả lại bản kiểm điểm để viết lại. Lý do: " + record.reason;
    case ItemState::left:
      return "Để lại hội nghị bổ sung. Lý do: " + record.reason;
    case ItemState::open:
      break;
  }
  if (meeting.is_absent(item)) return "Vắng mặt; kiểm điểm ở hội nghị bổ sung.";
  return meeting.is_over(item) ? "Đã kiểm điểm trước hội nghị này." : "Chưa có kết luận của người chủ trì.";
}

pages::MinutesItem minutes_item(const ReviewMeeting& meeting, std::size_t at) {
  const AgendaItem& item = meeting.agenda.items[at];
  const service::ItemRecord record = meeting.item(meeting.subject(item));
  pages::MinutesItem shown;
  shown.heading = heading_of(meeting, at);
  if (!record.chair.empty()) shown.chair = meeting.person_name(record.chair);
  shown.time = span_words(record.begun, record.ended);
  shown.state = state_words(meeting, item);
  for (const facts::Fact& fact : service::item_texts().facts)
    if (const auto text = record.texts.find(fact.path); text != record.texts.end())
      shown.texts.push_back({fact.label.vi, text->second, {}});
  for (const service::RemarkRecord& remark : meeting.remarks)
    if (remark.subject == record.subject)
      shown.remarks.push_back({remark.speaker, remark.text, {}, {}, remark.id});
  return shown;
}

std::vector<pages::FactShown> minutes_facts(const ReviewMeeting& meeting) {
  const service::MeetingRecord& record = meeting.record;
  std::vector<pages::FactShown> shown;
  const auto add = [&shown](const char* label, std::string value) {
    if (!value.empty()) shown.push_back({label, std::move(value), {}});
  };
  add("Thời gian", span_words(record.opened, record.closed));
  add("Địa điểm", record.place);
  add("Chủ trì", meeting.person_name(record.chair));
  add("Thư ký", meeting.person_name(record.secretary));
  add("Triệu tập", std::to_string(summoned_count(meeting)));
  add("Có mặt", std::to_string(record.present.size()));
  add("Vắng (lý do)", absent_words(meeting));
  add("Cấp trên dự", names_of(meeting, record.representatives));
  add("Khách mời", record.invited);
  return shown;
}

pages::Button back_to(const service::Call& call, const ReviewMeeting& meeting) {
  return {"Về hội nghị", meeting_address(call, meeting, "review-meeting"), false, false, {}};
}

}  // namespace

service::Outcome<pages::MinutesPage> meeting_minutes(service::Call& call) {
  const auto meeting = service::review_meeting(call);
  if (!meeting) return tl::unexpected{meeting.error()};
  if (meeting->record.version == 0) return service::refused(service::Refused::hidden);
  pages::MinutesPage page;
  call.title = "Biên bản: " + body_name(*meeting);
  page.upper = upper_of(*meeting);
  page.unit = body_name(*meeting);
  page.title = title_of_paper(*meeting);
  page.facts = minutes_facts(*meeting);
  for (const procedure::Announced& announced : meeting->agenda.announced) {
    const procedure::Step& step = meeting->work().plan().steps[announced.step];
    if (const auto told = meeting->record.told.find(step.id); told != meeting->record.told.end())
      page.told.push_back({step.label.vi, told->second, {}});
  }
  for (std::size_t at = 0; at < meeting->agenda.items.size(); ++at)
    page.items.push_back(minutes_item(*meeting, at));
  page.ended = meeting->record.closed.empty()
                   ? "Hội nghị đang họp, biên bản chưa khóa."
                   : "Hội nghị bế mạc lúc " + span_words(meeting->record.closed, {}) + ".";
  page.other = meeting->record.other;
  page.chair = meeting->person_name(meeting->record.chair);
  page.secretary = meeting->person_name(meeting->record.secretary);
  page.actions = {back_to(call, *meeting)};
  offer_paper(call, page.actions, "bien-ban-hoi-nghi", meeting->id);
  return page;
}

service::Outcome<pages::InvitationPage> meeting_invitation(service::Call& call) {
  const auto meeting = service::review_meeting(call);
  if (!meeting) return tl::unexpected{meeting.error()};
  const procedure::Meetings all = procedure::meetings(meeting->work());
  const procedure::Meeting* known = registered(all, *meeting);
  pages::InvitationPage page;
  call.title = "Giấy mời: " + body_name(*meeting);
  page.upper = upper_of(*meeting);
  page.unit = body_name(*meeting);
  page.title = "dự " + title_of_paper(*meeting);
  const auto add = [&page](const char* label, std::string value) {
    page.facts.push_back({label, value.empty() ? "……………………" : std::move(value), {}});
  };
  add("Thời gian", known != nullptr && known->planned ? to_vietnamese(*known->planned) : "");
  add("Địa điểm", known != nullptr ? known->place : "");
  const std::string chair = usual_chair(*meeting);
  add("Chủ trì", chair.empty() ? "" : meeting->person_name(chair));
  for (const std::int32_t row : procedure::summoned(meeting->work(), meeting->body))
    page.invited.push_back(meeting->person_name(person_id(*meeting, row)));
  if (known != nullptr)
    for (const std::int32_t row : known->representatives)
      page.invited.push_back(meeting->person_name(person_id(*meeting, row)) + " (đại diện cấp trên)");
  for (std::size_t at = 0; at < meeting->agenda.items.size(); ++at) {
    const AgendaItem& item = meeting->agenda.items[at];
    page.agenda.push_back(fmt::format("Kiểm điểm {} {}", what_of(*meeting, item), name_of(*meeting, item)));
  }
  page.actions = {back_to(call, *meeting)};
  return page;
}

}  // namespace kiemdiem::web
