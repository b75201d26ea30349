#include <fmt/format.h>

#include <algorithm>

#include "paper/papers/tally_minutes.h"
#include "paperwork/desk.h"
#include "paperwork/makers.h"
#include "service/names.h"
#include "service/office.h"
#include "service/polls.h"

namespace kiemdiem::paperwork {
namespace {

using service::Call;
using service::SeenPoll;

std::string day_words(const std::string& iso) {
  const auto day = parse_date(iso);
  return day ? to_vietnamese(*day) : iso;
}

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

namespace {

/// Counts are seen by those who lead the poll and those who count it.
service::Outcome<bool> sees_counts(Call& call, const store::Poll& poll) {
  if (service::leads(call, poll)) return true;
  const auto tellers = store::tellers_of(call.data, poll.id);
  if (!tellers) return service::refused(tellers.error());
  return std::ranges::find(*tellers, call.actor.person) != tellers->end();
}

}  // namespace

Printables sealed_polls(Call& call) {
  const auto polls = store::polls_of_unit(call.data, call.campaign->id, call.target.unit);
  if (!polls) return service::refused(polls.error());
  std::vector<Printable> sealed;
  for (const store::Poll& poll : *polls) {
    if (poll.state != name(ballot::State::sealed)) continue;
    const auto sees = sees_counts(call, poll);
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

}  // namespace kiemdiem::paperwork
