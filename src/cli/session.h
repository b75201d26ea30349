#pragma once

#include <optional>
#include <string>

#include "cli/console.h"
#include "installation/installation.h"

namespace kiemdiem::cli {

/// What the commands share: the terminal and the data folder, opened when it is first needed.
class Session {
 public:
  Session(Console& to, std::string folder) : console(to), folder_(std::move(folder)) {}

  Result<Installation*> data();
  const std::string& folder() const { return folder_; }

  Console& console;

 private:
  std::string folder_;
  std::optional<Installation> data_;
};

}  // namespace kiemdiem::cli
