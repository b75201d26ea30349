#pragma once

#include <functional>

#include "base/tree.h"
#include "document/form.h"

/// A form with what somebody wrote into it. Plain text, as it was typed; nothing is chosen beforehand.
namespace kiemdiem::document {

struct Row {
  std::string key;  ///< of a fixed or prefilled row; empty: typed by the writer
  std::map<std::string, std::string, std::less<>> cells;  ///< by column

  const std::string& cell(std::string_view column) const;
  friend bool operator==(const Row&, const Row&) = default;
};

struct Answer {
  std::string text;
  std::string grade;  ///< word of grades(); empty: not chosen
  std::vector<Row> rows;
  std::map<std::string, std::string, std::less<>> ratings;  ///< by group: word of the choice "rating"

  bool empty() const;
  friend bool operator==(const Answer&, const Answer&) = default;
};

struct FilledForm {
  std::string form;  ///< id
  int version = 0;
  std::map<std::string, std::string, std::less<>> head;  ///< by field: what was typed, or stood there
  std::map<std::string, Answer, std::less<>> answers;    ///< by section

  const Answer& answer(std::string_view section) const;
  friend bool operator==(const FilledForm&, const FilledForm&) = default;
};

/// Values of a row that a section begins with, besides its fixed rows.
using Given = std::map<Prefill, std::vector<Row>>;

/// The rows of a section as they are shown: fixed ones, then given ones, then those typed by the writer.
/// Given values stand in columns of type given and, where nothing was typed yet, in the others.
std::vector<Row> rows_of(const Section& section, const Answer& answer, const Given& given);

/// One field of what a page sends: `name` without the word of the paper.
using Sent = std::function<std::string(const std::string& name)>;
/// Names of the fields of a form, here and nowhere else.
std::string head_field(std::string_view field);
std::string text_field(std::string_view section);
std::string grade_field(std::string_view section);
std::string rating_field(std::string_view section, std::string_view group);
std::string key_field(std::string_view section, std::size_t row);
std::string cell_field(std::string_view section, std::size_t row, std::string_view column);
/// How many rows of a section may come.
inline constexpr std::size_t most_rows = 200;

/// Reads what was sent. White space at the ends goes, Unicode is brought to NFC, a typed row without any
/// text is left out. Words that are no choice are left out.
FilledForm filled_from(const Form& form, const Sent& sent);

Node to_node(const FilledForm& filled);
FilledForm filled_form(const Node& node);

/// What keeps a form from being handed in.
struct Gap {
  std::string field;  ///< name of the field
  std::string section;
  std::string message;  ///< Vietnamese
};
std::vector<Gap> gaps(const Form& form, const FilledForm& filled, const Traits& traits, const Given& given);

/// Points of a table: of each column that the form sums up. Decimals count in hundredths.
std::map<std::string, std::int64_t, std::less<>> totals(const Section& section, const std::vector<Row>& rows);

/// "62,5" for 6250.
std::string hundredths_words(std::int64_t hundredths);

/// The value of a cell as it is read: "Đã khắc phục" for "fixed", "Có", "2 điểm".
std::string cell_words(const Column& column, const std::string& value, const Row& row,
                       const Section& section);

/// All text of one section, line after line: for comparing.
std::string plain_text(const Section& section, const Answer& answer);

}  // namespace kiemdiem::document
