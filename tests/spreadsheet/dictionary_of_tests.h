#pragma once

#include <fstream>
#include <sstream>

#include "base/tree.h"
#include "facts/dictionary.h"
#include "facts/read_situation.h"

namespace kiemdiem::spreadsheet {

/// The product's own dictionary.
inline const facts::Dictionary& dictionary() {
  static const facts::Dictionary read = [] {
    std::ifstream file{KIEMDIEM_SOURCE_DIR "/facts/dictionary.yaml"};
    std::stringstream text;
    text << file.rdbuf();
    return facts::Dictionary::from_yaml(text.str(), "dictionary.yaml").value();
  }();
  return read;
}

inline facts::Situation situation_of(std::string_view yaml) {
  return facts::read_situation(parse_yaml(yaml, "t.yaml").value(), dictionary(), "t.yaml").value();
}

/// Everything that a situation says, one line a value, for comparison.
inline std::string told(const facts::Situation& situation) {
  std::ostringstream text;
  text << situation.title << '|' << situation.regulation << '|' << static_cast<int>(situation.period.kind)
       << '|' << situation.period.year << '|' << situation.period.quarter << '|' << to_iso(situation.on)
       << '|' << situation.quota_reading_b << situation.quota_reading_given << situation.all_layers
       << situation.layers_given << '\n';
  for (const Date day : situation.holidays) text << "holiday " << to_iso(day) << '\n';
  for (const std::string& list : situation.complete) text << "complete " << list << '\n';
  for (const std::string& list : situation.given) text << "given " << list << '\n';
  for (const facts::Table& table : situation.tables) {
    const facts::ListShape& shape = situation.dictionary.lists()[static_cast<std::size_t>(table.shape)];
    for (std::size_t row = 0; row < table.rows(); ++row)
      for (std::size_t fact = 0; fact < shape.facts.size(); ++fact)
        text << shape.name << ' ' << row << ' ' << table.parents[row] << ' ' << shape.facts[fact].path << ": "
             << written(situation, shape, table, static_cast<int>(fact), row) << '\n';
  }
  return text.str();
}

}  // namespace kiemdiem::spreadsheet
