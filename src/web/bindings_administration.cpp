#include "service/accounts.h"
#include "service/log_reading.h"
#include "web/binding_areas.h"
#include "web/pages_described.h"
#include "web/places/administration.h"
#include "web/places/rules.h"

namespace kiemdiem::web {
namespace {

constexpr std::array given{
    shows<&regulations>("regulations"),
    shows<&regulation>("regulation"),
    shows<&compare>("compare"),
    shows<&log_page>("log"),
    changes<&service::verify_log>("verify-log"),
    shows<&server_page>("server"),
    shows<&users>("users"),
    shows<&user_form>("user-form"),
    changes<&service::add_user>("add-user"),
    shows<&user>("user"),
    changes<&service::save_user>("save-user"),
    changes<&service::give_role>("grant"),
    changes<&service::end_role>("revoke"),
    changes<&service::give_new_password>("new-password"),
    changes<&service::end_second_step_of>("end-second-step"),
    changes<&service::lock_user>("lock-user"),
    changes<&service::unlock_user>("unlock-user"),
};
constexpr auto table = in_order<Area::administration>(given);

}  // namespace

std::span<const Binding> bindings_of_administration() {
  return table;
}

}  // namespace kiemdiem::web
