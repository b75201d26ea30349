#include "pages/report.h"

#include "pages/parts.h"

namespace kiemdiem::pages {
namespace {

void fill_heads(View& row, const std::vector<ReportHead>& heads) {
  for (const ReportHead& head : heads) {
    View& cell = row.add("HEAD");
    cell.set("TITLE", head.title);
    if (head.columns > 1) cell.add("WIDE").set("COLUMNS", head.columns);
    if (head.rows > 1) cell.add("HIGH").set("ROWS", head.rows);
    cell.set("SCOPE", head.columns > 1 ? "colgroup" : "col");
  }
}

void fill_row(View& shown, const ReportRow& row) {
  shown.set("KIND", row.kind);
  bool named = false;
  for (const ReportCell& cell : row.cells) {
    // The first cell with words names the row; a number in front of it does not.
    const bool names = !named && !cell.number && cell.text.size() > 4;
    named = named || names;
    View& one = shown.add("CELL").add(names ? "NAME" : "DATA");
    if (cell.number) one.show("NUMBER");
    add_link(one, "LINK", {cell.text, cell.href});
  }
}

void fill_chart(View& shown, const StackedChart& chart, int number) {
  const std::string id = "chart-" + std::to_string(number);
  shown.set("ID", id).set("TITLE", chart.title);
  shown.set("DRAWN", charts::stacked_bars(id, chart.title, chart.parts, chart.bars));
}

}  // namespace

std::string render(const Shell& shell, const ReportTablePage& page) {
  Frame frame{shell, "report.tpl"};
  View& content = frame.content;
  content.set("CODE", page.form_code)
      .set("TITLE", page.title)
      .set("UNIT", page.unit)
      .set("AS_OF", page.as_of);
  add_actions(content, page.actions);
  fill_heads(content.add("TOP"), page.top);
  if (!page.bottom.empty()) fill_heads(content.add("BOTTOM"), page.bottom);
  int columns = 0;
  for (const ReportHead& head : page.top) columns += head.columns;
  for (int at = 1; at <= columns; ++at) content.add("COLUMN").set("NUMBER", at);
  for (const ReportRow& row : page.rows) fill_row(content.add("ROW"), row);
  if (page.rows.empty()) content.add("EMPTY").set("COLUMNS", columns).set("TEXT", page.when_empty);
  for (const std::string& note : page.notes) content.add("NOTE").set("TEXT", note);
  for (const ReportLine& line : page.breaches)
    add_link(content.add("BREACH"), "LINK", {line.text, line.href});
  content.show("SOUND", page.breaches.empty());
  int number = 0;
  for (const StackedChart& chart : page.charts) fill_chart(content.add("CHART"), chart, ++number);
  return frame.html();
}

}  // namespace kiemdiem::pages
