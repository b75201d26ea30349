#include "document/section_reader.h"

#include <fmt/format.h>

#include <algorithm>

namespace kiemdiem::document {
namespace {

Column read_column(const Node& node, Problems& problems) {
  SectionReader reader{node, problems};
  Column column;
  column.id = reader.text("id");
  column.label = reader.text("label");
  column.type = static_cast<ColumnType>(reader.one_of("type", column_types(), 0));
  column.required = reader.flag("required");
  column.required_if = reader.optional_text("required_if");
  column.total = reader.flag("total");
  if (const Node* list = reader.take("choices"); list != nullptr)
    for (const Node& item : list->items()) {
      SectionReader inner{item, problems};
      column.choices.push_back({inner.text("word"), inner.text("label")});
      inner.finish();
    }
  if ((column.type == ColumnType::choice) == column.choices.empty())
    problems.push_back({node.place(), "“choices” đi cùng cột có “type: choice”, và chỉ cột đó."});
  reader.finish();
  return column;
}

FixedRow read_row(const Node& node, Problems& problems) {
  SectionReader reader{node, problems};
  FixedRow row{reader.text("key"), reader.optional_text("group"), reader.text("label"),
               reader.optional_number("points")};
  reader.finish();
  return row;
}

RatingGroup read_group(const Node& node, Problems& problems) {
  SectionReader reader{node, problems};
  RatingGroup group{reader.text("id"), reader.text("label"), reader.condition()};
  reader.finish();
  return group;
}

template <class T, class Read>
std::vector<T> read_all(const Node* list, Problems& problems, const Read& read) {
  std::vector<T> all;
  if (list != nullptr)
    for (const Node& node : list->items()) all.push_back(read(node, problems));
  return all;
}

/// What belongs together in a section.
void check(const Section& section, const Place& place, Problems& problems) {
  const auto complain = [&](const char* message) {
    problems.push_back({place, fmt::format("Mục “{}”: {}", section.id, message)});
  };
  const bool tabular = section.kind == SectionKind::table || section.kind == SectionKind::list ||
                       (section.kind == SectionKind::text && !section.columns.empty());
  if (section.kind == SectionKind::table && section.columns.empty()) complain("bảng cần “columns”.");
  if (!tabular && (!section.columns.empty() || !section.rows.empty()))
    complain("tiêu đề và ô chọn mức không có “columns” và “rows”.");
  if ((section.kind == SectionKind::ratings) == section.groups.empty())
    complain("“groups” đi cùng “kind: ratings”, và chỉ loại đó.");
  if (section.kind == SectionKind::heading && (section.required || section.graded))
    complain("tiêu đề không có gì để điền.");
  if (!tabular && section.prefill != Prefill::nothing) complain("chỉ bảng mới lấy sẵn các dòng.");
  for (const Column& column : section.columns)
    if (!column.required_if.empty() && section.column(column.required_if) == nullptr)
      complain("“required_if” nêu một cột không có.");
  if (section.has(ColumnType::score) &&
      std::ranges::any_of(section.rows, [](const FixedRow& row) { return !row.points.has_value(); }))
    complain("cột “type: score” cần “points” (điểm tối đa) ở mỗi dòng.");
  const bool filled_before =
      std::ranges::any_of(section.columns, [](const Column& one) { return one.type == ColumnType::given; });
  if (filled_before && section.rows.empty() && section.prefill == Prefill::nothing)
    complain("cột “given” cần “rows” hoặc “prefill”.");
}

}  // namespace

std::size_t SectionReader::one_of(std::string_view key, const std::vector<std::string>& words,
                                  std::size_t otherwise) {
  const Node* node = take(key);
  if (node == nullptr) return otherwise;
  const auto found = std::ranges::find(words, node->text());
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  problems().push_back({node->place(), fmt::format("Không có “{}” cho khóa “{}”.{}", node->text(), key,
                                                   did_you_mean(node->text(), words))});
  return otherwise;
}

std::string SectionReader::word_of(std::string_view key, const std::vector<std::string>& words) {
  if (node().find(key) == nullptr)
    problems().push_back({node().place(), fmt::format("Thiếu khóa “{}”.", key)});
  return words[one_of(key, words, 0)];
}

Condition SectionReader::condition() {
  Condition found{texts("when"), texts("unless")};
  std::vector<std::string> known;
  for (const auto& [word, meaning] : trait_words()) known.push_back(word);
  for (const std::vector<std::string>* words : {&found.when, &found.unless})
    for (const std::string& word : *words)
      if (!trait_words().contains(word))
        problems().push_back(
            {node().place(), fmt::format("Không có điều kiện “{}”.{}", word, did_you_mean(word, known))});
  return found;
}

const std::vector<std::string>& section_kinds() {
  static const std::vector<std::string> words{"heading", "text", "list", "table", "ratings"};
  return words;
}

const std::vector<std::string>& column_types() {
  static const std::vector<std::string> words{"text",   "words",  "number", "day",  "yes_no",
                                              "choice", "points", "given",  "score"};
  return words;
}

const std::vector<std::string>& prefills() {
  static const std::vector<std::string> words{"nothing", "last_year_limits", "commitment", "suggestions",
                                              "assignments"};
  return words;
}

Section read_section(const Node& node, Problems& problems) {
  SectionReader reader{node, problems};
  Section section;
  section.id = reader.text("id");
  section.label = reader.text("label");
  section.kind = static_cast<SectionKind>(reader.one_of("kind", section_kinds(), 1));
  section.level = reader.optional_number("level").value_or(1);
  section.graded = reader.flag("graded");
  section.required = reader.flag("required");
  section.own_words = reader.flag("own_words");
  section.condition = reader.condition();
  section.prompts = reader.texts("prompts");
  section.prefill = static_cast<Prefill>(reader.one_of("prefill", prefills(), 0));
  section.columns = read_all<Column>(reader.take("columns"), problems, read_column);
  section.rows = read_all<FixedRow>(reader.take("rows"), problems, read_row);
  section.groups = read_all<RatingGroup>(reader.take("groups"), problems, read_group);
  if (section.kind == SectionKind::list && section.columns.empty())
    section.columns.push_back({"item", section.label, ColumnType::words, {}, true, {}, false});
  reader.finish();
  check(section, node.place(), problems);
  return section;
}

}  // namespace kiemdiem::document
