#include "paper/papers/verification_sheet.h"

#include <fmt/format.h>

namespace kiemdiem::paper {
namespace {

void add_reasons(std::vector<Block>& text, const std::string& title,
                 const std::vector<RatingReason>& reasons) {
  if (reasons.empty()) return;
  text.push_back({Heading{2, title}});
  for (const RatingReason& reason : reasons) {
    text.push_back({Paragraph{
        .runs = {{.text = "- " + reason.text},
                 {.text = reason.clause.empty() ? "" : " (" + reason.clause + ")", .italic = true}}}});
    for (const std::string& fact : reason.facts) text.push_back(sentence("+ " + fact + "."));
  }
}

std::vector<Block> reasons_of(const ReasonsOfRating& own, const ReasonsAnnex& annex) {
  std::vector<Block> text{
      {AnnexTitle{.lines = {"Lý do xếp loại chất lượng", annex.period}, .attached_to = annex.attached_to}},
      field("Đối tượng", own.subject)};
  if (!own.unit.empty()) text.push_back(field("Đơn vị", own.unit));
  for (const std::string& line : {own.level, own.highest})
    if (!line.empty()) text.push_back({Paragraph{.runs = {{.text = line, .bold = true}}}});
  add_reasons(text, "Căn cứ của kết luận", own.reasons);
  add_reasons(text, "Những điều còn thiếu để được xếp mức cao hơn", own.next_level);
  if (!own.undecided.empty()) {
    text.push_back({Heading{2, "Chưa đủ dữ kiện để kết luận"}});
    for (const std::string& fact : own.undecided) text.push_back(sentence("- " + fact + "."));
  }
  return text;
}

/// The subject's points beside those of the verifier, with room for them.
void add_scores(std::vector<Block>& text, const VerificationSheet& own) {
  if (own.scores.empty()) return;
  text.push_back({Heading{1, "Điểm"}});
  std::vector<std::vector<std::string>> rows;
  for (const VerifiedPoints& one : own.scores) rows.push_back({one.what, one.most, one.own, {}, {}, {}});
  text.push_back(numbered_table({{"Nội dung thẩm định", 50},
                                 {"Điểm tối đa", 18, CellKind::centered},
                                 {"Cá nhân tự chấm", 20, CellKind::centered},
                                 {"Thẩm định", 20, CellKind::centered},
                                 {"Chênh lệch", 20, CellKind::centered},
                                 {"Căn cứ", 28}},
                                rows));
  if (own.explain_from.empty()) return;
  text.push_back(sentence(fmt::format(
      "Giải trình của người được đánh giá (khi chênh lệch từ {} điểm trở lên):", own.explain_from)));
  text.push_back({DottedLines{2}});
}

}  // namespace

Paper verification_sheet(const VerificationSheet& own, const Profile& profile) {
  std::vector<Block> text{field("Đối tượng", own.subject),
                          field("Đơn vị", own.unit),
                          field("Mức đề nghị", own.proposed),
                          {Heading{1, "Nội dung thẩm định"}}};
  std::vector<std::vector<std::string>> rows;
  for (const VerifiedPoint& point : own.points)
    rows.push_back({point.what, point.result, point.text, point.clause});
  text.push_back(numbered_table({{"Nội dung", 42}, {"Kết quả", 24}, {"Nhận xét", 58}, {"Căn cứ", 32}}, rows));
  add_scores(text, own);
  text.push_back({Heading{1, "Ý kiến của các cơ quan tham mưu"}});
  for (const auto& [body, opinion] : own.opinions)
    text.push_back(sentence(fmt::format("{}: {}", body, opinion)));
  if (own.opinions.empty()) text.push_back({DottedLines{3}});
  text.push_back({Heading{1, "Kết luận thẩm định"}});
  append(text, written(own.conclusion, 1));
  if (!own.reason.empty()) text.push_back(sentence("Lý do: " + own.reason));
  return framed(own.issued,
                {.type_name = "Phiếu thẩm định", .subject = {"đề xuất xếp loại chất lượng " + own.period}},
                std::move(text), profile);
}

Paper reasons_annex(const ReasonsAnnex& own, const Profile& profile) {
  Paper paper{.profile = profile,
              .title = "Lý do xếp loại chất lượng " + own.period,
              .author = own.issued.office.issuer,
              .made_on = own.issued.made_on,
              .sections = {}};
  for (const ReasonsOfRating& subject : own.subjects)
    paper.sections.push_back({.blocks = reasons_of(subject, own)});
  return paper;
}

}  // namespace kiemdiem::paper
