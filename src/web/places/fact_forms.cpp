#include "web/places/fact_forms.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/vietnamese.h"
#include "service/gate.h"
#include "service/office.h"
#include "service/plan_facts.h"
#include "web/addresses.h"
#include "web/site.h"

namespace kiemdiem::web {
namespace {

using facts::Fact;
using facts::FactType;

constexpr std::size_t most_choices = 400;

/// Whom a reference may name, where those are few enough to choose from: organizations and collectives of the
/// own tree, people of the own unit.
class References {
 public:
  /// @param colleagues people of the whole grassroots organization: who chairs or comes from above
  References(service::Call& call, const service::Units& units, const std::vector<service::StatedFact>& stated,
             bool colleagues)
      : call_(call),
        units_(units),
        root_(service::root_of(call.actor.acting.unit_path)),
        people_(call.actor.acting.unit_path),
        stated_(stated) {
    if (const service::Unit* own = units.find(call.actor.acting.unit); own != nullptr && colleagues)
      people_ = units.grassroots_of(*own).path;
  }

  std::vector<pages::Option> of(const Fact& fact) {
    if (fact.type != FactType::reference) return {};
    std::vector<pages::Option> options;
    for (const std::string& list : fact.to) {
      const std::vector<pages::Option>& entries = entries_of(list);
      options.insert(options.end(), entries.begin(), entries.end());
    }
    if (options.empty() || options.size() > most_choices) return {};
    // What is said already can be kept, wherever it stands.
    const auto said = std::ranges::find(stated_, fact.path, &service::StatedFact::path);
    if (said != stated_.end() && !said->value.empty() &&
        std::ranges::find(options, said->value, &pages::Option::value) == options.end())
      options.push_back({said->value, name_anywhere(call_, said->value), false, {}});
    return options;
  }

 private:
  const std::vector<pages::Option>& entries_of(const std::string& list) {
    const auto known = kept_.find(list);
    if (known != kept_.end()) return known->second;
    std::vector<pages::Option>& options = kept_[list];
    if (list == "organizations") {
      for (const std::size_t root : units_.roots()) add_units(units_.at(root), options);
    } else if (const auto count = store::count(call_.data, "", list, place_of(list));
               count && *count <= static_cast<std::int64_t>(most_choices)) {
      if (const auto records = store::find_all(call_.data, "", list, place_of(list)))
        for (const store::Record& record : *records) {
          const std::string name = service::text_of(service::facts_of(record), "name");
          const std::string& id = record.text.key.id;
          options.push_back({id, name.empty() ? id : fmt::format("{} ({})", name, id), false, {}});
        }
    } else {
      options.resize(most_choices + 1);
    }
    return options;
  }

  /// The names of people outside of the own unit are nobody else's business.
  const std::string& place_of(const std::string& list) const { return list == "people" ? people_ : root_; }

  void add_units(const service::Unit& unit, std::vector<pages::Option>& options) {
    if (!unit.path.starts_with(root_)) return;
    options.push_back({unit.id, unit.name, false, {}});
    for (const std::size_t child : unit.children) add_units(units_.at(child), options);
  }

  service::Call& call_;
  const service::Units& units_;
  std::string root_, people_;
  const std::vector<service::StatedFact>& stated_;
  std::map<std::string, std::vector<pages::Option>> kept_;
};

pages::FormValues form_values(const service::Inputs& inputs) {
  pages::FormValues values;
  for (const auto& [name, sent] : inputs.fields())
    for (const std::string& value : sent) values.emplace_back(name, value);
  return values;
}

std::vector<pages::RuleUse> uses_of(const service::RuleUses& uses, const std::string& list,
                                    std::string_view path) {
  std::vector<pages::RuleUse> shown;
  for (const regulation::Rule* rule : uses.of(list, path))
    shown.push_back(
        {{rule->document, rule->clause, clause_address(rule->document_id, rule->document, rule->clause)},
         rule->text});
  return shown;
}

/// "đã sửa 14:05 3/12/2026, Trần Văn An"
std::string last_change(const std::vector<service::EntryVersion>& versions, const std::string& path) {
  const std::string top = path.substr(0, path.find('.'));
  for (const service::EntryVersion& version : versions)
    if (std::ranges::find(version.paths, top) != version.paths.end())
      return fmt::format("ghi {}, {}", to_vietnamese(service::now_at(version.at).local), version.who);
  return {};
}

/// What was typed before a refusal stands over what is stored.
void take_typed(const service::Inputs& inputs, const facts::ListShape& part,
                std::vector<pages::StoredFact>& stored) {
  for (const pages::SentFact& typed : pages::sent_facts(part, form_values(inputs))) {
    std::erase_if(stored, [&](const pages::StoredFact& fact) { return fact.path == typed.path; });
    if (!typed.defaulted) stored.push_back({typed.path, typed.state, typed.value});
  }
}

}  // namespace

service::Outcome<FormAround> form_around(service::Call& call) {
  const auto campaign = campaign_of(call);
  if (!campaign) return tl::unexpected{campaign.error()};
  FormAround around{&call.office.dictionary(), {}, {}, {}};
  if (!*campaign) return around;
  service::Regulations& regulations = call.office.regulations();
  auto regulation = regulations.regulation((*campaign)->regulation, true);
  if (!regulation) return service::refused(regulation.error());
  around.regulation = std::move(*regulation);
  const auto further = service::plan_facts(call.data, **campaign);
  if (!further) return service::refused(further.error());
  auto known = regulations.dictionary((*campaign)->regulation, service::declarations(*further));
  if (!known) return service::refused(known.error());
  around.kept = std::move(*known);
  around.dictionary = around.kept.get();
  for (const service::PlanFact& fact : *further)
    if (!service::is_asked(fact, call.target.unit_path)) around.not_asked.insert(fact.id);
  return around;
}

service::Outcome<std::vector<pages::FieldGroup>> fields_for(
    service::Call& call, const FormAround& around, const facts::ListShape& part, const Node& entry,
    const std::vector<service::EntryVersion>& versions) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const std::vector<service::StatedFact> stated = service::stated(entry, part);
  References references{call, **units, stated, part.name == "events"};
  std::optional<service::RuleUses> uses;
  if (around.regulation) uses.emplace(*around.regulation);
  pages::FormKnowledge knowledge;
  for (const service::StatedFact& fact : stated)
    knowledge.stored.push_back({fact.path, fact.state, fact.value});
  take_typed(call.inputs, part, knowledge.stored);
  knowledge.references = [&](const Fact& fact) { return references.of(fact); };
  if (uses) knowledge.rules = [&](std::string_view path) { return uses_of(*uses, part.name, path); };
  std::vector<pages::FieldGroup> groups = pages::fields_of(part, *around.dictionary, knowledge);
  const bool stored_id = !service::text_of(entry, "id").empty();
  for (pages::FieldGroup& group : groups) {
    std::erase_if(group.fields,
                  [&around](const pages::Field& field) { return around.not_asked.contains(field.path); });
    for (pages::Field& field : group.fields) {
      if (field.path == "id") field.read_only = stored_id;
      field.changed = last_change(versions, field.path);
      for (const service::FieldProblem& problem : call.problems)
        if (problem.field == "fact." + field.path) field.error = problem.message;
    }
  }
  std::erase_if(groups, [](const pages::FieldGroup& group) { return group.fields.empty(); });
  return groups;
}

std::vector<service::FactChange> changes_in(const service::Inputs& inputs, const facts::ListShape& part) {
  std::vector<service::FactChange> changes;
  for (pages::SentFact& fact : pages::sent_facts(part, form_values(inputs)))
    changes.push_back({std::move(fact.path), fact.state, std::move(fact.value), fact.defaulted});
  return changes;
}

service::Outcome<void> check(service::Call& call, const Node& entry, const facts::ListShape& shape,
                             const facts::ListShape& part, const facts::Dictionary& dictionary) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  service::Refusal refusal;
  refusal.kind = service::Refused::invalid;
  refusal.problems = service::problems_of(entry, shape, part, dictionary, service::known_to(call, **units));
  if (refusal.problems.empty()) return {};
  return tl::unexpected{std::move(refusal)};
}

std::vector<pages::HistoryLine> history_lines(const std::vector<service::EntryVersion>& versions) {
  std::vector<pages::HistoryLine> lines;
  for (const service::EntryVersion& version : versions)
    lines.push_back({to_vietnamese(service::now_at(version.at).local), version.who, version.what});
  return lines;
}

std::string name_anywhere(service::Call& call, const std::string& id) {
  for (const char* list : {"organizations", "collectives", "people"}) {
    const auto record = store::find(call.data, {"", list, id});
    if (record && *record) return name_of(call, list, id);
  }
  return id;
}

std::string choice_label(const facts::Dictionary& dictionary, std::string_view choices,
                         const std::string& word) {
  const facts::Choices* found = dictionary.choices(choices);
  const auto index = found == nullptr ? std::nullopt : found->find(word);
  return index ? found->labels[static_cast<std::size_t>(*index)].vi : word;
}

bool may(const service::Call& call, std::string_view action) {
  const service::Action* known = service::find_action(action);
  if (known == nullptr) return false;
  const service::Relation relation = service::relation_of(call.actor, call.target, known->object);
  const service::Phase phase =
      known->phases.has(service::Phase::none) || !call.campaign
          ? service::Phase::none
          : service::phase_named(call.campaign->state).value_or(service::Phase::closed);
  return service::allowed(action, call.actor, relation, phase);
}

void offer(const service::Call& call, std::vector<pages::Button>& buttons, std::string_view action,
           std::string label, std::string href, bool primary) {
  if (may(call, action)) buttons.push_back({std::move(label), std::move(href), false, primary, {}});
}

}  // namespace kiemdiem::web
