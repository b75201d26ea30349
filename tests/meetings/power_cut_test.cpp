#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <random>
#include <set>
#include <thread>

#include "killed_process.h"
#include "scripted_meeting.h"
#include "service/secrets.h"
#include "service/sign_in.h"
#include "store/log.h"

namespace kiemdiem::service {
namespace {

constexpr int kills = 50;

class PowerCut : public testing::Test {
 protected:
  PowerCut()
      : folder_((std::filesystem::temp_directory_path() / "kiemdiem-test-").string() + std::string(6, 'X')) {
    EXPECT_NE(::mkdtemp(folder_.data()), nullptr);
    url = "sqlite:" + folder_ + "/data.db";
    const auto office = office_at(url);
    const auto situations = Installation::open(KIEMDIEM_SOURCE_DIR).value().demonstrations().value();
    EXPECT_TRUE(fill_demonstration(*office, situations, now_at(begins)));
    Asked asked;
    asked.action = &action_named("sign-in");
    asked.needs_csrf = false;
    asked.now = now_at(begins);
    asked.inputs.set("user", "bvp.bithu");
    asked.inputs.set("password", std::string{demonstration_password});
    token = sign_in(*office, asked).value().token;
    open(*office);
  }
  ~PowerCut() override { std::filesystem::remove_all(folder_); }

  void open(Office& office) const {
    std::vector<std::pair<std::string, std::string>> fields{
        {"version", "0"}, {"chair", "bvp.bv01"}, {"secretary", "bvp.bv02"}};
    for (const char* person : {"bv01", "bv02", "bv03", "bv04", "bv05", "bv07", "bv08", "bv09", "bv10"})
      fields.emplace_back("present", std::string{"bvp."} + person);
    const auto opened = office.answer(in_meeting("save-opening", token, fields), &save_opening);
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().problems.front().message);
  }

  /// Remarks that are kept, and the presenter of the item.
  std::pair<std::set<std::string>, std::string> kept() const {
    std::set<std::string> texts;
    std::string presenter;
    const auto office = office_at(url);
    const auto seen =
        office->perform(in_meeting("review-meeting", token, {}), [&](Call& call) -> Outcome<void> {
          const auto meeting = review_meeting(call);
          if (!meeting) return tl::unexpected{meeting.error()};
          EXPECT_TRUE(meeting->running());
          for (const RemarkRecord& remark : meeting->remarks) texts.insert(remark.text);
          const ItemRecord item = meeting->item("member:bvp.bv10");
          if (item.version > 0) presenter = item.texts.at("presenter");
          EXPECT_TRUE(store::verify_all(call.data).value().empty());
          return {};
        });
    EXPECT_TRUE(seen);
    return {texts, presenter};
  }

  std::string url, token;

 private:
  std::string folder_;
};

TEST_F(PowerCut, at_fifty_moments_of_a_meeting_loses_nothing_acknowledged_and_the_meeting_goes_on) {
  std::mt19937 random{20261121};
  std::size_t acknowledged = 0;
  std::size_t runs_that_went_on = 0;
  for (int kill = 0; kill < kills; ++kill) {
    const std::string prefix = std::to_string(kill) + "-";
    KilledProcess writer{{KIEMDIEM_MEETING_WRITER, url, token, prefix}};
    std::this_thread::sleep_for(std::chrono::milliseconds{std::uniform_int_distribution{50, 900}(random)});
    const std::vector<std::string> lines = writer.kill();
    const auto [texts, presenter] = kept();
    std::string last_item;
    for (const std::string& line : lines) {
      const std::string text = line.substr(line.find(' ') + 1);
      EXPECT_TRUE(texts.contains(text)) << line;
      if (line.starts_with("item ")) last_item = text;
    }
    // The one after the last acknowledged may be kept too.
    if (!last_item.empty()) {
      const int number = std::stoi(last_item.substr(prefix.size()));
      EXPECT_TRUE(presenter == last_item || presenter == prefix + std::to_string(number + 1)) << presenter;
    }
    acknowledged += lines.size();
    runs_that_went_on += lines.empty() ? 0 : 1;
  }
  EXPECT_GT(runs_that_went_on, 1U);
  RecordProperty("acknowledged", std::to_string(acknowledged));
}

}  // namespace
}  // namespace kiemdiem::service
