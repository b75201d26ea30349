#include "web/places/review_meetings.h"

#include <fmt/format.h>

#include <algorithm>

#include "procedure/meetings.h"
#include "service/gate.h"
#include "service/reviews.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/meeting_words.h"

namespace kiemdiem::web {
namespace {

using procedure::AgendaItem;
using service::ItemState;
using service::ReviewMeeting;

bool may_change(const service::Call& call, const ReviewMeeting& meeting) {
  return may(call, "save-item") && service::may_write(call, meeting);
}

pages::Mark mark_of_meeting(const ReviewMeeting& meeting) {
  using pages::Standing;
  if (!meeting.record.closed.empty()) return {Standing::done, "đã họp, đã khóa biên bản"};
  if (meeting.record.version > 0) return {Standing::working, "đang họp"};
  const bool over = !meeting.agenda.items.empty() &&
                    std::ranges::all_of(meeting.agenda.items,
                                        [&](const AgendaItem& item) { return meeting.is_over(item); });
  if (over) return {Standing::done, "đã kiểm điểm, biên bản ở ngoài"};
  return {Standing::waiting, "chưa họp"};
}

pages::ReviewMeetingLine line_of(const service::Call& call, const ReviewMeeting& meeting) {
  pages::ReviewMeetingLine line;
  line.link = {title_of(meeting), meeting_address(call, meeting, "review-meeting")};
  line.when = meeting.record.version > 0 ? span_words(meeting.record.opened, meeting.record.closed)
                                         : planned_words(meeting);
  if (line.when.empty()) line.when = "chưa định ngày";
  const auto over = std::ranges::count_if(meeting.agenda.items,
                                          [&](const AgendaItem& item) { return meeting.is_over(item); });
  line.items = fmt::format("{}/{} mục đã kiểm điểm", over, meeting.agenda.items.size());
  line.attendance = attendance_words(meeting);
  line.mark = mark_of_meeting(meeting);
  return line;
}

void add_agenda(const service::Call& call, const ReviewMeeting& meeting, const AgendaItem* current,
                pages::ReviewMeetingPage& page) {
  page.agenda_href = meeting_address(call, meeting, "review-meeting");
  for (const AgendaItem& item : meeting.agenda.items) {
    pages::AgendaLine line;
    line.number = static_cast<int>(page.agenda.size()) + 1;
    line.link = {name_of(meeting, item), item_address(call, meeting, "meeting-item", item)};
    line.what = what_of(meeting, item);
    line.chair = chair_of(meeting, item);
    line.mark = mark_of(meeting, item);
    line.current = &item == current;
    page.agenda.push_back(std::move(line));
  }
}

/// Whether the registration and the papers were sent in time; where not, the day that would be in order.
void add_notices(const ReviewMeeting& meeting, pages::ReviewMeetingPage& page) {
  using pages::Standing;
  const procedure::Meetings all = procedure::meetings(meeting.work());
  const procedure::Meeting* known = registered(all, meeting);
  if (known != nullptr && known->rule >= 0) {
    const pages::Clause clause = clause_of(meeting, known->rule);
    if (known->in_time == assessment::Verdict::breaks)
      page.notices.push_back(
          {{Standing::wrong, "quá hạn"},
           known->registered ? "Đăng ký lịch họp muộn." : "Chưa đăng ký lịch họp mà hạn đăng ký đã qua.",
           clause});
    else if (known->registered)
      page.notices.push_back({{Standing::done, "đúng hạn"},
                              "Đã đăng ký lịch họp ngày " + to_vietnamese(*known->registered) + ".",
                              clause});
    else if (known->register_by)
      page.notices.push_back({{Standing::waiting, "phải đăng ký"},
                              "Đăng ký lịch họp trước " + to_vietnamese(*known->register_by) + ".",
                              clause});
  }
  for (const AgendaItem& item : meeting.agenda.items) {
    const procedure::Task& task = meeting.work().tasks()[static_cast<std::size_t>(item.task)];
    if (task.state != procedure::State::blocked) continue;
    page.notices.push_back({{Standing::wrong, "chưa được phép"},
                            name_of(meeting, item) + ": " + meeting.work().text(task).why,
                            {}});
  }
}

bool shows_opinions(const ReviewMeeting& meeting, const procedure::Step& step) {
  const int collected = meeting.work().index().word("event", "opinions_collected");
  return std::ranges::find(step.about.events, collected) != step.about.events.end();
}

/// Ratings and data of others about those on the agenda.
void add_outside(const ReviewMeeting& meeting, pages::AnnouncementForm& form) {
  const std::vector<std::string> words = meeting.outside_words();
  if (words.empty()) return;
  pages::AnnouncementLine line;
  line.value = service::told_inputs;
  line.name = "fact.told." + line.value;
  line.label = "Xếp loại, số liệu của đoàn thể, cơ quan";
  for (const std::string& one : words) line.there += (line.there.empty() ? "" : " ") + one + ".";
  if (const auto told = meeting.record.told.find(line.value); told != meeting.record.told.end()) {
    line.told = true;
    line.text = told->second;
  }
  form.lines.push_back(std::move(line));
}

void add_announcements(const service::Call& call, const ReviewMeeting& meeting, bool writes,
                       pages::ReviewMeetingPage& page) {
  pages::AnnouncementForm& form = page.announcements;
  if (writes && meeting.running()) form.action = meeting_address(call, meeting, "save-announcements");
  form.version = std::to_string(meeting.record.version);
  const procedure::MeetingRules& rules = meeting.judged->meeting_rules;
  if (!rules.clause.empty())
    form.clause = {rules.document, rules.clause,
                   clause_address(meeting.judged->situation.regulation, rules.document, rules.clause)};
  for (const procedure::Announced& announced : meeting.agenda.announced) {
    const procedure::Step& step = meeting.work().plan().steps[announced.step];
    pages::AnnouncementLine line;
    line.name = "fact.told." + step.id;
    line.value = step.id;
    line.label = step.label.vi;
    line.there = there_words(meeting, announced);
    line.missing = missing_words(meeting, announced);
    if (shows_opinions(meeting, step))
      for (const auto& [subject, words] : meeting.opinions) line.there += " " + words + ".";
    if (const auto told = meeting.record.told.find(step.id); told != meeting.record.told.end()) {
      line.told = true;
      line.text = told->second;
    }
    form.lines.push_back(std::move(line));
  }
  add_outside(meeting, form);
}

void add_facts(const ReviewMeeting& meeting, pages::ReviewMeetingPage& page) {
  const service::MeetingRecord& record = meeting.record;
  const auto add = [&page](const char* label, std::string value) {
    if (!value.empty()) page.facts.push_back({label, std::move(value), {}});
  };
  if (record.version == 0) {
    add("Dự kiến họp", planned_words(meeting));
    return;
  }
  add("Thời gian", span_words(record.opened, record.closed));
  add("Địa điểm", record.place);
  add("Chủ trì", meeting.person_name(record.chair));
  add("Thư ký", meeting.person_name(record.secretary));
  add("Vắng", absent_words(meeting));
  add("Cấp trên dự", names_of(meeting, record.representatives));
  add("Khách mời", record.invited);
}

bool reports_to_cell(const ReviewMeeting& meeting) {
  const assessment::Index& index = meeting.work().index();
  if (meeting.body.kind != facts::EntityKind::organization ||
      !index.organization_is(meeting.body.row, "group"))
    return false;
  return index
      .events_of(index.word("event", "group_report_sent"),
                 {facts::SubjectKind::organization, meeting.body.row})
      .empty();
}

/// The first who is there and not concluded yet, before others one that waits for nothing outside of the
/// meeting; null where everybody is.
const AgendaItem* next_item(const ReviewMeeting& meeting) {
  const AgendaItem* waiting = nullptr;
  for (const AgendaItem& item : meeting.agenda.items) {
    const bool undone = meeting.item(meeting.subject(item)).state == service::ItemState::open &&
                        !meeting.is_absent(item) && !meeting.is_over(item);
    if (!undone) continue;
    if (item.waits.empty()) return &item;
    if (waiting == nullptr) waiting = &item;
  }
  return waiting;
}

void add_actions(const service::Call& call, const ReviewMeeting& meeting, bool writes,
                 pages::ReviewMeetingPage& page) {
  const auto add = [&](std::string label, const char* action, bool primary, bool posts) {
    page.actions.push_back({std::move(label), meeting_address(call, meeting, action), posts, primary, {}});
  };
  if (writes && meeting.record.closed.empty())
    add(meeting.record.version == 0 ? "Khai mạc hội nghị" : "Thành phần dự họp", "meeting-opening",
        meeting.record.version == 0, false);
  if (const AgendaItem* next = writes && meeting.running() ? next_item(meeting) : nullptr)
    page.actions.insert(page.actions.begin(), {"Kiểm điểm tiếp: " + name_of(meeting, *next),
                                               item_address(call, meeting, "meeting-item", *next),
                                               false,
                                               true,
                                               {}});
  if (meeting.record.version == 0) add("Giấy mời", "meeting-invitation", false, false);
  if (meeting.record.version > 0) add("Biên bản", "meeting-minutes", false, false);
  if (writes && !meeting.record.closed.empty() && reports_to_cell(meeting))
    add("Gửi báo cáo của tổ về chi ủy", "send-group-report", true, true);
  offer(call, page.actions, "polls", "Bỏ phiếu",
        address("polls", {{"campaign", call.campaign->id}, {"unit", meeting.unit->id}}));
  page.actions.push_back(
      {"Các hội nghị của đơn vị",
       address("review-meetings", {{"campaign", call.campaign->id}, {"unit", meeting.unit->id}}),
       false,
       false,
       {}});
}

pages::ReviewMeetingPage frame_of(service::Call& call, const ReviewMeeting& meeting,
                                  const AgendaItem* current) {
  pages::ReviewMeetingPage page;
  call.title = page.title = title_of(meeting);
  page.attendance = attendance_words(meeting);
  page.quorum = quorum_mark(meeting);
  add_agenda(call, meeting, current, page);
  return page;
}

}  // namespace

service::Outcome<pages::ReviewMeetingsPage> review_meetings(service::Call& call) {
  const auto all = service::meetings_of_unit(call, call.target.unit);
  if (!all) return tl::unexpected{all.error()};
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  pages::ReviewMeetingsPage page;
  page.unit = (*units)->find(call.target.unit)->name;
  call.title = "Hội nghị kiểm điểm: " + page.unit;
  page.empty.text = "Đơn vị không có hội nghị kiểm điểm nào trong đợt này.";
  for (const ReviewMeeting& meeting : *all) page.meetings.push_back(line_of(call, meeting));
  if (may(call, "unit-meetings"))
    page.actions.push_back(
        {"Lịch và đăng ký hội nghị",
         address("unit-meetings", {{"campaign", call.campaign->id}, {"unit", call.target.unit}}),
         false,
         false,
         {}});
  return page;
}

service::Outcome<pages::ReviewMeetingPage> review_meeting(service::Call& call) {
  const auto meeting = service::review_meeting(call);
  if (!meeting) return tl::unexpected{meeting.error()};
  const bool writes = may_change(call, *meeting);
  pages::ReviewMeetingPage page = frame_of(call, *meeting, nullptr);
  add_facts(*meeting, page);
  add_notices(*meeting, page);
  add_announcements(call, *meeting, writes, page);
  page.still_open = meeting->running() ? service::open_items(*meeting) : std::vector<std::string>{};
  page.version = std::to_string(meeting->record.version);
  page.other = meeting->record.other;
  if (writes && meeting->running() && page.still_open.empty())
    page.close_action = meeting_address(call, *meeting, "close-minutes");
  add_actions(call, *meeting, writes, page);
  return page;
}

namespace {

std::vector<pages::Option> chairs_of(const ReviewMeeting& meeting, const AgendaItem& item,
                                     const std::string& chosen) {
  std::vector<pages::Option> options;
  const auto add = [&](const std::string& id) {
    const auto& present = meeting.record.present;
    const bool known = std::ranges::find(options, id, &pages::Option::value) != options.end();
    if (known || std::ranges::find(present, id) == present.end()) return;
    options.push_back({id, meeting.person_name(id), id == chosen, {}});
  };
  for (const std::int32_t row : item.chairs)
    add(meeting.judged->situation.id(facts::EntityRef{facts::EntityKind::person, row}));
  for (const std::string& id : meeting.record.present)
    if (id + "|" != meeting.subject(item).substr(meeting.subject(item).find(':') + 1) + "|") add(id);
  if (options.empty()) options.push_back({"", "– chưa có ai có mặt chủ trì được –", true, {}});
  return options;
}

void add_texts(const service::Call& call, const service::ItemRecord& record, bool suggested,
               pages::ItemShown& shown) {
  for (const facts::Fact& fact : service::item_texts().facts) {
    if (fact.path == "suggested" && !suggested && !record.texts.contains("suggested")) continue;
    pages::MinutesText text;
    text.name = "fact." + fact.path;
    text.label = fact.label.vi;
    text.required = fact.required || fact.path == "suggested";
    text.one_line = fact.path == "presenter";
    if (const auto written = record.texts.find(fact.path); written != record.texts.end())
      text.value = written->second;
    if (!call.problems.empty() && call.inputs.has(text.name)) text.value = call.inputs.get(text.name);
    text.error = service::problem_of(call, text.name);
    shown.texts.push_back(std::move(text));
  }
}

void add_before(const ReviewMeeting& meeting, const AgendaItem& item, pages::ItemShown& shown) {
  for (const AgendaItem::After& after : item.after) {
    const AgendaItem& first = meeting.agenda.items[after.item];
    const pages::Mark mark = mark_of(meeting, first);
    if (mark.standing != pages::Standing::done)
      shown.before.push_back({mark, name_of(meeting, first), clause_of(meeting, after.rule)});
  }
  for (const procedure::Wait& wait : item.waits) {
    const procedure::WaitText text = meeting.work().text(wait);
    shown.before.push_back({{pages::Standing::waiting, "chưa xong"},
                            text.who.empty() ? text.what : text.what + " – " + text.who,
                            clause_of(meeting, wait.rule)});
  }
}

void add_elsewhere(const ReviewMeeting& meeting, const AgendaItem& item, pages::ItemShown& shown) {
  for (const procedure::Elsewhere& other : item.elsewhere) {
    const procedure::Task& task = meeting.work().tasks()[static_cast<std::size_t>(other.task)];
    pages::OtherReview line;
    line.where = meeting.judged->situation.display_name(other.body);
    line.words = other.comes_first ? "phải xong trước" : other.comes_later ? "sau hội nghị này" : "";
    const bool done = task.state == procedure::State::done;
    line.mark =
        done ? pages::Mark{pages::Standing::done,
                           task.done_on ? "đã kiểm điểm " + to_vietnamese(*task.done_on) : "đã kiểm điểm"}
             : pages::Mark{pages::Standing::waiting, "chưa kiểm điểm"};
    line.clause = clause_of(meeting, other.rule);
    shown.elsewhere.push_back(std::move(line));
  }
}

void add_remarks(const service::Call& call, const ReviewMeeting& meeting, const AgendaItem& item, bool writes,
                 pages::ItemShown& shown) {
  const std::string action = writes ? item_address(call, meeting, "add-remark", item) : std::string{};
  for (const service::RemarkRecord& remark : meeting.remarks) {
    if (remark.subject != meeting.subject(item)) continue;
    const auto at = parse_moment(remark.at);
    shown.remarks.push_back(
        {remark.speaker, remark.text,
         at && at->has_time() ? fmt::format("{}:{:02}", at->minute / 60, at->minute % 60) : "", action,
         remark.id});
  }
  if (!writes) return;
  shown.remark_action = action;
  for (const std::string& id : meeting.record.present) shown.present.push_back(meeting.person_name(id));
}

void add_neighbours(const service::Call& call, const ReviewMeeting& meeting, const AgendaItem& item,
                    pages::ItemShown& shown) {
  const auto at = static_cast<std::size_t>(&item - meeting.agenda.items.data());
  const auto link = [&](std::size_t other) {
    const AgendaItem& one = meeting.agenda.items[other];
    return pages::Link{name_of(meeting, one), item_address(call, meeting, "meeting-item", one)};
  };
  if (at > 0) shown.previous = link(at - 1);
  if (at + 1 < meeting.agenda.items.size()) shown.next = link(at + 1);
}

pages::ItemShown shown_of(const service::Call& call, const ReviewMeeting& meeting, const AgendaItem& item) {
  const std::string subject = meeting.subject(item);
  const service::ItemRecord record = meeting.item(subject);
  const bool open = record.state == ItemState::open;
  const bool writes =
      may_change(call, meeting) && meeting.running() && !service::is_own_case(call, meeting, item);
  pages::ItemShown shown;
  shown.name = name_of(meeting, item);
  shown.what = what_of(meeting, item);
  shown.mark = mark_of(meeting, item);
  shown.reason = record.reason;
  shown.time = span_words(record.begun, record.ended);
  shown.version = std::to_string(record.version);
  if (meeting.running() && service::is_own_case(call, meeting, item))
    shown.barred = "Đồng chí là người được kiểm điểm ở mục này nên không ghi, không chủ trì mục này.";
  if (item.subject.kind != facts::SubjectKind::organization && may(call, "write-self-review") &&
      (service::reads_reviews(call.actor.acting.role) || service::is_own_case(call, meeting, item)))
    shown.papers.push_back({"Bản kiểm điểm", address("write-self-review", {{"campaign", call.campaign->id},
                                                                           {"subject", subject}})});
  if (may(call, "period-facts"))
    shown.papers.push_back(
        {"Dữ kiện, hồ sơ", address("period-facts", {{"campaign", call.campaign->id}, {"subject", subject}})});
  if (item.subject.kind == facts::SubjectKind::collective && may(call, "opinion-rounds"))
    shown.papers.push_back(
        {"Ý kiến góp ý", address("opinion-rounds", {{"campaign", call.campaign->id}, {"subject", subject}})});
  add_before(meeting, item, shown);
  add_elsewhere(meeting, item, shown);
  add_remarks(call, meeting, item, writes && open, shown);
  const int suggested = meeting.work().index().words().suggestion_sent;
  add_texts(call, record, !meeting.work().index().events_of(suggested, item.subject).empty(), shown);
  if (writes && open && !meeting.is_absent(item)) {
    shown.action = item_address(call, meeting, "save-item", item);
    shown.chairs =
        chairs_of(meeting, item, call.inputs.has("chair") ? call.inputs.get("chair") : record.chair);
    shown.chair_clause = clause_of(meeting, item.chair_rule);
    shown.chair_error = service::problem_of(call, "chair");
    shown.reason_error = service::problem_of(call, "reason");
  }
  if (writes && !open) shown.reopen_action = item_address(call, meeting, "save-item", item);
  add_neighbours(call, meeting, item, shown);
  return shown;
}

}  // namespace

service::Outcome<pages::ReviewMeetingPage> meeting_item(service::Call& call) {
  const auto meeting = service::review_meeting(call);
  if (!meeting) return tl::unexpected{meeting.error()};
  const AgendaItem* item = meeting->find(call.inputs.get("item"));
  if (item == nullptr) return service::refused(service::Refused::hidden);
  pages::ReviewMeetingPage page = frame_of(call, *meeting, item);
  page.item = shown_of(call, *meeting, *item);
  call.title = page.item->name + " – " + page.title;
  return page;
}

namespace {

service::Outcome<service::Done> at_meeting(service::Call& call, const service::Outcome<std::string>& made,
                                           const char* message) {
  if (!made) return tl::unexpected{made.error()};
  service::Done done;
  done.location = address("review-meeting",
                          {{"campaign", call.campaign->id}, {"unit", call.target.unit}, {"meeting", *made}});
  done.message = message;
  return done;
}

service::Outcome<service::Done> at_item(service::Call& call, const service::Outcome<std::string>& made,
                                        const char* message) {
  auto done = at_meeting(call, made, message);
  if (done)
    done->location = address("meeting-item", {{"campaign", call.campaign->id},
                                              {"unit", call.target.unit},
                                              {"meeting", *made},
                                              {"item", call.inputs.get("item")}});
  return done;
}

}  // namespace

service::Outcome<service::Done> save_opening(service::Call& call) {
  return at_meeting(call, service::save_opening(call), "done.meeting_opened");
}

service::Outcome<service::Done> save_announcements(service::Call& call) {
  return at_meeting(call, service::save_announcements(call), "done.announcements_saved");
}

service::Outcome<service::Done> save_item(service::Call& call) {
  return at_item(call, service::save_item(call), "done.item_saved");
}

service::Outcome<service::Done> add_remark(service::Call& call) {
  return at_item(call, service::add_remark(call), "done.remark_saved");
}

service::Outcome<service::Done> close_minutes(service::Call& call) {
  return at_meeting(call, service::close_minutes(call), "done.minutes_closed");
}

service::Outcome<service::Done> send_group_report(service::Call& call) {
  return at_meeting(call, service::send_group_report(call), "done.group_report_sent");
}

}  // namespace kiemdiem::web
