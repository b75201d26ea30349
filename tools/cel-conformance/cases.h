#pragma once

#include <string>
#include <vector>

#include "expression/expression.h"
#include "text_proto.h"

namespace kiemdiem::conformance {

enum class Verdict {
  passed,        ///< as a regulation would be compiled
  passed_loose,  ///< only with CEL's dynamic types, or with its type check switched off as the case asks
  refused,       ///< refused with a message
  failed,        ///< compiled, and came to something else
};

struct CaseResult {
  std::string name;  ///< "file/section/test"
  Verdict verdict = Verdict::failed;
  std::string detail;
};

/// Runs all cases of one file.
std::vector<CaseResult> run_file(const Field& file, const std::string& name);

}  // namespace kiemdiem::conformance
