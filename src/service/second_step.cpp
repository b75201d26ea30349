#include "service/second_step.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/addresses.h"
#include "service/attempts.h"
#include "service/office.h"
#include "service/secrets.h"

namespace kiemdiem::service {
namespace {

/// Before a secret that was made but not confirmed.
constexpr char in_setup = '?';

constexpr const char* wrong_code = "Mã không đúng hoặc đã dùng; hãy nhập mã đang hiện trên điện thoại.";

/// As it was typed, in capitals and without what groups it. Together with the account, so that equal codes of
/// two people do not look alike.
std::string recovery_hash(const std::string& account, const std::string& typed) {
  std::string code;
  for (const char letter : typed) {
    const bool small = letter >= 'a' && letter <= 'z';
    if (letter != '-' && letter != ' ') code += small ? static_cast<char>(letter - 'a' + 'A') : letter;
  }
  return token_hash(account + ":" + code);
}

/// @return the codes, one a line
Outcome<std::string> make_recovery_codes(Call& call, const store::Account& account) {
  std::vector<std::string> hashes;
  std::string codes;
  while (hashes.size() < recovery_code_count) {
    const std::string code = new_one_time_password();
    hashes.push_back(recovery_hash(account.id, code));
    codes += (codes.empty() ? "" : "\n") + code;
  }
  if (const auto kept = store::set_recovery_codes(call.data, account.id, hashes); !kept)
    return refused(kept.error());
  return codes;
}

Outcome<store::Account> own_account(Call& call) {
  auto found = store::find_account(call.data, call.actor.account);
  if (!found) return refused(found.error());
  if (!*found) return refused(Refused::hidden);
  return std::move(**found);
}

Outcome<void> keep(Call& call, const store::Account& account) {
  const auto saved = store::save(call.data, account);
  if (!saved) return refused(saved.error());
  if (!*saved) return refused(Refused::conflict, "Tài khoản vừa được sửa ở nơi khác; hãy tải lại trang.");
  call.notes.push_back({"account:" + account.id, {}, {}, {}});
  return {};
}

Done done_with(std::string message) {
  Done done;
  done.location = address("second-step-form");
  done.message = std::move(message);
  return done;
}

Outcome<Done> begin(Call& call, store::Account& account) {
  account.totp_secret = in_setup + new_totp_secret();
  if (const auto kept = keep(call, account); !kept) return tl::unexpected{kept.error()};
  return done_with({});
}

/// Nothing where the code may not be tried or is wrong.
Outcome<void> check_typed_code(Call& call, const store::Account& account) {
  if (const auto may = may_try(account, call.now.at, "code"); !may) return may;
  const auto taken = take_code(call, account, call.inputs.get("code"));
  if (!taken) return tl::unexpected{taken.error()};
  if (*taken) return forget_tries(call, account);
  call.notes.push_back({"account:" + account.id, {}, {}, {}});
  return wrong_try(call, account, wrong_code, "code");
}

Outcome<Done> confirm(Call& call, store::Account& account, const std::string& secret) {
  account.totp_secret = secret;
  if (const auto right = check_typed_code(call, account); !right) return tl::unexpected{right.error()};
  if (const auto kept = keep(call, account); !kept) return tl::unexpected{kept.error()};
  auto codes = make_recovery_codes(call, account);
  if (!codes) return tl::unexpected{codes.error()};
  Done done = done_with("done.second_step_on");
  done.shown_once = std::move(*codes);
  return done;
}

}  // namespace

bool second_step_is_on(const store::Account& account) {
  return account.totp_secret && !account.totp_secret->starts_with(in_setup);
}

std::optional<std::string> secret_in_setup(const store::Account& account) {
  if (!account.totp_secret || second_step_is_on(account)) return std::nullopt;
  return account.totp_secret->substr(1);
}

std::string telephone_address(const store::Account& account, const std::string& secret) {
  return fmt::format("otpauth://totp/kiemdiem:{}?secret={}&issuer=kiemdiem", account.login, secret);
}

bool owes_second_step(const Office& office, const store::Account& account,
                      const std::vector<ActingGrant>& grants) {
  if (office.options().second_step == SecondStep::offered || second_step_is_on(account)) return false;
  return std::ranges::any_of(grants,
                             [](const ActingGrant& grant) { return with_second_step.has(grant.role); });
}

Outcome<bool> take_code(Call& call, const store::Account& account, const std::string& typed) {
  const auto step = totp_step(account.totp_secret.value_or(""), typed, call.now.at);
  const auto used =
      step ? store::use_totp_step(call.data, account.id, *step)
           : store::use_recovery_code(call.data, account.id, recovery_hash(account.id, typed), call.now.at);
  if (!used) return refused(used.error());
  return *used;
}

Outcome<Done> set_second_step(Call& call) {
  auto account = own_account(call);
  if (!account) return tl::unexpected{account.error()};
  if (!account->totp_secret) return begin(call, *account);
  if (const auto secret = secret_in_setup(*account)) return confirm(call, *account, *secret);
  if (const auto right = check_typed_code(call, *account); !right) return tl::unexpected{right.error()};
  if (const auto ended = end_second_step(call, *account); !ended) return tl::unexpected{ended.error()};
  if (const auto kept = keep(call, *account); !kept) return tl::unexpected{kept.error()};
  return done_with("done.second_step_off");
}

Outcome<Done> new_recovery_codes(Call& call) {
  const auto account = own_account(call);
  if (!account) return tl::unexpected{account.error()};
  if (!second_step_is_on(*account))
    return refused(Refused::invalid, "Chưa bật bước xác thực thứ hai nên chưa có mã dự phòng.");
  auto codes = make_recovery_codes(call, *account);
  if (!codes) return tl::unexpected{codes.error()};
  call.notes.push_back({"account:" + account->id, {}, {}, {}});
  Done done = done_with("done.recovery_codes");
  done.shown_once = std::move(*codes);
  return done;
}

Outcome<void> end_second_step(Call& call, store::Account& account) {
  account.totp_secret.reset();
  if (const auto removed = store::set_recovery_codes(call.data, account.id, {}); !removed)
    return refused(removed.error());
  return {};
}

}  // namespace kiemdiem::service
