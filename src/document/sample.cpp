#include "document/sample.h"

#include <fmt/format.h>

namespace kiemdiem::document {
namespace {

std::string value_of(const Column& column, Date day) {
  switch (column.type) {
    case ColumnType::number:
    case ColumnType::score:
      return "1";
    case ColumnType::day:
      return to_iso(day);
    case ColumnType::yes_no:
    case ColumnType::points:
      return "yes";
    case ColumnType::choice:
      return column.choices.front().word;
    case ColumnType::text:
    case ColumnType::words:
    case ColumnType::given:
      return fmt::format("Ví dụ: {}", column.label);
  }
  return {};
}

Row row_of(const Section& section, std::string key, const FixedRow* fixed, Date day) {
  Row row{std::move(key), {}};
  for (const Column& column : section.columns) {
    if (fixed != nullptr && column.type == ColumnType::given) continue;  // its label stands there
    row.cells[column.id] = value_of(column, day);
  }
  return row;
}

Answer answer_of(const Section& section, Date day) {
  Answer answer;
  if (section.kind == SectionKind::text)
    answer.text = fmt::format("Ví dụ: nội dung của mục “{}”.", section.label);
  for (const FixedRow& fixed : section.rows) answer.rows.push_back(row_of(section, fixed.key, &fixed, day));
  if (section.rows.empty() && !section.columns.empty() && section.prefill == Prefill::nothing)
    answer.rows.push_back(row_of(section, {}, nullptr, day));
  return answer;
}

}  // namespace

Example sample_of(const Form& form, Date day) {
  Example example;
  example.superior = "Đảng bộ Ví dụ";
  example.issuer = "Chi bộ Ví dụ";
  example.place = "Ví dụ";
  example.date = day;
  example.year = form.year;
  example.name = form.of == "member" ? "Nguyễn Văn Ví Dụ" : "Chi bộ Ví dụ";
  example.filled = {form.id, form.version, {}, {}};
  for (const HeadField& field : form.head)
    example.filled.head[field.id] =
        field.from == "name" ? example.name : fmt::format("Ví dụ: {}", field.label);
  for (const Section& section : form.sections)
    if (section.kind != SectionKind::heading && section.kind != SectionKind::ratings)
      example.filled.answers[section.id] = answer_of(section, day);
  return example;
}

}  // namespace kiemdiem::document
