#include "review_meeting_office.h"

// A party group meets before its cell; what it found feeds the meeting of the cell.

namespace kiemdiem::service {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class APartyGroup : public AReviewMeeting {
 protected:
  APartyGroup() {
    // The group has sent nothing yet.
    EXPECT_TRUE(office->database().write([](store::Transaction& data) -> Result<void> {
      const auto events = store::find_with_text(data, campaign, "events", "/", "group_report_sent").value();
      for (const store::Record& record : events)
        if (const auto gone = store::erase(data, record.text.key, record.version, {"thu", morning}); !gone)
          return tl::unexpected{gone.error()};
      return {};
    }));
  }

  /// The announcement of the groups' reports at the meeting that is open: how many are there and missing.
  std::pair<std::size_t, std::size_t> reports_told() {
    const ReviewMeeting now = seen();
    const auto event = now.judged->situation.dictionary.choices("event")->find("group_report_sent");
    for (const procedure::Announced& told : now.agenda.announced) {
      const procedure::Step& step = now.work().plan().steps[told.step];
      if (std::ranges::find(step.about.events, *event) != step.about.events.end())
        return {told.there.size(), told.missing.size()};
    }
    return {0, 0};
  }

  static inline const std::string cell_meeting = "organization.bvp.noi.1";
  static inline const std::string group_meeting = "organization.bvp.to1.1";
  const std::string member = "member:bvp.bv04";
};

TEST_F(APartyGroup, meets_before_the_cell_and_its_report_feeds_the_meeting_of_the_cell) {
  meeting = cell_meeting;
  ASSERT_EQ(refusal(open()), "");
  EXPECT_EQ(reports_told(), (std::pair<std::size_t, std::size_t>{0, 1}))
      << "the cell is told what is missing";
  const ReviewMeeting cell = seen();
  const procedure::AgendaItem* item = cell.find(member);
  ASSERT_NE(item, nullptr);
  const std::string too_early = refusal(ask("save-item", secretary, texts(*item, "close"), &save_item));
  EXPECT_THAT(too_early, HasSubstr("tổ")) << "the group comes first";

  meeting = group_meeting;
  for (const procedure::AgendaItem& one : seen().agenda.items)
    EXPECT_NE(seen().subject(one), "member:bvp.bv01") << "only those of the group";
  ASSERT_EQ(refusal(open()), "");
  EXPECT_THAT(refusal(ask("send-group-report", secretary, {}, &send_group_report)), Not(IsEmpty()))
      << "not before its minutes are locked";
  finish_meeting();
  EXPECT_THAT(events_of(member), Contains("group_review"));
  EXPECT_THAT(events_of(member), Not(Contains("review"))) << "what the group says is not yet the cell's";
  EXPECT_THAT(events_of("organization:bvp.to1"), Contains("group_review"));
  ASSERT_EQ(refusal(ask("send-group-report", secretary, {}, &send_group_report)), "");
  EXPECT_THAT(events_of("organization:bvp.to1"), Contains("group_report_sent"));
  EXPECT_THAT(refusal(ask("send-group-report", secretary, {}, &send_group_report)), HasSubstr("đã gửi rồi"));

  meeting = cell_meeting;
  EXPECT_EQ(reports_told(), (std::pair<std::size_t, std::size_t>{1, 0}));
  finish_meeting();
  EXPECT_THAT(events_of(member), Contains("review"));
}

}  // namespace
}  // namespace kiemdiem::service
