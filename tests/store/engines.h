#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "postgres_server.h"
#include "store/campaigns.h"
#include "store/database.h"

namespace kiemdiem::store {

/// A folder that goes with the test.
class TestFolder {
 public:
  TestFolder()
      : path_{(std::filesystem::temp_directory_path() / "kiemdiem-test-").string() + std::string(6, 'X')} {
    EXPECT_NE(::mkdtemp(path_.data()), nullptr);
  }
  ~TestFolder() { std::filesystem::remove_all(path_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

/// What is expected to work, or the test ends with the problem's words. Not for statements that may have to
/// be tried again: those hand their problem on.
template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error{to_text(result.error())};
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// The same tests on both engines, each with an empty database of its own.
/// An open yearly campaign with the id "nam".
inline Result<void> begin_campaign(Transaction& data) {
  Campaign campaign;
  campaign.id = "nam";
  campaign.kind = "year";
  campaign.state = "open";
  return create(data, campaign).map([](bool) {});
}

class OnBothEngines : public ::testing::TestWithParam<Engine> {
 protected:
  void SetUp() override {
    if (GetParam() == Engine::postgresql && !PostgresServer::shared().absent().empty())
      GTEST_SKIP() << PostgresServer::shared().absent();
    url_ = new_url();
    database_ = must(Database::open(url_));
  }

  /// The address of another empty place.
  std::string new_url() {
    if (GetParam() == Engine::postgresql) return PostgresServer::shared().make_database();
    return "sqlite:" + folder_.file("data-" + std::to_string(++places_) + ".db");
  }

  /// Does the work of one write; its value comes back.
  template <class Work>
  auto write(const Work& work) {
    return in(&Database::write, work);
  }
  template <class Work>
  auto read(const Work& work) {
    return in(&Database::read, work);
  }

  Database& database() { return *database_; }
  TestFolder folder_;
  std::string url_;
  std::unique_ptr<Database> database_;

 private:
  template <class Function, class Work>
  auto in(const Function& function, const Work& work) {
    using Given = typename decltype(work(std::declval<Transaction&>()))::value_type;
    std::conditional_t<std::is_void_v<Given>, int, Given> value{};
    must((*database_.*function)([&](Transaction& transaction) -> Result<void> {
      auto result = work(transaction);
      if (!result) return tl::unexpected{result.error()};
      if constexpr (!std::is_void_v<Given>) value = std::move(*result);
      return {};
    }));
    return value;
  }

  int places_ = 0;
};

inline std::string engine_name(const ::testing::TestParamInfo<Engine>& info) {
  return info.param == Engine::sqlite ? "sqlite" : "postgresql";
}

}  // namespace kiemdiem::store

#define KIEMDIEM_ON_BOTH_ENGINES(suite)                                                                     \
  INSTANTIATE_TEST_SUITE_P(                                                                                 \
      , suite, ::testing::Values(::kiemdiem::store::Engine::sqlite, ::kiemdiem::store::Engine::postgresql), \
      ::kiemdiem::store::engine_name)
