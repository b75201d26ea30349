#include <fmt/format.h>

#include <algorithm>

#include "paper/papers/ballots.h"
#include "paper/papers/campaign_plan.h"
#include "paper/papers/tally_minutes.h"
#include "paperwork/drafts.h"
#include "paperwork/makers.h"
#include "service/names.h"
#include "service/office.h"
#include "service/polls.h"
#include "service/vote_views.h"

namespace kiemdiem::paperwork {
namespace {

using service::Call;
using service::SeenPoll;

std::string kind_words(ballot::Kind kind) {
  return kind == ballot::Kind::levels ? "Xếp loại chất lượng" : "Hoàn thành xuất sắc nhiệm vụ";
}

bool is_body(const ballot::Line& line) {
  return line.subject.starts_with("organization:") || line.subject.starts_with("collective:");
}

/// Marks by the four levels; other boxes of the sheet and blank lines do not stand in this table.
std::array<int, 4> marks_of(const SeenPoll& seen, std::size_t line, const facts::Dictionary& dictionary) {
  std::array<int, 4> marks{};
  const std::vector<std::string>& words = dictionary.choices("rating")->words;
  for (std::size_t level = 0; level < marks.size(); ++level) {
    const auto choice = std::ranges::find(seen.sheet.choices, words[level]);
    if (choice != seen.sheet.choices.end())
      marks[level] =
          seen.tally->count.marks[line][static_cast<std::size_t>(choice - seen.sheet.choices.begin())];
  }
  return marks;
}

void add_level_tables(const SeenPoll& seen, const facts::Dictionary& dictionary,
                      paper::TallyMinutes& minutes) {
  paper::LevelTable bodies{"Tổ chức đảng, tập thể", "Tên tổ chức, tập thể", {}};
  paper::LevelTable persons{"Đảng viên, cá nhân", "Họ và tên", {}};
  for (std::size_t at = 0; at < seen.sheet.lines.size(); ++at) {
    const ballot::Line& line = seen.sheet.lines[at];
    (is_body(line) ? bodies : persons).rows.push_back({line.name, line.post, marks_of(seen, at, dictionary)});
  }
  for (paper::LevelTable* table : {&bodies, &persons})
    if (!table->rows.empty()) minutes.tables.push_back(std::move(*table));
}

void add_excellence(const SeenPoll& seen, paper::TallyMinutes& minutes) {
  for (std::size_t at = 0; at < seen.sheet.lines.size(); ++at) {
    const std::vector<int>& marks = seen.tally->count.marks[at];
    minutes.excellence.push_back({seen.sheet.lines[at].name, marks[0], marks[1]});
  }
  for (const ballot::Ranked& ranked : ballot::ranked(seen.sheet, seen.tally->count, seen.sheet.most_agreed))
    if (ranked.tied)
      minutes.remarks.push_back(
          fmt::format("{}: {} phiếu đồng ý, bằng phiếu nhau ở chỗ cuối; cấp có thẩm quyền xem xét.",
                      seen.sheet.lines[ranked.line].name, ranked.agreed));
}

/// Which level each subject is carried at by the threshold of the documents; nothing where they state none.
void add_results(const SeenPoll& seen, paper::TallyMinutes& minutes) {
  if (!seen.rules.threshold || seen.sheet.kind != ballot::Kind::levels) return;
  std::array<int, 4> results{};
  for (std::size_t at = 0; at < seen.sheet.lines.size(); ++at) {
    const auto carried = ballot::carried(seen.sheet, *seen.tally, seen.rules, at);
    if (!carried) {
      minutes.remarks.push_back(seen.sheet.lines[at].name + ": không mức nào đủ số phiếu.");
      continue;
    }
    const auto level = static_cast<std::size_t>(*carried);
    if (level < results.size()) ++results[level];
  }
  minutes.results = results;
}

void add_left_off(const SeenPoll& seen, paper::TallyMinutes& minutes) {
  for (const ballot::LeftOff& left : seen.sheet.left_off)
    minutes.remarks.push_back(
        fmt::format("Không có tên trong phiếu: {} ({}{}).", left.name, left.text,
                    left.clause.empty() ? "" : "; " + left.document + ", " + left.clause));
}

paper::Attendance attendance_of(const SeenPoll& seen) {
  paper::Attendance attendance{seen.tally->summoned, seen.tally->present, {}};
  for (const store::PollVoter& voter : seen.voters)
    if (!voter.present) attendance.absent.push_back({voter.name, {}});
  return attendance;
}

}  // namespace

Printables sealed_polls(Call& call) {
  const auto polls = store::polls_of_unit(call.data, call.campaign->id, call.target.unit);
  if (!polls) return service::refused(polls.error());
  std::vector<Printable> sealed;
  for (const store::Poll& poll : *polls) {
    if (poll.state != name(ballot::State::sealed)) continue;
    const auto judged = service::judged_in(call, *call.campaign, poll.unit);
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
  if (!seen->sees_counts || seen->state != ballot::State::sealed || !seen->tally)
    return service::refused(service::Refused::hidden);
  const auto desk = Desk::of(call);
  if (!desk) return tl::unexpected{desk.error()};
  const ballot::Tally& tally = *seen->tally;
  paper::TallyMinutes minutes;
  minutes.office = desk->office();
  minutes.number = desk->notation("BB");
  minutes.subject =
      (seen->sheet.kind == ballot::Kind::levels ? "xếp loại chất lượng "
                                                : "bỏ phiếu chọn mức hoàn thành xuất sắc nhiệm vụ ") +
      desk->period();
  minutes.begun = Moment{parse_date(seen->poll.day).value_or(desk->today())};
  minutes.venue = room;
  minutes.attendance = attendance_of(*seen);
  for (const std::string& teller : seen->tellers)
    minutes.team.push_back({seen->name_of(teller), {}, minutes.team.empty() ? "Tổ trưởng" : "Thành viên"});
  minutes.ballots = {{"Phiếu biểu quyết", tally.count.issued, tally.count.returned, tally.count.valid,
                      tally.count.returned - tally.count.valid}};
  minutes.levels = desk->levels();
  minutes.base = number_of(tally, seen->rules.base);
  minutes.base_name = label(seen->rules.base);
  if (seen->sheet.kind == ballot::Kind::levels)
    add_level_tables(*seen, call.office.dictionary(), minutes);
  else
    add_excellence(*seen, minutes);
  minutes.result_unit = "đối tượng";
  add_results(*seen, minutes);
  add_left_off(*seen, minutes);
  minutes.team_head = {paper::Authority::own, "Tổ kiểm phiếu", "Tổ trưởng",
                       minutes.team.empty() ? std::string{} : minutes.team.front().name};
  minutes.chair = {paper::Authority::own, {}, "Chủ trì hội nghị", seen->name_of(seen->poll.chair)};
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
  const bool bodies = std::ranges::any_of(sheet.lines, is_body);
  const bool persons = !std::ranges::all_of(sheet.lines, is_body);
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
    own.lines.push_back({line.name, line.post, line.allowed});
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
