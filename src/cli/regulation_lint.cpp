#include <fmt/format.h>

#include <algorithm>

#include "cli/command.h"
#include "cli/lint.h"

namespace kiemdiem::cli {
namespace {

/// The year for which a document is bound: the one that it was written for.
facts::Period period_of(const regulation::Document& document) {
  facts::Period period;
  const auto day = document.from ? document.from : document.on;
  period.year = day ? parts(*day).year : 2025;
  period.first = *make_date(period.year, 1, 1);
  period.last = *make_date(period.year, 12, 31);
  return period;
}

/// Reads, lays and compiles a document alone and with its bases. @return the problems of the worst
Result<LintReport> lint_one(const std::string& id, Installation& data) {
  const auto document = data.document(id);
  if (!document) return tl::unexpected{document.error()};
  const facts::Period period = period_of(**document);
  for (const bool all_layers : {false, true}) {
    const auto laid = data.regulation(id, all_layers);
    if (!laid) return tl::unexpected{laid.error()};
    if (const auto bound = regulation::bind(*laid, period, period.last); !bound)
      return tl::unexpected{bound.error()};
    if (all_layers) return lint(**document, *laid);
  }
  return LintReport{};
}

Exit lint_all(const Arguments& arguments, Session& session) {
  const auto data = session.data();
  if (!data) return session.refuse(data.error());
  std::vector<std::string> ids = arguments.all("ID");
  if (ids.empty()) ids = (*data)->ids();
  Exit exit = Exit::done;
  Console::Progress progress{session.console, "Văn bản", ids.size()};
  std::size_t done = 0;
  for (const std::string& id : ids) {
    progress.reached(done++);
    const auto report = lint_one(id, **data);
    if (!report) {
      session.console.complain(report.error());
      exit = Exit::refused;
      continue;
    }
    session.console.print(
        fmt::format("{}: {} lỗi, {} lưu ý\n", id, report->faults.size(), report->remarks.size()));
    for (const std::string& fault : report->faults) session.console.print("  LỖI " + fault + "\n");
    for (const std::string& remark : report->remarks) session.console.print("  " + remark + "\n");
    if (!report->faults.empty() && exit == Exit::done) exit = Exit::breaks;
  }
  return exit;
}

}  // namespace

Command regulation_lint_command() {
  return {"regulation lint",
          {"kiểm tra văn bản: đọc được, điều kiện đúng, quy tắc thừa, trùng, không bao giờ áp dụng, chỗ cần "
           "xác minh",
           "check documents: readable, conditions right, rules unused, twice or unreachable, what is to be "
           "confirmed"},
          {{"ID",
            "VĂN_BẢN",
            {"mã văn bản; không có thì kiểm tra tất cả", "ids of documents; without any, all of them"},
            {},
            false,
            true}},
          lint_all};
}

}  // namespace kiemdiem::cli
