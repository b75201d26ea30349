#include "pages/fact_form.h"

#include "pages/fact_form_part.h"

namespace kiemdiem::pages {
namespace {

using facts::State;

constexpr std::size_t most_radios = 3;

std::string empty_word(const Field& field) {
  if (field.defaulted) return "default";
  return field.state == State::none ? "none" : "unknown";
}

/// What an empty answer may mean: unknown, none, or what the dictionary takes for granted.
std::vector<Option> empty_answers(const Field& field, const std::string& prefix, const Texts& texts) {
  const std::string chosen = field.value.empty() ? empty_word(field) : "";
  std::vector<Option> answers;
  if (!field.default_words.empty())
    answers.push_back(
        {prefix + "default", texts("form.default", {{"value", field.default_words}}), false, {}});
  if (!field.required) answers.push_back({prefix + "unknown", texts("form.unknown"), false, {}});
  const bool default_is_none = field.default_words == texts("form.none");
  if (field.may_be_none && !field.required && !default_is_none)
    answers.push_back({prefix + "none", texts("form.none"), false, {}});
  for (Option& answer : answers) answer.selected = answer.value == prefix + chosen;
  return answers;
}

void fill_state(View& element, const Field& field) {
  const std::string id = "fact." + field.path;
  std::string described_by;
  if (!field.help.empty()) described_by = id + "-help";
  if (!field.error.empty()) described_by += (described_by.empty() ? "" : " ") + id + "-error";
  element.show_text("DESCRIBED", described_by);
  element.show("INVALID", !field.error.empty());
  element.show("REQUIRED", field.required);
  element.show("READ_ONLY", field.read_only);
}

const char* input_type(FieldType type) {
  // Days are typed as on paper (12/12/2026): the browser's own picker follows the language of the computer.
  return type == FieldType::number ? "number" : "text";
}

const char* width_of(FieldType type) {
  if (type == FieldType::text || type == FieldType::references) return "words";
  return type == FieldType::moment ? "middling" : "short";
}

void fill_typed(View& shown, const Field& field, const Texts& texts) {
  View& row = shown.add("TYPED");
  View& element = row.add(field.type == FieldType::long_text ? "LONG" : "LINE");
  fill_state(element, field);
  element.set("TYPE", input_type(field.type));
  element.set("CLASS", width_of(field.type));
  if (field.at_least) element.add("LEAST").set("LEAST", *field.at_least);
  if (field.at_most) element.add("MOST").set("MOST", *field.at_most);
  if (field.type == FieldType::decimal) element.add("DECIMAL");
  if (field.type == FieldType::date) element.add("HINT").set("HINT", texts("form.day_hint"));
  if (field.type == FieldType::moment) element.add("HINT").set("HINT", texts("form.moment_hint"));
  row.show_text("UNIT", field.unit);
  const std::vector<Option> answers = empty_answers(field, "", texts);
  if (!field.read_only && answers.size() > 1) add_options(row.add("EMPTY_MEANS"), "OPTION", answers);
}

void fill_select(View& shown, const Field& field, const Texts& texts) {
  View& select = shown.add("SELECT");
  fill_state(select, field);
  add_options(select, "OPTION", empty_answers(field, "?", texts));
  add_options(select, "OPTION", field.choices);
}

void fill_rules(View& field, const std::vector<RuleUse>& rules, const Texts& texts) {
  if (rules.empty()) return;
  View& used = field.add("RULES");
  used.set("COUNT", static_cast<int>(rules.size()));
  for (const RuleUse& rule : rules) {
    View& line = used.add("RULE");
    line.set("TEXT", rule.text);
    add_clause(line, "CLAUSE", rule.clause, texts);
  }
}

bool chooses(const Field& field) {
  return field.type == FieldType::yes_no || field.type == FieldType::choice;
}

std::string shown_value(const Field& field, const Texts& texts) {
  for (const Option& option : field.choices)
    if (option.value == field.value) return option.label;
  if (field.defaulted) return texts("form.default", {{"value", field.default_words}});
  if (!field.value.empty()) return field.unit.empty() ? field.value : field.value + " " + field.unit;
  return texts(field.state == State::none ? "form.none" : "form.unknown");
}

/// Days stand as on paper.
std::string typed_value(const Field& field) {
  const auto moment = parse_moment(field.value);
  const bool day = field.type == FieldType::date || field.type == FieldType::moment;
  if (!day || !moment) return field.value;
  if (!moment->has_time()) return to_vietnamese(moment->date);
  return field.value.substr(11) + " " + to_vietnamese(moment->date);
}

void fill_control(View& box, const Field& field, const Texts& texts) {
  if (!chooses(field)) return fill_typed(box, field, texts);
  if (field.choices.size() > most_radios) return fill_select(box, field, texts);
  fill_state(box, field);
  add_options(box, "OPTION", field.choices);
  add_options(box, "OPTION", empty_answers(field, "?", texts));
}

void fill_shown(View& box, const Field& field, const Texts& texts) {
  const bool open = field.value.empty() && field.state == State::unknown && !field.defaulted;
  Field words = field;
  if (!chooses(field)) words.value = typed_value(field);
  box.set("SHOWN_CLASS", open ? "shown open" : "shown").set("SHOWN", shown_value(words, texts));
}

const char* box_of(const Field& field, bool read_only) {
  if (read_only) return "SHOWN";
  return chooses(field) && field.choices.size() <= most_radios ? "RADIOS" : "SINGLE";
}

void fill_field(View& view, const Field& field, bool read_only, const Texts& texts) {
  View& box = view.add(box_of(field, read_only));
  box.set("ID", "fact." + field.path).set("NAME", "fact." + field.path);
  box.set("EMPTY_NAME", "empty." + field.path).set("LABEL", field.label);
  box.set("CLASS", field.error.empty() ? "field" : "field wrong").set("VALUE", typed_value(field));
  box.show_text("HELP", field.help);
  box.show_text("ERROR", field.error);
  box.show_text("CHANGED", field.changed);
  box.show("MUST", field.required && !read_only);
  fill_rules(box, field.rules, texts);
  if (read_only) return fill_shown(box, field, texts);
  fill_control(box, field, texts);
}

/// A group of facts whose head says that there is none, or that nobody knows: what it would hold is left out
/// where it is only read.
bool is_absent_group(const FieldGroup& group) {
  const Field& head = group.fields.front();
  return !head.choices.empty() && head.choices.front().value == "?known" && head.value.empty();
}

void fill_group(View& part, const FieldGroup& group, bool read_only, const Texts& texts) {
  part.show_text("TITLE", group.title);
  part.show_text("GROUP_HELP", group.help);
  for (const Field& field : group.fields) {
    fill_field(part.add("FIELD"), field, read_only, texts);
    if (read_only && is_absent_group(group)) return;
  }
}

}  // namespace

void add_fact_form(View& view, const char* name, const FactForm& form, const Texts& texts) {
  View& shown = view.add(name);
  View& around = shown.add(form.read_only || form.action.empty() ? "READ" : "WRITE");
  const bool read_only = form.read_only || form.action.empty();
  around.set("ACTION", form.action).set("VERSION", form.version);
  around.set("SUBMIT", form.submit.empty() ? texts("form.save") : form.submit);
  around.show_text("CANCEL", form.cancel_href);
  around.show_text("SAVED", form.saved);
  for (const Option& hidden : form.hidden)
    around.add("HIDDEN").set("NAME", hidden.value).set("CONTENT", hidden.label);
  for (const FieldGroup& group : form.groups)
    if (!group.fields.empty()) fill_group(around.add("GROUP"), group, read_only, texts);
}

std::string render(const Shell& shell, const FactFormPage& page) {
  Frame frame{shell, "fact_form_page.tpl"};
  View& content = frame.content;
  content.set("HEADING", page.heading);
  content.show_text("LEAD", page.lead);
  add_fact_form(content, "FORM", page.form, frame.texts);
  add_actions(content, page.further);
  return frame.html();
}

}  // namespace kiemdiem::pages
