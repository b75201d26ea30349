#pragma once

#include <string>

namespace kiemdiem::cli {

/// The command line. @return 0 done and nothing breaks a rule, 1 something does, 2 the input could not be
/// used
/// @param built_in_data data folder of the build tree, used where none is named and none is installed
int run(int count, char** words, const std::string& built_in_data);

}  // namespace kiemdiem::cli
