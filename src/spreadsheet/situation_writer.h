#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/situation.h"
#include "spreadsheet/kept.h"
#include "spreadsheet/workbook_writer.h"

namespace kiemdiem::spreadsheet {

/// Something to be said about a value of a situation, shown as colour and comment of its cell.
struct CellRemark {
  std::string list;      ///< "people"
  std::string entry_id;  ///< "an"; of an inner list: the parent's entry
  std::string fact;      ///< "sick_leave_months"; empty or without a column: the cell that names the entry
  Style severity = Style::note;         ///< breaks, undecided or note; the worst of a cell gives its colour
  std::string text;                     ///< with document and clause
  std::optional<std::size_t> row = {};  ///< of a list without codes (events): the row in its table
};

/// A further sheet: quotas, findings and the like.
struct ResultTable {
  std::string sheet;
  std::string title;
  std::vector<std::string> headings;
  std::vector<double> widths;
  std::vector<std::vector<DraftCell>> rows;
};

/// The sheets that read_situation_tree reads back to the same situation. Values that are the default stay
/// empty. What was kept stands at the right of each list's own columns and on sheets of its own.
std::vector<DraftSheet> situation_sheets(const facts::Situation& situation,
                                         const std::vector<CellRemark>& remarks = {}, const Kept& kept = {});

/// A situation as an .xlsx file.
Result<std::string> write_situation(const facts::Situation& situation);

/// The result of an assessment as an .xlsx file: the tables first, then the situation with the cells that
/// break a rule in red, the undecided in yellow, each with the reason as its comment.
Result<std::string> write_result(const facts::Situation& situation, std::vector<ResultTable> tables,
                                 const std::vector<CellRemark>& remarks, const Kept& kept = {});

}  // namespace kiemdiem::spreadsheet
