#include "review_meeting_office.h"
#include "service/entries.h"
#include "service/polls.h"

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
    // The group has a leader and has sent nothing yet.
    EXPECT_TRUE(office->database().write([](store::Transaction& data) -> Result<void> {
      const auto events = store::find_with_text(data, campaign, "events", "/", "group_report_sent").value();
      for (const store::Record& record : events)
        if (const auto gone = store::erase(data, record.text.key, record.version, {"thu", morning}); !gone)
          return tl::unexpected{gone.error()};
      const auto leader = store::find(data, {"", "people", "bvp.bv07"}).value();
      store::RecordText text = leader->text;
      const Node post = Node::map(
          {{word_node("in"), text_node("bvp.to1")}, {word_node("role"), word_node("group_leader")}}, {});
      text.facts = to_json(with_value(facts_of(leader), "posts", Node::list({post}, {})));
      if (const auto kept = store::save(data, text, leader->version, {"thu", morning}); !kept)
        return tl::unexpected{kept.error()};
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

  /// What keeps a member of the group from being voted on in the cell; empty: nothing.
  std::string bar() {
    std::string words = "not on the list";
    EXPECT_TRUE(office->perform(asking("poll-form", secretary, {{"campaign", campaign}, {"unit", "bvp.noi"}}),
                                [&](Call& call) -> Outcome<void> {
                                  const auto choices = poll_choices(call);
                                  if (!choices) return tl::unexpected{choices.error()};
                                  for (const Candidate& candidate : choices->candidates)
                                    if (candidate.subject->id == member) words = candidate.bar;
                                  return {};
                                }));
    return words;
  }

  void hold(const std::string& of) {
    unit = of;
    meeting = "organization." + of + ".1";
  }

  const std::string member = "member:bvp.bv08";
};

TEST_F(APartyGroup, meets_before_the_cell_and_its_report_feeds_the_meeting_of_the_cell) {
  hold("bvp.noi");
  ASSERT_EQ(refusal(open()), "");
  EXPECT_EQ(reports_told(), (std::pair<std::size_t, std::size_t>{0, 1}))
      << "the cell is told what is missing";
  EXPECT_THAT(bar(), HasSubstr("ở tổ đảng")) << "nobody of the group is voted on before";

  hold("bvp.to1");
  const ReviewMeeting group = seen();
  ASSERT_FALSE(group.agenda.items.empty());
  for (const procedure::AgendaItem& one : group.agenda.items) {
    EXPECT_NE(group.subject(one), "member:bvp.bv01") << "only those of the group";
    EXPECT_EQ(one.chairs.empty(), group.subject(one) == "member:bvp.bv07") << group.subject(one);
  }
  ASSERT_EQ(refusal(open()), "");
  EXPECT_THAT(refusal(ask("send-group-report", secretary, {}, &send_group_report)), Not(IsEmpty()))
      << "not before its minutes are locked";
  finish_meeting();
  EXPECT_THAT(events_of(member), Contains("group_review"));
  EXPECT_THAT(events_of("organization:bvp.to1"), Contains("group_review"));
  ASSERT_EQ(refusal(ask("send-group-report", secretary, {}, &send_group_report)), "");
  EXPECT_THAT(events_of("organization:bvp.to1"), Contains("group_report_sent"));
  EXPECT_THAT(refusal(ask("send-group-report", secretary, {}, &send_group_report)), HasSubstr("đã gửi rồi"));

  hold("bvp.noi");
  EXPECT_EQ(reports_told(), (std::pair<std::size_t, std::size_t>{1, 0}));
  EXPECT_THAT(bar(), Not(HasSubstr("tổ")));
}

}  // namespace
}  // namespace kiemdiem::service
