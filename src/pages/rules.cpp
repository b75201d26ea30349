#include "pages/rules.h"

#include "pages/parts.h"

namespace kiemdiem::pages {
namespace {

void fill_document(View& row, const DocumentLine& document) {
  add_link(row, "LINK", document.link);
  row.set("DOCUMENT", document.number).set("NUMBER", document.number);
  row.set("ISSUED_BY", document.issued_by).set("ISSUED", document.issued);
  row.set("IN_FORCE", document.in_force).set("EXTENDS", document.extends);
  row.set("RULES", document.rules).set("READINGS", document.readings);
  row.show("USED", document.used_here);
}

void fill_rule(View& shown, const RuleShown& rule, const Texts& texts) {
  shown.set("ID", rule.id).set("RULE_KIND", rule.kind).set("TEXT", rule.text);
  add_clause(shown, "CLAUSE", rule.clause, texts);
  if (!rule.parameters.empty()) {
    View& list = shown.add("PARAMETERS");
    for (const std::string& parameter : rule.parameters) list.add("PARAMETER").set("TEXT", parameter);
  }
  shown.show_text("READING", rule.reading);
  shown.show_text("COMES_FROM", rule.comes_from);
  shown.show_text("AMENDED", rule.amended);
  if (rule.facts.empty()) return;
  View& more = shown.add("MORE_OF_RULE");
  add_facts(more, "FACTS", rule.facts);
}

const char* word(Difference kind) {
  switch (kind) {
    case Difference::added:
      return "added";
    case Difference::changed:
      return "changed";
    case Difference::gone:
      return "gone";
  }
  return "changed";
}

void fill_side(View& row, const char* name, const char* empty, const std::string& text, const Clause& clause,
               const Texts& texts) {
  if (text.empty()) {
    row.add(empty);
    return;
  }
  View& side = row.add(name);
  side.set("TEXT", text);
  add_clause(side, "CLAUSE", clause, texts);
}

void fill_difference(View& row, const RuleDifference& difference, const Texts& texts) {
  const std::string kind = word(difference.kind);
  row.set("KIND", kind).set("KIND_WORD", texts("compare." + kind)).set("WHAT", difference.what);
  fill_side(row, "LEFT", "NO_LEFT", difference.left, difference.left_clause, texts);
  fill_side(row, "RIGHT", "NO_RIGHT", difference.right, difference.right_clause, texts);
}

void fill_difference_counts(View& content, const RuleComparePage& page) {
  int added = 0;
  int changed = 0;
  int gone = 0;
  for (const RuleDifference& difference : page.differences) {
    added += difference.kind == Difference::added ? 1 : 0;
    changed += difference.kind == Difference::changed ? 1 : 0;
    gone += difference.kind == Difference::gone ? 1 : 0;
  }
  content.set("ADDED", added).set("CHANGED", changed).set("GONE", gone).set("SAME", page.same);
}

}  // namespace

std::string render(const Shell& shell, const RuleDocumentsPage& page) {
  Frame frame{shell, "rule_documents.tpl"};
  frame.content.set("COMPARE_ACTION", page.compare_action);
  for (const DocumentLine& document : page.documents) fill_document(frame.content.add("ROW"), document);
  return frame.html();
}

std::string render(const Shell& shell, const RuleTextPage& page) {
  Frame frame{shell, "rule_text.tpl"};
  View& content = frame.content;
  content.set("NAME", page.title).set("NUMBER", page.number).set("ON", page.on);
  for (const Link& layer : page.layers) add_link(content.add("LAYER"), "LINK", layer);
  content.set("FILTER_ACTION", page.filter_action).set("FILTER_TEXT", page.filter_text);
  content.set("SHOWN", page.shown).set("TOTAL", page.total);
  content.show_text("COMPARE", page.compare_href);
  for (const RuleChapter& chapter : page.chapters) {
    View& shown = content.add("CHAPTER");
    shown.set("CHAPTER", chapter.title);
    for (const RuleShown& rule : chapter.rules) fill_rule(shown.add("RULE"), rule, frame.texts);
  }
  return frame.html();
}

std::string render(const Shell& shell, const RuleComparePage& page) {
  Frame frame{shell, "rule_compare.tpl"};
  View& content = frame.content;
  content.set("ACTION", page.action);
  add_options(content, "LEFT_CHOICE", page.left);
  add_options(content, "RIGHT_CHOICE", page.right);
  if (page.left_title.empty()) {
    content.show("CHOOSE", true);
    return frame.html();
  }
  fill_difference_counts(content.add("COMPARED"), page);
  content.show("NOTHING", page.differences.empty());
  if (page.differences.empty()) return frame.html();
  View& table = content.add("TABLE");
  table.set("LEFT_TITLE", page.left_title).set("RIGHT_TITLE", page.right_title);
  for (const RuleDifference& difference : page.differences)
    fill_difference(table.add("ROW"), difference, frame.texts);
  return frame.html();
}

}  // namespace kiemdiem::pages
