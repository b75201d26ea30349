#include "facts/write_situation.h"

#include <fmt/format.h>

#include <array>

namespace kiemdiem::facts {
namespace {

std::size_t at(std::int32_t index) {
  return static_cast<std::size_t>(index);
}

/// A text in double quotes where YAML could read it otherwise.
std::string quoted(std::string_view text) {
  constexpr std::string_view special = ":#{}[],&*!|>'\"%@`\\?-~=<\n\r\t";
  const bool plain = !text.empty() && text.find_first_of(special) == std::string_view::npos &&
                     text.front() != ' ' && text.back() != ' ' && text != "null" && text != "true" &&
                     text != "false";
  if (plain) return std::string{text};
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') result += '\\';
    if (static_cast<unsigned char>(letter) < 0x20)
      result += fmt::format("\\x{:02x}", static_cast<int>(letter));
    else
      result += letter;
  }
  return result + "\"";
}

class YamlWriter {
 public:
  explicit YamlWriter(const Situation& situation) : situation_(situation) {}

  std::string text() {
    head();
    for (const Table& table : situation_.tables) {
      const ListShape& shape = situation_.dictionary.lists()[at(table.shape)];
      const bool there = table.rows() > 0 || situation_.is_given(shape.name);
      if (!shape.parent.empty() || !there) continue;
      if (table.rows() == 0) {
        text_ += shape.name + ": []\n";
        continue;
      }
      text_ += shape.name + ":\n";
      for (std::size_t row = 0; row < table.rows(); ++row) text_ += "  - " + entry(shape, table, row) + "\n";
    }
    return std::move(text_);
  }

 private:
  void head() {
    constexpr std::array<std::string_view, 4> kinds{"year", "quarter", "term", "ad_hoc"};
    if (!situation_.title.empty()) text_ += "situation: " + quoted(situation_.title) + "\n";
    if (!situation_.regulation.empty()) text_ += "regulation: " + quoted(situation_.regulation) + "\n";
    const Period& period = situation_.period;
    text_ += fmt::format("period: {{kind: {}", kinds[static_cast<std::size_t>(period.kind)]);
    if (period.year > 0) text_ += fmt::format(", year: {}", period.year);
    if (period.quarter > 0) text_ += fmt::format(", quarter: {}", period.quarter);
    text_ += fmt::format("}}\non: {}\n", to_iso(situation_.on));
    if (!situation_.complete.empty())
      text_ += fmt::format("complete: [{}]\n", fmt::join(situation_.complete, ", "));
    if (situation_.quota_reading_given)
      text_ += fmt::format("quota_reading: {}\n", situation_.quota_reading_b ? "B" : "A");
    if (!situation_.further_facts.entries().empty())
      text_ += fmt::format("facts: {}\n", to_json(situation_.further_facts));
    if (situation_.layers_given) text_ += fmt::format("layers: {}\n", situation_.all_layers ? "all" : "own");
    if (situation_.holidays.empty()) return;
    std::string days;
    for (const Date day : situation_.holidays) days += (days.empty() ? "" : ", ") + to_iso(day);
    text_ += "holidays: [" + days + "]\n";
  }

  std::string entry(const ListShape& shape, const Table& table, std::size_t row) const {
    return map(shape, table, "", row);
  }

  std::string map(const ListShape& shape, const Table& table, const std::string& prefix,
                  std::size_t row) const {
    std::string pairs;
    for (std::size_t index = 0; index < shape.facts.size(); ++index) {
      if (!shape.facts[index].is_directly_in(prefix)) continue;
      const std::string value = value_of(shape, table, static_cast<int>(index), row);
      if (!value.empty())
        pairs += fmt::format("{}{}: {}", pairs.empty() ? "" : ", ",
                             shape.facts[index].path.substr(prefix.size()), value);
    }
    return "{" + pairs + "}";
  }

  /// Empty where it need not be said: unknown, or the default.
  std::string value_of(const ListShape& shape, const Table& table, int index, std::size_t row) const {
    const Fact& fact = shape.facts[at(index)];
    const Column& column = table.columns[at(index)];
    if (column.state(row) == State::unknown) return {};
    if (column.state(row) == State::none)
      return fact.has_default && fact.default_word.empty() && fact.default_unless.fact.empty() ? std::string{}
                                                                                               : "null";
    switch (fact.type) {
      case FactType::record:
        return map(shape, table, fact.path + ".", row);
      case FactType::list:
        return list(fact, column, row);
      case FactType::references:
        return "[" + written(situation_, shape, table, index, row) + "]";
      case FactType::text:
      case FactType::boolean:
      case FactType::integer:
      case FactType::decimal:
      case FactType::date:
      case FactType::moment:
      case FactType::choice:
      case FactType::reference:
      case FactType::subject:
        break;
    }
    const std::string word = written(situation_, shape, table, index, row);
    if (fact.has_default && !fact.default_word.empty() && fact.default_unless.fact.empty() &&
        word == fact.default_word)
      return {};
    const bool text =
        fact.type == FactType::text || fact.type == FactType::subject || fact.type == FactType::reference;
    return text ? quoted(word) : word;
  }

  std::string list(const Fact& fact, const Column& column, std::size_t row) const {
    if (column.counts[row] == 0) return fact.has_default ? std::string{} : "[]";
    const ListShape& inner = *situation_.dictionary.list(fact.list);
    const Table& entries = situation_.table(fact.list);
    std::string items;
    for (std::int32_t entry_row = column.numbers[row]; entry_row < column.numbers[row] + column.counts[row];
         ++entry_row)
      items += (items.empty() ? "" : ", ") + entry(inner, entries, at(entry_row));
    return "[" + items + "]";
  }

  const Situation& situation_;
  std::string text_;
};

}  // namespace

std::string to_yaml(const Situation& situation) {
  return YamlWriter{situation}.text();
}

}  // namespace kiemdiem::facts
