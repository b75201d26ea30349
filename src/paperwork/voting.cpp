#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "document/filled_form.h"
#include "paper/papers/ballots.h"
#include "paper/papers/campaign_plan.h"
#include "paper/papers/tally_minutes.h"
#include "paperwork/drafts.h"
#include "paperwork/makers.h"
#include "service/basis.h"
#include "service/names.h"
#include "service/office.h"
#include "service/own_points.h"
#include "service/polls.h"
#include "service/ratings.h"
#include "service/tally_minutes.h"
#include "service/vote_views.h"

namespace kiemdiem::paperwork {
namespace {

using service::Call;
using service::SeenPoll;

std::string kind_words(ballot::Kind kind) {
  return kind == ballot::Kind::levels ? "Xếp loại chất lượng" : "Hoàn thành xuất sắc nhiệm vụ";
}

bool is_body(const std::string& subject) {
  return subject.starts_with("organization:") || subject.starts_with("collective:");
}

int number_in(const std::string& text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

int marks_at(const service::TallyText& text, const service::TallyRow& row, std::string_view choice) {
  const auto at = std::ranges::find(text.choices, choice) - text.choices.begin();
  const auto column = static_cast<std::size_t>(at);
  return column < row.marks.size() ? number_in(row.marks[column]) : 0;
}

/// Marks by the four levels; other boxes of the sheet and blank lines do not stand in this table.
void add_level_tables(const service::TallyText& text, const facts::Dictionary& dictionary,
                      paper::TallyMinutes& minutes) {
  const std::vector<std::string>& levels = dictionary.choices("rating")->words;
  paper::LevelTable bodies{"Tổ chức đảng, tập thể", "Tên tổ chức, tập thể", {}};
  paper::LevelTable persons{"Đảng viên, cá nhân", "Họ và tên", {}};
  for (const service::TallyRow& row : text.rows) {
    paper::LevelTally tally{row.name, row.post, {}};
    for (std::size_t level = 0; level < tally.marks.size(); ++level)
      tally.marks[level] = marks_at(text, row, levels[level]);
    (is_body(row.subject) ? bodies : persons).rows.push_back(std::move(tally));
  }
  for (paper::LevelTable* table : {&bodies, &persons})
    if (!table->rows.empty()) minutes.tables.push_back(std::move(*table));
}

void add_results(const service::TallyText& text, const facts::Dictionary& dictionary,
                 paper::TallyMinutes& minutes) {
  if (std::ranges::find(text.choices, "agreed") != text.choices.end())
    for (const service::TallyRow& row : text.rows)
      minutes.excellence.push_back({row.name, marks_at(text, row, "agreed"), marks_at(text, row, "refused")});
  else
    add_level_tables(text, dictionary, minutes);
  if (!text.results.empty()) {
    minutes.results.emplace();
    for (std::size_t level = 0; level < std::min(text.results.size(), minutes.results->size()); ++level)
      (*minutes.results)[level] = number_in(text.results[level].text);
  }
  minutes.remarks = text.remarks;
  for (const std::string& left : text.left_off)
    minutes.remarks.push_back("Không có tên trong phiếu: " + left + ".");
  if (!text.other.empty()) minutes.remarks.push_back(text.other);
}

int number_at(const std::vector<service::MinutesLine>& lines, std::size_t at) {
  return at < lines.size() ? number_in(lines[at].text) : 0;
}

paper::Attendance attendance_of(const service::TallyText& text) {
  paper::Attendance attendance{number_at(text.people, 0), number_at(text.people, 1), {}};
  for (const service::MinutesLine& one : text.absent) attendance.absent.push_back({one.label, one.text});
  return attendance;
}

}  // namespace

Printables sealed_polls(Call& call) {
  const auto polls = store::polls_of_unit(call.data, call.campaign->id, call.target.unit);
  if (!polls) return service::refused(polls.error());
  std::vector<Printable> sealed;
  for (const store::Poll& poll : *polls) {
    if (poll.state != name(ballot::State::sealed)) continue;
    const auto judged = service::judged_at(call, poll.unit);
    if (!judged) return tl::unexpected{judged.error()};
    const auto narrow = service::is_narrow(call, poll, *polls);
    if (!narrow) return tl::unexpected{narrow.error()};
    const auto sees = service::sees_counts(call, **judged, poll, *narrow);
    if (!sees) return tl::unexpected{sees.error()};
    if (*sees)
      sealed.push_back({poll.id, fmt::format("{}, ngày {}", kind_words(ballot::sheet_from(poll.sheet).kind),
                                             day_words(poll.day))});
  }
  return sealed;
}

Made tally_minutes_paper(Call& call) {
  const auto seen = service::seen_poll(call);
  if (!seen) return tl::unexpected{seen.error()};
  const auto kept = service::kept_tally_minutes(call, *seen);
  if (!kept) return tl::unexpected{kept.error()};
  const auto desk = Desk::of(call);
  if (!desk) return tl::unexpected{desk.error()};
  const service::TallyText& text = kept->text;
  paper::TallyMinutes minutes;
  minutes.office = {text.upper, text.unit, std::string{room}};
  minutes.number = desk->notation("BB", text.kind);
  minutes.subject = text.about;
  minutes.begun = Moment{parse_date(text.day).value_or(desk->today())};
  minutes.venue = text.place.empty() ? std::string{room} : text.place;
  minutes.attendance = attendance_of(text);
  for (const std::string& teller : text.tellers)
    minutes.team.push_back({teller, {}, minutes.team.empty() ? "Tổ trưởng" : "Thành viên"});
  const ballot::Count& count = seen->tally->count;
  minutes.ballots = {
      {"Phiếu biểu quyết", count.issued, count.returned, count.valid, count.returned - count.valid}};
  minutes.levels = desk->levels();
  minutes.base = number_in(text.base_number);
  minutes.base_name = text.base;
  minutes.result_unit = "đối tượng";
  minutes.averages = desk->word({"papers", "bien-ban-kiem-phieu", "averages"}) == "yes";
  add_results(text, call.office.dictionary(), minutes);
  minutes.team_head = {paper::Authority::own, "Tổ kiểm phiếu", "Tổ trưởng",
                       minutes.team.empty() ? std::string{} : minutes.team.front().name};
  minutes.chair = {paper::Authority::own, {}, "Chủ trì hội nghị", text.chair};
  if (!kept->versions.empty()) minutes.kept_as = kept_words(kept->versions.back());
  const auto profile = desk->profile(minutes.begun.date);
  if (!profile) return tl::unexpected{profile.error()};
  return paper::tally_minutes(minutes, *profile);
}

namespace {

/// Those who lead a vote and those who count it print its papers.
service::Outcome<bool> runs(Call& call, const store::Poll& poll) {
  if (service::leads(call, poll)) return true;
  const auto tellers = store::tellers_of(call.data, poll.id);
  if (!tellers) return service::refused(tellers.error());
  return std::ranges::find(*tellers, call.actor.person) != tellers->end();
}

}  // namespace

Printables prepared_polls(Call& call) {
  const auto polls = store::polls_of_unit(call.data, call.campaign->id, call.target.unit);
  if (!polls) return service::refused(polls.error());
  std::vector<Printable> prepared;
  for (const store::Poll& poll : *polls) {
    const auto running = runs(call, poll);
    if (!running) return tl::unexpected{running.error()};
    if (*running && poll.state != name(ballot::State::cancelled))
      prepared.push_back({poll.id, fmt::format("{}, ngày {}", kind_words(ballot::sheet_from(poll.sheet).kind),
                                               day_words(poll.day))});
  }
  return prepared;
}

namespace {

/// Bodies, persons, or both stand on a sheet.
std::string_view kind_of_lines(const ballot::Sheet& sheet) {
  const bool bodies = std::ranges::any_of(sheet.lines, is_body, &ballot::Line::subject);
  const bool persons = !std::ranges::all_of(sheet.lines, is_body, &ballot::Line::subject);
  return bodies && persons ? "both" : bodies ? "bodies" : "persons";
}

/// The number of the form, by who stands on the sheet: "bodies", "members", "persons", "both". Where a plan
/// has no form of its own for ordinary members, that for persons holds.
std::string form_of(const Desk& desk, const ballot::Sheet& sheet) {
  const bool members = std::ranges::all_of(
      sheet.lines, [](const ballot::Line& line) { return line.subject.starts_with("member:"); });
  if (members)
    if (std::string own = desk.word({"papers", ballot_id, "members"}); !own.empty()) return own;
  return desk.word({"papers", ballot_id, kind_of_lines(sheet)});
}

std::string ballot_head(const ballot::Sheet& sheet) {
  const std::string_view kind = kind_of_lines(sheet);
  if (kind == "bodies") return "Tên tổ chức, tập thể";
  return kind == "persons" ? "Họ và tên" : "Tên tập thể, họ và tên";
}

std::vector<std::string> ballot_notes(const ballot::Sheet& sheet) {
  std::vector<std::string> notes{"Mỗi dòng đánh dấu X vào một ô; phiếu không ký tên."};
  if (sheet.most_agreed > 0)
    notes.push_back(fmt::format("Đồng ý nhiều nhất {:02} người.", sheet.most_agreed));
  if (std::ranges::any_of(sheet.lines, [](const ballot::Line& line) {
        return std::ranges::find(line.allowed, false) != line.allowed.end();
      }))
    notes.emplace_back("Ô có gạch ngang: theo quy định không xếp mức này.");
  return notes;
}

/// What each gave as own points and own rating, where the form of a document has columns for them.
service::Outcome<void> add_own(Call& call, const Desk& desk, const ballot::Sheet& sheet,
                               paper::Ballots& ballots) {
  if (desk.word({"papers", ballot_id, "own"}) != "yes") return {};
  const auto points = service::own_points(call, desk.unit().path);
  if (!points) return tl::unexpected{points.error()};
  const auto ratings = service::ratings_under(call, desk.unit().path, nullptr);
  if (!ratings) return tl::unexpected{ratings.error()};
  ballots.own = true;
  for (std::size_t at = 0; at < sheet.lines.size(); ++at) {
    const std::string& subject = sheet.lines[at].subject;
    const std::string member = "member" + subject.substr(subject.find(':'));
    if (const auto own = points->find(is_body(subject) ? subject : member); own != points->end())
      ballots.lines[at].points = document::hundredths_words(own->second.total());
    for (const service::RatingProposal& proposal : ratings->of(subject).proposals)
      if (proposal.body == "self") ballots.lines[at].level = level_words(call, proposal.level);
  }
  return {};
}

}  // namespace

Made ballot_papers(Call& call) {
  const auto seen = service::seen_poll(call);
  if (!seen) return tl::unexpected{seen.error()};
  if (!seen->sees_counts) return service::refused(service::Refused::hidden);
  const auto desk = Desk::of(call);
  if (!desk) return tl::unexpected{desk.error()};
  paper::Ballots own;
  own.form_code = form_of(*desk, seen->sheet);
  own.issuer = desk->unit().name;
  own.subject = {(seen->sheet.kind == ballot::Kind::levels ? "xếp loại chất lượng "
                                                           : "chọn mức hoàn thành xuất sắc nhiệm vụ ") +
                 desk->period()};
  own.whom = ballot_head(seen->sheet);
  own.posts =
      std::ranges::any_of(seen->sheet.lines, [](const ballot::Line& line) { return !line.post.empty(); });
  for (const std::string& choice : seen->sheet.choices)
    own.choices.push_back(service::capitalized(ballot::choice_label(choice, call.office.dictionary())));
  for (const ballot::Line& line : seen->sheet.lines)
    own.lines.push_back({.name = line.name, .post = line.post, .open = line.allowed});
  if (auto added = add_own(call, *desk, seen->sheet, own); !added) return tl::unexpected{added.error()};
  own.notes = ballot_notes(seen->sheet);
  own.copies = std::max(seen->present() > 0 ? seen->present() : seen->summoned(), 1);
  own.made_on = parse_date(seen->poll.day).value_or(desk->today());
  const auto profile = desk->profile(own.made_on);
  if (!profile) return tl::unexpected{profile.error()};
  return paper::ballots(own, *profile);
}

Made counting_team_paper(Call& call) {
  const auto seen = service::seen_poll(call);
  if (!seen) return tl::unexpected{seen.error()};
  const auto desk = Desk::of(call);
  if (!desk) return tl::unexpected{desk.error()};
  paper::TeamDecision own;
  own.issued = draft(*desk, "to-kiem-phieu", "QĐ");
  own.issued.made_on = parse_date(seen->poll.day).value_or(desk->today());
  own.issued.recipients = {"Như Điều 3", "Lưu"};
  own.period = desk->period();
  own.team = "Tổ kiểm phiếu";
  own.task = "bỏ phiếu xếp loại chất lượng ngày " + day_words(seen->poll.day);
  own.decided_by = desk->decides();
  for (const std::string& teller : seen->tellers)
    own.members.push_back({seen->name_of(teller), {}, own.members.empty() ? "Tổ trưởng" : "Thành viên"});
  const auto profile = desk->profile(own.issued.made_on);
  if (!profile) return tl::unexpected{profile.error()};
  return paper::team_decision(own, *profile);
}

}  // namespace kiemdiem::paperwork
