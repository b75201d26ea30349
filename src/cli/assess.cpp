#include "cli/assessment_text.h"
#include "cli/command.h"
#include "cli/judged.h"
#include "spreadsheet/result_workbook.h"

namespace kiemdiem::cli {
namespace {

void tell(const Problems& notices, Session& session) {
  for (const Problem& notice : notices) session.console.tell("Lưu ý: " + to_text(Problems{notice}));
}

/// The result workbook, with what an office keeps in its workbook besides.
Result<std::string> result_workbook(const Judged& judged, const Input& input, Session& session) {
  spreadsheet::Kept kept;
  if (input.workbook) kept = spreadsheet::kept_of(*input.workbook, judged.regulation.dictionary);
  tell(kept.notices, session);
  return spreadsheet::write_assessment(judged.situation, judged.regulation, judged.assessment, kept);
}

/// The form: as asked, else by the ending of the output file.
std::string format_of(const Arguments& arguments) {
  if (arguments.has("--format")) return arguments.get("--format");
  const std::string out = arguments.get("--out");
  return out.ends_with(".xlsx") ? "xlsx" : out.ends_with(".json") ? "json" : "table";
}

Exit assess(const Arguments& arguments, Session& session) {
  const std::string format = format_of(arguments);
  const std::string out = arguments.get("--out");
  if (format == "docx")
    return session.refuse({{{}, "Chưa ghi được tệp Word; hãy dùng --format table, json hoặc xlsx."}});
  if (format == "xlsx" && out.empty())
    return session.refuse({{{}, "--format xlsx cần --out TỆP.xlsx để biết ghi vào đâu."}});
  const auto begun = begin(arguments, session);
  if (!begun) return session.refuse(begun.error());
  Console::Progress progress{session.console, "Đã đọc và xét, đang ghi kết quả", 2};
  const auto input = read_input(arguments.get("SITUATION"));
  if (!input) return session.refuse(input.error());
  const auto judged = judge_input(*input, begun->data, begun->overrides);
  progress.reached(1);
  if (!judged) return session.refuse(judged.error());
  if (format != "table") tell(judged->notices, session);
  const Result<std::string> text =
      format == "json"   ? to_json(judged->assessment, judged->regulation.dictionary)
      : format == "xlsx" ? result_workbook(*judged, *input, session)
                         : assessment_text(*judged, out.empty() && session.console.colours());
  if (!text) return session.refuse(text.error());
  if (out.empty()) {
    session.console.print(*text);
  } else if (const auto written = write_file(out, *text); !written) {
    return session.refuse(written.error());
  }
  return anything_breaks(judged->assessment) ? Exit::breaks : Exit::done;
}

}  // namespace

Command assess_command() {
  return {
      "assess",
      {"xét một tình huống: ai trái quy định, chưa đủ căn cứ, tỷ lệ, thứ tự, thời hạn, hồ sơ, kèm điều khoản",
       "judge a situation: who breaks a rule, what is undecided, quotas, order, terms, papers, with clauses"},
      {situation_argument(),
       regulation_option(),
       on_option(),
       layers_option(),
       {"--format",
        "table|json|xlsx",
        {"dạng kết quả: chữ để đọc, JSON, hoặc bảng tính có tô màu ô trái quy định",
         "form of the result: text to read, JSON, or a workbook with the cells that break a rule coloured"},
        {"table", "json", "xlsx", "docx"}},
       out_option(false)},
      assess};
}

}  // namespace kiemdiem::cli
