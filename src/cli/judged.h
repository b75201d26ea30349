#pragma once

#include <optional>
#include <string>

#include "assessment/assessment.h"
#include "cli/data.h"

namespace kiemdiem::cli {

/// What the user may say on the command line in place of the file.
struct Overrides {
  std::string regulation;  ///< id; empty: as the file says
  std::optional<Date> on;
  std::optional<bool> all_layers;
};

/// A situation with the regulation that it was judged by and what came out.
struct Judged {
  facts::Situation situation;
  regulation::Regulation regulation;  ///< bound
  assessment::Assessment assessment;
};

/// Reads the tree of a situation from YAML, JSON or a workbook, by what the file holds.
Result<Node> read_tree(const std::string& path, const std::string& bytes, Data& data,
                       const Overrides& overrides);

/// Reads and judges a situation. All problems of the input at once.
Result<Judged> judge_file(const std::string& path, Data& data, const Overrides& overrides);
Result<Judged> judge_tree(const Node& tree, const std::string& file, Data& data, const Overrides& overrides);

}  // namespace kiemdiem::cli
