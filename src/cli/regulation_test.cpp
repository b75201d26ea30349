#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/cases.h"
#include "cli/command.h"

namespace kiemdiem::cli {
namespace {

bool is_file(const std::string& name) {
  return name.ends_with(".yaml") || name.ends_with(".json");
}

/// The computed rules of a document that no case touched. Scopes touch everything and are left out.
Result<std::vector<std::string>> untouched(const std::string& id, Installation& data,
                                           const std::set<std::string>& touched) {
  const auto document = data.document(id);
  if (!document) return tl::unexpected{document.error()};
  std::vector<std::string> rules;
  for (const regulation::Rule& rule : (*document)->rules)
    if (rule.carried == regulation::Carried::computed && rule.as<regulation::ScopeBody>() == nullptr &&
        !touched.contains(rule.document + "/" + rule.id))
      rules.push_back(fmt::format("{}/{} ({})", id, rule.id, rule.clause));
  return rules;
}

Exit test(const Arguments& arguments, Session& session) {
  const auto data = session.data();
  if (!data) return session.refuse(data.error());
  std::vector<std::string> names = arguments.all("NAME");
  if (names.empty()) names = (*data)->ids();
  std::vector<std::string> files;
  for (const std::string& name : names) {
    if (is_file(name)) {
      files.push_back(name);
    } else {
      if (const auto known = (*data)->document(name); !known) return session.refuse(known.error());
      for (const std::string& file : (*data)->case_files(name)) files.push_back(file);
    }
  }
  std::size_t failed = 0;
  std::set<std::string> touched;
  Console::Progress progress{session.console, "Tình huống", files.size()};
  std::size_t done = 0;
  for (const std::string& file : files) {
    progress.reached(done++);
    const CaseResult result = run_case(file, **data);
    touched.insert(result.rules_fired.begin(), result.rules_fired.end());
    session.console.print(fmt::format("{} {}\n", result.differences.empty() ? "đạt " : "SAI ", file));
    for (const std::string& difference : result.differences)
      session.console.print(fmt::format("      {}\n", difference));
    failed += result.differences.empty() ? 0 : 1;
  }
  if (arguments.has("--coverage"))
    for (const std::string& name : names) {
      if (is_file(name)) continue;
      const auto rules = untouched(name, **data, touched);
      if (!rules) continue;
      for (const std::string& rule : *rules) session.console.print("chưa có tình huống: " + rule + "\n");
    }
  session.console.print(fmt::format("{} passed, {} failed\n", files.size() - failed, failed));
  return failed > 0 ? Exit::breaks : Exit::done;
}

}  // namespace

Command regulation_test_command() {
  return {"regulation test",
          {"chạy các tình huống mẫu bên cạnh văn bản, mỗi tình huống một dòng",
           "run the cases beside the documents, one line a case"},
          {{"NAME",
            "VĂN_BẢN|TỆP",
            {"mã văn bản hoặc tệp tình huống; không có thì chạy tất cả",
             "ids of documents or case files; without any, all of them"},
            {},
            false,
            true},
           {"--coverage",
            "",
            {"cho biết quy tắc máy tính nào chưa có tình huống nào chạm tới",
             "list the computed rules that no case touches"}}},
          test};
}

}  // namespace kiemdiem::cli
