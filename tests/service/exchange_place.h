#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../store/postgres_server.h"
#include "demonstration_office.h"
#include "sealing/signature.h"
#include "service/bundles.h"
#include "store/accounts.h"

namespace kiemdiem::service {

inline std::string new_place(store::Engine engine) {
  return engine == store::Engine::postgresql ? store::PostgresServer::shared().make_database()
                                             : "sqlite::memory:";
}

/// An installation of its own: a database and an office over it.
class ExchangePlace {
 public:
  explicit ExchangePlace(store::Engine engine = store::Engine::sqlite)
      : office_{Office::open(store::Database::open(new_place(engine)).value(),
                             Installation::open(KIEMDIEM_SOURCE_DIR).value(), {true, 2, SecondStep::offered})
                    .value()} {}

  /// Puts demonstrations in, those whose file bears the word.
  void fill(std::string_view word) {
    auto situations = Installation::open(KIEMDIEM_SOURCE_DIR).value().demonstrations().value();
    std::erase_if(situations, [&](const auto& file) { return file.name.find(word) == std::string::npos; });
    const auto filled = fill_demonstration(*office_, situations, now_at(morning));
    ASSERT_TRUE(filled) << to_text(filled.error());
  }

  Office& office() { return *office_; }

  /// In one transaction that is kept where nothing is refused.
  template <class T>
  Result<T> write(const std::function<Result<T>(const Exchange&)>& work) {
    std::optional<T> made;
    const auto done = office_->database().write([&](store::Transaction& data) -> Result<void> {
      const auto units = Units::load(data);
      if (!units) return tl::unexpected{units.error()};
      auto result = work({data, **units, office_->dictionary(), {"người thử", at_}});
      if (!result) return tl::unexpected{result.error()};
      made = std::move(*result);
      return {};
    });
    if (!done) return tl::unexpected{done.error()};
    return std::move(*made);
  }

  void at(std::int64_t moment) { at_ = moment; }

  /// A key of a unit of this place.
  MadeKey key(const std::string& unit) {
    return write<MadeKey>([&](const Exchange& exchange) {
             return make_unit_key(exchange.data, *exchange.units.find(unit), exchange.by);
           })
        .value();
  }

  void introduce(const MadeKey& key) {
    const auto known = write<store::IntroducedKey>([&](const Exchange& exchange) {
      return introduce_key(exchange.data, exchange.units, "/", bundle::file_of(key.card),
                           sealing::key_fingerprint(key.card.public_key), exchange.by);
    });
    ASSERT_TRUE(known) << to_text(known.error());
  }

  Result<BundleMade> start_for(const std::string& campaign, const std::string& unit,
                               const std::string& signer, const MadeKey& key) {
    return write<BundleMade>([&](const Exchange& exchange) {
      return make_start(exchange, campaign, *exchange.units.find(unit), *exchange.units.find(signer),
                        key.phrase);
    });
  }
  Result<BundleMade> report(const std::string& campaign, const std::string& unit, const MadeKey& key) {
    return write<BundleMade>([&](const Exchange& exchange) {
      return make_report(exchange, campaign, *exchange.units.find(unit), key.phrase);
    });
  }
  Result<BundleMade> whole(const std::string& campaign, std::string_view phrase) {
    return write<BundleMade>(
        [&](const Exchange& exchange) { return export_campaign(exchange, campaign, phrase); });
  }
  Result<Started> start(const std::string& file, const std::string& public_key) {
    return write<Started>([&](const Exchange& exchange) {
      return start_installation(exchange, file, sealing::key_fingerprint(public_key), {});
    });
  }
  Result<MergePlan> plan(const std::string& file) {
    return write<MergePlan>(
        [&](const Exchange& exchange) { return plan_merge(exchange, file, nullptr, {}); });
  }
  Result<Merged> merge(const std::string& file, const Choices& choices = {}, std::string_view reason = {}) {
    return write<Merged>(
        [&](const Exchange& exchange) { return merge_bundle(exchange, file, nullptr, {}, choices, reason); });
  }

  /// Puts another text into an entry, with an entry in the log of its chain.
  void say(const store::RecordKey& key, const std::string& path, const std::string& facts,
           const std::string& chain) {
    const auto said = write<std::int64_t>([&](const Exchange& exchange) -> Result<std::int64_t> {
      const auto before = store::find(exchange.data, key);
      if (!before) return tl::unexpected{before.error()};
      store::RecordText text{key, path, facts, "", ""};
      if (*before) text.unit_path = (*before)->text.unit_path;
      const auto saved = store::save(exchange.data, text, *before ? (*before)->version : 0, exchange.by);
      if (!saved) return tl::unexpected{saved.error()};
      store::LogEntry entry;
      entry.chain = chain;
      entry.at = ++at_;
      entry.actor = "người thử";
      entry.action = "save";
      entry.object = to_text(key);
      entry.after_digest = saved->after_digest;
      const auto logged = store::append(exchange.data, entry);
      if (!logged) return tl::unexpected{logged.error()};
      return saved->version;
    });
    ASSERT_TRUE(said) << to_text(said.error());
  }

  std::optional<store::Record> find(const store::RecordKey& key) {
    return write<std::optional<store::Record>>(
               [&](const Exchange& exchange) { return store::find(exchange.data, key); })
        .value();
  }
  std::string facts(const store::RecordKey& key) {
    const auto record = find(key);
    return record ? record->text.facts : std::string{};
  }
  std::vector<std::int64_t> versions(const store::RecordKey& key) {
    const auto history = write<std::vector<store::Record>>([&](const Exchange& exchange) {
                           return store::history(exchange.data, key);
                         }).value();
    std::vector<std::int64_t> numbers;
    for (const store::Record& record : history) numbers.push_back(record.version);
    return numbers;
  }

  void expect_whole_log() {
    const auto broken = write<std::vector<store::Broken>>(
        [](const Exchange& exchange) { return store::verify_all(exchange.data); });
    ASSERT_TRUE(broken);
    EXPECT_THAT(*broken, testing::IsEmpty());
  }

  /// The session of a new account with a role.
  std::string session(const std::string& login, Role role, const std::string& unit,
                      const std::string& person = {}) {
    const std::string password = "một câu rất dài của người thử";
    const auto hash = office_->passwords().hash(password);
    const auto made = write<bool>([&](const Exchange& exchange) -> Result<bool> {
      store::Account account;
      account.id = new_id(morning);
      account.login = login;
      account.password = *hash;
      account.name = "Người của " + unit;
      account.person = person;
      if (const auto kept = store::create(exchange.data, account); !kept) return kept;
      const auto granted = store::add_grant(
          exchange.data, {new_id(morning), account.id, std::string{name(role)}, unit, "2000-01-01", {}});
      if (!granted) return tl::unexpected{granted.error()};
      return true;
    });
    EXPECT_TRUE(made);
    const auto done = sign_in(*office_, asking("sign-in", {}, {{"user", login}, {"password", password}}));
    EXPECT_TRUE(done);
    return done ? done->token : std::string{};
  }

 private:
  std::unique_ptr<Office> office_;
  std::int64_t at_ = morning;
};

/// The words with which something was refused; empty where it was done.
template <class T>
std::string words_of(const Result<T>& result) {
  return result ? std::string{} : to_text(result.error());
}

}  // namespace kiemdiem::service
