#include <fmt/format.h>

#include <iostream>

#include "commands.h"
#include "hand_loop.h"
#include "measure.h"
#include "population.h"

namespace kiemdiem::bench {
namespace {

using assessment::CountryResult;

constexpr std::size_t member = static_cast<std::size_t>(facts::SubjectKind::member);

/// The first difference between both; empty where they agree on every row and quota.
std::string difference(const CountryResult& country, const HandResult& hand,
                       const regulation::Regulation& bound) {
  std::vector<std::size_t> touching;
  for (std::size_t rule = 0; rule < bound.rules.size(); ++rule)
    if (!country.subjects[member].fired[rule].empty()) touching.push_back(rule);
  if (touching.size() != 7) return "seven rules touch a subject";
  for (std::size_t row = 0; row < hand.subjects.size(); ++row) {
    std::uint8_t fired = 0;
    for (std::size_t at = 0; at < touching.size(); ++at)
      if (country.subjects[member].has_fired(touching[at], row)) fired |= static_cast<std::uint8_t>(1U << at);
    if (fired != hand.fired[row] || country.subjects[member].results[row].bits() != hand.subjects[row])
      return fmt::format("row {}", row);
  }
  std::size_t quotas = 0;
  for (const bool cells : {true, false})
    for (const HandResult::Quota& quota : cells ? hand.cells : hand.grassroots) quotas += quota.counted >= 0;
  if (quotas != country.quotas.size()) return "number of quotas";
  for (const assessment::CountryQuota& quota : country.quotas) {
    const bool cell = bound.rules[quota.rule].id == "quota-cell";
    const HandResult::Quota found{quota.counted.value(), quota.limit.value(), quota.used, quota.verdict};
    if (!(found == (cell ? hand.cells : hand.grassroots)[static_cast<std::size_t>(quota.organization)]))
      return fmt::format("quota of organization {}", quota.organization);
  }
  return {};
}

}  // namespace

int eight_rules(int people, int rounds) {
  const Rules rules = load_rules(KIEMDIEM_SOURCE_DIR "/bench/eight-rules", "eight-rules");
  const facts::Situation situation = make_population(rules.dictionary, Size::of(people), Depth::members);
  const std::string differs = difference(judge_country(situation, rules.bound, rules.calendar, on_threads(2)),
                                         judge_by_hand(situation, on_threads(2)), rules.bound);
  if (!differs.empty()) {
    std::cerr << "engine and hand-written loop differ: " << differs << '\n';
    return 1;
  }
  print_head();
  for (const std::size_t threads : {2U, 1U}) {
    const auto timings = measure(
        rounds, {[&] { judge_by_hand(situation, on_threads(threads)); },
                 [&] { judge_country(situation, rules.bound, rules.calendar, on_threads(threads)); }});
    print(fmt::format("eight rules, loop by hand, {} cores", threads), timings[0], people);
    print(fmt::format("eight rules, from YAML, {} cores", threads), timings[1], people);
    std::cout << fmt::format("  ratio {:.2f} (cpu {:.2f})\n", timings[1].wall_ms / timings[0].wall_ms,
                             timings[1].cpu_ms / timings[0].cpu_ms);
  }
  std::cout << fmt::format("peak memory {:.0f} MiB\n", peak_mib());
  return 0;
}

}  // namespace kiemdiem::bench
