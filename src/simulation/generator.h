#pragma once

#include <cstdint>

namespace kiemdiem::simulation {

/// A small generator of numbers (splitmix64): equal seeds give equal sequences on every machine.
class Generator {
 public:
  explicit Generator(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15ULL;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
    return mixed ^ (mixed >> 31);
  }
  /// 0 … below - 1.
  int below(int below) { return static_cast<int>(next() % static_cast<std::uint64_t>(below)); }
  bool in_thousand(int per_mille) { return below(1000) < per_mille; }

 private:
  std::uint64_t state_;
};

}  // namespace kiemdiem::simulation
