#pragma once

#include <utility>
#include <vector>

#include "base/tree.h"
#include "spreadsheet/fact_cell.h"

namespace kiemdiem::spreadsheet {

using NodeEntries = std::vector<std::pair<Node, Node>>;

/// Key and value of a map; keys need no place of their own.
std::pair<Node, Node> entry(std::string_view key, Node value);

/// Reads the sheet “Thong tin”: label and value rows anywhere on it. Nothing where the workbook has no such
/// sheet.
NodeEntries read_head(const Workbook& workbook, const facts::Dictionary& dictionary, Problems& problems);

/// Reads the sheet “Mac dinh” (list, fact, value) as `unless_stated`; a null node where there is nothing.
Node read_defaults(const Workbook& workbook, const CellContext& context);

/// A sheet of ours by its name, or nothing.
const Sheet* find_sheet(const Workbook& workbook, std::string_view name);

}  // namespace kiemdiem::spreadsheet
