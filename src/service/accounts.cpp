#include "service/accounts.h"

#include <algorithm>

#include "base/vietnamese.h"
#include "service/account_rules.h"
#include "service/second_step.h"
#include "store/calendar_feeds.h"
#include "store/sessions.h"

namespace kiemdiem::service {
namespace {

constexpr const char* too_many = "Máy chủ đang bận; hãy thử lại sau vài giây.";
constexpr const char* saved_meanwhile = "Tài khoản vừa được sửa ở nơi khác; hãy tải lại trang.";

Done done_with(const std::string& account, std::string message) {
  Done done;
  done.location = page_of_account(account);
  done.message = std::move(message);
  return done;
}

Outcome<void> keep(Call& call, const store::Account& account) {
  const auto saved = store::save(call.data, account);
  if (!saved) return refused(saved.error());
  if (!*saved) return refused(Refused::conflict, saved_meanwhile);
  call.notes.push_back({"account:" + account.id, {}, {}, {}});
  return {};
}

Outcome<void> end_all_sessions_of(Call& call, const std::string& account) {
  if (const auto ended = store::end_sessions(call.data, account, {}); !ended) return refused(ended.error());
  return {};
}

Outcome<bool> is_within(Call& call, const store::Account& account) {
  if (call.actor.acting.unit_path == "/") return true;
  const auto grants = grants_held(call, account.id);
  if (!grants) return tl::unexpected{grants.error()};
  const auto person = person_seen(call, account.person);
  if (!person) return tl::unexpected{person.error()};
  if (grants->empty() && !*person) return false;  // stands nowhere: for the administrator of the whole
  const bool all = std::ranges::all_of(
      *grants, [&](const HeldGrant& grant) { return reaches(call.actor, grant.unit_path); });
  return all && (!*person || reaches(call.actor, (*person)->cell_path));
}

Outcome<store::Account> found_within(Call& call, const std::string& id) {
  const auto account = store::find_account(call.data, id);
  if (!account) return refused(account.error());
  if (!*account) return refused(Refused::hidden);
  const auto within = is_within(call, **account);
  if (!within) return tl::unexpected{within.error()};
  if (!*within) return refused(Refused::hidden);
  return **account;
}

/// Runs the work with the hash of a new one-time password, which is shown to whoever asked.
Outcome<Done> with_new_password(Office& office, const Asked& asked,
                                Outcome<Done> (*work)(Call&, const std::string& hash)) {
  if (const auto pass = would_pass(office, asked); !pass) return tl::unexpected{pass.error()};
  const std::string password = new_one_time_password();
  const auto hash = office.passwords().hash(password);
  if (!hash) return refused(Refused::busy, too_many);
  std::optional<Done> done;
  const auto outcome = office.perform(asked, [&](Call& call) -> Outcome<void> {
    auto made = work(call, "!" + *hash);
    if (!made) return tl::unexpected{std::move(made.error())};
    call.reply = made->location + "\n" + made->message;  // without the password: it is shown once
    done = std::move(*made);
    return {};
  });
  if (!outcome) return tl::unexpected{outcome.error()};
  done->shown_once = password;
  return *done;
}

Outcome<Done> make_account(Call& call, const std::string& hash) {
  const auto login = login_of(call.inputs.get("user"));
  if (!login) return tl::unexpected{login.error()};
  const auto person = person_of(call, call.inputs.get("person"));
  if (!person) return tl::unexpected{person.error()};
  store::Account account;
  account.id = new_id(call.now.at);
  account.login = *login;
  account.password = hash;
  account.person = *person;
  account.name = to_nfc(call.inputs.get("name"));
  const auto seen = person_seen(call, account.person);
  if (!seen) return tl::unexpected{seen.error()};
  if (search_key(account.name).empty() && *seen) account.name = (*seen)->name;
  if (search_key(account.name).empty())
    return refused(Refused::invalid, "Hãy ghi họ và tên, hoặc người trong danh sách đảng viên.", "name");
  if (account.person.empty() && call.actor.acting.unit_path != "/")
    return refused(Refused::invalid, "Hãy ghi người trong danh sách đảng viên của đơn vị.", "person");
  const auto made = store::create(call.data, account);
  if (!made) return refused(made.error());
  if (!*made)
    return refused(Refused::invalid, "Tên đăng nhập này đã có người dùng; hãy chọn tên khác.", "user");
  call.notes.push_back({"account:" + account.id, {}, {}, {}});
  return done_with(account.id, "done.user_added");
}

Outcome<Done> replace_password(Call& call, const std::string& hash) {
  auto account = found_within(call, call.inputs.get("account"));
  if (!account) return tl::unexpected{account.error()};
  if (account->id == call.actor.account)
    return refused(Refused::invalid, "Mật khẩu của chính mình đổi ở mục Tài khoản.");
  account->password = hash;
  if (const auto kept = keep(call, *account); !kept) return tl::unexpected{kept.error()};
  // Whoever came by the password may have made an address of the calendar too.
  if (const auto ended = store::end_feeds(call.data, account->id); !ended) return refused(ended.error());
  if (const auto cleared = store::set_attempts(call.data, account->id, 0, 0); !cleared)
    return refused(cleared.error());
  if (const auto ended = end_all_sessions_of(call, account->id); !ended) return tl::unexpected{ended.error()};
  return done_with(account->id, "done.new_password");
}

}  // namespace

Outcome<std::vector<store::Account>> accounts_within(Call& call, const std::string& words) {
  const auto accounts = store::all_accounts(call.data);
  if (!accounts) return refused(accounts.error());
  const std::string key = search_key(words);
  std::vector<store::Account> found;
  for (const store::Account& account : *accounts) {
    if (search_key(account.login + " " + account.name).find(key) == std::string::npos) continue;
    const auto within = is_within(call, account);
    if (!within) return tl::unexpected{within.error()};
    if (*within) found.push_back(account);
  }
  return found;
}

Outcome<AccountSeen> account_within(Call& call, const std::string& id) {
  auto account = found_within(call, id);
  if (!account) return tl::unexpected{account.error()};
  AccountSeen seen;
  seen.account = std::move(*account);
  auto grants = grants_held(call, id);
  if (!grants) return tl::unexpected{grants.error()};
  seen.grants = std::move(*grants);
  const auto person = person_seen(call, seen.account.person);
  if (!person) return tl::unexpected{person.error()};
  if (*person) {
    seen.person_name = (*person)->name;
    seen.cell_name = (*person)->cell_name;
  }
  const auto sessions = store::sessions_of(call.data, id);
  if (!sessions) return refused(sessions.error());
  if (!sessions->empty()) seen.last_seen = sessions->front().seen_at;
  return seen;
}

Outcome<Done> add_user(Office& office, const Asked& asked) {
  return with_new_password(office, asked, &make_account);
}

Outcome<Done> give_new_password(Office& office, const Asked& asked) {
  return with_new_password(office, asked, &replace_password);
}

Outcome<Done> save_user(Call& call) {
  auto account = found_within(call, call.inputs.get("account"));
  if (!account) return tl::unexpected{account.error()};
  const auto person = person_of(call, call.inputs.get("person"));
  if (!person) return tl::unexpected{person.error()};
  const std::string name = to_nfc(call.inputs.get("name"));
  if (search_key(name).empty()) return refused(Refused::invalid, "Hãy ghi họ và tên.", "name");
  const auto login = login_of(call.inputs.get("user"));
  if (!login) return tl::unexpected{login.error()};
  if (account->id == call.actor.account && *person != account->person)
    return refused(Refused::invalid,
                   "Không tự gắn tài khoản của mình với người khác; nhờ quản trị viên khác.", "person");
  const auto other = store::find_login(call.data, *login);
  if (!other) return refused(other.error());
  if (*other && (*other)->id != account->id)
    return refused(Refused::invalid, "Tên đăng nhập này đã có người dùng; hãy chọn tên khác.", "user");
  account->login = *login;
  account->name = name;
  account->person = *person;
  const auto within = is_within(call, *account);
  if (!within) return tl::unexpected{within.error()};
  if (!*within)
    return refused(Refused::invalid, "Hãy ghi người trong danh sách đảng viên của đơn vị.", "person");
  if (const auto kept = keep(call, *account); !kept) return tl::unexpected{kept.error()};
  return done_with(account->id, "done.saved");
}

Outcome<Done> lock_user(Call& call) {
  auto account = found_within(call, call.inputs.get("account"));
  if (!account) return tl::unexpected{account.error()};
  if (account->id == call.actor.account)
    return refused(Refused::invalid, "Không tự khóa tài khoản của mình; nhờ quản trị viên khác.");
  const auto grants = grants_held(call, account->id);
  if (!grants) return tl::unexpected{grants.error()};
  for (const HeldGrant& grant : *grants)
    if (const auto left = leaves_an_administrator(call, grant); !left) return tl::unexpected{left.error()};
  account->disabled = true;
  if (const auto kept = keep(call, *account); !kept) return tl::unexpected{kept.error()};
  if (const auto ended = store::end_feeds(call.data, account->id); !ended) return refused(ended.error());
  if (const auto ended = end_all_sessions_of(call, account->id); !ended) return tl::unexpected{ended.error()};
  return done_with(account->id, "done.user_locked");
}

Outcome<Done> unlock_user(Call& call) {
  auto account = found_within(call, call.inputs.get("account"));
  if (!account) return tl::unexpected{account.error()};
  account->disabled = false;
  if (const auto kept = keep(call, *account); !kept) return tl::unexpected{kept.error()};
  if (const auto cleared = store::set_attempts(call.data, account->id, 0, 0); !cleared)
    return refused(cleared.error());
  return done_with(account->id, "done.user_unlocked");
}

Outcome<Done> end_second_step_of(Call& call) {
  auto account = found_within(call, call.inputs.get("account"));
  if (!account) return tl::unexpected{account.error()};
  if (account->id == call.actor.account)
    return refused(Refused::invalid, "Bước xác thực của chính mình tắt ở mục Tài khoản.");
  if (const auto ended = end_second_step(call, *account); !ended) return tl::unexpected{ended.error()};
  if (const auto kept = keep(call, *account); !kept) return tl::unexpected{kept.error()};
  if (const auto ended = end_all_sessions_of(call, account->id); !ended) return tl::unexpected{ended.error()};
  return done_with(account->id, "done.second_step_ended");
}

}  // namespace kiemdiem::service
