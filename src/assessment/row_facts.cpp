#include "assessment/row_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

namespace kiemdiem::assessment {

using expression::Truth;
using expression::Value;
using facts::Fact;
using facts::FactType;
using From = regulation::SlotSource::From;
using regulation::ConditionScope;

namespace {

std::size_t at(std::int32_t row) {
  return static_cast<std::size_t>(row);
}

const facts::ListShape& shape_of(const Situation& situation, std::string_view list) {
  return *situation.dictionary.list(list);
}

/// The record that a dotted fact stands in, or -1.
int record_of(const facts::ListShape& shape, const Fact& fact) {
  const std::size_t dot = fact.path.find('.');
  return dot == std::string::npos ? -1 : shape.find(fact.path.substr(0, dot)).value_or(-1);
}

}  // namespace

/// The slots of one condition's scope, read from the situation.
class Rows::View : public expression::Facts {
 public:
  View(const Rows& rows, const ConditionScope& scope, const Asking& asking)
      : rows_(rows), scope_(scope), asking_(asking) {}

  Value get(int slot) const override {
    const auto& source = scope_.sources[static_cast<std::size_t>(slot)];
    const Index& index = rows_.index_;
    switch (source.from) {
      case From::own:
        return of_list(regulation::list_of(asking_.subject.kind), source.fact, asking_.subject.row);
      case From::linked: {
        State state = State::none;
        const std::int32_t row = rows_.linked_organization(asking_.subject, state);
        if (row < 0) return state == State::none ? Value::null() : Value::unknown();
        return of_list("organizations", source.fact, row);
      }
      case From::reference_day:
        return Value{rows_.reference_day(asking_.subject)};
      case From::cell_role: {
        const int role = index.cell_role(asking_.subject.row);
        return role < 0 ? Value::null() : Value{Value::Choice{role}};
      }
      case From::in_standing_committee:
        return Value{index.standing_board(asking_.subject.row) >= 0};
      case From::standing_board: {
        const int kind = index.standing_board(asking_.subject.row);
        return kind < 0 ? Value::null() : Value{Value::Choice{kind}};
      }
      case From::is_leader:
        return Value{index.is_leader(asking_.subject.row)};
      case From::post:
        return asking_.post < 0 ? Value::null() : of_list("posts", source.fact, asking_.post);
      case From::body_kind:
        return body_kind();
      case From::body_is_organization:
        return body_flag(is_organization());
      case From::body_is_party_organization:
        return body_flag(is_organization() && index.is_party_organization(asking_.body.row));
      case From::body_is_party_committee:
        return body_flag(!is_organization() && asking_.body.row >= 0 &&
                         index.is_party_committee(asking_.body.row));
    }
    return Value::unknown();
  }

 private:
  Value of_list(std::string_view list, int fact, std::int32_t row) const {
    const Situation& situation = rows_.index_.situation();
    return rows_.value(shape_of(situation, list), situation.table(list), fact, row);
  }
  bool is_organization() const {
    return asking_.body.row >= 0 && asking_.body.kind == EntityKind::organization;
  }
  Value body_flag(bool flag) const { return asking_.body.row < 0 ? Value::null() : Value{flag}; }
  Value body_kind() const {
    if (asking_.body.row < 0) return Value::null();
    const Index& index = rows_.index_;
    if (is_organization())
      return Value{Value::Choice{index.column("organizations", "kind").number(asking_.body.row)}};
    const auto before =
        static_cast<std::int32_t>(index.situation().dictionary.choices("organization_kind")->words.size());
    return Value{Value::Choice{before + index.column("collectives", "kind").number(asking_.body.row)}};
  }

  const Rows& rows_;
  const ConditionScope& scope_;
  const Asking& asking_;
};

Rows::Rows(const Index& index, const regulation::Regulation& bound, const WorkCalendar& calendar)
    : index_(index), calendar_(calendar) {
  const Situation& situation = index.situation();
  for (const SubjectKind kind :
       {SubjectKind::organization, SubjectKind::collective, SubjectKind::member, SubjectKind::leader})
    scopes_[static_cast<std::size_t>(kind)] =
        regulation::scope_for(kind, bound.dictionary, situation.period, situation.on);
}

Value Rows::value(const facts::ListShape& shape, const facts::Table& table, int fact,
                  std::int32_t row) const {
  const facts::Column& column = table.columns[static_cast<std::size_t>(fact)];
  if (column.state(at(row)) == State::unknown) return Value::unknown();
  if (column.state(at(row)) == State::none) return Value::null();
  const std::int32_t number = column.numbers[at(row)];
  switch (shape.facts[static_cast<std::size_t>(fact)].type) {
    case FactType::text:
      return Value{index_.situation().texts[at(number)]};
    case FactType::boolean:
      return Value{number != 0};
    case FactType::decimal:
      return Value{Decimal{number}};
    case FactType::integer:
    case FactType::reference:
    case FactType::references:
    case FactType::subject:
      return Value{static_cast<std::int64_t>(number)};
    case FactType::date:
      return Value{Date{number}};
    case FactType::moment:
      return Value{Moment::unpacked(number)};
    case FactType::choice:
      return Value{Value::Choice{number}};
    case FactType::record:
      return Value{true};
    case FactType::list:
      break;
  }
  const Situation& situation = index_.situation();
  const std::string& name = shape.facts[static_cast<std::size_t>(fact)].list;
  const facts::ListShape& inner = shape_of(situation, name);
  const facts::Table& entries = situation.table(name);
  auto items = std::make_shared<expression::Values>();
  for (std::int32_t entry = number; entry < number + column.counts[at(row)]; ++entry) {
    auto fields = std::make_shared<expression::Values>();
    for (std::size_t field = 0; field < inner.facts.size(); ++field)
      if (inner.facts[field].type != FactType::list)
        fields->push_back(value(inner, entries, static_cast<int>(field), entry));
    items->push_back(Value{Value::List{std::move(fields)}});
  }
  return Value{Value::List{std::move(items)}};
}

std::int32_t Rows::linked_organization(SubjectRef subject, State& state) const {
  const bool person = facts::entity_kind(subject.kind) == EntityKind::person;
  const ColumnRef link = person                                    ? index_.column("people", "cell")
                         : subject.kind == SubjectKind::collective ? index_.column("collectives", "of")
                                                                   : index_.column("organizations", "parent");
  state = link.state(subject.row);
  return link.entity(subject.row).row;
}

Date Rows::reference_day(SubjectRef subject) const {
  const Situation& situation = index_.situation();
  const auto ratings = index_.events_of(index_.word("event", "rating"), subject);
  for (const Event* event : std::views::reverse(ratings))
    if (event->dated) return event->on.date;
  return situation.period.last;
}

std::string Rows::missing_name(const ConditionScope& scope, int slot, const Asking& asking) const {
  const auto& source = scope.sources[static_cast<std::size_t>(slot)];
  const std::string& name = scope.scope.entries()[static_cast<std::size_t>(slot)].name;
  if (source.from == From::post) return name.substr(name.find('.') + 1);
  if (source.from == From::linked) {
    State state = State::none;
    const std::int32_t row = linked_organization(asking.subject, state);
    if (row < 0) return name.substr(0, name.find('.'));
    return fmt::format("{}.{}", index_.situation().id(SubjectRef{SubjectKind::organization, row}),
                       name.substr(name.find('.') + 1));
  }
  if (source.from != From::own) return name;
  const std::string_view list = regulation::list_of(asking.subject.kind);
  const facts::ListShape& shape = shape_of(index_.situation(), list);
  const int record = record_of(shape, shape.facts[static_cast<std::size_t>(source.fact)]);
  const bool whole =
      record >= 0 && index_.situation().table(list).columns[static_cast<std::size_t>(record)].state(
                         at(asking.subject.row)) == State::unknown;
  return whole ? shape.facts[static_cast<std::size_t>(record)].path : name;
}

namespace {

std::string json_of(const Value& value, const expression::Type& type) {
  if (value.is_null()) return "null";
  if (const auto* flag = value.as<bool>()) return *flag ? "true" : "false";
  if (const auto* number = value.as<std::int64_t>()) return fmt::format("{}", *number);
  if (const auto* decimal = value.as<Decimal>()) return to_plain(*decimal);
  if (const auto* text = value.as<std::string>()) return json_text(*text);
  if (const auto* date = value.as<Date>()) return json_text(to_iso(*date));
  if (const auto* moment = value.as<Moment>()) return json_text(to_iso(*moment));
  if (const auto* choice = value.as<Value::Choice>()) return json_text((*type.words)[at(choice->index)]);
  if (const auto* list = value.as<Value::List>()) return fmt::format("{}", list->items->size());
  return "null";
}

/// The value of a cell as it would be written, and in words.
void fill_value(FactUsed& used, const Situation& situation, std::string_view list, int index,
                std::size_t row) {
  const facts::ListShape& shape = shape_of(situation, list);
  const Fact& fact = shape.facts[static_cast<std::size_t>(index)];
  const facts::Table& table = situation.table(list);
  const facts::Column& column = table.columns[static_cast<std::size_t>(index)];
  used.in_words = in_words(situation, fact, column, row);
  if (!column.known(row)) {
    used.value = "null";
  } else if (fact.type == FactType::list) {
    used.value = fmt::format("{}", column.counts[row]);
  } else {
    std::string text = written(situation, shape, table, index, row);
    const bool bare =
        fact.type == FactType::integer || fact.type == FactType::boolean || fact.type == FactType::decimal;
    used.value = bare ? std::move(text) : json_text(text);
  }
}

}  // namespace

FactUsed Rows::used(const ConditionScope& scope, int slot, const Value& value, const Asking& asking) const {
  const auto& entry = scope.scope.entries()[static_cast<std::size_t>(slot)];
  const auto& source = scope.sources[static_cast<std::size_t>(slot)];
  const Situation& situation = index_.situation();
  std::string_view list;
  std::int32_t row = asking.subject.row;
  State state = State::known;
  if (source.from == From::own) list = regulation::list_of(asking.subject.kind);
  if (source.from == From::post) list = "posts", row = asking.post;
  if (source.from == From::linked) list = "organizations", row = linked_organization(asking.subject, state);
  FactUsed used{missing_name(scope, slot, asking), {}, entry.label, {}};
  if (!list.empty() && row >= 0) {
    fill_value(used, situation, list, source.fact, at(row));
    return used;
  }
  used.value = json_of(value, entry.type);
  if (const auto* date = value.as<Date>()) {
    used.in_words = to_vietnamese(*date);
  } else if (const auto* choice = value.as<Value::Choice>()) {
    const std::string_view set = source.from == From::cell_role ? "role" : "organization_kind";
    const auto& labels = situation.dictionary.choices(set)->labels;
    if (at(choice->index) < labels.size()) used.in_words = labels[at(choice->index)].vi;
  } else if (const auto* flag = value.as<bool>()) {
    used.in_words = *flag ? "có" : "không";
  } else if (value.is_null()) {
    used.in_words = "không có";
  }
  return used;
}

FactUsed Rows::fact(std::string_view list, std::string_view path, std::int32_t row) const {
  const Situation& situation = index_.situation();
  const facts::ListShape& shape = shape_of(situation, list);
  const int index = shape.find(path).value();
  FactUsed used{std::string{path}, {}, shape.facts[static_cast<std::size_t>(index)].label.vi, {}};
  fill_value(used, situation, list, index, at(row));
  return used;
}

Answer Rows::ask(const regulation::Condition& condition, const Asking& asking) const {
  Answer answer;
  if (condition.source(asking.subject.kind).empty()) return answer;
  const auto kind = static_cast<std::size_t>(asking.subject.kind);
  if (condition.programs[kind] == nullptr) {
    answer.truth = Truth::no;
    return answer;
  }
  const expression::Program& program = *condition.programs[kind];
  const ConditionScope& scope = scopes_[kind];
  const View view{*this, scope, asking};
  const expression::Context context{&calendar_};
  const expression::Outcome outcome = evaluate(program, view, context);
  const bool* known = outcome.value.as<bool>();
  answer.truth = known == nullptr ? Truth::unknown : *known ? Truth::yes : Truth::no;
  for (const int slot : outcome.missing) {
    std::string name = missing_name(scope, slot, asking);
    if (std::ranges::find(answer.missing, name) == answer.missing.end())
      answer.missing.push_back(std::move(name));
  }
  for (const int slot : program.slots()) {
    const Value value = view.get(slot);
    if (!value.is_unknown()) answer.facts.push_back(used(scope, slot, value, asking));
  }
  return answer;
}

Truth Rows::truth(const regulation::Condition& condition, const Asking& asking) const {
  if (condition.source(asking.subject.kind).empty()) return Truth::yes;
  const auto kind = static_cast<std::size_t>(asking.subject.kind);
  if (condition.programs[kind] == nullptr) return Truth::no;
  const expression::Context context{&calendar_};
  const expression::Outcome outcome =
      evaluate(*condition.programs[kind], View{*this, scopes_[kind], asking}, context);
  const bool* known = outcome.value.as<bool>();
  return known == nullptr ? Truth::unknown : *known ? Truth::yes : Truth::no;
}

std::optional<expression::Trace> Rows::trace(const regulation::Condition& condition,
                                             const Asking& asking) const {
  const auto kind = static_cast<std::size_t>(asking.subject.kind);
  if (condition.source(asking.subject.kind).empty() || condition.programs[kind] == nullptr) return {};
  const expression::Context context{&calendar_};
  return expression::trace(*condition.programs[kind], View{*this, scopes_[kind], asking}, context);
}

std::vector<FactUsed> Rows::facts_of(const std::vector<int>& slots, const Asking& asking) const {
  const ConditionScope& scope = scopes_[static_cast<std::size_t>(asking.subject.kind)];
  const View view{*this, scope, asking};
  std::vector<FactUsed> facts;
  for (const int slot : slots) {
    const Value value = view.get(slot);
    if (value.is_unknown())
      facts.push_back({missing_name(scope, slot, asking), "\"unknown\"",
                       scope.scope.entries()[static_cast<std::size_t>(slot)].label, "chưa rõ"});
    else
      facts.push_back(used(scope, slot, value, asking));
  }
  return facts;
}

std::string in_words(const Situation& situation, const Fact& fact, const facts::Column& column,
                     std::size_t row) {
  if (column.state(row) == State::unknown) return "chưa rõ";
  if (column.state(row) == State::none) return "không có";
  const std::int32_t number = column.numbers[row];
  switch (fact.type) {
    case FactType::boolean:
      return number != 0 ? "có" : "không";
    case FactType::date:
      return to_vietnamese(Date{number});
    case FactType::moment:
      return to_vietnamese(Moment::unpacked(number));
    case FactType::choice:
      return situation.dictionary.choices(fact.choices)->labels[at(number)].vi;
    case FactType::reference:
      return situation.display_name(EntityRef::unpacked(number));
    case FactType::integer:
      return fmt::format("{}", number);
    case FactType::decimal:
      return to_vietnamese(Decimal{number});
    case FactType::text:
      return situation.texts[at(number)];
    case FactType::list:
      return fmt::format("{} mục", column.counts[row]);
    case FactType::record:
      return "có";
    case FactType::references:
    case FactType::subject:
      break;
  }
  return {};
}

std::string json_text(std::string_view text) {
  constexpr std::size_t quotes = 2;
  std::string quoted;
  quoted.reserve(text.size() + quotes);
  quoted += '"';
  const auto is_escaped = [](char letter) {
    return letter == '"' || letter == '\\' || static_cast<unsigned char>(letter) < 0x20;
  };
  while (true) {
    const auto escaped = std::ranges::find_if(text, is_escaped);
    const auto plain = static_cast<std::size_t>(escaped - text.begin());
    quoted.append(text, 0, plain);
    if (escaped == text.end()) break;
    if (static_cast<unsigned char>(*escaped) < 0x20)
      quoted += fmt::format("\\u{:04x}", static_cast<int>(*escaped));
    else
      quoted.append({'\\', *escaped});
    text.remove_prefix(plain + 1);
  }
  quoted += '"';
  return quoted;
}

std::string read_out(const std::vector<FactUsed>& facts, const std::string& rule_text) {
  std::string text;
  for (const FactUsed& fact : facts) {
    if (fact.label.empty() || fact.in_words.empty()) continue;
    text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", fact.label, fact.in_words);
  }
  return text.empty() ? rule_text : text + ". " + rule_text;
}

}  // namespace kiemdiem::assessment
