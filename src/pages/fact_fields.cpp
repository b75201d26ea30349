#include <algorithm>

#include "pages/fact_form.h"
#include "pages/texts.h"

/// From the dictionary to fields.
namespace kiemdiem::pages {
namespace {

using facts::Fact;
using facts::FactType;
using facts::State;

const std::string& in(Language language, const facts::Label& label) {
  return language == Language::english && !label.en.empty() ? label.en : label.vi;
}

/// Labels of the dictionary stand in sentences in English; a field begins with a capital.
std::string capital(std::string label) {
  if (!label.empty() && label.front() >= 'a' && label.front() <= 'z')
    label.front() = static_cast<char>(label.front() - 'a' + 'A');
  return label;
}

FieldType field_type(FactType type) {
  switch (type) {
    case FactType::text:
    case FactType::subject:
      return FieldType::text;
    case FactType::boolean:
      return FieldType::yes_no;
    case FactType::integer:
      return FieldType::number;
    case FactType::decimal:
      return FieldType::decimal;
    case FactType::date:
      return FieldType::date;
    case FactType::moment:
      return FieldType::moment;
    case FactType::choice:
    case FactType::reference:
    case FactType::record:
      return FieldType::choice;
    case FactType::references:
      return FieldType::references;
    case FactType::list:
      break;
  }
  return FieldType::text;
}

/// A count of none is 0 and a no is a no; everything else can be known not to exist.
bool can_be_none(const Fact& fact) {
  const bool counts = fact.type == FactType::integer || fact.type == FactType::decimal;
  return !fact.required && !counts && fact.type != FactType::boolean;
}

const StoredFact* stored_of(const FormKnowledge& knowledge, std::string_view path) {
  const auto found = std::ranges::find(knowledge.stored, path, &StoredFact::path);
  return found == knowledge.stored.end() ? nullptr : &*found;
}

std::vector<Option> word_options(const facts::Choices* choices, Language language) {
  std::vector<Option> options;
  for (std::size_t at = 0; choices != nullptr && at < choices->words.size(); ++at)
    options.push_back({choices->words[at], in(language, choices->labels[at]), false, {}});
  return options;
}

std::vector<Option> options_of(const Fact& fact, const facts::Dictionary& dictionary,
                               const FormKnowledge& knowledge, const Texts& texts) {
  switch (fact.type) {
    case FactType::boolean:
      return {{"true", texts("form.yes"), false, {}}, {"false", texts("form.no"), false, {}}};
    case FactType::record:
      return {{"?known", texts("form.given_below"), false, {}}};
    case FactType::choice:
      return word_options(dictionary.choices(fact.choices), knowledge.language);
    case FactType::reference:
    case FactType::references:
      return knowledge.references ? knowledge.references(fact) : std::vector<Option>{};
    default:
      return {};
  }
}

/// What the default says, in words; empty where there is none.
std::string default_in_words(const Fact& fact, const Field& field, const Texts& texts) {
  if (!fact.has_default || !fact.default_fact.empty()) return {};
  if (fact.default_word.empty() || fact.default_word == "null") return texts("form.none");
  const auto option = std::ranges::find(field.choices, fact.default_word, &Option::value);
  return option == field.choices.end() ? fact.default_word : option->label;
}

void take_stored(Field& field, const Fact& fact, const StoredFact* stored) {
  if (stored == nullptr) {
    field.defaulted = !field.default_words.empty();
    return;
  }
  field.state = stored->state;
  if (stored->state != State::known) return;
  field.value = fact.type == FactType::record ? "?known" : stored->value;
  for (Option& option : field.choices) option.selected = option.value == field.value;
}

Field field_of(const Fact& fact, const facts::Dictionary& dictionary, const FormKnowledge& knowledge) {
  const Texts& texts = Texts::of(knowledge.language);
  Field field;
  field.path = fact.path;
  field.type = field_type(fact.type);
  field.label = capital(in(knowledge.language, fact.label));
  field.help = in(knowledge.language, fact.help);
  field.unit = texts.has("unit." + fact.unit) ? texts("unit." + fact.unit) : fact.unit;
  field.at_least = fact.at_least;
  field.at_most = fact.at_most;
  field.required = fact.required;
  field.may_be_none = can_be_none(fact);
  field.choices = options_of(fact, dictionary, knowledge, texts);
  if (fact.type == FactType::reference && field.choices.empty()) field.type = FieldType::text;
  field.default_words = default_in_words(fact, field, texts);
  take_stored(field, fact, stored_of(knowledge, fact.path));
  if (knowledge.rules) field.rules = knowledge.rules(fact.path);
  field.read_only = fact.path == "id" && !field.value.empty();
  return field;
}

/// The group's title says already what it is about.
void as_head(Field& field, Language language) {
  field.label = Texts::of(language)("form.whether");
  field.help.clear();
}

}  // namespace

std::vector<FieldGroup> fields_of(const facts::ListShape& shape, const facts::Dictionary& dictionary,
                                  const FormKnowledge& knowledge) {
  std::vector<FieldGroup> groups(1);
  std::string record;  // path of the group of facts that is being filled, with its point
  for (const Fact& fact : shape.facts) {
    if (fact.type == FactType::list) continue;
    if (fact.type == FactType::record) {
      record = fact.path + ".";
      groups.push_back({capital(in(knowledge.language, fact.label)), in(knowledge.language, fact.help), {}});
    } else if (!record.empty() && !fact.path.starts_with(record)) {
      record.clear();
      groups.emplace_back();
    }
    groups.back().fields.push_back(field_of(fact, dictionary, knowledge));
    if (fact.type == FactType::record) as_head(groups.back().fields.back(), knowledge.language);
  }
  std::erase_if(groups, [](const FieldGroup& group) { return group.fields.empty(); });
  return groups;
}

}  // namespace kiemdiem::pages
