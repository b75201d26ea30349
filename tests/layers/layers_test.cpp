#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks.h"

namespace kiemdiem::layers {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const SourceTree& repository() {
  static const SourceTree tree = read_source_tree(KIEMDIEM_SOURCE_DIR);
  return tree;
}

TEST(Layers, are_listed_each_with_its_reason) {
  ASSERT_FALSE(repository().layers.empty());
  ASSERT_FALSE(repository().files.empty());
  EXPECT_THAT(unlisted_layers(repository()), IsEmpty());
}

TEST(Layers, link_only_what_stands_before_them) {
  EXPECT_THAT(links_upwards(repository()), IsEmpty());
}

TEST(Layers, include_only_what_their_link_list_names) {
  EXPECT_THAT(includes_beyond_uses(repository()), IsEmpty());
}

TEST(Layers, that_are_pure_touch_nothing_outside) {
  EXPECT_THAT(impurities(repository()), IsEmpty());
}

TEST(Files, are_short) {
  EXPECT_THAT(long_files(repository()), IsEmpty());
}

/// A small repository to see that the checks see.
SourceTree invented(std::string_view text) {
  SourceTree tree;
  tree.layers = {"base", "facts", "cli"};
  tree.uses = {{"base", {}}, {"facts", {"base"}}, {"cli", {"base"}}};
  tree.files.push_back(source_file("src/facts/invented.cpp", text));
  return tree;
}

TEST(TheCheck, sees_a_folder_that_is_no_layer) {
  SourceTree tree = invented("");
  tree.files.push_back(source_file("src/helpers/invented.h", ""));
  EXPECT_THAT(unlisted_layers(tree), ElementsAre(HasSubstr("src/helpers")));
}

TEST(TheCheck, sees_a_link_to_a_later_layer_and_to_itself) {
  SourceTree tree = invented("");
  tree.uses["facts"] = {"base", "cli", "facts"};
  EXPECT_THAT(links_upwards(tree), ElementsAre(HasSubstr("USES cli"), HasSubstr("USES facts")));
}

TEST(TheCheck, sees_an_include_that_is_not_linked) {
  EXPECT_THAT(includes_beyond_uses(invented("#include \"base/date.h\"\n#include \"cli/table.h\"\n")),
              ElementsAre(HasSubstr("src/facts/invented.cpp:2: facts must not use cli: ")));
  SourceTree indirect = invented("#include \"base/date.h\"\n");
  indirect.uses["facts"] = {};
  EXPECT_THAT(includes_beyond_uses(indirect), ElementsAre(HasSubstr("name base under USES")));
  EXPECT_THAT(includes_beyond_uses(invented("#include \"invented.h\"\n")),
              ElementsAre(HasSubstr("does not start at src/")));
}

TEST(TheCheck, sees_clocks_files_and_exceptions_in_pure_layers_only) {
  const char* text = "#include <fstream>\n// std::rand() in a comment\nint now = std::rand();\nthrow 1;\n";
  EXPECT_THAT(
      impurities(invented(text)),
      ElementsAre(HasSubstr(":1: <fstream>"), HasSubstr(":3: “std::rand("), HasSubstr(":4: “throw”")));
  SourceTree shell = invented("");
  shell.files = {source_file("src/cli/invented.cpp", text)};
  EXPECT_THAT(impurities(shell), IsEmpty());
}

TEST(TheCheck, sees_a_file_that_is_too_long) {
  std::string text(500, '\n');
  SourceTree tree = invented(text);
  for (int i = 0; i < 9; ++i) tree.files.push_back(source_file("src/base/short.h", "\n"));
  EXPECT_THAT(long_files(tree), IsEmpty());
  tree.files.front() = source_file("src/facts/invented.cpp", text + "\n");
  EXPECT_THAT(long_files(tree), ElementsAre(HasSubstr("501 lines")));
  tree.files.pop_back();
  EXPECT_EQ(long_files(tree).size(), 2U);
}

}  // namespace
}  // namespace kiemdiem::layers
