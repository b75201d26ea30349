#include "pages/work_list.h"

#include "pages/parts.h"

namespace kiemdiem::pages {
namespace {

const char* word(WorkSection section) {
  switch (section) {
    case WorkSection::overdue:
      return "overdue";
    case WorkSection::today:
      return "today";
    case WorkSection::this_week:
      return "this_week";
    case WorkSection::later:
      return "later";
    case WorkSection::waiting:
      return "waiting";
    case WorkSection::done:
      return "done";
  }
  return "later";
}

constexpr WorkSection in_order[]{WorkSection::overdue, WorkSection::today,   WorkSection::this_week,
                                 WorkSection::later,   WorkSection::waiting, WorkSection::done};

void fill_line(View& line, const WorkLine& work, const Shell& shell, const Texts& texts) {
  line.set("ID", work.id).set("VERB", work.verb).set("OBJECT", work.object);
  // How many working days are left stands in the mark; days of the calendar beside it would be a second
  // count.
  if (work.due) line.add("DUE").set("DUE", weekday_text(shell.language, *work.due));
  if (!work.waits_for.empty() && !work.waits_why.empty())
    line.add("WAITS").set("WHOM", work.waits_for).set("WHY", work.waits_why);
  else if (!work.waits_for.empty())
    line.add("WAITS_WHOM").set("WHOM", work.waits_for);
  add_mark(line, "MARK", work.mark, texts);
  line.show_text("RULE", work.due_rule);
  add_clause(line, "CLAUSE", work.clause, texts);
  add_button(line, "BUTTON", work.button);
}

void fill_part(View& content, const WorkPart& part, const Shell& shell, const Texts& texts) {
  if (part.lines.empty()) return;
  View& shown = content.add("PART");
  const std::string section = word(part.section);
  shown.set("SECTION", section).set("TITLE", texts("work." + section));
  shown.set("COUNT", static_cast<int>(part.lines.size()) + part.more);
  for (const WorkLine& line : part.lines) fill_line(shown.add("LINE"), line, shell, texts);
  if (part.more > 0) shown.add("MORE").set("HREF", part.more_href).set("MORE", part.more);
}

bool has_work(const WorkListPage& page) {
  for (const WorkPart& part : page.parts)
    if (!part.lines.empty()) return true;
  return false;
}

}  // namespace

std::string render(const Shell& shell, const WorkListPage& page) {
  Frame frame{shell, "work_list.tpl"};
  View& content = frame.content;
  content.set("TODAY", frame.texts("work.today_is", {{"day", weekday_text(shell.language, shell.today)}}));
  add_choice(content, "FILTERS", page.filters);
  content.show_text("MEETINGS", page.meetings_href);
  content.show_text("CALENDAR", page.calendar_href);
  if (!has_work(page)) add_empty(content, page.empty);
  for (const WorkSection section : in_order)
    for (const WorkPart& part : page.parts)
      if (part.section == section) fill_part(content, part, shell, frame.texts);
  return frame.html();
}

}  // namespace kiemdiem::pages
