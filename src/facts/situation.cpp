#include "facts/situation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/decimal.h"

namespace kiemdiem::facts {

std::string_view name(SubjectKind kind) {
  constexpr std::array<std::string_view, 4> names{"organization", "collective", "member", "leader"};
  return names[static_cast<std::size_t>(kind)];
}

EntityKind entity_kind(SubjectKind kind) {
  switch (kind) {
    case SubjectKind::organization:
      return EntityKind::organization;
    case SubjectKind::collective:
      return EntityKind::collective;
    case SubjectKind::member:
    case SubjectKind::leader:
      return EntityKind::person;
  }
  return EntityKind::person;
}

const Table& Situation::table(std::string_view list) const {
  return tables[static_cast<std::size_t>(dictionary.list_index(list).value())];
}
Table& Situation::table(std::string_view list) {
  return tables[static_cast<std::size_t>(dictionary.list_index(list).value())];
}

const Column& Situation::column(std::string_view list, std::string_view fact) const {
  const int index = dictionary.list_index(list).value();
  const ListShape& shape = dictionary.lists()[static_cast<std::size_t>(index)];
  return tables[static_cast<std::size_t>(index)].columns[static_cast<std::size_t>(shape.find(fact).value())];
}

const Table& Situation::table_of(EntityKind kind) const {
  switch (kind) {
    case EntityKind::organization:
      return table("organizations");
    case EntityKind::collective:
      return table("collectives");
    case EntityKind::person:
      return table("people");
  }
  return table("people");
}

bool Situation::is_complete(std::string_view list) const {
  return std::ranges::find(complete, list) != complete.end();
}
bool Situation::is_given(std::string_view list) const {
  return std::ranges::find(given, list) != given.end();
}

namespace {
std::string text_of(const Situation& situation, EntityRef entity, std::string_view fact) {
  const Table& table = situation.table_of(entity.kind);
  const ListShape& shape = situation.dictionary.lists()[static_cast<std::size_t>(table.shape)];
  const Column& column = table.columns[static_cast<std::size_t>(shape.find(fact).value())];
  const auto row = static_cast<std::size_t>(entity.row);
  if (!column.known(row)) return {};
  return situation.texts[static_cast<std::size_t>(column.numbers[row])];
}
}  // namespace

std::string Situation::id(EntityRef entity) const {
  return text_of(*this, entity, "id");
}

std::string Situation::id(SubjectRef subject) const {
  return fmt::format("{}:{}", name(subject.kind), id(EntityRef{entity_kind(subject.kind), subject.row}));
}

std::string Situation::display_name(EntityRef entity) const {
  std::string given_name = text_of(*this, entity, "name");
  return given_name.empty() ? id(entity) : given_name;
}

std::string written(const Situation& situation, const ListShape& shape, const Table& table, int fact,
                    std::size_t row) {
  const Column& column = table.columns[static_cast<std::size_t>(fact)];
  if (column.state(row) == State::unknown) return "unknown";
  if (column.state(row) == State::none) return "null";
  const std::int32_t number = column.numbers[row];
  const Fact& declared = shape.facts[static_cast<std::size_t>(fact)];
  switch (declared.type) {
    case FactType::text:
      return situation.texts[static_cast<std::size_t>(number)];
    case FactType::boolean:
      return number != 0 ? "true" : "false";
    case FactType::integer:
      return fmt::format("{}", number);
    case FactType::decimal:
      return to_plain(Decimal{number});
    case FactType::date:
      return to_iso(Date{number});
    case FactType::moment:
      return to_iso(Moment::unpacked(number));
    case FactType::choice:
      return situation.dictionary.choices(declared.choices)->words[static_cast<std::size_t>(number)];
    case FactType::reference:
      return situation.id(EntityRef::unpacked(number));
    case FactType::subject:
      return situation.id(SubjectRef::unpacked(number));
    case FactType::references: {
      std::string ids;
      for (std::int32_t at = 0; at < column.counts[row]; ++at)
        ids += (at > 0 ? ", " : "") +
               situation.id(EntityRef::unpacked(column.pool[static_cast<std::size_t>(number + at)]));
      return ids;
    }
    case FactType::record:
      return "{}";
    case FactType::list:
      return fmt::format("[{}]", column.counts[row]);
  }
  return {};
}

}  // namespace kiemdiem::facts
