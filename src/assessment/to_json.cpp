#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "assessment/assessment.h"
#include "assessment/explain.h"
#include "assessment/row_facts.h"

namespace kiemdiem::assessment {
namespace {

/// Writes "key": value pairs of one object.
class Object {
 public:
  void raw(std::string_view key, std::string_view json) {
    if (text_.size() > 1) text_ += ", ";
    text_ += json_text(key);
    text_ += ": ";
    text_ += json;
  }
  void text(std::string_view key, std::string_view value) { raw(key, json_text(value)); }
  void number(std::string_view key, std::optional<int> value) {
    raw(key, value ? fmt::format("{}", *value) : "null");
  }
  std::string close() {
    text_ += '}';
    return std::move(text_);
  }

 private:
  std::string text_ = "{";
};

template <class List, class Write>
std::string list_of(const List& list, std::string_view between, Write write) {
  std::string text;
  for (const auto& item : list) {
    if (!text.empty()) text += between;
    text += write(item);
  }
  return text;
}

std::string texts(const std::vector<std::string>& list) {
  return "[" + list_of(list, ", ", [](const std::string& text) { return json_text(text); }) + "]";
}

std::string facts_used(const std::vector<FactUsed>& facts) {
  Object object;
  std::vector<std::string> seen;
  for (const FactUsed& fact : facts) {
    if (std::ranges::find(seen, fact.name) != seen.end()) continue;
    seen.push_back(fact.name);
    object.raw(fact.name, fact.value);
  }
  return object.close();
}

class Writer {
 public:
  explicit Writer(const facts::Dictionary& dictionary) : ratings_(*dictionary.choices("rating")) {}

  std::string subject(const SubjectResult& subject) const {
    Object object;
    object.text("subject", subject.id);
    object.text("review", asked(subject.review, "required", "not_required"));
    object.text("rating", asked(subject.rating, "eligible", "not_rated"));
    object.raw("ceiling", level(subject.ceiling));
    object.raw("forced", level(subject.forced));
    object.raw("on_ballot", subject.on_ballot ? "true" : "false");
    object.raw("proposed", level(subject.proposed));
    object.text("verdict", name(subject.verdict));
    object.raw("reasons",
               "[" + list_of(subject.reasons, ", ", [&](const Reason& one) { return reason(one); }) + "]");
    object.raw("undecided", texts(subject.undecided));
    return object.close();
  }

  static std::string rule(const RuleOutcome& outcome) {
    Object object;
    object.text("rule", outcome.rule);
    object.text("kind", outcome.kind);
    object.text("document", outcome.document);
    object.text("clause", outcome.clause);
    object.text("applies", held(outcome.applies));
    object.raw("because", "[" + list_of(outcome.because, ", ", part) + "]");
    object.text("text", outcome.text);
    return object.close();
  }

  static std::string obstacle(const Obstacle& obstacle) {
    Object object;
    object.text("rule", obstacle.rule);
    object.text("document", obstacle.document);
    object.text("clause", obstacle.clause);
    object.text("text", obstacle.text);
    return object.close();
  }

  std::string level(std::optional<int> level) const {
    return level ? json_text(ratings_.words[static_cast<std::size_t>(*level)]) : "null";
  }

  static std::string quota(const QuotaResult& quota) {
    Object object;
    object.text("rule", quota.rule);
    object.text("of", facts::name(quota.of));
    object.text("scope", quota.scope);
    object.number("counted", quota.counted);
    object.number("limit", quota.limit);
    object.number("used", quota.used);
    object.text("verdict", name(quota.verdict));
    object.text("document", quota.document);
    object.text("clause", quota.clause);
    object.raw("members", texts(quota.members));
    if (!quota.undecided.empty()) object.raw("undecided", texts(quota.undecided));
    if (!quota.steps.empty()) object.raw("steps", texts(quota.steps));
    object.text("text", quota.text);
    return object.close();
  }

  static std::string finding(const Finding& finding) {
    Object object;
    object.text("rule", finding.rule);
    object.text("kind", finding.kind);
    object.text("subject", finding.subject);
    object.text("verdict", name(finding.verdict));
    object.text("document", finding.document);
    object.text("clause", finding.clause);
    if (!finding.paper.empty()) object.text("paper", finding.paper);
    if (!finding.counts_for.empty()) object.text("counts_for", finding.counts_for);
    object.text("severity", finding.severity);
    object.raw("facts", facts_used(finding.facts));
    object.raw("undecided", texts(finding.undecided));
    object.text("text", finding.text);
    return object.close();
  }

 private:
  static std::string_view asked(Asked asked, std::string_view yes, std::string_view no) {
    return asked == Asked::undecided ? "undecided" : asked == Asked::yes ? yes : no;
  }
  static std::string_view held(Held held) {
    return held == Held::unknown ? "unknown" : held == Held::yes ? "yes" : "no";
  }
  static std::string part(const DecidingPart& part) {
    Object object;
    object.text("condition", part.source);
    object.text("holds", held(part.held));
    object.raw("facts", facts_used(part.facts));
    return object.close();
  }
  std::string reason(const Reason& reason) const {
    Object object;
    object.text("rule", reason.rule);
    object.text("effect", name(reason.effect));
    if (reason.level) object.raw("value", level(reason.level));
    object.text("document", reason.document);
    object.text("clause", reason.clause);
    object.raw("facts", facts_used(reason.facts));
    object.text("text", reason.text);
    return object.close();
  }

  const facts::Choices& ratings_;
};

/// A list with one item a line.
template <class List, class Write>
std::string lines(const List& list, Write write) {
  const std::string body = list_of(list, ",\n    ", write);
  return body.empty() ? std::string{"[]"} : "[\n    " + body + "\n  ]";
}

}  // namespace

std::string to_json(const Explanation& explanation, const facts::Dictionary& dictionary) {
  const Writer writer{dictionary};
  std::string json = "{\n  \"result\": " + writer.subject(explanation.result) + ",\n";
  json += "  \"rules\": " + lines(explanation.rules, Writer::rule) + ",\n";
  json += "  \"next_level\": " + writer.level(explanation.aim) + ",\n";
  json += "  \"obstacles\": " + lines(explanation.obstacles, Writer::obstacle) + ",\n";
  json += "  \"quotas\": " + lines(explanation.quotas, Writer::quota) + ",\n";
  return json + "  \"findings\": " + lines(explanation.findings, Writer::finding) + "\n}\n";
}

std::string to_json(const Assessment& assessment, const facts::Dictionary& dictionary) {
  const Writer writer{dictionary};
  const Summary& sums = assessment.summary;
  std::string json = "{\n";
  json += fmt::format("  \"regulation\": {}, \"on\": {},\n", json_text(assessment.regulation),
                      json_text(to_iso(assessment.on)));
  json += "  \"subjects\": " +
          lines(assessment.subjects, [&](const SubjectResult& one) { return writer.subject(one); }) + ",\n";
  json += "  \"quotas\": " + lines(assessment.quotas, Writer::quota) + ",\n";
  json += "  \"findings\": " + lines(assessment.findings, Writer::finding) + ",\n";
  json += fmt::format(
      "  \"summary\": {{\"subjects\": {}, \"breaks\": {}, \"undecided\": {}, \"quotas_broken\": {}, "
      "\"findings_broken\": {}}}\n",
      sums.subjects, sums.breaks, sums.undecided, sums.quotas_broken, sums.findings_broken);
  return json + "}\n";
}

}  // namespace kiemdiem::assessment
