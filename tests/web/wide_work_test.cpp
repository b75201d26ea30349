#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "web/places/meetings.h"
#include "web/places/work.h"
#include "wide_pages.h"

namespace kiemdiem::web {
namespace {

constexpr std::int64_t whole = 1'000'000;  ///< members; nothing is wide
constexpr std::int64_t wide = 0;           ///< everything above the parts is

/// By step and day: how much is to be done.
std::map<std::string, std::string> lines_of(const pages::WorkListPage& page) {
  std::map<std::string, std::string> lines;
  for (const pages::WorkPart& part : page.parts)
    for (const pages::WorkLine& line : part.lines)
      lines[std::to_string(static_cast<int>(part.section)) + " " + line.verb + " " + line.object + " " +
            line.mark.word] = line.due_rule + " " + line.button.label + " " + line.button.href;
  return lines;
}

TEST(WideWork, of_an_upper_level_is_what_the_parts_below_have_for_it) {
  const auto page = [](std::int64_t most) {
    return wide_page<pages::WorkListPage>("pyk.bantochuc", "work-list", {{"het", "1"}},
                                          [most](service::Call& call) { return work_list_page(call, most); });
  };
  const auto judged_whole = lines_of(page(whole));
  const auto told = lines_of(page(wide));
  EXPECT_FALSE(told.empty());
  EXPECT_EQ(told, judged_whole);
}

TEST(WideWork, of_a_calendar_has_every_meeting_of_the_parts) {
  const auto meetings = [](std::int64_t most) {
    const auto page = wide_page<pages::MeetingsPage>(
        "pyk.bantochuc", "meetings", {},
        [most](service::Call& call) { return meetings_page(call, "pyk.khoi", most); });
    std::vector<std::string> lines;
    for (const pages::MeetingLine& line : page.meetings)
      lines.push_back(to_iso(line.at) + " " + line.unit + " " + line.subject + " " + line.room + " " +
                      line.chair + " " + line.attends + " " + line.mark.word + " " + line.clash);
    return lines;
  };
  EXPECT_THAT(meetings(whole), testing::Not(testing::IsEmpty()));
  EXPECT_EQ(meetings(wide), meetings(whole));
}

TEST(WideWork, is_not_said_to_be_none_where_nobody_counted_it) {
  const auto counts = [](std::int64_t most) {
    return wide_page<std::optional<WorkCounts>>("pyk.bantochuc", "meetings", {}, [most](service::Call& call) {
      return work_counts(call, *call.campaign, most);
    });
  };
  EXPECT_FALSE(counts(wide));
  EXPECT_TRUE(counts(whole));
}

}  // namespace
}  // namespace kiemdiem::web
