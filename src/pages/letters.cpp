#include "pages/letters.h"

#include "pages/inputs.h"
#include "pages/parts.h"

namespace kiemdiem::pages {
namespace {

void fill_form(View& view, const LetterForm& form) {
  view.set("ACTION", form.action).set("SUBMIT", form.submit);
  view.show_text("HEADING", form.heading);
  for (const Option& hidden : form.hidden)
    view.add("HIDDEN").set("NAME", hidden.value).set("CONTENT", hidden.label);
  for (const LetterInput& input : form.inputs)
    add_input(view, "INPUT",
              {.name = input.name,
               .label = input.label,
               .type = input.type,
               .value = input.value,
               .help = input.help,
               .error = input.error,
               .options = input.options,
               .required = input.required});
}

}  // namespace

std::string render(const Shell& shell, const LettersPage& page) {
  Frame frame{shell, "letters.tpl"};
  View& content = frame.content;
  content.set("HEADING", page.heading);
  content.show_text("LEAD", page.lead);
  if (page.letters.empty()) add_empty(content, page.empty);
  for (const LetterShown& letter : page.letters) {
    View& view = content.add("LETTER");
    view.set("TITLE", letter.heading);
    add_mark(view, "MARK", letter.mark, frame.texts);
    for (const std::string& line : letter.lines) view.add("LINE").set("LINE", line);
    for (const LetterForm& form : letter.forms) fill_form(view.add("FORM"), form);
  }
  if (page.fresh) fill_form(content.add("FRESH").add("FORM"), *page.fresh);
  add_actions(content, page.buttons);
  return frame.html();
}

}  // namespace kiemdiem::pages
