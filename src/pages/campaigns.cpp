#include "pages/campaigns.h"

#include "pages/inputs.h"
#include "pages/timeline_part.h"

namespace kiemdiem::pages {
namespace {

void fill_line(View& row, const CampaignLine& line, const Shell& shell, const Texts& texts) {
  add_link(row, "LINK", line.link);
  row.set("CAMPAIGN_KIND", line.kind).set("PERIOD", line.period).set("ISSUED_BY", line.issued_by);
  row.set("REGULATION", line.regulation).set("FINISHED", line.finished).set("UNITS", line.units);
  add_mark(row, "MARK", line.mark, texts);
  if (!line.next_due) return;
  View& next = row.add("NEXT");
  next.set("NEXT_STEP", line.next_step).set("DAY", day_text(shell.language, *line.next_due));
  next.set("DISTANCE", distance_text(shell.language, *line.next_due, shell.today));
}

void fill_days(View& row, const PlanStep& step, const CampaignPage& page, const Shell& shell) {
  if (step.inherited) {
    View& inherited = row.add("INHERITED");
    inherited.set("DAY", weekday_text(shell.language, *step.inherited)).set("FROM", step.inherited_from);
    inherited.show_text("RULE", step.inherited_rule);
  } else {
    row.add("NOT_INHERITED");
  }
  const std::string typed = !step.own_value.empty() ? step.own_value
                            : step.own              ? to_vietnamese(*step.own)
                                                    : "";
  View& own = row.add(page.amend_action.empty() || step.set_above ? "FIXED" : "EDIT");
  own.set("OWN", typed).set("STEP_NAME", step.label);
  own.show("INVALID", !step.error.empty());
  row.show_text("ERROR", step.error);
}

void fill_step(View& row, const PlanStep& step, const CampaignPage& page, const Shell& shell,
               const Texts& texts) {
  row.set("ID", step.id).set("LABEL", step.label).set("WHO", step.who);
  add_clause(row, "CLAUSE", step.clause, texts);
  fill_days(row, step, page, shell);
  add_mark(row, "MARK", step.mark, texts);
  const std::optional<Date> due = step.own ? step.own : step.inherited;
  if (due && step.mark.standing != Standing::done && step.mark.standing != Standing::none)
    row.add("DISTANCE").set("DISTANCE", distance_text(shell.language, *due, shell.today));
}

void fill_amendments(View& content, const CampaignPage& page) {
  if (page.amendments.empty()) return;
  View& table = content.add("AMENDMENTS");
  for (const Amendment& amendment : page.amendments) {
    View& row = table.add("AMENDMENT");
    row.set("AT", amendment.at).set("WHO", amendment.who).set("STEP_NAME", amendment.step);
    row.set("REASON", amendment.reason);
    row.show_text("BEFORE", amendment.before);
    row.show_text("AFTER", amendment.after);
  }
}

void fill_plan(View& content, const CampaignPage& page, const Shell& shell, const Texts& texts) {
  for (const PlanStep& step : page.steps) fill_step(content.add("STEP"), step, page, shell, texts);
  if (!page.items.empty()) {
    View& items = content.add("ITEMS");
    for (const PlanItemShown& item : page.items) {
      View& line = items.add("ITEM");
      line.set("TEXT", item.text);
      line.show_text("FROM", item.from);
    }
  }
  if (!page.facts.empty() || !page.facts_href.empty()) {
    View& facts = content.add("FACTS");
    facts.show_text("FACTS_HREF", page.facts_href);
    View* list = page.facts.empty() ? nullptr : &facts.add("FACT_LIST");
    for (const PlanItemShown& fact : page.facts) {
      View& line = list->add("FACT");
      line.set("TEXT", fact.text);
      line.show_text("FROM", fact.from);
    }
  }
  if (page.amend_action.empty()) return;
  content.add("OPENS").set("AMEND_ACTION", page.amend_action).set("VERSION", page.version);
  View& amend = content.add("AMEND");
  add_input(amend, "INPUT",
            {.name = "items",
             .label = texts("campaign.items"),
             .type = "long",
             .value = page.own_items,
             .help = texts("campaign.items_help")});
  add_input(amend, "INPUT",
            {.name = "reason",
             .label = texts("campaign.reason"),
             .type = "long",
             .value = page.reason,
             .help = texts("campaign.reason_help"),
             .error = page.reason_error});
}

}  // namespace

std::string render(const Shell& shell, const CampaignsPage& page) {
  Frame frame{shell, "campaigns.tpl"};
  add_actions(frame.content, page.actions);
  if (page.campaigns.empty()) {
    add_empty(frame.content, page.empty);
    return frame.html();
  }
  View& table = frame.content.add("TABLE");
  for (const CampaignLine& line : page.campaigns) fill_line(table.add("ROW"), line, shell, frame.texts);
  return frame.html();
}

std::string render(const Shell& shell, const CampaignFormPage& page) {
  Frame frame{shell, "campaign_form.tpl"};
  View& content = frame.content;
  content.set("HEADING", page.heading).set("ACTION", page.action);
  content.set("VERSION", page.version).set("CANCEL", page.cancel_href);
  const Texts& texts = frame.texts;
  const auto add = [&](const Input& input) { add_input(content, "INPUT", input); };
  add({.name = "title",
       .label = texts("campaign.title"),
       .value = page.title,
       .error = page.title_error,
       .required = true});
  add({.name = "kind",
       .label = texts("campaign.kind"),
       .type = "radios",
       .error = page.kind_error,
       .options = page.kinds});
  add({.name = "year",
       .label = texts("campaign.year"),
       .type = "number",
       .value = page.year,
       .error = page.year_error,
       .least = "2000",
       .most = "2100"});
  add({.name = "quarter",
       .label = texts("campaign.quarter"),
       .type = "select",
       .help = texts("campaign.quarter_help"),
       .options = page.quarters});
  add({.name = "first",
       .label = texts("campaign.first"),
       .value = page.first,
       .help = texts("campaign.days_help"),
       .error = page.days_error});
  add({.name = "last", .label = texts("campaign.last"), .value = page.last});
  add({.name = "unit",
       .label = texts("campaigns.issued_by"),
       .type = "select",
       .error = page.unit_error,
       .options = page.units});
  add({.name = "regulation",
       .label = texts("campaigns.regulation"),
       .type = "select",
       .help = texts("campaign.regulation_help"),
       .error = page.regulation_error,
       .options = page.regulations});
  return frame.html();
}

std::string render(const Shell& shell, const CampaignPage& page) {
  Frame frame{shell, "campaign.tpl"};
  View& content = frame.content;
  content.set("NAME", page.title).set("CAMPAIGN_KIND", page.kind).set("PERIOD", page.period);
  add_mark(content, "MARK", page.mark, frame.texts);
  add_link(content, "ISSUED_BY", page.issued_by);
  add_link(content, "REGULATION", page.regulation);
  add_actions(content, page.actions);
  if (!page.obstacles.empty()) {
    View& obstacles = content.add("OBSTACLES");
    for (const std::string& obstacle : page.obstacles) obstacles.add("OBSTACLE").set("TEXT", obstacle);
  }
  if (page.timeline) add_timeline(content, *page.timeline, frame);
  fill_plan(content, page, shell, frame.texts);
  fill_amendments(content, page);
  return frame.html();
}

}  // namespace kiemdiem::pages
