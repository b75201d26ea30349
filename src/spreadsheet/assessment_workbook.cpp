#include "spreadsheet/assessment_workbook.h"

#include <fmt/format.h>

#include "spreadsheet/excerpt.h"

namespace kiemdiem::spreadsheet {
namespace {

using assessment::Assessment;
using assessment::Effect;
using assessment::Finding;
using assessment::QuotaResult;
using assessment::Reason;
using assessment::SubjectResult;
using assessment::Verdict;
using facts::ListShape;
using facts::Situation;
using facts::SubjectKind;

constexpr std::string_view rating_choices = "rating";
constexpr std::string_view proposed_fact = "proposed";

Style style_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::holds:
      return Style::plain;
    case Verdict::breaks:
      return Style::breaks;
    case Verdict::undecided:
      return Style::undecided;
  }
  return Style::plain;
}

std::string word_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::holds:
      return "Đúng quy định";
    case Verdict::breaks:
      return "Trái quy định";
    case Verdict::undecided:
      return "Chưa đủ căn cứ";
  }
  return {};
}

std::string level_text(const Situation& situation, std::optional<int> level) {
  const facts::Choices* ratings = situation.dictionary.choices(rating_choices);
  if (!level || ratings == nullptr || *level < 0 || *level >= static_cast<int>(ratings->labels.size()))
    return "–";
  return ratings->labels[static_cast<std::size_t>(*level)].vi;
}

std::string cited(const std::string& document, const std::string& clause, const std::string& text) {
  return clause.empty() ? text : fmt::format("{} ({}, {})", text, document, clause);
}

std::string lines(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : "\n") + text;
  return all;
}

std::string reasons_text(const SubjectResult& subject) {
  std::vector<std::string> texts;
  for (const Reason& reason : subject.reasons)
    texts.push_back(cited(reason.document, reason.clause, reason.text));
  return lines(texts);
}

std::string name_of(const Situation& situation, facts::SubjectRef subject) {
  return situation.display_name({facts::entity_kind(subject.kind), subject.row});
}

/// Where the facts of a subject stand: its entity's list, or of a leader the posts for what those say.
class CellsOfSubject {
 public:
  CellsOfSubject(const Situation& situation, facts::SubjectRef subject)
      : shape_(situation.dictionary.lists()[static_cast<std::size_t>(
            situation.table_of(facts::entity_kind(subject.kind)).shape)]),
        id_(situation.id(facts::EntityRef{facts::entity_kind(subject.kind), subject.row})) {
    if (subject.kind != SubjectKind::leader) return;
    for (const ListShape& inner : situation.dictionary.lists())
      if (inner.parent == shape_.name && inner.find(proposed_fact)) posts_ = &inner;
  }

  CellRemark remark(std::string_view fact, Style severity, std::string text) const {
    const bool of_post = posts_ != nullptr && posts_->find(fact);
    return {of_post ? posts_->name : shape_.name, id_, std::string{fact}, severity, std::move(text)};
  }
  bool knows(std::string_view fact) const {
    return shape_.find(fact) || (posts_ != nullptr && posts_->find(fact));
  }

 private:
  const ListShape& shape_;
  const ListShape* posts_ = nullptr;
  std::string id_;
};

void remark_subject(const SubjectResult& subject, const Situation& situation,
                    std::vector<CellRemark>& remarks) {
  if (subject.verdict == Verdict::holds) return;
  const CellsOfSubject cells{situation, subject.subject};
  std::string text = word_of(subject.verdict);
  if (const std::string reasons = reasons_text(subject); !reasons.empty()) text += ":\n" + reasons;
  remarks.push_back(cells.remark(proposed_fact, style_of(subject.verdict), text));
  for (const Reason& reason : subject.reasons) {
    if (reason.effect == Effect::note || reason.effect == Effect::exception) continue;
    for (const auto& fact : reason.facts)
      if (cells.knows(fact.name) && fact.name != proposed_fact)
        remarks.push_back(
            cells.remark(fact.name, Style::note, cited(reason.document, reason.clause, reason.text)));
  }
  for (const std::string& missing : subject.undecided)
    if (cells.knows(missing) && missing != proposed_fact)
      remarks.push_back(
          cells.remark(missing, Style::undecided, "Chưa có dữ kiện này nên chưa kết luận được."));
}

/// "member:an" as a subject of the situation.
std::optional<CellRemark> remark_of_finding(const Finding& finding, const Assessment& assessment,
                                            const Situation& situation) {
  for (const SubjectResult& subject : assessment.subjects)
    if (subject.id == finding.subject)
      return CellsOfSubject{situation, subject.subject}.remark(
          {}, style_of(finding.verdict), cited(finding.document, finding.clause, finding.text));
  return std::nullopt;
}

ResultTable subjects_table(const Assessment& assessment, const Situation& situation) {
  ResultTable table{"Ket luan",
                    "KẾT LUẬN TỪNG ĐỐI TƯỢNG",
                    {"Đối tượng", "Tên", "Mức đề nghị", "Mức cao nhất", "Kết luận", "Căn cứ", "Còn thiếu"},
                    {20, 28, 26, 26, 16, 70, 28},
                    {}};
  for (const SubjectResult& subject : assessment.subjects)
    table.rows.push_back({{subject.id},
                          {name_of(situation, subject.subject)},
                          {level_text(situation, subject.proposed)},
                          {level_text(situation, subject.ceiling)},
                          {word_of(subject.verdict), style_of(subject.verdict)},
                          {reasons_text(subject)},
                          {lines(subject.undecided)}});
  return table;
}

DraftCell count_cell(std::optional<int> count) {
  return count ? DraftCell{static_cast<double>(*count)} : DraftCell{std::string{"–"}};
}

ResultTable quotas_table(const Assessment& assessment) {
  ResultTable table{"Ty le",
                    "TỶ LỆ HOÀN THÀNH XUẤT SẮC",
                    {"Phạm vi", "Số làm căn cứ", "Được phép", "Đã đề nghị", "Kết luận", "Căn cứ",
                     "Những đối tượng đề nghị"},
                    {24, 12, 12, 12, 16, 70, 36},
                    {}};
  for (const QuotaResult& quota : assessment.quotas)
    table.rows.push_back({{quota.scope},
                          count_cell(quota.counted),
                          count_cell(quota.limit),
                          count_cell(quota.used),
                          {word_of(quota.verdict), style_of(quota.verdict)},
                          {cited(quota.document, quota.clause, quota.text)},
                          {excerpt(lines(quota.members), 8000)}});
  return table;
}

ResultTable findings_table(const Assessment& assessment) {
  ResultTable table{"Viec can xem",
                    "VIỆC TRÁI HOẶC CHƯA RÕ THEO QUY ĐỊNH",
                    {"Đối tượng", "Kết luận", "Nội dung và căn cứ", "Còn thiếu"},
                    {24, 16, 90, 36},
                    {}};
  for (const Finding& finding : assessment.findings)
    if (finding.verdict != Verdict::holds)
      table.rows.push_back({{finding.subject},
                            {word_of(finding.verdict), style_of(finding.verdict)},
                            {cited(finding.document, finding.clause, finding.text)},
                            {lines(finding.undecided)}});
  return table;
}

}  // namespace

std::vector<CellRemark> remarks_of(const Assessment& assessment, const Situation& situation) {
  std::vector<CellRemark> remarks;
  for (const SubjectResult& subject : assessment.subjects) remark_subject(subject, situation, remarks);
  for (const Finding& finding : assessment.findings) {
    if (finding.verdict != Verdict::breaks) continue;
    if (auto remark = remark_of_finding(finding, assessment, situation))
      remarks.push_back(std::move(*remark));
  }
  return remarks;
}

std::vector<ResultTable> tables_of(const Assessment& assessment, const Situation& situation) {
  return {subjects_table(assessment, situation), quotas_table(assessment), findings_table(assessment)};
}

Result<std::string> write_assessment(const Assessment& assessment, const Situation& situation) {
  return write_result(situation, tables_of(assessment, situation), remarks_of(assessment, situation));
}

}  // namespace kiemdiem::spreadsheet
