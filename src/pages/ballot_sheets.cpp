#include "pages/ballot_parts.h"
#include "pages/minutes_parts.h"

namespace kiemdiem::pages {
namespace {

void fill_field(View& cell, const CountField& field) {
  cell.set("LABEL", field.label);
  View& box = cell.add(field.name.empty() ? "NO_BOX" : "BOX");
  box.set("NAME", field.name).set("VALUE", field.value);
  box.show("INVALID", !field.error.empty());
  box.set("CLASS", field.differs ? "short number-input differs" : "short number-input");
  box.show_text("ERROR", field.error);
}

}  // namespace

std::string render(const Shell& shell, const CountPage& page) {
  Frame frame{shell, "count.tpl"};
  View& content = frame.content;
  content.set("HEADING", page.title).set("ACTION", page.action).set("BACK", page.back_href);
  content.show("SAVED", page.saved);
  content.show("DIFFERS", page.differs);
  for (const CountField& field : page.sheets) fill_field(content.add("SHEETS"), field);
  for (const CountField& field : page.voided) fill_field(content.add("VOIDED"), field);
  for (const std::string& column : page.columns) content.add("COLUMN").set("LABEL", column);
  for (const CountLine& line : page.lines) {
    View& row = content.add("LINE");
    row.set("NUMBER", line.number).set("NAME", line.name);
    row.show_text("POST", line.post);
    row.show_text("ERROR", line.error);
    for (std::size_t at = 0; at < line.cells.size(); ++at) {
      View& cell = row.add("CELL");
      cell.set("COLUMN", at < page.columns.size() ? page.columns[at] : "");
      fill_field(cell, line.cells[at]);
    }
  }
  return frame.html();
}

std::string render(const Shell& shell, const TallyMinutesPage& page) {
  Frame frame{shell, "tally_minutes.tpl"};
  View& content = frame.content;
  add_actions(content, page.actions);
  content.set("ORGANIZATION", page.organization).set("HEADING", page.title).set("BACK", page.back_href);
  content.set("PLACE", page.place_line)
      .set("BASE", page.base)
      .set("HASH", page.hash)
      .set("CHAIR", page.chair);
  fill_facts(content, "PERSON", page.people);
  fill_facts(content, "COUNTED", page.sheets);
  fill_tally(content, page.tally);
  fill_texts(content, "STATEMENTS", page.statements);
  fill_texts(content, "LEFT_OFF", page.left_off);
  content.show_text("UPPER", page.upper);
  fill_kept(content, page.superseded, page.kept, page.versions);
  for (const std::string& teller : page.tellers) content.add("SIGNER").set("NAME", teller);
  return frame.html();
}

}  // namespace kiemdiem::pages
