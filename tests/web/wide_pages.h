#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "demonstration_site.h"
#include "service/sign_in.h"

/// Pages of an upper level, made as if it were too large to be judged whole, and judged whole.
namespace kiemdiem::web {

inline service::Asked asked_for(std::string_view action, const std::string& token) {
  service::Asked asked;
  asked.action = &service::action_named(action);
  asked.token = token;
  asked.needs_csrf = false;
  asked.now = service::now_at(morning);
  return asked;
}

inline std::string signed_in(const std::string& login) {
  service::Asked asked = asked_for("sign-in", {});
  asked.inputs.set("user", login);
  asked.inputs.set("password", service::demonstration_password);
  return service::sign_in(demonstration_office(), asked).value().token;
}

/// The page that an action makes in the campaign of Khối Hoa Biển.
template <class Page>
Page wide_page(const std::string& login, std::string_view action,
               const std::vector<std::pair<std::string, std::string>>& inputs,
               const std::function<service::Outcome<Page>(service::Call&)>& make) {
  service::Asked asked = asked_for(action, signed_in(login));
  asked.inputs.set("campaign", "phu-yen-khoi-2022");
  for (const auto& [name, value] : inputs) asked.inputs.set(name, value);
  std::optional<Page> page;
  EXPECT_TRUE(demonstration_office().perform(asked, [&](service::Call& call) -> service::Outcome<void> {
    auto made = make(call);
    if (!made) return tl::unexpected{made.error()};
    page = std::move(*made);
    return {};
  }));
  return std::move(page.value());
}

}  // namespace kiemdiem::web
