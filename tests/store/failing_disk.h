#pragma once

#include <cstdint>

namespace kiemdiem::store {

/// SQLite's files through a disk that fails on request, for as long as the object lives. One at a time.
class FailingDisk {
 public:
  enum class Fault : std::uint8_t { write, full, sync };

  FailingDisk();
  ~FailingDisk();
  FailingDisk(const FailingDisk&) = delete;
  FailingDisk& operator=(const FailingDisk&) = delete;

  /// The so-manieth such call from now on fails, and those behind it; 0: none.
  static void fail_at(int call, Fault fault);
  static bool has_failed();
};

}  // namespace kiemdiem::store
