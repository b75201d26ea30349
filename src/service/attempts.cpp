#include "service/attempts.h"

#include <fmt/format.h>

#include <algorithm>

namespace kiemdiem::service {
namespace {

/// After three failures 2, 4, 8 … seconds, at most a minute: slow for guessing, bearable for whoever
/// mistyped.
std::int64_t delay_after(std::int64_t failures) {
  if (failures < 3) return 0;
  return std::min<std::int64_t>(60'000, 1000LL << std::min<std::int64_t>(failures - 2, 6));
}

}  // namespace

Outcome<void> may_try(const store::Account& account, std::int64_t at, std::string field) {
  if (account.not_before <= at) return {};
  return refused(
      Refused::busy,
      fmt::format("Đã nhập sai nhiều lần; hãy thử lại sau {} giây.", (account.not_before - at + 999) / 1000),
      std::move(field));
}

tl::unexpected<Refusal> wrong_try(Call& call, const store::Account& account, std::string message,
                                  std::string field) {
  const std::int64_t failures = account.failures + 1;
  const auto noted =
      store::set_attempts(call.data, account.id, failures, call.now.at + delay_after(failures));
  if (!noted) return refused(noted.error());
  auto refusal = refused(Refused::invalid, std::move(message), std::move(field));
  refusal.value().keeps = true;
  return refusal;
}

Outcome<void> forget_tries(Call& call, const store::Account& account) {
  if (const auto cleared = store::set_attempts(call.data, account.id, 0, 0); !cleared)
    return refused(cleared.error());
  return {};
}

}  // namespace kiemdiem::service
