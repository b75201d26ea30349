#include "assessment/explain.h"

#include <fmt/format.h>

#include <algorithm>

#include "assessment/scopes.h"
#include "assessment/subjects.h"
#include "assessment/wording.h"

namespace kiemdiem::assessment {
namespace {

using expression::Trace;
using regulation::Rule;

Held held_of(const expression::Value& value) {
  const bool* known = value.as<bool>();
  return known == nullptr ? Held::unknown : *known ? Held::yes : Held::no;
}

/// The smallest parts that came to what the whole came to: of a false `a && b` those that were false, of a
/// true one all. Below a negation the parts are those that made the operand what it is.
void collect_deciding(const Rows& rows, const Trace& trace, const Asking& asking,
                      std::vector<DecidingPart>& parts) {
  std::vector<const Trace*> deciding;
  for (const Trace& part : trace.parts)
    if (trace.parts.size() == 1 || held_of(part.value) == held_of(trace.value)) deciding.push_back(&part);
  if (deciding.empty()) {
    parts.push_back({trace.source, held_of(trace.value), rows.facts_of(trace.slots, asking)});
    return;
  }
  for (const Trace* part : deciding) collect_deciding(rows, *part, asking, parts);
}

bool is_about_subjects(const Rule& rule, facts::SubjectKind kind) {
  const bool asked = rule.as<regulation::ExclusionBody>() || rule.as<regulation::ExceptionBody>() ||
                     rule.as<regulation::CeilingBody>() || rule.as<regulation::ForcedBody>() ||
                     rule.as<regulation::NoteBody>();
  return asked && (rule.of.empty() || rule.of.has(kind));
}

/// Works out an explanation on the same rows that the judgement used.
class Explainer {
 public:
  Explainer(const Rows& rows, const regulation::Regulation& bound, const Assessment& assessment,
            const Wording& wording, const SubjectResult& result)
      : rows_(rows), bound_(bound), assessment_(assessment), wording_(wording), result_(result) {}

  Explanation all() const {
    Explanation explanation;
    explanation.result = result_;
    for (const Rule& rule : bound_.rules)
      if (is_about_subjects(rule, result_.subject.kind)) explanation.rules.push_back(outcome(rule));
    const std::optional<int> stands = result_.forced ? result_.forced : result_.ceiling;
    if (stands && *stands > 0) explanation.aim = *stands - 1;
    explanation.obstacles = obstacles(explanation);
    for (const QuotaResult& quota : assessment_.quotas)
      if (stands_in(quota)) explanation.quotas.push_back(quota);
    for (const Finding& finding : assessment_.findings)
      if (finding.subject == result_.id || finding.counts_for == result_.id)
        explanation.findings.push_back(finding);
    return explanation;
  }

 private:
  template <class List>
  static bool names(const List& list, const Rule& rule) {
    return std::ranges::any_of(
        list, [&](const auto& one) { return one.rule == rule.id && one.document == rule.document; });
  }

  RuleOutcome outcome(const Rule& rule) const {
    RuleOutcome outcome{rule.id, rule.kind, rule.document, rule.clause, rule.text, Held::no, {}};
    if (names(result_.reasons, rule))
      outcome.applies = Held::yes;
    else if (names(result_.pending, rule))
      outcome.applies = Held::unknown;
    for (const Asking& asking : askings(rule)) {
      const auto trace = rows_.trace(rule.when, asking);
      if (trace && (outcome.because.empty() || held_of(trace->value) == outcome.applies)) {
        outcome.because.clear();
        collect_deciding(rows_, *trace, asking, outcome.because);
      }
    }
    if (asks_of_posts(outcome) && heads_nothing()) outcome.because.clear();
    if (const Rule* exception = exception_from(rule); exception != nullptr && outcome.applies == Held::no)
      outcome.because = {{fmt::format("ngoại lệ {}: {}", exception->clause, exception->text), Held::yes, {}}};
    return outcome;
  }

  static bool asks_of_posts(const RuleOutcome& outcome) {
    return std::ranges::any_of(outcome.because, [](const DecidingPart& part) {
      return part.source.find("post.") != std::string::npos || part.source.find("body.") != std::string::npos;
    });
  }
  bool heads_nothing() const {
    return facts::entity_kind(result_.subject.kind) != EntityKind::person ||
           rows_.index().headed_by(result_.subject.row).empty();
  }

  /// Exceptions may ask of each post by which the person heads something.
  std::vector<Asking> askings(const Rule& rule) const {
    std::vector<Asking> all;
    const bool person = facts::entity_kind(result_.subject.kind) == EntityKind::person;
    if (person && rule.as<regulation::ExceptionBody>() != nullptr)
      for (const auto& [post, body] : rows_.index().headed_by(result_.subject.row))
        all.push_back({result_.subject, post, body});
    if (all.empty()) all.push_back({result_.subject, -1, {}});
    return all;
  }

  const Rule* exception_from(const Rule& rule) const {
    for (const Rule& other : bound_.rules) {
      const auto* exception = other.as<regulation::ExceptionBody>();
      if (exception != nullptr && names(result_.reasons, other) &&
          std::ranges::find(exception->excepts, rule.id) != exception->excepts.end())
        return &other;
    }
    return nullptr;
  }

  const Rule* rule_of(const std::string& id, const std::string& document) const {
    for (const Rule& rule : bound_.rules)
      if (rule.id == id && rule.document == document) return &rule;
    return nullptr;
  }

  bool stands_in_the_way(const Reason& reason, std::optional<int> aim) const {
    switch (reason.effect) {
      case Effect::exclusion:
        return result_.rating == Asked::no;
      case Effect::ceiling:
      case Effect::forced:
        return aim && reason.level && *reason.level > *aim;
      case Effect::exception:
      case Effect::note:
        break;
    }
    return false;
  }

  std::vector<Obstacle> obstacles(const Explanation& explanation) const {
    std::vector<Obstacle> all;
    for (const Reason& reason : result_.reasons)
      if (stands_in_the_way(reason, explanation.aim))
        all.push_back({reason.rule, reason.document, reason.clause, otherwise(reason, explanation)});
    for (const Pending& pending : result_.pending)
      all.push_back(
          {pending.rule, pending.document, pending.clause,
           fmt::format("Phải biết: {}. {}", wording_.missing(result_.id, pending.missing), pending.text)});
    return all;
  }

  /// What would have to be otherwise for a reason to fall away.
  std::string otherwise(const Reason& reason, const Explanation& explanation) const {
    const Rule* rule = rule_of(reason.rule, reason.document);
    const auto* ceiling = rule == nullptr ? nullptr : rule->as<regulation::CeilingBody>();
    if (ceiling != nullptr && ceiling->compared != regulation::Compared::nothing) {
      const FactUsed& compared = reason.facts.back();
      return fmt::format("{} phải từ “{}” trở lên (nay là {}). {}", compared.label,
                         level_label(rows_.index().situation().dictionary, explanation.aim),
                         compared.in_words, rule->text);
    }
    std::string parts;
    for (const RuleOutcome& outcome : explanation.rules) {
      if (outcome.rule != reason.rule || outcome.document != reason.document) continue;
      for (const DecidingPart& part : outcome.because)
        parts += fmt::format("{}{}", parts.empty() ? "" : "; ", in_words(part));
    }
    return parts.empty() ? reason.text
                         : fmt::format("Không còn là: {}. {}", parts, rule == nullptr ? "" : rule->text);
  }
  static std::string in_words(const DecidingPart& part) {
    std::string facts;
    for (const FactUsed& fact : part.facts)
      facts += fmt::format("{}{} {}", facts.empty() ? "" : ", ", fact.label.empty() ? fact.name : fact.label,
                           fact.in_words);
    return facts.empty() ? part.source : fmt::format("{} ({})", facts, part.source);
  }

  bool stands_in(const QuotaResult& quota) const {
    if (quota.of != result_.subject.kind) return false;
    const Index& index = rows_.index();
    const auto id = [&](std::int32_t row) {
      return index.situation().id(SubjectRef{facts::SubjectKind::organization, row});
    };
    const std::size_t slash = quota.scope.find('/');
    const std::string scope = quota.scope.substr(0, slash);
    const auto level = deciding_level(index, result_.subject);
    bool mine = level && *level >= 0 && id(*level) == scope;
    if (quota.of == facts::SubjectKind::member && index.cell_of(result_.subject.row) >= 0)
      mine = mine || id(index.cell_of(result_.subject.row)) == scope;
    return mine && (slash == std::string::npos || group() == quota.scope.substr(slash + 1));
  }
  std::string group() const {
    const std::string_view list = regulation::list_of(result_.subject.kind);
    if (!rows_.index().situation().dictionary.list(list)->find("similarity_group")) return {};
    const ColumnRef group = rows_.index().column(list, "similarity_group");
    const std::int32_t row = result_.subject.row;
    return group.known(row) ? rows_.index().situation().texts[static_cast<std::size_t>(group.number(row))]
                            : std::string{};
  }

  const Rows& rows_;
  const regulation::Regulation& bound_;
  const Assessment& assessment_;
  const Wording& wording_;
  const SubjectResult& result_;
};

}  // namespace

std::optional<Explanation> explain(const facts::Situation& situation, const regulation::Regulation& bound,
                                   const WorkCalendar& calendar, const Assessment& assessment,
                                   std::string_view subject) {
  const auto found = std::ranges::find(assessment.subjects, subject, &SubjectResult::id);
  if (found == assessment.subjects.end()) return std::nullopt;
  const WorkCalendar days = calendar.with_days_off(situation.holidays);
  const Index index{situation};
  const Rows rows{index, bound, days};
  const Wording wording{situation};
  return Explainer{rows, bound, assessment, wording, *found}.all();
}

}  // namespace kiemdiem::assessment
