#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "cases.h"

/// cel_conformance EXPECTED [CHECKOUT]: runs the simple test files of a checkout of google/cel-spec.
/// Ends with 0 where everything is as the list EXPECTED says, 1 where not, 77 where there is no checkout.
/// EXPECTED holds "passed FILE STRICT LOOSE" for each file and "fails FILE/SECTION/TEST" for each known
/// failure.
namespace kiemdiem::conformance {
namespace {

namespace fs = std::filesystem;

constexpr int skipped = 77;

struct Expected {
  std::map<std::string, std::pair<int, int>> passed;  ///< strict, loose
  std::set<std::string> fails;
};

Expected read_expected(const fs::path& path) {
  Expected expected;
  std::ifstream file{path};
  for (std::string line; std::getline(file, line);) {
    std::istringstream words{line};
    std::string kind;
    std::string name;
    int strict = 0;
    int loose = 0;
    if (!(words >> kind >> name) || kind.front() == '#') continue;
    if (kind == "fails")
      expected.fails.insert(name);
    else if (words >> strict >> loose)
      expected.passed[name] = {strict, loose};
  }
  return expected;
}

std::string content(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<fs::path> test_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator{folder})
    if (entry.path().extension() == ".textproto") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

int count(const std::vector<CaseResult>& results, Verdict verdict) {
  return static_cast<int>(std::ranges::count(results, verdict, &CaseResult::verdict));
}

// Says what is not as the list says; the number of such things.
int differences(const std::string& file, const std::vector<CaseResult>& results, const Expected& expected) {
  int found = 0;
  for (const CaseResult& result : results) {
    const bool listed = expected.fails.contains(result.name);
    if (listed == (result.verdict == Verdict::failed)) continue;
    ++found;
    fmt::print("{} {}: {}\n", listed ? "no longer fails:" : "FAILS:", result.name, result.detail);
  }
  const std::pair passed{count(results, Verdict::passed), count(results, Verdict::passed_loose)};
  const auto wanted = expected.passed.find(file);
  if (wanted != expected.passed.end() && wanted->second == passed) return found;
  fmt::print("not as listed: passed {} {} {}\n", file, passed.first, passed.second);
  return found + 1;
}

int run(const fs::path& expected_path, const fs::path& folder) {
  const Expected expected = read_expected(expected_path);
  std::vector<CaseResult> all;
  int wrong = 0;
  fmt::print("{:18} {:>6} {:>7} {:>6} {:>8} {:>7}\n", "file", "cases", "strict", "loose", "refused",
             "failed");
  const auto line = [](const std::string& name, const std::vector<CaseResult>& results) {
    fmt::print("{:18} {:>6} {:>7} {:>6} {:>8} {:>7}\n", name, results.size(), count(results, Verdict::passed),
               count(results, Verdict::passed_loose), count(results, Verdict::refused),
               count(results, Verdict::failed));
  };
  for (const fs::path& path : test_files(folder)) {
    const std::string name = path.stem().string();
    const auto results = run_file(read_text_proto(content(path)), name);
    line(name, results);
    wrong += differences(name, results, expected);
    all.insert(all.end(), results.begin(), results.end());
  }
  line("all", all);
  fmt::print("passed {}\n", count(all, Verdict::passed) + count(all, Verdict::passed_loose));
  return wrong == 0 ? 0 : 1;
}

}  // namespace
}  // namespace kiemdiem::conformance

int main(int argument_count, char** arguments) {
  using namespace kiemdiem::conformance;
  const fs::path folder =
      argument_count > 2 ? fs::path{arguments[2]} / "tests" / "simple" / "testdata" : fs::path{};
  if (argument_count < 3 || !fs::is_directory(folder)) {
    fmt::print(
        "No checkout of google/cel-spec given (KIEMDIEM_CEL_SPEC): its conformance files are not run.\n");
    return skipped;
  }
  try {
    return run(arguments[1], folder);
  } catch (const std::exception& problem) {
    fmt::print(stderr, "{}\n", problem.what());
    return 2;
  }
}
