#pragma once

#include <gtest/gtest.h>

#include <stdexcept>

#include "facts/read_situation.h"
#include "installation/installation.h"
#include "summary/gather.h"
#include "summary/table.h"

/// What the tests of the summary share.
namespace kiemdiem::summary {

inline Installation& data() {
  static Installation opened = Installation::open(KIEMDIEM_SOURCE_DIR).value();
  return opened;
}

inline const TableBook& book() {
  static const auto read = read_tables(data().paper_words("phu-yen-khoi-2022").value());
  if (!read) throw std::runtime_error{to_text(read.error())};
  return *read;
}

/// A judged situation that lives as long as its summary is made.
struct Case {
  facts::Situation situation;
  regulation::Regulation bound;
  assessment::Assessment assessment;

  Judged judged() const { return {situation, bound, assessment, data().calendar()}; }
};

inline Case judge(facts::Situation situation, const regulation::Regulation& laid) {
  auto bound = regulation::bind(laid, situation.period, situation.on).value();
  auto assessment = assessment::judge(situation, bound, data().calendar());
  return {std::move(situation), std::move(bound), std::move(assessment)};
}

/// A situation in YAML that must be readable.
inline Case judge(const std::string& text) {
  const Node tree = parse_yaml(text, "t.yaml").value();
  const auto laid = data().regulation(facts::regulation_named_in(tree), false).value();
  auto situation = facts::read_situation(tree, laid.dictionary, "t.yaml");
  if (!situation) ADD_FAILURE() << to_text(situation.error());
  return judge(std::move(*situation), laid);
}

/// The figure of a column in a row, as it is written.
inline std::string shown(const Table& table, const std::string& row, const std::string& column) {
  const Row* found = table.find(row);
  const auto at = table.column(column);
  if (found == nullptr || !at) return "no such cell: " + row + ", " + column;
  return in_words(found->cells[*at]);
}

inline Table table(const std::string& id, const Tree& tree, const std::string& unit = {}) {
  const Shape* shape = book().find(id);
  if (shape == nullptr) {
    ADD_FAILURE() << "no table " << id;
    shape = &book().shapes.front();
  }
  return make_table(*shape, book(), tree, unit);
}

}  // namespace kiemdiem::summary
