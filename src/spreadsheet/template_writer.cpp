#include "spreadsheet/template_writer.h"

#include <fmt/format.h>

#include "spreadsheet/sheet_layout.h"
#include "spreadsheet/sheet_words.h"

namespace kiemdiem::spreadsheet {
namespace {

using facts::Fact;
using facts::FactType;
using facts::ListShape;

constexpr int rows_prepared = 2'000;

std::string example_of(const Fact& fact, const facts::Dictionary& dictionary) {
  switch (fact.type) {
    case FactType::text:
      return fact.path == "id" ? "an" : fact.path == "name" ? "Nguyễn Văn An" : "";
    case FactType::boolean:
      return std::string{boolean_word(fact.default_word == "true")};
    case FactType::integer:
    case FactType::decimal:
      return "0";
    case FactType::date:
      return "05/12/2022";
    case FactType::moment:
      return "05/12/2022 15:00";
    case FactType::choice:
      return dictionary.choices(fact.choices)->labels.front().vi;
    case FactType::reference:
      return "cb1";
    case FactType::references:
      return "an, binh";
    case FactType::subject:
      return fmt::format("{}: an", subject_words()[2].label);
    case FactType::list:
      return std::string{word_for_none};
    case FactType::record:
      break;
  }
  return {};
}

std::vector<DraftCell> example_row(const ListShape& shape, const facts::Dictionary& dictionary) {
  std::vector<DraftCell> row;
  for (const int index : columns_of(shape)) {
    std::string text = index == parent_column_index
                           ? "an"
                           : example_of(shape.facts[static_cast<std::size_t>(index)], dictionary);
    if (row.empty()) text = fmt::format("{}: {}", example_mark, text);
    row.push_back({text, Style::example, row.empty() ? "Dòng ví dụ, phần mềm không đọc; có thể xóa." : ""});
  }
  return row;
}

}  // namespace

std::vector<DraftSheet> template_sheets(const facts::Dictionary& dictionary, const TemplateHead& head) {
  HeadValues values;
  values.emplace_back("situation", DraftCell{head.title});
  values.emplace_back("regulation", DraftCell{head.regulation});
  values.emplace_back("period.kind", DraftCell{std::string{"năm"}});
  if (head.year > 0) values.emplace_back("period.year", DraftCell{static_cast<double>(head.year)});
  values.emplace_back("layers", DraftCell{std::string{"cả văn bản cấp trên"}});
  std::vector<DraftSheet> sheets{head_sheet(values)};
  for (const ListShape& shape : dictionary.lists()) {
    sheets.push_back(empty_list_sheet(shape, dictionary, heading_row + rows_prepared));
    sheets.back().rows.push_back(example_row(shape, dictionary));
  }
  sheets.push_back(defaults_sheet_empty());
  sheets.push_back(word_lists(dictionary));
  return sheets;
}

Result<std::string> write_template(const facts::Dictionary& dictionary, const TemplateHead& head) {
  return write_workbook(template_sheets(dictionary, head));
}

}  // namespace kiemdiem::spreadsheet
