#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "service/entries.h"
#include "service/filing.h"
#include "service/meeting_words.h"
#include "service/meetings.h"
#include "service/minutes.h"
#include "service/people.h"
#include "service/registers.h"
#include "service/review_meetings.h"
#include "service/reviews.h"
#include "service/secrets.h"

namespace kiemdiem::service {

using procedure::AgendaItem;

namespace {

/// What was typed, with plain line ends and without blanks around.
std::string typed(const Inputs& inputs, std::string_view name) {
  std::string text;
  for (const char letter : inputs.get(name))
    if (letter != '\r') text += letter;
  const auto blank = [](char letter) { return letter == ' ' || letter == '\t' || letter == '\n'; };
  while (!text.empty() && blank(text.back())) text.pop_back();
  text.erase(text.begin(), std::ranges::find_if_not(text, blank));
  return text;
}

/// The clock of the campaign: its day with the minute of the server.
std::string clock(const Call& call) {
  return to_iso(Moment{call.today, call.now.local.minute});
}

tl::unexpected<Refusal> refused_all(std::vector<FieldProblem> problems) {
  Refusal refusal;
  refusal.kind = Refused::invalid;
  refusal.problems = std::move(problems);
  return tl::unexpected{std::move(refusal)};
}

using procedure::MeetingAct;

/// The meeting of the path, where the person acting may write in it and its state allows the act.
Outcome<ReviewMeeting> meeting_for(Call& call, MeetingAct act) {
  auto meeting = review_meeting(call);
  if (!meeting) return meeting;
  if (!may_write(call, *meeting)) return refused(Refused::hidden);
  if (const std::string_view why = procedure::why_not(meeting->state(), act); !why.empty())
    return refused(Refused::invalid, std::string{why});
  return meeting;
}

Outcome<std::string> kept(Call& call, const ReviewMeeting& meeting, std::int64_t seen) {
  auto done = keep(call, filed(call, meeting.record, meeting.unit->path), seen);
  if (!done && done.error().kind == Refused::conflict)
    return refused(Refused::invalid,
                   "Người khác vừa lưu phần này của hội nghị; hãy xem lại rồi lưu lần nữa.");
  if (!done) return tl::unexpected{done.error()};
  return meeting.id;
}

/// Who was ticked, and why others are not there.
void read_attendance(const Call& call, ReviewMeeting& meeting, std::vector<FieldProblem>& problems) {
  const std::vector<std::string> ticked = call.inputs.all("present");
  meeting.record.present.clear();
  meeting.record.absent.clear();
  const facts::Column& exempt = meeting.judged->situation.column("people", "exempt");
  for (const std::int32_t row : procedure::summoned(meeting.work(), meeting.body)) {
    const std::string id = meeting.judged->situation.id(facts::EntityRef{facts::EntityKind::person, row});
    const std::string field = "fact.absent." + id;
    const std::string reason = typed(call.inputs, field);
    if (std::ranges::find(ticked, id) != ticked.end()) {
      meeting.record.present.push_back(id);
      continue;
    }
    const auto at = static_cast<std::size_t>(row);
    const bool may_stay_away = exempt.known(at) && exempt.numbers[at] != 0;
    if (reason.empty() && may_stay_away) continue;  // not summoned
    if (reason.empty())
      problems.push_back({field, fmt::format("Hãy ghi lý do vắng của {}.", meeting.person_name(id))});
    meeting.record.absent.emplace(id, reason);
  }
  if (meeting.record.present.empty())
    problems.push_back({"present", "Hãy đánh dấu ít nhất một người có mặt."});
}

/// One who is in the meeting; empty where nobody was chosen.
std::string somebody_present(const Call& call, const ReviewMeeting& meeting, const char* field,
                             std::vector<FieldProblem>& problems) {
  std::string id = typed(call.inputs, field);
  if (id.empty()) {
    problems.push_back({field, "Hãy chọn người."});
    return id;
  }
  if (std::ranges::find(meeting.record.present, id) == meeting.record.present.end())
    problems.push_back({field, fmt::format("{} không có trong danh sách có mặt.", meeting.person_name(id))});
  return id;
}

}  // namespace

Outcome<std::string> save_opening(Call& call) {
  auto meeting = meeting_for(call, MeetingAct::open);
  if (!meeting) return tl::unexpected{meeting.error()};
  std::vector<FieldProblem> problems;
  MeetingRecord& record = meeting->record;
  read_attendance(call, *meeting, problems);
  record.chair = somebody_present(call, *meeting, "chair", problems);
  record.secretary = somebody_present(call, *meeting, "secretary", problems);
  if (!record.chair.empty() && record.chair == record.secretary)
    problems.push_back({"secretary", "Thư ký phải là người khác người chủ trì."});
  record.representatives = people_named(call, "representative", root_of(meeting->unit->path), problems);
  record.place = typed(call.inputs, "place");
  record.invited = typed(call.inputs, "invited");
  record.quorum = typed(call.inputs, "quorum");
  if (!procedure::quorum_named(record.quorum))
    problems.push_back({"quorum", "Hãy chọn một trong các mức trong danh sách."});
  if (!problems.empty()) return refused_all(std::move(problems));
  if (record.opened.empty()) record.opened = clock(call);
  return kept(call, *meeting, version_in(call.inputs));
}

Outcome<std::string> save_announcements(Call& call) {
  auto meeting = meeting_for(call, MeetingAct::write);
  if (!meeting) return tl::unexpected{meeting.error()};
  const std::vector<std::string> ticked = call.inputs.all("told");
  meeting->record.told.clear();
  for (const procedure::Announced& announced : meeting->agenda.announced) {
    const std::string& step = meeting->work().plan().steps[announced.step].id;
    if (std::ranges::find(ticked, step) == ticked.end()) continue;
    meeting->record.told.emplace(step, typed(call.inputs, "fact.told." + step));
  }
  if (std::ranges::find(ticked, told_inputs) != ticked.end() && !meeting->outside_words().empty())
    meeting->record.told.emplace(told_inputs, typed(call.inputs, fmt::format("fact.told.{}", told_inputs)));
  return kept(call, *meeting, version_in(call.inputs));
}

namespace {

/// The item of the path, where the person acting may write in it.
Outcome<const AgendaItem*> writable_item(Call& call, const ReviewMeeting& meeting) {
  const AgendaItem* item = meeting.find(call.inputs.get("item"));
  if (item == nullptr) return refused(Refused::hidden);
  if (is_own_case(call, meeting, *item))
    return refused(Refused::invalid,
                   "Đồng chí là người được kiểm điểm ở mục này nên không tự ghi mục này; xin để người khác "
                   "ghi biên bản.");
  return item;
}

/// In the order of writing, also within one millisecond of the clock.
std::string next_remark_id(const ReviewMeeting& meeting, std::int64_t now) {
  int number = 1;
  if (!meeting.remarks.empty()) {
    const std::string& last = meeting.remarks.back().id;
    const std::size_t at = meeting.id.size() + 1;
    std::from_chars(last.data() + at, last.data() + last.size(), number);
    ++number;
  }
  return fmt::format("{}/{:05}-{}", meeting.id, number, new_id(now));
}

}  // namespace

Outcome<std::string> add_remark(Call& call) {
  auto meeting = meeting_for(call, MeetingAct::write);
  if (!meeting) return tl::unexpected{meeting.error()};
  const auto item = writable_item(call, *meeting);
  if (!item) return tl::unexpected{item.error()};
  const std::string subject = meeting->subject(**item);
  if (meeting->item(subject).state == ItemState::closed)
    return refused(Refused::invalid, "Mục này đã kết luận; hãy mở lại mục rồi ghi thêm ý kiến.");
  if (const std::string& wrong = call.inputs.get("remark"); !wrong.empty()) {
    const store::RecordKey key{call.campaign->id, std::string{remarks_list}, wrong};
    const auto stored = stored_entry(call, key);
    if (!stored) return tl::unexpected{stored.error()};
    if (!*stored || !wrong.starts_with(meeting->id + "/")) return refused(Refused::hidden);
    if (auto dropped = drop(call, key, (*stored)->version); !dropped) return tl::unexpected{dropped.error()};
    return meeting->id;
  }
  RemarkRecord remark{next_remark_id(*meeting, call.now.at), subject, typed(call.inputs, "speaker"),
                      typed(call.inputs, "text"), clock(call)};
  std::vector<FieldProblem> problems;
  if (remark.speaker.empty()) problems.push_back({"speaker", "Hãy ghi ai phát biểu."});
  if (remark.text.empty()) problems.push_back({"text", "Hãy ghi nội dung ý kiến."});
  if (!problems.empty()) return refused_all(std::move(problems));
  if (auto done = keep(call, filed(call, remark, meeting->unit->path), 0); !done)
    return tl::unexpected{done.error()};
  return meeting->id;
}

namespace {

/// An item on its way through its form.
class ItemChange {
 public:
  ItemChange(Call& call, const ReviewMeeting& meeting, const AgendaItem& item)
      : call_(call), meeting_(meeting), item_(item), record_(meeting.item(meeting.subject(item))) {}

  Outcome<void> make() {
    const std::string& what = call_.inputs.get("do");
    const auto next = after(record_.state, what);
    if (!next)
      return refused(Refused::invalid, record_.state == ItemState::open
                                           ? "Không rõ việc phải làm với mục này; hãy tải lại trang."
                                           : "Mục này đã xong; hãy mở lại mục rồi sửa.");
    if (record_.begun.empty()) record_.begun = clock(call_);
    if (what == "reopen") return reopen();
    read_texts();
    if (*next == ItemState::closed) {
      if (auto closed = close(); !closed) return closed;
    } else if (*next != ItemState::open) {
      if (auto put = put_off(*next); !put) return put;
    }
    return save();
  }

 private:
  void read_texts() {
    for (const facts::Fact& fact : item_texts().facts) {
      const std::string field = "fact." + fact.path;
      if (!call_.inputs.has(field)) continue;
      record_.texts.erase(fact.path);
      // A comparison of two versions sends back “not written” like a fact.
      if (std::string text = typed(call_.inputs, field); !text.empty() && text != "?unknown")
        record_.texts.emplace(fact.path, std::move(text));
    }
    if (call_.inputs.has("chair")) record_.chair = typed(call_.inputs, "chair");
  }

  Outcome<void> close() {
    std::vector<FieldProblem> problems;
    for (const facts::Fact& fact : item_texts().facts)
      if ((fact.required || (fact.path == "suggested" && is_suggested())) &&
          !record_.texts.contains(fact.path))
        problems.push_back(
            {"fact." + fact.path, fmt::format("Chưa có: {}. Không có gì thì ghi “không”.", fact.label.vi)});
    check_chair(problems);
    for (std::string& obstacle : obstacles_of(meeting_, item_)) problems.push_back({"", std::move(obstacle)});
    if (!problems.empty()) return refused_all(std::move(problems));
    record_.state = ItemState::closed;
    record_.ended = clock(call_);
    const bool recorded =
        meeting_.work().tasks()[static_cast<std::size_t>(item_.task)].state == procedure::State::done;
    return recorded ? Outcome<void>{} : record_event(review_word());
  }

  bool is_suggested() const {
    const int suggested = meeting_.work().index().words().suggestion_sent;
    return !meeting_.work().index().events_of(suggested, item_.subject).empty();
  }

  void check_chair(std::vector<FieldProblem>& problems) const {
    if (record_.chair.empty()) {
      problems.push_back({"chair", "Hãy chọn người chủ trì mục này."});
      return;
    }
    if (item_person() == record_.chair)
      problems.push_back({"chair", "Người được kiểm điểm không chủ trì mục của chính mình."});
    const auto& present = meeting_.record.present;
    if (std::ranges::find(present, record_.chair) == present.end())
      problems.push_back({"chair", fmt::format("{} không có mặt nên không chủ trì được.",
                                               meeting_.person_name(record_.chair))});
  }

  std::string item_person() const {
    if (facts::entity_kind(item_.subject.kind) != facts::EntityKind::person) return {};
    return meeting_.judged->situation.id(facts::EntityRef{facts::EntityKind::person, item_.subject.row});
  }

  /// Who wrote the paper: a person writes one as a member, wherever it is reviewed.
  std::string paper_subject() const {
    const std::string person = item_person();
    return person.empty() ? meeting_.subject(item_) : "member:" + person;
  }

  /// "review", or "group_review" in a group: what shows that the step is done.
  std::string review_word() const {
    const procedure::Task& task = meeting_.work().tasks()[static_cast<std::size_t>(item_.task)];
    const procedure::Step& step = meeting_.work().plan().steps[static_cast<std::size_t>(task.step)];
    return meeting_.judged->situation.dictionary.choices("event")
        ->words[static_cast<std::size_t>(step.about.events.front())];
  }

  Outcome<void> put_off(ItemState state) {
    record_.reason = typed(call_.inputs, "reason");
    if (record_.reason.empty()) return refused(Refused::invalid, "Hãy ghi lý do.", "reason");
    record_.state = state;
    record_.ended = clock(call_);
    if (state != ItemState::returned) return {};
    if (auto given = return_from_meeting(call_, paper_subject(), record_.reason); !given) return given;
    return record_event("review_rejected");
  }

  Outcome<void> reopen() {
    record_.state = ItemState::open;
    record_.ended.clear();
    record_.reason.clear();
    if (!record_.event.empty()) {
      const store::RecordKey key{call_.campaign->id, "events", record_.event};
      const auto stored = stored_entry(call_, key);
      if (!stored) return tl::unexpected{stored.error()};
      if (*stored)
        if (auto dropped = drop(call_, key, (*stored)->version); !dropped) return dropped;
      record_.event.clear();
    }
    return save();
  }

  Outcome<void> record_event(const std::string& word) {
    const std::string subject = meeting_.subject(item_);
    const auto target =
        target_of(call_, subject.substr(0, subject.find(':')), subject.substr(subject.find(':') + 1));
    if (!target) return tl::unexpected{target.error()};
    // The day only: the minutes have the time, and other records of the day may have none.
    std::vector<std::pair<Node, Node>> facts{
        {word_node("event"), word_node(word)},
        {word_node("subject"), text_node(subject)},
        {word_node("on"), text_node(to_iso(call_.today))},
        {word_node("at"), text_node(meeting_.judged->situation.id(meeting_.body))}};
    if (!record_.chair.empty()) facts.emplace_back(word_node("chair"), text_node(record_.chair));
    std::vector<Node> attended;
    for (const std::string& person : meeting_.record.representatives) attended.push_back(text_node(person));
    if (!attended.empty()) facts.emplace_back(word_node("attended"), Node::list(std::move(attended), {}));
    record_.event = new_id(call_.now.at);
    return keep(call_,
                filed_entry(call_.campaign->id, "events", record_.event, target->unit_path,
                            Node::map(std::move(facts), {}), Node::null({})),
                0);
  }

  Outcome<void> save() {
    return keep(call_, filed(call_, meeting_.id, record_, meeting_.unit->path), version_in(call_.inputs));
  }

  Call& call_;
  const ReviewMeeting& meeting_;
  const AgendaItem& item_;
  ItemRecord record_;
};

}  // namespace

Outcome<std::string> save_item(Call& call) {
  auto meeting = meeting_for(call, MeetingAct::write);
  if (!meeting) return tl::unexpected{meeting.error()};
  const auto item = writable_item(call, *meeting);
  if (!item) return tl::unexpected{item.error()};
  if (auto made = ItemChange{call, *meeting, **item}.make(); !made) return tl::unexpected{made.error()};
  return meeting->id;
}

namespace {

/// A paper or event of a subject, with nothing but its kind and day.
Outcome<void> file_of(Call& call, const std::string& list, const std::string& kind, const std::string& word,
                      const std::string& subject) {
  const auto target =
      target_of(call, subject.substr(0, subject.find(':')), subject.substr(subject.find(':') + 1));
  if (!target) return tl::unexpected{target.error()};
  std::vector<std::pair<Node, Node>> facts{{word_node(kind), word_node(word)},
                                           {word_node("subject"), text_node(subject)}};
  if (list == "events") facts.emplace_back(word_node("on"), text_node(to_iso(call.today)));
  return keep(call,
              filed_entry(call.campaign->id, list, new_id(call.now.at), target->unit_path,
                          Node::map(std::move(facts), {}), Node::null({})),
              0);
}

/// Whether something happened to the body of a meeting already.
bool happened(const ReviewMeeting& meeting, const char* event) {
  const assessment::Index& index = meeting.work().index();
  return !index.events_of(index.word("event", event), {facts::SubjectKind::organization, meeting.body.row})
              .empty();
}

/// Minutes of the meeting, a conclusion for each who was reviewed, and of a group that it met.
Outcome<void> file_papers(Call& call, const ReviewMeeting& meeting) {
  if (auto filed = file_of(call, "documents", "document", "meeting_minutes", meeting.record.body); !filed)
    return filed;
  for (const AgendaItem& item : meeting.agenda.items) {
    const std::string subject = meeting.subject(item);
    if (meeting.item(subject).state != ItemState::closed) continue;
    if (auto filed = file_of(call, "documents", "document", "chair_conclusion", subject); !filed)
      return filed;
  }
  if (is_of_group(meeting) && !happened(meeting, "group_review"))
    return file_of(call, "events", "event", "group_review", meeting.record.body);
  return {};
}

}  // namespace

Outcome<std::string> close_minutes(Call& call) {
  auto meeting = meeting_for(call, MeetingAct::lock);
  if (!meeting) return tl::unexpected{meeting.error()};
  const std::vector<std::string> open = open_items(*meeting);
  if (!open.empty()) {
    std::string names;
    for (const std::string& name : open) names += (names.empty() ? "" : "; ") + name;
    return refused(
        Refused::invalid,
        fmt::format("Chưa khóa được biên bản vì chưa có kết luận của người chủ trì về: {}.", names));
  }
  meeting->record.other = typed(call.inputs, "other");
  meeting->record.left = left_subjects(*meeting);
  meeting->record.closed = clock(call);
  if (auto filed = file_papers(call, *meeting); !filed) return tl::unexpected{filed.error()};
  if (auto frozen = keep_minutes(call, meeting->id, *meeting->unit, to_json(minutes_of(*meeting)), {});
      !frozen)
    return tl::unexpected{frozen.error()};
  return kept(call, *meeting, version_in(call.inputs));
}

Outcome<std::string> send_group_report(Call& call) {
  auto meeting = meeting_for(call, MeetingAct::report);
  if (!meeting) return tl::unexpected{meeting.error()};
  if (!is_of_group(*meeting)) return refused(Refused::hidden);
  if (happened(*meeting, "group_report_sent")) return refused(Refused::invalid, "Báo cáo của tổ đã gửi rồi.");
  if (auto filed = file_of(call, "events", "event", "group_report_sent", meeting->record.body); !filed)
    return tl::unexpected{filed.error()};
  return meeting->id;
}

}  // namespace kiemdiem::service
