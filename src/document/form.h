#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

/// The official forms as data (folder forms/, doc/forms.md): what a paper asks for, in its order. A form
/// stands by itself: it knows no campaign and no person. Screen, print and files are made from the same
/// value.
namespace kiemdiem::document {

/// What is known of the subject that parts of a form depend on. A word that is neither true nor false is not
/// known: the part is asked for and may be left empty.
using Traits = std::map<std::string, std::optional<bool>, std::less<>>;

/// The words that `when` and `unless` may use, with what they mean in Vietnamese.
const std::map<std::string, std::string, std::less<>>& trait_words();

/// Whether a part of a form concerns a subject.
struct Condition {
  std::vector<std::string> when;    ///< all of them
  std::vector<std::string> unless;  ///< none of them
  /// Nothing where a word decides that is not known.
  std::optional<bool> holds(const Traits& traits) const;
};

enum class ColumnType : std::uint8_t {
  text,    ///< one line
  words,   ///< several lines
  number,  ///< with two places at most, comma or point
  day,
  yes_no,
  choice,
  points,  ///< the full points of the row or 0
  given,   ///< stands in the row from the beginning; not to be typed
  score,   ///< from 0 to the full points of the row, with two places at most
};

struct Choice {
  std::string word, label;
};

struct Column {
  std::string id, label;
  ColumnType type = ColumnType::text;
  std::vector<Choice> choices;
  bool required = false;
  std::string required_if;  ///< column of the row that must be "yes" for it to be asked for; may be empty
  bool total = false;       ///< the table closes with its sum
};

/// A row that the form has from the beginning: one of the 27 manifestations, a criterion.
struct FixedRow {
  std::string key;    ///< "1"
  std::string group;  ///< heading over it and those after it; empty: goes on
  std::string label;
  std::optional<int> points;
};

/// Where the rows or the text of a section come from before anybody types.
enum class Prefill : std::uint8_t {
  nothing,
  last_year_limits,  ///< what last year's review named as limits; each gets its result
  commitment,        ///< items of last year's commitment
  suggestions,       ///< suggested points: each has its row, no row can be added
  assignments,       ///< tasks of last year's commitment with product and day
};

enum class SectionKind : std::uint8_t {
  heading,
  text,
  list,     ///< items, one line each: a table of one column
  table,    ///< rows typed by the writer, or fixed ones
  ratings,  ///< groups of four boxes with the levels of rating
};

/// A group of four boxes of a section of kind ratings.
struct RatingGroup {
  std::string id, label;
  Condition condition;
};

struct Section {
  std::string id;
  std::string label;  ///< short official label
  SectionKind kind = SectionKind::text;
  int level = 1;        ///< 1 stands under the title, 2 under the heading before it
  bool graded = false;  ///< with the four boxes of “cấp độ thực hiện”
  bool required = false;
  bool own_words = false;  ///< compared with last year's text and with colleagues' (a notice to the writer)
  Condition condition;
  std::vector<std::string> prompts;
  Prefill prefill = Prefill::nothing;
  std::vector<Column> columns;
  std::vector<FixedRow> rows;
  std::vector<RatingGroup> groups;

  const Column* column(std::string_view name) const;
  bool has(ColumnType type) const;
};

/// One line of the head: taken from what is known of the subject, else typed once.
struct HeadField {
  std::string id, label;
  std::string from;  ///< fact of people or collectives, or a word of head_words(); empty: is typed
  bool required = false;
};
const std::set<std::string, std::less<>>& head_words();

/// One block of signatures or of somebody else's remarks.
struct Signature {
  std::string title;  ///< over a box: "Đánh giá, xếp loại chất lượng đảng viên"; may be empty
  std::vector<std::string> items;  ///< lines that are left open inside it
  std::vector<std::string> lines;  ///< "NGƯỜI TỰ KIỂM ĐIỂM", "(ký, ghi rõ họ tên)"
  enum class Side : std::uint8_t { left, right } side = Side::right;
  Condition condition;
};

/// One official form in one version. Old versions stay: a filled paper is shown for ever on its own form.
struct Form {
  std::string id;  ///< folder under forms/: "btctw/02-2019"
  std::string issuer, code;
  int year = 0;
  int version = 1;
  std::string mark;      ///< printed top right: "Mẫu 02-HD KĐ.ĐG 2019"; may be empty
  std::string name;      ///< "Bản kiểm điểm cá nhân"
  std::string paper;     ///< word of the choice "document", or a word of its own for a sheet that goes along
  std::string of;        ///< member or collective
  std::string layout;    ///< form, numbered, slip
  bool numbered = true;  ///< sections are numbered I, 1
  std::vector<std::string> title;   ///< lines; {year} stands for the year
  std::string opening, closing;     ///< printed before and after the sections; {year}, {name}; may be empty
  bool needs_confirmation = false;  ///< not compared with the official text
  std::string source;               ///< what it was made after
  std::vector<HeadField> head;
  std::vector<Section> sections;
  std::vector<Signature> signatures;

  const Section* section(std::string_view section_id) const;
};

/// The sections that concern a subject, with their numbers: "I", "1" under it. What is not known to concern
/// somebody or not is among them.
struct Numbered {
  const Section* section = nullptr;
  std::string number;        ///< empty where the form has none
  std::string whole_number;  ///< "II.1"
  bool sure = true;          ///< false: not known whether it concerns the subject
};
std::vector<Numbered> sections_for(const Form& form, const Traits& traits);

/// {year}, {next_year} and {name} of a title or a sentence.
std::string with_words(std::string text, int year, const std::string& name);

/// The four boxes of “cấp độ thực hiện”, best first.
const std::vector<Choice>& grades();

}  // namespace kiemdiem::document
