#pragma once

#include <gtest/gtest.h>

#include <memory>

#include "demonstration_office.h"
#include "service/deciding.h"
#include "service/notices.h"
#include "service/office.h"

namespace kiemdiem::service {

inline const std::string deciding_campaign = "phu-yen-khoi-2022";

/// An office with the campaign of one grassroots organization on a data place of its own.
class DecidingOffice {
 public:
  explicit DecidingOffice(const std::string& url = "sqlite::memory:") {
    auto installation = Installation::open(KIEMDIEM_SOURCE_DIR).value();
    auto situations = installation.demonstrations().value();
    std::erase_if(situations, [](const regulation::SourceFile& file) {
      return file.name.find("phu-yen") == std::string::npos;
    });
    office_ = Office::open(store::Database::open(url).value(), std::move(installation),
                           {true, 2, SecondStep::offered})
                  .value();
    if (const auto filled = fill_demonstration(*office_, situations, now_at(morning)); !filled)
      throw std::runtime_error{to_text(filled.error())};
  }

  Office& office() { return *office_; }

  std::string session(const std::string& login) {
    const auto done =
        sign_in(*office_, asking("sign-in", {}, {{"user", login}, {"password", demonstration_password}}));
    EXPECT_TRUE(done) << login;
    return done ? done->token : std::string{};
  }

  using Pairs = std::vector<std::pair<std::string, std::string>>;

  /// What an action gives, done by a session about the grassroots organization.
  template <class T>
  Outcome<T> act(const std::string& token, std::string_view action, Pairs inputs, Outcome<T> (*work)(Call&)) {
    inputs.emplace_back("campaign", deciding_campaign);
    if (action_named(action).object == Object::unit) inputs.emplace_back("unit", "pyk.tt");
    return office_->answer(asking(action, token, inputs), work);
  }

  /// @param levels "pyk.dv08" and "excellent"
  Outcome<DecisionMade> decide(const std::string& token, const std::string& number, const Pairs& levels,
                               Pairs inputs = {}) {
    for (const auto& [person, level] : levels) inputs.emplace_back("level.member:" + person, level);
    for (const auto& [name, value] : paper(number)) inputs.emplace_back(name, value);
    return act(token, "decide", std::move(inputs), &service::decide);
  }

  Outcome<DecisionMade> cancel(const std::string& token, const std::string& number,
                               const std::string& decision, const std::string& person) {
    Pairs inputs = paper(number);
    inputs.emplace_back("decision", decision);
    inputs.emplace_back("subject", "member:" + person);
    return act(token, "cancel-decision", std::move(inputs), &service::cancel);
  }

  /// The story of a subject as a reader sees it.
  RatingStory story(const std::string& token, const std::string& subject) {
    RatingStory found;
    auto asked = asking("decisions", token, {{"campaign", deciding_campaign}, {"unit", "pyk.tt"}});
    const auto outcome = office_->perform(asked, [&](Call& call) -> Outcome<void> {
      const auto ratings = ratings_under(call, "/", nullptr);
      if (!ratings) return tl::unexpected{ratings.error()};
      found = ratings->of(subject);
      return {};
    });
    EXPECT_TRUE(outcome);
    return found;
  }

 private:
  static Pairs paper(const std::string& number) {
    return {{"number", number},
            {"day", "19/12/2022"},
            {"signer", "Bùi Đình Tín"},
            {"ground", "Biên bản hội nghị Ban Chấp hành ngày 18/12/2022"}};
  }

  std::unique_ptr<Office> office_;
};

/// The words with which something was refused; empty where it was done.
template <class T>
std::string refusal_of(const Outcome<T>& outcome) {
  std::string words;
  if (outcome) return words;
  for (const FieldProblem& problem : outcome.error().problems)
    words += problem.field + ": " + problem.message + "\n";
  return words.empty() ? "refused" : words;
}

}  // namespace kiemdiem::service
