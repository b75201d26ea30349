#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace kiemdiem::store {

/// What SQLite asked of the disk, in order.
struct DiskStep {
  enum class Kind : std::uint8_t { write, truncate, sync, remove, acknowledged };
  Kind kind = Kind::write;
  std::string file;  ///< path; of an acknowledgement: what was promised
  std::int64_t offset = 0;
  std::string bytes;
};

/// Stands between SQLite and the files of the machine while it lives, and writes down what passes.
class RecordingDisk {
 public:
  RecordingDisk();
  ~RecordingDisk();
  RecordingDisk(const RecordingDisk&) = delete;
  RecordingDisk& operator=(const RecordingDisk&) = delete;

  /// From here on a power cut may not take it.
  void acknowledge(const std::string& what);
  const std::vector<DiskStep>& steps() const;
};

using Files = std::map<std::string, std::string>;  ///< content by path

/// What a machine finds after the power was cut: of every file what was synced, and of what came after any
/// part, torn at sectors of 512 bytes.
/// @param before the files at the beginning of the record
/// @param cut so many steps had been asked
/// @param syncs false: a disk that only says that it synced
Files after_power_cut(const Files& before, const std::vector<DiskStep>& steps, std::size_t cut,
                      std::mt19937_64& chance, bool syncs);

}  // namespace kiemdiem::store
