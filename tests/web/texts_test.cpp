#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "pages/texts.h"
#include "service/actions.h"

namespace kiemdiem::web {
namespace {

using testing::IsEmpty;
using Names = std::set<std::string>;

std::string read(const std::filesystem::path& path) {
  std::ifstream file{path};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// All sources from which a message or the name of an action can come.
std::string sources() {
  std::string all;
  for (const char* folder : {"/src/web", "/src/service", "/src/store"})
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator{std::string{KIEMDIEM_SOURCE_DIR} + folder})
      if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h") all += read(entry.path());
  return all;
}

Names found_in(const std::string& text, const std::string& pattern) {
  Names names;
  const std::regex regex{pattern};
  for (std::sregex_iterator at{text.begin(), text.end(), regex}, end; at != end; ++at)
    names.insert((*at)[1].str());
  return names;
}

Names keys_of(const std::string& file) {
  return found_in(read(std::string{KIEMDIEM_SOURCE_DIR} + "/locale/" + file), "(?:^|\n)([a-z][a-z0-9_.-]+):");
}

Names only_in(const Names& one, const Names& other) {
  Names rest;
  std::ranges::set_difference(one, other, std::inserter(rest, rest.end()));
  return rest;
}

/// "action.<name>" for the rows of the table and for what the log alone tells of.
Names names_of_actions() {
  Names names = found_in(sources(), R"re(\baction = "([a-z-]+)")re");
  for (const service::Action& action : service::actions()) names.emplace(action.name);
  Names keys;
  for (const std::string& name : names) keys.insert("action." + name);
  return keys;
}

TEST(texts_of_actions, both_languages_have_the_same) {
  EXPECT_EQ(keys_of("vi.actions.yaml"), keys_of("en.actions.yaml"));
}

TEST(texts_of_actions, every_action_and_every_message_has_its_words) {
  Names used = names_of_actions();
  used.merge(found_in(sources(), R"re("(done\.[a-z_]+)")re"));
  EXPECT_THAT(only_in(used, keys_of("vi.actions.yaml")), IsEmpty());
}

TEST(texts_of_actions, none_stands_there_unused) {
  Names used = names_of_actions();
  used.merge(found_in(sources(), R"re("(done\.[a-z_]+)")re"));
  EXPECT_THAT(only_in(keys_of("vi.actions.yaml"), used), IsEmpty());
}

TEST(texts_of_pages, no_key_is_used_in_the_web_shell_that_is_missing) {
  const Names used = found_in(sources(), R"re((?:texts|\))\("([a-z_]+\.[a-z0-9_.]+)")re");
  EXPECT_THAT(used, testing::Not(IsEmpty()));
  for (const std::string& key : used)
    for (const auto language : {pages::Language::vietnamese, pages::Language::english})
      EXPECT_TRUE(pages::Texts::of(language).has(key)) << key;
}

}  // namespace
}  // namespace kiemdiem::web
