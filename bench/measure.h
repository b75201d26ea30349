#pragma once

#include <functional>
#include <string>
#include <vector>

#include "assessment/country.h"
#include "installation/installation.h"

namespace kiemdiem::bench {

/// Two threads that wait between runs, as a server would keep them.
assessment::InParts on_threads(std::size_t threads);

struct Timing {
  double wall_ms = 0;  ///< median
  double best_ms = 0;
  double cpu_ms = 0;  ///< median of the process's user and system time
};

/// Runs every work in turn, `rounds` times after one warm-up, so that a disturbed machine disturbs all alike.
std::vector<Timing> measure(int rounds, const std::vector<std::function<void()>>& works);

void print_head();
void print(const std::string& what, const Timing& timing, double rows);
/// Peak resident memory of the process in MiB.
double peak_mib();

/// A regulation bound for the year 2022, from the data folder given; ends the program with the problems.
struct Rules {
  facts::Dictionary dictionary;
  regulation::Regulation bound;
  WorkCalendar calendar;
};
Rules load_rules(const std::string& folder, const std::string& id);

}  // namespace kiemdiem::bench
