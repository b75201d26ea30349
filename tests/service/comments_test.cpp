#include "service/comments.h"

#include <gmock/gmock.h>

#include "deciding_office.h"
#include "service/entries.h"
#include "service/filing.h"
#include "service/names.h"
#include "service/registers.h"
#include "service/secrets.h"
#include "store/accounts.h"
#include "walk.h"

// Comments of the residence, of the former and of the temporary cell: every act in every state over the whole
// office, and what a correction leaves behind.

namespace kiemdiem::service {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using Pairs = DecidingOffice::Pairs;

class AComment : public testing::Test {
 protected:
  AComment() {
    EXPECT_TRUE(office.office().database().write([&](store::Transaction& data) -> Result<void> {
      store::Account account = store::all_accounts(data).value().front();  // one password for all
      account.id = new_id(morning);
      account.login = "noi.cu.tru";
      account.person.clear();
      EXPECT_TRUE(store::create(data, account).value());
      return store::add_grant(
          data, {new_id(morning), account.id, "residence_committee", residence_unit, "2022-01-01", {}});
    }));
    residence = office.session("noi.cu.tru");
  }

  std::vector<CommentRequest> all(const std::string& about) {
    std::vector<CommentRequest> found;
    const auto looked = office.act(
        leader, "comments", {{"subject", about}},
        +[](Call& call) { return comments_on(call, call.inputs.get("subject")); });
    EXPECT_TRUE(looked);
    return looked ? *looked : found;
  }
  CommentRequest found() {
    for (CommentRequest& request : all(subject))
      if (request.kind == CommentKind::residence) return request;
    return {};
  }

  /// What the page of the working place does; empty where it was done.
  std::string at_work(const std::string& what, Pairs more = {}, CommentKind kind = CommentKind::residence) {
    more.emplace_back("subject", subject);
    more.emplace_back("campaign", deciding_campaign);
    more.emplace_back("do", what);
    return refusal_of(
        office.office().perform(asking("save-comment", leader, more), [&](Call& call) -> Outcome<void> {
          const auto requests = comments_on(call, subject);
          if (!requests) return tl::unexpected{requests.error()};
          const auto meant = std::ranges::find(*requests, kind, &CommentRequest::kind);
          if (meant == requests->end()) return refused(Refused::hidden);
          return change_comment(call, *meant);
        }));
  }
  /// What the committee of the residence does from its queue.
  std::string at_residence(const std::string& what, Pairs more = {}) {
    more.emplace_back("campaign", deciding_campaign);
    more.emplace_back("request", "residence:" + subject);
    more.emplace_back("do", what);
    return refusal_of(office.office().perform(asking("answer-residence", residence, more),
                                              [&](Call& call) -> Outcome<void> {
                                                const auto requests = requests_to(call, residence_unit);
                                                if (!requests) return tl::unexpected{requests.error()};
                                                if (requests->empty()) return refused(Refused::hidden);
                                                return change_comment(call, requests->front());
                                              }));
  }

  /// What the period says of the person.
  std::string said(std::string_view path) {
    std::string value;
    EXPECT_TRUE(office.office().database().read([&](store::Transaction& data) -> Result<void> {
      const auto record = store::find(data, {deciding_campaign, "people", person}).value();
      Node node = facts_of(record);
      if (const Node* inner = node.find(path)) value = to_json(*inner);
      return {};
    }));
    return value;
  }

  RatedSoFar rated() {
    const auto looked = office.act(
        leader, "comments", {{"subject", subject}},
        +[](Call& call) { return rated_so_far(call, call.inputs.get("subject")); });
    EXPECT_TRUE(looked);
    return looked.value_or(RatedSoFar::not_yet);
  }

  static constexpr const char* residence_unit = "pyk.cb2";
  static constexpr const char* person = "pyk.dv04";
  const std::string subject = std::string{"member:"} + person;
  DecidingOffice office;
  std::string leader = office.session("pyk.bithu"), residence;
  int numbers = 0;
};

TEST_F(AComment, is_asked_for_answered_and_corrected_only_as_drawn) {
  const auto state = [&]() -> std::string {
    static const std::map<CommentState, std::string> names{{CommentState::none, "none"},
                                                           {CommentState::asked, "asked"},
                                                           {CommentState::answered, "answered"},
                                                           {CommentState::returned, "returned"},
                                                           {CommentState::exempt, "exempt"}};
    return names.at(found().state);
  };
  // Each correction another text: the same again is refused.
  const auto text = [&] { return "Bản thứ " + std::to_string(++numbers); };
  using Drawn = std::map<std::string, std::string>;
  const Drawn first{{"ask", "asked"}, {"answer", "answered"}, {"exempt", "exempt"}};
  Drawn asked = first;
  asked["give back"] = "returned";
  Walk walk{{{"none", first},
             {"asked", asked},
             {"returned", first},
             {"exempt", {{"ask", "asked"}}},
             {"answered", {{"correct", "answered"}}}},
            {{"ask",
              [&] {
                return at_work("ask", {{"to", residence_unit}});
              }},
             {"answer",
              [&] {
                return at_work("answer", {{"level", "good"}});
              }},
             {"give back",
              [&] {
                return at_residence("return", {{"reason", "Đã chuyển đi"}});
              }},
             {"exempt",
              [&] {
                return at_work("exempt", {{"reason", "Miễn giới thiệu"}});
              }},
             {"correct",
              [&] {
                return at_work("correct", {{"level", "fair"}, {"text", text()}, {"reason", "Ghi nhầm"}});
              }}},
            state};
  const auto again = [&] {
    EXPECT_TRUE(office.office().database().write([&](store::Transaction& data) -> Result<void> {
      const auto record =
          store::find(data, {deciding_campaign, std::string{comment_requests}, "residence:" + subject})
              .value();
      if (const auto gone = store::erase(data, record->text.key, record->version, {"thu", morning}); !gone)
        return tl::unexpected{gone.error()};
      return {};
    }));
  };
  walk.go({"ask", "ask", "give back", "ask", "exempt", "ask", "give back", "exempt", "ask", "give back",
           "answer", "correct", "correct"});
  again();
  walk.go({"exempt", "ask", "answer"});
  again();
  walk.go({"answer"});
  walk.expect_all_done();
}

TEST_F(AComment, that_was_corrected_counts_in_its_last_version_and_shows_the_ones_before) {
  ASSERT_THAT(at_work("answer", {{"level", "good"}, {"text", "Gương mẫu"}, {"on", "01/12/2022"}}), IsEmpty());
  EXPECT_THAT(said("residence_comment"), HasSubstr("2022-12-01"));
  EXPECT_THAT(at_work("correct", {{"level", "weak"}, {"text", "Ít dự họp"}, {"on", "05/12/2022"}}),
              HasSubstr("lý do đính chính"));
  EXPECT_THAT(at_work("correct", {{"level", "good"}, {"text", "Gương mẫu"}, {"reason", "Nhầm"}}),
              HasSubstr("Chưa có gì khác"));
  EXPECT_THAT(found().earlier, SizeIs(0));
  ASSERT_THAT(at_work("correct", {{"level", "weak"},
                                  {"text", "Ít dự họp"},
                                  {"on", "05/12/2022"},
                                  {"reason", "Chi ủy nơi cư trú gửi nhầm bản của người khác"}}),
              IsEmpty());
  const CommentRequest corrected = found();
  EXPECT_EQ(corrected.level, "weak");
  EXPECT_EQ(corrected.text, "Ít dự họp");
  EXPECT_EQ(corrected.reason, "Chi ủy nơi cư trú gửi nhầm bản của người khác");
  ASSERT_THAT(corrected.earlier, SizeIs(1));
  EXPECT_EQ(corrected.earlier[0].level, "good");
  EXPECT_EQ(corrected.earlier[0].text, "Gương mẫu");
  EXPECT_EQ(corrected.earlier[0].on, "2022-12-01");
  EXPECT_THAT(said("residence_comment"), HasSubstr("2022-12-05")) << "the rules look at the last one";
}

TEST_F(AComment, that_the_residence_sent_itself_is_corrected_by_it_alone) {
  ASSERT_THAT(at_work("ask", {{"to", residence_unit}}), IsEmpty());
  ASSERT_THAT(at_residence("answer", {{"level", "good"}, {"text", "Tốt"}}), IsEmpty());
  EXPECT_THAT(at_work("correct", {{"level", "weak"}, {"text", "Khác"}, {"reason", "Sửa thay"}}),
              HasSubstr("đề nghị nơi đó đính chính"));
  ASSERT_THAT(
      at_residence("correct", {{"level", "fair"}, {"text", "Vắng một kỳ họp"}, {"reason", "Ghi sót"}}),
      IsEmpty());
  EXPECT_EQ(found().level, "fair");
  EXPECT_THAT(found().earlier, SizeIs(1));
}

TEST_F(AComment, typed_from_a_paper_may_be_corrected_by_the_residence_too_which_then_answers_for_it) {
  ASSERT_THAT(at_work("ask", {{"to", residence_unit}}), IsEmpty());
  ASSERT_THAT(at_work("answer", {{"level", "good"}}), IsEmpty());
  ASSERT_THAT(at_residence("correct", {{"level", "fair"}, {"reason", "Nhập sai từ phiếu"}}), IsEmpty());
  EXPECT_THAT(at_work("correct", {{"level", "good"}, {"reason", "Sửa lại"}}), HasSubstr("tự gửi"));
}

TEST_F(AComment, of_the_former_cell_is_corrected_in_the_same_way) {
  const std::string newcomer = "member:pyk.dv14";
  const std::string committee = office.session("pyk.danguy");
  const auto act = [&](const std::string& what, Pairs more) {
    for (const auto& [name, value] :
         Pairs{{"subject", newcomer}, {"campaign", deciding_campaign}, {"do", what}})
      more.emplace_back(name, value);
    return refusal_of(
        office.office().perform(asking("save-comment", committee, more), [&](Call& call) -> Outcome<void> {
          const auto requests = comments_on(call, newcomer);
          if (!requests) return tl::unexpected{requests.error()};
          const auto meant = std::ranges::find(*requests, CommentKind::previous, &CommentRequest::kind);
          if (meant == requests->end()) return refused(Refused::hidden);
          return change_comment(call, *meant);
        }));
  };
  ASSERT_THAT(act("answer", {{"level", "good"}, {"text", "Bảy tháng đầu năm hoàn thành tốt"}}), IsEmpty());
  EXPECT_THAT(act("correct", {{"level", "fair"}, {"text", "Hoàn thành"}, {"reason", "Ghi nhầm người"}}),
              IsEmpty());
}

TEST_F(AComment, tells_how_far_the_rating_has_come_before_it_is_corrected) {
  EXPECT_EQ(rated(), RatedSoFar::not_yet);
  EXPECT_TRUE(office.office().database().write([&](store::Transaction& data) -> Result<void> {
    const auto record = store::find(data, {deciding_campaign, "people", person}).value();
    const Node said =
        with_value(facts_of(record), "votes", Node::map({{word_node("eligible"), word_node("11")}}, {}));
    store::RecordText text = record->text;
    text.facts = to_json(said);
    if (const auto kept = store::save(data, text, record->version, {"thu", morning}); !kept)
      return tl::unexpected{kept.error()};
    return {};
  }));
  EXPECT_EQ(rated(), RatedSoFar::voted);
  ASSERT_TRUE(office.decide(office.session("pyk.danguy"), "01-QĐ/ĐU", {{person, "completed"}}));
  EXPECT_EQ(rated(), RatedSoFar::decided);
  ASSERT_THAT(at_work("answer", {{"level", "good"}}), IsEmpty());
  ASSERT_THAT(at_work("correct", {{"level", "weak"}, {"reason", "Nhận được bản mới"}}), IsEmpty());
  EXPECT_EQ(office.story(office.session("pyk.danguy"), subject).standing()->item.level, "completed")
      << "what was decided stays";
}

}  // namespace
}  // namespace kiemdiem::service
