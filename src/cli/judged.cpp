#include "cli/judged.h"

#include <fmt/format.h>

#include "cli/command.h"
#include "facts/read_situation.h"
#include "spreadsheet/head_reader.h"
#include "spreadsheet/situation_reader.h"
#include "spreadsheet/workbook_reader.h"

namespace kiemdiem::cli {
namespace {

bool looks_like_workbook(std::string_view bytes) {
  // A zip archive, an old .xls (which the reader refuses with advice), or a name that says so.
  return bytes.starts_with("PK") || bytes.starts_with("\xd0\xcf\x11\xe0");
}

bool looks_like_json(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (bytes[first] == '{' || bytes[first] == '[');
}

/// What stands above the lists, enough to know the regulation and its layers.
Node head_of(const Input& input, Installation& data) {
  if (!input.workbook) return input.tree;
  Problems ignored;
  return Node::map(spreadsheet::read_head(*input.workbook, data.dictionary(), ignored), {});
}

Result<Overrides> overrides_of(const Arguments& arguments) {
  Overrides overrides;
  overrides.regulation = arguments.get("--regulation");
  if (arguments.has("--layers")) overrides.all_layers = arguments.get("--layers") == "all";
  if (arguments.has("--reading")) overrides.quota_reading_b = arguments.get("--reading") == "B";
  if (!arguments.has("--on")) return overrides;
  overrides.on = parse_date(arguments.get("--on"));
  if (!overrides.on)
    return refuse({}, fmt::format("--on: “{}” không phải ngày có thật; hãy viết như 2022-12-10.",
                                  arguments.get("--on")));
  return overrides;
}

}  // namespace

Result<Input> read_input(const std::string& path) {
  const auto bytes = read_file(path);
  if (!bytes) return refuse({path, 0, 0, {}, {}}, "Không đọc được tệp; hãy kiểm tra tên và quyền đọc.");
  Input input;
  input.file = path;
  if (looks_like_workbook(*bytes) || path.ends_with(".xlsx")) {
    auto workbook = spreadsheet::read_workbook(*bytes, path);
    if (!workbook) return tl::unexpected{workbook.error()};
    input.workbook = std::move(*workbook);
    return input;
  }
  auto tree = path.ends_with(".json") || looks_like_json(*bytes) ? parse_json(*bytes, path)
                                                                 : parse_yaml(*bytes, path);
  if (!tree) return tl::unexpected{tree.error()};
  input.tree = std::move(*tree);
  return input;
}

Result<Laid> lay(const Input& input, Installation& data, const Overrides& overrides) {
  const Node head = head_of(input, data);
  const std::string id =
      overrides.regulation.empty() ? facts::regulation_named_in(head) : overrides.regulation;
  if (id.empty())
    return refuse(
        {input.file, 0, 0, {}, {}},
        "Chưa rõ xét theo văn bản nào; hãy ghi “regulation:” trong tệp (bảng tính: trang “Thong tin”) "
        "hoặc dùng --regulation.");
  const Node* layers = head.find("layers");
  const bool stated = layers != nullptr ? layers->text() == "all" : input.workbook.has_value();
  Laid laid;
  laid.all_layers = overrides.all_layers.value_or(stated);
  auto regulation = data.regulation(id, laid.all_layers);
  if (!regulation) return tl::unexpected{regulation.error()};
  laid.regulation = std::move(*regulation);
  laid.tree = input.tree;
  if (input.workbook) {
    auto read = spreadsheet::read_situation_tree(*input.workbook, laid.regulation.dictionary);
    laid.tree = std::move(read.root);
    laid.problems = std::move(read.problems);
    laid.notices = std::move(read.notices);
  }
  return laid;
}

Result<Judged> judge_laid(Laid laid, const std::string& file, Installation& data,
                          const Overrides& overrides) {
  auto situation = facts::read_situation(laid.tree, laid.regulation.dictionary, file);
  if (!situation)
    laid.problems.insert(laid.problems.end(), situation.error().begin(), situation.error().end());
  if (!laid.problems.empty()) return tl::unexpected{std::move(laid.problems)};
  if (overrides.on) situation->on = *overrides.on;
  if (overrides.quota_reading_b) situation->quota_reading_b = *overrides.quota_reading_b;
  situation->all_layers = laid.all_layers;
  auto bound = regulation::bind(laid.regulation, situation->period, situation->on);
  if (!bound) return tl::unexpected{bound.error()};
  auto assessment = assessment::judge(*situation, *bound, data.calendar());
  return Judged{std::move(*situation), std::move(*bound), std::move(assessment), std::move(laid.notices)};
}

Result<Judged> judge_input(const Input& input, Installation& data, const Overrides& overrides) {
  auto laid = lay(input, data, overrides);
  if (!laid) return tl::unexpected{laid.error()};
  return judge_laid(std::move(*laid), input.file, data, overrides);
}

Result<Judged> judge_tree(const Node& tree, const std::string& file, Installation& data,
                          const Overrides& overrides) {
  return judge_input({file, std::nullopt, tree}, data, overrides);
}

Result<Judged> judge_file(const std::string& path, Installation& data, const Overrides& overrides) {
  const auto input = read_input(path);
  if (!input) return tl::unexpected{input.error()};
  return judge_input(*input, data, overrides);
}

Result<Begun> begin(const Arguments& arguments, Session& session) {
  auto overrides = overrides_of(arguments);
  if (!overrides) return tl::unexpected{overrides.error()};
  const auto data = session.data();
  if (!data) return tl::unexpected{data.error()};
  return Begun{**data, std::move(*overrides)};
}

}  // namespace kiemdiem::cli
