#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "assessment/rule_words.h"
#include "cli/command.h"

namespace kiemdiem::cli {
namespace {

using regulation::Carried;
using regulation::Rule;

/// "PY-09" at the begin of a text, with the letter that may follow; empty where there is none.
std::string row_id_at(std::string_view text) {
  for (const std::string_view series : {"PY-", "BP-", "BD-", "HU-", "P11-"}) {
    if (!text.starts_with(series)) continue;
    std::size_t end = series.size();
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    if (end == series.size() + 2) return std::string{text.substr(0, end)};
  }
  return {};
}

/// The ids that stand in the first cell of a table row of the text, in their order, each once.
std::vector<std::string> rows_in(std::string_view text) {
  std::vector<std::string> rows;
  std::set<std::string> seen;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    const std::size_t first = line.find_first_not_of(" |*`");
    if (line.empty() || line.front() != '|' || first == std::string_view::npos) continue;
    std::string id = row_id_at(line.substr(first));
    if (!id.empty() && seen.insert(id).second) rows.push_back(std::move(id));
  }
  return rows;
}

using Carriers = std::map<std::string, std::vector<const Rule*>>;

Result<Carriers> carriers(Installation& data) {
  Carriers found;
  Problems problems;
  for (const std::string& id : data.ids()) {
    const auto document = data.document(id);
    if (!document) {
      problems.insert(problems.end(), document.error().begin(), document.error().end());
      continue;
    }
    for (const Rule& rule : (*document)->rules)
      for (const std::string& row : rule.covers) found[row].push_back(&rule);
  }
  if (!problems.empty()) return tl::unexpected{problems};
  return found;
}

/// The numbers of rows by how they are carried.
struct Counts {
  std::map<Carried, int> rows;
  void add(Carried carried) { ++rows[carried]; }
  std::string text() const {
    std::string all;
    for (const Carried carried :
         {Carried::computed, Carried::reminded, Carried::printed, Carried::judgement}) {
      const auto count = rows.find(carried);
      all += fmt::format("{}{} {}", all.empty() ? "" : ", ", count == rows.end() ? 0 : count->second,
                         assessment::carried_word(carried));
    }
    return all;
  }
};

Exit coverage(const Arguments& arguments, Session& session) {
  const std::string file = arguments.get("--rows");
  const auto text = read_file(file);
  if (!text)
    return session.refuse({{{file, 0, 0, {}, {}}, "Không đọc được tệp; hãy kiểm tra tên và quyền đọc."}});
  const std::vector<std::string> rows = rows_in(*text);
  if (rows.empty())
    return session.refuse(
        {{{file, 0, 0, {}, {}}, "Không thấy dòng bảng nào bắt đầu bằng mã như PY-09, BD-44."}});
  const auto data = session.data();
  if (!data) return session.refuse(data.error());
  const auto found = carriers(**data);
  if (!found) return session.refuse(found.error());

  Counts all;
  std::map<std::string, Counts> by_kind;
  std::vector<std::string> missing;
  std::string lines;
  for (const std::string& row : rows) {
    const auto rules = found->find(row);
    if (rules == found->end()) {
      missing.push_back(row);
      lines += fmt::format("{:<7} KHÔNG CÓ quy tắc nào mang\n", row);
      continue;
    }
    const Rule* best = *std::ranges::min_element(rules->second, {}, &Rule::carried);
    all.add(best->carried);
    by_kind[best->kind].add(best->carried);
    lines += fmt::format("{:<7} {:<9}", row, assessment::carried_word(best->carried));
    for (const Rule* rule : rules->second)
      lines += fmt::format(" {}/{} ({}, {})", rule->document_id, rule->id, rule->kind,
                           assessment::carried_word(rule->carried));
    lines += "\n";
  }
  session.console.print(lines + "\n");
  for (const auto& [kind, counts] : by_kind)
    session.console.print(fmt::format("{:<14} {}\n", kind, counts.text()));
  if (!missing.empty()) session.console.print(fmt::format("\nmissing: {}\n", fmt::join(missing, ", ")));
  session.console.print(
      fmt::format("\n{} of {} rows carried: {}\n", rows.size() - missing.size(), rows.size(), all.text()));
  return missing.empty() ? Exit::done : Exit::breaks;
}

}  // namespace

Command regulation_coverage_command() {
  return {
      "regulation coverage",
      {"từng dòng PY-, BP-, BD-, HU-, P11- trong bảng của một tệp do quy tắc nào mang và bằng cách nào",
       "which rule carries each row PY-, BP-, BD-, HU-, P11- in the tables of a file, and how"},
      {{"--rows",
        "TỆP",
        {"tệp văn bản có bảng, ô đầu mỗi dòng là mã", "text file with tables whose first cell is the row id"},
        {},
        true}},
      coverage};
}

}  // namespace kiemdiem::cli
