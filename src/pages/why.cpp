#include "pages/why.h"

#include "pages/inputs.h"
#include "pages/why_part.h"

namespace kiemdiem::pages {
namespace {

void fill_reason(View& shown, const ReasonShown& reason, const Texts& texts) {
  shown.set("TEXT", reason.text);
  shown.show_text("EFFECT", reason.effect);
  shown.show("UNCERTAIN", !reason.certain);
  shown.show_text("READING", reason.reading);
  add_clause(shown, "CLAUSE", reason.clause, texts);
  add_facts(shown, "FACTS", reason.facts);
}

void fill_reasons(View& view, const char* name, const std::vector<ReasonShown>& reasons, const Texts& texts) {
  if (reasons.empty()) return;
  View& list = view.add(name);
  list.set("COUNT", static_cast<int>(reasons.size()));
  for (const ReasonShown& reason : reasons) fill_reason(list.add("REASON"), reason, texts);
}

void fill_next(View& view, const Why& why, const Texts& texts) {
  if (why.next_level.empty() || why.for_next.empty()) return;
  View& next = view.add("FOR_NEXT");
  next.set("LEVEL", why.next_level);
  for (const MissingForNext& missing : why.for_next) {
    View& step = next.add("STEP");
    step.set("TEXT", missing.text);
    add_clause(step, "CLAUSE", missing.clause, texts);
  }
}

void fill_why(View& view, const Why& why, const Texts& texts) {
  view.set("SUBJECT", why.subject).set("SENTENCE", why.sentence);
  add_mark(view, "MARK", why.verdict, texts);
  view.show_text("PROPOSED", why.proposed);
  view.show_text("CEILING", why.ceiling);
  view.show_text("FORCED", why.forced);
  fill_reasons(view, "REASONS", why.reasons, texts);
  fill_reasons(view, "PENDINGS", why.pending, texts);
  fill_next(view, why, texts);
  fill_reasons(view, "UNTOUCHED", why.untouched, texts);
  view.show_text("WHAT_IF", why.what_if_href);
}

/// A fact that is not changed stays as it is: every list begins with that.
Input input_of(const WhatIfPage::Trial& trial, const Texts& texts) {
  Input input{.name = "fact." + trial.path, .label = trial.label, .type = trial.type, .value = trial.value};
  if (!trial.unit.empty()) input.label += " (" + trial.unit + ")";
  input.help = texts("what_if.now", {{"value", trial.now}});
  input.error = trial.error;
  if (trial.choices.empty()) return input;
  input.type = "select";
  input.options.push_back({"", texts("what_if.unchanged"), false, {}});
  input.options.insert(input.options.end(), trial.choices.begin(), trial.choices.end());
  return input;
}

void fill_consequences(View& content, const WhatIfPage& page, const Texts& texts) {
  content.show("NOTHING", page.tried && page.consequences.empty());
  if (page.consequences.empty()) return;
  View& table = content.add("CONSEQUENCES");
  for (const Consequence& consequence : page.consequences) {
    View& row = table.add("ROW");
    row.set("WHAT", consequence.what).set("BEFORE", consequence.before).set("AFTER", consequence.after);
    add_mark(row, "MARK", consequence.mark, texts);
    add_clause(row, "CLAUSE", consequence.clause, texts);
  }
}

}  // namespace

void add_why(View& view, const char* name, const Why& why, const Texts& texts) {
  fill_why(view.add(name), why, texts);
}

std::string render(const Shell& shell, const WhyPage& page) {
  Frame frame{shell, "why_page.tpl"};
  add_why(frame.content, "WHY", page.why, frame.texts);
  frame.content.show_text("BACK", page.back_href);
  add_actions(frame.content, page.actions);
  return frame.html();
}

std::string render(const Shell& shell, const WhatIfPage& page) {
  Frame frame{shell, "what_if.tpl"};
  View& content = frame.content;
  content.set("SUBJECT", page.subject).set("ACTION", page.action);
  content.show_text("BACK", page.back_href);
  for (const WhatIfPage::Trial& trial : page.trials)
    add_input(content, "INPUT", input_of(trial, frame.texts));
  fill_consequences(content, page, frame.texts);
  if (page.after) add_why(content.add("PANEL"), "WHY", *page.after, frame.texts);
  return frame.html();
}

}  // namespace kiemdiem::pages
