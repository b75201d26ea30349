#include <fmt/format.h>

#include <cstdio>
#include <iostream>

#include "commands.h"
#include "measure.h"
#include "population.h"

namespace kiemdiem::bench {
namespace {

using facts::State;

constexpr std::array columns{
    "exempt",          "admitted",        "suspended",     "sick_leave_months",
    "meetings_absent", "meetings_silent", "civil_servant", "civil_servant_rating.rating",
    "proposed"};

}  // namespace

/// members.csv: person, cell, grassroots and the columns above; empty: unknown, of the servant's rating -1:
/// none. checksums.txt: what the eight rules come to, as the queries of compare-databases add it up.
int export_rows(int people, const std::string& folder) {
  const Rules rules = load_rules(KIEMDIEM_SOURCE_DIR "/bench/eight-rules", "eight-rules");
  const facts::Situation situation = make_population(rules.dictionary, Size::of(people), Depth::members);
  std::FILE* file = std::fopen((folder + "/members.csv").c_str(), "w");
  if (file == nullptr) return 2;
  std::vector<const facts::Column*> held;
  for (const char* fact : columns) held.push_back(&situation.column("people", fact));
  const facts::Column& cell = situation.column("people", "cell");
  const facts::Column& parent = situation.column("organizations", "parent");
  std::string line;
  for (std::size_t row = 0; row < situation.table("people").rows(); ++row) {
    const std::int32_t own = facts::EntityRef::unpacked(cell.numbers[row]).row;
    line = fmt::format("{},{},{}", row, own,
                       facts::EntityRef::unpacked(parent.numbers[static_cast<std::size_t>(own)]).row);
    for (const facts::Column* column : held)
      line += column->known(row)                  ? fmt::format(",{}", column->numbers[row])
              : column->state(row) == State::none ? ",-1"
                                                  : ",";
    line += '\n';
    std::fputs(line.c_str(), file);
  }
  std::fclose(file);
  const auto result = judge_country(situation, rules.bound, rules.calendar, on_threads(2));
  const auto& members = result.subjects[static_cast<std::size_t>(facts::SubjectKind::member)];
  std::int64_t breaks = 0, undecided = 0, ceilings = 0, fired = 0;
  std::size_t bit = 0;
  for (std::size_t row = 0; row < members.results.size(); ++row) {
    breaks += members.results[row].verdict() == assessment::Verdict::breaks;
    undecided += members.results[row].verdict() == assessment::Verdict::undecided;
    ceilings += members.results[row].ceiling().value_or(7);
  }
  for (std::size_t rule = 0; rule < rules.bound.rules.size(); ++rule) {
    if (members.fired[rule].empty()) continue;
    for (std::size_t row = 0; row < members.results.size(); ++row)
      fired += static_cast<std::int64_t>(members.has_fired(rule, row)) << bit;
    ++bit;
  }
  std::int64_t limits = 0, used = 0, broken = 0;
  for (const auto& quota : result.quotas) {
    limits += quota.limit.value();
    used += quota.used;
    broken += quota.used > quota.limit.value();
  }
  std::FILE* sums = std::fopen((folder + "/checksums.txt").c_str(), "w");
  if (sums == nullptr) return 2;
  fmt::print(sums, "{},{},{},{},{},{},{}\n", breaks, undecided, ceilings, fired, limits, used, broken);
  std::fclose(sums);
  return 0;
}

}  // namespace kiemdiem::bench
