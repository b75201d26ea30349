#include "service/second_step.h"
#include "service/sign_in.h"
#include "web/api_description.h"
#include "web/binding_areas.h"
#include "web/pages_described.h"
#include "web/places/entrance.h"

namespace kiemdiem::web {
namespace {

http::Response openapi(Site&, const service::Asked&, const Visit& visit) {
  return http::json(api_description(visit.language));
}

/// The code is given in the session that waits for it, in which nobody is signed in yet.
service::Outcome<service::Done> give_code(service::Office& office, const service::Asked& asked) {
  std::optional<service::Done> done;
  const auto outcome = office.perform(asked, [&](service::Call& call) -> service::Outcome<void> {
    auto made = service::give_code(call, asked.token);
    if (!made) return tl::unexpected{std::move(made.error())};
    done = std::move(*made);
    return {};
  });
  if (!outcome) return tl::unexpected{outcome.error()};
  return *done;
}

constexpr std::array given{
    answers<&elsewhere>("start"),
    shows<&sign_in_form>("sign-in-form"),
    changes<&service::sign_in>("sign-in"),
    shows<&code_form>("code-form"),
    changes<&give_code>("code"),
    changes<&display>("display"),
    answers<&health>("health"),
    answers<&metrics>("metrics"),
    answers<&openapi>("openapi"),
    changes<&service::sign_out>("sign-out"),
    changes<&service::choose_role>("choose-role"),
    shows<&account>("account"),
    shows<&password_form>("password-form"),
    changes<&service::change_password>("change-password"),
    shows<&second_step_form>("second-step-form"),
    changes<&service::set_second_step>("second-step"),
    changes<&service::new_recovery_codes>("recovery-codes"),
    changes<&service::end_other_sessions>("end-sessions"),
};
constexpr auto table = in_order<Area::entrance>(given);

}  // namespace

std::span<const Binding> bindings_of_entrance() {
  return table;
}

}  // namespace kiemdiem::web
