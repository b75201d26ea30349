#pragma once

#include <string>

#include "facts/situation.h"

namespace kiemdiem::facts {

/// A situation as a YAML file that read_situation reads back to the same tables. Defaults are left out.
std::string to_yaml(const Situation& situation);

}  // namespace kiemdiem::facts
