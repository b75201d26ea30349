#include "service/outside_inputs.h"

#include <fmt/format.h>

namespace kiemdiem::service {
namespace {

/// One row of a list in words.
class Row {
 public:
  Row(const facts::Situation& situation, std::string_view list, std::size_t row)
      : situation_(situation), list_(list), row_(row) {}

  std::string text(std::string_view fact) const {
    const facts::Column& column = situation_.column(list_, fact);
    return column.known(row_) ? situation_.texts[static_cast<std::size_t>(column.numbers[row_])]
                              : std::string{};
  }
  std::string day(std::string_view fact) const {
    const facts::Column& column = situation_.column(list_, fact);
    return column.known(row_) ? to_vietnamese(Date{column.numbers[row_]}) : std::string{};
  }
  std::string day_of_moment(std::string_view fact) const {
    const facts::Column& column = situation_.column(list_, fact);
    return column.known(row_) ? to_vietnamese(Moment::unpacked(column.numbers[row_]).date) : std::string{};
  }
  std::string level(std::string_view fact) const {
    const facts::Column& column = situation_.column(list_, fact);
    const facts::Choices* ratings = situation_.dictionary.choices("rating");
    return column.known(row_) ? ratings->labels[static_cast<std::size_t>(column.numbers[row_])].vi
                              : std::string{};
  }

 private:
  const facts::Situation& situation_;
  std::string_view list_;
  std::size_t row_;
};

/// "(số 12, 02/12/2020)"; nothing where nothing of it is known.
std::string in_brackets(std::initializer_list<std::string> parts) {
  std::string words;
  for (const std::string& part : parts)
    if (!part.empty()) words += (words.empty() ? "" : ", ") + part;
  return words.empty() ? words : " (" + words + ")";
}

std::string numbered(const std::string& number) {
  return number.empty() ? number : "số " + number;
}

}  // namespace

std::vector<OutsideInput> outside_inputs(const Judged& judged) {
  const facts::Situation& situation = judged.situation;
  std::vector<OutsideInput> inputs;
  const facts::Column& subjects = situation.column("inputs", "subject");
  for (std::size_t at = 0; at < situation.table("inputs").rows(); ++at) {
    const Row row{situation, "inputs", at};
    std::string said = row.level("rating");
    if (const std::string content = row.text("content"); !content.empty())
      said += (said.empty() ? "" : "; ") + content;
    inputs.push_back({situation.id(facts::SubjectRef::unpacked(subjects.numbers[at])),
                      fmt::format("{}: {}{}", row.text("source"), said,
                                  in_brackets({numbered(row.text("number")), row.day("on")}))});
  }
  return inputs;
}

std::string civil_servant_rating_words(const Judged& judged, std::int32_t person) {
  const Row row{judged.situation, "people", static_cast<std::size_t>(person)};
  const std::string level = row.level("civil_servant_rating.rating");
  if (level.empty()) return level;
  return level + in_brackets({numbered(row.text("civil_servant_rating.number")),
                              row.day_of_moment("civil_servant_rating.on"),
                              row.text("civil_servant_rating.decided_by")});
}

}  // namespace kiemdiem::service
