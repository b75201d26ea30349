#include <gmock/gmock.h>

#include "deciding_office.h"
#include "service/opinions.h"
#include "service/petitions.h"
#include "service/proposals.h"
#include "service/remediation.h"
#include "service/suggestions.h"
#include "service/verifying.h"
#include "walk.h"

// Every transition of ratings with their decisions and notices, petitions and remediation, allowed and
// refused, over the whole office. Votes and envelopes: tests/vote/transitions_test.cpp; reviews:
// review_test.cpp; meetings: minutes_test.cpp; rounds of opinions: others_test.cpp.

namespace kiemdiem::service {
namespace {

using procedure::RatingState;
using Pairs = DecidingOffice::Pairs;
using Table = std::map<std::string, std::map<std::string, std::string>>;

/// A change that gives nothing.
template <Outcome<void> (*work)(Call&)>
Outcome<Done> plain(Call& call) {
  if (auto kept = work(call); !kept) return tl::unexpected{kept.error()};
  return Done{};
}

class ASubject : public testing::Test {
 protected:
  static constexpr const char* person = "pyk.dv04";  ///< the member of the demonstration's log-in
  const std::string subject = std::string{"member:"} + person;

  std::string state() {
    static const std::map<RatingState, std::string> names{
        {RatingState::not_rated, "not rated"}, {RatingState::proposed, "proposed"},
        {RatingState::verified, "verified"},   {RatingState::decided, "decided"},
        {RatingState::notified, "notified"},   {RatingState::cancelled, "cancelled"}};
    return names.at(office.story(committee, subject).state);
  }
  std::string number() { return std::to_string(++numbers) + "-QĐ/ĐU"; }

  /// Each act a second after the one before: what a rating has come to is told by the order of time.
  template <class T>
  Outcome<T> act(const std::string& token, std::string_view action, Pairs inputs, Outcome<T> (*work)(Call&)) {
    inputs.emplace_back("campaign", deciding_campaign);
    if (action_named(action).object == Object::unit) inputs.emplace_back("unit", "pyk.tt");
    auto asked = asking(action, token, inputs);
    asked.now = now_at(morning + 1000 * ++seconds);
    return office.office().answer(asked, work);
  }
  Pairs paper(Pairs inputs) {
    for (const auto& [name, value] : Pairs{{"number", number()},
                                           {"day", "19/12/2022"},
                                           {"signer", "Bùi Đình Tín"},
                                           {"ground", "Biên bản hội nghị"}})
      inputs.emplace_back(name, value);
    return inputs;
  }

  std::string propose() {
    return refusal_of(
        act(above, "propose",
            {{"subject", subject}, {"body", "committee"}, {"level", "completed"}, {"on", "18/12/2022"}},
            &plain<&service::propose>));
  }
  std::string conclude(const std::string& conclusion) {
    return refusal_of(act(above, "verify",
                          {{"subject", subject}, {"conclusion", conclusion}, {"reason", "Xem lại"}},
                          &plain<&service::verify>));
  }
  std::string decide() {
    const auto made = act(committee, "decide", paper({{"level." + subject, "completed"}}), &service::decide);
    if (made) decision = made->id;
    return refusal_of(made);
  }
  std::string notify() {
    return refusal_of(
        act(committee, "send-notices", {{"decision", decision}, {"until", "15/01/2023"}}, &send_notices));
  }
  std::string petition() {
    return refusal_of(act(member, "petition",
                          {{"subject", subject}, {"request", "Xem lại"}, {"reason", "Đã làm xong"}},
                          &plain<&service::petition>));
  }
  std::string cancel() {
    return refusal_of(act(committee, "cancel-decision", paper({{"decision", decision}, {"subject", subject}}),
                          &service::cancel));
  }

  DecidingOffice office;
  std::string committee = office.session("pyk.danguy"), above = office.session("pyk.thuongvu"),
              member = office.session("pyk.dangvien");
  std::string decision = "chua-co";
  int numbers = 0;
  std::int64_t seconds = 0;
};

TEST_F(ASubject, is_rated_decided_told_and_cancelled_only_as_drawn) {
  Walk walk{Table{{"not rated", {{"propose", "proposed"}}},
                  {"proposed",
                   {{"propose", "proposed"},
                    {"send back", "not rated"},
                    {"verify", "verified"},
                    {"decide", "decided"}}},
                  {"verified",
                   {{"propose", "proposed"},
                    {"send back", "not rated"},
                    {"verify", "verified"},
                    {"decide", "decided"}}},
                  {"decided", {{"notify", "notified"}, {"cancel", "cancelled"}}},
                  {"notified", {{"petition", "notified"}, {"cancel", "cancelled"}}},
                  {"cancelled", {{"propose", "proposed"}, {"decide", "decided"}}}},
            {{"propose", [&] { return propose(); }},
             {"send back", [&] { return conclude("rate_again"); }},
             {"verify", [&] { return conclude("eligible"); }},
             {"decide", [&] { return decide(); }},
             {"notify", [&] { return notify(); }},
             {"petition", [&] { return petition(); }},
             {"cancel", [&] { return cancel(); }}},
            [&] { return state(); }};
  // The level that the facts alone put forward is a proposal for the decision, not for the story.
  ASSERT_EQ(propose(), "");
  walk.go({"propose", "verify", "verify", "propose", "verify", "send back", "propose", "send back", "propose",
           "verify", "decide", "notify", "petition", "cancel", "propose", "decide", "cancel", "decide"});
  walk.expect_all_done();
}

TEST_F(ASubject, petitions_once_at_a_time_and_gets_one_answer) {
  const auto petitions = [&] {
    std::vector<Petition> found;
    const auto looked = act(
        committee, "petitions", {}, +[](Call& call) { return petitions_under(call, call.target.unit_path); });
    EXPECT_TRUE(looked);
    return looked ? *looked : found;
  };
  const auto waiting = [](const std::vector<Petition>& all) {
    return std::ranges::find(all, std::string{}, &Petition::result);
  };
  const auto where = [&]() -> std::string {
    if (state() != "notified") return "not told";
    const auto all = petitions();
    if (all.empty()) return "told";
    return waiting(all) == all.end() ? "answered" : "waiting";
  };
  const auto answer = [&] {
    const auto all = petitions();
    return refusal_of(act(committee, "answer-petition",
                          {{"petition", all.empty()                 ? "chua-co"
                                        : waiting(all) == all.end() ? all.back().id
                                                                    : waiting(all)->id},
                           {"result", "kept"},
                           {"answer", "Giữ nguyên"}},
                          &plain<&answer_petition>));
  };
  Walk walk{Table{{"not told", {{"tell", "told"}}},
                  {"told", {{"petition", "waiting"}}},
                  {"waiting", {{"answer", "answered"}}},
                  {"answered", {{"petition", "waiting"}}}},
            {{"tell",
              [&] {
                if (const std::string refusal = decide(); !refusal.empty()) return refusal;
                return notify();
              }},
             {"petition", [&] { return petition(); }},
             {"answer", answer}},
            where};
  walk.go({"tell", "petition", "answer", "petition"});
  walk.expect_all_done();
}

TEST_F(ASubject, puts_a_point_right_and_whoever_sees_to_it_closes_it_or_gives_it_back) {
  ASSERT_EQ(refusal_of(act(above, "add-point",
                           {{"subject", subject},
                            {"shortcoming", "Chậm báo cáo"},
                            {"measure", "Lập lịch"},
                            {"owner", "Đồng chí đó"},
                            {"due", "30/06/2023"}},
                           &plain<&add_point>)),
            "");
  const auto point = [&] {
    struct Asked {
      static Outcome<std::vector<RemediationPoint>> all(Call& call) {
        return remediation_of(call, call.inputs.get("subject"));
      }
    };
    const auto all = act(above, "remediation", {{"subject", subject}}, &Asked::all);
    EXPECT_TRUE(all && all->size() == 1);
    return all && !all->empty() ? all->front() : RemediationPoint{};
  };
  const auto move = [&](const std::string& who, const char* action, const std::string& to) {
    return refusal_of(act(who, action,
                          {{"subject", subject},
                           {"point", point().id},
                           {"state", to},
                           {"evidence", "Biên bản"},
                           {"comment", "Đã xem"}},
                          &plain<&move_point>));
  };
  Walk walk{Table{{"open", {{"do", "done"}}},
                  {"done", {{"close", "closed"}, {"give back", "open"}}},
                  {"closed", {{"give back", "open"}}}},
            {{"do", [&] { return move(member, "move-own-point", "done"); }},
             {"close", [&] { return move(above, "move-point", "closed"); }},
             {"give back", [&] { return move(above, "move-point", "open"); }},
             {"close alone", [&] { return move(member, "move-own-point", "closed"); }},
             {"give back alone", [&] { return move(member, "move-own-point", "open"); }}},
            [&] { return point().state; }};
  walk.go({"do", "give back", "do", "close", "give back"});
  walk.expect_all_done();
}

TEST_F(ASubject, is_sent_points_that_were_approved_and_proves_to_have_them) {
  const std::string body = "collective:pyk.cb1-cu";
  const auto letter = [&] {
    struct Asked {
      static Outcome<std::vector<Suggestion>> all(Call& call) {
        return suggestions_to(call, call.inputs.get("subject"));
      }
    };
    const auto all = act(committee, "suggestions", {{"subject", body}}, &Asked::all);
    EXPECT_TRUE(all);
    return all && !all->empty() ? std::optional{all->back()} : std::nullopt;
  };
  const auto state = [&]() -> std::string {
    const auto found = letter();
    if (!found) return "none";
    if (found->opened.done()) return "received";
    if (found->sent.done()) return "sent";
    return found->approved.done() ? "approved" : "drafted";
  };
  const auto id = [&] { return letter() ? letter()->id : std::string{}; };
  const auto with_letter = [&](const char* action, Outcome<void> (*work)(Call&), Pairs more,
                               const std::string& who) {
    more.emplace_back("subject", body);
    more.emplace_back("letter", letter()                                         ? id()
                                : action == std::string_view{"draft-suggestion"} ? ""
                                                                                 : "khong-co");
    const auto asked = [&] {
      more.emplace_back("campaign", deciding_campaign);
      auto made = asking(action, who, more);
      made.now = now_at(morning + 1000 * ++seconds);
      return office.office().perform(made, work);
    }();
    return refusal_of(asked);
  };
  const auto receive = [&]() -> std::string {
    const std::string from = state();
    struct Asked {
      static Outcome<void> all(Call& call) { return receive_suggestions(call, call.inputs.get("subject")); }
    };
    const std::string refusal = with_letter("draft-suggestion", &Asked::all, {}, committee);
    return !refusal.empty() || state() != from ? refusal : "không có gì để nhận";
  };
  Walk walk{Table{{"none", {{"draft", "drafted"}}},
                  {"drafted", {{"draft", "drafted"}, {"approve", "approved"}}},
                  {"approved", {{"send", "sent"}}},
                  {"sent", {{"receive", "received"}}},
                  {"received", {}}},
            {{"draft",
              [&] {
                return with_letter("draft-suggestion", &draft_suggestion, {{"point.0", "Chậm xử lý đơn thư"}},
                                   committee);
              }},
             {"approve", [&] { return with_letter("approve-suggestion", &approve_suggestion, {}, above); }},
             {"approve the own draft",
              [&] { return with_letter("approve-suggestion", &approve_suggestion, {}, committee); }},
             {"send",
              [&] {
                return with_letter("send-suggestion", &send_suggestion, {{"number", number()}}, committee);
              }},
             {"receive", receive}},
            state};
  walk.go({"draft", "draft", "approve", "send", "receive"});
  walk.expect_all_done();
}

}  // namespace
}  // namespace kiemdiem::service
