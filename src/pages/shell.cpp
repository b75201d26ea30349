#include "pages/shell.h"

#include "pages/parts.h"

namespace kiemdiem::pages {
namespace {

const char* word(Theme theme) {
  switch (theme) {
    case Theme::automatic:
      return "auto";
    case Theme::light:
      return "light";
    case Theme::dark:
      return "dark";
    case Theme::contrast:
      return "contrast";
  }
  return "auto";
}

void fill_head(View& root, const Shell& shell) {
  root.set("LANG", shell.language == Language::english ? "en" : "vi");
  root.set("THEME", word(shell.theme)).set("TITLE", shell.title).set("STYLE", shell.assets.style);
  for (const std::string& font : shell.assets.preload_fonts) root.add("FONT").set("HREF", font);
  root.show_text("SCRIPT", shell.assets.script);
  root.show_text("ICON", shell.assets.icon);
}

void fill_places(View& side, const char* name, const std::vector<MenuPlace>& places) {
  for (const MenuPlace& place : places) {
    View& added = side.add(name);
    added.set("LABEL", place.label).set("HREF", place.href);
    added.show("CURRENT", place.current);
    if (place.count > 0) added.add("COUNT").set("COUNT", place.count);
  }
}

void fill_side(View& root, const Shell& shell) {
  View& side = root.add("SIDE");
  for (const Link& unit : shell.units) add_link(side.add("UNIT"), "LINK", unit);
  side.show("UNITS", !shell.units.empty());
  add_link(side, "CAMPAIGN", {shell.campaign_title, shell.campaign_href});
  fill_places(side, "PLACE", shell.places);
  if (!shell.more.empty()) fill_places(side.add("MORES"), "MORE", shell.more);
}

void fill_due(View& top, const Shell& shell) {
  if (shell.work_href.empty()) return;
  View& due = top.add("DUE");
  due.set("HREF", shell.work_href);
  if (shell.overdue > 0) due.add("OVERDUE").set("COUNT", shell.overdue);
  if (shell.due_today > 0) due.add("TODAY").set("COUNT", shell.due_today);
  due.show("NOTHING", shell.overdue + shell.due_today == 0);
}

void fill_user(View& top, const Shell& shell) {
  if (shell.user_name.empty()) return;
  View& user = top.add("USER");
  user.set("NAME", shell.user_name).set("SIGN_OUT", shell.sign_out_action);
  user.show_text("ROLE", shell.acting_role);
  if (shell.acting_choices.size() < 2) return;
  View& roles = user.add("ROLES");
  roles.set("ROLE_ACTION", shell.role_action);
  add_options(roles, "OPTION", shell.acting_choices);
}

void fill_settings(View& top, const Shell& shell, const Texts& texts) {
  top.set("SETTINGS", shell.settings_action).set("BACK", shell.current_path);
  std::vector<Option> themes;
  for (const Theme theme : {Theme::automatic, Theme::light, Theme::dark, Theme::contrast})
    themes.push_back({word(theme), texts(std::string{"theme."} + word(theme)), theme == shell.theme, {}});
  add_options(top, "THEME_OPTION", themes);
  const bool english = shell.language == Language::english;
  add_options(top, "LANGUAGE_OPTION", {{"vi", "Tiếng Việt", !english, {}}, {"en", "English", english, {}}});
}

const char* word(MessageKind kind) {
  switch (kind) {
    case MessageKind::saved:
      return "saved";
    case MessageKind::notice:
      return "notice";
    case MessageKind::error:
      return "error";
  }
  return "notice";
}

/// Errors stand together in one box with links to their fields; the rest one by one.
void fill_messages(View& root, const Shell& shell) {
  View* errors = nullptr;
  for (const Message& message : shell.messages) {
    if (message.kind != MessageKind::error) {
      root.add("MESSAGE").set("KIND", word(message.kind)).set("TEXT", message.text);
      continue;
    }
    if (errors == nullptr) errors = &root.add("ERRORS");
    add_link(errors->add("ERROR"), "LINK", {message.text, message.field.empty() ? "" : "#" + message.field});
  }
}

}  // namespace

void fill_shell(View& root, const Shell& shell, const Texts& texts) {
  fill_head(root, shell);
  root.set("CSRF", shell.csrf_token).set("KEY", shell.idempotency_key);
  root.set("PAGE_CLASS", shell.user_name.empty() ? "page alone" : "page");
  if (!shell.user_name.empty()) fill_side(root, shell);
  fill_due(root, shell);
  fill_user(root, shell);
  fill_settings(root, shell, texts);
  if (!shell.search_action.empty())
    root.add("SEARCH").set("ACTION", shell.search_action).set("TEXT", shell.search_text);
  root.show("DEMONSTRATION", shell.demonstration);
  root.show_text("DISK", shell.disk_warning);
  fill_messages(root, shell);
  root.set("SOURCE", shell.source_name).set("GENERATED", shell.generated_at);
}

}  // namespace kiemdiem::pages
