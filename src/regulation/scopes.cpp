#include "regulation/scopes.h"

#include <memory>

namespace kiemdiem::regulation {
namespace {

using expression::Type;
using expression::TypeKind;
using facts::Dictionary;
using facts::Fact;
using facts::FactType;
using facts::ListShape;
using facts::SubjectKind;
using From = SlotSource::From;

Type choice_type(std::vector<std::string> words) {
  Type type{TypeKind::choice, {}, {}, {}};
  type.words = std::make_shared<const std::vector<std::string>>(std::move(words));
  return type;
}

Type type_of(const Fact& fact, const Dictionary& dictionary) {
  switch (fact.type) {
    case FactType::text:
      return {TypeKind::text, {}, {}, {}};
    case FactType::boolean:
      return {TypeKind::boolean, {}, {}, {}};
    case FactType::integer:
      return {TypeKind::integer, {}, {}, {}};
    case FactType::decimal:
      return {TypeKind::decimal, {}, {}, {}};
    case FactType::reference:
      return {TypeKind::reference, {}, {}, {}};
    case FactType::subject:
    case FactType::references:  // no entry of one kind to compare with: only null and known() are left
      return {TypeKind::record, {}, {}, {}};
    case FactType::date:
      return {TypeKind::date, {}, {}, {}};
    case FactType::moment:
      return {TypeKind::moment, {}, {}, {}};
    case FactType::choice:
      return choice_type(dictionary.choices(fact.choices)->words);
    case FactType::record:
      return {TypeKind::record, {}, {}, {}};
    case FactType::list: {
      Type list{TypeKind::list, {}, {}, {}};
      auto fields = std::make_shared<std::vector<std::pair<std::string, Type>>>();
      for (const Fact& field : dictionary.list(fact.list)->facts)
        if (field.type != FactType::list) fields->emplace_back(field.path, type_of(field, dictionary));
      list.fields = std::move(fields);
      return list;
    }
  }
  return {};
}

void add_facts(ConditionScope& scope, const ListShape& shape, const std::string& prefix, From from,
               const Dictionary& dictionary) {
  for (std::size_t at = 0; at < shape.facts.size(); ++at) {
    const Fact& fact = shape.facts[at];
    if (from != From::own && fact.type == FactType::list) continue;
    scope.scope.add(prefix + fact.path, type_of(fact, dictionary), fact.label.vi);
    scope.sources.push_back({from, static_cast<int>(at)});
  }
}

void add_derived(ConditionScope& scope, const std::string& name, Type type, std::string label, From from) {
  scope.scope.add(name, std::move(type), std::move(label));
  scope.sources.push_back({from, -1});
}

}  // namespace

std::string_view list_of(SubjectKind kind) {
  switch (kind) {
    case SubjectKind::organization:
      return "organizations";
    case SubjectKind::collective:
      return "collectives";
    case SubjectKind::member:
    case SubjectKind::leader:
      return "people";
  }
  return "people";
}

std::vector<std::string> body_kind_words(const Dictionary& dictionary) {
  std::vector<std::string> words = dictionary.choices("organization_kind")->words;
  const std::vector<std::string>& more = dictionary.choices("collective_kind")->words;
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

ConditionScope scope_for(SubjectKind kind, const Dictionary& dictionary, const facts::Period& period,
                         Date on) {
  ConditionScope scope;
  add_facts(scope, *dictionary.list(list_of(kind)), "", From::own, dictionary);
  const ListShape& organizations = *dictionary.list("organizations");
  const bool person = kind == SubjectKind::member || kind == SubjectKind::leader;
  const std::string link = person ? "cell." : kind == SubjectKind::collective ? "organization." : "above.";
  add_facts(scope, organizations, link, From::linked, dictionary);
  add_derived(scope, "reference_day", {TypeKind::date, {}, {}, {}}, "Ngày xếp loại", From::reference_day);
  if (person) {
    add_derived(scope, "cell_role", choice_type(dictionary.choices("role")->words), "Chức vụ trong chi bộ",
                From::cell_role);
    add_derived(scope, "in_standing_committee", {TypeKind::boolean, {}, {}, {}}, "Ủy viên ban thường vụ",
                From::in_standing_committee);
    add_derived(scope, "standing_board", choice_type(dictionary.choices("organization_kind")->words),
                "Ủy viên ban thường vụ của", From::standing_board);
    add_derived(scope, "is_leader", {TypeKind::boolean, {}, {}, {}}, "Xếp loại cán bộ", From::is_leader);
    add_facts(scope, *dictionary.list("posts"), "post.", From::post, dictionary);
    add_derived(scope, "body.kind", choice_type(body_kind_words(dictionary)), "Loại tổ chức đứng đầu",
                From::body_kind);
    add_derived(scope, "body.is_organization", {TypeKind::boolean, {}, {}, {}},
                "Nơi đứng đầu là tổ chức, cơ quan, đơn vị", From::body_is_organization);
    add_derived(scope, "body.is_party_organization", {TypeKind::boolean, {}, {}, {}},
                "Nơi đứng đầu là tổ chức đảng", From::body_is_party_organization);
    add_derived(scope, "body.is_party_committee", {TypeKind::boolean, {}, {}, {}}, "Nơi đứng đầu là cấp ủy",
                From::body_is_party_committee);
  }
  scope.scope.add_constant("period.first", expression::Value{period.first});
  scope.scope.add_constant("period.last", expression::Value{period.last});
  scope.scope.add_constant("period.year", expression::Value{static_cast<std::int64_t>(period.year)});
  scope.scope.add_constant("period.is_quarter", expression::Value{period.kind == facts::PeriodKind::quarter});
  scope.scope.add_constant("on", expression::Value{on});
  return scope;
}

}  // namespace kiemdiem::regulation
