#include <fmt/format.h>

#include <iostream>

#include "commands.h"
#include "measure.h"
#include "population.h"

namespace kiemdiem::bench {

int whole_plan(const std::string& regulation, int people, int rounds) {
  const Rules rules = load_rules(KIEMDIEM_SOURCE_DIR, regulation);
  const facts::Situation situation = make_population(rules.dictionary, Size::of(people), Depth::plan);
  std::cout << fmt::format(
      "{} people, {} organizations, {} collectives, {} posts, {} events, {} documents; {:.0f} MiB\n",
      situation.table("people").rows(), situation.table("organizations").rows(),
      situation.table("collectives").rows(), situation.table("posts").rows(),
      situation.table("events").rows(), situation.table("documents").rows(), peak_mib());
  print_head();
  for (const std::size_t threads : {2U, 1U}) {
    const auto timing = measure(
        rounds, {[&] { judge_country(situation, rules.bound, rules.calendar, on_threads(threads)); }});
    print(fmt::format("{}, {} cores", regulation, threads), timing[0], people);
  }
  const assessment::CountryResult result =
      judge_country(situation, rules.bound, rules.calendar, on_threads(2));
  std::cout << fmt::format("peak memory {:.0f} MiB\n\n", peak_mib());
  for (std::size_t rule = 0; rule < rules.bound.rules.size(); ++rule) {
    const assessment::FindingCounts& counts = result.findings[rule];
    if (counts != assessment::FindingCounts{})
      std::cout << fmt::format("{:<40} {:>10} hold {:>10} break {:>10} undecided\n",
                               rules.bound.rules[rule].id, counts.holds, counts.breaks, counts.undecided);
  }
  std::array<std::int64_t, 3> verdicts{};
  for (const auto& quota : result.quotas) ++verdicts[static_cast<std::size_t>(quota.verdict)];
  std::cout << fmt::format("{:<40} {:>10} hold {:>10} break {:>10} undecided\n", "quotas", verdicts[0],
                           verdicts[1], verdicts[2]);
  return 0;
}

}  // namespace kiemdiem::bench
