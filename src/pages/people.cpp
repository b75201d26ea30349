#include "pages/people.h"

#include "pages/fact_form_part.h"
#include "pages/organization_parts.h"

namespace kiemdiem::pages {
namespace {

constexpr std::size_t fixed_columns = 4;  ///< name, cell, posts, admitted stand before the chosen columns

void fill_row(View& shown, const PersonRow& row, const PeoplePage& page, const Texts& texts) {
  if (!page.bulk_action.empty()) shown.add("BOX").set("PERSON", row.id).set("NAME", row.link.label);
  add_link(shown, "LINK", row.link);
  shown.set("CELL", row.cell).set("POSTS", row.posts).set("ADMITTED", row.admitted);
  for (std::size_t at = 0; at < row.values.size(); ++at) {
    const std::size_t column = fixed_columns + at;
    shown.add("CELL_VALUE")
        .set("COLUMN", column < page.headings.size() ? page.headings[column].label : "")
        .set("VALUE", row.values[at]);
  }
  add_mark(shown, "MARK", row.mark, texts);
}

void fill_table(View& content, const PeoplePage& page, const Texts& texts) {
  View& table = content.add("TABLE");
  for (const char* part : {"BULK_BEGIN", "BULK_END"}) table.show(part, !page.bulk_action.empty());
  table.set("BULK_ACTION", page.bulk_action);
  table.show("BOXES", !page.bulk_action.empty());
  add_headings(table, "HEADING", page.headings);
  for (const PersonRow& row : page.rows) fill_row(table.add("ROW"), row, page, texts);
  if (!page.bulk_action.empty()) add_choice(table, "BULK", page.bulk);
  add_pager(table, page.pager);
}

std::string notes_of(const PostLine& post, const Texts& texts) {
  std::string notes;
  const auto add = [&](const std::string& note) { notes += (notes.empty() ? "" : "; ") + note; };
  if (!post.primary) add(texts("person.secondary"));
  if (post.leader) add(texts("person.as_leader"));
  if (!post.managed_by.empty()) add(texts("person.managed_by", {{"unit", post.managed_by}}));
  return notes;
}

void fill_posts(View& content, const PersonPage& page, const Texts& texts) {
  content.show("NO_POSTS", page.posts.empty());
  content.show_text("ADD_POST", page.add_post_href);
  if (page.posts.empty()) return;
  View& table = content.add("POSTS");
  for (const PostLine& post : page.posts) {
    View& row = table.add("POST");
    row.set("ROLE", post.role).set("SINCE", post.since).set("UNTIL", post.until);
    row.set("NOTES", notes_of(post, texts));
    add_link(row, "LINK", post.in);
    row.show_text("EDIT", post.edit_href);
  }
}

void fill_discipline(View& content, const PersonPage& page) {
  content.show(page.discipline_known ? "NO_DISCIPLINE" : "DISCIPLINE_UNKNOWN", page.discipline.empty());
  content.show_text("ADD_DISCIPLINE", page.add_discipline_href);
  if (page.discipline.empty()) return;
  View& table = content.add("DISCIPLINES");
  for (const DisciplineLine& line : page.discipline) {
    View& row = table.add("DISCIPLINE");
    row.set("ON", line.on).set("FORM_OF", line.form);
    row.set("VIOLATED_AT", line.violated_at).set("DECIDED_BY", line.decided_by);
    row.show_text("EDIT", line.edit_href);
  }
}

}  // namespace

std::string render(const Shell& shell, const PeoplePage& page) {
  Frame frame{shell, "people.tpl"};
  View& content = frame.content;
  content.set("FILTER_ACTION", page.filter_action).set("FILTER_TEXT", page.filter_text);
  add_choice(content, "CELLS", page.cells);
  content.show("ONLY_INCOMPLETE", page.only_incomplete);
  add_choice(content, "COLUMNS", page.columns);
  add_actions(content, page.actions);
  if (page.rows.empty())
    add_empty(content, page.empty);
  else
    fill_table(content, page, frame.texts);
  return frame.html();
}

std::string render(const Shell& shell, const PersonPage& page) {
  Frame frame{shell, "person.tpl"};
  View& content = frame.content;
  content.set("NAME", page.name);
  add_link(content, "LINK", {page.cell, page.cell_link.href});
  add_mark(content, "MARK", page.mark, frame.texts);
  add_actions(content, page.actions);
  if (!page.missing.empty()) add_facts(content.add("MISSING"), "FACTS", page.missing);
  fill_posts(content, page, frame.texts);
  fill_discipline(content, page);
  add_fact_form(content, "FORM", page.facts, frame.texts);
  add_history(content, page.history);
  return frame.html();
}

}  // namespace kiemdiem::pages
