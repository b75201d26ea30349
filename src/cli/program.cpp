#include "cli/program.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>

#include "cli/cases.h"
#include "cli/judged.h"

namespace kiemdiem::cli {
namespace {

int complain(const Problems& problems) {
  fmt::print(stderr, "{}", to_text(problems));
  return 2;
}

struct AssessOptions {
  std::string file, regulation, on, layers, format = "table", out;
};

int assess(const AssessOptions& options, Data& data) {
  Overrides overrides;
  overrides.regulation = options.regulation;
  if (!options.layers.empty()) overrides.all_layers = options.layers == "all";
  if (!options.on.empty()) {
    overrides.on = parse_date(options.on);
    if (!overrides.on) return complain({{{}, "--on cần một ngày có thật như 2022-12-10."}});
  }
  const auto judged = judge_file(options.file, data, overrides);
  if (!judged) return complain(judged.error());
  fmt::print("{}", to_json(judged->assessment, judged->regulation.dictionary));
  return anything_breaks(judged->assessment) ? 1 : 0;
}

int test(const std::vector<std::string>& names, Data& data) {
  std::vector<std::string> files;
  const auto ids = names.empty() ? data.ids() : names;
  for (const std::string& name : ids) {
    if (name.ends_with(".yaml") || name.ends_with(".json"))
      files.push_back(name);
    else
      for (const std::string& file : data.case_files(name)) files.push_back(file);
  }
  int failed = 0;
  for (const std::string& file : files) {
    const CaseResult result = run_case(file, data);
    fmt::print("{} {}\n", result.differences.empty() ? "đạt " : "SAI ", file);
    for (const std::string& difference : result.differences) fmt::print("      {}\n", difference);
    failed += !result.differences.empty();
  }
  fmt::print("{} passed, {} failed\n", static_cast<int>(files.size()) - failed, failed);
  return failed > 0 ? 1 : 0;
}

}  // namespace

int run(int count, char** words, const std::string& built_in_data) {
  CLI::App app{"Kiểm điểm, đánh giá, xếp loại chất lượng theo quy định", "kiemdiem"};
  std::string folder = built_in_data;
  if (const char* named = std::getenv("KIEMDIEM_DATA")) folder = named;
  app.add_option("--data", folder, "Thư mục có facts/ và regulations/");
  app.require_subcommand(1);

  AssessOptions options;
  CLI::App* assess_command = app.add_subcommand("assess", "Xét một tình huống");
  assess_command->add_option("tep", options.file)->required();
  assess_command->add_option("--regulation", options.regulation);
  assess_command->add_option("--on", options.on);
  assess_command->add_option("--layers", options.layers)->check(CLI::IsMember({"own", "all"}));
  assess_command->add_option("--format", options.format);
  assess_command->add_option("--out", options.out);

  std::vector<std::string> names;
  CLI::App* regulation_command = app.add_subcommand("regulation", "Quy định");
  regulation_command->require_subcommand(1);
  CLI::App* test_command = regulation_command->add_subcommand("test", "Chạy các tình huống mẫu");
  test_command->add_option("van-ban", names);

  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  auto data = Data::open(folder);
  if (!data) return complain(data.error());
  if (*assess_command) return assess(options, *data);
  return test(names, *data);
}

}  // namespace kiemdiem::cli
