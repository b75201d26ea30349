#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/assessment_text.h"
#include "cli/command.h"
#include "cli/judged.h"
#include "spreadsheet/result_workbook.h"

namespace kiemdiem::cli {
namespace {

namespace fs = std::filesystem;

/// The invented situations beside the data: demo/<plan>.yaml, sorted.
std::vector<fs::path> situations_in(const std::string& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator{fs::path{folder} / "demo", error})
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

/// Writes a situation as a roster workbook, as an office would send it.
Result<void> write_roster(const fs::path& situation, const std::string& roster, Installation& data) {
  const auto judged = judge_file(situation.string(), data, {});
  if (!judged) return tl::unexpected{judged.error()};
  const auto bytes = spreadsheet::write_situation(judged->situation);
  if (!bytes) return tl::unexpected{bytes.error()};
  return write_file(roster, *bytes);
}

Result<Judged> judge_one(const fs::path& situation, const fs::path& out, Session& session,
                         Installation& data) {
  const std::string plan = situation.stem().string();
  const std::string roster = (out / (plan + ".xlsx")).string();
  const std::string result = (out / (plan + "-ket-qua.xlsx")).string();
  if (const auto written = write_roster(situation, roster, data); !written)
    return tl::unexpected{written.error()};
  auto judged = judge_file(roster, data, {});
  if (!judged) return tl::unexpected{judged.error()};
  const auto bytes = spreadsheet::write_assessment(judged->situation, judged->regulation, judged->assessment);
  if (!bytes) return tl::unexpected{bytes.error()};
  if (const auto written = write_file(result, *bytes); !written) return tl::unexpected{written.error()};
  session.console.print(assessment_text(*judged, session.console.colours()));
  session.console.print(fmt::format("Bảng tính đã đọc: {}\nKết quả: {}\n\n", roster, result));
  return judged;
}

Exit demo(const Arguments& arguments, Session& session) {
  const auto data = session.data();
  if (!data) return session.refuse(data.error());
  const fs::path out = arguments.get("--out");
  const std::vector<fs::path> situations = situations_in(session.folder());
  std::error_code error;
  fs::create_directories(out, error);
  Problems problems;
  if (error)
    problems.push_back({{out.string(), 0, 0, {}, {}}, "Không tạo được thư mục; hãy kiểm tra quyền ghi."});
  if (situations.empty())
    problems.push_back(
        {{session.folder() + "/demo", 0, 0, {}, {}}, "Không có tình huống minh họa nào ở đây."});
  std::string sums;
  for (std::size_t at = 0; problems.empty() && at < situations.size(); ++at) {
    session.console.print(
        fmt::format("=== {}/{} {}\n", at + 1, situations.size(), situations[at].stem().string()));
    const auto judged = judge_one(situations[at], out, session, **data);
    if (!judged) problems = judged.error();
    if (judged)
      sums += fmt::format("  {}: {}\n", judged->regulation.document.name,
                          summary_line(judged->assessment.summary));
  }
  session.console.complain(problems);
  if (!problems.empty()) return Exit::refused;
  session.console.print(
      fmt::format("Đã xét {} bảng tính; tệp nằm trong {}.\n{}", situations.size(), out.string(), sums));
  return Exit::done;
}

}  // namespace

Command demo_command() {
  return {
      "demo",
      {"xét các bảng tính minh họa (người và đơn vị hư cấu) của năm kế hoạch, ghi kết quả vào một thư mục",
       "judge the demonstration workbooks (invented people and units) of the five plans into a folder"},
      {{"--out",
        "THƯ_MỤC",
        {"thư mục nhận bảng tính và kết quả", "folder for the workbooks and their results"},
        {},
        true}},
      demo};
}

}  // namespace kiemdiem::cli
