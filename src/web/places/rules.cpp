#include "web/places/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <set>

#include "assessment/compare.h"
#include "assessment/rule_words.h"
#include "assessment/wording.h"
#include "base/vietnamese.h"
#include "regulation/conditions.h"
#include "regulation/scopes.h"
#include "service/campaigns.h"
#include "service/office.h"
#include "web/addresses.h"
#include "web/site.h"

namespace kiemdiem::web {
namespace {

using regulation::Document;
using regulation::Rule;

std::string in_force(const Document& document) {
  if (!document.from && !document.to) return "chưa rõ";
  std::string words = document.from ? "từ " + to_vietnamese(*document.from) : "";
  if (document.to) words += (words.empty() ? "đến " : " đến ") + to_vietnamese(*document.to);
  return words;
}

std::string numbers(service::Regulations& regulations, const std::vector<std::string>& ids) {
  std::string words;
  for (const std::string& id : ids)
    if (const auto document = regulations.document(id))
      words += (words.empty() ? "" : ", ") + (*document)->name;
  return words;
}

/// For which period and day a text is shown: those of the campaign that is judged by it, else the last day on
/// which it holds, up to today.
struct Bound {
  facts::Period period;
  Date on;
};

service::Outcome<Bound> bound_for(service::Call& call, const Document& document) {
  const auto campaign = campaign_of(call);
  if (!campaign) return tl::unexpected{campaign.error()};
  Date on = call.today;
  if (*campaign && (*campaign)->regulation == document.id) {
    const auto day = service::day_of(call.data, **campaign, call.now.local.date);
    if (!day) return service::refused(day.error());
    return Bound{service::period_of(**campaign, *day), *day};
  }
  if (document.to && *document.to < on) on = *document.to;
  if (document.from && on < *document.from) on = *document.from;
  facts::Period period;
  period.year = parts(on).year;
  period.first = *make_date(period.year, 1, 1);
  period.last = *make_date(period.year, 12, 31);
  return Bound{period, on};
}

/// The facts that a rule asks for, by the names that the office uses.
std::vector<pages::FactShown> facts_of(const Rule& rule,
                                       const std::vector<regulation::ConditionScope>& scopes) {
  std::set<std::string> seen;
  std::vector<pages::FactShown> facts;
  regulation::for_each_condition(rule, [&](const regulation::Condition& condition) {
    for (std::size_t kind = 0; kind < condition.programs.size(); ++kind) {
      if (!condition.programs[kind]) continue;
      const auto& entries = scopes[kind].scope.entries();
      for (const int slot : condition.programs[kind]->slots()) {
        if (slot < 0 || static_cast<std::size_t>(slot) >= entries.size()) continue;
        const auto& entry = entries[static_cast<std::size_t>(slot)];
        const std::string label = entry.label.empty() ? entry.name : entry.label;
        if (seen.insert(label).second)
          facts.push_back(
              {label, std::string{assessment::kind_label(static_cast<facts::SubjectKind>(kind))}, {}});
      }
    }
  });
  return facts;
}

std::vector<std::string> parameters_of(const Rule& rule) {
  std::vector<std::string> words;
  if (const std::string of = assessment::of_label(rule.of); !of.empty()) words.push_back("đối tượng: " + of);
  words.push_back("ai bảo đảm: " + std::string{assessment::carried_label(rule.carried)});
  if (!rule.who.empty()) words.push_back("ai: " + rule.who);
  if (!rule.due.empty()) words.push_back("khi nào: " + rule.due);
  if (const auto* quota = rule.as<regulation::QuotaBody>())
    words.push_back(fmt::format("tỷ lệ tối đa: {}%", quota->percent));
  if (const auto* deadline = rule.as<regulation::DeadlineBody>();
      deadline != nullptr && !deadline->words.empty())
    words.push_back("hạn: " + deadline->words);
  if (!rule.incomplete.empty()) words.push_back("chưa đủ: " + rule.incomplete);
  if (rule.needs_confirmation) words.push_back("cần xác minh: " + rule.confirm);
  return words;
}

std::string reading_of(const Rule& rule) {
  if (!rule.reading) return {};
  std::string words = rule.reading->taken;
  for (const std::string& other : rule.reading->alternatives) words += " Cách hiểu khác: " + other;
  return words;
}

/// "giữ nguyên 132-QĐ/TW", or what changed it.
std::string origin_of(const Rule& rule, const regulation::Regulation& bound) {
  const auto history = bound.history.find(rule.document_id + "/" + rule.id);
  if (history == bound.history.end() || history->second.empty())
    return (rule.document_id == bound.document.id ? "theo " : "giữ nguyên ") + rule.document;
  return fmt::format("theo {}; {}", rule.document, fmt::join(history->second, "; "));
}

/// How the rules read that this one took the place of.
std::string former_text(const Rule& rule, const regulation::Regulation& bound) {
  const auto replaced =
      std::ranges::find_if(bound.document.amends, [&](const regulation::Amendment& amendment) {
        return amendment.operation == regulation::Operation::replace &&
               std::ranges::find(amendment.by_rules, rule.id) != amendment.by_rules.end();
      });
  if (replaced == bound.document.amends.end() || rule.document_id != bound.document.id) return {};
  std::string text;
  for (const regulation::Standing& gone : bound.gone)
    if (gone.rule.document_id == replaced->document &&
        std::ranges::find(replaced->rules, gone.rule.id) != replaced->rules.end())
      text += (text.empty() ? "" : " ") + gone.rule.text;
  return text;
}

bool is_found(const Rule& rule, const std::string& words) {
  if (words.empty()) return true;
  const std::string all = search_key(fmt::format("{} {} {} {} {}", rule.clause, rule.text, rule.document,
                                                 assessment::rule_kind_label(rule.kind),
                                                 rule.reading ? rule.reading->taken : ""));
  return all.find(words) != std::string::npos;
}

std::vector<pages::Option> choices(service::Regulations& regulations, const std::string& chosen) {
  std::vector<pages::Option> options;
  for (const std::string& id : regulations.ids())
    if (const auto document = regulations.document(id))
      options.push_back({id, (*document)->name, id == chosen, {}});
  return options;
}

}  // namespace

service::Outcome<pages::RuleDocumentsPage> regulations(service::Call& call) {
  service::Regulations& all = call.office.regulations();
  const auto campaign = campaign_of(call);
  if (!campaign) return tl::unexpected{campaign.error()};
  pages::RuleDocumentsPage page;
  page.compare_action = address("compare");
  for (const std::string& id : all.ids()) {
    const auto document = all.document(id);
    if (!document) return service::refused(document.error());
    const Document& one = **document;
    pages::DocumentLine line;
    line.link = {one.title.empty() ? one.name : one.title, address("regulation", {{"regulation", id}})};
    line.number = one.number.empty() ? one.name : one.number;
    line.issued_by = one.issuer;
    line.issued = one.on ? to_vietnamese(*one.on) : "chưa rõ";
    line.in_force = in_force(one);
    line.extends = numbers(all, one.extends);
    line.rules = static_cast<int>(one.rules.size());
    line.readings = static_cast<int>(
        std::ranges::count_if(one.rules, [](const Rule& rule) { return rule.reading.has_value(); }));
    line.used_here = *campaign && (*campaign)->regulation == id;
    page.documents.push_back(std::move(line));
  }
  return page;
}

service::Outcome<pages::RuleTextPage> regulation(service::Call& call) {
  const std::string& id = call.inputs.get("regulation");
  service::Regulations& all = call.office.regulations();
  const std::vector<std::string> ids = all.ids();
  if (std::ranges::find(ids, id) == ids.end()) return service::refused(service::Refused::hidden);
  const auto document = all.document(id);
  if (!document) return service::refused(document.error());
  const auto when = bound_for(call, **document);
  if (!when) return tl::unexpected{when.error()};
  const auto bound = all.bound(id, true, when->period, when->on);
  if (!bound) return service::refused(bound.error());
  std::vector<regulation::ConditionScope> scopes;
  for (int kind = 0; kind < 4; ++kind)
    scopes.push_back(regulation::scope_for(static_cast<facts::SubjectKind>(kind), (*bound)->dictionary,
                                           when->period, when->on));
  pages::RuleTextPage page;
  call.title = (*document)->name;
  page.title = (*document)->title.empty() ? (*document)->name : (*document)->title;
  page.number = (*document)->name;
  page.on = to_vietnamese(when->on);
  for (const std::string& layer : std::views::reverse((*bound)->layers))
    if (const auto over = all.document(layer))
      page.layers.push_back(
          {(*over)->name, layer == id ? "" : address("regulation", {{"regulation", layer}})});
  page.compare_href = address_with("compare", {}, {{"mot", id}});
  page.filter_action = address("regulation", {{"regulation", id}});
  page.filter_text = call.inputs.get("q");
  const std::string words = search_key(page.filter_text);
  std::set<std::string> anchors;
  for (const Rule& rule : (*bound)->rules) {
    ++page.total;
    if (!is_found(rule, words)) continue;
    ++page.shown;
    // The first rule shown of a clause is the place that links lead to.
    const std::string anchor = clause_anchor(rule.document, rule.clause);
    const bool first = anchors.insert(anchor).second;
    const std::string chapter = "Theo " + rule.document;
    if (page.chapters.empty() || page.chapters.back().title != chapter)
      page.chapters.push_back({chapter, {}});
    pages::RuleShown shown;
    shown.id = first ? anchor : rule.document_id + "/" + rule.id;
    shown.clause = {rule.document, rule.clause, "#" + shown.id};
    shown.kind = assessment::rule_kind_label(rule.kind);
    shown.text = rule.text;
    shown.comes_from = origin_of(rule, **bound);
    shown.amended = former_text(rule, **bound);
    shown.facts = facts_of(rule, scopes);
    shown.reading = reading_of(rule);
    shown.parameters = parameters_of(rule);
    page.chapters.back().rules.push_back(std::move(shown));
  }
  return page;
}

service::Outcome<pages::RuleComparePage> compare(service::Call& call) {
  service::Regulations& all = call.office.regulations();
  const std::string one = call.inputs.get("mot");
  const std::string two = call.inputs.get("hai");
  pages::RuleComparePage page;
  page.action = address("compare");
  page.left = choices(all, one);
  page.right = choices(all, two);
  const std::vector<std::string> ids = all.ids();
  const auto known = [&ids](const std::string& id) { return std::ranges::find(ids, id) != ids.end(); };
  if (!known(one) || !known(two) || one == two) return page;
  const auto left = all.document(one);
  const auto right = all.document(two);
  if (!left) return service::refused(left.error());
  if (!right) return service::refused(right.error());
  page.left_title = (*left)->name;
  page.right_title = (*right)->name;
  const auto clause = [](const Rule* rule) {
    if (rule == nullptr) return pages::Clause{};
    return pages::Clause{rule->document, rule->clause,
                         clause_address(rule->document_id, rule->document, rule->clause)};
  };
  const assessment::Comparison comparison = assessment::compare(**left, **right, true);
  page.same = comparison.equal;
  for (const auto& [topic, sides] : comparison.topics)
    for (const assessment::Pair& pair : assessment::paired(sides)) {
      pages::RuleDifference difference;
      difference.kind = pair.a == nullptr   ? pages::Difference::added
                        : pair.b == nullptr ? pages::Difference::gone
                                            : pages::Difference::changed;
      difference.what = topic.first + (topic.second.empty() ? "" : ", " + topic.second);
      difference.left_clause = clause(pair.a);
      difference.right_clause = clause(pair.b);
      if (pair.a != nullptr) difference.left = pair.a->text;
      if (pair.b != nullptr) difference.right = pair.b->text;
      page.differences.push_back(std::move(difference));
    }
  return page;
}

}  // namespace kiemdiem::web
