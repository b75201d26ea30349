#include "service/sign_in.h"

#include <algorithm>
#include <utility>

#include "base/vietnamese.h"
#include "service/addresses.h"
#include "service/attempts.h"
#include "service/people.h"
#include "service/second_step.h"
#include "store/accounts.h"
#include "store/log.h"
#include "store/sessions.h"

namespace kiemdiem::service {
namespace {

constexpr const char* wrong = "Tên đăng nhập hoặc mật khẩu không đúng; hãy thử lại.";
constexpr const char* too_many = "Đang có nhiều người đăng nhập cùng lúc; hãy thử lại sau vài giây.";
/// For the code, after the password.
constexpr std::int64_t longest_wait = 10LL * 60 * 1000;

/// A session that begins.
struct Beginning {
  std::string device;
  std::optional<std::string> grant;  ///< acted in; nothing: the own membership
  bool waits = false;                ///< for the code
};

Result<std::string> begin_session(Call& call, const store::Account& account, const Beginning& beginning) {
  const std::string token = new_token();
  store::Session session;
  session.grant_id = beginning.grant;
  session.token_hash = token_hash(token);
  session.account = account.id;
  session.created_at = session.seen_at = session.fresh_at = call.now.at;
  session.csrf = beginning.waits ? std::string{waiting_for_code} : new_token();
  session.device = beginning.device;
  if (const auto made = store::create(call.data, session); !made) return tl::unexpected{made.error()};
  return token;
}

/// Ends the session that the browser had. @return the role to act in: that session's where it was the same
/// account's, else the first that the account holds
Result<std::optional<std::string>> take_over(Call& call, const store::Account& account,
                                             const std::string& token) {
  if (!token.empty()) {
    const auto before = store::find_session(call.data, token_hash(token));
    if (!before) return tl::unexpected{before.error()};
    if (const auto ended = store::end_session(call.data, token_hash(token)); !ended)
      return tl::unexpected{ended.error()};
    if (*before && (*before)->account == account.id) return (*before)->grant_id;
  }
  const auto grants = grants_today(call.data, call.office, account, call.now, call.generation);
  if (!grants) return tl::unexpected{grants.error()};
  if (grants->empty() || grants->front().id.empty()) return std::optional<std::string>{};
  return std::optional{grants->front().id};
}

/// With the way back kept through the page of the code.
std::string address_after(const std::string& back, bool waits) {
  if (!waits) return safe_back(back);
  return address_with("code-form", {}, {{"back", safe_back(back)}});
}

}  // namespace

std::string safe_back(const std::string& back) {
  // A browser reads "/\\" like "//": the name of another machine.
  const bool ours = back.starts_with('/') && !back.starts_with("//") && back.find('\\') == std::string::npos;
  return ours ? back : address("today");
}

Outcome<Done> sign_in(Office& office, const Asked& given) {
  Asked asked = given;  // the session before it is ended here, not asked with
  const std::string login = search_key(asked.inputs.get("user"));
  std::optional<store::Account> account;
  const auto read = office.database().read([&](store::Transaction& transaction) -> Result<void> {
    auto found = store::find_login(transaction, login);
    if (!found) return tl::unexpected{found.error()};
    account = std::move(*found);
    return {};
  });
  if (!read) return refused(read.error());
  if (account)
    if (const auto may = may_try(*account, asked.now.at); !may) return tl::unexpected{may.error()};
  std::string stored = account && !account->disabled ? account->password : std::string{};
  if (stored.starts_with('!')) stored.erase(0, 1);
  const auto matches = office.passwords().matches(stored, asked.inputs.get("password"));
  if (!matches) return refused(Refused::busy, too_many);
  if (!account) return refused(Refused::invalid, wrong);

  const std::string before = std::exchange(asked.token, {});
  const bool waits = second_step_is_on(*account);
  std::optional<Done> done;
  const auto outcome = office.perform(asked, [&](Call& call) -> Outcome<void> {
    call.notes.push_back({"account:" + account->id, {}, {}, {}});
    if (!*matches) return wrong_try(call, *account, wrong);
    // Where a code is still to come its wrong tries go on counting.
    if (!waits)
      if (const auto forgotten = forget_tries(call, *account); !forgotten) return forgotten;
    const auto grant = take_over(call, *account, before);
    if (!grant) return refused(grant.error());
    const auto token = begin_session(call, *account, {asked.device, *grant, waits});
    if (!token) return refused(token.error());
    done = Done{};
    done->token = *token;
    done->location = address_after(asked.inputs.get("back"), waits);
    return {};
  });
  if (!outcome) return tl::unexpected{outcome.error()};
  return *done;
}

Outcome<Done> give_code(Call& call, const std::string& token) {
  const auto session = store::find_session(call.data, token_hash(token));
  if (!session) return refused(session.error());
  const bool waits = *session && (*session)->csrf == waiting_for_code &&
                     call.now.at - (*session)->created_at <= longest_wait;
  if (!waits) return refused(Refused::unknown_person);
  const auto account = store::find_account(call.data, (*session)->account);
  if (!account) return refused(account.error());
  if (!*account || (*account)->disabled) return refused(Refused::unknown_person);
  if (const auto may = may_try(**account, call.now.at, "code"); !may) return tl::unexpected{may.error()};
  const auto taken = take_code(call, **account, call.inputs.get("code"));
  if (!taken) return tl::unexpected{taken.error()};
  if (!*taken)
    return wrong_try(call, **account, "Mã không đúng hoặc đã dùng; hãy nhập mã mới trên điện thoại.", "code");
  if (const auto forgotten = forget_tries(call, **account); !forgotten)
    return tl::unexpected{forgotten.error()};
  call.notes.push_back({"account:" + (*account)->id, {}, {}, {}});
  const auto grant = take_over(call, **account, token);
  if (!grant) return refused(grant.error());
  const auto full = begin_session(call, **account, {(*session)->device, *grant, false});
  if (!full) return refused(full.error());
  Done done;
  done.token = *full;
  done.location = safe_back(call.inputs.get("back"));
  return done;
}

Outcome<Done> sign_out(Call& call) {
  call.notes.push_back({"account:" + call.actor.account, {}, {}, {}});
  if (const auto ended = store::end_session(call.data, call.actor.token_hash); !ended)
    return refused(ended.error());
  Done done;
  done.location = address("sign-in-form");
  done.message = "done.signed_out";
  done.ends_session = true;
  return done;
}

Outcome<Done> end_other_sessions(Call& call) {
  if (const auto ended = store::end_sessions(call.data, call.actor.account, call.actor.token_hash); !ended)
    return refused(ended.error());
  call.notes.push_back({"account:" + call.actor.account, {}, {}, {}});
  Done done;
  done.location = address("account");
  done.message = "done.sessions_ended";
  return done;
}

Outcome<Done> choose_role(Call& call) {
  const std::string& wanted = call.inputs.get("grant");
  const bool holds =
      std::ranges::any_of(call.actor.grants, [&](const ActingGrant& grant) { return grant.id == wanted; });
  if (!holds) return refused(Refused::hidden);
  call.notes.push_back({"grant:" + (wanted.empty() ? "member" : wanted), {}, {}, {}});
  const auto set = store::set_grant(call.data, call.actor.token_hash,
                                    wanted.empty() ? std::nullopt : std::optional{wanted});
  if (!set) return refused(set.error());
  Done done;
  done.location = address("today");
  return done;
}

Outcome<Done> change_password(Office& office, const Asked& asked) {
  std::optional<store::Account> account;
  std::vector<std::string> forbidden;
  const auto read =
      office.read_as(asked, [&](store::Transaction& transaction, const Actor& actor) -> Result<void> {
        if (!actor.signed_in()) return {};
        auto found = store::find_account(transaction, actor.account);
        if (!found) return tl::unexpected{found.error()};
        account = std::move(*found);
        for (const ActingGrant& grant : actor.grants) forbidden.push_back(grant.unit_name);
        return {};
      });
  if (!read) return refused(read.error());
  if (!account) return refused(Refused::unknown_person);
  forbidden.push_back(account->name);
  forbidden.push_back(account->login);
  const std::string& wanted = asked.inputs.get("new");
  if (wanted != asked.inputs.get("again"))
    return refused(Refused::invalid, "Hai lần nhập mật khẩu mới không giống nhau; hãy nhập lại.", "again");
  if (auto objection = password_objection(wanted, second_step_is_on(*account), forbidden))
    return refused(Refused::invalid, *objection, "new");
  std::string stored = account->password;
  if (stored.starts_with('!')) stored.erase(0, 1);
  const auto matches = office.passwords().matches(stored, asked.inputs.get("old"));
  if (!matches) return refused(Refused::busy, too_many);
  if (!*matches) return refused(Refused::invalid, "Mật khẩu hiện nay không đúng; hãy nhập lại.", "old");
  const auto hash = office.passwords().hash(wanted);
  if (!hash) return refused(Refused::busy, too_many);
  std::optional<Done> done;
  const auto outcome = office.perform(asked, [&](Call& call) -> Outcome<void> {
    account->password = *hash;
    const auto saved = store::save(call.data, *account);
    if (!saved) return refused(saved.error());
    if (!*saved) return refused(Refused::conflict, "Tài khoản vừa được sửa ở nơi khác; hãy tải lại trang.");
    // Whoever knew the old one is out.
    if (const auto ended = store::end_sessions(call.data, account->id, call.actor.token_hash); !ended)
      return refused(ended.error());
    if (const auto fresh = store::set_fresh(call.data, call.actor.token_hash, call.now.at); !fresh)
      return refused(fresh.error());
    call.notes.push_back({"account:" + account->id, {}, {}, {}});
    done = Done{};
    done->location = address("today");
    done->message = "done.password_changed";
    return {};
  });
  if (!outcome) return tl::unexpected{outcome.error()};
  return *done;
}

Result<std::optional<FirstAdministrator>> make_first_administrator(Office& office, const Now& now) {
  bool has_accounts = false;
  const auto read = office.database().read([&](store::Transaction& transaction) -> Result<void> {
    const auto accounts = store::all_accounts(transaction);
    if (!accounts) return tl::unexpected{accounts.error()};
    has_accounts = !accounts->empty();
    return {};
  });
  if (!read) return tl::unexpected{read.error()};
  if (has_accounts) return std::optional<FirstAdministrator>{};
  FirstAdministrator first{"quantri", new_one_time_password()};
  const auto hash = office.passwords().hash(first.password);
  if (!hash) return refuse({}, "Không tạo được mật khẩu của quản trị viên; máy thiếu bộ nhớ.");
  const auto written = office.database().write([&](store::Transaction& transaction) -> Result<void> {
    store::Account account;
    account.id = new_id(now.at);
    account.login = first.login;
    account.name = "Quản trị viên";
    account.password = "!" + *hash;
    if (const auto made = store::create(transaction, account); !made) return tl::unexpected{made.error()};
    const store::RoleGrant grant{new_id(now.at), account.id, "administrator", "", to_iso(now.local.date), {}};
    if (const auto added = store::add_grant(transaction, grant); !added) return added;
    store::LogEntry entry;
    entry.chain = store::system_chain;
    entry.at = now.at;
    entry.action = "first-start";
    entry.object = "account:" + account.id;
    if (const auto logged = store::append(transaction, entry); !logged) return tl::unexpected{logged.error()};
    return {};
  });
  if (!written) return tl::unexpected{written.error()};
  return std::optional{first};
}

}  // namespace kiemdiem::service
