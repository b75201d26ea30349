#include "spreadsheet/sheet_layout.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/vietnamese.h"
#include "base/words.h"
#include "spreadsheet/excerpt.h"
#include "spreadsheet/sheet_words.h"

namespace kiemdiem::spreadsheet {
namespace {

using facts::Dictionary;
using facts::Fact;
using facts::FactType;
using facts::ListShape;

DraftCell text_cell(std::string_view text, Style style, std::string comment = {}) {
  return {std::string{text}, style, std::move(comment)};
}

std::string sheets_named(const std::vector<std::string>& lists, const Dictionary& dictionary) {
  std::vector<std::string> names;
  for (const std::string& list : lists)
    if (const ListShape* shape = dictionary.list(list)) names.push_back("“" + shape->sheet + "”");
  return joined_with_and(names);
}

/// How a value of this fact is to be written.
std::string how_to_write(const Fact& fact, const Dictionary& dictionary) {
  switch (fact.type) {
    case FactType::boolean:
      return "Ghi “có” hoặc “không”.";
    case FactType::integer:
    case FactType::decimal:
      if (fact.at_least && fact.at_most)
        return fmt::format("Số từ {} đến {}.", *fact.at_least, *fact.at_most);
      return "Ghi bằng số.";
    case FactType::date:
      return "Ngày/tháng/năm, ví dụ 05/12/2022.";
    case FactType::moment:
      return "Ngày/tháng/năm, có thể kèm giờ, ví dụ 05/12/2022 15:00.";
    case FactType::choice:
      return fmt::format("Chọn một trong: {}.", labels_of(*dictionary.choices(fact.choices)));
    case FactType::reference:
      return fmt::format("Mã hoặc tên ở trang {}.", sheets_named(fact.to, dictionary));
    case FactType::references:
      return fmt::format("Các mã hoặc tên ở trang {}, cách nhau bằng dấu phẩy.",
                         sheets_named(fact.to, dictionary));
    case FactType::list:
      return fmt::format(
          "Ghi “không” nếu không có; nếu có thì khai ở trang “{}”.",
          dictionary.list(fact.list) == nullptr ? fact.list : dictionary.list(fact.list)->sheet);
    case FactType::text:
    case FactType::subject:
    case FactType::record:
      break;
  }
  return {};
}

std::string default_note(const Fact& fact, const Dictionary& dictionary) {
  if (fact.required) return "Bắt buộc.";
  if (!fact.default_fact.empty()) return {};
  if (!fact.has_default) return "Để trống nghĩa là chưa biết.";
  if (fact.default_word.empty() || fact.default_word == "empty") return "Để trống nghĩa là không có.";
  if (fact.type == FactType::boolean)
    return fmt::format("Để trống nghĩa là {}.", boolean_word(fact.default_word == "true"));
  const auto* choices = fact.type == FactType::choice ? dictionary.choices(fact.choices) : nullptr;
  const auto index = choices == nullptr ? std::nullopt : choices->find(fact.default_word);
  return fmt::format("Để trống nghĩa là {}.",
                     index ? choices->labels[static_cast<std::size_t>(*index)].vi : fact.default_word);
}

std::string help_of(const Fact& fact, const Dictionary& dictionary) {
  std::string help = fact.label.vi + ".";
  for (const std::string& part :
       {fact.help.vi, how_to_write(fact, dictionary), default_note(fact, dictionary)})
    if (!part.empty()) help += " " + part;
  return help;
}

double width_of(const Fact& fact) {
  switch (fact.type) {
    case FactType::text:
      return fact.path == "id" ? 14 : 28;
    case FactType::choice:
    case FactType::subject:
    case FactType::references:
      return 24;
    case FactType::reference:
    case FactType::moment:
      return 16;
    case FactType::boolean:
    case FactType::integer:
    case FactType::decimal:
    case FactType::date:
    case FactType::record:
    case FactType::list:
      return 12;
  }
  return 12;
}

/// The column of “Danh muc” that holds a set of words; the first holds có and không.
std::optional<int> word_column(const Fact& fact, const Dictionary& dictionary) {
  if (fact.type == FactType::boolean) return 1;
  if (fact.type != FactType::choice) return std::nullopt;
  int column = 2;
  for (const auto& choices : dictionary.all_choices()) {
    if (choices.name == fact.choices) return column;
    ++column;
  }
  return std::nullopt;
}

std::string word_source(int column, std::size_t words) {
  const std::string letters = column_name(column);
  return fmt::format("='{0}'!${1}$2:${1}${2}", word_lists_sheet, letters, words + 1);
}

}  // namespace

std::vector<int> columns_of(const ListShape& shape) {
  std::vector<int> columns;
  if (!shape.row_column.empty()) columns.push_back(parent_column_index);
  for (std::size_t at = 0; at < shape.facts.size(); ++at)
    if (!shape.facts[at].column.empty()) columns.push_back(static_cast<int>(at));
  return columns;
}

DraftSheet empty_list_sheet(const ListShape& shape, const Dictionary& dictionary, int last_row) {
  DraftSheet sheet;
  sheet.name = shape.sheet;
  sheet.rows.resize(heading_row);
  sheet.rows[0].push_back(text_cell(upper_case(shape.label.vi), Style::title));
  const std::vector<int> columns = columns_of(shape);
  for (const int index : columns) {
    const int number = static_cast<int>(sheet.widths.size()) + 1;
    if (index == parent_column_index) {
      const ListShape* parent = dictionary.list(shape.parent);
      const std::string help =
          fmt::format("Mã hoặc họ tên ở trang “{}”; mỗi dòng một mục, một mã có thể có nhiều dòng.",
                      parent == nullptr ? shape.parent : parent->sheet);
      sheet.rows[heading_row - 1].push_back(text_cell(shape.row_column + " (*)", Style::heading, help));
      sheet.widths.push_back(14);
      continue;
    }
    const Fact& fact = shape.facts[static_cast<std::size_t>(index)];
    sheet.rows[heading_row - 1].push_back(
        text_cell(fact.column + (fact.required ? " (*)" : ""), Style::heading, help_of(fact, dictionary)));
    sheet.widths.push_back(width_of(fact));
    if (const auto column = word_column(fact, dictionary)) {
      const std::size_t words = *column == 1 ? 2 : dictionary.choices(fact.choices)->words.size();
      sheet.drop_downs.push_back(
          {{{first_data_row, number}, {last_row, number}}, word_source(*column, words), {}});
    }
  }
  if (columns.size() > 1) sheet.merged.push_back({{1, 1}, {1, static_cast<int>(columns.size())}});
  sheet.frozen_rows = sheet.repeated_rows = sheet.filter_row = heading_row;
  sheet.frozen_columns = columns.size() > 6 ? 2 : 0;
  return sheet;
}

DraftSheet head_sheet(const HeadValues& values) {
  DraftSheet sheet;
  sheet.name = information_sheet;
  sheet.widths = {28, 34, 70};
  sheet.rows.push_back({text_cell("THÔNG TIN CHUNG", Style::title)});
  sheet.rows.push_back({});
  sheet.rows.push_back({text_cell("Mục", Style::heading), text_cell("Giá trị", Style::heading),
                        text_cell("Hướng dẫn", Style::heading)});
  for (const HeadField& field : head_fields()) {
    const auto given = std::ranges::find(values, field.key, [](const auto& value) { return value.first; });
    std::string words;
    for (const HeadWord& word : field.words)
      words += (words.empty() ? " Chọn: “" : ", “") + std::string{word.label} + "”";
    sheet.rows.push_back(
        {text_cell(field.label, Style::label),
         given == values.end() ? text_cell("", Style::plain) : given->second,
         text_cell(std::string{field.help} + words + (words.empty() ? "" : "."), Style::plain)});
  }
  sheet.merged.push_back({{1, 1}, {1, 3}});
  return sheet;
}

DraftSheet defaults_sheet_empty() {
  DraftSheet sheet;
  sheet.name = defaults_sheet;
  sheet.widths = {24, 34, 24};
  sheet.rows.push_back({text_cell("GIÁ TRỊ CHUNG CHO NHỮNG DÒNG ĐỂ TRỐNG", Style::title)});
  sheet.rows.push_back({});
  sheet.rows.emplace_back();
  for (const std::string_view heading : defaults_headings)
    sheet.rows.back().push_back(text_cell(heading, Style::heading));
  sheet.rows[2][0].comment = "Tên trang tính, ví dụ “Dang vien”.";
  sheet.rows[2][1].comment = "Tiêu đề cột trong trang đó.";
  sheet.rows[2][2].comment = "Giá trị dùng cho mọi dòng để trống cột này.";
  sheet.merged.push_back({{1, 1}, {1, 3}});
  sheet.frozen_rows = heading_row;
  return sheet;
}

DraftSheet word_lists(const Dictionary& dictionary) {
  DraftSheet sheet;
  sheet.name = word_lists_sheet;
  sheet.hidden = true;
  std::vector<std::pair<std::string, std::vector<std::string>>> sets{
      {"boolean", {std::string{boolean_word(true)}, std::string{boolean_word(false)}}}};
  for (const auto& choices : dictionary.all_choices()) {
    sets.emplace_back(choices.name, std::vector<std::string>{});
    for (const auto& label : choices.labels) sets.back().second.push_back(label.vi);
  }
  std::size_t most = 0;
  for (const auto& [name, words] : sets) most = std::max(most, words.size());
  sheet.rows.resize(most + 1);
  for (const auto& [name, words] : sets) {
    sheet.rows[0].push_back(text_cell(name, Style::heading));
    for (std::size_t at = 0; at < most; ++at)
      sheet.rows[at + 1].push_back(at < words.size() ? text_cell(words[at], Style::plain) : DraftCell{});
  }
  return sheet;
}

}  // namespace kiemdiem::spreadsheet
