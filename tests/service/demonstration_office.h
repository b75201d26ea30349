#pragma once

#include <gtest/gtest.h>

#include "service/demonstration.h"
#include "service/sign_in.h"

namespace kiemdiem::service {

/// 20 December 2022, 09:00 in Viet Nam.
inline constexpr std::int64_t morning = 1'671'501'600'000;

/// An office with the five demonstration campaigns on a data file of its own; made once for a test program.
inline Office& demonstration_office() {
  static const std::unique_ptr<Office> office = [] {
    auto installation = Installation::open(KIEMDIEM_SOURCE_DIR).value();
    const auto situations = installation.demonstrations().value();
    auto made = Office::open(store::Database::open("sqlite::memory:").value(), std::move(installation),
                             {true, 2, SecondStep::offered})
                    .value();
    if (const auto filled = fill_demonstration(*made, situations, now_at(morning)); !filled)
      throw std::runtime_error{to_text(filled.error())};
    return made;
  }();
  return *office;
}

inline Asked asking(std::string_view action, const std::string& token = {},
                    const std::vector<std::pair<std::string, std::string>>& inputs = {}) {
  Asked asked;
  asked.action = &action_named(action);
  asked.token = token;
  asked.needs_csrf = false;
  asked.now = now_at(morning);
  for (const auto& [name, value] : inputs) asked.inputs.set(name, value);
  return asked;
}

/// The token of a session of a demonstration log-in.
inline std::string signed_in(const std::string& login) {
  const auto done = sign_in(demonstration_office(),
                            asking("sign-in", {}, {{"user", login}, {"password", demonstration_password}}));
  EXPECT_TRUE(done) << login;
  return done ? done->token : std::string{};
}

/// What became of an action: nothing where it was allowed.
inline std::optional<Refused> outcome_of(const Asked& asked) {
  const auto outcome = demonstration_office().perform(asked, [](Call&) -> Outcome<void> { return {}; });
  if (outcome) return std::nullopt;
  return outcome.error().kind;
}

}  // namespace kiemdiem::service
