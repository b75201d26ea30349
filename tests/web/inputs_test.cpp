#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "service/actions.h"

// What the code reads of a request against what the table of actions says that it reads.

namespace kiemdiem::web {
namespace {

std::string sources() {
  std::ostringstream text;
  for (const char* folder : {"/src/service", "/src/web"})
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator{std::string{KIEMDIEM_SOURCE_DIR} + folder})
      if (entry.path().extension() == ".cpp") text << std::ifstream{entry.path()}.rdbuf();
  return text.str();
}

std::set<std::string> declared() {
  std::set<std::string> names;
  for (const service::Action& action : service::actions())
    for (const service::InputField& input : action.inputs) names.emplace(input.name);
  return names;
}

bool stands_in_a_path(const std::string& name) {
  for (const service::Action& action : service::actions())
    if (action.path.find("{" + name + "}") != std::string_view::npos) return true;
  return false;
}

TEST(Inputs, that_are_read_stand_in_the_table_of_actions) {
  const std::string text = sources();
  const std::set<std::string> known = declared();
  const std::regex reading{R"re(inputs\.(?:get|all|has)\("([^"]+)"\))re"};
  std::size_t read = 0;
  for (std::sregex_iterator at{text.begin(), text.end(), reading}, end; at != end; ++at, ++read) {
    const std::string name = (*at)[1];
    // Facts of a form are declared as one; the token comes from the cookie.
    if (name.starts_with("fact.") || name == "token") continue;
    EXPECT_TRUE(known.contains(name) || stands_in_a_path(name)) << name;
  }
  EXPECT_GT(read, 50U);
}

bool stands_in(const std::string& text, const std::string& word) {
  return text.find("\"" + word + "\"") != std::string::npos;
}

/// Of several forms on one page the others write a word before or behind theirs: "end_" + "decision",
/// "phrase_{}".
bool is_composed(const std::string& text, const std::string& name) {
  const std::size_t at = name.find('_');
  if (at == std::string::npos) return false;
  const std::string first = name.substr(0, at + 1);
  return stands_in(text, first + "{}") || (stands_in(text, first) && stands_in(text, name.substr(at + 1)));
}

TEST(Inputs, of_the_table_of_actions_are_read_somewhere) {
  std::ifstream names{KIEMDIEM_SOURCE_DIR
                      "/src/service/report_texts.h"};  // the texts of the report are a table
  const std::string text =
      sources() + std::string{std::istreambuf_iterator<char>{names}, std::istreambuf_iterator<char>{}};
  for (const service::Action& action : service::actions())
    for (const service::InputField& input : action.inputs) {
      if (input.type == service::Input::facts || input.type == service::Input::file) continue;
      const std::string name{input.name};
      EXPECT_TRUE(stands_in(text, name) || is_composed(text, name)) << action.name << " " << name;
    }
}

}  // namespace
}  // namespace kiemdiem::web
