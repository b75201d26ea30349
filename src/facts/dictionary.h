#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/tree.h"

namespace kiemdiem::facts {

enum class FactType : std::uint8_t {
  text,        ///< free text; the column holds its index in the situation's texts
  boolean,     ///< 0 or 1
  integer,     ///< a whole number
  decimal,     ///< an exact decimal with two places; the column holds hundredths
  date,        ///< a day; the column holds Date::days
  moment,      ///< a day, with or without a time; the column holds Moment::packed()
  choice,      ///< one of a named list of words; the column holds the index in it
  reference,   ///< the id of an organization, collective or person; the column holds EntityRef::packed()
  references,  ///< several ids; kept in the column's pool
  subject,     ///< "member:an"; the column holds SubjectRef::packed()
  record,      ///< a group of facts; the column holds only whether it is known, its facts stand in columns of
               ///< their own
  list,        ///< entries of a list of its own (posts of a person); see Table::parent
};

/// A text in the two languages of the product.
struct Label {
  std::string vi;
  std::string en;
};

/// A named set of words, best first where they have an order (ratings).
struct Choices {
  std::string name;
  std::vector<std::string> words;
  std::vector<Label> labels;

  std::optional<int> find(std::string_view word) const;
  std::vector<std::vector<std::string>> also;  ///< further spellings accepted in workbooks ("HTXSNV")
  /// Of “secrecy”: kinds of organizations by which a person's post is managed who has this level unless the
  /// register says otherwise.
  std::vector<std::vector<std::string>> managed_by;
};

/// One fact of a situation. The dictionary is the only place that knows it: reader, workbook columns, input
/// forms, help and explanations derive from it.
struct Fact {
  std::string path;  ///< name within its list: "sick_leave_months", "transferred.from"
  FactType type = FactType::text;
  std::string choices;          ///< of a choice: the name of the set
  std::string list;             ///< of a list: the name of the list that holds the entries
  std::vector<std::string> to;  ///< of a reference: the lists that it may point into
  Label label;
  Label help;
  std::string unit;  ///< "month", "day", "person", "vote" …; empty where it counts nothing
  std::optional<std::int32_t> at_least;
  std::optional<std::int32_t> at_most;
  bool required = false;
  bool lasting = false;  ///< holds from year to year (a name, a post); else it is said anew in each period
  bool has_default = false;  ///< where false, a fact that is not given is unknown
  std::string default_word;  ///< as it would be written; empty with has_default: null
  /// Another default where a fact of the same entry has a certain word (not_introduced: false).
  struct DefaultUnless {
    std::string fact, is, then;
  };
  DefaultUnless default_unless;
  std::string
      default_fact;    ///< the default is the value of this fact of the same entry (size_at_review: size)
  std::string column;  ///< heading in the workbook; empty: not in the workbook
  std::vector<std::string> also;         ///< other headings accepted
  std::vector<std::string> joined_from;  ///< headings of columns that together make it, with blanks between
  std::string declared_by;               ///< regulation that added it; empty: the contract

  /// Whether it stands directly in a record (“transferred.”) or, where that is empty, in the entry itself.
  bool is_directly_in(std::string_view record) const;
};

/// A list of entries of one shape: a table of the situation, a sheet of the workbook.
struct ListShape {
  std::string name;     ///< "people"
  std::string parent;   ///< of a list inside another's entries: that list's name ("people" of "posts")
  std::string in_fact;  ///< the path of the list fact in the parent
  std::string sheet;    ///< sheet of the workbook
  Label label;
  std::string row_column;  ///< of an inner list: heading of the column that names the parent's entry
  std::vector<Fact> facts;

  std::optional<int> find(std::string_view path) const;
};

/// The fact dictionary: every fact, every list, every set of words, read from `facts/dictionary.yaml`.
class Dictionary {
 public:
  static Result<Dictionary> from_yaml(std::string_view text, std::string_view file);

  /// Adds what a regulation declares: `choices:` (new words) and `lists:` (new facts of known lists).
  Result<Dictionary> extended_by(const Node& declarations, std::string_view regulation) const;

  const std::vector<ListShape>& lists() const { return lists_; }
  const ListShape* list(std::string_view name) const;
  std::optional<int> list_index(std::string_view name) const;
  const Choices* choices(std::string_view name) const;
  const std::vector<Choices>& all_choices() const { return choices_; }

 private:
  void join_inner_lists();

  std::vector<ListShape> lists_;
  std::vector<Choices> choices_;
  Node records_;  // groups of facts that several lists share ("votes")
};

}  // namespace kiemdiem::facts
