#include "cli/cases.h"

#include <fmt/format.h>

#include <algorithm>

#include "assessment/row_facts.h"
#include "cli/judged.h"

namespace kiemdiem::cli {
namespace {

using assessment::Asked;
using Strings = std::vector<std::string>;

/// The fields of a result that a case may name, as text.
using Fields = std::vector<std::pair<std::string, std::string>>;

std::string asked(Asked asked, std::string_view yes, std::string_view no) {
  return std::string{asked == Asked::undecided ? "undecided" : asked == Asked::yes ? yes : no};
}

class Checker {
 public:
  Checker(const Judged& judged, Strings& differences)
      : judged_(judged),
        ratings_(*judged.regulation.dictionary.choices("rating")),
        differences_(differences) {}

  void check(const Node& expect) {
    for (const auto& [key, node] : expect.entries()) {
      if (key.text() == "subjects")
        check_subjects(node);
      else if (key.text() == "quotas")
        check_some(node, all_quotas(), "quotas");
      else if (key.text() == "findings")
        check_some(node, all_findings(), "findings");
      else if (key.text() == "no_findings")
        check_none(node, broken_findings(), "no_findings");
      else if (key.text() == "no_quotas")
        check_none(node, all_quotas(), "no_quotas");
      else if (key.text() == "undecided")
        check_undecided(node);
      else
        differences_.push_back(
            fmt::format("{}: khóa “{}” không có trong expect", to_text(key.place()), key.text()));
    }
  }

 private:
  std::string level(std::optional<int> level) const {
    return level ? ratings_.words[static_cast<std::size_t>(*level)] : "null";
  }
  static std::string number(std::optional<int> number) {
    return number ? fmt::format("{}", *number) : "null";
  }
  static std::string text_of(const Node& node) {
    if (!node.is_list()) return node.is_null() ? "null" : node.text();
    Strings items;
    for (const Node& item : node.items()) items.push_back(item.text());
    std::ranges::sort(items);
    return fmt::format("[{}]", fmt::join(items, ", "));
  }

  Fields fields(const assessment::SubjectResult& s) const {
    return {{"subject", s.id},
            {"review", asked(s.review, "required", "not_required")},
            {"rating", asked(s.rating, "eligible", "not_rated")},
            {"ceiling", level(s.ceiling)},
            {"forced", level(s.forced)},
            {"on_ballot", s.on_ballot ? "true" : "false"},
            {"proposed", level(s.proposed)},
            {"verdict", std::string{name(s.verdict)}}};
  }
  static Fields fields(const assessment::QuotaResult& q) {
    return {{"rule", q.rule},
            {"of", std::string{facts::name(q.of)}},
            {"scope", q.scope},
            {"counted", number(q.counted)},
            {"limit", number(q.limit)},
            {"used", number(q.used)},
            {"verdict", std::string{name(q.verdict)}},
            {"document", q.document},
            {"clause", q.clause},
            {"members", fmt::format("[{}]", fmt::join(q.members, ", "))}};
  }
  static Fields fields(const assessment::Finding& f) {
    return {{"rule", f.rule},         {"kind", f.kind},
            {"subject", f.subject},   {"verdict", std::string{name(f.verdict)}},
            {"document", f.document}, {"clause", f.clause},
            {"paper", f.paper},       {"counts_for", f.counts_for},
            {"severity", f.severity}};
  }

  std::vector<Fields> all_quotas() const {
    std::vector<Fields> all;
    for (const auto& quota : judged_.assessment.quotas) all.push_back(fields(quota));
    return all;
  }
  std::vector<Fields> all_findings() const {
    std::vector<Fields> all;
    for (const auto& finding : judged_.assessment.findings) all.push_back(fields(finding));
    return all;
  }
  std::vector<Fields> broken_findings() const {
    std::vector<Fields> all;
    for (const auto& finding : judged_.assessment.findings)
      if (finding.verdict == assessment::Verdict::breaks) all.push_back(fields(finding));
    return all;
  }

  /// Every key that the case gives agrees; a clause agrees where it contains the one given.
  static bool agrees(const Fields& fields, const Node& wanted) {
    return std::ranges::all_of(wanted.entries(), [&](const auto& entry) {
      const auto found = std::ranges::find(fields, entry.first.text(), &Fields::value_type::first);
      if (found == fields.end()) return false;
      if (found->first == "clause") return found->second.find(entry.second.text()) != std::string::npos;
      return found->second == text_of(entry.second);
    });
  }

  static std::string shown(const Fields& fields, const Node& wanted) {
    std::string text;
    for (const auto& [key, value] : fields)
      if (wanted.find(key) != nullptr) text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", key, value);
    return "{" + text + "}";
  }
  static std::string shown(const Node& wanted) {
    std::string text;
    for (const auto& [key, value] : wanted.entries())
      text += fmt::format("{}{}: {}", text.empty() ? "" : ", ", key.text(), text_of(value));
    return "{" + text + "}";
  }

  void check_subjects(const Node& wanted) {
    for (const auto& [id, keys] : wanted.entries()) {
      const auto found =
          std::ranges::find(judged_.assessment.subjects, id.text(), &assessment::SubjectResult::id);
      if (found == judged_.assessment.subjects.end()) {
        differences_.push_back(fmt::format("{}: không có đối tượng này trong kết quả", id.text()));
        continue;
      }
      const Fields have = fields(*found);
      for (const auto& [key, value] : keys.entries()) {
        if (key.text() == "because") {
          check_because(*found, value);
          continue;
        }
        const auto field = std::ranges::find(have, key.text(), &Fields::value_type::first);
        const std::string got = field == have.end() ? "(không có khóa này)" : field->second;
        if (got != text_of(value))
          differences_.push_back(
              fmt::format("{}: {} cần {}, được {}", id.text(), key.text(), text_of(value), got));
      }
    }
  }

  void check_because(const assessment::SubjectResult& subject, const Node& clauses) {
    for (const Node& clause : clauses.items()) {
      const auto cites = [&](const assessment::Reason& reason) {
        return reason.clause.find(clause.text()) != std::string::npos;
      };
      if (std::ranges::none_of(subject.reasons, cites))
        differences_.push_back(fmt::format("{}: không có lý do nào theo “{}”", subject.id, clause.text()));
    }
  }

  void check_some(const Node& wanted, const std::vector<Fields>& have, std::string_view list) {
    for (const Node& one : wanted.items()) {
      if (std::ranges::any_of(have, [&](const Fields& fields) { return agrees(fields, one); })) continue;
      std::string nearest;
      for (const Fields& fields : have) nearest += "\n        được " + shown(fields, one);
      differences_.push_back(
          fmt::format("{}: cần {}{}", list, shown(one), nearest.empty() ? "; không có mục nào" : nearest));
    }
  }

  void check_none(const Node& wanted, const std::vector<Fields>& have, std::string_view list) {
    for (const Node& one : wanted.items())
      for (const Fields& fields : have)
        if (agrees(fields, one))
          differences_.push_back(
              fmt::format("{}: không được có {}", list, shown(fields, one) + fields.front().second));
  }

  void check_undecided(const Node& wanted) {
    for (const auto& [id, names] : wanted.entries()) {
      Strings have;
      for (const auto& subject : judged_.assessment.subjects)
        if (subject.id == id.text())
          have.insert(have.end(), subject.undecided.begin(), subject.undecided.end());
      for (const auto& finding : judged_.assessment.findings)
        if (finding.subject == id.text())
          have.insert(have.end(), finding.undecided.begin(), finding.undecided.end());
      for (const Node& name : names.items())
        if (std::ranges::find(have, name.text()) == have.end())
          differences_.push_back(
              fmt::format("undecided: {} cần “{}”, có [{}]", id.text(), name.text(), fmt::join(have, ", ")));
    }
  }

  const Judged& judged_;
  const facts::Choices& ratings_;
  Strings& differences_;
};

void check_input_error(const Node& wanted, const Result<Judged>& judged, Strings& differences) {
  if (judged) {
    differences.emplace_back("cần bị từ chối, nhưng đã xét được");
    return;
  }
  const std::string message = to_text(judged.error());
  for (const Node& part : wanted.items())
    if (message.find(part.text()) == std::string::npos)
      differences.push_back(fmt::format("thông báo lỗi cần có “{}”, được: {}", part.text(), message));
}

void note_fired(const Judged& judged, Strings& fired) {
  for (const auto& subject : judged.assessment.subjects)
    for (const auto& reason : subject.reasons) fired.push_back(reason.document + "/" + reason.rule);
  for (const auto& quota : judged.assessment.quotas) fired.push_back(quota.document + "/" + quota.rule);
  for (const auto& finding : judged.assessment.findings)
    fired.push_back(finding.document + "/" + finding.rule);
}

}  // namespace

CaseResult run_case(const std::string& path, Installation& data) {
  CaseResult result{path, {}, {}, {}};
  const auto text = read_file(path);
  const Result<Node> tree =
      text ? parse_yaml(*text, path) : Result<Node>{refuse({path, 0, 0, {}, {}}, "Không đọc được tệp.")};
  if (!tree) {
    result.differences.push_back(to_text(tree.error()));
    return result;
  }
  if (const Node* title = tree->find("situation")) result.title = title->text();
  const Node* expect = tree->find("expect");
  if (expect == nullptr) {
    result.differences.emplace_back("thiếu khóa expect");
    return result;
  }
  const auto judged = judge_tree(*tree, path, data, {});
  if (const Node* error = expect->find("input_error")) {
    check_input_error(*error, judged, result.differences);
    return result;
  }
  if (!judged) {
    result.differences.push_back(to_text(judged.error()));
    return result;
  }
  Checker{*judged, result.differences}.check(*expect);
  note_fired(*judged, result.rules_fired);
  return result;
}

}  // namespace kiemdiem::cli
