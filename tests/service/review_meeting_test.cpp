#include "review_meeting_office.h"

namespace kiemdiem::service {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST_F(AReviewMeeting, is_opened_with_those_present_and_reasons_for_the_others) {
  EXPECT_EQ(seen().record.version, 0);
  const ReviewMeeting before = seen();
  const std::string away = id_of(before, procedure::summoned(before.work(), before.body).back());
  EXPECT_THAT(refusal(open(away, "")), HasSubstr("lý do vắng"));
  EXPECT_EQ(seen().record.version, 0);
  EXPECT_EQ(refusal(open(away)), "");
  EXPECT_TRUE(seen().running());
  EXPECT_TRUE(seen().record.absent.contains(away));
  EXPECT_THAT(seen().record.present, Not(Contains(away)));
}

TEST_F(AReviewMeeting, closes_no_item_without_the_conclusion_of_the_chair) {
  ASSERT_EQ(refusal(open()), "");
  const ReviewMeeting now = seen();
  const procedure::AgendaItem& first = now.agenda.items.front();
  Fields fields = texts(first, "close");
  std::erase_if(fields, [](const auto& field) { return field.first == "fact.causes"; });
  EXPECT_THAT(refusal(ask("save-item", secretary, fields, &save_item)), HasSubstr("nguyên nhân"));
  EXPECT_THAT(events_of(now.subject(first)), Not(Contains("review")));
}

TEST_F(AReviewMeeting, takes_the_committee_before_its_members_and_says_by_which_clause) {
  ASSERT_EQ(refusal(open()), "");
  const ReviewMeeting now = seen();
  const procedure::AgendaItem& last = now.agenda.items.back();
  const std::string words = refusal(ask("save-item", secretary, texts(last, "close"), &save_item));
  EXPECT_THAT(words, HasSubstr("Phải kết luận mục “Chi ủy Khoa Nội” trước"));
  EXPECT_THAT(words, HasSubstr("II.4.2"));
}

TEST_F(AReviewMeeting, lets_nobody_write_or_chair_the_own_case) {
  ASSERT_EQ(refusal(open()), "");
  const ReviewMeeting now = seen();
  std::string own;
  EXPECT_TRUE(office->perform(about("review-meeting", secretary, {}), [&](Call& call) -> Outcome<void> {
    own = call.actor.person;
    return {};
  }));
  const procedure::AgendaItem* item = now.find("member:" + own);
  ASSERT_NE(item, nullptr) << own;
  EXPECT_THAT(refusal(ask("save-item", secretary, texts(*item, "save"), &save_item)),
              HasSubstr("được kiểm điểm"));
  EXPECT_THAT(
      refusal(ask("add-remark", secretary,
                  {{"item", now.subject(*item)}, {"speaker", "Ai đó"}, {"text", "Tốt."}}, &add_remark)),
      HasSubstr("được kiểm điểm"));
  // The deputy writes; the person concerned still does not chair.
  Fields fields = texts(*item, "close");
  for (auto& [name, value] : fields)
    if (name == "chair") value = own;
  EXPECT_THAT(refusal(ask("save-item", token_of("bvp.phobithu"), fields, &save_item)),
              HasSubstr("không chủ trì mục của chính mình"));
}

TEST_F(AReviewMeeting, is_written_by_two_at_once_in_different_items_and_shows_a_conflict_in_one) {
  ASSERT_EQ(refusal(open()), "");
  const ReviewMeeting now = seen();
  const std::string deputy = token_of("bvp.phobithu");
  const Fields committee = texts(now.agenda.items.front(), "save");
  const Fields other = texts(now.agenda.items.back(), "save");
  EXPECT_EQ(refusal(ask("save-item", secretary, committee, &save_item)), "");
  EXPECT_EQ(refusal(ask("save-item", deputy, other, &save_item)), "");
  const auto second = ask("save-item", deputy, committee, &save_item);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, Refused::conflict);
  ASSERT_TRUE(second.error().conflict);
  EXPECT_NE(own_list(second.error().conflict->key.list), nullptr);
}

TEST_F(AReviewMeeting, keeps_every_remark_and_takes_back_a_wrong_one) {
  ASSERT_EQ(refusal(open()), "");
  const std::string subject = seen().subject(seen().agenda.items.front());
  for (const char* text : {"Một.", "Hai.\r\nDòng hai."})
    EXPECT_EQ(refusal(ask("add-remark", secretary, {{"item", subject}, {"speaker", "An"}, {"text", text}},
                          &add_remark)),
              "");
  EXPECT_THAT(refusal(ask("add-remark", secretary, {{"item", subject}, {"speaker", "An"}, {"text", " "}},
                          &add_remark)),
              HasSubstr("nội dung"));
  ASSERT_EQ(seen().remarks.size(), 2U);
  EXPECT_EQ(seen().remarks[1].text, "Hai.\nDòng hai.");
  EXPECT_EQ(refusal(ask("add-remark", secretary, {{"item", subject}, {"remark", seen().remarks[0].id}},
                        &add_remark)),
            "");
  EXPECT_EQ(seen().remarks.size(), 1U);
}

TEST_F(AReviewMeeting, records_the_review_when_an_item_is_closed_and_takes_it_back_when_it_is_opened_again) {
  ASSERT_EQ(refusal(open()), "");
  close_all();
  const ReviewMeeting now = seen();
  const auto closed =
      std::ranges::find_if(now.items, [](const auto& one) { return one.second.state == ItemState::closed; });
  ASSERT_NE(closed, now.items.end());
  EXPECT_THAT(events_of(closed->first), Contains("review"));
  EXPECT_EQ(
      refusal(ask(
          "save-item", secretary,
          {{"item", closed->first}, {"version", std::to_string(closed->second.version)}, {"do", "reopen"}},
          &save_item)),
      "");
  EXPECT_THAT(events_of(closed->first), Not(Contains("review")));
}

TEST_F(AReviewMeeting, locks_no_minutes_while_a_conclusion_is_missing_and_names_which) {
  ASSERT_EQ(refusal(open()), "");
  const std::vector<std::string> open_now = open_items(seen());
  ASSERT_THAT(open_now, Not(IsEmpty()));
  const std::string words = refusal(ask("close-minutes", secretary, {{"version", "1"}}, &close_minutes));
  for (const std::string& name : open_now) EXPECT_THAT(words, HasSubstr(name));
}

TEST_F(AReviewMeeting, leaves_the_absent_and_the_returned_to_a_supplementary_meeting_and_files_the_papers) {
  const ReviewMeeting before = seen();
  const procedure::AgendaItem& last = before.agenda.items.back();
  const std::string away = before.subject(last).substr(7);
  ASSERT_EQ(refusal(open(away)), "");
  close_all();
  // What other bodies have to do first leaves items open: they are left with a reason.
  std::vector<std::string> left{"member:" + away};
  const ReviewMeeting after = seen();
  const std::string deputy = token_of("bvp.phobithu");
  bool returned = false;
  for (const procedure::AgendaItem& item : after.agenda.items)
    if (!after.is_over(item) && !after.is_absent(item)) {
      Fields fields = texts(item, returned ? "leave" : "return");
      for (const std::string& writer : {secretary, deputy}) {
        EXPECT_THAT(refusal(ask("save-item", writer, fields, &save_item)), Not(IsEmpty()));
        Fields with_reason = fields;
        with_reason.emplace_back("reason", "Chưa tự phê bình cụ thể.");
        if (ask("save-item", writer, with_reason, &save_item)) break;
      }
      if (!returned) {
        EXPECT_THAT(events_of(after.subject(item)), Contains("review_rejected"));
      }
      returned = true;
      left.push_back(after.subject(item));
    }
  EXPECT_TRUE(returned);
  ASSERT_EQ(refusal(ask("close-minutes", secretary, {{"version", std::to_string(seen().record.version)}},
                        &close_minutes)),
            "");
  EXPECT_THAT(events_of("organization:bvp.noi"), Contains("meeting_minutes"));
  const ReviewMeeting locked = seen();
  for (const auto& [subject, item] : locked.items)
    if (item.state == ItemState::closed) {
      EXPECT_THAT(events_of(subject), Contains("chair_conclusion"));
    }
  EXPECT_THAT(refusal(ask("save-opening", secretary, {{"version", "9"}}, &save_opening)),
              HasSubstr("đã khóa"));
  meeting = "organization.bvp.noi.2";
  std::vector<std::string> taken;
  const ReviewMeeting second = seen();
  for (const procedure::AgendaItem& item : second.agenda.items) taken.push_back(second.subject(item));
  EXPECT_THAT(taken, testing::UnorderedElementsAreArray(left));
}

TEST_F(AReviewMeeting, is_no_business_of_a_member_who_is_not_its_secretary) {
  ASSERT_EQ(refusal(open()), "");
  const std::string member = token_of("bvp.dangvien");
  const std::string subject = seen().subject(seen().agenda.items.front());
  const auto refused =
      ask("add-remark", member, {{"item", subject}, {"speaker", "An"}, {"text", "Tốt."}}, &add_remark);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Refused::hidden);
}

TEST(AMeetingId, names_body_and_round_and_nothing_else_is_one) {
  EXPECT_EQ(meeting_id("organization:bvp.noi", 2), "organization.bvp.noi.2");
  EXPECT_EQ(parsed_meeting_id("organization.bvp.noi.2"), (std::pair{std::string{"organization:bvp.noi"}, 2}));
  for (const char* wrong : {"", "organization", "member.an.1", "collective.cu.0", "collective.cu.x"})
    EXPECT_FALSE(parsed_meeting_id(wrong)) << wrong;
}

}  // namespace
}  // namespace kiemdiem::service
