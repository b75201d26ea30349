#pragma once

#include <optional>
#include <string>

#include "cli/console.h"
#include "installation/installation.h"

namespace kiemdiem::cli {

/// Exit status (assessment contract).
enum class Exit : int { done = 0, breaks = 1, refused = 2 };

/// What the commands share: the terminal and the data folder, opened when it is first needed.
class Session {
 public:
  Session(Console& to, std::string folder) : console(to), folder_(std::move(folder)) {}

  Result<Installation*> data();
  const std::string& folder() const { return folder_; }
  /// Tells what is wrong. @return refused
  Exit refuse(const Problems& problems);

  Console& console;

 private:
  std::string folder_;
  std::optional<Installation> data_;
};

}  // namespace kiemdiem::cli
