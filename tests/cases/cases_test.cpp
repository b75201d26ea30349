#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "cli/cases.h"

namespace kiemdiem::cli {
namespace {

namespace fs = std::filesystem;

/// The data folders, read once for all cases.
Installation& data() {
  static Installation opened = Installation::open(KIEMDIEM_SOURCE_DIR).value();
  return opened;
}

/// Every case beside a regulation, and those of the contract where they are at hand.
std::vector<std::string> case_files() {
  std::vector<std::string> files;
  for (const fs::path& root : {fs::path{KIEMDIEM_SOURCE_DIR} / "regulations",
                               fs::path{KIEMDIEM_SOURCE_DIR} / "../shared/contract/cases"}) {
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator{root, error}) {
      const fs::path& path = entry.path();
      const bool beside_regulation = path.parent_path().filename() == "cases";
      const bool of_contract = root.filename() == "cases";
      if (path.extension() == ".yaml" && (beside_regulation || of_contract)) files.push_back(path.string());
    }
  }
  std::ranges::sort(files);
  return files;
}

/// "phu_yen_khoi_2022_nghi_om_bon_thang", with "contract_" before the contract's own.
std::string test_name(const testing::TestParamInfo<std::string>& info) {
  const fs::path path{info.param};
  const bool beside_regulation = path.parent_path().filename() == "cases";
  const fs::path folder = beside_regulation ? path.parent_path().parent_path() : path.parent_path();
  std::string name =
      (beside_regulation ? "" : "contract_") + folder.filename().string() + "_" + path.stem().string();
  for (char& letter : name)
    if (std::isalnum(static_cast<unsigned char>(letter)) == 0) letter = '_';
  return name;
}

class Case : public testing::TestWithParam<std::string> {};

TEST_P(Case, passes) {
  const CaseResult result = run_case(GetParam(), data());
  std::string differences;
  for (const std::string& difference : result.differences) differences += "\n  " + difference;
  EXPECT_TRUE(result.differences.empty()) << GetParam() << ": " << result.title << differences;
}

INSTANTIATE_TEST_SUITE_P(File, Case, testing::ValuesIn(case_files()), test_name);

TEST(Cases, are_found_beside_every_plan) {
  const std::vector<std::string> files = case_files();
  for (const char* plan : {"phu-yen-khoi-2022", "benh-vien-phoi-2021", "bu-dang-2020", "huyen-uy-2023",
                           "phuong-11-go-vap-2021"}) {
    const std::string folder = std::string{"/"} + plan + "/cases/";
    EXPECT_TRUE(std::ranges::any_of(files, [&](const std::string& file) {
      return file.find(folder) != std::string::npos;
    })) << plan;
  }
}

}  // namespace
}  // namespace kiemdiem::cli
