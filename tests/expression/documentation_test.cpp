#include <gtest/gtest.h>

#include <fstream>

#include "expression/functions.h"
#include "member_scope.h"

namespace kiemdiem::expression {
namespace {

const std::string path = std::string{KIEMDIEM_SOURCE_DIR} + "/doc/conditions.md";

// The lines of all blocks that are fenced as ```kind.
std::vector<std::string> examples(const std::string& kind) {
  std::vector<std::string> found;
  std::ifstream file{path};
  std::string fence;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("```"))
      fence = fence.empty() ? line : "";
    else if (fence == "```" + kind)
      found.push_back(line);
  }
  return found;
}

TEST(Documentation, its_conditions_compile) {
  const auto conditions = examples("condition");
  ASSERT_GT(conditions.size(), 10U);
  for (const std::string& source : conditions) {
    const auto program = compiled(source);
    EXPECT_TRUE(program) << source << "\n" << to_text(program.error());
  }
}

TEST(Documentation, what_it_calls_refused_is_refused) {
  const auto conditions = examples("refused");
  ASSERT_GT(conditions.size(), 5U);
  for (const std::string& source : conditions) EXPECT_FALSE(compiled(source)) << source;
}

TEST(Documentation, names_every_function) {
  std::ifstream file{path};
  const std::string text{std::istreambuf_iterator<char>{file}, {}};
  for (const std::string& name : function_names())
    EXPECT_NE(text.find(name + "("), std::string::npos) << name << " is not in doc/conditions.md";
}

}  // namespace
}  // namespace kiemdiem::expression
