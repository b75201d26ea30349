#include "web/places/polls.h"

#include <fmt/format.h>

#include <algorithm>

#include "assessment/wording.h"
#include "service/gate.h"
#include "service/office.h"
#include "service/review_meetings.h"
#include "web/addresses.h"
#include "web/places/board.h"
#include "web/places/fact_forms.h"

namespace kiemdiem::web {
namespace {

using ballot::Kind;
using ballot::Mode;
using service::Call;
using service::Outcome;

std::string mode_words(Mode mode) {
  switch (mode) {
    case Mode::paper:
      return "phiếu giấy";
    case Mode::kiosk:
      return "mã in, bỏ trên máy";
    case Mode::drawn:
      return "rút mã trên máy";
  }
  return {};
}

pages::Mark mark_of(ballot::State state) {
  switch (state) {
    case ballot::State::prepared:
      return {pages::Standing::waiting, "đã chuẩn bị"};
    case ballot::State::open:
      return {pages::Standing::working, "đang bỏ phiếu"};
    case ballot::State::closed:
      return {pages::Standing::working, "đang kiểm phiếu"};
    case ballot::State::counted:
      return {pages::Standing::working, "chờ xác nhận"};
    case ballot::State::sealed:
      return {pages::Standing::done, "đã niêm phong kết quả"};
    case ballot::State::cancelled:
      return {pages::Standing::none, "đã hủy"};
  }
  return {};
}

std::string kind_words(Kind kind) {
  return kind == Kind::levels ? "Xếp loại theo các mức" : "Bình chọn hoàn thành xuất sắc nhiệm vụ";
}

std::string unit_name(Call& call) {
  return name_of(call, "organizations", call.target.unit);
}

std::string day_words(const std::string& iso) {
  const auto day = parse_date(iso);
  return day ? to_vietnamese(*day) : iso;
}

pages::PollCandidate shown(const Call& call, const service::Candidate& candidate,
                           const std::vector<std::string>& chosen, bool first) {
  pages::PollCandidate row;
  row.id = candidate.subject->id;
  row.name = candidate.name;
  row.kind = assessment::kind_label(candidate.subject->subject.kind);
  row.bar = candidate.bar;
  if (candidate.off_ballot) {
    row.bar = candidate.reason.text.empty() ? "Không thuộc diện bỏ phiếu." : candidate.reason.text;
    row.clause = clause_of(call, candidate.reason.document, candidate.reason.clause);
  }
  row.chosen = row.bar.empty() && (first || std::ranges::find(chosen, row.id) != chosen.end());
  return row;
}

/// Who is on the sheet of a vote of this unit that stands, with its day.
Outcome<std::map<std::string, std::string>> voted_on(Call& call) {
  const auto polls = store::polls_of_unit(call.data, call.campaign->id, call.target.unit);
  if (!polls) return service::refused(polls.error());
  std::map<std::string, std::string> days;
  for (const store::Poll& poll : *polls) {
    if (poll.state == name(ballot::State::cancelled)) continue;
    for (const ballot::Line& line : ballot::sheet_from(poll.sheet).lines)
      days.emplace(line.subject, day_words(poll.day));
  }
  return days;
}

/// Nobody is voted on twice by mistake: whoever was stands there with the day and without a tick.
void mark_voted_on(const std::map<std::string, std::string>& days, pages::PollFormPage& page) {
  for (pages::PollCandidate& row : page.candidates)
    if (const auto voted = days.find(row.id); row.bar.empty() && voted != days.end()) {
      row.kind += fmt::format("; đã bỏ phiếu ngày {}", voted->second);
      row.chosen = false;
    }
}

std::vector<pages::Option> kind_options(const std::string& chosen) {
  std::vector<pages::Option> options;
  for (const Kind kind : {Kind::levels, Kind::excellence}) {
    const std::string word{name(kind)};
    options.push_back({word, kind_words(kind), word == chosen, {}});
  }
  return options;
}

std::vector<pages::Option> mode_options(const std::string& chosen) {
  std::vector<pages::Option> options;
  for (const Mode mode : {Mode::paper, Mode::kiosk, Mode::drawn}) {
    const std::string word{name(mode)};
    std::string help;
    if (mode == Mode::kiosk) help = "từ năm người có mặt";
    if (mode == Mode::drawn) help = "từ mười người có mặt, mỗi người một tài khoản";
    options.push_back({word, mode_words(mode), word == chosen, help});
  }
  return options;
}

bool in(const std::vector<std::string>& list, const std::string& word) {
  return std::ranges::find(list, word) != list.end();
}

/// The review meeting of the unit itself that was opened last: who came to it votes, unless somebody says
/// otherwise. Nothing: none was opened here.
Outcome<std::optional<service::MeetingRecord>> meeting_held(Call& call) {
  const auto meetings = service::meetings_of_unit(call, call.target.unit);
  if (!meetings) return tl::unexpected{meetings.error()};
  std::optional<service::MeetingRecord> last;
  for (const service::ReviewMeeting& meeting : *meetings) {
    const bool own =
        meeting.body.kind == facts::EntityKind::organization && meeting.unit->id == call.target.unit;
    if (own && meeting.record.version > 0) last = meeting.record;
  }
  return last;
}

/// As the form is begun: those of the meeting, else everybody.
void fill_begun(const service::PollChoices& choices, const std::optional<service::MeetingRecord>& meeting,
                const std::string& actor, pages::PollFormPage& page) {
  const std::string& chair = meeting ? meeting->chair : actor;
  for (const service::Elector& elector : choices.electors) {
    const bool came = !meeting || in(meeting->present, elector.person);
    const bool summoned = came || meeting->absent.contains(elector.person);
    page.electors.push_back({elector.person, elector.name, elector.post, summoned, came, false});
    page.chairs.push_back({elector.person, elector.name, chair == elector.person, {}});
  }
}

Outcome<void> fill_electors(Call& call, const service::PollChoices& choices, pages::PollFormPage& page) {
  page.chairs.push_back({"", "–", call.inputs.get("chair").empty(), {}});
  if (call.problems.empty()) {
    const auto meeting = meeting_held(call);
    if (!meeting) return tl::unexpected{meeting.error()};
    fill_begun(choices, *meeting, call.actor.person, page);
    return {};
  }
  for (const service::Elector& elector : choices.electors) {
    page.electors.push_back(
        {elector.person, elector.name, elector.post, in(call.inputs.all("summoned"), elector.person),
         in(call.inputs.all("present"), elector.person), in(call.inputs.all("teller"), elector.person)});
    page.chairs.push_back({elector.person, elector.name, call.inputs.get("chair") == elector.person, {}});
  }
  return {};
}

void fill_errors(const Call& call, pages::PollFormPage& page) {
  page.kind_error = problem_of(call, "kind");
  page.mode_error = problem_of(call, "mode");
  page.day_error = problem_of(call, "day");
  page.chair_error = problem_of(call, "chair");
  page.most_error = problem_of(call, "most");
  page.reason_error = problem_of(call, "reason");
  page.subject_error = problem_of(call, "subject");
  for (const char* field : {"summoned", "present", "teller"})
    if (page.elector_error.empty()) page.elector_error = problem_of(call, field);
}

std::vector<std::string> rule_lines(const ballot::Rules& rules) {
  std::vector<std::string> lines;
  for (const ballot::Cited& cited : rules.cited)
    lines.push_back(fmt::format("{} ({}, {})", cited.text, cited.clause, cited.document));
  lines.push_back(fmt::format("Tỷ lệ phiếu tính trên {}.", label(rules.base)));
  if (rules.threshold && !rules.threshold->reading.empty()) lines.push_back(rules.threshold->reading);
  if (rules.needs_confirmation)
    lines.emplace_back("Văn bản không ghi rõ cách bỏ phiếu; cần xác nhận với cơ quan ban hành.");
  return lines;
}

Outcome<service::Done> back_to_poll(const Call& call, const Outcome<void>& outcome, const char* message) {
  if (!outcome) return tl::unexpected{outcome.error()};
  return service::Done{of_poll(call, "poll"), message, {}, false, {}, {}};
}

}  // namespace

std::string of_poll(const Call& call, std::string_view action) {
  return address(
      action,
      {{"campaign", call.campaign->id}, {"unit", call.target.unit}, {"poll", call.inputs.get("poll")}});
}

std::string poll_title(Kind kind, const std::string& unit) {
  return fmt::format("{}: {}", kind == Kind::levels ? "Bỏ phiếu xếp loại" : "Bình chọn hoàn thành xuất sắc",
                     unit);
}

Outcome<pages::PollsPage> polls(Call& call) {
  const auto found = service::polls_of(call, call.target.unit);
  if (!found) return tl::unexpected{found.error()};
  pages::PollsPage page;
  call.title = fmt::format("Bỏ phiếu: {}", unit_name(call));
  for (const service::PollLine& line : *found) {
    pages::PollRow row;
    row.link = {
        kind_words(line.kind),
        address("poll", {{"campaign", call.campaign->id}, {"unit", call.target.unit}, {"poll", line.id}})};
    row.mode = mode_words(ballot::mode_named(line.mode).value_or(Mode::paper));
    row.day = day_words(line.day);
    row.lines = static_cast<int>(line.lines);
    row.mark = mark_of(ballot::state_named(line.state).value_or(ballot::State::cancelled));
    if (!line.replaces.empty()) row.link.label += " (bỏ phiếu lại)";
    page.polls.push_back(std::move(row));
  }
  offer(call, page.actions, "poll-form", "Chuẩn bị bỏ phiếu",
        address("poll-form", {{"campaign", call.campaign->id}, {"unit", call.target.unit}}), true);
  page.empty.text = "Chưa có lần bỏ phiếu nào ở đơn vị này.";
  return page;
}

Outcome<pages::PollFormPage> poll_form(Call& call) {
  const auto choices = service::poll_choices(call);
  if (!choices) return tl::unexpected{choices.error()};
  pages::PollFormPage page;
  call.title = fmt::format("Chuẩn bị bỏ phiếu: {}", unit_name(call));
  const std::vector<std::pair<std::string_view, std::string>> names{{"campaign", call.campaign->id},
                                                                    {"unit", call.target.unit}};
  page.action = address("prepare-poll", names);
  page.cancel_href = address("polls", names);
  const bool first = call.problems.empty();
  page.kinds = kind_options(first ? "levels" : call.inputs.get("kind"));
  page.modes = mode_options(first ? "paper" : call.inputs.get("mode"));
  page.day = first ? to_vietnamese(call.today) : call.inputs.get("day");
  page.most = call.inputs.get("most");
  page.replaces = call.inputs.get("replaces");
  page.reason = call.inputs.get("reason");
  for (const service::Candidate& candidate : choices->candidates)
    page.candidates.push_back(shown(call, candidate, call.inputs.all("subject"), first));
  if (first && page.replaces.empty()) {
    const auto voted = voted_on(call);
    if (!voted) return tl::unexpected{voted.error()};
    mark_voted_on(*voted, page);
  }
  if (auto filled = fill_electors(call, *choices, page); !filled) return tl::unexpected{filled.error()};
  fill_errors(call, page);
  page.rules = rule_lines(choices->rules);
  return page;
}

Outcome<service::Done> prepare_poll(Call& call) {
  const auto id = service::prepare_poll(call);
  if (!id) return tl::unexpected{id.error()};
  return service::Done{
      address("poll", {{"campaign", call.campaign->id}, {"unit", call.target.unit}, {"poll", *id}}),
      "done.poll_prepared",
      {},
      false,
      {},
      {}};
}

Outcome<service::Done> hand_slips(Call& call) {
  return back_to_poll(call, service::hand_slips(call), "done.saved");
}
Outcome<service::Done> close_poll(Call& call) {
  return back_to_poll(call, service::close_poll(call), "done.poll_closed");
}
Outcome<service::Done> type_count(Call& call) {
  return back_to_poll(call, service::type_count(call), "done.count_typed");
}
Outcome<service::Done> recount(Call& call) {
  return back_to_poll(call, service::recount(call), "done.recount");
}
Outcome<service::Done> confirm_tally(Call& call) {
  return back_to_poll(call, service::confirm_tally(call), "done.tally_confirmed");
}
Outcome<service::Done> cancel_poll(Call& call) {
  return back_to_poll(call, service::cancel_poll(call), "done.poll_cancelled");
}

}  // namespace kiemdiem::web
