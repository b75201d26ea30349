#include "pages/progress.h"

#include <algorithm>

#include "pages/parts.h"
#include "pages/timeline_part.h"

namespace kiemdiem::pages {
namespace {

struct StepTotal {
  int done = 0, asked = 0, units_done = 0, units = 0;
};

struct Totals {
  std::int64_t members = 0, overdue = 0, undecided = 0;
  std::vector<StepTotal> steps;
};

Totals totals_of(const ProgressPage& page) {
  Totals totals;
  totals.steps.resize(page.steps.size());
  for (const UnitRow& row : page.rows) {
    totals.members += row.members;
    totals.overdue += row.overdue;
    totals.undecided += row.undecided;
    for (std::size_t at = 0; at < std::min(row.steps.size(), totals.steps.size()); ++at) {
      const StepCell& cell = row.steps[at];
      StepTotal& total = totals.steps[at];
      total.done += cell.done;
      total.asked += cell.asked;
      total.units += cell.mark.standing == Standing::none ? 0 : 1;
      total.units_done += cell.mark.standing == Standing::done ? 1 : 0;
    }
  }
  return totals;
}

void fill_row(View& shown, const UnitRow& row, const ProgressPage& page, const Frame& frame) {
  add_link(shown, "LINK", row.unit);
  shown.show_text("UNIT_KIND", row.kind);
  shown.set("MEMBERS", number_text(frame.language(), row.members));
  for (std::size_t at = 0; at < std::min(row.steps.size(), page.steps.size()); ++at) {
    View& step = shown.add("STEP");
    step.set("STEP_LABEL", page.steps[at].label);
    add_mark(step, "MARK", row.steps[at].mark, frame.texts);
    if (row.steps[at].asked > 1)  // of one, the word says it
      step.add("SHARE").set("DONE", row.steps[at].done).set("ASKED", row.steps[at].asked);
  }
  shown.set("OVERDUE", row.overdue).set("UNDECIDED", row.undecided);
}

void fill_foot(View& table, const ProgressPage& page, const Frame& frame) {
  const Totals totals = totals_of(page);
  const bool all = page.pager.total <= static_cast<int>(page.rows.size());
  table.set("TOTAL_WORDS", frame.texts(all ? "progress.total" : "progress.total_of_page"));
  table.set("MEMBERS", number_text(frame.language(), totals.members));
  for (std::size_t at = 0; at < totals.steps.size(); ++at) {
    const StepTotal& total = totals.steps[at];
    View& step = table.add("STEP_TOTAL");
    step.set("STEP_LABEL", page.steps[at].label);
    if (total.asked > 0)
      step.add("SHARE").set("DONE", total.done).set("ASKED", total.asked);
    else
      step.add("UNITS").set("DONE", total.units_done).set("ASKED", total.units);
  }
  table.set("OVERDUE", number_text(frame.language(), totals.overdue));
  table.set("UNDECIDED", number_text(frame.language(), totals.undecided));
}

void fill_table(View& table, const ProgressPage& page, const Frame& frame) {
  // Unit and members stand before the steps, overdue and undecided after them.
  std::vector<Heading> headings = page.unit_headings;
  const auto after_members = headings.begin() + std::min<std::ptrdiff_t>(2, std::ssize(headings));
  headings.insert(after_members, page.steps.begin(), page.steps.end());
  add_headings(table, "HEADING", headings);
  for (const UnitRow& row : page.rows) fill_row(table.add("ROW"), row, page, frame);
  fill_foot(table, page, frame);
}

void fill_bar(View& shown, const charts::StackedBar& bar, std::size_t parts, Language language) {
  shown.set("LABEL", bar.label);
  std::int64_t total = 0;
  for (std::size_t at = 0; at < parts; ++at) {
    const std::int64_t value = at < bar.values.size() ? bar.values[at] : 0;
    total += value;
    shown.add("VALUE").set("VALUE", number_text(language, value));
  }
  shown.set("TOTAL", number_text(language, total));
}

void fill_chart(View& shown, const StackedChart& chart, int number, Language language) {
  const std::string id = "chart-" + std::to_string(number);
  shown.set("ID", id).set("TITLE", chart.title);
  shown.set("DRAWN", charts::stacked_bars(id, chart.title, chart.parts, chart.bars));
  std::vector<std::int64_t> sums(chart.parts.size());
  for (const charts::Part& part : chart.parts) shown.add("PART").set("LABEL", part.label);
  for (const charts::StackedBar& bar : chart.bars) {
    fill_bar(shown.add("BAR"), bar, chart.parts.size(), language);
    for (std::size_t at = 0; at < std::min(sums.size(), bar.values.size()); ++at) sums[at] += bar.values[at];
  }
  std::int64_t total = 0;
  for (const std::int64_t sum : sums) {
    shown.add("SUM").set("VALUE", number_text(language, sum));
    total += sum;
  }
  shown.set("TOTAL", number_text(language, total));
}

}  // namespace

std::string render(const Shell& shell, const ProgressPage& page) {
  Frame frame{shell, "progress.tpl"};
  View& content = frame.content;
  content.show_text("QUESTION", page.question);
  if (page.timeline) add_timeline(content, *page.timeline, frame);
  content.set("FILTER_ACTION", page.filter_action).set("FILTER_TEXT", page.filter_text);
  add_choice(content, "STEP_FILTER", page.step_choices);
  add_choice(content, "STANDING_FILTER", page.standing_choices);
  if (page.rows.empty()) {
    add_empty(content, page.empty);
  } else {
    View& table = content.add("TABLE");
    fill_table(table, page, frame);
    add_pager(table, page.pager);
  }
  int number = 0;
  for (const StackedChart& chart : page.charts)
    fill_chart(content.add("CHART"), chart, ++number, shell.language);
  return frame.html();
}

}  // namespace kiemdiem::pages
