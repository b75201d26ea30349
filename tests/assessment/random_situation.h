#pragma once

#include <fmt/format.h>

#include <random>

#include "facts/read_situation.h"
#include "facts/situation.h"

namespace kiemdiem::tests {

/// A small situation of random shape in which any fact may be unknown or null: entries of every list, random
/// values in the range that the dictionary allows, references that form no cycle. The same seed gives the
/// same situation.
class RandomSituation {
 public:
  RandomSituation(const facts::Dictionary& dictionary, facts::Period period, unsigned seed)
      : random_(seed), dictionary_(dictionary) {
    made_.dictionary = dictionary;
    made_.tables = facts::empty_tables(dictionary);
    made_.texts = {""};
    made_.period = period;
    made_.on = add_days(period.last, pick(-40, 40));
    made_.quota_reading_b = pick(0, 1) == 1;
    for (const char* list : {"events", "documents"})
      if (pick(0, 1) == 1) made_.complete.emplace_back(list);
    if (pick(0, 1) == 1) made_.given.emplace_back("documents");
    unknown_percent_ = pick(0, 30);
  }

  facts::Situation make() {
    const int organizations = pick(1, 9);
    fill("organizations", organizations);
    fill("collectives", pick(0, 6));
    people_ = pick(1, 24);
    fill("people", people_);
    fill("events", pick(0, 120));
    fill("documents", pick(0, 60));
    for (std::size_t row = 0; row < static_cast<std::size_t>(organizations); ++row) hang(row);
    return std::move(made_);
  }

 private:
  int pick(int least, int most) { return std::uniform_int_distribution<int>{least, most}(random_); }

  void fill(const std::string& list, int count) {
    for (int entry = 0; entry < count; ++entry) add(list);
  }

  std::int32_t add(const std::string& list) {
    const auto number = static_cast<std::size_t>(dictionary_.list_index(list).value());
    const facts::ListShape& shape = dictionary_.lists()[number];
    const auto row = made_.tables[number].rows();
    for (std::size_t at = 0; at < shape.facts.size(); ++at) {
      facts::Column& column = made_.tables[number].columns[at];
      column.numbers.resize(row + 1, 0);
      column.states.resize(row + 1, facts::State::unknown);
      column.counts.resize(row + 1, 0);
    }
    for (std::size_t at = 0; at < shape.facts.size(); ++at) set(number, shape, at, row);
    return static_cast<std::int32_t>(row);
  }

  void set(std::size_t table, const facts::ListShape& shape, std::size_t at, std::size_t row) {
    const facts::Fact& fact = shape.facts[at];
    const bool id = fact.path == "id";
    // Facts of a record are known only where the record is.
    const std::size_t dot = fact.path.find('.');
    if (dot != std::string::npos) {
      const int record = shape.find(fact.path.substr(0, dot)).value_or(-1);
      if (record >= 0 && !made_.tables[table].columns[static_cast<std::size_t>(record)].known(row)) {
        made_.tables[table].columns[at].states[row] =
            made_.tables[table].columns[static_cast<std::size_t>(record)].state(row);
        return;
      }
    }
    if (!fact.required && !id) {
      const int drawn = pick(1, 100);
      if (drawn <= unknown_percent_) return;
      if (drawn <= unknown_percent_ + 12) {
        made_.tables[table].columns[at].states[row] = facts::State::none;
        return;
      }
    }
    const std::int32_t number = value(table, fact, row);
    facts::Column& column = made_.tables[table].columns[at];
    column.states[row] = facts::State::known;
    column.numbers[row] = number;
    if (fact.type == facts::FactType::list) column.counts[row] = added_;
    if (fact.type == facts::FactType::references) {
      column.counts[row] = pick(0, 3);
      column.numbers[row] = static_cast<std::int32_t>(column.pool.size());
      for (int one = 0; one < column.counts[row]; ++one)
        column.pool.push_back(facts::EntityRef{facts::EntityKind::person, pick(0, people_ - 1)}.packed());
    }
  }

  std::int32_t value(std::size_t table, const facts::Fact& fact, std::size_t row) {
    using facts::FactType;
    switch (fact.type) {
      case FactType::text:
        made_.texts.push_back(fact.path == "id" ? fmt::format("{}{}", "ocpxyzuv"[table], row)
                                                : fmt::format("t{}", pick(0, 2)));
        return static_cast<std::int32_t>(made_.texts.size()) - 1;
      case FactType::boolean:
        return pick(0, 1);
      case FactType::integer:
        return pick(0, 3) == 0 ? pick(80, 100) : pick(0, 7);
      case FactType::decimal:
        return pick(0, 100) * 100;
      case FactType::date:
        return day().days;
      case FactType::moment:
        return Moment{day(), static_cast<std::int16_t>(pick(0, 1) == 0 ? -1 : pick(0, 1439))}.packed();
      case FactType::choice:
        return pick(0, static_cast<int>(dictionary_.choices(fact.choices)->words.size()) - 1);
      case FactType::reference:
        return reference(fact);
      case FactType::subject:
        return subject();
      case FactType::list:
        return entries(fact.list);
      case FactType::record:
      case FactType::references:
        return 0;
    }
    return 0;
  }

  /// Mostly about the end of the period, where terms and ages turn.
  Date day() {
    const int near = pick(0, 3);
    if (near == 0) return add_days(made_.period.last, pick(-60, 20));
    return near == 1 ? add_days(add_months(made_.period.last, -6), pick(-3, 3))
                     : add_days(made_.period.last, pick(-500, 10));
  }

  std::int32_t count(const char* list) const { return static_cast<std::int32_t>(made_.table(list).rows()); }

  std::int32_t reference(const facts::Fact& fact) {
    const std::string& list =
        fact.to[static_cast<std::size_t>(pick(0, static_cast<int>(fact.to.size()) - 1))];
    if (list == "people") return facts::EntityRef{facts::EntityKind::person, pick(0, people_ - 1)}.packed();
    if (list == "collectives" && count("collectives") > 0)
      return facts::EntityRef{facts::EntityKind::collective, pick(0, count("collectives") - 1)}.packed();
    return facts::EntityRef{facts::EntityKind::organization, pick(0, count("organizations") - 1)}.packed();
  }

  std::int32_t subject() {
    const int kind = pick(0, 5);
    if (kind == 0)
      return facts::SubjectRef{facts::SubjectKind::organization, pick(0, count("organizations") - 1)}
          .packed();
    if (kind == 1 && count("collectives") > 0)
      return facts::SubjectRef{facts::SubjectKind::collective, pick(0, count("collectives") - 1)}.packed();
    return facts::SubjectRef{kind == 2 ? facts::SubjectKind::leader : facts::SubjectKind::member,
                             pick(0, people_ - 1)}
        .packed();
  }

  std::int32_t entries(const std::string& list) {
    const std::int32_t first = count(list.c_str());
    const int number = pick(0, 2);
    for (int one = 0; one < number; ++one) add(list);
    added_ = number;
    return first;
  }

  /// The parent of an organization stands before it, so that there is no cycle.
  void hang(std::size_t row) {
    facts::Table& table = made_.table("organizations");
    const facts::ListShape& shape = *dictionary_.list("organizations");
    facts::Column& parent = table.columns[static_cast<std::size_t>(shape.find("parent").value())];
    parent.states[row] = row == 0 ? facts::State::none : facts::State::known;
    if (row > 0)
      parent.numbers[row] =
          facts::EntityRef{facts::EntityKind::organization, pick(0, static_cast<int>(row) - 1)}.packed();
  }

  std::mt19937 random_;
  const facts::Dictionary& dictionary_;
  facts::Situation made_;
  int unknown_percent_ = 10;
  int people_ = 1;
  std::int32_t added_ = 0;
};

}  // namespace kiemdiem::tests
