#include "service/upkeep.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "demonstration_office.h"
#include "store/accounts.h"
#include "store/backup.h"
#include "store/log.h"
#include "store/requests.h"
#include "store/sessions.h"

namespace kiemdiem::service {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::int64_t hour = 3'600'000;
constexpr std::int64_t day = 24 * hour;

UpkeepDue due_at(std::int64_t at, const UpkeepState& state) {
  return upkeep_due(state, now_at(at));
}

TEST(WhatIsDue, is_everything_at_the_start_and_then_once_a_day_of_viet_nam) {
  EXPECT_TRUE(due_at(morning, {}).tidying);
  EXPECT_TRUE(due_at(morning, {}).counting);
  EXPECT_TRUE(due_at(morning, {}).backup);
  const UpkeepState done{morning, morning, morning, morning};
  EXPECT_FALSE(due_at(morning + 14 * hour, done).tidying) << "23:00";
  EXPECT_FALSE(due_at(morning + 14 * hour, done).counting);
  EXPECT_FALSE(due_at(morning + 14 * hour, done).backup);
  EXPECT_TRUE(due_at(morning + 15 * hour, done).tidying) << "00:00 of the next day";
  EXPECT_TRUE(due_at(morning + 15 * hour, done).counting) << "the days of the plan move on";
  EXPECT_TRUE(due_at(morning + 15 * hour, done).backup);
}

TEST(WhatIsDue, is_a_backup_again_an_hour_after_one_that_failed) {
  const UpkeepState failed{morning, morning - day, morning};
  EXPECT_FALSE(due_at(morning + hour - 1, failed).backup);
  EXPECT_TRUE(due_at(morning + hour, failed).backup);
}

TEST(WhatIsDue, is_a_backup_after_a_vote_was_sealed_but_not_one_for_each) {
  constexpr std::int64_t minute = 60'000;
  UpkeepState state{morning, morning, morning, morning};
  EXPECT_FALSE(due_at(morning + hour, state).backup);
  state.sealed_at = morning + 55 * minute;
  EXPECT_TRUE(due_at(morning + hour, state).backup);
  state.backed_up_at = state.backup_tried_at = morning + hour;
  EXPECT_FALSE(due_at(morning + hour + minute, state).backup) << "it is in the one just made";
  state.sealed_at = morning + hour + minute;
  EXPECT_FALSE(due_at(morning + hour + 9 * minute, state).backup) << "others are being sealed too";
  EXPECT_TRUE(due_at(morning + hour + 10 * minute, state).backup);
  state.backup_tried_at = morning + hour + 10 * minute;
  EXPECT_FALSE(due_at(morning + hour + 30 * minute, state).backup) << "that one failed";
  EXPECT_TRUE(due_at(morning + 2 * hour + 10 * minute, state).backup);
}

TEST(TheNameOfABackup, is_its_day_and_minute) {
  EXPECT_EQ(backup_name(now_at(morning)), "kiemdiem-2022-12-20-0900.backup");
}

TEST(OldBackups, leave_seven_days_and_four_weeks) {
  std::vector<std::string> names{"so-lieu.xlsx", "kiemdiem-2026-02-30-0000.backup", "kiemdiem.db",
                                 "kiemdiem-2026-11-21-0305.backup.unchecked"};
  const Date last = make_date(2026, 11, 21).value();  // a Saturday
  for (int back = 0; back < 60; ++back)
    names.push_back(fmt::format("kiemdiem-{}-0001.backup", to_iso(add_days(last, -back))));
  names.emplace_back("kiemdiem-2026-11-20-2300.backup");  // a second one of the same day
  const auto old = old_backups(names);
  std::vector<std::string> kept;
  for (const std::string& name : names)
    if (name.starts_with("kiemdiem-2026") && name.ends_with(".backup") &&
        std::ranges::find(old, name) == old.end())
      kept.push_back(name);
  std::ranges::sort(kept);
  EXPECT_THAT(kept, ElementsAre("kiemdiem-2026-02-30-0000.backup",  // no day of ours: never touched
                                "kiemdiem-2026-11-01-0001.backup", "kiemdiem-2026-11-08-0001.backup",
                                "kiemdiem-2026-11-15-0001.backup", "kiemdiem-2026-11-16-0001.backup",
                                "kiemdiem-2026-11-17-0001.backup", "kiemdiem-2026-11-18-0001.backup",
                                "kiemdiem-2026-11-19-0001.backup", "kiemdiem-2026-11-20-2300.backup",
                                "kiemdiem-2026-11-21-0001.backup"));
}

TEST(TheReserve, is_taken_while_there_is_room_and_given_back_when_nothing_can_be_written) {
  constexpr std::uint64_t gigabyte = 1'000'000'000;
  EXPECT_EQ(reserve_step(2 * gigabyte, false), Reserve::take);
  EXPECT_EQ(reserve_step(gigabyte + reserve_bytes - 1, false), Reserve::leave)
      << "taking it would stop uploads";
  EXPECT_EQ(reserve_step(gigabyte / 2, true), Reserve::leave);
  EXPECT_EQ(reserve_step(299'999'999, true), Reserve::give_back);
  EXPECT_EQ(reserve_step(100, false), Reserve::leave);
}

/// An office of its own with a folder for its backups, and what the terminal was told.
class Upkeep : public testing::Test {
 protected:
  Upkeep() : folder_{std::filesystem::temp_directory_path() / ("kiemdiem-upkeep-" + new_token())} {
    office_ = Office::open(store::Database::open("sqlite::memory:").value(),
                           Installation::open(KIEMDIEM_SOURCE_DIR).value(), {})
                  .value();
    EXPECT_TRUE(make_first_administrator(*office_, now_at(morning)));
  }
  ~Upkeep() override { std::filesystem::remove_all(folder_); }
  Upkeep(const Upkeep&) = delete;
  Upkeep& operator=(const Upkeep&) = delete;

  void keep_up_at(std::int64_t at) {
    keep_up(*office_, {folder_.string(), "một mật khẩu", false}, state_, now_at(at),
            [this](const std::string& line) { told_.push_back(line); });
  }
  template <class Work>
  void write(const Work& work) {
    EXPECT_TRUE(office_->database().write([&](store::Transaction& transaction) -> Result<void> {
      work(transaction);
      return {};
    }));
  }
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{folder_})
      names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
  }
  BackupRun run() {
    BackupRun found;
    EXPECT_TRUE(office_->database().read([&](store::Transaction& transaction) -> Result<void> {
      found = last_backup(transaction).value().value();
      return {};
    }));
    return found;
  }

  std::filesystem::path folder_;
  std::unique_ptr<Office> office_;
  UpkeepState state_;
  std::vector<std::string> told_;
};

TEST_F(Upkeep, forgets_old_requests_and_sessions_and_keeps_the_others) {
  std::string account;
  write([&](store::Transaction& transaction) {
    account = store::all_accounts(transaction).value().front().id;
    for (const auto& [key, at] : {std::pair{"old", morning - 8 * day}, std::pair{"new", morning - 6 * day}})
      EXPECT_TRUE(store::begin_request(transaction, {key, account, "d", at}));
    for (const auto& [token, at] : {std::pair{"old", morning - 13 * hour}, std::pair{"new", morning - hour}})
      EXPECT_TRUE(store::create(transaction, {token, account, std::nullopt, at, at, at, "c", "máy"}));
  });
  keep_up_at(morning);
  write([&](store::Transaction& transaction) {
    EXPECT_THAT(store::sessions_of(transaction, account).value(), SizeIs(1));
    const auto requests = transaction.query("select request_key from request");
    ASSERT_THAT(*requests, SizeIs(1));
    EXPECT_EQ(requests->front().text(0), "new");
  });
}

TEST_F(Upkeep, makes_one_backup_a_day_that_can_be_read_and_tells_of_it) {
  keep_up_at(morning);
  keep_up_at(morning + hour);
  ASSERT_THAT(files(), ElementsAre("kiemdiem-2022-12-20-0900.backup"));
  EXPECT_TRUE(store::check_backup((folder_ / files().front()).string(), "một mật khẩu"));
  EXPECT_FALSE(store::check_backup((folder_ / files().front()).string(), "")) << "encrypted";
  EXPECT_TRUE(run().good);
  EXPECT_EQ(run().at, morning);
  EXPECT_GT(run().rows, 0);
  EXPECT_THAT(told_, ElementsAre(HasSubstr("kiemdiem-2022-12-20-0900.backup")));
  keep_up_at(morning + day);
  EXPECT_THAT(files(), SizeIs(2));
  EXPECT_TRUE(office_->database().read([](store::Transaction& transaction) -> Result<void> {
    const auto newest = store::entries(transaction, store::system_chain, 0, 1).value().front().entry;
    EXPECT_EQ(newest.action, "backup");
    EXPECT_EQ(newest.object, "kiemdiem-2022-12-21-0900.backup");
    EXPECT_THAT(newest.after_digest, SizeIs(64));
    return {};
  }));
  EXPECT_EQ(upkeep_state(*office_).value().backed_up_at, morning + day) << "known to the next start";
}

TEST_F(Upkeep, removes_old_backups_only_after_a_new_one_and_nothing_else) {
  std::filesystem::create_directories(folder_);
  for (int back = 1; back < 60; ++back)
    std::ofstream{folder_ / backup_name(now_at(morning - back * day))} << "x";
  std::ofstream{folder_ / "giu-lai.txt"} << "x";
  keep_up_at(morning);
  EXPECT_THAT(files(),
              SizeIs(7 + 2 + 1));  // seven days of two weeks, the two weeks before, and the other file
  EXPECT_TRUE(std::filesystem::exists(folder_ / "giu-lai.txt"));
}

TEST_F(Upkeep, that_cannot_back_up_says_why_and_remembers_the_last_that_was_good) {
  keep_up_at(morning);
  std::filesystem::remove_all(folder_);
  std::ofstream{folder_} << "no folder";
  keep_up_at(morning + day);
  EXPECT_FALSE(run().good);
  EXPECT_EQ(run().last_good_at, morning);
  EXPECT_THAT(run().words, testing::Not(IsEmpty()));
  EXPECT_THAT(told_.back(), HasSubstr("không thành"));
}

}  // namespace
}  // namespace kiemdiem::service
