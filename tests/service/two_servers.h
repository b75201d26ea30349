#pragma once

#include "exchange_place.h"

namespace kiemdiem::service {

inline const std::string campaign = "phu-yen-khoi-2022";
inline const std::string unit = "pyk.tt";
inline const std::string above = "pyk.khoi";
inline const std::string path = "/pyk.khoi/pyk.tt/";

/// Two servers; the lower one begins from a bundle of the upper one. `GetParam` is the engine of the upper,
/// the lower one has the other where there is a choice.
class OnTwoServers : public testing::TestWithParam<store::Engine> {
 protected:
  void make_servers() {
    if (!store::PostgresServer::shared().absent().empty())
      GTEST_SKIP() << store::PostgresServer::shared().absent();
    const bool server = GetParam() == store::Engine::postgresql;
    upper_ = std::make_unique<ExchangePlace>(GetParam());
    lower_ = std::make_unique<ExchangePlace>(server ? store::Engine::sqlite : store::Engine::postgresql);
    upper_->fill("phu-yen");
  }

  void start_lower() {
    upper_key_ = upper_->key(above);
    const auto made = upper_->start_for(campaign, unit, above, upper_key_);
    ASSERT_TRUE(made) << to_text(made.error());
    start_ = made->file;
    const auto started = lower_->start(start_, upper_key_.card.public_key);
    ASSERT_TRUE(started) << to_text(started.error());
    lower_key_ = lower_->key(unit);
    upper_->introduce(lower_key_);
  }

  std::string report() {
    const auto made = lower_->report(campaign, unit, lower_key_);
    EXPECT_TRUE(made) << words_of(made);
    return made ? made->file : std::string{};
  }

  std::unique_ptr<ExchangePlace> upper_, lower_;
  MadeKey upper_key_, lower_key_;
  std::string start_;
};

}  // namespace kiemdiem::service
