#include "service/sign_in.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/vietnamese.h"
#include "service/addresses.h"
#include "service/people.h"
#include "store/accounts.h"
#include "store/log.h"
#include "store/sessions.h"

namespace kiemdiem::service {
namespace {

constexpr const char* wrong = "Tên đăng nhập hoặc mật khẩu không đúng; hãy thử lại.";
constexpr const char* too_many = "Đang có nhiều người đăng nhập cùng lúc; hãy thử lại sau vài giây.";

/// After three failures 2, 4, 8 … seconds, at most a minute: slow for guessing, bearable for whoever
/// mistyped.
std::int64_t delay_after(std::int64_t failures) {
  if (failures < 3) return 0;
  return std::min<std::int64_t>(60'000, 1000LL << std::min<std::int64_t>(failures - 2, 6));
}

/// Begins in the first role that the account holds.
Result<std::string> begin_session(Call& call, const store::Account& account, const std::string& device,
                                  bool waits) {
  const Now& now = call.now;
  const auto grants = grants_today(call.data, call.office, account, now, call.generation);
  if (!grants) return tl::unexpected{grants.error()};
  const std::string token = new_token();
  store::Session session;
  if (!grants->empty() && !grants->front().id.empty()) session.grant_id = grants->front().id;
  session.token_hash = token_hash(token);
  session.account = account.id;
  session.created_at = session.seen_at = session.fresh_at = now.at;
  session.csrf = waits ? std::string{waiting_for_code} : new_token();
  session.device = device;
  if (const auto made = store::create(call.data, session); !made) return tl::unexpected{made.error()};
  return token;
}

Outcome<Done> count_failure(Call& call, const store::Account& account) {
  const std::int64_t failures = account.failures + 1;
  const auto noted =
      store::set_attempts(call.data, account.id, failures, call.now.at + delay_after(failures));
  if (!noted) return refused(noted.error());
  auto refusal = refused(Refused::invalid, wrong);
  refusal.value().keeps = true;
  return refusal;
}

}  // namespace

std::string safe_back(const std::string& back) {
  return back.starts_with('/') && !back.starts_with("//") ? back : address("today");
}

Outcome<Done> sign_in(Office& office, Asked asked) {
  const std::string login = search_key(asked.inputs.get("user"));
  std::optional<store::Account> account;
  const auto read = office.database().read([&](store::Transaction& transaction) -> Result<void> {
    auto found = store::find_login(transaction, login);
    if (!found) return tl::unexpected{found.error()};
    account = std::move(*found);
    return {};
  });
  if (!read) return refused(read.error());
  if (account && account->not_before > asked.now.at)
    return refused(Refused::busy, fmt::format("Đã nhập sai nhiều lần; hãy thử lại sau {} giây.",
                                              (account->not_before - asked.now.at + 999) / 1000));
  std::string stored = account && !account->disabled ? account->password : std::string{};
  if (stored.starts_with('!')) stored.erase(0, 1);
  const auto matches = office.passwords().matches(stored, asked.inputs.get("password"));
  if (!matches) return refused(Refused::busy, too_many);
  if (!account) return refused(Refused::invalid, wrong);

  asked.token.clear();
  std::optional<Done> done;
  const auto outcome = office.perform(asked, [&](Call& call) -> Outcome<void> {
    call.notes.push_back({"account:" + account->id, {}, {}, {}});
    if (!*matches) {
      const auto counted = count_failure(call, *account);
      return tl::unexpected{counted.error()};
    }
    if (const auto cleared = store::set_attempts(call.data, account->id, 0, 0); !cleared)
      return refused(cleared.error());
    const bool waits = account->totp_secret && !account->totp_secret->starts_with('?');
    auto token = begin_session(call, *account, asked.device, waits);
    if (!token) return refused(token.error());
    done = Done{};
    done->token = *token;
    done->location = waits ? address("code-form") : safe_back(asked.inputs.get("back"));
    return {};
  });
  if (!outcome) return tl::unexpected{outcome.error()};
  return *done;
}

Outcome<Done> give_code(Call& call) {
  const auto session = store::find_session(call.data, token_hash(call.inputs.get("token")));
  if (!session) return refused(session.error());
  if (!*session || (*session)->csrf != waiting_for_code) return refused(Refused::unknown_person);
  const auto account = store::find_account(call.data, (*session)->account);
  if (!account) return refused(account.error());
  if (!*account || (*account)->disabled) return refused(Refused::unknown_person);
  if ((*account)->not_before > call.now.at)
    return refused(Refused::busy, "Đã nhập sai nhiều lần; hãy chờ một phút rồi thử lại.", "code");
  call.notes.push_back({"account:" + (*account)->id, {}, {}, {}});
  const auto step = totp_step((*account)->totp_secret.value_or(""), call.inputs.get("code"), call.now.at);
  bool taken = false;
  if (step) {
    const auto used = store::use_totp_step(call.data, (*account)->id, *step);
    if (!used) return refused(used.error());
    taken = *used;
  } else {
    const auto used =
        store::use_recovery_code(call.data, (*account)->id, token_hash(call.inputs.get("code")), call.now.at);
    if (!used) return refused(used.error());
    taken = *used;
  }
  if (!taken) {
    auto counted = count_failure(call, **account);
    counted.error().problems = {{"code", "Mã không đúng hoặc đã dùng; hãy nhập mã mới trên điện thoại."}};
    return counted;
  }
  if (const auto ended = store::end_session(call.data, (*session)->token_hash); !ended)
    return refused(ended.error());
  if (const auto cleared = store::set_attempts(call.data, (*account)->id, 0, 0); !cleared)
    return refused(cleared.error());
  auto token = begin_session(call, **account, (*session)->device, false);
  if (!token) return refused(token.error());
  Done done;
  done.token = *token;
  done.location = address("today");
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
  call.notes.push_back({"account:" + call.actor.account, {}, {}, {}});
  const auto ended = store::end_sessions(call.data, call.actor.account, call.actor.token_hash);
  if (!ended) return refused(ended.error());
  Done done;
  done.location = address("account");
  done.message = "done.other_sessions_ended";
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

Outcome<Done> change_password(Office& office, Asked asked) {
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
  if (auto objection = password_objection(wanted, account->totp_secret.has_value(), forbidden))
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

Outcome<Done> set_second_step(Call& call) {
  const auto found = store::find_account(call.data, call.actor.account);
  if (!found) return refused(found.error());
  if (!*found) return refused(Refused::hidden);
  store::Account account = **found;
  Done done;
  done.location = address("account");
  const std::string& code = call.inputs.get("code");
  if (!account.totp_secret) {
    account.totp_secret = "?" + new_totp_secret();
  } else if (account.totp_secret->starts_with('?')) {
    const std::string secret = account.totp_secret->substr(1);
    if (!totp_step(secret, code, call.now.at))
      return refused(Refused::invalid, "Mã không đúng; hãy kiểm tra giờ của điện thoại và nhập mã mới.",
                     "code");
    account.totp_secret = secret;
    done.message = "done.second_step_on";
  } else {
    if (!totp_step(*account.totp_secret, code, call.now.at))
      return refused(Refused::invalid, "Muốn bỏ bước xác thực phải nhập đúng mã đang hiện trên điện thoại.",
                     "code");
    account.totp_secret.reset();
    done.message = "done.second_step_off";
  }
  const auto saved = store::save(call.data, account);
  if (!saved) return refused(saved.error());
  if (!*saved) return refused(Refused::conflict, "Tài khoản vừa được sửa ở nơi khác; hãy tải lại trang.");
  call.notes.push_back({"account:" + account.id, {}, {}, {}});
  return done;
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
