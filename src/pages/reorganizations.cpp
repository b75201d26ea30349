#include "pages/reorganizations.h"

#include "pages/inputs.h"

namespace kiemdiem::pages {

std::string render(const Shell& shell, const ReorganizationFormPage& page) {
  Frame frame{shell, "reorganization_form.tpl"};
  View& content = frame.content;
  const Texts& texts = frame.texts;
  content.set("HEADING", page.heading).set("LEAD", page.lead).set("ACTION", page.action);
  content.set("WHAT", page.what).set("CANCEL", page.cancel_href);
  View& choices = content.add("CHOICES");
  choices.set("CHOOSE", page.choose);
  choices.show_text("ERROR", page.choices_error);
  add_options(choices, "OPTION", page.choices);
  const auto add = [&](const Input& input) { add_input(content, "INPUT", input); };
  if (!page.into.empty())
    add({.name = "vao",
         .label = texts("reorganization.into"),
         .type = "select",
         .help = texts("reorganization.into_help"),
         .error = page.into_error,
         .options = page.into});
  add({.name = "name", .label = texts("reorganization.name"), .value = page.name, .error = page.name_error});
  add({.name = "code",
       .label = texts("reorganization.code"),
       .value = page.code,
       .help = texts("reorganization.code_help"),
       .error = page.code_error});
  if (!page.kinds.empty())
    add({.name = "kind",
         .label = texts("organization.kind"),
         .type = "select",
         .error = page.kind_error,
         .options = page.kinds});
  add({.name = "on",
       .label = texts("reorganization.on"),
       .value = page.on,
       .help = texts("reorganization.on_help"),
       .error = page.on_error,
       .required = true});
  add({.name = "document",
       .label = texts("reorganization.document"),
       .value = page.document,
       .help = texts("reorganization.document_help"),
       .error = page.document_error,
       .required = true});
  return frame.html();
}

std::string render(const Shell& shell, const ReorganizationPage& page) {
  Frame frame{shell, "reorganization.tpl"};
  View& content = frame.content;
  content.set("HEADING", page.heading).set("LEAD", page.lead).set("CANCEL", page.cancel_href);
  add_facts(content.add("SUMMARY"), "FACTS", page.facts);
  if (!page.obstacles.empty()) {
    View& obstacles = content.add("OBSTACLES");
    for (const std::string& obstacle : page.obstacles) obstacles.add("OBSTACLE").set("TEXT", obstacle);
  }
  for (const char* part : {"OPENS", "CONFIRM"})
    if (!page.confirm_action.empty())
      content.add(part).set("CONFIRM_ACTION", page.confirm_action).set("SEEN", page.seen);
  for (const FateChoice& fate : page.fates) {
    View& choice = content.add("FATE");
    choice.set("LABEL", fate.label).set("WHO", fate.who);
    add_options(choice, "OPTION", fate.options);
    choice.set("NAME", fate.name);
  }
  if (!page.people.empty()) {
    View& people = content.add("PEOPLE");
    people.set("COUNT", static_cast<int>(page.people.size()));
    for (const std::string& name : page.people) people.add("PERSON").set("NAME", name);
  }
  return frame.html();
}

}  // namespace kiemdiem::pages
