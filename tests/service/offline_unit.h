#pragma once

#include <fmt/format.h>

#include <algorithm>

#include "exchange_place.h"
#include "service/ballot_box.h"
#include "service/campaigns.h"
#include "service/deciding.h"
#include "service/polls.h"
#include "service/registers.h"
#include "service/review_meetings.h"

// A grassroots organization that does its year on a machine of its own, through the gate like everybody.

namespace kiemdiem::service {

/// The words with which something was refused; empty where it was done.
template <class T>
std::string outcome_words(const Outcome<T>& outcome) {
  if (outcome) return {};
  std::string words = fmt::format("refused {}", static_cast<int>(outcome.error().kind));
  for (const FieldProblem& problem : outcome.error().problems)
    words += "; " + problem.field + ": " + problem.message;
  return words;
}

class OfflineUnit {
 public:
  using Fields = std::vector<std::pair<std::string, std::string>>;

  OfflineUnit(ExchangePlace& place, std::string campaign, std::string unit, std::string cell)
      : place_(place), campaign_(std::move(campaign)), unit_(std::move(unit)), cell_(std::move(cell)) {
    committee = place_.session("danguy", Role::grassroots_committee, unit_);
    secretary = place_.session("bithu", Role::cell_secretary, cell_, "pyk.dv01");
    deputy = place_.session("phobithu", Role::cell_deputy, cell_, "pyk.dv03");
    for (const char* person : {"pyk.dv05", "pyk.dv09"})
      tellers_.push_back(place_.session(person, Role::member, cell_, person));
  }

  /// Asks for an action about the cell.
  Asked of_cell(std::string_view action, const std::string& token, Fields more = {}) const {
    more.emplace_back("campaign", campaign_);
    more.emplace_back("unit", cell_);
    return asking(action, token, more);
  }
  Asked of_unit(std::string_view action, const std::string& token, Fields more = {}) const {
    more.emplace_back("campaign", campaign_);
    more.emplace_back("unit", unit_);
    return asking(action, token, more);
  }

  /// A day of its own for the reviews of the members of the cell.
  void plans(const std::string& day) {
    const auto done =
        office().perform(of_cell("amend-plan", secretary,
                                 {{"version", "0"}, {"day.review-members", day}, {"reason", "Làm sớm"}}),
                         &amend_plan);
    ASSERT_EQ(outcome_words(done), "");
  }

  ReviewMeeting meeting() {
    std::optional<ReviewMeeting> found;
    const auto outcome =
        office().perform(about_meeting("review-meeting", secretary, {}), [&](Call& call) -> Outcome<void> {
          auto made = review_meeting(call);
          if (!made) return tl::unexpected{made.error()};
          found.emplace(std::move(*made));
          return {};
        });
    if (!found) throw std::runtime_error{outcome_words(outcome)};
    return std::move(*found);
  }

  /// Opens the review meeting of the cell, closes what can be closed, leaves the rest, locks the minutes.
  void meets() {
    const ReviewMeeting now = meeting();
    Fields opening{
        {"version", "0"}, {"place", "Phòng họp"}, {"chair", "pyk.dv01"}, {"secretary", "pyk.dv05"}};
    for (const std::int32_t row : procedure::summoned(now.work(), now.body))
      opening.emplace_back("present",
                           now.judged->situation.id(facts::EntityRef{facts::EntityKind::person, row}));
    ASSERT_EQ(
        outcome_words(office().answer(about_meeting("save-opening", secretary, opening), &save_opening)), "");
    for (const char* act : {"close", "close", "leave"})
      for (const procedure::AgendaItem& item : meeting().agenda.items)
        if (const ReviewMeeting before = meeting(); !before.is_over(item))
          for (const std::string& writer : {secretary, deputy})
            if (office().answer(about_meeting("save-item", writer, texts(before, item, act)), &save_item))
              break;
    const std::string version = std::to_string(meeting().record.version);
    ASSERT_EQ(outcome_words(office().answer(about_meeting("close-minutes", secretary, {{"version", version}}),
                                            &close_minutes)),
              "");
  }

  /// A vote at the kiosk on everybody who may be voted on. @return its id
  std::string votes() {
    const auto given = office().answer(of_cell("poll-form", secretary), &poll_choices);
    EXPECT_EQ(outcome_words(given), "");
    Fields form{{"kind", "levels"},    {"mode", "kiosk"},      {"day", "20/12/2022"},
                {"chair", "pyk.dv01"}, {"teller", "pyk.dv05"}, {"teller", "pyk.dv09"}};
    for (const Elector& elector : given->electors)
      for (const char* what : {"summoned", "present"}) form.emplace_back(what, elector.person);
    for (const Candidate& candidate : given->candidates)
      if (candidate.bar.empty() && !candidate.off_ballot) form.emplace_back("subject", candidate.subject->id);
    const auto poll = office().answer(of_cell("prepare-poll", secretary, form), &prepare_poll);
    EXPECT_EQ(outcome_words(poll), "");
    if (!poll) return {};
    Node shown = shown_by(open_poll(office(), of_poll("open-poll", *poll)));
    Fields handed;
    for (const store::PollVoter& voter : seen(*poll).voters) handed.emplace_back("handed", voter.person);
    EXPECT_EQ(outcome_words(office().perform(of_poll("hand-slips", *poll, handed), &hand_slips)), "");
    const std::size_t lines = seen(*poll).sheet.lines.size();
    for (const Node& code : shown.find("codes")->items()) {
      Fields marks{{"ma", code.text()}, {"lan", "lan-" + code.text()}};
      for (std::size_t line = 1; line <= lines; ++line)
        marks.emplace_back(fmt::format("dong.{}", line), "completed");
      EXPECT_EQ(outcome_words(office().perform(of_poll("cast-ballot", *poll, marks, ""), &cast_ballot)), "");
    }
    EXPECT_EQ(outcome_words(office().perform(of_poll("close-poll", *poll), &close_poll)), "");
    const Node* phrases = shown.find("phrases");
    shown_by(open_box(
        office(), of_poll("open-box", *poll,
                          {{"first", phrases->items()[0].text()}, {"second", phrases->items()[1].text()}})));
    const std::string hash = seen(*poll).hash;
    for (const std::string& teller : tellers_)
      EXPECT_EQ(outcome_words(office().perform(of_poll("confirm-tally", *poll, {{"hash", hash}}, teller),
                                               &confirm_tally)),
                "");
    return *poll;
  }

  /// The committee decides on members of the cell.
  DecisionMade decides(const std::string& number, const Fields& levels) {
    Fields form{{"number", number},
                {"day", "20/12/2022"},
                {"signer", "Bùi Đình Tín"},
                {"ground", "Biên bản hội nghị"}};
    for (const auto& [person, level] : levels) form.emplace_back("level.member:" + person, level);
    const auto decision = office().answer(of_unit("decide", committee, form), &service::decide);
    EXPECT_EQ(outcome_words(decision), "");
    return decision.value_or(DecisionMade{});
  }

  Office& office() { return place_.office(); }
  std::string committee, secretary, deputy;

 private:
  Asked about_meeting(std::string_view action, const std::string& token, Fields more) const {
    more.emplace_back("meeting", "organization." + cell_ + ".1");
    return of_cell(action, token, std::move(more));
  }
  Asked of_poll(std::string_view action, const std::string& poll, Fields more = {}) const {
    return of_poll(action, poll, std::move(more), tellers_[0]);
  }
  Asked of_poll(std::string_view action, const std::string& poll, Fields more,
                const std::string& token) const {
    more.emplace_back("poll", poll);
    return of_cell(action, token, std::move(more));
  }
  SeenPoll seen(const std::string& poll) {
    return office().answer(of_poll("poll", poll), &seen_poll).value();
  }
  static Node shown_by(const Outcome<Done>& done) {
    EXPECT_EQ(outcome_words(done), "");
    return done ? from_json(done->shown_once).value_or(Node::map({}, {})) : Node::map({}, {});
  }

  static Fields texts(const ReviewMeeting& now, const procedure::AgendaItem& item, const std::string& act) {
    std::string chair;
    for (const std::int32_t row : item.chairs) {
      const std::string id = now.judged->situation.id(facts::EntityRef{facts::EntityKind::person, row});
      if (chair.empty() && std::ranges::count(now.record.present, id) > 0) chair = id;
    }
    return {{"item", now.subject(item)},
            {"version", std::to_string(now.item(now.subject(item)).version)},
            {"do", act},
            {"chair", chair},
            {"reason", "Chờ việc trước."},
            {"fact.strengths", "Tận tụy."},
            {"fact.shortcomings", "Chậm báo cáo."},
            {"fact.causes", "Thiếu kiểm tra."},
            {"fact.responsibility", "Của bản thân."}};
  }

  ExchangePlace& place_;
  std::string campaign_, unit_, cell_;
  std::vector<std::string> tellers_;
};

}  // namespace kiemdiem::service
