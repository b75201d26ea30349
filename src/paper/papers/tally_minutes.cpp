#include "paper/papers/tally_minutes.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "paper/vietnamese_words.h"

namespace kiemdiem::paper {
namespace {

std::vector<Cell> count_and_share(int count, int base) {
  return {{std::to_string(count)}, {percent_number(count, base)}};
}

Table ballot_table(const std::vector<BallotCount>& ballots) {
  Table table{.columns = {{"Loại phiếu", 57},
                          {"Số phiếu phát ra", 27, CellKind::number},
                          {"Số phiếu thu về", 27, CellKind::number},
                          {"Phiếu hợp lệ", 27, CellKind::number},
                          {"Phiếu không hợp lệ", 27, CellKind::number}},
              .when_empty = "Không có loại phiếu nào"};
  for (const BallotCount& ballot : ballots)
    table.rows.push_back({{ballot.ballot},
                          {std::to_string(ballot.issued)},
                          {std::to_string(ballot.returned)},
                          {std::to_string(ballot.valid)},
                          {std::to_string(ballot.invalid)}});
  return table;
}

/// The mean of the marks in hundredths, rounded half up; nothing where nobody marked anything.
std::optional<int> mean_of(const LevelTally& tally) {
  int marks = 0;
  int points = 0;
  for (std::size_t level = 0; level < tally.marks.size(); ++level) {
    marks += tally.marks[level];
    points += tally.marks[level] * static_cast<int>(tally.marks.size() - level);
  }
  return marks == 0 ? std::nullopt : std::optional{(points * 200 + marks) / (2 * marks)};
}

std::vector<Cell> mean_and_rank(const LevelTally& tally, const std::vector<LevelTally>& all) {
  const auto mean = mean_of(tally);
  if (!mean) return {{""}, {""}};
  const auto better =
      std::ranges::count_if(all, [&](const LevelTally& other) { return mean_of(other) > mean; });
  return {{fmt::format("{},{:02}", *mean / 100, *mean % 100)}, {std::to_string(better + 1)}};
}

Table level_table(const LevelTable& own, const LevelNames& levels, int base, bool averages) {
  Table table{.columns = {{"STT", 12, CellKind::centered}, {own.whom, 33}, {"Chức vụ, đơn vị", 24}},
              .head = {{{"STT", 1, 2}, {own.whom, 1, 2}, {"Chức vụ, đơn vị", 1, 2}}, {}},
              .when_empty = "Không có đối tượng bỏ phiếu"};
  for (const std::string& level : levels) {
    table.columns.push_back({"SL", 10, CellKind::number});
    table.columns.push_back({"%", 14, CellKind::number});
    table.head[0].push_back({level, 2, 1});
    table.head[1].push_back({"SL"});
    table.head[1].push_back({"%"});
  }
  if (averages)
    for (const char* title : {"Điểm TB", "Thứ hạng"}) {
      table.columns.push_back({title, 12, CellKind::number});
      table.head[0].push_back({title, 1, 2});
    }
  int order = 0;
  for (const LevelTally& tally : own.rows) {
    std::vector<Cell> row{{std::to_string(++order)}, {tally.name}, {tally.post}};
    for (const int count : tally.marks)
      for (Cell& cell : count_and_share(count, base)) row.push_back(std::move(cell));
    if (averages)
      for (Cell& cell : mean_and_rank(tally, own.rows)) row.push_back(std::move(cell));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table excellence_table(const std::vector<ExcellenceTally>& tallies, int base) {
  Table table{.columns = {{"STT", 12, CellKind::centered},
                          {"Họ và tên", 65},
                          {"Đồng ý", 25, CellKind::number},
                          {"%", 20, CellKind::number},
                          {"Không đồng ý", 25, CellKind::number},
                          {"%", 20, CellKind::number}}};
  int order = 0;
  for (const ExcellenceTally& tally : tallies) {
    std::vector<Cell> row{{std::to_string(++order)}, {tally.name}};
    for (const int count : {tally.agreed, tally.disagreed})
      for (Cell& cell : count_and_share(count, base)) row.push_back(std::move(cell));
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::vector<Block> meeting_part(const TallyMinutes& minutes) {
  std::vector<Block> blocks{{Heading{1, "Thời gian, địa điểm, thành phần"}},
                            sentence("Thời gian: " + moment_in_words(minutes.begun) + "."),
                            sentence("Địa điểm: " + minutes.venue + ".")};
  append(blocks, attendance_lines(minutes.attendance));
  blocks.push_back(sentence(fmt::format("Tổ kiểm phiếu gồm {:02} người:", minutes.team.size())));
  for (const Participant& member : minutes.team)
    blocks.push_back(
        sentence("- " + person(member) + (member.task.empty() ? "" : " - " + member.task) + "."));
  return blocks;
}

std::vector<Block> result_part(const TallyMinutes& minutes) {
  std::vector<Block> blocks{{Heading{1, "Kết luận"}}};
  if (minutes.results) {
    blocks.push_back(sentence("Theo kết quả bỏ phiếu, mức đề nghị xếp loại là:"));
    append(blocks, level_lines(minutes.levels, *minutes.results, minutes.result_unit));
  }
  for (const std::string& remark : minutes.remarks) blocks.push_back(sentence("- " + remark));
  if (!minutes.quota_statement.empty()) blocks.push_back(sentence(minutes.quota_statement));
  blocks.push_back(
      {Paragraph{.runs = {{.text = fmt::format(
                               "Biên bản được thông qua trước hội nghị{}.",
                               minutes.ended ? " hồi " + moment_in_words(*minutes.ended) : std::string{})}},
                 .ends_paper = true}});
  return blocks;
}

}  // namespace

Paper tally_minutes(const TallyMinutes& minutes, const Profile& profile) {
  std::vector<Block> blocks{{numbered_letterhead(minutes.office, minutes.number, minutes.begun.date)},
                            {Title{.type_name = "Biên bản kiểm phiếu", .subject = {minutes.subject}}}};
  append(blocks, meeting_part(minutes));
  blocks.push_back({Heading{1, "Số phiếu"}});
  blocks.push_back({ballot_table(minutes.ballots)});
  blocks.push_back({Heading{1, "Kết quả kiểm phiếu"}});
  blocks.push_back(
      sentence(fmt::format("Tỷ lệ phần trăm tính trên {} ({}).", minutes.base_name, minutes.base)));
  for (const LevelTable& table : minutes.tables) {
    blocks.push_back({Heading{2, table.title}});
    blocks.push_back({level_table(table, minutes.levels, minutes.base, minutes.averages)});
  }
  if (!minutes.excellence.empty()) {
    blocks.push_back({Heading{2, "Bỏ phiếu chọn mức " + minutes.levels[0]}});
    blocks.push_back({excellence_table(minutes.excellence, minutes.base)});
  }
  append(blocks, result_part(minutes));
  if (!minutes.kept_as.empty()) blocks.push_back(sentence(minutes.kept_as));
  const auto column = [](const Signer& signer) {
    return Signature{.authority = signer.authority,
                     .body = signer.body,
                     .post = signer.post,
                     .note = "(ký, ghi rõ họ tên)",
                     .name = signer.name};
  };
  blocks.push_back({Signatures{.columns = {column(minutes.team_head), column(minutes.chair)}}});
  return {.profile = profile,
          .title = "Biên bản kiểm phiếu " + minutes.subject,
          .author = minutes.office.issuer,
          .made_on = minutes.begun.date,
          .sections = {{.blocks = std::move(blocks)}}};
}

}  // namespace kiemdiem::paper
