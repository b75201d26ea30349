#include "review_meeting_office.h"
#include "sealing/secret.h"
#include "service/entries.h"
#include "service/meetings.h"
#include "walk.h"

// Closed minutes, and what may follow on what in a meeting.

namespace kiemdiem::service {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST_F(AReviewMeeting, once_locked_says_what_it_said_whatever_the_register_says_later) {
  close_meeting();
  const store::Minutes kept = kept_of().at(0);
  EXPECT_EQ(kept.hash, sealing::sha256(kept.body));
  EXPECT_GT(kept.anchor.seq, 0) << "where the log ended";
  const MinutesText before = minutes_from(kept.body);
  EXPECT_EQ(to_json(before), kept.body) << "the same text gives the same bytes";
  EXPECT_EQ(before, minutes_of(seen())) << "what the records said when they were closed";
  EXPECT_TRUE(office->database().write([](store::Transaction& data) -> Result<void> {
    return data.execute("update record set facts = replace(facts, 'Chi bộ Khoa Nội', 'Chi bộ Khác')")
        .map([](std::int64_t) {});
  }));
  EXPECT_EQ(minutes_from(kept_of().at(0).body).unit, before.unit);
}

TEST_F(AReviewMeeting, is_corrected_by_a_further_version_that_names_the_one_before_and_says_why) {
  close_meeting();
  MinutesText text = minutes_from(kept_of().at(0).body);
  const auto texts_now = texts_in(text);
  const CorrectedText& place = texts_now.at(1);
  ASSERT_EQ(*place.text, "Phòng họp 2");
  const auto correct = [&](const Fields& fields) {
    return refusal(ask("correct-minutes", secretary, fields, &correct_minutes));
  };
  EXPECT_THAT(correct({{"version", "1"}, {place.field, "Phòng họp 3"}}), HasSubstr("lý do đính chính"));
  EXPECT_THAT(correct({{"version", "1"}, {"reason", "Ghi nhầm"}}), HasSubstr("Chưa có chỗ nào được sửa"));
  EXPECT_EQ(correct({{"version", "1"}, {"reason", "Ghi nhầm phòng"}, {place.field, "Phòng họp 3"}}), "");
  EXPECT_THAT(correct({{"version", "1"}, {"reason", "Lại"}, {place.field, "Phòng họp 4"}}),
              HasSubstr("bản đính chính khác"));
  const auto kept = kept_of();
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept[1].replaces, kept[0].hash);
  EXPECT_EQ(kept[1].reason, "Ghi nhầm phòng");
  EXPECT_THAT(kept[0].body, HasSubstr("Phòng họp 2"));
  EXPECT_THAT(kept[1].body, AllOf(HasSubstr("Phòng họp 3"), Not(HasSubstr("Phòng họp 2"))));
}

TEST_F(AReviewMeeting, lets_nobody_correct_what_was_said_on_the_own_case) {
  close_meeting();
  std::string own;
  EXPECT_TRUE(office->perform(about("review-meeting", secretary, {}), [&](Call& call) -> Outcome<void> {
    own = call.actor.person;
    return {};
  }));
  MinutesText text = minutes_from(kept_of().at(0).body);
  for (const CorrectedText& one : texts_in(text)) {
    if (one.subject != "member:" + own) continue;
    EXPECT_THAT(refusal(ask("correct-minutes", secretary,
                            {{"version", "1"}, {"reason", "Nhầm"}, {one.field, "Khác"}}, &correct_minutes)),
                HasSubstr("không tự đính chính"));
  }
  const std::string member = token_of("bvp.dangvien");
  const auto refused = ask("correct-minutes", member,
                           {{"version", "1"}, {"reason", "Nhầm"}, {"fact.2", "Khác"}}, &correct_minutes);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Refused::hidden);
}

/// An item of a meeting in each of its states against everything that may be asked of it.
TEST_F(AReviewMeeting, every_act_on_an_item_is_allowed_or_refused_by_its_state_as_drawn) {
  // save, close, return, leave, reopen; "." is refused, a letter the state that follows.
  const std::map<ItemState, std::string_view> drawn{{ItemState::open, "OCRLO"},
                                                    {ItemState::closed, "....O"},
                                                    {ItemState::returned, "....O"},
                                                    {ItemState::left, "....O"}};
  const std::vector<std::string> acts{"save", "close", "return", "leave", "reopen"};
  const std::map<char, ItemState> meant{
      {'O', ItemState::open}, {'C', ItemState::closed}, {'R', ItemState::returned}, {'L', ItemState::left}};
  for (const auto& [from, row] : drawn)
    for (std::size_t act = 0; act < acts.size(); ++act) {
      const auto to = after(from, acts[act]);
      EXPECT_EQ(to.has_value(), row[act] != '.') << name(from) << " " << acts[act];
      if (to) {
        EXPECT_EQ(*to, meant.at(row[act])) << name(from) << " " << acts[act];
      }
    }
  EXPECT_FALSE(after(ItemState::open, "burn"));
  // And so it is over the whole office, for a body that waits for nothing.
  ASSERT_EQ(refusal(open()), "");
  std::string subject;
  const ReviewMeeting begun = seen();
  for (const procedure::AgendaItem& item : begun.agenda.items)
    if (subject.empty() && obstacles_of(begun, item).empty() && !begun.subject(item).starts_with("member:"))
      subject = begun.subject(item);
  ASSERT_FALSE(subject.empty());
  const std::map<std::string, std::string> ways{
      {"open", ""}, {"closed", "close"}, {"returned", "return"}, {"left", "leave"}};
  for (const auto& [state, way] : ways)
    for (std::size_t act = 0; act < acts.size(); ++act) {
      const auto ask_for = [&](const std::string& what) {
        const ReviewMeeting now = seen();
        Fields fields = texts(*now.find(subject), what);
        fields.emplace_back("reason", "Chưa đạt.");
        return refusal(ask("save-item", secretary, fields, &save_item));
      };
      if (seen().item(subject).state != ItemState::open) {
        ASSERT_EQ(ask_for("reopen"), "");
      }
      if (!way.empty()) {
        ASSERT_EQ(ask_for(way), "") << way;
      }
      const ItemState from = seen().item(subject).state;
      ASSERT_EQ(name(from), state);
      const std::string answer = ask_for(acts[act]);
      EXPECT_EQ(answer.empty(), after(from, acts[act]).has_value())
          << state << " " << acts[act] << ": " << answer;
      EXPECT_EQ(seen().item(subject).state, after(from, acts[act]).value_or(from))
          << state << " " << acts[act];
    }
}

/// A meeting that is not opened, runs or is locked against everything that may be asked of it.
TEST_F(AReviewMeeting, takes_each_change_only_while_it_runs_and_corrections_only_when_it_is_locked) {
  const auto answers = [&] {
    const ReviewMeeting now = seen();
    const std::string subject = now.subject(now.agenda.items.front());
    const std::string version = std::to_string(now.record.version);
    return std::map<std::string, std::string>{
        {"announce",
         refusal(ask("save-announcements", secretary, {{"version", version}}, &save_announcements))},
        {"remark", refusal(ask("add-remark", secretary,
                               {{"item", subject}, {"speaker", "An"}, {"text", "Tốt."}}, &add_remark))},
        {"item", refusal(ask("save-item", secretary, texts(now.agenda.items.front(), "save"), &save_item))},
        {"correct",
         refusal(ask("correct-minutes", secretary, {{"version", "1"}, {"reason", "Nhầm"}, {"fact.2", "Khác"}},
                     &correct_minutes))}};
  };
  auto now = answers();
  for (const char* act : {"announce", "remark", "item"})
    EXPECT_THAT(now.at(act), HasSubstr("chưa khai mạc")) << act;
  EXPECT_THAT(now.at("correct"), HasSubstr("chưa khóa"));
  EXPECT_THAT(refusal(ask("close-minutes", secretary, {{"version", "0"}}, &close_minutes)),
              HasSubstr("chưa khai mạc"));
  ASSERT_EQ(refusal(open()), "");
  now = answers();
  for (const char* act : {"announce", "remark", "item"}) EXPECT_EQ(now.at(act), "") << act;
  EXPECT_THAT(now.at("correct"), HasSubstr("chưa khóa"));
  finish_meeting();
  now = answers();
  for (const char* act : {"announce", "remark", "item"})
    EXPECT_THAT(now.at(act), HasSubstr("đã khóa")) << act;
  EXPECT_EQ(now.at("correct"), "");
  EXPECT_THAT(refusal(open()), HasSubstr("đã khóa"));
  EXPECT_THAT(refusal(ask("close-minutes", secretary, {{"version", std::to_string(seen().record.version)}},
                          &close_minutes)),
              HasSubstr("đã khóa"));
}

/// From the day that is set to the closed minutes, by the words of the one table.
TEST_F(AReviewMeeting, is_called_opened_written_and_locked_only_as_drawn) {
  using procedure::MeetingState;
  const auto call_for = [&] {
    const auto outcome = office->perform(asking("register-meeting", secretary,
                                                {{"campaign", campaign},
                                                 {"unit", "bvp.noi"},
                                                 {"subject", "organization:bvp.noi"},
                                                 {"day", "22/12/2022"},
                                                 {"time", "8:00"}}),
                                         &register_meeting);
    if (outcome) return std::string{};
    return outcome.error().problems.empty() ? std::string{"refused"}
                                            : outcome.error().problems.front().message;
  };
  const auto version = [&] { return std::to_string(seen().record.version); };
  int rooms = 0;
  Walk walk{
      {{"chưa đặt ngày", {{"call", "đã đặt ngày"}, {"open", "đang họp"}}},
       {"đã đặt ngày", {{"call", "đã đặt ngày"}, {"open", "đang họp"}}},
       {"đang họp", {{"open", "đang họp"}, {"write", "đang họp"}, {"lock", "đã khóa biên bản"}}},
       // What was left to a supplementary meeting is given a day of its own.
       {"đã khóa biên bản", {{"correct", "đã khóa biên bản"}, {"call", "đã khóa biên bản"}}}},
      {{"call", call_for},
       {"open", [&] { return refusal(open()); }},
       {"write",
        [&] {
          return refusal(ask("save-announcements", secretary, {{"version", version()}}, &save_announcements));
        }},
       {"lock",
        [&]() -> std::string {
          if (seen().running()) {
            finish_meeting();
            return "";
          }
          return refusal(ask("close-minutes", secretary, {{"version", version()}}, &close_minutes));
        }},
       {"correct",
        [&] {
          const std::string text = "Phòng " + std::to_string(++rooms);
          return refusal(
              ask("correct-minutes", secretary,
                  {{"version", std::to_string(kept_of().size())}, {"reason", "Nhầm"}, {"fact.2", text}},
                  &correct_minutes));
        }}},
      [&] { return std::string{procedure::words(seen().state())}; }};
  walk.go({"call", "call", "open", "open", "write"});
  walk.go({"lock"});
  ASSERT_FALSE(seen().record.left.empty());
  walk.go({"correct", "call"});
  const std::int64_t version_now = seen().record.version;
  EXPECT_TRUE(office->database().write([&](store::Transaction& data) -> Result<void> {
    const store::RecordKey key{campaign, std::string{meetings_list}, meeting};
    store::RecordText text = store::find(data, key).value()->text;
    text.facts = to_json(with_value(from_json(text.facts).value(), "left", std::nullopt));
    const auto saved = store::save(data, text, version_now, {"thu", morning});
    return saved ? Result<void>{} : tl::unexpected{saved.error()};
  }));
  EXPECT_THAT(call_for(), HasSubstr("không còn ai phải kiểm điểm"));
}

}  // namespace
}  // namespace kiemdiem::service
