#include "pages/parts.h"
#include "pages/sign_in.h"

namespace kiemdiem::pages {
namespace {

void fill_sessions(View& content, const AccountPage& page) {
  for (const SessionLine& session : page.sessions) {
    View& line = content.add("SESSION");
    line.set("PLACE", session.place).set("STARTED", session.started).set("LAST_SEEN", session.last_seen);
    line.show("CURRENT", session.current);
  }
  content.show_text("END_OTHERS", page.end_others_action);
}

}  // namespace

std::string render(const Shell& shell, const AccountPage& page) {
  Frame frame{shell, "account.tpl"};
  View& content = frame.content;
  content.set("NAME", page.name).set("USER", page.user).set("PASSWORD_HREF", page.password_href);
  for (const GrantHeld& grant : page.grants)
    content.add("GRANT").set(
        "GRANT", role_label(shell.language, grant.role) + (grant.unit.empty() ? "" : ", " + grant.unit));
  content.show("NO_GRANT", page.grants.empty());
  content.set("SECOND_STEP_HREF", page.second_step_href);
  if (page.second_step_on)
    add_mark(content.add("TOTP_ON"), "MARK", {Standing::done, frame.texts("account.totp_on")}, frame.texts);
  else
    content.add("TOTP_OFF");
  content.show_text("CALENDAR", page.calendar_href);
  fill_sessions(content, page);
  return frame.html();
}

}  // namespace kiemdiem::pages
