#include "pages/ballot_parts.h"

namespace kiemdiem::pages {
namespace {

/// A frame without menu, name, token or time: the page tells nothing about who looks at it.
void fill_bare(View& view, const Shell& shell) {
  view.set("LANG", shell.language == Language::english ? "en" : "vi");
  view.set("STYLE", shell.assets.style).set("SCRIPT", shell.assets.script).set("ICON", shell.assets.icon);
}

void fill_line(View& row, const KioskPage::KioskLine& line) {
  row.set("NUMBER", line.number).set("NAME", line.name);
  row.set("CLASS", line.error.empty() ? "field" : "field wrong");
  row.show_text("POST", line.post);
  row.show_text("ERROR", line.error);
  for (const Option& box : line.boxes) {
    View& choice = row.add("BOX");
    choice.set("VALUE", box.value).set("LABEL", box.label).set("NUMBER", line.number);
    choice.show("SELECTED", box.selected);
  }
}

}  // namespace

std::string render(const Shell& shell, const KioskPage& page) {
  View root;
  fill_bare(root, shell);
  root.set("UNIT", page.unit).set("HEADING", page.title);
  root.show_text("ERROR", page.error);
  if (!page.open) {
    root.show("CLOSED");
    return expand(shell.language, "kiosk.tpl", root);
  }
  View& form = root.add("FORM");
  form.set("ACTION", page.action)
      .set("SUBMISSION", page.submission)
      .set("NOTE", page.note)
      .set("CODE", page.code);
  form.show_text("CODE_ERROR", page.code_error);
  for (const KioskPage::KioskLine& line : page.lines) fill_line(form.add("LINE"), line);
  return expand(shell.language, "kiosk.tpl", root);
}

std::string render(const Shell& shell, const ReceivedPage& page) {
  View root;
  fill_bare(root, shell);
  root.set("AGAIN", page.again_href);
  return expand(shell.language, "received.tpl", root);
}

}  // namespace kiemdiem::pages
