#pragma once

#include "base/tree.h"
#include "spreadsheet/entity_names.h"
#include "spreadsheet/sheet_words.h"

namespace kiemdiem::spreadsheet {

/// What the cells of a workbook are read with.
struct CellContext {
  const facts::Dictionary& dictionary;
  const EntityNames& names;
  const ChoiceFinder& choices;
  Problems& problems;
};

/// Reads a cell as the value of a fact, in the form of a situation file: days as ISO, choices by their word,
/// entries by their code, “không” as null or as an empty list. Where the cell makes no sense a problem says
/// so and the value is null.
/// @param place of the cell
Node read_fact_cell(const Cell& cell, const facts::Fact& fact, const Place& place,
                    const CellContext& context);

/// A day of a cell: a real day, or text as offices or files write it. With a time only where `with_time`.
std::optional<std::string> iso_day(const Cell& cell, bool with_time);

/// “năm” or “tháng và năm” where the cell holds no more of a day than that ("1965", "5/1965", "tháng 5 năm
/// 1965"); else empty.
std::string_view only_part_of_day(const Cell& cell);

/// Cut at commas, semicolons and line ends; without blanks around the pieces.
std::vector<std::string> pieces_of(std::string_view text);

}  // namespace kiemdiem::spreadsheet
