#include "spreadsheet/result_workbook.h"

#include <fmt/format.h>

#include <unordered_map>

#include "assessment/wording.h"

namespace kiemdiem::spreadsheet {
namespace {

using assessment::Asked;
using assessment::Finding;
using assessment::QuotaResult;
using assessment::Reason;
using assessment::SubjectResult;
using assessment::Verdict;

Style style_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::breaks:
      return Style::breaks;
    case Verdict::undecided:
      return Style::undecided;
    case Verdict::holds:
      break;
  }
  return Style::holds;
}

std::string verdict_label(Verdict verdict) {
  switch (verdict) {
    case Verdict::breaks:
      return "Trái quy định";
    case Verdict::undecided:
      return "Chưa đủ căn cứ";
    case Verdict::holds:
      break;
  }
  return "Đúng quy định";
}

std::string asked_label(Asked asked, std::string_view yes, std::string_view no) {
  return std::string{asked == Asked::undecided ? "Chưa rõ" : asked == Asked::yes ? yes : no};
}

std::string with_citation(const std::string& text, const std::string& document, const std::string& clause) {
  const std::string cited = assessment::citation(document, clause);
  return cited.empty() ? text : fmt::format("{} [{}]", text, cited);
}

DraftCell text_cell(std::string text, Style style = Style::plain) {
  return {std::move(text), style, {}};
}
DraftCell number_cell(std::optional<int> number, Style style = Style::plain) {
  if (!number) return {std::monostate{}, style, {}};
  return {static_cast<double>(*number), style, {}};
}

/// A row without copies of its cells.
template <class... Cells>
std::vector<DraftCell> row_of(Cells&&... cells) {
  std::vector<DraftCell> row;
  row.reserve(sizeof...(cells));
  (row.push_back(std::forward<Cells>(cells)), ...);
  return row;
}

std::vector<std::string> lines_of(const SubjectResult& subject, const assessment::Wording& wording) {
  std::vector<std::string> lines;
  for (const Reason& reason : subject.reasons)
    lines.push_back(with_citation(reason.text, reason.document, reason.clause));
  for (const assessment::Pending& pending : subject.pending)
    lines.push_back(with_citation(
        fmt::format("Cần biết: {}. {}", wording.missing(subject.id, pending.missing), pending.text),
        pending.document, pending.clause));
  return lines;
}

ResultTable conclusions(const facts::Situation& situation, const regulation::Regulation& regulation,
                        const assessment::Assessment& assessment, const assessment::Wording& wording) {
  ResultTable table;
  table.sheet = "Ket luan";
  table.title = fmt::format("Kết luận từng đối tượng theo {}, xét ngày {}", regulation.document.name,
                            to_vietnamese(assessment.on));
  table.headings = {"Đối tượng",          "Họ tên, tên gọi", "Loại",      "Kiểm điểm",   "Xếp loại",
                    "Mức cao nhất",       "Mức phải xếp",    "Ghi phiếu", "Mức đề nghị", "Kết luận",
                    "Lý do và điều khoản"};
  table.widths = {22, 28, 22, 16, 16, 26, 26, 12, 26, 18, 90};
  const auto level = [&](std::optional<int> one) {
    return one ? assessment::level_label(situation.dictionary, one) : std::string{};
  };
  for (const SubjectResult& subject : assessment.subjects) {
    const Style style = style_of(subject.verdict);
    table.rows.push_back(row_of(text_cell(subject.id), text_cell(wording.name(subject.id)),
                                text_cell(std::string{assessment::kind_label(subject.subject.kind)}),
                                text_cell(asked_label(subject.review, "Phải kiểm điểm", "Không phải")),
                                text_cell(asked_label(subject.rating, "Được xếp loại", "Không xếp loại")),
                                text_cell(level(subject.ceiling)), text_cell(level(subject.forced)),
                                text_cell(subject.on_ballot ? "có" : "không"),
                                text_cell(level(subject.proposed), style),
                                text_cell(verdict_label(subject.verdict), style),
                                text_cell(fmt::format("{}", fmt::join(lines_of(subject, wording), "\n")))));
  }
  return table;
}

ResultTable quotas(const assessment::Assessment& assessment, const assessment::Wording& wording) {
  ResultTable table;
  table.sheet = "Ty le";
  table.title = "Tỷ lệ Hoàn thành xuất sắc nhiệm vụ";
  table.headings = {"Phạm vi", "Loại",     "Số gốc", "Tối đa",
                    "Đề nghị", "Kết luận", "Gồm",    "Giải thích, cách tính và điều khoản"};
  table.widths = {34, 24, 10, 10, 10, 18, 50, 90};
  for (const QuotaResult& quota : assessment.quotas) {
    const Style style = style_of(quota.verdict);
    std::vector<std::string> names;
    for (const std::string& member : quota.members) names.push_back(wording.name(member));
    std::string text = with_citation(quota.text, quota.document, quota.clause);
    if (!quota.undecided.empty()) text += "\nCần biết: " + wording.missing("", quota.undecided);
    for (const std::string& step : quota.steps) text += "\n" + step;
    const std::size_t slash = quota.scope.find('/');
    std::string scope = wording.name(quota.scope.substr(0, slash));
    if (slash != std::string::npos) scope += ", nhóm " + quota.scope.substr(slash + 1);
    table.rows.push_back(
        row_of(text_cell(std::move(scope)), text_cell(std::string{assessment::kind_label(quota.of)}),
               number_cell(quota.counted), number_cell(quota.limit), number_cell(quota.used, style),
               text_cell(verdict_label(quota.verdict), style),
               text_cell(fmt::format("{}", fmt::join(names, ", "))), text_cell(std::move(text))));
  }
  return table;
}

ResultTable findings(const assessment::Assessment& assessment, const assessment::Wording& wording) {
  ResultTable table;
  table.sheet = "Phat hien";
  table.title = "Trình tự, thời hạn, hồ sơ, bỏ phiếu và việc phải làm";
  table.headings = {"Đối tượng", "Họ tên, tên gọi", "Việc",       "Kết luận",
                    "Nội dung",  "Văn bản",         "Điều khoản", "Cần biết thêm"};
  table.widths = {22, 28, 20, 18, 90, 28, 24, 40};
  for (const Verdict verdict : {Verdict::breaks, Verdict::undecided, Verdict::holds})
    for (const Finding& finding : assessment.findings) {
      if (finding.verdict != verdict) continue;
      table.rows.push_back(row_of(text_cell(finding.subject), text_cell(wording.name(finding.subject)),
                                  text_cell(std::string{assessment::finding_label(finding.kind)}),
                                  text_cell(verdict_label(verdict), style_of(verdict)),
                                  text_cell(finding.text), text_cell(finding.document),
                                  text_cell(finding.clause),
                                  text_cell(wording.missing(finding.subject, finding.undecided))));
    }
  return table;
}

/// Collects what is said of single cells.
class Remarks {
 public:
  Remarks(const facts::Situation& situation, const assessment::Assessment& assessment)
      : situation_(situation), assessment_(assessment) {
    const facts::Table& events = situation_.table("events");
    const facts::ListShape& shape = *situation_.dictionary.list("events");
    const int event = shape.find("event").value();
    const int subject = shape.find("subject").value();
    for (std::size_t row = 0; row < events.rows(); ++row)
      events_[written(situation_, shape, events, subject, row)].emplace_back(
          written(situation_, shape, events, event, row), row);
  }

  std::vector<CellRemark> all() {
    for (const SubjectResult& subject : assessment_.subjects) add(subject);
    for (const QuotaResult& quota : assessment_.quotas)
      if (quota.verdict == Verdict::breaks)
        for (const std::string& member : quota.members)
          on_level(member, Style::breaks, with_citation(quota.text, quota.document, quota.clause));
    for (const Finding& finding : assessment_.findings)
      if (finding.verdict != Verdict::holds) add(finding);
    return std::move(remarks_);
  }

 private:
  static std::string id_of(std::string_view subject) {
    return std::string{subject.substr(subject.find(':') + 1)};
  }
  /// The list that holds the entry of a subject.
  static std::string list_of(std::string_view subject) {
    if (subject.starts_with("organization:")) return "organizations";
    return subject.starts_with("collective:") ? "collectives" : "people";
  }
  /// The level of a leader stands with the posts.
  void on_level(std::string_view subject, Style style, std::string text) {
    const bool leader = subject.starts_with("leader:");
    remarks_.push_back(
        {leader ? "posts" : list_of(subject), id_of(subject), "proposed", style, std::move(text)});
  }
  void on_fact(std::string_view subject, const std::string& fact, Style style, std::string text) {
    const facts::ListShape* shape = situation_.dictionary.list(list_of(subject));
    if (shape == nullptr || !shape->find(fact)) return;
    remarks_.push_back({list_of(subject), id_of(subject), fact, style, std::move(text)});
  }

  void add(const SubjectResult& subject) {
    if (subject.verdict == Verdict::breaks) {
      for (const Reason& reason : subject.reasons) {
        const bool limits = reason.effect == assessment::Effect::exclusion ||
                            reason.effect == assessment::Effect::forced ||
                            (reason.level && *reason.level > subject.proposed.value_or(0));
        if (!limits) continue;
        const std::string text = with_citation(reason.text, reason.document, reason.clause);
        on_level(subject.id, Style::breaks, text);
        for (const assessment::FactUsed& fact : reason.facts)
          if (fact.name != "proposed") on_fact(subject.id, fact.name, Style::breaks, text);
      }
    }
    for (const assessment::Pending& pending : subject.pending) {
      const std::string text = with_citation("Cần biết. " + pending.text, pending.document, pending.clause);
      if (subject.verdict == Verdict::undecided) on_level(subject.id, Style::undecided, text);
      for (const std::string& name : pending.missing) {
        const std::size_t colon = name.find(':');
        const std::size_t dot = name.find('.', colon == std::string::npos ? 0 : colon);
        if (colon != std::string::npos && dot != std::string::npos)
          on_fact(name.substr(0, dot), name.substr(dot + 1), Style::undecided, text);
        else
          on_fact(subject.id, name, Style::undecided, text);
      }
    }
  }

  /// On the events that the finding is about where they are there, else on the entry of the subject.
  void add(const Finding& finding) {
    const Style style = style_of(finding.verdict);
    const std::string text = with_citation(finding.text, finding.document, finding.clause);
    bool placed = false;
    const auto events = events_.find(finding.subject);
    if (events != events_.end())
      for (const auto& [word, row] : events->second)
        for (const assessment::FactUsed& fact : finding.facts)
          if (fact.name == word) {
            remarks_.push_back({"events", {}, "on", style, text, row});
            placed = true;
          }
    if (!placed) remarks_.push_back({list_of(finding.subject), id_of(finding.subject), {}, style, text});
  }

  const facts::Situation& situation_;
  const assessment::Assessment& assessment_;
  /// The events of each subject: what and in which row.
  std::unordered_map<std::string, std::vector<std::pair<std::string, std::size_t>>> events_;
  std::vector<CellRemark> remarks_;
};

}  // namespace

std::vector<CellRemark> remarks_of(const facts::Situation& situation,
                                   const assessment::Assessment& assessment) {
  return Remarks{situation, assessment}.all();
}

std::vector<ResultTable> result_tables(const facts::Situation& situation,
                                       const regulation::Regulation& regulation,
                                       const assessment::Assessment& assessment) {
  const assessment::Wording wording{situation};
  return {conclusions(situation, regulation, assessment, wording), quotas(assessment, wording),
          findings(assessment, wording)};
}

Result<std::string> write_assessment(const facts::Situation& situation,
                                     const regulation::Regulation& regulation,
                                     const assessment::Assessment& assessment, const Kept& kept) {
  return write_result(situation, result_tables(situation, regulation, assessment),
                      remarks_of(situation, assessment), kept);
}

}  // namespace kiemdiem::spreadsheet
