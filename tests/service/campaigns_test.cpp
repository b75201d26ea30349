#include "service/campaigns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "demonstration_office.h"
#include "service/judged.h"
#include "service/meetings.h"
#include "store/log.h"

namespace kiemdiem::service {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string khoi = "phu-yen-khoi-2022";

/// What became of a change: its problems, empty where it was made.
std::vector<FieldProblem> problems_of(const Asked& asked, Outcome<void> (*work)(Call&)) {
  const auto outcome = demonstration_office().perform(asked, work);
  if (outcome) return {};
  if (outcome.error().problems.empty()) return {{"", "refused"}};
  return outcome.error().problems;
}

template <class Use>
void look(const Asked& asked, Use use) {
  const auto outcome = demonstration_office().perform(asked, [&](Call& call) -> Outcome<void> {
    use(call);
    return {};
  });
  EXPECT_TRUE(outcome);
}

std::string made_campaign(const std::string& token,
                          const std::vector<std::pair<std::string, std::string>>& inputs) {
  std::string id;
  const auto outcome = demonstration_office().perform(asking("create-campaign", token, inputs),
                                                      [&](Call& call) -> Outcome<void> {
                                                        auto made = create_campaign(call);
                                                        if (!made)
                                                          return tl::unexpected{std::move(made.error())};
                                                        id = *made;
                                                        return {};
                                                      });
  EXPECT_TRUE(outcome) << (outcome ? "" : outcome.error().problems.front().message);
  return id;
}

std::string draft(const std::string& token) {
  return made_campaign(token, {{"title", "Kiểm điểm năm 2022, lần thử"},
                               {"kind", "year"},
                               {"year", "2022"},
                               {"unit", "pyk.khoi"},
                               {"regulation", khoi}});
}

Asked amending(const std::string& token, const std::string& campaign, const std::string& unit,
               const std::string& version, const std::string& day, const std::string& reason = {}) {
  return asking("amend-plan", token,
                {{"campaign", campaign},
                 {"unit", unit},
                 {"version", version},
                 {"day.dossier", day},
                 {"reason", reason}});
}

std::optional<Date> dossier_day(const std::string& token, const std::string& campaign,
                                const std::string& unit) {
  std::optional<Date> day;
  look(asking("campaign", token, {{"campaign", campaign}}), [&](Call& call) {
    const auto units = call.units();
    const auto plan = plan_of(call, *call.campaign, *(*units)->find(unit));
    ASSERT_TRUE(plan);
    day = plan->plan->find("dossier")->day.last;
  });
  return day;
}

TEST(AnOwnDay, later_than_the_upper_plan_is_refused_with_its_clause_at_its_field) {
  const std::string token = signed_in("pyk.danguy");
  const auto problems = problems_of(amending(token, khoi, "pyk.tt", "0", "20/12/2022", "bận"), &amend_plan);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.front().field, "day.dossier");
  EXPECT_THAT(problems.front().message, HasSubstr("muộn hơn hạn cuối 14/12/2022"));
  EXPECT_THAT(problems.front().message, HasSubstr("II.3.1"));
  EXPECT_EQ(dossier_day(token, khoi, "pyk.tt"), parse_date("2022-12-14"));
}

TEST(AnOwnDay, that_is_no_day_is_refused_at_its_field) {
  const auto problems =
      problems_of(amending(signed_in("pyk.danguy"), khoi, "pyk.tt", "0", "31/02/2022", "thử"), &amend_plan);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.front().field, "day.dossier");
  EXPECT_THAT(problems.front().message, HasSubstr("31/02/2022"));
}

Asked with_day_of(const std::string& token, const std::string& campaign, const std::string& unit,
                  const std::string& version, const std::string& step, const std::string& day) {
  return asking("amend-plan", token,
                {{"campaign", campaign},
                 {"unit", unit},
                 {"version", version},
                 {"day." + step, day},
                 {"reason", "thử"}});
}

/// Until when a member is to be reviewed, as the work of the part has it.
std::optional<Date> review_due(const std::string& token, const std::string& campaign,
                               const std::string& member) {
  std::optional<Date> due;
  look(asking("campaign", token, {{"campaign", campaign}}), [&](Call& call) {
    const auto units = call.units();
    const auto judged =
        call.office.situations().judged(call.data, *call.campaign, **units, *(*units)->find("pyk.tt"),
                                        {call.today, call.now.local.minute}, call.generation);
    ASSERT_TRUE(judged && (*judged)->work);
    const procedure::Task* task = (*judged)->work->find(
        "review-members", {facts::SubjectKind::member, row_of(**judged, "people", member)});
    ASSERT_NE(task, nullptr) << member;
    due = task->due.last;
  });
  return due;
}

TEST(ACellsOwnDay, is_set_by_the_cell_and_leaves_its_neighbour_as_it_was) {
  const std::string id = draft(signed_in("pyk.bantochuc"));
  const std::string token = signed_in("pyk.bithu");
  EXPECT_THAT(
      problems_of(with_day_of(token, id, "pyk.cb1", "0", "review-members", "08/12/2022"), &amend_plan),
      IsEmpty());
  EXPECT_EQ(review_due(token, id, "pyk.dv05"), parse_date("2022-12-08"));
  EXPECT_EQ(review_due(token, id, "pyk.dv13"), parse_date("2022-12-12")) << "of the second cell";
  EXPECT_THAT(
      problems_of(with_day_of(signed_in("pyk.danguy"), id, "pyk.tt", "0", "review-members", "07/12/2022"),
                  &amend_plan),
      IsEmpty());
  EXPECT_EQ(review_due(token, id, "pyk.dv05"), parse_date("2022-12-07")) << "the committee has overtaken it";
  EXPECT_EQ(review_due(token, id, "pyk.dv13"), parse_date("2022-12-07"));
  EXPECT_EQ(outcome_of(with_day_of(token, id, "pyk.cb2", "0", "review-members", "08/12/2022")),
            Refused::hidden)
      << "another cell's";
}

TEST(ACellsOwnDay, beyond_what_the_upper_plan_allows_is_refused_with_its_clause) {
  const std::string token = signed_in("pyk.bithu");
  const std::string id = draft(signed_in("pyk.bantochuc"));
  const auto later =
      problems_of(with_day_of(token, id, "pyk.cb1", "0", "review-members", "13/12/2022"), &amend_plan);
  ASSERT_EQ(later.size(), 1U);
  EXPECT_EQ(later.front().field, "day.review-members");
  EXPECT_THAT(later.front().message, HasSubstr("muộn hơn hạn cuối 12/12/2022"));
  const auto sooner =
      problems_of(with_day_of(token, id, "pyk.cb1", "0", "review-members", "14/11/2022"), &amend_plan);
  ASSERT_EQ(sooner.size(), 1U);
  EXPECT_THAT(sooner.front().message, HasSubstr("sớm hơn ngày bắt đầu 15/11/2022"));
  const auto above =
      problems_of(with_day_of(token, id, "pyk.cb1", "0", "verification", "10/12/2022"), &amend_plan);
  ASSERT_EQ(above.size(), 1U);
  EXPECT_THAT(above.front().message, HasSubstr("cấp trên làm"));
}

TEST(Items, of_a_plan_hold_for_everybody_below_and_each_says_whose_they_are) {
  const std::string token = signed_in("pyk.bantochuc");
  const std::string id = draft(token);
  const auto add = [&](const std::string& who, const char* unit, const char* version, const char* items) {
    return problems_of(
        asking("amend-plan", who, {{"campaign", id}, {"unit", unit}, {"version", version}, {"items", items}}),
        &amend_plan);
  };
  EXPECT_THAT(add(token, "pyk.khoi", "1", " Chuyển đổi số \r\n\r\nTiết kiệm"), IsEmpty());
  EXPECT_THAT(add(signed_in("pyk.danguy"), "pyk.tt", "0", "Bảo quản tài liệu"), IsEmpty());
  const auto items_at = [&](const char* unit) {
    std::vector<std::string> items;
    look(asking("campaign", token, {{"campaign", id}}), [&](Call& call) {
      const auto plan = plan_of(call, *call.campaign, *call.units().value()->find(unit));
      ASSERT_TRUE(plan);
      for (const PlanItem& item : plan->items) items.push_back(item.organization + ": " + item.text);
    });
    return items;
  };
  EXPECT_THAT(items_at("pyk.cb1"), ::testing::ElementsAre("pyk.khoi: Chuyển đổi số", "pyk.khoi: Tiết kiệm",
                                                          "pyk.tt: Bảo quản tài liệu"));
  EXPECT_THAT(items_at("pyk.cb9"), ::testing::ElementsAre("pyk.khoi: Chuyển đổi số", "pyk.khoi: Tiết kiệm"));
  ASSERT_EQ(add(token, "pyk.khoi", "2", "Chuyển đổi số\nTiết kiệm").size(), 1U) << "nothing has changed";
  EXPECT_THAT(add(token, "pyk.khoi", "2", ""), IsEmpty());
  EXPECT_THAT(items_at("pyk.cb9"), IsEmpty());
}

TEST(ATerm, is_judged_by_its_own_days) {
  store::Campaign campaign;
  campaign.kind = "term";
  campaign.first_day = "2020-08-01";
  campaign.last_day = "2025-07-31";
  const facts::Period period = period_of(campaign, *parse_date("2025-06-01"));
  EXPECT_EQ(to_iso(period.first), "2020-08-01");
  EXPECT_EQ(to_iso(period.last), "2025-07-31");
}

TEST(ACampaign, is_planned_without_reasons_until_it_is_opened_and_with_them_afterwards) {
  const std::string token = signed_in("pyk.bantochuc");
  const std::string id = draft(token);
  EXPECT_THAT(problems_of(amending(token, id, "pyk.khoi", "1", "13/12/2022"), &amend_plan), IsEmpty());
  EXPECT_EQ(dossier_day(token, id, "pyk.khoi"), parse_date("2022-12-13"));
  look(asking("campaign", token, {{"campaign", id}}), [&](Call& call) {
    EXPECT_EQ(call.campaign->state, "draft");
    EXPECT_EQ(call.campaign->regulation_hash, "");
    EXPECT_THAT(*store::amendments_of(call.data, id), IsEmpty());
  });

  EXPECT_THAT(problems_of(asking("open-campaign", token, {{"campaign", id}}), &open_campaign), IsEmpty());
  look(asking("campaign", token, {{"campaign", id}}), [&](Call& call) {
    EXPECT_EQ(call.campaign->state, "open");
    EXPECT_EQ(call.campaign->regulation_hash, *call.office.regulations().fingerprint(khoi));
    EXPECT_EQ(call.campaign->opened_at, morning);
    EXPECT_FALSE(regulation_changed(call, *call.campaign));
    store::Campaign other = *call.campaign;
    other.regulation_hash[0] = other.regulation_hash[0] == '0' ? '1' : '0';
    EXPECT_TRUE(regulation_changed(call, other)) << "the files are not those that it was opened with";
  });
  EXPECT_EQ(outcome_of(asking("open-campaign", token, {{"campaign", id}})), Refused::phase);

  const auto problems = problems_of(amending(token, id, "pyk.khoi", "2", "12/12/2022"), &amend_plan);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.front().field, "reason");
  EXPECT_THAT(problems_of(amending(token, id, "pyk.khoi", "2", "12/12/2022", "Tỉnh giục"), &amend_plan),
              IsEmpty());
  look(asking("campaign", token, {{"campaign", id}}), [&](Call& call) {
    const auto amendments = *store::amendments_of(call.data, id);
    ASSERT_EQ(amendments.size(), 1U);
    EXPECT_EQ(amendments.front().reason, "Tỉnh giục");
    const AmendedDay day = amended_day(amendments.front().what);
    EXPECT_EQ(day.step, "dossier");
    EXPECT_EQ(day.before, "2022-12-13");
    EXPECT_EQ(day.after, "2022-12-12");
  });

  EXPECT_THAT(problems_of(asking("close-campaign", token, {{"campaign", id}}), &close_campaign), IsEmpty());
  EXPECT_EQ(outcome_of(amending(token, id, "pyk.khoi", "3", "10/12/2022", "muộn")), Refused::phase);
}

TEST(APlan, that_somebody_else_saved_first_is_shown_again) {
  const std::string token = signed_in("pyk.bantochuc");
  const std::string id = draft(token);
  EXPECT_THAT(problems_of(amending(token, id, "pyk.khoi", "1", "13/12/2022"), &amend_plan), IsEmpty());
  const auto problems = problems_of(amending(token, id, "pyk.khoi", "1", "12/12/2022"), &amend_plan);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(problems.front().message, HasSubstr("Người khác"));
}

TEST(AnOwnDay, that_an_upper_plan_overtakes_gives_way_to_it) {
  const std::string token = signed_in("pyk.bantochuc");
  const std::string id = draft(token);
  EXPECT_THAT(problems_of(amending(token, id, "pyk.tt", "0", "10/12/2022"), &amend_plan), IsEmpty());
  EXPECT_EQ(dossier_day(token, id, "pyk.tt"), parse_date("2022-12-10"));
  EXPECT_THAT(problems_of(amending(token, id, "pyk.khoi", "1", "08/12/2022"), &amend_plan), IsEmpty());
  EXPECT_EQ(dossier_day(token, id, "pyk.tt"), parse_date("2022-12-08"));
  EXPECT_THAT(problems_of(amending(token, id, "pyk.khoi", "2", ""), &amend_plan), IsEmpty());
  EXPECT_EQ(dossier_day(token, id, "pyk.tt"), parse_date("2022-12-10")) << "it was kept all the while";
}

TEST(ANewCampaign, says_at_each_field_what_is_wrong) {
  const std::string token = signed_in("pyk.bantochuc");
  const auto outcome = demonstration_office().answer(asking("create-campaign", token,
                                                            {{"title", " "},
                                                             {"kind", "quarter"},
                                                             {"year", "2026"},
                                                             {"quarter", "5"},
                                                             {"unit", "bvp.cb"},
                                                             {"regulation", "khong-co"}}),
                                                     &create_campaign);
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().kind, Refused::invalid);
  std::vector<std::string> fields;
  for (const FieldProblem& problem : outcome.error().problems) fields.push_back(problem.field);
  EXPECT_THAT(fields, ::testing::ElementsAre("title", "quarter", "unit", "regulation"));
}

TEST(ANewCampaign, may_review_a_quarter_or_days) {
  const std::string token = signed_in("pyk.bantochuc");
  const std::string quarter = made_campaign(token, {{"title", "Quý III"},
                                                    {"kind", "quarter"},
                                                    {"year", "2026"},
                                                    {"quarter", "3"},
                                                    {"unit", "pyk.khoi"},
                                                    {"regulation", "02-hd-btctw-2026"}});
  const std::string term = made_campaign(token, {{"title", "Nhiệm kỳ"},
                                                 {"kind", "term"},
                                                 {"first", "01/06/2020"},
                                                 {"last", "30/06/2025"},
                                                 {"unit", "pyk.tt"},
                                                 {"regulation", khoi}});
  look(asking("campaign", token, {{"campaign", quarter}}), [](Call& call) {
    EXPECT_EQ(call.campaign->first_day, "2026-07-01");
    EXPECT_EQ(call.campaign->last_day, "2026-09-30");
  });
  look(asking("campaign", token, {{"campaign", term}}), [](Call& call) {
    EXPECT_EQ(call.campaign->first_day, "2020-06-01");
    EXPECT_EQ(call.campaign->last_day, "2025-06-30");
    const auto plan = store::find_plan(call.data, call.campaign->id, "pyk.tt");
    ASSERT_TRUE(plan && *plan);
    EXPECT_THAT((*plan)->body, HasSubstr("complete")) << "what is not recorded here is not";
  });
}

TEST(ACampaign, is_not_there_for_members_of_another) {
  EXPECT_EQ(outcome_of(asking("campaign", signed_in("bvp.dangvien"), {{"campaign", khoi}})), Refused::hidden);
  EXPECT_EQ(outcome_of(asking("campaign", signed_in("pyk.dangvien"), {{"campaign", khoi}})), std::nullopt);
}

Asked registering(const std::string& token, const std::string& subject, const std::string& day,
                  const std::string& time, const std::string& representative = {}) {
  return asking("register-meeting", token,
                {{"campaign", khoi},
                 {"unit", "pyk.khoi"},
                 {"subject", subject},
                 {"day", day},
                 {"time", time},
                 {"room", "Hội trường"},
                 {"representative", representative}});
}

TEST(AMeeting, that_is_registered_stands_on_the_calendar_and_clashes_are_found) {
  const std::string token = signed_in("pyk.bantochuc");
  EXPECT_THAT(problems_of(registering(token, "organization:pyk.cb9", "22/12/2022", "8h30", "bùi đình tín"),
                          &register_meeting),
              IsEmpty());
  EXPECT_THAT(problems_of(registering(token, "collective:pyk.cb2-cu", "22/12/2022", "9:00", "pyk.dv01"),
                          &register_meeting),
              IsEmpty());
  look(asking("meetings", token, {{"campaign", khoi}}), [](Call& call) {
    const auto units = call.units();
    const Unit& root = *(*units)->find("pyk.khoi");
    const auto judged = call.office.situations().judged(call.data, *call.campaign, **units, root,
                                                        {call.today, call.now.local.minute}, call.generation);
    ASSERT_TRUE(judged && (*judged)->work);
    const procedure::Meetings seen = meetings_seen(**judged, **units, root);
    ASSERT_EQ(seen.clashes.size(), 1U);
    const procedure::Meeting& first = seen.meetings[seen.clashes.front().first];
    EXPECT_EQ((*judged)->situation.id(first.subject), "organization:pyk.cb9");
    EXPECT_EQ(first.planned, parse_moment("2022-12-22T08:30"));
    EXPECT_EQ(first.place, "Hội trường");
    EXPECT_TRUE(seen.clashes.front().as_representative);
    const Unit& cell = *(*units)->find("pyk.cb1");
    for (const procedure::Meeting& meeting : meetings_seen(**judged, **units, cell).meetings)
      EXPECT_THAT((*judged)->situation.id(meeting.subject), Not(HasSubstr("cb2"))) << "another cell's";
  });
  // The other part knows of its own meeting only: neither of the one elsewhere nor that they clash.
  look(asking("meetings", signed_in("pyk.danguy"), {{"campaign", khoi}}), [](Call& call) {
    const auto units = call.units();
    const Unit& part = *(*units)->find("pyk.tt");
    const auto judged = judged_for(call, part.id);
    ASSERT_TRUE(judged && (*judged)->work);
    const procedure::Meetings seen = meetings_seen(**judged, **units, part);
    EXPECT_THAT(seen.clashes, IsEmpty());
    std::vector<std::string> represented;
    for (const procedure::Meeting& meeting : seen.meetings) {
      const std::string id = (*judged)->situation.id(meeting.subject);
      EXPECT_THAT(id, Not(HasSubstr("cb9")));
      if (!meeting.representatives.empty()) represented.push_back(id);
    }
    EXPECT_THAT(represented, ::testing::ElementsAre("collective:pyk.cb2-cu"));
  });
}

TEST(AMeeting, is_refused_with_a_word_at_each_field) {
  const auto problems = problems_of(
      registering(signed_in("pyk.bantochuc"), "collective:bvp.cu", "01/12/2022", "25:00", "Không Có Ai"),
      &register_meeting);
  std::vector<std::string> fields;
  for (const FieldProblem& problem : problems) fields.push_back(problem.field);
  EXPECT_THAT(fields, ::testing::ElementsAre("subject", "day", "time", "representative"));
}

}  // namespace
}  // namespace kiemdiem::service
