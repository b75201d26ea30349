#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

#include "engines.h"
#include "killed_process.h"
#include "store/log.h"
#include "store/records.h"

namespace kiemdiem::store {
namespace {

/// How often a writer is killed: 25 here, more for a release.
int kills() {
  const char* number = std::getenv("KIEMDIEM_KILLS");
  return number == nullptr ? 25 : std::atoi(number);
}

TEST(KilledWriter, loses_nothing_that_it_acknowledged) {
  const TestFolder folder;
  const std::string url = "sqlite:" + folder.file("data.db");
  std::mt19937 random{20261120};
  std::size_t acknowledged = 0;
  for (int kill = 0; kill < kills(); ++kill) {
    KilledProcess writer{{KIEMDIEM_CRASH_WRITER, url, std::to_string(kill) + "-"}};
    // Every fifth is killed while it may still open the file that the one before left.
    const int longest = kill % 5 == 4 ? 20 : 150;
    std::this_thread::sleep_for(std::chrono::milliseconds{std::uniform_int_distribution{1, longest}(random)});
    const std::vector<std::string> ids = writer.kill();
    acknowledged += ids.size();
    const auto database = must(Database::open(url));
    must(database->read([&](Transaction& transaction) -> Result<void> {
      for (const std::string& id : ids) EXPECT_TRUE(must(find(transaction, {"", "people", id}))) << id;
      EXPECT_TRUE(must(verify_all(transaction)).empty());
      // Nothing by halves: each entry has its log.
      EXPECT_EQ(must(count(transaction, "", "people", "")),
                must(head(transaction, "dbcs")).value_or(Anchor{}).seq);
      EXPECT_EQ(must(transaction.query("pragma quick_check"))[0].text(0), "ok");
      return {};
    }));
  }
  EXPECT_GT(acknowledged, 0U);
  RecordProperty("acknowledged", std::to_string(acknowledged));
  RecordProperty("kills", kills());
}

}  // namespace
}  // namespace kiemdiem::store
