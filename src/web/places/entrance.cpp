#include "web/places/entrance.h"

#include <fmt/format.h>

#include <sstream>

#include "service/demonstration.h"
#include "service/gate.h"
#include "service/second_step.h"
#include "service/upkeep.h"
#include "store/accounts.h"
#include "store/sessions.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/lists.h"

namespace kiemdiem::web {
namespace {

/// "ABCD EFGH …", to be typed into the telephone.
std::string in_groups(std::string_view secret) {
  std::string text;
  for (std::size_t at = 0; at < secret.size(); ++at) {
    if (at > 0 && at % 4 == 0) text += ' ';
    text += secret[at];
  }
  return text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream reading{text};
  for (std::string line; std::getline(reading, line);) lines.push_back(line);
  return lines;
}

}  // namespace

service::Outcome<pages::LoginPage> sign_in_form(service::Call& call) {
  pages::LoginPage page;
  page.action = address("sign-in");
  page.user = call.inputs.get("user");
  if (page.user.empty() && call.actor.signed_in()) {  // the password is asked for again
    const auto own = store::find_account(call.data, call.actor.account);
    if (!own) return service::refused(own.error());
    if (*own) page.user = (*own)->login;
  }
  page.error = problem_of(call, "");
  page.back = call.inputs.get("back");
  if (!call.office.options().demonstration) return page;
  page.second_step_offered = call.office.options().second_step == service::SecondStep::offered;
  const auto logins = service::demonstration_logins(call);
  if (!logins) return service::refused(logins.error());
  for (const service::DemonstrationLogin& login : *logins)
    page.demonstration.push_back(
        {login.campaign, login.role, login.unit, login.login, service::demonstration_password});
  return page;
}

service::Outcome<pages::TotpPage> code_form(service::Call& call) {
  return pages::TotpPage{address("code"), problem_of(call, "code"), address("sign-in-form"),
                         call.inputs.get("back")};
}

service::Outcome<pages::PasswordPage> password_form(service::Call& call) {
  const auto found = store::find_account(call.data, call.actor.account);
  if (!found) return service::refused(found.error());
  pages::PasswordPage page;
  page.action = address("change-password");
  page.forced = call.actor.must_change_password;
  page.at_least = *found && service::second_step_is_on(**found) ? 8 : 15;
  page.old_error = problem_of(call, "old");
  page.new_error = problem_of(call, "new");
  page.again_error = problem_of(call, "again");
  page.cancel_href = page.forced ? "" : address("account");
  if (*found) page.user = (*found)->login;
  return page;
}

service::Outcome<pages::AccountPage> account(service::Call& call) {
  const auto found = store::find_account(call.data, call.actor.account);
  if (!found) return service::refused(found.error());
  if (!*found) return service::refused(service::Refused::hidden);
  const store::Account& own = **found;
  pages::AccountPage page;
  page.user = own.login;
  page.name = call.actor.name;
  for (const service::ActingGrant& grant : call.actor.grants)
    page.grants.push_back({std::string{service::name(grant.role)}, grant.unit_name});
  page.password_href = address("password-form");
  page.second_step_on = service::second_step_is_on(own);
  page.second_step_href = address("second-step-form");
  const auto sessions = store::sessions_of(call.data, own.id);
  if (!sessions) return service::refused(sessions.error());
  for (const store::Session& session : *sessions)
    page.sessions.push_back({to_vietnamese(service::now_at(session.created_at).local),
                             to_vietnamese(service::now_at(session.seen_at).local), session.device,
                             session.token_hash == call.actor.token_hash});
  if (sessions->size() > 1) page.end_others_action = address("end-sessions");
  if (may(call, "calendar-feeds")) page.calendar_href = address("calendar-feeds");
  return page;
}

service::Outcome<pages::SecondStepPage> second_step_form(service::Call& call) {
  const auto found = store::find_account(call.data, call.actor.account);
  if (!found) return service::refused(found.error());
  if (!*found) return service::refused(service::Refused::hidden);
  const store::Account& own = **found;
  const auto left = store::recovery_codes_left(call.data, own.id);
  if (!left) return service::refused(left.error());
  pages::SecondStepPage page;
  page.action = address("second-step");
  page.error = problem_of(call, "code");
  page.forced = call.actor.must_set_second_step;
  page.on = service::second_step_is_on(own);
  page.back_href = page.forced ? "" : address("account");
  if (const auto secret = service::secret_in_setup(own)) {
    page.secret = in_groups(*secret);
    page.address = service::telephone_address(own, *secret);
  }
  page.codes_left = *left;
  page.codes_action = address("recovery-codes");
  page.codes = lines_of(call.shown_once);
  page.next_href = address("today");
  return page;
}

service::Outcome<service::Done> display(service::Call& call) {
  service::Done done;
  done.location = service::safe_back(call.inputs.get("back"));
  const std::string& language = call.inputs.get("language");
  const std::string& theme = call.inputs.get("theme");
  if (language == "vi" || language == "en") done.remember["ngon-ngu"] = language;
  if (theme == "light" || theme == "dark" || theme == "contrast" || theme == "auto")
    done.remember["mau"] = theme;
  return done;
}

service::Outcome<ElsewherePage> today(service::Call& call) {
  const auto campaign = campaign_of(call);
  if (!campaign) return tl::unexpected{campaign.error()};
  if (call.actor.acting.role == service::Role::administrator) return ElsewherePage{address("units")};
  if (!*campaign) return ElsewherePage{address("campaigns")};
  return ElsewherePage{address("work-list", {{"campaign", (*campaign)->id}})};
}

service::Outcome<ElsewherePage> start(service::Call& call) {
  return ElsewherePage{call.actor.signed_in() ? address("today") : address("sign-in-form")};
}

http::Response elsewhere(Site& site, const service::Asked& asked, const Visit& visit) {
  const auto page = site.office.answer(asked, asked.action->name == "start" ? &start : &today);
  if (!page) return refusal_page(site, asked, visit, page.error());
  return http::see_other(page->location);
}

http::Response health(Site& site, const service::Asked&, const Visit&) {
  const auto read = site.office.database().read([](store::Transaction& transaction) -> Result<void> {
    const auto rows = transaction.query("SELECT 1");
    if (!rows) return tl::unexpected{rows.error()};
    return {};
  });
  const bool well = read && !site.office.database().failed();
  return http::plain_text(well ? "ok\n" : "failed\n", well ? 200 : 503);
}

http::Response metrics(Site& site, const service::Asked&, const Visit&) {
  const Figures& figures = site.figures;
  service::BackupRun backup;
  // Where the store cannot be read the time is 0, as where there is no backup.
  [[maybe_unused]] const auto read =
      site.office.database().read([&](store::Transaction& transaction) -> Result<void> {
        const auto run = service::last_backup(transaction);
        if (!run) return tl::unexpected{run.error()};
        backup = run->value_or(backup);
        return {};
      });
  return http::plain_text(
      fmt::format("# TYPE kiemdiem_requests_total counter\nkiemdiem_requests_total {}\n"
                  "# TYPE kiemdiem_requests_refused_total counter\n"
                  "kiemdiem_requests_refused_total {}\n"
                  "# TYPE kiemdiem_requests_failed_total counter\n"
                  "kiemdiem_requests_failed_total {}\n"
                  "# TYPE kiemdiem_request_seconds_total counter\n"
                  "kiemdiem_request_seconds_total {:.6f}\n"
                  "# TYPE kiemdiem_backup_last_success_timestamp_seconds gauge\n"
                  "kiemdiem_backup_last_success_timestamp_seconds {}\n"
                  "# TYPE kiemdiem_backup_failed gauge\n"
                  "kiemdiem_backup_failed {}\n",
                  figures.requests.load(), figures.refused.load(), figures.failed.load(),
                  static_cast<double>(figures.microseconds.load()) / 1e6, backup.last_good_at / 1000,
                  backup.at > backup.last_good_at ? 1 : 0));
}

}  // namespace kiemdiem::web
