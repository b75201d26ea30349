#pragma once

#include "assessment/index.h"
#include "summary/summary.h"

namespace kiemdiem::summary {

/// Facts of a situation as a summary wants them. A fact that the dictionary does not have is unknown.
class Columns {
 public:
  explicit Columns(const facts::Situation& situation) : situation_(situation) {}

  std::string word(std::string_view list, std::string_view fact, std::int32_t row) const;  ///< of a choice
  std::string label(std::string_view choices, std::string_view word) const;                ///< in Vietnamese
  Level level(std::string_view list, std::string_view fact, std::int32_t row) const;
  Truth truth(std::string_view list, std::string_view fact, std::int32_t row) const;
  std::string day(std::string_view list, std::string_view fact, std::int32_t row) const;  ///< ISO
  std::optional<std::int32_t> number(std::string_view list, std::string_view fact, std::int32_t row) const;

  /// Whether a person is a full member on the last day of the period.
  Truth official(std::int32_t person) const;
  /// The level of the posts rated as a leader, where all have one.
  Level common_level_of_posts(std::int32_t person, std::string_view fact) const;
  std::vector<Post> posts(std::int32_t person, const assessment::Index& index) const;
  std::vector<Discipline> discipline(std::int32_t person) const;
  std::optional<VoteCounts> votes(std::string_view list, std::int32_t row) const;
  /// Whether a deadline asks an event of a subject, as far as it can be told without a condition.
  bool concerns(const regulation::DeadlineBody& body, int event, facts::SubjectRef subject) const;

 private:
  struct Found {
    const facts::Column* column = nullptr;
    const facts::Fact* fact = nullptr;
    bool known(std::int32_t row) const {
      return column != nullptr && column->known(static_cast<std::size_t>(row));
    }
    std::int32_t number(std::int32_t row) const { return column->numbers[static_cast<std::size_t>(row)]; }
  };
  Found find(std::string_view list, std::string_view fact) const;
  std::string reference_name(const Found& column, std::int32_t row) const;

  const facts::Situation& situation_;
  mutable std::map<std::pair<std::string, std::string>, Found> found_;
};

}  // namespace kiemdiem::summary
