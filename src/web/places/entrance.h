#pragma once

#include "pages/sign_in.h"
#include "web/binding.h"

/// Coming in: start, sign-in, own account.
namespace kiemdiem::web {

/// Sent on to another page.
struct ElsewherePage {
  std::string location;
};

service::Outcome<pages::LoginPage> sign_in_form(service::Call& call);
service::Outcome<pages::TotpPage> code_form(service::Call& call);
service::Outcome<pages::PasswordPage> password_form(service::Call& call);
service::Outcome<pages::AccountPage> account(service::Call& call);
service::Outcome<pages::SecondStepPage> second_step_form(service::Call& call);
service::Outcome<service::Done> display(service::Call& call);

/// Where the day's work is: of the campaign that concerns the acting unit; the campaigns where there is none.
service::Outcome<ElsewherePage> today(service::Call& call);
service::Outcome<ElsewherePage> start(service::Call& call);

http::Response elsewhere(Site& site, const service::Asked& asked, const Visit& visit);
http::Response health(Site& site, const service::Asked& asked, const Visit& visit);
http::Response metrics(Site& site, const service::Asked& asked, const Visit& visit);

}  // namespace kiemdiem::web
