#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "assessment/moved.h"
#include "assessment/row_facts.h"
#include "facts/tree_change.h"
#include "regulation/conditions.h"
#include "regulation/scopes.h"
#include "service/campaigns.h"
#include "service/office.h"
#include "web/addresses.h"
#include "web/places/board.h"
#include "web/places/work.h"

namespace kiemdiem::web {
namespace {

using facts::FactType;
using service::Judged;

facts::SubjectRef subject_of(const Judged& judged, const std::string& id) {
  const assessment::SubjectResult* result = judged.find(id);
  return result == nullptr ? facts::SubjectRef{} : result->subject;
}

/// Facts of the subject's own entry that a condition of any rule reads.
std::set<int> facts_read(const Judged& judged, facts::SubjectKind kind) {
  const auto scope =
      regulation::scope_for(kind, judged.situation.dictionary, judged.situation.period, judged.situation.on);
  std::set<int> read;
  for (const regulation::Rule& rule : judged.bound->rules)
    regulation::for_each_condition(rule, [&](const regulation::Condition& condition) {
      const auto& program = condition.programs[static_cast<std::size_t>(kind)];
      if (!program) return;
      for (const int slot : program->slots()) {
        const auto at = static_cast<std::size_t>(slot);
        if (at < scope.sources.size() && scope.sources[at].from == regulation::SlotSource::From::own)
          read.insert(scope.sources[at].fact);
      }
    });
  return read;
}

bool can_be_typed(const facts::Fact& fact) {
  return fact.type == FactType::boolean || fact.type == FactType::integer || fact.type == FactType::decimal ||
         fact.type == FactType::date || fact.type == FactType::choice;
}

std::vector<pages::Option> choices_of(const facts::Fact& fact, const facts::Dictionary& dictionary,
                                      const std::string& chosen) {
  if (fact.type == FactType::boolean)
    return {{"true", "có", chosen == "true", {}}, {"false", "không", chosen == "false", {}}};
  std::vector<pages::Option> options;
  const facts::Choices* choices = fact.type == FactType::choice ? dictionary.choices(fact.choices) : nullptr;
  if (choices == nullptr) return options;
  for (std::size_t at = 0; at < choices->words.size(); ++at)
    options.push_back({choices->words[at], choices->labels[at].vi, chosen == choices->words[at], {}});
  return options;
}

/// One fact that may be changed for trial, with what was typed for it.
class Trial {
 public:
  Trial(const service::Call& call, const Judged& judged, const facts::Fact& fact, const std::string& subject)
      : call_(call), judged_(judged), fact_(fact), subject_(subject) {}

  pages::WhatIfPage::Trial shown() const {
    pages::WhatIfPage::Trial shown;
    shown.path = fact_.path;
    shown.label = fact_.label.vi;
    shown.value = typed();
    shown.now = now();
    shown.choices = choices_of(fact_, judged_.situation.dictionary, typed());
    if (fact_.type == FactType::integer) shown.type = "number";
    shown.error = error();
    return shown;
  }

  const std::string& typed() const { return call_.inputs.get("fact." + fact_.path); }

  /// What is wrong with what was typed; empty where nothing is.
  std::string error() const {
    if (typed().empty()) return {};
    if (fact_.type == FactType::date && !service::typed_day(typed()))
      return fmt::format("“{}” không phải là ngày; hãy ghi như 15/12/2026.", typed());
    if (fact_.type == FactType::integer) return number_error();
    return {};
  }

  facts::TreeChange change() const {
    facts::TreeChange change;
    const facts::SubjectKind kind = subject_of(judged_, subject_).kind;
    change.list = regulation::list_of(kind);
    change.id = subject_.substr(subject_.find(':') + 1);
    change.path = fact_.path;
    change.in_posts = kind == facts::SubjectKind::leader && fact_.path == "proposed";
    const auto day = fact_.type == FactType::date ? service::typed_day(typed()) : std::nullopt;
    change.value = Node::scalar(day ? to_iso(*day) : typed(), false, {});
    return change;
  }

 private:
  std::string now() const {
    const assessment::SubjectResult* result = judged_.find(subject_);
    if (fact_.path == "proposed") {
      if (!result->proposed_known) return "chưa rõ";
      return result->proposed ? level_label(judged_, result->proposed) : "không có";
    }
    const facts::Column& column =
        judged_.situation.column(regulation::list_of(result->subject.kind), fact_.path);
    return assessment::in_words(judged_.situation, fact_, column,
                                static_cast<std::size_t>(result->subject.row));
  }

  std::string number_error() const {
    const std::string& text = typed();
    const bool digits =
        text.size() <= 6 && std::ranges::all_of(text, [](char one) { return one >= '0' && one <= '9'; });
    if (!digits) return fmt::format("“{}” không phải là số nguyên.", text);
    const int number = std::stoi(text);
    if (fact_.at_least && number < *fact_.at_least) return fmt::format("Ít nhất là {}.", *fact_.at_least);
    if (fact_.at_most && number > *fact_.at_most) return fmt::format("Nhiều nhất là {}.", *fact_.at_most);
    return {};
  }

  const service::Call& call_;
  const Judged& judged_;
  const facts::Fact& fact_;
  const std::string& subject_;
};

/// The level first, then what the rules ask for, in the dictionary's order.
std::vector<const facts::Fact*> facts_to_try(const Judged& judged, facts::SubjectKind kind) {
  const facts::ListShape* shape = judged.situation.dictionary.list(regulation::list_of(kind));
  const std::set<int> read = facts_read(judged, kind);
  std::vector<const facts::Fact*> wanted;
  for (std::size_t at = 0; at < shape->facts.size(); ++at) {
    const facts::Fact& fact = shape->facts[at];
    if (fact.path == "proposed")
      wanted.insert(wanted.begin(), &fact);
    else if (!fact.lasting && can_be_typed(fact) && read.contains(static_cast<int>(at)))
      wanted.push_back(&fact);
  }
  return wanted;
}

void add_consequences(const service::Call& call, const std::vector<assessment::Moved>& moved,
                      const std::string& subject, pages::WhatIfPage& page) {
  for (const bool own : {true, false})
    for (const assessment::Moved& one : moved) {
      if ((one.subject == subject) != own) continue;
      pages::Consequence shown;
      // The clause stands in its own place.
      shown.what = one.clause.empty() ? one.what : one.what.substr(0, one.what.rfind(" ["));
      shown.before = one.before.empty() ? "(không có)" : one.before;
      shown.after = one.after.empty() ? "(không còn)" : one.after;
      shown.mark = mark_of(one.verdict);
      if (!one.clause.empty())
        shown.clause = {one.document, one.clause,
                        clause_address(call.campaign->regulation, one.document, one.clause)};
      page.consequences.push_back(std::move(shown));
    }
}

/// The part of the tree with the changes made, judged and not kept.
service::Outcome<Basis> basis_with(service::Call& call, const Basis& before,
                                   const std::vector<facts::TreeChange>& changes) {
  service::Situations& situations = call.office.situations();
  auto tree =
      situations.tree(call.data, *call.campaign, *before.units, *before.root, call.today, {before.alone});
  if (!tree) return service::refused(tree.error());
  for (const facts::TreeChange& change : changes) tree = facts::changed(*tree, change);
  const auto plans = store::plans_of(call.data, call.campaign->id);
  if (!plans) return service::refused(plans.error());
  auto judged =
      situations.judge(*tree, *call.campaign, *plans, *before.root, {call.today, call.now.local.minute});
  if (!judged) return service::refused(judged.error());
  return Basis{std::move(*judged), before.units, before.root, before.alone};
}

/// The answer on the copy. The kept figures of many parts know nothing of the trial: no quota of theirs is
/// told.
std::optional<pages::Why> answer_after(const service::Call& call, const Basis& after,
                                       const std::string& subject) {
  QuotaTeller none;
  if (after.alone)
    none = [](const assessment::QuotaResult&) -> std::optional<WholeQuota> { return std::nullopt; };
  return why_of(call, *after.judged, call.office.regulations().calendar(), subject, none);
}

/// What another judgement says otherwise. Of an organization alone no quota is told of: it counts nobody
/// below.
void compare(const service::Call& call, const Basis& before, const Basis& after, const std::string& subject,
             pages::WhatIfPage& page) {
  const assessment::Changes moved = assessment::changes({before.judged->situation, before.judged->assessment},
                                                        {after.judged->situation, after.judged->assessment});
  add_consequences(call, moved.subjects, subject, page);
  if (!before.alone) add_consequences(call, moved.quotas, subject, page);
  add_consequences(call, moved.findings, subject, page);
}

}  // namespace

service::Outcome<pages::WhatIfPage> what_if(service::Call& call) {
  return what_if_page(call, service::most_judged_whole);
}

service::Outcome<pages::WhatIfPage> what_if_page(service::Call& call, std::int64_t most_people) {
  const auto before = service::basis_of(call, call.target.unit, most_people);
  if (!before) return tl::unexpected{before.error()};
  const std::string& subject = call.inputs.get("subject");
  const auto now = answer_by(call, *before, subject);
  if (!now) return tl::unexpected{now.error()};
  const Judged& judged = *before->judged;
  const std::vector<std::pair<std::string_view, std::string>> names{{"campaign", call.campaign->id},
                                                                    {"subject", subject}};
  pages::WhatIfPage page;
  page.subject = now->subject;
  call.title = "Nếu… " + now->subject;
  page.action = address("what-if", names);
  page.back_href = address("why", names);
  std::vector<facts::TreeChange> changes;
  bool wrong = false;
  for (const facts::Fact* fact : facts_to_try(judged, subject_of(judged, subject).kind)) {
    const Trial trial{call, judged, *fact, subject};
    page.trials.push_back(trial.shown());
    wrong = wrong || !page.trials.back().error.empty();
    if (!trial.typed().empty()) changes.push_back(trial.change());
  }
  if (changes.empty() || wrong) return page;
  const auto after = basis_with(call, *before, changes);
  if (!after) return tl::unexpected{after.error()};
  if (!after->judged->usable()) {
    page.trials.front().error = to_text(after->judged->problems);
    return page;
  }
  page.tried = true;
  compare(call, *before, *after, subject, page);
  page.after = answer_after(call, *after, subject);
  return page;
}

}  // namespace kiemdiem::web
