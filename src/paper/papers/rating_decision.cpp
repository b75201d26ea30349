#include "paper/papers/rating_decision.h"

#include <fmt/format.h>

#include <algorithm>

#include "paper/papers/frame.h"
#include "paper/vietnamese_words.h"

namespace kiemdiem::paper {
namespace {

Block signature(const RatingDecision& decision, std::vector<std::string> recipients) {
  return {Signatures{.recipients = std::move(recipients),
                     .columns = {{.authority = decision.signer.authority,
                                  .body = decision.signer.body,
                                  .post = decision.signer.post,
                                  .name = decision.signer.name}}}};
}

std::vector<Block> closing_of(const RatingDecision& decision) {
  return {article(2, decision.executed_by + " thi hành Quyết định này."),
          article(3, "Quyết định có hiệu lực kể từ ngày ký.", true),
          signature(decision, decision.recipients)};
}

std::vector<Block> text_of(const RatingDecision& decision) {
  std::vector<Block> blocks{{numbered_letterhead(decision.office, decision.number, decision.date)},
                            {Title{.type_name = "Quyết định",
                                   .subject = {fmt::format("công nhận kết quả xếp loại chất lượng {} {}",
                                                           decision.whom, decision.period)}}},
                            {Grounds{decision.grounds}},
                            {AnnexTitle{{decision.decided_by + " quyết định"}}}};
  const auto count = static_cast<std::int64_t>(decision.members.size());
  blocks.push_back(article(
      1, fmt::format("Công nhận kết quả xếp loại chất lượng {} của {:02} ({}) {} {}:", decision.period, count,
                     number_in_words(count), decision.whom,
                     decision.listed_in_text ? "sau đây" : "có tên trong danh sách kèm theo, trong đó")));
  if (decision.listed_in_text) {
    for (std::size_t at = 0; at < decision.members.size(); ++at)
      blocks.push_back(
          sentence(fmt::format("- {}: {}{}", decision.members[at].name, decision.members[at].level,
                               at + 1 < decision.members.size() ? ";" : ".")));
    append(blocks, closing_of(decision));
    return blocks;
  }
  std::array<int, 4> counts{};
  for (std::size_t level = 0; level < counts.size(); ++level)
    counts[level] =
        static_cast<int>(std::ranges::count(decision.members, decision.levels[level], &RatedMember::level));
  append(blocks, level_lines(decision.levels, counts, decision.whom));
  append(blocks, closing_of(decision));
  return blocks;
}

std::vector<Block> annex_of(const RatingDecision& decision) {
  Table table{.columns = {{"TT", 10, CellKind::centered},
                          {decision.named, 48},
                          {"Mã/Số thẻ", 28, CellKind::centered},
                          {"Chi bộ", 42},
                          {"Xếp loại", 37}},
              .when_empty = "Không có " + decision.whom + " nào"};
  int order = 0;
  for (const RatedMember& member : decision.members)
    table.rows.push_back({{std::to_string(++order)},
                          {member.name},
                          {member.card},
                          {member.cell},
                          {member.remark.empty() ? member.level : member.level + "\n" + member.remark}});
  return {{AnnexTitle{.lines = {"Danh sách " + decision.whom,
                                fmt::format("được xếp loại chất lượng {}", decision.period)},
                      .attached_to = fmt::format("Kèm theo Quyết định số {}{}, {}",
                                                 decision.number.starts_with('-') ? "......" : "",
                                                 decision.number, date_in_words(decision.date))}},
          {std::move(table)},
          signature(decision, {})};
}

}  // namespace

Paper rating_decision(const RatingDecision& decision, const Profile& profile) {
  Paper paper{.profile = profile,
              .title = fmt::format("Quyết định công nhận kết quả xếp loại chất lượng {} {}", decision.whom,
                                   decision.period),
              .author = decision.office.issuer,
              .made_on = decision.made_on,
              .sections = {{.blocks = text_of(decision)}}};
  if (!decision.listed_in_text) paper.sections.push_back({.blocks = annex_of(decision)});
  return paper;
}

}  // namespace kiemdiem::paper
