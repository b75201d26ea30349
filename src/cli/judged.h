#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assessment/assessment.h"
#include "installation/installation.h"
#include "spreadsheet/workbook.h"

namespace kiemdiem::cli {

/// What the user may say on the command line in place of the file.
struct Overrides {
  std::string regulation;  ///< id; empty: as the file says
  std::optional<Date> on;
  std::optional<bool> all_layers;
  std::optional<bool> quota_reading_b;
};

/// A file that holds a situation, told by its content: a workbook, JSON or YAML.
struct Input {
  std::string file;                               ///< as the user named it
  std::optional<spreadsheet::Workbook> workbook;  ///< else `tree`
  Node tree = Node::null({});
};
Result<Input> read_input(const std::string& path);

/// A situation with the regulation that it was judged by and what came out.
struct Judged {
  facts::Situation situation;
  regulation::Regulation regulation;  ///< bound
  assessment::Assessment assessment;
  Problems notices;  ///< of a workbook: what was passed over or put right
};

/// The tree of an input under the regulation that it is to be judged by.
struct Laid {
  regulation::Regulation regulation;  ///< not bound
  bool all_layers = false;
  Node tree = Node::null({});
  Problems problems;  ///< cells of a workbook that make no sense
  Problems notices;
};
/// A workbook is judged by all layers unless it says otherwise, a file by the document alone.
Result<Laid> lay(const Input& input, Installation& data, const Overrides& overrides);

/// Reads the facts of a laid input and judges them. All problems at once.
Result<Judged> judge_laid(Laid laid, const std::string& file, Installation& data, const Overrides& overrides);

Result<Judged> judge_input(const Input& input, Installation& data, const Overrides& overrides);
Result<Judged> judge_file(const std::string& path, Installation& data, const Overrides& overrides);
Result<Judged> judge_tree(const Node& tree, const std::string& file, Installation& data,
                          const Overrides& overrides);

class Arguments;
class Session;
/// What a command that judges a situation begins with.
struct Begun {
  Installation& data;
  Overrides overrides;  ///< --regulation, --on, --layers, --reading
};
Result<Begun> begin(const Arguments& arguments, Session& session);

}  // namespace kiemdiem::cli
