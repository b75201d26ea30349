#pragma once

#include <string>
#include <vector>

#include "installation/installation.h"

namespace kiemdiem::cli {

/// What came of one case file.
struct CaseResult {
  std::string file;
  std::string title;
  std::vector<std::string> differences;  ///< "expected … found …"; empty: passed
  std::vector<std::string> rules_fired;  ///< "document as cited/rule" of every rule that touched something
};

/// Runs one case: a situation with an `expect:` block (assessment contract, “Cases”).
CaseResult run_case(const std::string& path, Installation& data);

}  // namespace kiemdiem::cli
