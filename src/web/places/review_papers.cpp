#include "web/places/review_papers.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/office.h"
#include "service/registers.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"

namespace kiemdiem::web {
namespace {

using document::ColumnType;
using pages::Entering;

constexpr std::size_t empty_rows = 2;

pages::Entering entering_of(ColumnType type, bool typed_row) {
  switch (type) {
    case ColumnType::text:
    case ColumnType::day:
      return Entering::line;
    case ColumnType::words:
      return Entering::lines;
    case ColumnType::number:
    case ColumnType::score:
      return Entering::number;
    case ColumnType::choice:
      return Entering::choice;
    case ColumnType::yes_no:
    case ColumnType::points:
      return Entering::boxes;
    case ColumnType::given:
      return typed_row ? Entering::lines : Entering::shown;
  }
  return Entering::line;
}

/// One form on its way to a page.
class Showing {
 public:
  Showing(service::Call& call, const service::OpenReview& open, const document::Chosen& chosen,
          const PaperView& view)
      : call_(call),
        open_(open),
        form_(*chosen.form),
        chosen_(chosen),
        view_(view),
        filled_(open.paper(*chosen.form)) {}

  pages::PaperShown paper() {
    pages::PaperShown shown;
    shown.anchor = form_.paper;
    shown.name = form_.name;
    shown.mark = form_.mark;
    for (const document::HeadField& field : form_.head) shown.head.push_back(head(field));
    for (const document::Numbered& one : document::sections_for(form_, open_.traits))
      shown.sections.push_back(section(one));
    add_clause(shown);
    return shown;
  }

 private:
  void add_clause(pages::PaperShown& shown) const {
    const auto regulation = call_.office.regulations().regulation(call_.campaign->regulation, true);
    if (regulation && chosen_.choice != nullptr)
      shown.clause = {(*regulation)->document.name, chosen_.choice->clause, ""};
    if (form_.needs_confirmation) shown.confirm = fmt::format("Cần đối chiếu với mẫu gốc. {}", form_.source);
    for (const std::string& word : chosen_.open)
      shown.confirm += fmt::format(" Chưa rõ người này có {} hay không; ghi dữ kiện đó thì mẫu có thể đổi.",
                                   document::trait_words().at(word));
  }

  std::string error_of(const std::string& name) const {
    if (view_.problems == nullptr) return {};
    const auto found = std::ranges::find(*view_.problems, name, &service::FieldProblem::field);
    return found == view_.problems->end() ? std::string{} : found->message;
  }

  pages::FormField field(const std::string& name, std::string label, Entering entering,
                         std::string value) const {
    pages::FormField made;
    made.name = input_name(form_.paper, name);
    made.label = std::move(label);
    made.entering = entering;
    made.value = std::move(value);
    made.error = error_of(made.name);
    return made;
  }

  pages::FormField head(const document::HeadField& one) const {
    const auto known = open_.heads.find(form_.paper);
    const bool given = known != open_.heads.end() && known->second.contains(one.id);
    const auto value = filled_.head.find(one.id);
    pages::FormField made =
        field(document::head_field(one.id), one.label, given ? Entering::shown : Entering::line,
              value == filled_.head.end() ? std::string{} : value->second);
    made.required = one.required && !given;
    return made;
  }

  static std::vector<pages::Option> options(const std::vector<document::Choice>& choices,
                                            const std::string& chosen) {
    std::vector<pages::Option> made;
    for (const document::Choice& choice : choices)
      made.push_back({choice.word, choice.label, choice.word == chosen, {}});
    return made;
  }

  pages::FormSection section(const document::Numbered& one) {
    const document::Section& section = *one.section;
    const document::Answer& answer = filled_.answer(section.id);
    pages::FormSection shown;
    shown.anchor = fmt::format("{}-{}", form_.paper, section.id);
    shown.number = one.number;
    shown.label = section.label;
    shown.level = section.level;
    shown.prompts = section.prompts;
    if (section.kind == document::SectionKind::text) {
      shown.text = field(document::text_field(section.id), section.label, Entering::lines, answer.text);
      shown.text->required = section.required;
    }
    if (!section.columns.empty()) add_table(section, answer, shown);
    if (section.graded) {
      pages::FormField boxes =
          field(document::grade_field(section.id), "Tự đánh giá về cấp độ thực hiện", Entering::boxes, {});
      boxes.options = options(document::grades(), answer.grade);
      shown.boxes.push_back(std::move(boxes));
    }
    for (const document::RatingGroup& group : section.groups)
      if (group.condition.holds(open_.traits) != false) shown.boxes.push_back(rating(section, answer, group));
    return shown;
  }

  pages::FormField rating(const document::Section& section, const document::Answer& answer,
                          const document::RatingGroup& group) const {
    const facts::Choices& levels = *call_.office.dictionary().choices("rating");
    const auto chosen = answer.ratings.find(group.id);
    std::vector<document::Choice> choices;
    for (std::size_t at = 0; at < levels.words.size(); ++at)
      choices.push_back({levels.words[at], levels.labels[at].vi});
    pages::FormField boxes =
        field(document::rating_field(section.id, group.id), group.label, Entering::boxes, {});
    boxes.options = options(choices, chosen == answer.ratings.end() ? std::string{} : chosen->second);
    return boxes;
  }

  void add_table(const document::Section& section, const document::Answer& answer,
                 pages::FormSection& shown) {
    std::vector<document::Row> rows = document::rows_of(section, answer, open_.given);
    const bool suggested = section.prefill == document::Prefill::suggestions;
    shown.may_add = view_.writes && section.rows.empty() && !suggested;
    if (suggested && rows.empty()) shown.note = "Không có vấn đề nào được gợi ý kiểm điểm.";
    const std::map<std::string, std::int64_t, std::less<>> sums = document::totals(section, rows);
    if (shown.may_add) rows.resize(std::min(rows.size() + empty_rows, document::most_rows));
    for (const document::Column& column : section.columns) shown.columns.push_back(column.label);
    for (std::size_t at = 0; at < rows.size(); ++at) shown.rows.push_back(row(section, rows[at], at));
    for (const document::Column& column : section.columns)
      if (const auto sum = sums.find(column.id); sum != sums.end())
        shown.totals.push_back(
            fmt::format("Cộng điểm ({}): {}", column.label, document::hundredths_words(sum->second)));
  }

  pages::FormRow row(const document::Section& section, const document::Row& one, std::size_t at) const {
    pages::FormRow shown;
    shown.key_name = input_name(form_.paper, document::key_field(section.id, at));
    shown.key = one.key;
    const auto fixed = std::ranges::find(section.rows, one.key, &document::FixedRow::key);
    if (fixed != section.rows.end()) shown.group = fixed->group;
    for (const document::Column& column : section.columns) {
      const std::string name = document::cell_field(section.id, at, column.id);
      pages::FormField cell =
          field(name, column.label, entering_of(column.type, one.key.empty()), one.cell(column.id));
      if (column.type == ColumnType::given && fixed != section.rows.end())
        cell.value = fmt::format("{}. {}{}", one.key, fixed->label,
                                 section.has(ColumnType::score)
                                     ? fmt::format(" (tối đa {} điểm)", fixed->points.value_or(0))
                                     : "");
      if (column.type == ColumnType::choice) {
        cell.options = options(column.choices, cell.value);
        cell.options.insert(cell.options.begin(), {"", "– chọn –", cell.value.empty(), {}});
      }
      if (column.type == ColumnType::yes_no || column.type == ColumnType::points)
        cell.options = {
            {"yes", yes_words(column, fixed, section), cell.value == "yes", {}},
            {"no", column.type == ColumnType::points ? "Không: 0 điểm" : "Không", cell.value == "no", {}}};
      if (!view_.writes) cell.value = document::cell_words(column, cell.value, one, section);
      shown.cells.push_back(std::move(cell));
    }
    return shown;
  }

  static std::string yes_words(const document::Column& column,
                               std::vector<document::FixedRow>::const_iterator fixed,
                               const document::Section& section) {
    if (column.type != ColumnType::points || fixed == section.rows.end()) return "Có";
    return fmt::format("Có: {} điểm", fixed->points.value_or(0));
  }

  service::Call& call_;
  const service::OpenReview& open_;
  const document::Form& form_;
  const document::Chosen& chosen_;
  const PaperView& view_;
  document::FilledForm filled_;
};

}  // namespace

std::string input_name(const std::string& paper, const std::string& field) {
  return fmt::format("{}.{}", paper, field);
}

std::vector<pages::PaperShown> papers_shown(service::Call& call, const service::OpenReview& open,
                                            const PaperView& view) {
  std::vector<pages::PaperShown> papers;
  for (const document::Chosen& chosen : open.papers) {
    const bool written = open.review.papers.contains(chosen.form->paper);
    if (view.writes || written) papers.push_back(Showing{call, open, chosen, view}.paper());
  }
  return papers;
}

}  // namespace kiemdiem::web
