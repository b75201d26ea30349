#pragma once

#include <string>

#include "cli/command.h"

namespace kiemdiem::cli {

enum class Language : std::uint8_t { vietnamese, english };

/// Help on the whole program: every command in one line.
std::string help_text(Language language);
/// Help on one command, or on all whose name begins with a group ("regulation").
std::string help_text(std::string_view name, Language language);

}  // namespace kiemdiem::cli
