#include "store/log.h"

#include <atomic>
#include <thread>

#include "engines.h"
#include "store/log_reading.h"

namespace kiemdiem::store {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Kind = Broken::Kind;

LogEntry deed(const std::string& action, const std::string& chain = "dbcs") {
  return {chain, 1'700'000'000'000, "acc-1", "cell_secretary", "cb1", action, "people/an", "", "d1"};
}

class LogTest : public OnBothEngines {
 protected:
  Anchor add(const std::string& action, const std::string& chain = "dbcs") {
    return write([&](Transaction& transaction) { return append(transaction, deed(action, chain)); });
  }
  void add_six() {
    for (const char* action : {"a", "b", "c", "d", "e", "f"}) anchors_.push_back(add(action));
  }
  std::optional<Broken> check(const std::optional<Anchor>& anchor = {}) {
    return read([&](Transaction& transaction) { return verify(transaction, "dbcs", anchor); });
  }
  /// As somebody who owns the data file or the server can do.
  void tamper(const std::vector<const char*>& statements) {
    const bool sqlite = GetParam() == Engine::sqlite;
    run(sqlite ? "drop trigger log_keeps_its_entries" : "drop trigger log_keeps_its_entries on log");
    if (sqlite) run("drop trigger log_loses_no_entry");
    for (const char* statement : statements) run(statement);
  }
  void run(const char* sql) {
    write([&](Transaction& transaction) { return transaction.execute(sql); });
  }
  void expect_broken(Kind kind, std::int64_t seq, const std::optional<Anchor>& anchor = {}) {
    const auto broken = check(anchor);
    ASSERT_TRUE(broken);
    EXPECT_EQ(broken->kind, kind) << broken->words;
    EXPECT_EQ(broken->seq, seq);
    EXPECT_THAT(broken->words, HasSubstr("“dbcs”"));
  }
  /// Rewrites the entries from a number on, with hashes that fit.
  void rewrite_from(std::int64_t seq) {
    const auto all = read([](Transaction& transaction) { return entries(transaction, "dbcs", 0, 100); });
    tamper({});
    write([&](Transaction& transaction) -> Result<void> {
      must(transaction.execute("delete from log where seq >= $1", {seq}));
      must(transaction.execute("update log_head set seq = $1, hash = (select hash from log where seq = $1)",
                               {seq - 1}));
      for (auto at = all.rbegin(); at != all.rend(); ++at)
        if (at->seq >= seq) must(append(transaction, deed("forged " + at->entry.action)));
      return {};
    });
  }
  std::vector<Anchor> anchors_;
};

TEST_P(LogTest, an_untouched_log_is_whole_with_every_anchor) {
  EXPECT_EQ(check(), std::nullopt);
  add_six();
  EXPECT_EQ(check(), std::nullopt);
  for (const Anchor& anchor : anchors_) EXPECT_EQ(check(anchor), std::nullopt);
  EXPECT_EQ(read([](Transaction& transaction) { return head(transaction, "dbcs"); }), anchors_.back());
  EXPECT_EQ(read([](Transaction& transaction) { return last_time(transaction, "dbcs"); }), 1'700'000'000'000);
}

TEST_P(LogTest, entries_are_read_from_the_newest) {
  add_six();
  const auto newest = read([](Transaction& transaction) { return entries(transaction, "dbcs", 0, 2); });
  ASSERT_EQ(newest.size(), 2U);
  EXPECT_EQ(newest[0].entry.action, "f");
  EXPECT_EQ(newest[0].previous_hash, newest[1].hash);
  const auto older = read([](Transaction& transaction) { return entries(transaction, "dbcs", 5, 100); });
  ASSERT_EQ(older.size(), 4U);
  EXPECT_EQ(older.back().previous_hash, std::string(64, '0'));
  EXPECT_EQ(
      read([](Transaction& transaction) { return entries_of(transaction, "dbcs", "people/an"); }).size(), 6U);
}

TEST_P(LogTest, the_engine_refuses_to_change_or_remove_an_entry) {
  add_six();
  for (const char* sql : {"update log set action = 'x' where seq = 2", "delete from log where seq = 2"}) {
    std::optional<Failure> failure;
    EXPECT_FALSE(database().write([&](Transaction& transaction) -> Result<void> {
      (void)transaction.execute(sql);
      failure = transaction.failure();
      return {};
    }));
    EXPECT_EQ(failure, Failure::check) << sql;
  }
  EXPECT_EQ(check(), std::nullopt);
}

TEST_P(LogTest, a_changed_field_shows_whichever_it_is) {
  add_six();
  tamper({});
  for (const char* field : {"actor", "role", "organization", "action", "object", "before_digest",
                            "after_digest", "previous_hash", "hash"}) {
    const std::string change =
        std::string{"update log set "} + field + " = " + field + " || 'x' where seq = 3";
    run(change.c_str());
    expect_broken(Kind::changed, 3);
    const std::string back = std::string{"update log set "} + field + " = substr(" + field + ", 1, length(" +
                             field + ") - 1) where seq = 3";
    run(back.c_str());
    EXPECT_EQ(check(), std::nullopt) << field;
  }
  run("update log set made_at = made_at + 1 where seq = 3");
  expect_broken(Kind::changed, 3);
}

TEST_P(LogTest, a_changed_entry_with_a_hash_that_fits_shows_at_the_next_one) {
  add_six();
  LoggedEntry forged = read([](Transaction& transaction) { return entries(transaction, "dbcs", 4, 1); })[0];
  forged.entry.action = "forged";
  tamper({"update log set action = 'forged' where seq = 3"});
  write([&](Transaction& transaction) {
    return transaction.execute("update log set hash = $1 where seq = 3", {hash_of(forged)});
  });
  expect_broken(Kind::out_of_order, 4);
}

TEST_P(LogTest, text_that_moves_from_one_field_to_the_next_shows) {
  add("ab");
  tamper({"update log set action = 'a', object = 'b' || object where seq = 1"});
  expect_broken(Kind::changed, 1);
}

TEST_P(LogTest, a_missing_entry_shows) {
  add_six();
  tamper({"delete from log where seq = 4"});
  expect_broken(Kind::missing, 4);
}

TEST_P(LogTest, a_missing_first_entry_shows) {
  add_six();
  tamper({"delete from log where seq = 1"});
  expect_broken(Kind::missing, 1);
}

TEST_P(LogTest, swapped_entries_show) {
  add_six();
  tamper({"update log set seq = 99 where seq = 2", "update log set seq = 2 where seq = 3",
          "update log set seq = 3 where seq = 99"});
  expect_broken(Kind::changed, 2);
}

TEST_P(LogTest, an_entry_that_was_made_for_another_place_shows) {
  add_six();
  const Anchor other = add("x", "other");
  tamper({"delete from log where chain = 'dbcs' and seq > 3",
          "update log set chain = 'dbcs', seq = 4 where chain = 'other'"});
  EXPECT_EQ(other.seq, 1);
  expect_broken(Kind::changed, 4);
}

TEST_P(LogTest, a_cut_tail_shows_by_the_stored_end) {
  add_six();
  tamper({"delete from log where seq > 4"});
  expect_broken(Kind::cut, 5);
}

TEST_P(LogTest, a_cut_tail_whose_end_was_moved_shows_by_an_anchor) {
  add_six();
  tamper({"delete from log where seq > 4",
          "update log_head set seq = 4, hash = (select hash from log where seq = 4)"});
  EXPECT_EQ(check(), std::nullopt);
  expect_broken(Kind::cut, 5, anchors_[5]);
  EXPECT_EQ(check(anchors_[3]), std::nullopt);
}

TEST_P(LogTest, a_log_that_was_removed_shows_by_an_anchor) {
  add_six();
  tamper({"delete from log", "delete from log_head"});
  EXPECT_EQ(check(), std::nullopt);
  expect_broken(Kind::cut, 1, anchors_[0]);
}

TEST_P(LogTest, a_log_that_was_rewritten_shows_by_an_anchor_at_or_behind_the_place) {
  add_six();
  rewrite_from(4);
  EXPECT_EQ(check(), std::nullopt);
  EXPECT_EQ(check(anchors_[2]), std::nullopt);
  expect_broken(Kind::rewritten, 4, anchors_[3]);
  expect_broken(Kind::rewritten, 6, anchors_[5]);
}

TEST_P(LogTest, a_stored_end_that_does_not_fit_shows) {
  add_six();
  run("update log_head set hash = 'x'");
  expect_broken(Kind::rewritten, 6);
}

TEST_P(LogTest, chains_are_apart_and_the_root_covers_all) {
  add("a");
  const auto before = read([](Transaction& transaction) { return root(transaction); });
  add("a", "other");
  EXPECT_NE(read([](Transaction& transaction) { return root(transaction); }), before);
  EXPECT_THAT(read([](Transaction& transaction) { return chains(transaction); }),
              ElementsAre("dbcs", "other"));
  tamper({"update log set action = 'x' where chain = 'other'"});
  EXPECT_EQ(check(), std::nullopt);
  const auto broken = read([](Transaction& transaction) { return verify_all(transaction); });
  ASSERT_EQ(broken.size(), 1U);
  EXPECT_EQ(broken[0].chain, "other");
}

TEST_P(LogTest, entries_of_many_writers_make_one_chain) {
  const auto add_ten = [&] {
    for (int i = 0; i < 10; ++i) add("a");
  };
  std::thread first{add_ten}, second{add_ten}, third{add_ten};
  first.join();
  second.join();
  third.join();
  EXPECT_EQ(check(), std::nullopt);
  EXPECT_EQ(read([](Transaction& transaction) { return head(transaction, "dbcs"); })->seq, 30);
}

KIEMDIEM_ON_BOTH_ENGINES(LogTest);

TEST(RightsOfTheLog, let_the_programs_own_role_add_and_read_only_postgresql) {
  if (!PostgresServer::shared().absent().empty()) GTEST_SKIP() << PostgresServer::shared().absent();
  const auto database = must(Database::open(PostgresServer::shared().make_database_of_a_role()));
  const auto refused = [&](const std::string& sql) {
    return !database->write([&](Transaction& transaction) -> Result<void> {
      return transaction.execute(sql).map([](std::int64_t) {});
    });
  };
  must(database->write([](Transaction& transaction) -> Result<void> {
    return append(transaction, deed("a")).map([](const Anchor&) {});
  }));
  // With the trigger gone the rights alone stand in the way.
  must(database->write([](Transaction& transaction) -> Result<void> {
    return transaction.execute("drop trigger log_keeps_its_entries on log").map([](std::int64_t) {});
  }));
  for (const char* sql : {"update log set actor = 'x'", "delete from log", "truncate log",
                          "update anchor set seq = 1", "delete from anchor"})
    EXPECT_TRUE(refused(sql)) << sql;
  must(database->read([](Transaction& transaction) -> Result<void> {
    EXPECT_EQ(head(transaction, "dbcs").value()->seq, 1);
    EXPECT_THAT(entries(transaction, "dbcs", 0, 10).value(), ::testing::SizeIs(1));
    return {};
  }));
}

TEST(AnchorText, is_read_back_and_nothing_else_is) {
  const Anchor anchor{412, std::string(32, 'a') + std::string(32, '0')};
  EXPECT_EQ(must(parse_anchor(to_text(anchor))), anchor);
  for (const std::string& text :
       {std::string{}, std::string{"12"}, "12:" + std::string(63, 'a'), "0:" + std::string(64, 'a'),
        "1:" + std::string(64, 'g'), "x:" + std::string(64, 'a'), "-3:" + std::string(64, 'a')})
    EXPECT_FALSE(parse_anchor(text)) << text;
}

TEST(Salt, keeps_equal_texts_apart) {
  EXPECT_NE(new_salt(), new_salt());
  EXPECT_EQ(salted_digest("a", "b"), salted_digest("a", "b"));
  EXPECT_NE(salted_digest("a", "bc"), salted_digest("ab", "c"));
}

}  // namespace
}  // namespace kiemdiem::store
