#include <fmt/format.h>

#include <algorithm>

#include "base/vietnamese.h"
#include "document/filled_form.h"

// What a page sends, read into a filled form.

namespace kiemdiem::document {
namespace {

bool is_blank(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

/// Lines end as they do here, nothing stands at the ends, one letter for one sign.
std::string tidy(const std::string& typed) {
  std::string text;
  for (const char letter : typed)
    if (letter != '\r') text += letter;
  while (!text.empty() && is_blank(text.back())) text.pop_back();
  text.erase(text.begin(), std::ranges::find_if_not(text, is_blank));
  return to_nfc(text);
}

bool is_choice(const std::vector<Choice>& choices, const std::string& word) {
  return std::ranges::find(choices, word, &Choice::word) != choices.end();
}

std::string cell_value(const Column& column, const std::string& typed) {
  std::string value = tidy(typed);
  if (column.type == ColumnType::yes_no && value != "yes" && value != "no") value.clear();
  if (column.type == ColumnType::points && value != "yes" && value != "no") value.clear();
  if (column.type == ColumnType::choice && !is_choice(column.choices, value)) value.clear();
  return value;
}

std::vector<Row> rows_sent(const Section& section, const Sent& sent) {
  std::vector<Row> rows;
  std::size_t empty_in_turn = 0;
  for (std::size_t at = 0; at < most_rows && empty_in_turn < 8; ++at) {
    Row row{tidy(sent(key_field(section.id, at))), {}};
    for (const Column& column : section.columns) {
      if (column.type == ColumnType::given && !row.key.empty()) continue;
      if (std::string value = cell_value(column, sent(cell_field(section.id, at, column.id))); !value.empty())
        row.cells[column.id] = std::move(value);
    }
    const bool typed = !row.cells.empty();
    empty_in_turn = typed || !row.key.empty() ? 0 : empty_in_turn + 1;
    if (typed) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

std::string head_field(std::string_view field) {
  return fmt::format("h.{}", field);
}
std::string text_field(std::string_view section) {
  return fmt::format("t.{}", section);
}
std::string grade_field(std::string_view section) {
  return fmt::format("g.{}", section);
}
std::string rating_field(std::string_view section, std::string_view group) {
  return fmt::format("m.{}.{}", section, group);
}
std::string key_field(std::string_view section, std::size_t row) {
  return fmt::format("k.{}.{}", section, row);
}
std::string cell_field(std::string_view section, std::size_t row, std::string_view column) {
  return fmt::format("c.{}.{}.{}", section, row, column);
}

FilledForm filled_from(const Form& form, const Sent& sent) {
  static const std::vector<Choice> ratings{
      {"excellent", {}}, {"good", {}}, {"completed", {}}, {"not_completed", {}}};
  FilledForm filled;
  filled.form = form.id;
  filled.version = form.version;
  for (const HeadField& field : form.head)
    if (std::string typed = tidy(sent(head_field(field.id))); !typed.empty())
      filled.head[field.id] = std::move(typed);
  for (const Section& section : form.sections) {
    Answer answer;
    if (section.kind == SectionKind::text) answer.text = tidy(sent(text_field(section.id)));
    if (section.graded)
      if (std::string grade = sent(grade_field(section.id)); is_choice(grades(), grade))
        answer.grade = std::move(grade);
    for (const RatingGroup& group : section.groups)
      if (std::string level = sent(rating_field(section.id, group.id)); is_choice(ratings, level))
        answer.ratings[group.id] = std::move(level);
    if (!section.columns.empty()) answer.rows = rows_sent(section, sent);
    if (!answer.empty()) filled.answers[section.id] = std::move(answer);
  }
  return filled;
}

}  // namespace kiemdiem::document
