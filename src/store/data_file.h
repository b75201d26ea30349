#pragma once

#include <memory>
#include <string>

#include "base/result.h"

namespace kiemdiem::store {

/// Holds a data file for this process: a second one is refused until this object goes or the process ends,
/// however it ends.
class DataFileLock {
 public:
  static Result<std::unique_ptr<DataFileLock>> take(const std::string& data_file);
  ~DataFileLock();
  DataFileLock(const DataFileLock&) = delete;
  DataFileLock& operator=(const DataFileLock&) = delete;

 private:
  explicit DataFileLock(int descriptor) : descriptor_{descriptor} {}
  int descriptor_;
};

/// Refuses network drives, where SQLite's log does not work.
Result<void> check_drive(const std::string& data_file);

/// A new folder of this process for data that goes with it; empty path where none can be made.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace kiemdiem::store
