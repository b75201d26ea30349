#include "pages/sign_in.h"

#include "pages/inputs.h"

namespace kiemdiem::pages {
namespace {

/// Log-ins stand under their campaign, in the order in which the campaigns come.
void fill_demonstration(View& content, const LoginPage& page, Language language) {
  View& all = content.add("ACCOUNTS");
  all.show("OFFERED", page.second_step_offered);
  View* campaign = nullptr;
  std::string last;
  for (const DemonstrationAccount& account : page.demonstration) {
    if (campaign == nullptr || account.campaign != last) {
      campaign = &all.add("CAMPAIGN");
      campaign->set("CAMPAIGN", account.campaign);
      last = account.campaign;
    }
    View& line = campaign->add("ACCOUNT");
    line.set("ROLE", role_label(language, account.role)).set("UNIT", account.unit);
    line.set("USER", account.user).set("PASSWORD", account.password);
  }
}

Input secret(const std::string& name, std::string label, std::string autocomplete, std::string error = {}) {
  Input input{.name = name, .label = std::move(label), .type = "password"};
  input.autocomplete = std::move(autocomplete);
  input.error = std::move(error);
  input.required = true;
  return input;
}

Input one_time_code(const Texts& texts, const std::string& error) {
  Input input{.name = "code", .label = texts("totp.code_or_recovery")};
  input.autocomplete = "one-time-code";
  input.error = error;
  input.required = true;
  return input;
}

}  // namespace

std::string render(const Shell& shell, const LoginPage& page) {
  Frame frame{shell, "login.tpl"};
  View& content = frame.content;
  content.set("ACTION", page.action).set("BACK_TO", page.back);
  content.show_text("LOGIN_ERROR", page.error);
  Input user{.name = "user", .label = frame.texts("login.user"), .value = page.user};
  user.autocomplete = "username";
  user.required = true;
  add_input(content, "INPUT", user);
  add_input(content, "INPUT", secret("password", frame.texts("login.password"), "current-password"));
  if (shell.demonstration && !page.demonstration.empty()) fill_demonstration(content, page, shell.language);
  return frame.html();
}

std::string render(const Shell& shell, const TotpPage& page) {
  Frame frame{shell, "totp.tpl"};
  frame.content.set("ACTION", page.action).set("CANCEL", page.cancel_href).set("BACK_TO", page.back);
  add_input(frame.content, "INPUT", one_time_code(frame.texts, page.error));
  return frame.html();
}

std::string render(const Shell& shell, const RolePage& page) {
  Frame frame{shell, "role.tpl"};
  frame.content.set("ACTION", page.action).set("BACK_TO", page.back);
  Input grants{.name = "grant", .label = frame.texts("role_page.grants"), .type = "radios"};
  grants.options = page.grants;
  add_input(frame.content, "INPUT", grants);
  return frame.html();
}

std::string render(const Shell& shell, const PasswordPage& page) {
  Frame frame{shell, "password.tpl"};
  View& content = frame.content;
  content.set("ACTION", page.action).set("LEAST", page.at_least).set("USER", page.user);
  content.show("FORCED", page.forced);
  content.show_text("CANCEL", page.cancel_href);
  const Texts& texts = frame.texts;
  add_input(content, "INPUT", secret("old", texts("password.old"), "current-password", page.old_error));
  add_input(content, "INPUT", secret("new", texts("password.new"), "new-password", page.new_error));
  add_input(content, "INPUT", secret("again", texts("password.again"), "new-password", page.again_error));
  return frame.html();
}

}  // namespace kiemdiem::pages
