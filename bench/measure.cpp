#include "measure.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <thread>

namespace kiemdiem::bench {

assessment::InParts on_threads(std::size_t threads) {
  return {threads, [threads](const std::function<void(std::size_t)>& work) {
            std::vector<std::jthread> others;
            for (std::size_t part = 1; part < threads; ++part)
              others.emplace_back([&work, part] { work(part); });
            work(0);
          }};
}

namespace {

double cpu_ms() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto in_ms = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  return in_ms(usage.ru_utime) + in_ms(usage.ru_stime);
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace

std::vector<Timing> measure(int rounds, const std::vector<std::function<void()>>& works) {
  std::vector<std::vector<double>> wall(works.size()), cpu(works.size());
  for (int round = -1; round < rounds; ++round)
    for (std::size_t at = 0; at < works.size(); ++at) {
      const double cpu_before = cpu_ms();
      const auto before = std::chrono::steady_clock::now();
      works[at]();
      const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - before;
      if (round < 0) continue;
      wall[at].push_back(took.count());
      cpu[at].push_back(cpu_ms() - cpu_before);
    }
  std::vector<Timing> timings;
  for (std::size_t at = 0; at < works.size(); ++at)
    timings.push_back({median(wall[at]), std::ranges::min(wall[at]), median(cpu[at])});
  return timings;
}

void print_head() {
  std::cout << fmt::format("{:<44} {:>12} {:>12} {:>12} {:>12}\n", "what", "median ms", "best ms", "cpu ms",
                           "M rows/s");
}

void print(const std::string& what, const Timing& timing, double rows) {
  std::cout << fmt::format("{:<44} {:>12.3f} {:>12.3f} {:>12.3f} {:>12.1f}\n", what, timing.wall_ms,
                           timing.best_ms, timing.cpu_ms, rows / timing.wall_ms / 1e3);
}

double peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

namespace {

template <class Value>
Value value_or_end(Result<Value> result) {
  if (result) return std::move(*result);
  for (const Problem& problem : result.error())
    std::cerr << to_text(problem.where) << ": " << problem.message << '\n';
  std::exit(2);
}

}  // namespace

Rules load_rules(const std::string& folder, const std::string& id) {
  auto data = value_or_end(Installation::open(folder));
  auto laid = value_or_end(data.regulation(id, false));
  const facts::Period period{facts::PeriodKind::year, 2022, 0, *make_date(2022, 1, 1),
                             *make_date(2022, 12, 31)};
  auto bound = value_or_end(regulation::bind(laid, period, *make_date(2022, 12, 20)));
  return {laid.dictionary, std::move(bound), data.calendar()};
}

}  // namespace kiemdiem::bench
