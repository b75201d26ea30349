#include "paper/papers/parts.h"

#include <fmt/format.h>

#include <iterator>
#include <numeric>

#include "paper/vietnamese_words.h"

namespace kiemdiem::paper {

Block sentence(std::string text) {
  return {Paragraph{.runs = {{.text = std::move(text)}}}};
}

std::vector<Block> level_lines(const LevelNames& levels, const std::array<int, 4>& counts,
                               const std::string& unit) {
  const int all = std::accumulate(counts.begin(), counts.end(), 0);
  std::vector<Block> lines;
  for (std::size_t level = 0; level < levels.size(); ++level)
    lines.push_back(
        sentence(fmt::format("- {}: {:02} {}, đạt {}{}", levels[level], counts[level], unit,
                             percent(counts[level], all), level + 1 < levels.size() ? ";" : ".")));
  return lines;
}

std::vector<Block> attendance_lines(const Attendance& attendance) {
  std::vector<Block> blocks;
  if (attendance.present)
    blocks.push_back(
        sentence(fmt::format("Số được triệu tập: {:02}; có mặt: {:02}; vắng mặt: {:02}.", attendance.summoned,
                             *attendance.present, attendance.summoned - *attendance.present)));
  else
    blocks.push_back(sentence(fmt::format(
        "Số được triệu tập: {:02}; có mặt: ......; vắng mặt: ......; lý do: ", attendance.summoned)));
  for (const Absence& absence : attendance.absent)
    blocks.push_back(sentence(fmt::format("- Vắng: {} ({}).", absence.name,
                                          absence.reason.empty() ? "chưa ghi lý do" : absence.reason)));
  return blocks;
}

std::string person(const Participant& participant) {
  return participant.post.empty() ? participant.name : participant.name + ", " + participant.post;
}

Letterhead numbered_letterhead(const Office& office, std::optional<std::string> number,
                               const std::optional<Date>& date) {
  return {.superior = office.superior,
          .issuer = office.issuer,
          .number = std::move(number),
          .place = office.place,
          .date = date};
}

void append(std::vector<Block>& blocks, std::vector<Block> more) {
  blocks.insert(blocks.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void append(Paper& all, Paper more) {
  if (all.sections.empty()) {
    all = std::move(more);
    return;
  }
  if (!more.sections.empty()) more.sections.front().restarts = true;
  all.sections.insert(all.sections.end(), std::make_move_iterator(more.sections.begin()),
                      std::make_move_iterator(more.sections.end()));
}

}  // namespace kiemdiem::paper
