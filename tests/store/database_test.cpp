#include "store/database.h"

#include <atomic>
#include <thread>

#include "engines.h"

namespace kiemdiem::store {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class DatabaseTest : public OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    write([](Transaction& transaction) {
      return transaction.execute(GetParam() == Engine::sqlite ? sample_sqlite : sample_postgresql);
    });
    write([](Transaction& transaction) {
      return transaction.execute("create table child (id bigint not null references sample (id))");
    });
  }

  static constexpr const char* sample_sqlite =
      "create table sample (id integer not null primary key, words text not null, real real, bytes blob, "
      "small integer check (small < 100), unique (words)) strict";
  static constexpr const char* sample_postgresql =
      "create table sample (id bigint not null primary key, words text collate \"C\" not null, "
      "real double precision, bytes bytea, small bigint check (small < 100), unique (words))";

  Result<std::int64_t> add(Transaction& transaction, std::int64_t id, const std::string& words) {
    return transaction.execute("insert into sample (id, words) values ($1, $2)", {id, words});
  }
  std::int64_t count_samples() {
    return read([](Transaction& transaction) { return transaction.query("select count(*) from sample"); })[0]
        .integer(0);
  }
  /// The class of the error that the statement ends with; the whole write must be refused too.
  std::optional<Failure> failure_of(const char* sql, const Values& values) {
    std::optional<Failure> failure;
    const auto written = database().write([&](Transaction& transaction) -> Result<void> {
      (void)transaction.execute(sql, values);
      failure = transaction.failure();
      return {};
    });
    EXPECT_FALSE(written);
    if (!written) words_ = written.error().front().message;
    return failure;
  }
  std::string words_;
};

TEST_P(DatabaseTest, every_kind_of_value_comes_back_as_it_was) {
  const std::string name = "Nguyễn Thị Đào “Ưu” 𝒳";
  const Blob bytes = to_blob(std::string_view{"\x00\xFF\x27\x5C\x00", 5});
  write([&](Transaction& transaction) {
    return transaction.execute(
        "insert into sample (id, words, real, bytes, small) values ($1, $2, $3, $4, $5)",
        {std::int64_t{5'000'000'000'000}, name, 0.1, bytes, Value{}});
  });
  const Rows rows = read([](Transaction& transaction) {
    return transaction.query("select id, words, real, bytes, small from sample");
  });
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].integer(0), 5'000'000'000'000);
  EXPECT_EQ(rows[0].text(1), name);
  EXPECT_EQ(rows[0].real(2), 0.1);
  EXPECT_EQ(rows[0].blob(3), bytes);
  EXPECT_TRUE(rows[0].is_null(4));
  EXPECT_EQ(rows[0].optional_integer(4), std::nullopt);
}

TEST_P(DatabaseTest, the_smallest_and_the_largest_number_and_empty_values_come_back) {
  const auto lowest = std::numeric_limits<std::int64_t>::min();
  const auto highest = std::numeric_limits<std::int64_t>::max();
  write([&](Transaction& transaction) -> Result<std::int64_t> {
    auto first = transaction.execute("insert into sample (id, words, bytes) values ($1, $2, $3)",
                                     {lowest, "", Blob{}});
    if (!first) return first;
    return transaction.execute("insert into sample (id, words) values ($1, $2)", {highest, "x"});
  });
  const Rows rows = read([](Transaction& transaction) {
    return transaction.query("select id, words, bytes from sample order by id");
  });
  EXPECT_EQ(rows[0].integer(0), lowest);
  EXPECT_EQ(rows[0].text(1), "");
  EXPECT_EQ(rows[0].blob(2), Blob{});
  EXPECT_EQ(rows[1].integer(0), highest);
  EXPECT_TRUE(rows[1].is_null(2));
}

TEST_P(DatabaseTest, places_are_numbered_by_their_digit_not_by_their_order) {
  const Rows rows = read([](Transaction& transaction) {
    return transaction.query("select $2 || '-' || $1 || '-' || $2", {"a", "b"});
  });
  EXPECT_EQ(rows[0].text(0), "b-a-b");
}

TEST_P(DatabaseTest, errors_have_the_same_class_on_both_engines) {
  write([&](Transaction& transaction) { return add(transaction, 1, "một"); });
  EXPECT_EQ(failure_of("insert into sample (id, words) values ($1, $2)", {std::int64_t{1}, "hai"}),
            Failure::unique);
  EXPECT_EQ(failure_of("insert into sample (id, words) values ($1, $2)", {std::int64_t{2}, "một"}),
            Failure::unique);
  EXPECT_EQ(failure_of("insert into child (id) values ($1)", {std::int64_t{9}}), Failure::foreign_key);
  EXPECT_EQ(failure_of("insert into sample (id, words) values ($1, $2)", {std::int64_t{2}, Value{}}),
            Failure::not_null);
  EXPECT_EQ(failure_of("insert into sample (id, words, small) values (3, 'ba', $1)", {std::int64_t{100}}),
            Failure::check);
  EXPECT_EQ(failure_of("select nothing from nowhere", {}), Failure::other);
  EXPECT_EQ(count_samples(), 1);
}

TEST_P(DatabaseTest, an_error_never_tells_the_values) {
  write([&](Transaction& transaction) { return add(transaction, 1, "Bí mật"); });
  failure_of("insert into sample (id, words) values ($1, $2)", {std::int64_t{2}, "Bí mật"});
  EXPECT_THAT(words_, HasSubstr("Dữ liệu này đã có"));
  EXPECT_THAT(words_, Not(HasSubstr("Bí mật")));
}

TEST_P(DatabaseTest, texts_that_are_no_utf8_or_hold_a_zero_are_refused) {
  EXPECT_EQ(failure_of("insert into sample (id, words) values (1, $1)", {std::string{"a\0b", 3}}),
            Failure::check);
  EXPECT_EQ(failure_of("insert into sample (id, words) values (1, $1)", {"Nguy\xEAn"}), Failure::check);
}

TEST_P(DatabaseTest, a_refused_work_leaves_nothing) {
  const auto written = database().write([&](Transaction& transaction) -> Result<void> {
    must(add(transaction, 1, "một"));
    return refuse({}, "không đủ điều kiện");
  });
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().front().message, "không đủ điều kiện");
  EXPECT_EQ(count_samples(), 0);
}

TEST_P(DatabaseTest, an_exception_leaves_nothing_and_the_next_write_works) {
  EXPECT_THROW((void)database().write([&](Transaction& transaction) -> Result<void> {
    must(add(transaction, 1, "một"));
    throw std::runtime_error{"out"};
  }),
               std::runtime_error);
  write([&](Transaction& transaction) { return add(transaction, 2, "hai"); });
  EXPECT_EQ(count_samples(), 1);
}

TEST_P(DatabaseTest, a_failed_statement_that_was_overlooked_ends_the_write) {
  const auto written = database().write([&](Transaction& transaction) -> Result<void> {
    must(add(transaction, 1, "một"));
    (void)add(transaction, 1, "một");
    EXPECT_FALSE(add(transaction, 2, "hai"));
    return {};
  });
  EXPECT_FALSE(written);
  EXPECT_EQ(count_samples(), 0);
}

TEST_P(DatabaseTest, a_read_sees_one_moment_and_cannot_write) {
  write([&](Transaction& transaction) { return add(transaction, 1, "một"); });
  must(database().read([&](Transaction& transaction) -> Result<void> {
    const std::int64_t before = must(transaction.query("select count(*) from sample"))[0].integer(0);
    std::thread other{[&] { write([&](Transaction& inner) { return add(inner, 2, "hai"); }); }};
    other.join();
    EXPECT_EQ(must(transaction.query("select count(*) from sample"))[0].integer(0), before);
    return {};
  }));
  EXPECT_FALSE(database().read([&](Transaction& transaction) -> Result<void> {
    return add(transaction, 3, "ba").map([](std::int64_t) {});
  }));
  EXPECT_EQ(count_samples(), 2);
}

TEST_P(DatabaseTest, writers_at_the_same_time_never_lose_a_step) {
  write([&](Transaction& transaction) { return add(transaction, 0, "đếm"); });
  std::atomic<int> lost = 0;
  const auto step = [&] {
    for (int i = 0; i < 25; ++i) {
      const auto written = database().write([&](Transaction& transaction) -> Result<void> {
        const Rows rows = must(transaction.query("select coalesce(small, 0) from sample where id = 0"));
        return transaction.execute("update sample set small = $1 where id = 0", {rows[0].integer(0) + 1})
            .map([](std::int64_t) {});
      });
      if (!written) ++lost;
    }
  };
  std::thread first{step}, second{step}, third{step};
  first.join();
  second.join();
  third.join();
  EXPECT_EQ(lost, 0);
  const Rows rows =
      read([](Transaction& transaction) { return transaction.query("select small from sample"); });
  EXPECT_EQ(rows[0].integer(0), 75);
}

TEST_P(DatabaseTest, a_write_inside_a_write_is_refused) {
  must(database().write([&](Transaction& transaction) -> Result<void> {
    EXPECT_FALSE(database().write([](Transaction&) -> Result<void> { return {}; }));
    return add(transaction, 1, "một").map([](std::int64_t) {});
  }));
  EXPECT_EQ(count_samples(), 1);
}

TEST_P(DatabaseTest, the_generation_rises_with_every_write_and_only_then) {
  const std::uint64_t before = database().generation();
  count_samples();
  EXPECT_EQ(database().generation(), before);
  write([&](Transaction& transaction) { return add(transaction, 1, "một"); });
  EXPECT_GT(database().generation(), before);
}

TEST_P(DatabaseTest, many_sets_of_values_run_through_one_statement) {
  std::vector<Values> sets;
  for (std::int64_t i = 0; i < 1000; ++i) sets.push_back({i, "mục " + std::to_string(i)});
  const Rows rows = write([&](Transaction& transaction) {
    return transaction.query_each("insert into sample (id, words) values ($1, $2) returning id", sets);
  });
  ASSERT_EQ(rows.size(), 1000U);
  EXPECT_EQ(rows[999].integer(0), 999);
  sets[500][0] = std::int64_t{1};
  const auto again = database().write([&](Transaction& transaction) -> Result<void> {
    must(transaction.execute("delete from sample"));
    const auto added = transaction.query_each("insert into sample (id, words) values ($1, $2)", sets);
    EXPECT_EQ(transaction.failure(), Failure::unique);
    return added.map([](const Rows&) {});
  });
  EXPECT_FALSE(again);
  EXPECT_EQ(count_samples(), 1000);
}

TEST_P(DatabaseTest, a_long_answer_can_be_read_row_by_row_and_left) {
  std::vector<Values> sets;
  for (std::int64_t i = 0; i < 1000; ++i) sets.push_back({i, std::to_string(i)});
  write([&](Transaction& transaction) {
    return transaction.query_each("insert into sample (id, words) values ($1, $2)", sets);
  });
  int seen = 0;
  must(database().read([&](Transaction& transaction) -> Result<void> {
    must(transaction.for_each("select id from sample order by id", {}, [&](const Row& row) {
      EXPECT_EQ(row.integer(0), seen);
      return ++seen < 10;
    }));
    EXPECT_EQ(must(transaction.query("select count(*) from sample"))[0].integer(0), 1000);
    return {};
  }));
  EXPECT_EQ(seen, 10);
}

KIEMDIEM_ON_BOTH_ENGINES(DatabaseTest);

class ServerTest : public DatabaseTest {};

TEST_P(ServerTest, a_line_that_was_cut_is_opened_again) {
  for (int i = 1; i <= 3; ++i) {
    count_samples();
    PostgresServer::shared().cut_sessions(url_);
    EXPECT_EQ(count_samples(), i - 1);
    PostgresServer::shared().cut_sessions(url_);
    write([&](Transaction& transaction) { return add(transaction, i, std::to_string(i)); });
  }
}

TEST_P(ServerTest, a_line_that_is_cut_before_the_commit_loses_and_doubles_nothing) {
  int runs = 0;
  must(database().write([&](Transaction& transaction) -> Result<void> {
    const auto added = add(transaction, 1, "một");
    if (++runs == 1) PostgresServer::shared().cut_sessions(url_);
    return transaction.query("select 1").map([](const Rows&) {});
  }));
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(count_samples(), 1);
}

TEST_P(ServerTest, the_generation_rises_with_the_writes_of_another_process) {
  const auto other = must(Database::open(url_));
  const std::uint64_t before = database().generation();
  must(other->write([&](Transaction& transaction) -> Result<void> {
    return add(transaction, 1, "một").map([](std::int64_t) {});
  }));
  EXPECT_GT(database().generation(), before);
}

TEST_P(ServerTest, a_double_is_tried_again_as_it_may_be_a_conflict) {
  write([&](Transaction& transaction) { return add(transaction, 1, "một"); });
  std::int64_t runs = 0;
  must(database().write([&](Transaction& transaction) -> Result<void> {
    ++runs;
    return add(transaction, runs, std::to_string(runs)).map([](std::int64_t) {});
  }));
  EXPECT_EQ(runs, 2);
}

TEST_P(ServerTest, two_processes_may_open_an_empty_server_at_once) {
  for (int i = 0; i < 3; ++i) {
    const std::string url = new_url();
    std::atomic<int> opened = 0;
    const auto open = [&] { opened += Database::open(url).has_value() ? 1 : 0; };
    std::thread first{open}, second{open};
    first.join();
    second.join();
    EXPECT_EQ(opened, 2);
  }
}

TEST_P(ServerTest, a_commit_that_no_standby_confirms_is_told_as_open) {
  // A standby that is not there: a commit waits until it is cancelled, and succeeds with a warning.
  PostgresServer::shared().set_standbys("missing");
  std::atomic<bool> done = false;
  std::thread canceller{[&] {
    while (!done) PostgresServer::shared().cancel_waiting_commits();
  }};
  Result<void> written;
  for (std::int64_t i = 0; written && i < 100; ++i)  // the server takes a moment to heed its settings
    written = database().write([&](Transaction& transaction) -> Result<void> {
      return add(transaction, i, std::to_string(i)).map([](std::int64_t) {});
    });
  PostgresServer::shared().set_standbys("");
  done = true;
  canceller.join();
  ASSERT_FALSE(written);
  EXPECT_THAT(written.error().front().message, HasSubstr("Chưa rõ"));
}

INSTANTIATE_TEST_SUITE_P(, ServerTest, ::testing::Values(Engine::postgresql), engine_name);

}  // namespace
}  // namespace kiemdiem::store
