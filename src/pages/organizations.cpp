#include "pages/organizations.h"

#include "pages/fact_form_part.h"
#include "pages/organization_parts.h"

namespace kiemdiem::pages {
namespace {

void fill_node(View& shown, const TreeNode& node) {
  add_link(shown, "LINK", node.link);
  shown.show_text("NODE_KIND", node.kind);
  if (node.children.empty()) shown.show_text("OPEN_HREF", node.open_href);
  shown.set("MEMBERS", node.members).set("COLLECTIVES", node.collectives).set("INCOMPLETE", node.incomplete);
  if (node.children.empty()) return;
  View& branch = shown.add("BRANCH");
  branch.set("NAME", node.link.label);
  branch.show("OPEN", node.open);
  add_tree(branch, node.children);
}

std::string day_or_nothing(Language language, const std::optional<Date>& day) {
  return day ? day_text(language, *day) : std::string{};
}

void fill_collectives(View& content, const OrganizationPage& page) {
  if (page.collectives.empty()) return;
  View& table = content.add("COLLECTIVES");
  for (const CollectiveLine& line : page.collectives) {
    View& row = table.add("COLLECTIVE");
    add_link(row, "LINK", line.link);
    row.set("COLLECTIVE_KIND", line.kind).set("SIZE", line.size);
  }
}

void fill_heads(View& content, const OrganizationPage& page, Language language) {
  if (page.heads.empty()) return;
  View& table = content.add("HEADS");
  for (const HeadLine& line : page.heads) {
    View& row = table.add("HEAD");
    add_link(row, "LINK", line.person);
    row.set("ROLE", line.role).set("SINCE", day_or_nothing(language, line.since));
    row.set("UNTIL", day_or_nothing(language, line.until));
  }
}

void fill_former(View& content, const OrganizationPage& page, Language language) {
  if (page.former.empty()) return;
  View& table = content.add("FORMER");
  for (const FormerUnit& line : page.former) {
    View& row = table.add("FORMER_UNIT");
    add_link(row, "LINK", line.link);
    row.set("UNTIL", day_text(language, line.until)).set("DOCUMENT", line.document);
    add_link(row, "INTO", line.into);
  }
}

}  // namespace

void add_tree(View& view, const std::vector<TreeNode>& nodes) {
  for (const TreeNode& node : nodes) fill_node(view.put("NODE", "tree_node.tpl"), node);
}

void add_history(View& view, const std::vector<HistoryLine>& history) {
  if (history.empty()) return;
  View& list = view.add("HISTORY");
  for (const HistoryLine& line : history)
    list.add("CHANGE").set("AT", line.at).set("WHO", line.who).set("CHANGED", line.what);
}

std::string render(const Shell& shell, const TreePage& page) {
  Frame frame{shell, "tree.tpl"};
  View& content = frame.content;
  content.set("ORGANIZATIONS", number_text(shell.language, page.organizations));
  content.set("COLLECTIVES", number_text(shell.language, page.collectives));
  content.set("PEOPLE", number_text(shell.language, page.people));
  add_actions(content, page.actions);
  if (page.roots.empty())
    add_empty(content, page.empty);
  else
    add_tree(content.add("TREE"), page.roots);
  return frame.html();
}

std::string render(const Shell& shell, const OrganizationPage& page) {
  Frame frame{shell, "organization.tpl"};
  View& content = frame.content;
  content.set("NAME", page.name).set("ORGANIZATION_KIND", page.kind);
  content.set("COUNT", number_text(shell.language, page.people));
  content.show_text("PEOPLE_HREF", page.people_href);
  add_actions(content, page.actions);
  add_fact_form(content, "FORM", page.facts, frame.texts);
  fill_collectives(content, page);
  fill_heads(content, page, shell.language);
  if (!page.children.empty()) add_tree(content.add("CHILDREN"), page.children);
  fill_former(content, page, shell.language);
  add_history(content, page.history);
  return frame.html();
}

}  // namespace kiemdiem::pages
