#include "procedure/step_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "regulation/conditions.h"
#include "regulation/rule_reader.h"

namespace kiemdiem::procedure {

using regulation::Rule;
using regulation::RuleReader;

const Rule* rule_named(const regulation::Regulation& bound, std::string_view document,
                       std::string_view name) {
  const std::size_t slash = name.find('/');
  if (slash != std::string_view::npos) {
    document = name.substr(0, slash);
    name = name.substr(slash + 1);
  }
  for (const Rule& rule : bound.rules)
    if (rule.id == name && rule.document_id == document) return &rule;
  return nullptr;
}

namespace {

const std::vector<std::string>& role_words() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> names;
    for (int role = 0; role <= static_cast<int>(Role::administrator); ++role)
      names.emplace_back(name(static_cast<Role>(role)));
    names.emplace_back("head");
    return names;
  }();
  return words;
}

DoneBy read_done_by(RuleReader& reader) {
  DoneBy by;
  if (reader.node().find("who") != nullptr) {
    const std::size_t role = reader.one_of("who", role_words(), true);
    if (role <= static_cast<std::size_t>(Role::administrator)) by.role = static_cast<Role>(role);
  }
  by.unit = static_cast<UnitOf>(reader.one_of("unit", {"own", "group", "above", "deciding"}, false));
  return by;
}

std::vector<After> read_after(RuleReader& reader) {
  std::vector<After> found;
  const Node* list = reader.take("after");
  if (list == nullptr) return found;
  if (list->is_scalar()) return {{list->text(), regulation::Relation::same}};
  for (const Node& node : list->items()) {
    if (node.is_scalar()) {
      found.push_back({node.text(), regulation::Relation::same});
      continue;
    }
    RuleReader inner{node, reader.dictionary(), reader.problems()};
    After after{inner.text("step"),
                static_cast<regulation::Relation>(inner.one_of("of", regulation::relation_words(), false))};
    inner.finish();
    found.push_back(std::move(after));
  }
  return found;
}

std::optional<Lead> read_lead(RuleReader& reader) {
  const Node* node = reader.take("lead");
  if (node == nullptr) return std::nullopt;
  RuleReader inner{*node, reader.dictionary(), reader.problems()};
  Lead lead{inner.text("step"), inner.optional_number("days").value_or(0),
            inner.optional_number("working_days").value_or(0)};
  inner.finish();
  if (lead.days > 0 && lead.working_days > 0)
    reader.complain(node->place(), "“lead” chỉ ghi một trong hai: days hoặc working_days.");
  return lead;
}

Day read_day(RuleReader& reader) {
  Day day;
  const Node* node = reader.take("day");
  if (node == nullptr) return day;
  RuleReader inner{*node, reader.dictionary(), reader.problems()};
  day.from = inner.date("from");
  if (const auto before = inner.date("before")) {
    day.last = add_days(*before, -1);
    day.before = true;
  }
  if (const auto by = inner.date("by")) day.last = by;
  if (const auto on = inner.date("on")) {
    day.from = day.last = on;
    day.fixed = true;
  }
  inner.finish();
  if (!day.given()) reader.complain(node->place(), "Ngày của bước cần from, before, by hoặc on.");
  return day;
}

/// Takes a pattern where the step states none of its own.
void take_pattern(Step& step, const regulation::EventPattern& pattern, bool events) {
  const bool papers = !step.papers.empty();
  if (events && !papers && step.about.events.empty()) step.about.events = pattern.events;
  if (step.about.of.empty()) {
    step.about.of = pattern.of;
    if (!step.about.where.given()) step.about.where = pattern.where;
    if (step.about.at.kind == regulation::AtPlace::Kind::anywhere) step.about.at = pattern.at;
  }
}

struct TakeFrom {
  Step& step;
  const Rule& rule;

  void operator()(const regulation::DeadlineBody& body) const {
    take_pattern(step, body.pattern, true);
    if (step.day.given()) return;
    const bool before = body.words.find("trước ngày") != std::string::npos;
    step.day = {body.from, body.last, before, body.fixed_day, rule.document, rule.clause};
  }
  void operator()(const regulation::NoticeBody& body) const {
    if (step.about.events.empty() && step.papers.empty()) step.about.events = {body.sent_event};
    take_pattern(step, body.meeting, false);
  }
  void operator()(const regulation::PapersBody& body) const {
    if (!step.about.events.empty()) return;
    regulation::EventPattern pattern;
    pattern.of = rule.of;
    pattern.where = rule.when;
    take_pattern(step, pattern, false);
    if (step.papers.empty()) step.papers = body.papers;
    if (step.given_by.empty()) step.given_by = body.given_by;
  }
  void operator()(const regulation::DutyBody& body) const {
    if (step.about.events.empty()) step.about.events = {body.todo};
    take_pattern(step, body.after, false);
  }
  void operator()(const regulation::CopiesBody& body) const { take_pattern(step, body.pattern, true); }
  void operator()(const regulation::ChannelBody& body) const { take_pattern(step, body.pattern, true); }
  void operator()(const regulation::ChairBody& body) const { take_pattern(step, body.pattern, true); }
  void operator()(const regulation::AttendanceBody& body) const { take_pattern(step, body.pattern, true); }
  void operator()(const regulation::OrderBody& body) const { take_pattern(step, body.then, true); }
  void operator()(const auto&) const {}
};

bool is_written(const regulation::Regulation& bound, std::string_view id) {
  const auto has = [&](const std::vector<Rule>& rules) {
    return std::ranges::any_of(rules, [&](const Rule& rule) { return rule.id == id; });
  };
  return has(bound.document.rules) || std::ranges::any_of(bound.gone, [&](const regulation::Standing& gone) {
           return gone.rule.id == id;
         });
}

std::vector<std::string> ids_of(const regulation::Regulation& bound) {
  std::vector<std::string> ids;
  for (const Rule& rule : bound.document.rules) ids.push_back(rule.id);
  return ids;
}

/// Days, patterns and clauses of the rules, in the order in which the step names them.
void rest_on_rules(Step& step, const regulation::Regulation& bound, std::string_view document,
                   Problems& problems) {
  for (const std::string& name : step.rules) {
    const Rule* rule = rule_named(bound, document, name);
    if (rule == nullptr) {
      const bool elsewhere = name.find('/') != std::string::npos || document != bound.document.id;
      if (!elsewhere && !is_written(bound, name))
        problems.push_back(
            {step.place, fmt::format("Bước “{}” dựa vào quy tắc “{}” không có trong văn bản.{}", step.id,
                                     name, did_you_mean(name, ids_of(bound)))});
      continue;
    }
    std::visit(TakeFrom{step, *rule}, rule->body);
    if (!step.document.empty()) continue;
    step.document = rule->document;
    if (step.clause.empty()) step.clause = rule->clause;
  }
}

void check_step(const Step& step, Problems& problems) {
  if (step.about.events.empty() && step.papers.empty())
    problems.push_back(
        {step.place,
         fmt::format("Bước “{}” chưa có dấu hiệu đã xong: cần event, papers hoặc một quy tắc có ghi.",
                     step.id)});
  if (step.about.of.empty())
    problems.push_back(
        {step.place, fmt::format("Bước “{}” chưa rõ làm cho loại đối tượng nào (of).", step.id)});
}

Step read_step(const Node& node, const regulation::Regulation& bound, std::string_view document,
               Problems& problems) {
  RuleReader reader{node, bound.dictionary, problems};
  Step step;
  step.place = node.place();
  step.id = reader.text("id");
  step.label = reader.label<facts::Label>("label");
  step.words = reader.optional_text("words");
  step.phase = static_cast<Phase>(
      reader.one_of("phase", {"preparing", "reviewing", "rating", "deciding", "closed"}, true));
  step.by = read_done_by(reader);
  step.about.events = reader.words("event", "event");
  step.about.of = reader.kinds("of");
  step.about.where = reader.condition("where");
  step.about.at = reader.place_of_event("at");
  step.papers = reader.words("papers", "document");
  step.given_by = reader.optional_text("given_by");
  step.rules = reader.texts("rules");
  step.after = read_after(reader);
  step.lead = read_lead(reader);
  step.day = read_day(reader);
  step.at_once = reader.flag("at_once");
  step.optional = reader.flag("optional");
  step.stands_for_unit = reader.flag("committee_stands_for_unit");
  step.only_after = reader.words("only_after", "event");
  step.again = reader.flag("again");
  step.returned_by = reader.words("returned_by", "event");
  step.action = reader.optional_text("action");
  step.clause = reader.optional_text("clause");
  reader.finish();
  if (step.label.vi.empty())
    problems.push_back({node.place(), fmt::format("Bước “{}” thiếu tên gọi (label).", step.id)});
  if (step.words.empty()) step.words = step.label.vi + ": {}";
  rest_on_rules(step, bound, document, problems);
  if (step.document.empty()) step.document = bound.document.name;
  if (step.day.given() && step.day.document.empty()) {
    step.day.document = step.document;
    step.day.clause = step.clause;
  }
  return step;
}

/// A step of a base's file whose rules are not in force here, a document that is judged alone: nothing says
/// when it is done or for whom.
bool rests_on_nothing_in_force(const Step& step, const regulation::Regulation& bound,
                               std::string_view document) {
  const bool complete = !step.about.of.empty() && !(step.about.events.empty() && step.papers.empty());
  if (complete || step.rules.empty()) return false;
  return std::ranges::all_of(step.rules, [&](const std::string& name) {
    const bool elsewhere = document != bound.document.id || name.find('/') != std::string::npos;
    return elsewhere && rule_named(bound, document, name) == nullptr;
  });
}

}  // namespace

std::vector<Step> read_step_list(const Node& list, const regulation::Regulation& bound,
                                 std::string_view document, Problems& problems) {
  std::vector<Step> steps;
  std::vector<std::string> dropped;
  for (const Node& node : list.items()) {
    Step step = read_step(node, bound, document, problems);
    if (rests_on_nothing_in_force(step, bound, document))
      dropped.push_back(step.id);
    else
      steps.push_back(std::move(step));
  }
  for (Step& step : steps)
    std::erase_if(step.after, [&](const After& after) {
      return std::ranges::find(dropped, after.step) != dropped.end();
    });
  for (const Step& step : steps) check_step(step, problems);
  return steps;
}

void check_links(const std::vector<Step>& steps, Problems& problems) {
  std::vector<std::string> ids;
  for (const Step& step : steps) {
    if (std::ranges::find(ids, step.id) != ids.end())
      problems.push_back({step.place, fmt::format("Mã bước “{}” đã dùng.", step.id)});
    ids.push_back(step.id);
  }
  const auto check = [&](const Step& step, const std::string& other) {
    if (std::ranges::find(ids, other) == ids.end())
      problems.push_back({step.place, fmt::format("Bước “{}” nhắc đến bước “{}” không có.{}", step.id, other,
                                                  did_you_mean(other, ids))});
  };
  for (const Step& step : steps) {
    for (const After& after : step.after) check(step, after.step);
    if (step.lead) check(step, step.lead->step);
  }
}

Result<void> bind_steps(std::vector<Step>& steps, const regulation::Regulation& bound,
                        const facts::Period& period, Date on) {
  std::vector<regulation::EventPattern*> patterns;
  for (Step& step : steps) patterns.push_back(&step.about);
  return regulation::bind_patterns(patterns, bound.dictionary, period, on);
}

}  // namespace kiemdiem::procedure
