#include "store/unit_figures.h"

#include "engines.h"
#include "store/records.h"

namespace kiemdiem::store {
namespace {

class UnitFiguresTest : public OnBothEngines {
 protected:
  void put(const std::string& campaign, const std::string& list, const std::string& id,
           const std::string& unit, std::int64_t expected, std::int64_t at) {
    write([&](Transaction& transaction) {
      return save(transaction, {{campaign, list, id}, unit, "{}", "", ""}, expected, {"a", at});
    });
  }
  auto figures() {
    return read([](Transaction& transaction) { return unit_figures(transaction, "dot"); });
  }
};

TEST_P(UnitFiguresTest, change_where_something_changes_and_nowhere_else) {
  put("", "people", "an", "/t/cb1/", 0, 1000);
  put("", "people", "binh", "/t/cb2/", 0, 1000);
  put("dot", "events", "e", "/t/cb2/", 0, 1000);
  put("khac", "events", "e", "/t/cb1/", 0, 1000);
  const auto before = figures();
  EXPECT_EQ(before.at("/t/cb1/").records, 1);
  EXPECT_EQ(before.at("/t/cb2/").records, 2);
  EXPECT_EQ(before.at("/t/cb2/").people, 1);
  put("dot", "events", "e", "/t/cb2/", 1, 2000);
  const auto changed = figures();
  EXPECT_EQ(changed.at("/t/cb1/"), before.at("/t/cb1/"));
  EXPECT_NE(changed.at("/t/cb2/"), before.at("/t/cb2/"));
  // Somebody moves: both places are other than before.
  put("", "people", "an", "/t/cb2/", 1, 3000);
  const auto moved = figures();
  EXPECT_EQ(moved.find("/t/cb1/"), moved.end());
  EXPECT_EQ(moved.at("/t/cb2/").people, 2);
  write([](Transaction& transaction) { return erase(transaction, {"", "people", "an"}, 2, {"a", 4000}); });
  EXPECT_EQ(figures().at("/t/cb2/").people, 1);
  EXPECT_NE(figures().at("/t/cb2/"), moved.at("/t/cb2/"));
}

KIEMDIEM_ON_BOTH_ENGINES(UnitFiguresTest);

}  // namespace
}  // namespace kiemdiem::store
