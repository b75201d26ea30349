#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "pages/embedded.h"
#include "pages/texts.h"
#include "samples.h"

namespace kiemdiem::pages {
namespace {

using testing::IsEmpty;

using Names = std::set<std::string>;

Names found_in(std::string_view text, const std::string& pattern) {
  Names names;
  const std::regex regex{pattern};
  const std::string source{text};
  for (std::sregex_iterator at{source.begin(), source.end(), regex}, end; at != end; ++at)
    names.insert((*at)[1].str());
  return names;
}

std::string read(const std::filesystem::path& path) {
  std::ifstream file{path};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string sources() {
  std::string all;
  for (const auto& entry : std::filesystem::directory_iterator{KIEMDIEM_SOURCE_DIR "/src/pages"})
    if (entry.path().extension() == ".cpp") all += read(entry.path());
  return all;
}

std::string templates() {
  std::string all;
  for (const Embedded& file : embedded_files())
    if (file.name.ends_with(".tpl")) all += file.content;
  return all;
}

Names only_in(const Names& one, const Names& other) {
  Names rest;
  std::ranges::set_difference(one, other, std::inserter(rest, rest.end()));
  return rest;
}

/// Keys of a catalogue, line by line: `key: text`.
Names keys_of(std::string_view file) {
  Names keys;
  const std::string content{embedded_file(file)};
  const std::regex line{"(?:^|\n)([a-z0-9_.]+):"};
  for (std::sregex_iterator at{content.begin(), content.end(), line}, end; at != end; ++at)
    keys.insert((*at)[1].str());
  return keys;
}

/// The beginnings of keys that are put together when a page is made.
const std::vector<std::string> families{"standing.",    "theme.",    "weekday.", "month.",
                                        "role.",        "error.",    "unit.",    "compare.",
                                        "import.kind.", "meetings.", "work."};

bool in_a_family(const std::string& key) {
  return std::ranges::any_of(families, [&](const std::string& family) { return key.starts_with(family); });
}

TEST(templates, every_template_escapes_what_it_is_filled_with) {
  for (const Embedded& file : embedded_files())
    if (file.name.ends_with(".tpl")) {
      EXPECT_TRUE(file.content.starts_with("{{%AUTOESCAPE context=\"HTML\"}}\n")) << file.name;
    }
}

TEST(templates, only_charts_are_put_in_unescaped) {
  EXPECT_THAT(only_in(found_in(templates(), R"(\{\{[A-Z_]+:([a-z_]+))"), {"none", "pre_escape"}), IsEmpty());
  EXPECT_THAT(only_in(found_in(templates(), R"(\{\{([A-Z_]+):none)"),
                      {"CHART", "DRAWN", "METER", "CEILING", "PICTURE"}),
              IsEmpty());
}

TEST(templates, no_style_and_no_script_stands_in_a_template) {
  EXPECT_THAT(found_in(templates(), R"re(\s(style|on[a-z]+)=")re"), IsEmpty());
  EXPECT_THAT(found_in(templates(), R"((<script>|<style))"), IsEmpty());
}

TEST(templates, every_name_of_a_template_is_filled_somewhere) {
  const Names used = found_in(templates(), R"(\{\{[#>]?([A-Z_]+)[:}])");
  Names separators;
  for (const std::string& name : used)
    if (name.ends_with("_separator")) separators.insert(name);
  EXPECT_THAT(only_in(used, found_in(sources(), R"re("([A-Z][A-Z_]*)")re")), IsEmpty());
}

TEST(templates, nothing_is_filled_that_no_template_shows) {
  Names shown = found_in(templates(), R"(\{\{[#>]?([A-Z_]+)[:}])");
  const std::string texts = std::string{embedded_file("vi.yaml")} + std::string{embedded_file("en.yaml")};
  for (std::string name : found_in(texts, R"(\{([a-z_]+)\})")) {
    std::ranges::transform(name, name.begin(), [](char letter) {
      return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    });
    shown.insert(name);
  }
  EXPECT_THAT(only_in(found_in(sources(), R"re("([A-Z][A-Z_]+)")re"), shown), IsEmpty());
}

TEST(texts, both_languages_have_the_same_keys_and_places) {
  EXPECT_THAT(only_in(keys_of("vi.yaml"), keys_of("en.yaml")), IsEmpty());
  EXPECT_THAT(only_in(keys_of("en.yaml"), keys_of("vi.yaml")), testing::IsSubsetOf([] {
                std::vector<std::string> months;
                for (int month = 1; month <= 12; ++month) months.push_back("month." + std::to_string(month));
                return months;
              }()));
  for (const std::string& key : keys_of("vi.yaml"))
    EXPECT_EQ(found_in(Texts::of(Language::vietnamese)(key), R"(\{([a-z_]+)\})"),
              found_in(Texts::of(Language::english)(key), R"(\{([a-z_]+)\})"))
        << key;
}

TEST(texts, no_key_is_used_that_is_missing) {
  Names used = found_in(templates(), R"(\[\[([a-z0-9_.]+)\]\])");
  used.merge(found_in(sources(), R"re("([a-z][a-z0-9_]*\.[a-z0-9_]+(?:\.[a-z0-9_]+)*)")re"));
  std::erase_if(used, [](const std::string& key) {
    return key.ends_with(".tpl") || key.ends_with(".yaml") || key.ends_with(".h");
  });
  EXPECT_THAT(only_in(used,
                      [] {
                        Names known = keys_of("vi.yaml");
                        known.insert("error.500");  // the beginning of three keys
                        return known;
                      }()),
              IsEmpty());
}

TEST(texts, no_key_stands_there_unused) {
  const std::string places = templates() + sources();
  for (const std::string& key : keys_of("vi.yaml")) {
    const bool named = places.find("[[" + key + "]]") != std::string::npos ||
                       places.find('"' + key + '"') != std::string::npos || in_a_family(key);
    EXPECT_TRUE(named) << key;
  }
}

TEST(texts, vietnamese_is_spoken_calmly) {
  const std::string texts{embedded_file("vi.yaml")};
  EXPECT_EQ(texts.find('!'), std::string::npos) << "no exclamation";
  EXPECT_EQ(texts.find("lỗi hệ thống"), std::string::npos) << "say what happened and what to do";
}

}  // namespace
}  // namespace kiemdiem::pages
