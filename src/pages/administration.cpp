#include "pages/administration.h"

#include "pages/inputs.h"

namespace kiemdiem::pages {
namespace {

void fill_line(View& row, const LogLine& line) {
  row.set("NUMBER", line.number).set("AT", line.at).set("WHO", line.who).set("ROLE", line.role);
  row.set("DONE", line.action).set("HASH", line.hash);
  add_link(row, "LINK", {line.about, line.link.href});
  add_facts(row, "FACTS", line.details);
}

void fill_user(View& row, const UserLine& user, const Texts& texts) {
  add_link(row, "LINK", {user.name, user.link.href});
  row.set("USER", user.user).set("LAST_SEEN", user.last_seen);
  row.set("TOTP", texts(user.totp ? "users.totp_on" : "users.totp_off"));
  for (const GrantShown& grant : user.grants)
    row.add("GRANT").set("ROLE", grant.role).set("UNIT", grant.unit);
  row.show("NO_GRANT", user.grants.empty());
  add_mark(row, "MARK", user.mark, texts);
}

void fill_grants(View& existing, const UserPage& page) {
  existing.show("NO_GRANT", page.grants.empty());
  if (page.grants.empty()) return;
  View& table = existing.add("GRANTS");
  for (const GrantShown& grant : page.grants) {
    View& row = table.add("GRANT");
    row.set("ROLE", grant.role).set("UNIT", grant.unit).set("CAMPAIGN", grant.campaign);
    row.set("SINCE", grant.since).set("UNTIL", grant.until);
    row.show_text("END", grant.end_action);
  }
}

void fill_give(View& existing, const UserPage& page, const Texts& texts) {
  if (page.grant_action.empty()) return;
  View& give = existing.add("GIVE");
  give.set("GRANT_ACTION", page.grant_action);
  give.show_text("GRANT_ERROR", page.grant_error);
  const auto select = [&](const char* name, const char* label, const std::vector<Option>& options) {
    add_input(give, "INPUT", {.name = name, .label = texts(label), .type = "select", .options = options});
  };
  select("role", "login.role", page.roles);
  select("unit", "login.unit", page.units);
  if (!page.campaigns.empty()) select("campaign", "users.campaign", page.campaigns);
  add_input(give, "INPUT",
            {.name = "since",
             .label = texts("users.since"),
             .value = page.since,
             .help = texts("users.since_help")});
  add_input(give, "INPUT",
            {.name = "until",
             .label = texts("users.until"),
             .value = page.until,
             .help = texts("users.until_help")});
}

}  // namespace

std::string render(const Shell& shell, const LogPage& page) {
  Frame frame{shell, "log.tpl"};
  View& content = frame.content;
  content.set("FILTER_ACTION", page.filter_action).set("FILTER_TEXT", page.filter_text);
  content.set("FROM", page.from).set("UNTIL", page.until).set("VERIFIED_AT", page.verified_at);
  add_choice(content, "KINDS", page.actions);
  add_mark(content, "MARK", page.verified, frame.texts);
  content.show_text("VERIFY", page.verify_action);
  if (page.lines.empty()) {
    add_empty(content, page.empty);
    return frame.html();
  }
  View& table = content.add("TABLE");
  for (const LogLine& line : page.lines) fill_line(table.add("ROW"), line);
  add_pager(table, page.pager);
  return frame.html();
}

std::string render(const Shell& shell, const UsersPage& page) {
  Frame frame{shell, "users.tpl"};
  View& content = frame.content;
  content.set("FILTER_ACTION", page.filter_action).set("FILTER_TEXT", page.filter_text);
  add_actions(content, page.actions);
  if (page.users.empty()) {
    add_empty(content, page.empty);
    return frame.html();
  }
  View& table = content.add("TABLE");
  for (const UserLine& user : page.users) fill_user(table.add("ROW"), user, frame.texts);
  add_pager(table, page.pager);
  return frame.html();
}

std::string render(const Shell& shell, const UserPage& page) {
  Frame frame{shell, "user.tpl"};
  View& content = frame.content;
  content.set("HEADING", page.heading).set("ACTION", page.action).set("CANCEL", page.cancel_href);
  content.show_text("TEMPORARY", page.temporary_password);
  const Texts& texts = frame.texts;
  add_input(content, "INPUT",
            {.name = "user",
             .label = texts("login.user"),
             .value = page.user,
             .help = texts("users.user_help"),
             .error = page.user_error,
             .autocomplete = "off",
             .required = true});
  add_input(content, "INPUT",
            {.name = "name",
             .label = texts("account.name"),
             .value = page.name,
             .error = page.name_error,
             .autocomplete = "off"});
  add_input(content, "INPUT",
            {.name = "person",
             .label = texts("users.person"),
             .value = page.person,
             .help = page.person_words.empty() ? texts("users.person_help") : page.person_words,
             .error = page.person_error,
             .autocomplete = "off"});
  if (page.is_new) return frame.html();
  View& existing = content.add("EXISTING");
  fill_grants(existing, page);
  fill_give(existing, page, texts);
  add_actions(existing, page.actions);
  return frame.html();
}

}  // namespace kiemdiem::pages
