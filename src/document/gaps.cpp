#include <fmt/format.h>

#include <algorithm>

#include "document/filled_form.h"

// What is still missing in a filled form.

namespace kiemdiem::document {
namespace {

/// A number as it is typed, in hundredths.
std::optional<std::int64_t> hundredths(std::string text) {
  std::ranges::replace(text, ',', '.');
  const std::size_t point = text.find('.');
  const std::string whole = text.substr(0, point);
  std::string rest = point == std::string::npos ? "" : text.substr(point + 1);
  const auto digits = [](const std::string& all) {
    return std::ranges::all_of(all, [](char one) { return one >= '0' && one <= '9'; });
  };
  if (whole.empty() || whole.size() > 9 || rest.size() > 2 || !digits(whole) || !digits(rest) ||
      (point != std::string::npos && rest.empty()))
    return std::nullopt;
  rest.resize(2, '0');
  return std::stoll(whole) * 100 + std::stoll(rest);
}

/// “mục II.1”
std::string place_of(const Numbered& numbered) {
  return numbered.whole_number.empty() ? fmt::format("“{}”", numbered.section->label)
                                       : fmt::format("mục {}", numbered.whole_number);
}

class Looking {
 public:
  Looking(const Form& form, const FilledForm& filled, const Traits& traits, const Given& given)
      : form_(form), filled_(filled), traits_(traits), given_(given) {}

  std::vector<Gap> all() {
    for (const HeadField& field : form_.head)
      if (field.required && !filled_.head.contains(field.id))
        gaps_.push_back({head_field(field.id), "", fmt::format("Chưa ghi “{}”.", field.label)});
    for (const Numbered& one : sections_for(form_, traits_)) {
      place_ = place_of(one);
      look_at(*one.section, filled_.answer(one.section->id), one.sure);
    }
    return std::move(gaps_);
  }

 private:
  /// @param sure false: whether the section concerns the subject is not known
  void look_at(const Section& section, const Answer& answer, bool sure) {
    if (section.kind == SectionKind::text && section.required && sure && answer.text.empty())
      add(text_field(section.id), section, fmt::format("Chưa viết {}.", place_));
    if (section.graded && sure && answer.grade.empty())
      add(grade_field(section.id), section, fmt::format("Chưa tự đánh giá cấp độ thực hiện ở {}.", place_));
    for (const RatingGroup& group : section.groups)
      if (sure && group.condition.holds(traits_) == true && !answer.ratings.contains(group.id))
        add(rating_field(section.id, group.id), section,
            fmt::format("Chưa chọn mức ở {}: {}.", place_, group.label));
    if (!section.columns.empty()) look_at_rows(section, answer, sure);
  }

  void look_at_rows(const Section& section, const Answer& answer, bool sure) {
    const std::vector<Row> rows = rows_of(section, answer, given_);
    if (section.required && section.kind != SectionKind::text && sure && rows.empty())
      add(cell_field(section.id, 0, section.columns.front().id), section,
          fmt::format("Chưa ghi dòng nào ở {}.", place_));
    for (std::size_t at = 0; at < rows.size(); ++at)
      for (const Column& column : section.columns) look_at(section, rows[at], at, column);
  }

  void look_at(const Section& section, const Row& row, std::size_t at, const Column& column) {
    const std::string& cell = row.cell(column.id);
    const bool asked =
        column.required || (!column.required_if.empty() && row.cell(column.required_if) == "yes");
    const std::string where = fmt::format("{}, dòng {}", place_, at + 1);
    if (cell.empty() && asked && column.type != ColumnType::given)
      add(cell_field(section.id, at, column.id), section,
          fmt::format("Chưa ghi “{}” ở {}.", column.label, where));
    if (!cell.empty() && column.type == ColumnType::number && !hundredths(cell))
      add(cell_field(section.id, at, column.id), section,
          fmt::format("“{}” ở {} phải là số, ví dụ 85 hoặc 85,5.", column.label, where));
    if (!cell.empty() && column.type == ColumnType::score) look_at_score(section, row, at, column, where);
  }

  void look_at_score(const Section& section, const Row& row, std::size_t at, const Column& column,
                     const std::string& where) {
    const auto fixed = std::ranges::find(section.rows, row.key, &FixedRow::key);
    const int most = fixed == section.rows.end() ? 0 : fixed->points.value_or(0);
    const auto score = hundredths(row.cell(column.id));
    if (!score || *score < 0 || *score > std::int64_t{100} * most)
      add(cell_field(section.id, at, column.id), section,
          fmt::format("“{}” ở {} phải là số từ 0 đến {}.", column.label, where, most));
  }

  void add(std::string field, const Section& section, std::string message) {
    gaps_.push_back({std::move(field), section.id, std::move(message)});
  }

  const Form& form_;
  const FilledForm& filled_;
  const Traits& traits_;
  const Given& given_;
  std::string place_;  ///< of the section that is looked at, in words
  std::vector<Gap> gaps_;
};

}  // namespace

std::vector<Gap> gaps(const Form& form, const FilledForm& filled, const Traits& traits, const Given& given) {
  return Looking{form, filled, traits, given}.all();
}

std::map<std::string, std::int64_t, std::less<>> totals(const Section& section,
                                                        const std::vector<Row>& rows) {
  std::map<std::string, std::int64_t, std::less<>> sums;
  for (const Column& column : section.columns) {
    if (!column.total) continue;
    std::int64_t& sum = sums[column.id];
    for (const Row& row : rows) {
      const std::string& cell = row.cell(column.id);
      if (column.type == ColumnType::number || column.type == ColumnType::score)
        sum += hundredths(cell).value_or(0);
      if (column.type != ColumnType::points || cell != "yes") continue;
      const auto fixed = std::ranges::find(section.rows, row.key, &FixedRow::key);
      if (fixed != section.rows.end()) sum += std::int64_t{100} * fixed->points.value_or(0);
    }
  }
  return sums;
}

std::string hundredths_words(std::int64_t hundredths) {
  std::string text = std::to_string(hundredths / 100);
  const auto rest = static_cast<int>(hundredths % 100);
  if (rest != 0) text += rest % 10 == 0 ? fmt::format(",{}", rest / 10) : fmt::format(",{:02}", rest);
  return text;
}

std::string cell_words(const Column& column, const std::string& value, const Row& row,
                       const Section& section) {
  if (column.type == ColumnType::choice) {
    const auto found = std::ranges::find(column.choices, value, &Choice::word);
    return found == column.choices.end() ? std::string{} : found->label;
  }
  if (column.type == ColumnType::yes_no) return value.empty() ? "" : value == "yes" ? "Có" : "Không";
  if (column.type != ColumnType::points || value.empty()) return value;
  const auto fixed = std::ranges::find(section.rows, row.key, &FixedRow::key);
  const int points = value == "yes" && fixed != section.rows.end() ? fixed->points.value_or(0) : 0;
  return fmt::format("{} điểm", points);
}

}  // namespace kiemdiem::document
