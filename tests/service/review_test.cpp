#include "service/reviews.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "demonstration_office.h"
#include "service/entries.h"
#include "service/filing.h"
#include "service/review_notices.h"
#include "service/suggestions.h"
#include "walk.h"

// The self-review from the first draft to what comes back, in the demonstration campaign of the hospital.

namespace kiemdiem::service {
namespace {

using testing::Contains;
using testing::Field;
using testing::HasSubstr;

const std::string campaign = "benh-vien-phoi-2021";
using Inputs = std::vector<std::pair<std::string, std::string>>;

/// Somebody who works on one review.
struct Desk {
  std::string login, subject;

  Outcome<void> run(const std::string& action, Inputs inputs,
                    const std::function<Outcome<void>(Call&, OpenReview&)>& work) const {
    inputs.emplace_back("campaign", campaign);
    inputs.emplace_back("subject", subject);
    return demonstration_office().perform(asking(action, signed_in(login), inputs),
                                          [&](Call& call) -> Outcome<void> {
                                            auto open = open_review(call);
                                            if (!open) return tl::unexpected{open.error()};
                                            return work(call, *open);
                                          });
  }

  /// Nothing where it is hidden.
  std::optional<OpenReview> look() const {
    std::optional<OpenReview> seen;
    (void)run("write-self-review", {}, [&](Call&, OpenReview& open) -> Outcome<void> {
      seen = open;
      return {};
    });
    return seen;
  }

  Outcome<void> save(Inputs inputs, bool hands_in = false) const {
    const auto open = look();
    inputs.emplace_back("version", std::to_string(open ? open->version() : 0));
    return run("save-self-review", inputs, [&](Call& call, OpenReview& now) {
      return hands_in ? service::hand_in(call, now) : save_draft(call, now);
    });
  }

  Outcome<void> give_back(const std::string& reason, const std::string& kind = "weak") const {
    return run("return-self-review", {{"reason", reason}, {"kind", kind}},
               [](Call& call, OpenReview& open) { return service::return_review(call, open); });
  }
};

/// A report of the committee of a cell in which nothing is missing.
Inputs whole_report(const std::string& limits = "Chưa họp chuyên đề đủ bốn kỳ.") {
  Inputs inputs{{"collective_report.t.shortcomings", limits},
                {"collective_report.t.causes", "Chưa lập lịch từ đầu năm."},
                {"collective_report.t.shared_blame", "Trách nhiệm của chi ủy."},
                {"collective_report.t.directions", "Lập lịch họp quý."},
                {"collective_report.g.remedied", "good"},
                {"collective_report.m.self_rating.collective", "good"}};
  for (const char* section : {"principles", "targets", "building", "task_responsibility", "inspection"}) {
    inputs.emplace_back(fmt::format("collective_report.t.{}", section), "Đã làm đủ.");
    inputs.emplace_back(fmt::format("collective_report.g.{}", section), "good");
  }
  return inputs;
}

const Desk committee{"bvp.bithu", "collective:bvp.noi-cu"};
const Desk above{"bvp.danguy", "collective:bvp.noi-cu"};

bool has_document(const std::string& id) {
  bool found = false;
  (void)demonstration_office().database().read([&](store::Transaction& data) -> Result<void> {
    found = store::find(data, {campaign, "documents", id}).value().has_value();
    return {};
  });
  return found;
}

/// As if nobody had written or reviewed anything.
void forget(const std::string& subject) {
  (void)demonstration_office().database().write([&](store::Transaction& data) -> Result<void> {
    for (const char* list : {"self_reviews", "documents", "events"}) {
      const auto records = store::find_with_text(data, campaign, list, "/", subject).value();
      for (const store::Record& record : records)
        if (const auto gone = store::erase(data, record.text.key, record.version, {"thu", morning}); !gone)
          return tl::unexpected{gone.error()};
    }
    return {};
  });
}

std::string words_of(const Outcome<void>& outcome) {
  if (outcome) return "";
  return outcome.error().problems.empty() ? "refused" : outcome.error().problems.front().message;
}

TEST(AReview, is_saved_handed_in_given_back_and_accepted_only_as_drawn) {
  using procedure::PaperState;
  forget(committee.subject);
  const auto state = [] {
    const auto open = committee.look();
    PaperState found = PaperState::blank;
    EXPECT_TRUE(open && committee.run("write-self-review", {}, [&](Call& call, OpenReview& now) {
      const auto told = state_of(call, call.target.unit_path, now.review);
      if (told) found = *told;
      return told ? Outcome<void>{} : tl::unexpected{told.error()};
    }));
    return std::string{procedure::words(found)};
  };
  int events = 0;
  // What the meeting does when it closes the item; that it waits for the paper stands in the work list.
  const auto review = [&]() -> std::string {
    if (state() != "đã nộp")
      return std::string{procedure::why_not(PaperState::draft, procedure::PaperAct::review)};
    const auto written =
        demonstration_office().database().write([&](store::Transaction& data) -> Result<void> {
          const Node facts = Node::map({{word_node("event"), word_node("review")},
                                        {word_node("subject"), text_node(committee.subject)},
                                        {word_node("on"), text_node("2022-12-20")}},
                                       {});
          const auto saved = store::save(data,
                                         filed_entry(campaign, "events", fmt::format("hop-{}", ++events),
                                                     "/bvp.dbbv/bvp.noi/", facts, Node::map({}, {})),
                                         0, {"thu", morning});
          return saved ? Result<void>{} : tl::unexpected{saved.error()};
        });
    EXPECT_TRUE(written) << (written ? "" : to_text(written.error()));
    return "";
  };
  Walk walk{{{"chưa viết", {{"save", "đang viết"}, {"hand in", "đã nộp"}}},
             {"đang viết", {{"save", "đang viết"}, {"hand in", "đã nộp"}}},
             {"đã nộp", {{"give back", "đã trả lại"}, {"review", "đã kiểm điểm"}}},
             {"đã trả lại", {{"save", "đã trả lại"}, {"hand in", "đã nộp"}}},
             {"đã kiểm điểm", {{"complete", "đang hoàn thiện sau hội nghị"}}},
             {"đang hoàn thiện sau hội nghị",
              {{"save", "đang hoàn thiện sau hội nghị"}, {"hand in", "đã kiểm điểm"}}}},
            {{"save", [] { return words_of(committee.save(whole_report())); }},
             {"hand in", [] { return words_of(committee.save(whole_report(), true)); }},
             {"give back", [] { return words_of(above.give_back("Chung chung.")); }},
             {"review", review},
             {"complete", [] { return words_of(above.give_back("Bổ sung.", "after_meeting")); }}},
            state};
  walk.go({"save", "save", "hand in", "give back", "save", "hand in", "review", "complete"});
  EXPECT_TRUE(has_document("collective_report-collective:bvp.noi-cu")) << "the paper stays in the file";
  EXPECT_EQ(committee.look()->review.rejections(), 1) << "completing is no rejection";
  (void)demonstration_office().database().read([&](store::Transaction& data) -> Result<void> {
    const auto own = store::find(data, {campaign, "proposals", committee.subject + "/self"}).value();
    EXPECT_TRUE(own && own->text.facts.find("\"good\"") != std::string::npos)
        << "the own level stands on the board as it was chosen";
    return {};
  });
  walk.go({"save", "hand in", "complete", "hand in"});
  forget(committee.subject);
  walk.go({"hand in"});
  walk.expect_all_done();
  forget(committee.subject);
}

TEST(AReview, goes_from_draft_over_giving_back_to_the_second_hand_in) {
  forget(committee.subject);
  ASSERT_TRUE(committee.save({{"collective_report.t.principles", "Bản nháp"}}));
  EXPECT_EQ(above.look()->access, ReviewAccess::wait);
  EXPECT_TRUE(above.look()->review.papers.empty()) << "a draft is nobody else's business";

  const auto early = committee.save({{"collective_report.t.principles", "Bản nháp"}}, true);
  ASSERT_FALSE(early);
  EXPECT_THAT(early.error().problems,
              Contains(Field(&FieldProblem::field, "collective_report.t.shortcomings")));
  EXPECT_TRUE(committee.look()->review.rounds.empty()) << "a refused hand-in keeps nothing";

  ASSERT_TRUE(committee.save(whole_report(), true));
  EXPECT_TRUE(committee.look()->review.with_superior());
  EXPECT_TRUE(has_document("collective_report-collective:bvp.noi-cu")) << "the rules find the paper";
  const auto changed = committee.save(whole_report("Khác."));
  ASSERT_FALSE(changed) << "what was handed in stays as it is";

  EXPECT_FALSE(above.give_back("  ")) << "nobody is sent back without a reason";
  ASSERT_TRUE(above.give_back("Mục hạn chế còn chung chung."));
  EXPECT_FALSE(has_document("collective_report-collective:bvp.noi-cu")) << "the paper is asked for again";
  EXPECT_EQ(committee.look()->review.rejections(), 1);
  EXPECT_FALSE(above.give_back("Lần nữa.")) << "it is with its writer";

  ASSERT_TRUE(committee.save(whole_report("Thiếu hai kỳ họp chuyên đề.")));
  const auto read = above.look()->paper(*above.look()->papers.front().form);
  EXPECT_EQ(read.answer("shortcomings").text, "Chưa họp chuyên đề đủ bốn kỳ.")
      << "the reader sees what was handed in, not what is being written";
  ASSERT_TRUE(committee.save(whole_report("Thiếu hai kỳ họp chuyên đề."), true));
  EXPECT_EQ(above.look()->review.rounds.size(), 2U);
  EXPECT_FALSE(above.give_back("Bổ sung theo góp ý của hội nghị.", "after_meeting")) << "there was none yet";
}

TEST(AReview, saved_in_two_windows_is_not_written_over) {
  const Desk desk{"bvp.bithu", "member:bvp.bv01"};
  ASSERT_TRUE(desk.save({{"self_review.t.conduct", "Cửa sổ một"}}));
  const auto stale = desk.run("save-self-review", {{"version", "0"}, {"self_review.t.conduct", "Cửa sổ hai"}},
                              [](Call& call, OpenReview& open) { return save_draft(call, open); });
  ASSERT_FALSE(stale);
  EXPECT_THAT(stale.error().problems.front().message, HasSubstr("cửa sổ khác"));
  EXPECT_EQ(desk.look()->review.papers.at("self_review").answer("conduct").text, "Cửa sổ một");
}

TEST(AReview, of_a_member_does_not_exist_for_a_colleague) {
  EXPECT_FALSE((Desk{"bvp.dangvien", "member:bvp.bv01"}.look()));
  EXPECT_FALSE((Desk{"bvp.dangvien", "collective:bvp.noi-cu"}.look()));
  EXPECT_FALSE((Desk{"pyk.danguy", "member:bvp.bv01"}.look()));
}

TEST(AReview, is_entered_from_paper_only_with_a_reason_and_says_by_whom) {
  const Desk desk{"bvp.danguy", "member:bvp.bv15"};
  ASSERT_EQ(desk.look()->access, ReviewAccess::on_behalf);
  const auto silent = desk.save({{"self_review.t.conduct", "Theo bản giấy"}});
  ASSERT_FALSE(silent);
  EXPECT_EQ(silent.error().problems.front().field, "why");
  ASSERT_TRUE(desk.save({{"self_review.t.conduct", "Theo bản giấy"}, {"why", "Nộp bản viết tay"}}));
  const OpenReview kept = *desk.look();
  ASSERT_TRUE(kept.review.on_behalf);
  EXPECT_EQ(kept.review.on_behalf->why, "Nộp bản viết tay");
}

TEST(AReview, already_begun_by_its_writer_cannot_be_entered_by_others) {
  const Desk own{"bvp.bithu", "member:bvp.bv01"};
  ASSERT_TRUE(own.save({{"self_review.t.conduct", "Của tôi"}}));
  const Desk other{"bvp.danguy", "member:bvp.bv01"};
  EXPECT_EQ(other.look()->access, ReviewAccess::wait);
  EXPECT_FALSE(other.save({{"self_review.t.conduct", "Đè lên"}, {"why", "Vì thế"}}));
}

/// Writes into the campaign of the year before, which is made where there is none.
void write_last_year(const store::RecordText& written) {
  const auto done = demonstration_office().database().write([&](store::Transaction& data) -> Result<void> {
    auto before = *store::find_campaign(data, campaign).value();
    before.id = "benh-vien-phoi-2020";
    before.year = 2020;
    before.first_day = "2020-01-01";
    before.last_day = "2020-12-31";
    before.state = "closed";
    if (!store::find_campaign(data, before.id).value())
      if (const auto made = store::create(data, before); !made) return tl::unexpected{made.error()};
    store::RecordText text = written;
    text.key.campaign = before.id;
    const auto saved = store::save(data, text, 0, {"x", morning});
    if (!saved) return tl::unexpected{saved.error()};
    return {};
  });
  ASSERT_TRUE(done) << to_text(done.error());
}

/// What was handed in by a collective in the year before.
void hand_in_last_year(const std::string& subject, const std::string& limits) {
  Review review;
  review.subject = subject;
  review.rounds.push_back({morning, "x", 1, 0, {}, {}, false});
  document::FilledForm filled{"btctw/01-2019", 1, {}, {}};
  filled.answers["shortcomings"].text = limits;
  review.papers["collective_report"] = filled;
  store::RecordText text;
  text.key = {"", std::string{self_reviews}, subject};
  text.unit_path = "/";
  text.facts = to_json(to_node(review));
  write_last_year(text);
}

TEST(LastYearsLimits, come_back_one_by_one_and_are_answered_and_repeating_them_is_noticed) {
  const std::string repeated =
      "Chưa chủ động tham mưu cho đảng ủy bệnh viện về công tác kiểm tra, giám sát chuyên đề trong năm.";
  hand_in_last_year("collective:bvp.bgd", "- Họp chậm\n" + repeated);
  const Desk desk{"bvp.danguy", "collective:bvp.bgd"};
  const auto open = desk.look();
  ASSERT_TRUE(open);
  const auto& limits = open->given.at(document::Prefill::last_year_limits);
  ASSERT_EQ(limits.size(), 2U);
  EXPECT_EQ(limits[0].cell("item"), "Họp chậm");

  Inputs report = whole_report(repeated);
  const auto unanswered = desk.save(report, true);
  ASSERT_FALSE(unanswered);
  EXPECT_THAT(unanswered.error().problems,
              Contains(Field(&FieldProblem::field, "collective_report.c.remedied.1.result")));
  for (std::size_t row = 0; row < limits.size(); ++row) {
    report.emplace_back(fmt::format("collective_report.k.remedied.{}", row), limits[row].key);
    report.emplace_back(fmt::format("collective_report.c.remedied.{}.result", row), "partly");
    report.emplace_back(fmt::format("collective_report.c.remedied.{}.evidence", row), "Biên bản quý III");
  }
  ASSERT_TRUE(desk.save(report, true));
  std::vector<RepeatNotice> notices;
  ASSERT_TRUE(desk.run("write-self-review", {}, [&](Call& call, OpenReview& now) -> Outcome<void> {
    notices = repeat_notices(call, now).value();
    return {};
  }));
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_TRUE(notices.front().of_last_year);
  EXPECT_EQ(notices.front().section, "shortcomings");
}

TEST(AReview, that_says_what_a_colleague_handed_in_is_noticed_by_its_writer_while_nobody_else_sees_it) {
  const Desk writer{"bvp.dangvien", "member:bvp.bv04"};
  forget(writer.subject);
  const std::string words =
      "Có tuần chưa hoàn thành sổ theo dõi người bệnh, còn để đồng nghiệp nhắc; chưa mạnh dạn góp ý trong "
      "sinh "
      "hoạt chi bộ và chưa tham gia đủ các buổi tập huấn chuyên môn của khoa.";
  const auto open = writer.look();
  ASSERT_TRUE(open);
  const auto paper = std::ranges::find_if(
      open->papers, [](const document::Chosen& chosen) { return chosen.choice->paper == "self_review"; });
  ASSERT_NE(paper, open->papers.end());
  const auto own = std::ranges::find(paper->form->sections, true, &document::Section::own_words);
  ASSERT_NE(own, paper->form->sections.end());
  Review colleague;
  colleague.subject = "member:bvp.bv09";
  colleague.rounds.push_back({morning, "x", 1, 0, {}, {}, false});
  document::FilledForm filled = open->paper(*paper->form);
  filled.answers[own->id].text = words;
  colleague.papers["self_review"] = filled;
  ASSERT_TRUE(demonstration_office().database().write([&](store::Transaction& data) -> Result<void> {
    store::RecordText text;
    text.key = {campaign, std::string{self_reviews}, colleague.subject};
    text.unit_path = "/bvp.dbbv/bvp.noi/";
    text.facts = to_json(to_node(colleague));
    if (const auto saved = store::save(data, text, 0, {"x", morning}); !saved)
      return tl::unexpected{saved.error()};
    return {};
  }));
  ASSERT_TRUE(writer.save({{"self_review.t." + own->id, words}}));
  std::vector<RepeatNotice> notices;
  ASSERT_TRUE(writer.run("write-self-review", {}, [&](Call& call, OpenReview& now) -> Outcome<void> {
    notices = repeat_notices(call, now).value();
    return {};
  }));
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_FALSE(notices.front().of_last_year);
  EXPECT_EQ(notices.front().section, own->id);
  EXPECT_GE(notices.front().share, 90);
  EXPECT_EQ((Desk{"bvp.bithu", writer.subject}.look()->access), ReviewAccess::wait)
      << "the draft and its notice are the writer's until it is handed in";
  ASSERT_TRUE(writer.save({{"self_review.t." + own->id, "Chưa làm đủ sổ họp tổ trong quý III."}}));
  ASSERT_TRUE(writer.run("write-self-review", {}, [&](Call& call, OpenReview& now) -> Outcome<void> {
    notices = repeat_notices(call, now).value();
    return {};
  }));
  EXPECT_TRUE(notices.empty());
  forget(writer.subject);
  forget(colleague.subject);
}

TEST(LastYearsLimits, are_also_what_the_chair_concluded_and_what_nobody_has_closed) {
  const std::string subject = "member:bvp.bv02";
  const auto write = [&](const char* list, const std::string& id, const char* path,
                         std::vector<std::pair<Node, Node>> facts) {
    write_last_year(filed_entry("", list, id, path, Node::map(std::move(facts), {}), Node::null({})));
  };
  write("meetings", "organization.bvp.noi.1", "/bvp.dbbv/bvp.noi/",
        {{word_node("closed"), word_node("2020-12-20T11:00")}});
  write("meeting_items", "organization.bvp.noi.1/" + subject, "/bvp.dbbv/bvp.noi/",
        {{word_node("state"), word_node("closed")},
         {word_node("shortcomings"), text_node("Còn nể nang khi phê bình\nkhông")}});
  for (const auto& [id, words, state] :
       {std::tuple{"p1", "Chậm báo cáo quý", "open"}, std::tuple{"p2", "Còn nể nang khi phê bình", "done"},
        std::tuple{"p3", "Đã khắc phục xong", "closed"}})
    write("remediation", id, "/bvp.dbbv/bvp.noi/",
          {{word_node("subject"), text_node(subject)},
           {word_node("shortcoming"), text_node(words)},
           {word_node("state"), word_node(state)},
           {word_node("due"), word_node("2021-06-30")}});
  const auto open = Desk{"bvp.phobithu", subject}.look();
  ASSERT_TRUE(open);
  std::vector<std::string> limits;
  for (const document::Row& row : open->given.at(document::Prefill::last_year_limits))
    limits.push_back(row.cell("item"));
  EXPECT_THAT(limits, testing::ElementsAre("Còn nể nang khi phê bình", "Chậm báo cáo quý"));
}

TEST(SuggestedPoints, reach_the_form_when_they_are_sent_and_must_be_answered) {
  const Desk writer{"bvp.bithu", "collective:bvp.noi-cu"};
  const auto letter = [&](const std::string& action, Inputs inputs, Outcome<void> (*work)(Call&),
                          const std::string& who = "bvp.danguy") {
    inputs.emplace_back("campaign", campaign);
    inputs.emplace_back("subject", "collective:bvp.ngoai-cu");
    return demonstration_office().perform(asking(action, signed_in(who), inputs), work);
  };
  const Desk reader{"bvp.danguy", "collective:bvp.ngoai-cu"};
  ASSERT_TRUE(letter("draft-suggestion",
                     {{"point.0", "Chậm xử lý đơn thư"}, {"basis.0", "Kết luận kiểm tra"}},
                     draft_suggestion));
  EXPECT_FALSE(reader.look()->given.contains(document::Prefill::suggestions)) << "a draft binds nobody";
  std::string id;
  (void)demonstration_office().database().read([&](store::Transaction& data) -> Result<void> {
    id = store::find_all(data, campaign, suggestions, "/").value().front().text.key.id;
    return {};
  });
  EXPECT_FALSE(letter("send-suggestion", {{"letter", id}, {"number", "12-CV/ĐU"}}, send_suggestion))
      << "not before it is approved";
  EXPECT_FALSE(letter("approve-suggestion", {{"letter", id}}, approve_suggestion)) << "not the own draft";
  ASSERT_TRUE(letter("approve-suggestion", {{"letter", id}}, approve_suggestion, "bvp.thuongvu"));
  ASSERT_TRUE(letter("send-suggestion", {{"letter", id}, {"number", "12-CV/ĐU"}}, send_suggestion));
  const auto points = reader.look()->given.at(document::Prefill::suggestions);
  ASSERT_EQ(points.size(), 1U);
  EXPECT_EQ(points.front().cell("point"), "Chậm xử lý đơn thư");
}

}  // namespace
}  // namespace kiemdiem::service
