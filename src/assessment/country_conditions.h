#pragma once

#include "assessment/country_tables.h"

namespace kiemdiem::assessment::country {

/// Asks conditions of many subjects of one kind at once.
class Block {
 public:
  Block(const Tables& tables, SubjectKind kind);

  /// Rows first … first + count - 1 of the list.
  void take_rows(std::size_t first, std::size_t count);
  /// Any rows; with posts and bodies where exceptions ask of them. The spans are kept, not copied.
  void take(std::span<const std::int32_t> subjects, std::span<const std::int32_t> posts = {},
            std::span<const EntityRef> bodies = {});

  std::size_t size() const { return count_; }
  bool is_in_order() const { return subjects_.empty(); }  ///< rows that follow each other
  SubjectRef subject(std::size_t at) const {
    return {kind_, subjects_.empty() ? static_cast<std::int32_t>(first_ + at) : subjects_[at]};
  }

  /// As Rows::truth, for all of them. @pre out.size() == size()
  void truths(const Condition& condition, std::span<Truth> out);

 private:
  expression::ColumnView view(const regulation::SlotSource& source);
  expression::ColumnView of_own(const std::int32_t* numbers, const std::uint8_t* states) const;
  expression::ColumnView of_column(const facts::Column& column, const std::int32_t* rows) const;
  expression::ColumnView everywhere(facts::State state) const;
  expression::ColumnView of_body(regulation::SlotSource::From from);
  const std::int32_t* linked_rows();
  void reset();

  const Tables& tables_;
  SubjectKind kind_;
  const facts::Table& own_;
  const facts::Table& posts_table_;
  const Words& words_;
  ColumnRef link_;
  std::size_t first_ = 0;
  std::size_t count_ = 0;
  std::span<const std::int32_t> subjects_, posts_;
  std::span<const EntityRef> bodies_;
  std::vector<expression::ColumnView> views_;
  std::vector<std::uint32_t> ready_;  ///< by slot: the block for which the view was made
  std::uint32_t block_ = 0;
  bool linked_ready_ = false;
  std::vector<std::int32_t> linked_rows_, reference_days_;
  std::array<std::vector<std::int32_t>, 4> body_numbers_;
};

}  // namespace kiemdiem::assessment::country
