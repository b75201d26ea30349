#include "paper/papers/result_report.h"

#include <algorithm>

namespace kiemdiem::paper {
namespace {

std::vector<Block> part_of(const ReportPart& part) {
  std::vector<Block> blocks;
  if (!part.heading.empty()) blocks.push_back({Heading{2, part.heading}});
  for (const std::string& paragraph : part.paragraphs) blocks.push_back(sentence(paragraph));
  if (part.paragraphs.empty()) blocks.push_back({DottedLines{2}});
  return blocks;
}

std::vector<Block> text_of(const ResultReport& report) {
  std::vector<Block> blocks{
      {numbered_letterhead(report.office, report.number, report.date)},
      {Title{.type_name = "Báo cáo",
             .subject = {"kết quả kiểm điểm và đánh giá, xếp loại chất lượng " + report.period}}}};
  if (!report.addressees.empty()) blocks.push_back({Addressees{"Kính gửi", report.addressees}});
  for (const ReportSection& section : report.sections) {
    blocks.push_back({Heading{1, section.heading}});
    for (const ReportPart& part : section.parts) append(blocks, part_of(part));
  }
  blocks.push_back({Signatures{.recipients = report.recipients,
                               .columns = {{.authority = report.signer.authority,
                                            .body = report.signer.body,
                                            .post = report.signer.post,
                                            .name = report.signer.name}}}});
  return blocks;
}

}  // namespace

Paper result_report(const ResultReport& report, const Profile& profile) {
  std::size_t columns = 0;
  for (const WideTable& annex : report.annexes) columns = std::max(columns, annex.columns.size());
  Paper paper{.profile = sized_for(profile, columns),
              .title = "Báo cáo kết quả kiểm điểm, đánh giá, xếp loại chất lượng " + report.period,
              .author = report.office.issuer,
              .made_on = report.made_on,
              .sections = {{.blocks = text_of(report)}}};
  for (const WideTable& annex : report.annexes) paper.sections.push_back(wide_section(annex, false));
  return paper;
}

}  // namespace kiemdiem::paper
