#include "web/binding.h"
#include "web/pages_described.h"
#include "web/places/board.h"
#include "web/places/entrance.h"
#include "web/places/entries.h"
#include "web/places/people.h"
#include "web/places/units.h"
#include "web/places/work.h"

namespace kiemdiem::web {
namespace {

/// What has no page of its own: answered alike to browsers and programs.
template <auto answer>
http::Response plain_json(Site& site, const service::Asked& asked) {
  return answer(site, asked, Visit{});
}
template <auto answer>
constexpr Binding answers(std::string_view action) {
  return {action, answer, &plain_json<answer>};
}

/// The code is given in the session that waits for it, in which nobody is signed in yet.
service::Outcome<service::Done> give_code(service::Office& office, service::Asked asked) {
  asked.inputs.set("token", asked.token);
  std::optional<service::Done> done;
  const auto outcome = office.perform(asked, [&](service::Call& call) -> service::Outcome<void> {
    auto made = service::give_code(call);
    if (!made) return tl::unexpected{std::move(made.error())};
    done = std::move(*made);
    return {};
  });
  if (!outcome) return tl::unexpected{outcome.error()};
  return *done;
}

constexpr std::array table{
    answers<&elsewhere>("start"),
    shows<&sign_in_form>("sign-in-form"),
    changes<&service::sign_in>("sign-in"),
    shows<&code_form>("code-form"),
    changes<&give_code>("code"),
    changes<&display>("display"),
    answers<&health>("health"),
    answers<&metrics>("metrics"),
    changes<&service::sign_out>("sign-out"),
    changes<&service::choose_role>("choose-role"),
    shows<&account>("account"),
    shows<&password_form>("password-form"),
    changes<&service::change_password>("change-password"),
    changes<&service::set_second_step>("second-step"),
    answers<&elsewhere>("today"),
    shows<&work_list>("work-list"),
    shows<&rating_board>("rating-board"),
    shows<&why>("why"),
    shows<&units>("units"),
    shows<&root_form>("root-form"),
    changes<&add_root>("add-root"),
    shows<&unit>("unit"),
    changes<&save_unit>("save-unit"),
    shows<&entry_form>("entry-form"),
    changes<&add_entry>("add-entry"),
    shows<&collective>("collective"),
    changes<&save_collective>("save-collective"),
    shows<&people>("people"),
    shows<&person>("person"),
    changes<&save_person>("save-person"),
    shows<&post_form>("post-form"),
    changes<&save_post>("add-post"),
    shows<&transfer_form>("transfer-form"),
    changes<&transfer_person>("transfer"),
};
static_assert(complete(table), "every row of the table of actions has its binding here, in the same order");

}  // namespace

std::span<const Binding> bindings() {
  return table;
}

}  // namespace kiemdiem::web
