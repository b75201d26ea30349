#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/normalizer2.h>

#include <filesystem>
#include <regex>
#include <set>

#include "source_tree.h"

/// The papers about the code against the code.
namespace kiemdiem::layers {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;

const std::string root = KIEMDIEM_SOURCE_DIR;

std::vector<std::string> found(const std::string& text, const char* pattern) {
  const std::regex regex{pattern};
  std::vector<std::string> all;
  for (std::sregex_iterator at{text.begin(), text.end(), regex}; at != std::sregex_iterator{}; ++at)
    all.push_back((*at)[1]);
  return all;
}

std::vector<std::string> papers() {
  std::vector<std::string> all;
  for (const char* name : {"README.md", "README.vi.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "GLOSSARY.md"})
    all.push_back(root + "/" + name);
  for (const auto& entry : fs::recursive_directory_iterator(root + "/doc"))
    if (entry.path().extension() == ".md") all.push_back(entry.path());
  return all;
}

/// Every word of the code and of the data.
std::set<std::string> words_of_the_tree() {
  std::set<std::string> words;
  for (const char* folder : {"src", "facts", "regulations"}) {
    if (!fs::is_directory(root + "/" + folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root + "/" + folder))
      if (entry.is_regular_file())
        for (std::string& word : found(read_text(entry.path()), R"(([A-Za-z_][A-Za-z_0-9]*))"))
          words.insert(std::move(word));
  }
  return words;
}

TEST(Papers, name_only_files_that_are_there) {
  std::set<std::string> declared;  // the folders of layers that the build already knows
  for (const std::string& layer : read_source_tree(root).layers) declared.insert("src/" + layer);
  std::vector<std::string> missing;
  for (const std::string& paper : papers()) {
    ASSERT_TRUE(fs::exists(paper)) << paper;
    for (
        const std::string& path : found(
            read_text(paper),
            R"(`((?:src|tests|facts|regulations|doc|tools|cmake|packaging|changelog|fuzz|bench)/[A-Za-z0-9_.-]+[A-Za-z0-9_./-]*)`)"))
      if (!fs::exists(root + "/" + path) && !declared.contains(path))
        missing.push_back(fmt::format("{}: {}", paper, path));
  }
  EXPECT_THAT(missing, IsEmpty());
}

TEST(Papers, record_every_reading_that_a_rule_takes) {
  const std::string page = read_text(root + "/doc/decisions/0009-readings-of-the-texts.md");
  std::set<std::string> missing;
  for (const auto& entry : fs::recursive_directory_iterator(root + "/regulations"))
    if (entry.path().extension() == ".yaml")
      for (const std::string& number : found(read_text(entry.path()), R"(\bnumber: (A[0-9]+)\b)"))
        if (page.find("\n| " + number + " |") == std::string::npos) missing.insert(number);
  EXPECT_THAT(missing, IsEmpty());
}

TEST(Glossary, holds_only_words_that_the_tree_uses) {
  const std::set<std::string> used = words_of_the_tree();
  const auto identifiers = found(read_text(root + "/GLOSSARY.md"), R"(\n\| `([a-z_]+)` \|)");
  ASSERT_GT(identifiers.size(), 20U);
  std::vector<std::string> unused;
  for (const std::string& identifier : identifiers)
    if (!used.contains(identifier)) unused.push_back(identifier);
  EXPECT_THAT(unused, IsEmpty());
}

TEST(Glossary, names_each_concept_once) {
  std::set<std::string> seen;
  for (const std::string& identifier : found(read_text(root + "/GLOSSARY.md"), R"(\n\| `([a-z_]+)` \|)"))
    EXPECT_TRUE(seen.insert(identifier).second) << identifier;
}

TEST(Glossary, is_written_in_composed_letters) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* composed = icu::Normalizer2::getNFCInstance(status);
  ASSERT_TRUE(U_SUCCESS(status));
  const auto text = icu::UnicodeString::fromUTF8(read_text(root + "/GLOSSARY.md"));
  EXPECT_TRUE(composed->isNormalized(text, status));
}

}  // namespace
}  // namespace kiemdiem::layers
