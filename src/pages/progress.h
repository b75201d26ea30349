#pragma once

#include "pages/charts.h"
#include "pages/shell.h"

namespace kiemdiem::pages {

/// Where one unit stands in one step.
struct StepCell {
  Mark mark;
  int done = 0;   ///< subjects done
  int asked = 0;  ///< subjects asked; 0: the count is not shown
};

struct UnitRow {
  Link unit;
  std::string kind;  ///< "chi bộ trực thuộc"
  int members = 0;
  std::vector<StepCell> steps;  ///< one a column
  int overdue = 0;
  int undecided = 0;      ///< facts missing
  std::string last_seen;  ///< when somebody of the unit last did something; may be empty
};

struct NumberColumn {
  std::string label;
  std::vector<std::int64_t> values;
};

struct StackedChart {
  std::string title;
  std::vector<charts::Part> parts;
  std::vector<charts::StackedBar> bars;
};

/// Tiến độ: every unit below, step by step. Totals at the foot are summed here from the rows (so that they
/// add up).
struct ProgressPage {
  std::string question;                ///< what the table answers, one sentence
  std::vector<Heading> unit_headings;  ///< unit, members, overdue, undecided: sorting links, in this order
  std::vector<Heading> steps;          ///< columns
  std::vector<UnitRow> rows;
  Pager pager;
  std::string filter_action;  ///< GET: `q`, `buoc`, `tinh-trang`
  std::string filter_text;
  std::vector<Option> step_choices;
  std::vector<Option> standing_choices;
  std::optional<charts::Timeline> timeline;
  std::vector<StackedChart> charts;
  EmptyState empty;
};

std::string render(const Shell& shell, const ProgressPage& page);

}  // namespace kiemdiem::pages
