#include "pages/parts.h"

namespace kiemdiem::pages {
namespace {

struct Shape {
  const char* kind;
  const char* shape;
};

Shape shape_of(Standing standing) {
  switch (standing) {
    case Standing::done:
      return {"done", "✓"};
    case Standing::wrong:
      return {"wrong", "!"};
    case Standing::unknown:
      return {"unknown", "?"};
    case Standing::working:
      return {"working", "…"};
    case Standing::waiting:
      return {"waiting", "○"};
    case Standing::none:
      return {"none", "–"};
  }
  return {"none", "–"};
}

const char* sort_word(Sorted sorted) {
  switch (sorted) {
    case Sorted::up:
      return "ascending";
    case Sorted::down:
      return "descending";
    case Sorted::no:
      return "none";
  }
  return "none";
}

}  // namespace

Frame::Frame(const Shell& shell, const char* template_name)
    : shell_(shell), content(root_.put("CONTENT", template_name)), texts(Texts::of(shell.language)) {
  fill_shell(root_, shell, texts);
}

void add_mark(View& view, const char* name, const Mark& mark, const Texts& texts) {
  const auto [kind, shape] = shape_of(mark.standing);
  View& added = view.add(name);
  added.set("KIND", kind).set("SHAPE", shape);
  added.set("WORD", mark.word.empty() ? texts(std::string{"standing."} + kind) : mark.word);
}

void add_clause(View& view, const char* name, const Clause& clause, const Texts& texts) {
  if (clause.clause.empty() && clause.document.empty()) return;
  std::string words = clause.clause;
  if (words.empty() || clause.document.empty())
    words += clause.document;
  else
    words = texts("clause.of_document", {{"clause", clause.clause}, {"document", clause.document}});
  add_link(view, name, {words, clause.href});
}

void add_link(View& view, const char* name, const Link& link) {
  if (link.label.empty()) return;
  View& added = view.add(name);
  added.set("LABEL", link.label).set("HREF", link.href);
  added.show(link.href.empty() ? "PLAIN" : "LINKED");
}

void add_button(View& view, const char* name, const Button& button) {
  if (button.label.empty()) return;
  View& added = view.add(name);
  View& shown = added.add(button.posts ? "POSTS" : "LEADS");
  shown.set("LABEL", button.label).set("HREF", button.href);
  shown.set("CLASS", button.primary ? "primary" : "plain");
  shown.show_text("CONFIRM", button.confirm);
}

void add_buttons(View& view, const char* name, const std::vector<Button>& buttons) {
  for (const Button& button : buttons) add_button(view, name, button);
}

void add_actions(View& view, const std::vector<Button>& buttons) {
  if (!buttons.empty()) add_buttons(view.add("ACTIONS"), "BUTTON", buttons);
}

void add_choice(View& view, const char* name, const std::vector<Option>& options) {
  if (!options.empty()) add_options(view.add(name), "OPTION", options);
}

void add_options(View& view, const char* name, const std::vector<Option>& options) {
  for (const Option& option : options) {
    View& added = view.add(name);
    added.set("VALUE", option.value).set("LABEL", option.label);
    added.show("SELECTED", option.selected);
    added.show_text("HELP", option.help);
  }
}

void add_headings(View& view, const char* name, const std::vector<Heading>& headings) {
  for (const Heading& heading : headings) {
    View& added = view.add(name);
    added.set("SORT", sort_word(heading.sorted)).set("CLASS", heading.number ? "number" : "words");
    added.show("IS_SORTED", heading.sorted != Sorted::no);
    add_link(added, "LINK", {heading.label, heading.href});
    if (heading.sorted != Sorted::no)
      added.add("ARROW").set("ARROW", heading.sorted == Sorted::up ? "▲" : "▼");
  }
}

void add_pager(View& view, const Pager& pager) {
  if (pager.total == 0) return;
  View& added = view.add("PAGER");
  added.set("FIRST", pager.first).set("LAST", pager.last).set("TOTAL", pager.total);
  added.show_text("PREVIOUS", pager.previous_href);
  added.show_text("NEXT", pager.next_href);
}

void add_empty(View& view, const EmptyState& empty) {
  if (empty.text.empty()) return;
  View& added = view.add("EMPTY");
  added.set("TEXT", empty.text);
  add_buttons(added, "BUTTONS", empty.buttons);
}

void add_facts(View& view, const char* name, const std::vector<FactShown>& facts) {
  if (facts.empty()) return;
  View& list = view.add(name);
  for (const FactShown& fact : facts) {
    View& added = list.add("FACT");
    added.set("VALUE", fact.value);
    add_link(added, "LINK", {fact.label, fact.href});
  }
}

std::string number_text(Language language, std::int64_t number) {
  std::string text = std::to_string(number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = text.size(); at > first + 3; at -= 3)
    text.insert(at - 3, language == Language::english ? "," : ".");
  return text;
}

}  // namespace kiemdiem::pages
