#include "wordform/marks.h"

#include <fmt/format.h>

#include <algorithm>

#include "paper/vietnamese_words.h"

namespace kiemdiem::wordform {
namespace {

using document::Form;
using document::Section;

constexpr const char* not_concerned = "(không thuộc diện ghi mục này)";

bool has_text(const Section& section) {
  return section.kind == document::SectionKind::text;
}

bool has_rows(const Section& section) {
  return !section.columns.empty();
}

std::string mark(std::string_view name) {
  return fmt::format("[[{}]]", name);
}

std::string cell_mark(const Section& section, const document::Column& column) {
  return fmt::format("{}.{}", section.id, column.id);
}

std::string total_mark(const Section& section, const document::Column& column) {
  return fmt::format("{}.total.{}", section.id, column.id);
}

void add_marks(const Section& section, std::vector<Mark>& marks) {
  if (has_text(section)) marks.push_back({section.id, section.label, {}});
  for (const document::Column& column : section.columns) {
    marks.push_back(
        {cell_mark(section, column), fmt::format("{}: {}", section.label, column.label), section.id});
    if (column.total)
      marks.push_back(
          {total_mark(section, column), fmt::format("{}: cộng {}", section.label, column.label), {}});
  }
  if (section.graded) marks.push_back({section.id + ".grade", section.label + ": cấp độ thực hiện", {}});
  for (const document::RatingGroup& group : section.groups)
    marks.push_back({section.id + "." + group.id, group.label, {}});
}

std::string boxes(const std::vector<document::Choice>& choices, const std::string& chosen) {
  std::string words;
  for (const document::Choice& choice : choices)
    words += fmt::format("{}{} {}", words.empty() ? "" : "   ", paper::check_box(choice.word == chosen),
                         choice.label);
  return words;
}

std::string value_of(const document::Column& column, const document::Row& row, const Section& section) {
  const std::string& typed = row.cell(column.id);
  if (column.type != document::ColumnType::given || !typed.empty())
    return document::cell_words(column, typed, row, section);
  const auto fixed = std::ranges::find(section.rows, row.key, &document::FixedRow::key);
  return fixed == section.rows.end() ? std::string{} : fixed->label;
}

/// Fills in one section.
void add_values(const Section& section, const document::Answer& answer, const document::Given& given,
                const formpaper::Particulars& particulars, MarkValues& values) {
  if (has_text(section)) values.texts[section.id] = answer.text;
  if (section.graded) values.texts[section.id + ".grade"] = boxes(document::grades(), answer.grade);
  for (const document::RatingGroup& group : section.groups) {
    const auto chosen = answer.ratings.find(group.id);
    values.texts[section.id + "." + group.id] =
        boxes(particulars.levels, chosen == answer.ratings.end() ? std::string{} : chosen->second);
  }
  if (!has_rows(section)) return;
  const std::vector<document::Row> rows = document::rows_of(section, answer, given);
  auto& lines = values.rows[section.id];
  for (const document::Row& row : rows) {
    auto& line = lines.emplace_back();
    for (const document::Column& column : section.columns)
      line[cell_mark(section, column)] = value_of(column, row, section);
  }
  const auto sums = document::totals(section, rows);
  for (const document::Column& column : section.columns)
    if (const auto sum = sums.find(column.id); column.total && sum != sums.end())
      values.texts[total_mark(section, column)] = document::hundredths_words(sum->second);
}

void blank_values(const Section& section, MarkValues& values) {
  std::vector<Mark> marks;
  add_marks(section, marks);
  for (const Mark& one : marks)
    if (one.section.empty()) values.texts[one.name] = not_concerned;
  if (has_rows(section)) values.rows[section.id] = {};
}

std::string with_marks(std::string text) {
  for (const char* word : {"year", "next_year", "name"}) {
    const std::string brace = fmt::format("{{{}}}", word);
    const std::string put = mark(word);
    for (std::size_t at = text.find(brace); at != std::string::npos; at = text.find(brace, at + put.size()))
      text.replace(at, brace.size(), put);
  }
  return text;
}

/// A section as its marks stand in it: one row for those that will be there.
Section section_with_marks(const Section& section, document::Answer& answer) {
  Section made = section;
  if (has_text(section)) answer.text = mark(section.id);
  const auto line = [&](const std::string& words) {
    answer.text += (answer.text.empty() ? "" : "\n") + words;
  };
  if (section.graded) line("Tự đánh giá về cấp độ thực hiện: " + mark(section.id + ".grade"));
  for (const document::RatingGroup& group : section.groups)
    line(group.label + ": " + mark(section.id + "." + group.id));
  made.graded = false;
  made.groups.clear();
  made.rows.clear();
  made.prefill = document::Prefill::nothing;
  made.condition = {};
  document::Row row;
  for (document::Column& column : made.columns) {
    row.cells[column.id] = mark(cell_mark(section, column));
    if (column.total) line(fmt::format("Cộng {}: {}", column.label, mark(total_mark(section, column))));
    column.type = document::ColumnType::words;
    column.choices.clear();
    column.total = false;
  }
  if (has_rows(section)) answer.rows.push_back(std::move(row));
  if (section.kind != document::SectionKind::heading)
    made.kind = answer.text.empty() ? document::SectionKind::table : document::SectionKind::text;
  return made;
}

}  // namespace

std::vector<Mark> marks_of(const Form& form) {
  std::vector<Mark> marks;
  for (const document::HeadField& field : form.head) marks.push_back({"head." + field.id, field.label, {}});
  for (const Section& section : form.sections) add_marks(section, marks);
  for (const auto& [name, label] : {std::pair{"superior", "tổ chức cấp trên"},
                                    {"issuer", "tổ chức"},
                                    {"place", "địa danh"},
                                    {"day", "ngày tháng năm"},
                                    {"number", "số, ký hiệu"},
                                    {"year", "năm"},
                                    {"next_year", "năm sau"},
                                    {"name", "tên người hoặc tập thể"},
                                    {code_mark.data(), "mã văn bản"},
                                    {picture_mark.data(), "mã QR dẫn bản quét về đúng hồ sơ"}})
    marks.push_back({name, label, {}, false});
  return marks;
}

MarkValues mark_values(const Form& form, const document::FilledForm& filled, const document::Traits& traits,
                       const document::Given& given, const formpaper::Particulars& particulars) {
  MarkValues values;
  values.texts = {{"superior", particulars.superior},
                  {"issuer", particulars.issuer},
                  {"place", particulars.place},
                  {"day", paper::date_in_words(particulars.date)},
                  {"number", particulars.number},
                  {"year", std::to_string(particulars.year)},
                  {"next_year", std::to_string(particulars.year + 1)},
                  {"name", particulars.name},
                  {std::string{code_mark}, {}},
                  {std::string{picture_mark}, {}}};
  for (const document::HeadField& field : form.head) {
    const auto value = filled.head.find(field.id);
    values.texts["head." + field.id] = value == filled.head.end() ? std::string{} : value->second;
  }
  for (const Section& section : form.sections)
    if (section.condition.holds(traits) == false)
      blank_values(section, values);
    else
      add_values(section, filled.answer(section.id), given, particulars, values);
  return values;
}

paper::Paper paper_of_marks(const Form& form, const formpaper::Particulars& particulars,
                            const paper::Profile& profile) {
  Form made = form;
  for (std::string& line : made.title) line = with_marks(line);
  made.opening = with_marks(made.opening);
  made.closing = with_marks(made.closing);
  document::FilledForm filled{form.id, form.version, {}, {}};
  for (const document::HeadField& field : form.head) filled.head[field.id] = mark("head." + field.id);
  for (Section& section : made.sections) section = section_with_marks(section, filled.answers[section.id]);
  formpaper::Particulars marked = particulars;
  marked.superior = mark("superior");
  marked.issuer = mark("issuer");
  marked.place = mark("place");
  marked.date.reset();
  marked.name.clear();
  paper::Paper paper = formpaper::form_paper(made, filled, {}, {}, marked, profile);
  for (const std::string& words : {mark(picture_mark), "Mã văn bản: " + mark(code_mark)})
    paper.sections.back().blocks.push_back(
        {paper::Paragraph{.runs = {{.text = words}}, .align = paper::Align::left, .indented = false}});
  return paper;
}

}  // namespace kiemdiem::wordform
