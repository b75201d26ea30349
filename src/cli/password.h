#pragma once

#include <optional>
#include <string>

#include "base/result.h"

namespace kiemdiem::cli {

/// Where secrets are typed: the terminal, without showing them, or a file descriptor that a script opened.
/// Never the command line, where others would read them.
class PasswordSource {
 public:
  /// @param descriptor a number as typed; empty: the terminal
  static Result<PasswordSource> of(const std::string& descriptor);

  /// The next line.
  Result<std::string> read(const char* prompt);

 private:
  std::optional<int> descriptor_;
};

}  // namespace kiemdiem::cli
