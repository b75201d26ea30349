#include "assessment/moved.h"

#include <fmt/format.h>

#include <map>

#include "assessment/wording.h"

namespace kiemdiem::assessment {
namespace {

/// By what it is about: how it stands.
using Shown = std::map<std::string, Moved>;

std::string_view word(Verdict verdict) {
  if (verdict == Verdict::breaks) return "trái quy định";
  return verdict == Verdict::holds ? "đúng" : "chưa đủ căn cứ";
}

Shown states(const JudgedSituation& judged, const Wording& wording) {
  Shown shown;
  const facts::Dictionary& dictionary = judged.situation.dictionary;
  for (const SubjectResult& one : judged.assessment.subjects) {
    std::string state = one.rating == Asked::no ? "không xếp loại"
                        : one.forced            ? "phải xếp " + level_label(dictionary, one.forced)
                                                : "cao nhất " + level_label(dictionary, one.ceiling);
    if (one.rating == Asked::undecided) state += " (chưa rõ có được xếp loại)";
    if (one.proposed) state += ", đề nghị " + level_label(dictionary, one.proposed);
    const std::string what = wording.full_name(one.id);
    shown[what] = {what, fmt::format("{}: {}", state, word(one.verdict)), {}, one.verdict, {}, {}, one.id};
  }
  return shown;
}

Shown quotas(const JudgedSituation& judged, const Wording& wording) {
  Shown shown;
  for (const QuotaResult& one : judged.assessment.quotas) {
    const std::string what = fmt::format("{} ở {} [{}]", kind_label(one.of), wording.name(one.scope),
                                         citation(one.document, one.clause));
    shown[what] = {
        what,
        fmt::format("đề nghị {}, tối đa {}: {}", one.used,
                    one.limit ? fmt::format("{}", *one.limit) : "chưa tính được", word(one.verdict)),
        {},
        one.verdict,
        one.document,
        one.clause,
        one.scope};
  }
  return shown;
}

Shown findings(const JudgedSituation& judged) {
  Shown shown;
  for (const Finding& one : judged.assessment.findings) {
    const std::string what =
        fmt::format("{}: {} [{}]", finding_label(one.kind), one.text, citation(one.document, one.clause));
    shown[what] = {what,       std::string{word(one.verdict)}, {}, one.verdict, one.document, one.clause,
                   one.subject};
  }
  return shown;
}

std::vector<Moved> moved(const Shown& before, const Shown& after) {
  std::vector<Moved> all;
  for (const auto& [what, state] : before) {
    const auto now = after.find(what);
    if (now != after.end() && now->second.before == state.before) continue;
    all.push_back(state);
    if (now == after.end()) continue;
    all.back().after = now->second.before;
    all.back().verdict = now->second.verdict;
  }
  for (const auto& [what, state] : after) {
    if (before.contains(what)) continue;
    all.push_back(state);
    all.back().after = std::move(all.back().before);
    all.back().before.clear();
  }
  return all;
}

}  // namespace

Changes changes(const JudgedSituation& before, const JudgedSituation& after) {
  const Wording names_before{before.situation}, names_after{after.situation};
  return {moved(states(before, names_before), states(after, names_after)),
          moved(quotas(before, names_before), quotas(after, names_after)),
          moved(findings(before), findings(after))};
}

}  // namespace kiemdiem::assessment
