#include "summary/shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "facts/record_reader.h"
#include "summary/measures.h"
#include "summary/table_fields.h"

namespace kiemdiem::summary {
namespace {

using facts::RecordReader;

template <class Read>
void each(RecordReader& reader, std::string_view key, Read read) {
  const Node* list = reader.take(key);
  if (list == nullptr) return;
  for (const Node& item : list->items()) {
    RecordReader inner{item, reader.problems()};
    read(inner);
    inner.finish();
  }
}

int one_of(RecordReader& reader, std::string_view key, const std::vector<std::string>& words) {
  const std::string word = reader.text(key);
  const auto found = std::ranges::find(words, word);
  if (found != words.end()) return static_cast<int>(found - words.begin());
  reader.problems().push_back(
      {reader.node().place(),
       fmt::format("“{}” không nhận “{}”; hãy chọn một trong: {}.", key, word, fmt::join(words, ", "))});
  return 0;
}

void check_measure(RecordReader& reader, const std::string& word) {
  if (!word.empty() && !is_measure(word))
    reader.problems().push_back({reader.node().place(), fmt::format("Không có cách đếm “{}”.{}", word,
                                                                    did_you_mean(word, measure_words()))});
}

Column read_column(RecordReader& reader) {
  Column column;
  column.title = reader.text("title");
  column.group = reader.optional_text("group");
  column.width = reader.optional_number("width").value_or(8);
  column.types = reader.texts("types");
  column.past = reader.flag("past");
  const std::string shows = reader.optional_text("shows"), counts = reader.optional_text("counts"),
                    share = reader.optional_text("share");
  column.of = reader.optional_text("of");
  column.whole = reader.optional_text("whole");
  column.kind = !shows.empty() ? ColumnKind::shows : !counts.empty() ? ColumnKind::counts : ColumnKind::share;
  column.what = shows.empty() ? counts.empty() ? share : counts : shows;
  column.id = reader.optional_text("id");
  if (column.id.empty()) column.id = (column.kind == ColumnKind::share ? "share-" : "") + column.what;
  if (column.kind == ColumnKind::shows && !is_field(column.what))
    reader.problems().push_back(
        {reader.node().place(), fmt::format("Không có nội dung cột “{}”.{}", column.what,
                                            did_you_mean(column.what, field_words()))});
  if (column.kind != ColumnKind::shows) check_measure(reader, column.what);
  if (column.kind == ColumnKind::share) {
    if (column.of.empty()) column.of = "rated";
    check_measure(reader, column.of);
  }
  return column;
}

void read_kinds(RecordReader& reader, Shape& shape) {
  for (const std::string& word : reader.texts("of")) {
    bool found = false;
    for (int kind = 0; kind < 4; ++kind)
      if (facts::name(static_cast<SubjectKind>(kind)) == word) {
        shape.of.push_back(static_cast<SubjectKind>(kind));
        found = true;
      }
    if (!found)
      reader.problems().push_back(
          {reader.node().place(), fmt::format("Không có loại đối tượng “{}”.", word)});
  }
}

Shape read_shape(const Node& node, Problems& problems) {
  RecordReader reader{node, problems};
  Shape shape;
  shape.id = reader.text("table");
  shape.code = reader.text("code");
  shape.title = reader.text("title");
  shape.name = reader.text("name");
  shape.sheet = reader.optional_text("sheet");
  shape.rows = static_cast<RowsOf>(one_of(reader, "rows",
                                          {"units", "subjects", "positions", "pools", "levels", "measures",
                                           "remedies", "commended", "dossiers", "discipline"}));
  read_kinds(reader, shape);
  shape.where = reader.optional_text("where");
  check_measure(reader, shape.where);
  shape.deciding = reader.optional_text("deciding");
  shape.blocks = reader.flag("blocks");
  shape.chart = reader.optional_text("chart");
  shape.in_report = reader.flag("in_report");
  shape.notes = reader.texts("notes");
  each(reader, "columns", [&](RecordReader& one) { shape.columns.push_back(read_column(one)); });
  each(reader, "measures", [&](RecordReader& one) {
    shape.measures.push_back({one.text("title"), one.text("measure")});
    check_measure(one, shape.measures.back().measure);
  });
  reader.finish();
  std::set<std::string> ids;
  for (Column& column : shape.columns)
    if (!ids.insert(column.id).second) {
      column.id += fmt::format("-{}", ids.size());
      ids.insert(column.id);
    }
  return shape;
}

void read_common(const Node& node, TableBook& book, Problems& problems) {
  RecordReader reader{node, problems};
  book.rounding = static_cast<Rounding>(one_of(reader, "rounding", {"largest_remainder", "half_up"}));
  book.signs_left = reader.texts("signs_left");
  each(reader, "reasons", [&](RecordReader& one) {
    book.reasons.push_back({one.text("id"), one.text("label"), one.texts("facts")});
  });
  each(reader, "positions", [&](RecordReader& one) {
    book.positions.push_back({one.text("code"), one.text("label"), one.texts("roles"), one.texts("bodies")});
  });
  reader.finish();
  if (book.reasons.empty() || book.positions.empty())
    problems.push_back(
        {node.place(), "Phải có ít nhất một nhóm lý do (reasons) và một nhóm chức danh (positions)."});
}

}  // namespace

const Shape* TableBook::find(std::string_view id) const {
  const auto found = std::ranges::find(shapes, id, &Shape::id);
  return found == shapes.end() ? nullptr : &*found;
}

const ReasonGroup& TableBook::group_of(const std::vector<WhyNot>& why_not, Truth reviewed) const {
  for (const WhyNot& why : why_not)
    for (const ReasonGroup& group : reasons)
      for (const std::string& fact : group.facts)
        if (std::ranges::find(why.facts, fact) != why.facts.end()) return group;
  if (why_not.empty() && reviewed == Truth::no)
    for (const ReasonGroup& group : reasons)
      if (group.id == "not_reviewed") return group;
  return reasons.back();
}

Result<TableBook> read_tables(const std::vector<Node>& layers) {
  TableBook book;
  Problems problems;
  std::set<std::string> read;
  for (const Node& layer : layers) {
    const Node* tables = layer.find("tables");
    if (tables == nullptr) continue;
    for (const auto& [name, table] : tables->entries()) {
      if (!read.insert(name.text()).second) continue;
      if (name.text() == "chung")
        read_common(table, book, problems);
      else
        book.shapes.push_back(read_shape(table, problems));
    }
  }
  std::ranges::sort(book.shapes, {}, &Shape::id);
  if (!problems.empty()) return tl::unexpected{std::move(problems)};
  if (book.reasons.empty()) return refuse({}, "Thiếu tệp forms/tables/chung.yaml.");
  return book;
}

}  // namespace kiemdiem::summary
