#include "service/decision_parts.h"

#include <fmt/format.h>

#include "service/campaigns.h"
#include "service/entries.h"
#include "service/filing.h"
#include "service/office.h"
#include "service/people.h"
#include "store/log.h"

namespace kiemdiem::service {
namespace {

constexpr std::int64_t clock_may_lag = 60'000;

Outcome<void> check_clock(Call& call) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit* unit = (*units)->find(call.target.unit);
  const auto last = store::last_time(call.data, (*units)->grassroots_of(*unit).id);
  if (!last) return refused(last.error());
  if (*last && **last > call.now.at + clock_may_lag)
    return refused(Refused::busy,
                   "Đồng hồ của máy chủ chậm hơn nhật ký; hãy báo người quản trị chỉnh giờ rồi quyết định.");
  return {};
}

std::string quota_words(const assessment::QuotaResult& quota) {
  std::string words =
      fmt::format("{} ({})\n", quota.text, assessment::citation(quota.document, quota.clause));
  for (const std::string& step : quota.steps) words += "  " + step + "\n";
  return words;
}

}  // namespace

Outcome<DecisionPaper> paper_in(Call& call) {
  if (auto right = check_clock(call); !right) return tl::unexpected{right.error()};
  DecisionPaper paper{trimmed(call.inputs.get("number")),
                      trimmed(call.inputs.get("signer")),
                      trimmed(call.inputs.get("ground")),
                      {}};
  Refusal refusal;
  refusal.kind = Refused::invalid;
  const auto day = typed_day(trimmed(call.inputs.get("day")));
  const auto first = parse_date(call.campaign->first_day);
  if (paper.number.empty()) refusal.problems.push_back({"number", "Hãy ghi số văn bản, ví dụ 12-QĐ/ĐU."});
  if (!day || *day > call.today || (first && *day < *first))
    refusal.problems.push_back(
        {"day", "Hãy ghi ngày của văn bản, trong kỳ và không sau hôm nay, ví dụ 20/12/2026."});
  if (paper.signer.empty()) refusal.problems.push_back({"signer", "Hãy ghi họ tên người ký."});
  if (paper.ground.empty()) refusal.problems.push_back({"ground", "Hãy ghi căn cứ."});
  if (!refusal.problems.empty()) return tl::unexpected{std::move(refusal)};
  paper.day = *day;
  return paper;
}

Outcome<Target> target_of_subject(Call& call, const std::string& subject) {
  const std::size_t colon = subject.find(':');
  if (colon == std::string::npos) return refused(Refused::hidden);
  return target_of(call, subject.substr(0, colon), subject.substr(colon + 1));
}

std::string in_words(const Objection& objection) {
  const std::string citation = assessment::citation(objection.document, objection.clause);
  return citation.empty() ? objection.text : fmt::format("{} ({})", objection.text, citation);
}

std::string event_id(const store::DecisionItem& item, std::string_view event) {
  return fmt::format("{}.{}.{}", item.decision, item.seq, event);
}

store::RecordText event_of(const Call& call, const store::DecisionItem& item, std::string_view event,
                           Date day) {
  Node facts = with_value(Node::map({}, {}), "event", text_node(std::string{event}));
  facts = with_value(facts, "subject", text_node(item.subject));
  facts = with_value(facts, "on", text_node(to_iso(day)));
  if (event == "decided") facts = with_value(facts, "rating", text_node(item.level));
  return filed_entry(call.campaign->id, "events", event_id(item, event), item.unit_path, facts,
                     Node::null({}));
}

store::Decision head_of_decision(const Call& call, const Unit& unit, const DecisionPaper& paper,
                                 std::string kind, std::string id) {
  store::Decision decision;
  decision.id = std::move(id);
  decision.campaign = call.campaign->id;
  decision.organization = unit.id;
  decision.unit_path = unit.path;
  decision.kind = std::move(kind);
  decision.number = paper.number;
  decision.day = to_iso(paper.day);
  decision.signer = paper.signer;
  decision.ground = paper.ground;
  decision.at = call.now.at;
  decision.made_by = call.actor.account;
  decision.regulation = call.campaign->regulation;
  decision.program = program_version();
  decision.salt = store::new_salt();
  return decision;
}

store::DecisionGrounds grounds_in(const JudgedNow& now) {
  const Judged& judged = *now.judged;
  store::DecisionGrounds grounds{
      to_json(now.tree), assessment::to_json(judged.assessment, judged.situation.dictionary), {}};
  for (const assessment::QuotaResult& quota : judged.assessment.quotas)
    grounds.arithmetic += quota_words(quota);
  return grounds;
}

Outcome<DecisionMade> write_decision(Call& call, const store::Decision& decision,
                                     const store::DecisionGrounds& grounds,
                                     const std::vector<store::DecisionItem>& items) {
  const auto written = store::append(call.data, decision, grounds);
  if (!written) return refused(written.error());
  if (!*written)
    return refused(Refused::invalid,
                   fmt::format("Số {} đã dùng cho một văn bản khác của đợt này.", decision.number), "number");
  if (const auto listed = store::append(call.data, items); !listed) return refused(listed.error());
  std::string text = decision.number + "\n" + grounds.situation;
  for (const store::DecisionItem& item : items) text += "\n" + item.subject + "=" + item.level;
  call.notes.push_back(
      {"decision:" + decision.id, decision.unit_path, {}, store::salted_digest(decision.salt, text)});
  return DecisionMade{decision.id};
}

Outcome<store::Decision> decision_in_path(Call& call) {
  auto decision = store::find_decision(call.data, call.inputs.get("decision"));
  if (!decision) return refused(decision.error());
  if (!*decision || (*decision)->campaign != call.campaign->id ||
      (*decision)->organization != call.target.unit)
    return refused(Refused::hidden);
  return std::move(**decision);
}

std::string_view program_version() {
  return KIEMDIEM_VERSION;
}

}  // namespace kiemdiem::service
