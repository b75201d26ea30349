#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kiemdiem::store {

/// Lines into a file, encrypted where there is a passphrase. The first problem stays and is told by close().
class BackupWriter {
 public:
  virtual ~BackupWriter() = default;
  virtual void add(std::string_view line) = 0;
  /// Writes what is left and waits for the disk.
  virtual Result<void> close() = 0;

  /// Refuses a file that is there.
  static Result<std::unique_ptr<BackupWriter>> create(const std::string& file, std::string_view passphrase);
};

/// The lines of a backup, in order. Damage of an encrypted file is found here, of a plain one by its digest.
/// @param use  given each line without its end; gives back false to stop
Result<void> read_backup_lines(const std::string& file, std::string_view passphrase,
                               const std::function<bool(std::string_view line)>& use);

}  // namespace kiemdiem::store
