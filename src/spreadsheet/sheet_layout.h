#pragma once

#include <vector>

#include "facts/dictionary.h"
#include "spreadsheet/workbook_writer.h"

namespace kiemdiem::spreadsheet {

/// The columns of a list's sheet from A on: indices of facts, -1 for the column that names the parent's
/// entry.
std::vector<int> columns_of(const facts::ListShape& shape);

constexpr int parent_column_index = -1;
constexpr int heading_row = 3;  ///< of every list's sheet that we write; the title stands above
constexpr int first_data_row = 4;

/// A list's sheet without entries: title, headings with help as comments, drop-downs down to `last_row`,
/// print set-up.
DraftSheet empty_list_sheet(const facts::ListShape& shape, const facts::Dictionary& dictionary, int last_row);

/// What the sheet “Thong tin” says of a situation, by the keys of head_fields().
using HeadValues = std::vector<std::pair<std::string_view, DraftCell>>;
DraftSheet head_sheet(const HeadValues& values);

/// The empty sheet “Mac dinh”: values that hold for every entry that says nothing of its own.
DraftSheet defaults_sheet_empty();

/// The hidden sheet that the drop-downs draw from.
DraftSheet word_lists(const facts::Dictionary& dictionary);

}  // namespace kiemdiem::spreadsheet
