#include "pages/sheet.h"

#include <algorithm>

#include "pages/qr_code.h"

namespace kiemdiem::pages {
namespace {

void fill_input(View& cell, const Input& input) {
  View& box = cell.add("INPUT");
  const char* element = input.type == "select" ? "SELECT" : input.type == "checkbox" ? "CHECK" : "TYPED";
  View& shown = box.add(element);
  shown.set("ID", input.name).set("NAME", input.name).set("LABEL", input.label).set("VALUE", input.value);
  shown.show("INVALID", !input.error.empty());
  if (input.type == "checkbox") shown.set("ID", input.name + "-" + input.value);
  if (input.type == "select") add_options(shown, "OPTION", input.options);
  if (!input.error.empty()) box.add("ERROR").set("ID", input.name).set("ERROR", input.error);
}

void fill_cell(View& shown, const SheetCell& cell, const Texts& texts) {
  if (cell.mark) add_mark(shown, "MARK", *cell.mark, texts);
  add_link(shown, "LINK", {cell.text, cell.href});
  for (const std::string& line : cell.lines) shown.add("LINE").set("TEXT", line);
  for (const Clause& clause : cell.clauses) add_clause(shown.add("OF_CLAUSE"), "CLAUSE", clause, texts);
  if (cell.input) fill_input(shown, *cell.input);
}

void fill_table(View& shown, const SheetTable& table, const Texts& texts) {
  shown.set("TITLE", table.title);
  for (const std::string& heading : table.headings) shown.add("HEADING").set("LABEL", heading);
  for (const std::vector<SheetCell>& cells : table.rows) {
    View& row = shown.add("ROW");
    for (std::size_t at = 0; at < cells.size(); ++at) {
      View& cell = row.add(at == 0 ? "FIRST" : "CELL");
      cell.set("LABEL", at < table.headings.size() ? table.headings[at] : "");
      fill_cell(cell, cells[at], texts);
    }
  }
}

void add_address(View& shown, const char* name, const std::string& origin, const std::string& path,
                 const Texts& texts) {
  if (path.empty()) return;
  View& address = shown.add(name);
  address.set("ADDRESS", origin + path);
  address.set("PICTURE", origin.empty() ? "" : qr_code(origin + path, texts("paper.picture")));
}

void fill_section(View& shown, const SheetSection& section, const std::string& origin, const Texts& texts) {
  if (section.folded)
    shown.add("FOLDED").set("TITLE", section.title);
  else
    shown.show_text("TITLE", section.title);
  shown.show("UNFOLDED", section.folded);
  for (const std::string& paragraph : section.paragraphs) shown.add("PARAGRAPH").set("TEXT", paragraph);
  add_address(shown, "SCANNED", origin, section.scanned, texts);
  if (section.form) {
    View& opens = shown.add("OPENS");
    opens.set("ACTION", section.form->action);
    opens.show("WITH_FILE", std::ranges::any_of(section.form->inputs,
                                                [](const Input& input) { return input.type == "file"; }));
    for (const Option& hidden : section.form->hidden)
      opens.add("HIDDEN").set("NAME", hidden.value).set("VALUE", hidden.label);
  }
  if (section.table) fill_table(shown.add("TABLE"), *section.table, texts);
  if (!section.form) return;
  View& ends = shown.add("ENDS");
  for (const Input& input : section.form->inputs) add_input(ends, "INPUT", input);
  ends.show_text("CONFIRM", section.form->confirm);
  ends.set("SUBMIT", section.form->submit);
}

}  // namespace

std::string render(const Shell& shell, const SheetPage& page) {
  Frame frame{shell, "sheet.tpl"};
  View& content = frame.content;
  content.set("HEADING", page.heading);
  content.show_text("LEAD", page.lead);
  add_actions(content, page.actions);
  for (const SheetSection& section : page.sections)
    if (!section.folded) fill_section(content.add("SECTION"), section, page.origin, frame.texts);
  for (const SheetSection& section : page.sections)
    if (section.folded) fill_section(content.add("AFTER"), section, page.origin, frame.texts);
  if (page.sections.empty()) add_empty(content, page.empty);
  add_pager(content, page.pager);
  return frame.html();
}

}  // namespace kiemdiem::pages
