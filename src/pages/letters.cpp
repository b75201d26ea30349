#include "pages/letters.h"

#include <fmt/format.h>

#include <algorithm>

#include "pages/inputs.h"
#include "pages/parts.h"

namespace kiemdiem::pages {
namespace {

/// Several forms of a page ask for the same: only the one that was sent back has the plain ids, to which the
/// message above leads.
std::string scope_of(const LetterForm& form, std::size_t order) {
  const bool sent_back =
      std::ranges::any_of(form.inputs, [](const LetterInput& input) { return !input.error.empty(); });
  return sent_back ? std::string{} : fmt::format("form{}-", order);
}

void fill_form(View& view, const LetterForm& form, std::size_t order) {
  const std::string scope = scope_of(form, order);
  view.set("ACTION", form.action).set("SUBMIT", form.submit);
  view.show_text("HEADING", form.heading);
  view.show_text("MEANING", form.lead);
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
               .required = input.required},
              scope);
}

}  // namespace

std::string render(const Shell& shell, const LettersPage& page) {
  Frame frame{shell, "letters.tpl"};
  View& content = frame.content;
  content.set("HEADING", page.heading);
  content.show_text("LEAD", page.lead);
  if (page.letters.empty()) add_empty(content, page.empty);
  std::size_t forms = 0;
  for (const LetterShown& letter : page.letters) {
    View& view = content.add("LETTER");
    view.set("TITLE", letter.heading);
    add_mark(view, "MARK", letter.mark, frame.texts);
    for (const std::string& line : letter.lines) view.add("LINE").set("LINE", line);
    for (const LetterForm& form : letter.forms) fill_form(view.add("FORM"), form, ++forms);
  }
  if (page.fresh) fill_form(content.add("FRESH").add("FORM"), *page.fresh, ++forms);
  add_actions(content, page.buttons);
  return frame.html();
}

}  // namespace kiemdiem::pages
