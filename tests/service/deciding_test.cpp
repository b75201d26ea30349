#include <gmock/gmock.h>

#include "deciding_office.h"
#include "service/imports.h"
#include "service/proposals.h"
#include "service/replay.h"
#include "service/verifying.h"

// The demonstration organization has twelve members at “good” or better: two may be excellent. Đỗ Thùy Uyên
// (dv04) was ill for four months, the committee has twenty members in two cells.

namespace kiemdiem::service {
namespace {

using procedure::RatingState;
using testing::HasSubstr;
using testing::IsEmpty;

class Deciding : public testing::Test {
 protected:
  DecidingOffice office;
  std::string committee = office.session("pyk.danguy");
};

TEST_F(Deciding, a_level_above_the_ceiling_is_refused_with_its_clause_and_leaves_nothing) {
  const auto refused = office.decide(committee, "1-QĐ/ĐU", {{"pyk.dv04", "good"}});
  EXPECT_THAT(refusal_of(refused), HasSubstr("KH ĐUK Phú Yên 2022, II.4"));
  EXPECT_THAT(refusal_of(refused), HasSubstr("level.member:pyk.dv04"));
  EXPECT_EQ(office.story(committee, "member:pyk.dv04").decisions.size(), 0U);
  EXPECT_TRUE(office.decide(committee, "1-QĐ/ĐU", {{"pyk.dv04", "completed"}}))
      << "the number is free: nothing of the refused decision was kept";
}

TEST_F(Deciding, the_places_of_the_quota_are_not_exceeded_even_one_by_one) {
  EXPECT_TRUE(office.decide(committee, "1-QĐ/ĐU", {{"pyk.dv08", "excellent"}}));
  EXPECT_TRUE(office.decide(committee, "2-QĐ/ĐU", {{"pyk.dv10", "excellent"}}));
  const auto third = office.decide(committee, "3-QĐ/ĐU", {{"pyk.dv11", "excellent"}});
  EXPECT_THAT(refusal_of(third), HasSubstr("Đã quyết định 3, tối đa 2"));
  EXPECT_TRUE(office.decide(committee, "3-QĐ/ĐU", {{"pyk.dv11", "good"}})) << "below there is room";
}

TEST_F(Deciding, its_records_are_not_written_from_a_workbook_either) {
  ASSERT_TRUE(office.decide(committee, "1-QĐ/ĐU", {{"pyk.dv10", "good"}}));
  const auto objections = [&](const std::string& subject) {
    std::string words;
    EXPECT_TRUE(office.office().perform(asking("units", committee, {}), [&](Call& call) -> Outcome<void> {
      ReadFile file;
      file.lists = parse_yaml("events: [{event: decided, subject: " + subject +
                                  ", on: 2022-12-20, rating: excellent}]",
                              "thử")
                       .value();
      const auto plan = plan_import(call, file, *call.units().value()->find("pyk.tt"), deciding_campaign,
                                    call.office.dictionary(), {});
      if (!plan) return tl::unexpected{plan.error()};
      words = to_text(plan->problems);
      return {};
    }));
    return words;
  };
  EXPECT_THAT(objections("member:pyk.dv10"), HasSubstr("đã có quyết định số 1-QĐ/ĐU trong chương trình"));
  EXPECT_THAT(objections("member:pyk.dv11"), testing::IsEmpty()) << "decided on paper alone";
}

TEST_F(Deciding, only_the_level_above_decides_against_a_rule_and_the_reason_stays) {
  const DecidingOffice::Pairs reason{{"reason.member:pyk.dv04", "thành tích đột xuất"}};
  EXPECT_THAT(refusal_of(office.decide(committee, "1-QĐ/ĐU", {{"pyk.dv04", "good"}}, reason)),
              HasSubstr("Chỉ cấp ủy cấp trên"));
  const std::string above = office.session("pyk.thuongvu");
  EXPECT_THAT(refusal_of(office.decide(above, "1-QĐ/ĐU", {{"pyk.dv04", "good"}})),
              HasSubstr("phải ghi lý do"));
  EXPECT_TRUE(office.decide(above, "1-QĐ/ĐU", {{"pyk.dv04", "good"}}, reason));
  const RatingStory story = office.story(committee, "member:pyk.dv04");
  ASSERT_NE(story.standing(), nullptr);
  EXPECT_EQ(story.standing()->item.override_reason, "thành tích đột xuất");
  EXPECT_THAT(story.standing()->item.warnings, HasSubstr("Nghỉ ốm"));
}

TEST_F(Deciding, above_the_quota_the_count_and_the_limit_of_that_moment_stay_with_the_reason) {
  const std::string above = office.session("pyk.thuongvu");
  const auto made = office.decide(
      above, "1-QĐ/ĐU", {{"pyk.dv08", "excellent"}, {"pyk.dv10", "excellent"}, {"pyk.dv11", "excellent"}},
      {{"quota_reason", "Đảng bộ dẫn đầu khối"}});
  ASSERT_TRUE(made) << refusal_of(made);
  const std::string kept = office.story(committee, "member:pyk.dv11").standing()->item.warnings;
  EXPECT_THAT(kept, HasSubstr("Tính cả quyết định này (ngày 19/12/2022)"));
  EXPECT_THAT(kept, HasSubstr("Đã quyết định 3, tối đa 2"));
  EXPECT_TRUE(office.decide(committee, "3-QĐ/ĐU", {{"pyk.dv04", "completed"}}))
      << "who was put above the limit by the level entitled to it keeps nobody else from being decided";
  EXPECT_THAT(refusal_of(office.decide(committee, "4-QĐ/ĐU", {{"pyk.dv12", "excellent"}})),
              HasSubstr("Đã quyết định 4, tối đa 2"));
  // One of them is taken back: the count of now is another, what held then still stands written.
  ASSERT_TRUE(office.cancel(committee, "2-QĐ/ĐU", made->id, "pyk.dv08"));
  const RatingStory story = office.story(committee, "member:pyk.dv11");
  EXPECT_EQ(story.standing()->item.warnings, kept);
  EXPECT_EQ(story.standing()->item.override_reason, "Đảng bộ dẫn đầu khối");
}

TEST_F(Deciding, what_another_level_decides_is_refused) {
  DecidingOffice::Pairs inputs{{"level.organization:pyk.tt", "good"}};
  EXPECT_THAT(refusal_of(office.decide(committee, "1-QĐ/ĐU", {}, inputs)),
              HasSubstr("không thuộc thẩm quyền"));
}

TEST_F(Deciding, without_a_proposal_nothing_is_decided) {
  EXPECT_THAT(refusal_of(office.decide(committee, "1-QĐ/ĐU", {{"pyk.dv18", "good"}})),
              HasSubstr("Chưa có mức đề nghị"));
  const std::string secretary = office.session("pyk.thuongvu");
  const auto proposed = office.act(
      secretary, "propose",
      {{"subject", "member:pyk.dv18"}, {"body", "committee"}, {"level", "good"}, {"on", "18/12/2022"}},
      +[](Call& call) -> Outcome<Done> {
        if (auto kept = propose(call); !kept) return tl::unexpected{kept.error()};
        return Done{};
      });
  EXPECT_TRUE(proposed) << refusal_of(proposed);
  EXPECT_TRUE(office.decide(committee, "1-QĐ/ĐU", {{"pyk.dv18", "good"}}));
}

TEST_F(Deciding, a_decision_is_changed_only_by_a_cancellation_that_names_it) {
  const auto first = office.decide(committee, "1-QĐ/ĐU", {{"pyk.dv08", "excellent"}, {"pyk.dv10", "good"}});
  ASSERT_TRUE(first) << refusal_of(first);
  EXPECT_THAT(refusal_of(office.decide(committee, "2-QĐ/ĐU", {{"pyk.dv08", "good"}})),
              HasSubstr("phải hủy kết quả"));
  ASSERT_TRUE(office.cancel(committee, "2-QĐ/ĐU", first->id, "pyk.dv08"));
  EXPECT_EQ(office.story(committee, "member:pyk.dv08").state, RatingState::cancelled);
  EXPECT_EQ(office.story(committee, "member:pyk.dv10").state, RatingState::decided)
      << "not named, so it stands";
  EXPECT_THAT(refusal_of(office.cancel(committee, "3-QĐ/ĐU", first->id, "pyk.dv08")),
              HasSubstr("không còn đứng"));
  ASSERT_TRUE(office.decide(committee, "3-QĐ/ĐU", {{"pyk.dv08", "good"}}));
  const RatingStory story = office.story(committee, "member:pyk.dv08");
  ASSERT_EQ(story.decisions.size(), 3U) << "all that was ever decided stays";
  EXPECT_EQ(story.decisions[0].item.level, "excellent");
  EXPECT_EQ(story.decisions[1].kind, "cancelled");
  EXPECT_EQ(story.standing()->item.level, "good");
  EXPECT_EQ(story.standing()->item.supersedes, story.decisions[1].item.decision);
}

TEST_F(Deciding, a_cancelled_place_is_free_again) {
  const auto first =
      office.decide(committee, "1-QĐ/ĐU", {{"pyk.dv08", "excellent"}, {"pyk.dv10", "excellent"}});
  ASSERT_TRUE(first) << refusal_of(first);
  ASSERT_TRUE(office.cancel(committee, "2-QĐ/ĐU", first->id, "pyk.dv08"));
  EXPECT_TRUE(office.decide(committee, "3-QĐ/ĐU", {{"pyk.dv11", "excellent"}}));
}

TEST_F(Deciding, a_number_is_used_once) {
  ASSERT_TRUE(office.decide(committee, "1-QĐ/ĐU", {{"pyk.dv10", "good"}}));
  EXPECT_THAT(refusal_of(office.decide(committee, "1-QĐ/ĐU", {{"pyk.dv11", "good"}})), HasSubstr("đã dùng"));
}

TEST_F(Deciding, the_frozen_facts_give_the_same_result_again_and_other_texts_are_refused) {
  const auto made =
      office.decide(committee, "1-QĐ/ĐU", {{"pyk.dv08", "excellent"}, {"pyk.dv04", "completed"}});
  ASSERT_TRUE(made) << refusal_of(made);
  ASSERT_TRUE(office.decide(committee, "2-QĐ/ĐU", {{"pyk.dv10", "good"}})) << "the register goes on";
  store::Decision decision;
  store::DecisionGrounds grounds;
  ASSERT_TRUE(office.office().database().read([&](store::Transaction& data) -> Result<void> {
    decision = store::find_decision(data, made->id).value().value();
    grounds = store::grounds_of(data, made->id).value();
    return {};
  }));
  EXPECT_THAT(grounds.arithmetic, HasSubstr("20%"));
  auto again = replay(office.office().regulations(), decision, grounds).value();
  EXPECT_TRUE(again.texts_at_hand);
  EXPECT_TRUE(again.same);
  EXPECT_THAT(again.differs, IsEmpty());

  store::DecisionGrounds altered = grounds;
  const std::string four = R"("sick_leave_months":4)";
  const std::size_t at = altered.situation.find(four);
  ASSERT_NE(at, std::string::npos);
  altered.situation.replace(at, four.size(), R"("sick_leave_months":1)");
  again = replay(office.office().regulations(), decision, altered).value();
  EXPECT_FALSE(again.same);
  EXPECT_THAT(again.differs, testing::Contains(HasSubstr("member:pyk.dv04")));

  decision.regulation_hash = "other";
  again = replay(office.office().regulations(), decision, grounds).value();
  EXPECT_FALSE(again.texts_at_hand);
  EXPECT_FALSE(again.same);
}

TEST_F(Deciding, a_notice_is_sent_once_and_its_opening_is_proved) {
  const auto made = office.decide(committee, "1-QĐ/ĐU", {{"pyk.dv04", "completed"}});
  ASSERT_TRUE(made) << refusal_of(made);
  const DecidingOffice::Pairs inputs{{"decision", made->id}, {"until", "15/01/2023"}};
  const auto sent = office.act(committee, "send-notices", inputs, &send_notices);
  ASSERT_TRUE(sent) << refusal_of(sent);
  EXPECT_EQ(*sent, 1);
  EXPECT_FALSE(office.act(committee, "send-notices", inputs, &send_notices));
  EXPECT_EQ(office.story(committee, "member:pyk.dv04").state, RatingState::notified);

  const std::string person = office.session("pyk.dangvien");
  const auto opening = +[](Call& call) -> Outcome<Done> {
    if (auto opened = open_own_notice(call); !opened) return tl::unexpected{opened.error()};
    return Done{};
  };
  const auto opened = office.act(person, "open-notice", {{"subject", "member:pyk.dv04"}}, opening);
  ASSERT_TRUE(opened) << refusal_of(opened);
  EXPECT_EQ(office.act(person, "open-notice", {{"subject", "member:pyk.dv10"}}, opening).error().kind,
            Refused::hidden);
  const auto own = office.act(person, "notice", {{"subject", "member:pyk.dv04"}}, &own_notice);
  ASSERT_TRUE(own && *own);
  EXPECT_EQ((*own)->opened_at, morning);
}

TEST(Sample, is_the_same_for_the_same_seed_and_another_for_another) {
  std::vector<std::string> subjects;
  for (int number = 0; number < 200; ++number) subjects.push_back("member:dv" + std::to_string(number));
  const auto drawn = sample_of(subjects, "đợt 2026", 10);
  EXPECT_EQ(drawn.size(), 10U);
  EXPECT_TRUE(std::ranges::is_sorted(drawn));
  EXPECT_EQ(drawn, sample_of(subjects, "đợt 2026", 10));
  EXPECT_NE(drawn, sample_of(subjects, "đợt 2027", 10));
  EXPECT_EQ(sample_of(subjects, "đợt 2026", 500).size(), 200U);
  // Who joins the list pushes others out, never in: of those who were there nobody new is drawn.
  const auto before = sample_of(std::vector(subjects.begin(), subjects.begin() + 190), "đợt 2026", 10);
  for (const std::size_t at : drawn) EXPECT_TRUE(at >= 190 || std::ranges::binary_search(before, at));
}

}  // namespace
}  // namespace kiemdiem::service
