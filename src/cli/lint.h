#pragma once

#include <string>
#include <vector>

#include "regulation/regulation.h"

namespace kiemdiem::cli {

/// What a careful reader would object to in one document.
struct LintReport {
  std::vector<std::string>
      faults;  ///< rules that can never apply, stand twice or refer to nothing, facts declared for nothing
  std::vector<std::string> remarks;  ///< rules without rows, what is to be confirmed
};

/// @param laid the document with its bases (regulation::consolidate)
LintReport lint(const regulation::Document& document, const regulation::Regulation& laid);

}  // namespace kiemdiem::cli
