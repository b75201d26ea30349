#pragma once

#include "pages/charts.h"
#include "pages/progress.h"
#include "pages/shell.h"

namespace kiemdiem::pages {

/// One cell of a summary table: what stands in it, and where the subjects behind it are listed.
struct ReportCell {
  std::string text;
  std::string href;  ///< may be empty
  bool number = false;
};

/// "data", "block", "subtotal" or "total".
struct ReportRow {
  std::string kind;
  std::vector<ReportCell> cells;
};

struct ReportHead {
  std::string title;
  int columns = 1;
  int rows = 1;
};

struct ReportLine {
  std::string text;
  std::string href;  ///< may be empty
};

/// A table that goes up, as the official sheet has it.
struct ReportTablePage {
  std::string form_code, title, unit, as_of;
  std::vector<ReportHead> top, bottom;  ///< the lower row only under groups
  std::vector<ReportRow> rows;
  std::vector<std::string> notes;
  std::vector<ReportLine> breaches;
  std::vector<StackedChart> charts;
  std::vector<Button> actions;
  std::string when_empty;
};

std::string render(const Shell& shell, const ReportTablePage& page);

}  // namespace kiemdiem::pages
