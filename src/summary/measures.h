#pragma once

#include "summary/shape.h"

namespace kiemdiem::summary {

/// What can be counted of a subject: a word of the files of forms/tables. "unrated.new_member" counts those
/// who are not rated for a reason of that group.
bool is_measure(std::string_view word);
const std::vector<std::string>& measure_words();

/// A measure found once by its word.
class Measure {
 public:
  Measure() = default;
  /// @param book must live longer
  Measure(std::string_view word, const TableBook& book);
  Truth of(const Line& line) const { return ask_ == nullptr ? Truth::yes : ask_(*this, line); }

  const TableBook* book() const { return book_; }
  const std::string& group() const { return group_; }

 private:
  Truth (*ask_)(const Measure&, const Line&) = nullptr;
  const TableBook* book_ = nullptr;
  std::string group_;
};

/// Whether a subject has a level that counts: decided, or put forward where the rules ask for a rating.
Truth is_rated(const Line& line);
/// It has none, for a reason that is known.
Truth is_unrated(const Line& line);

}  // namespace kiemdiem::summary
