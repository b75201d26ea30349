#include "service/envelopes.h"
#include "vote_on_both_engines.h"
#include "walk.h"

// Every step of a vote and of its envelope in every state, allowed and refused, over the whole office.

namespace kiemdiem::service {
namespace {

class EveryStep : public VoteOnBothEngines {
 protected:
  template <class T>
  static std::string words_of(const Outcome<T>& outcome) {
    if (outcome) return "";
    std::string words;
    for (const FieldProblem& problem : outcome.error().problems) words += problem.message + "\n";
    return words.empty() ? "hidden" : words;
  }
  std::string change(const char* action, const std::string& who, Outcome<void> (*work)(Call&),
                     const std::vector<std::pair<std::string, std::string>>& inputs = {}) {
    return words_of(meeting().change(action, who, work, inputs));
  }
  const std::string& teller() { return meeting().tellers[0]; }

  std::string open() {
    return words_of(open_poll(meeting().office(), meeting().asking("open-poll", teller())));
  }
  std::string hand_out() {
    std::vector<std::pair<std::string, std::string>> handed;
    for (const store::PollVoter& voter : meeting().seen(teller()).voters)
      handed.emplace_back("handed", voter.person);
    return change("hand-slips", teller(), &hand_slips, handed);
  }
  /// Both tellers type the same.
  std::string count() {
    const SeenPoll seen = meeting().seen(teller());
    std::vector<ballot::Misfit> misfits;
    ballot::Count count =
        ballot::count_from(seen.sheet, std::vector<std::pair<std::string, std::string>>{}, misfits);
    count.issued = count.returned = count.valid = seen.handed();
    for (auto& marks : count.marks) marks[2] = seen.handed();
    std::vector<std::pair<std::string, std::string>> typed;
    for (const auto& [field, number] : ballot::fields_of(seen.sheet, count))
      typed.emplace_back("count." + field, std::to_string(number));
    std::string refusal = change("type-count", teller(), &type_count, typed);
    return refusal.empty() ? change("type-count", meeting().tellers[1], &type_count, typed) : refusal;
  }
  std::string seal_by_both() {
    const std::string hash = meeting().seen(teller()).hash;
    std::string refusal = change("confirm-tally", teller(), &confirm_tally, {{"hash", hash}});
    return refusal.empty() ? change("confirm-tally", meeting().tellers[1], &confirm_tally, {{"hash", hash}})
                           : refusal;
  }
};

INSTANTIATE_TEST_SUITE_P(, EveryStep, testing::Values(Engine::sqlite, Engine::postgresql),
                         store::engine_name);

TEST_P(EveryStep, of_a_vote_on_paper_is_allowed_or_refused_as_drawn) {
  Walk walk{{{"prepared", {{"open", "open"}, {"cancel", "cancelled"}}},
             {"open", {{"hand out", "open"}, {"close", "closed"}, {"cancel", "cancelled"}}},
             {"closed", {{"count", "counted"}, {"cancel", "cancelled"}}},
             {"counted", {{"recount", "closed"}, {"seal", "sealed"}, {"cancel", "cancelled"}}},
             {"sealed", {}},
             {"cancelled", {}}},
            {{"open", [&] { return open(); }},
             {"hand out", [&] { return hand_out(); }},
             {"close", [&] { return change("close-poll", teller(), &close_poll); }},
             {"count", [&] { return count(); }},
             {"recount", [&] { return change("recount", teller(), &recount); }},
             {"seal", [&] { return seal_by_both(); }},
             {"cancel",
              [&] {
                return change("cancel-poll", meeting().chair, &cancel_poll, {{"reason", "Sai"}});
              }}},
            [&] { return std::string{name(meeting().seen(teller()).state)}; }};
  const std::vector<std::vector<std::string>> ways{
      {"cancel"},
      {"open", "cancel"},
      {"open", "hand out", "close", "cancel"},
      {"open", "hand out", "close", "count", "cancel"},
      {"open", "hand out", "close", "count", "recount", "count", "seal"}};
  for (const std::vector<std::string>& way : ways) {
    meeting().prepare("paper");
    walk.go(way);
  }
  walk.expect_all_done();
}

/// An electronic vote over the office: what opening and counting show once is kept here.
class EveryElectronicStep : public EveryStep {
 protected:
  static std::vector<std::string> shown(const Done& done, std::string_view key) {
    std::vector<std::string> texts;
    const Node root = from_json(done.shown_once).value_or(Node::map({}, {}));
    if (const Node* found = root.find(key)) {
      if (found->items().empty() && !found->text().empty()) texts.push_back(found->text());
      for (const Node& item : found->items()) texts.push_back(item.text());
    }
    return texts;
  }

  std::string open_with_keys() {
    const auto opened = open_poll(meeting().office(), meeting().asking("open-poll", teller()));
    if (!opened) return words_of(opened);
    phrases_ = shown(*opened, "phrases");
    codes_ = shown(*opened, "codes");
    drawn_ = cast_ = 0;
    return "";
  }
  /// Of drawn codes: the next of those present, on the own account.
  std::string draw() {
    const SeenPoll seen = meeting().seen(teller());
    const std::string person = seen.voters.at(drawn_ % seen.voters.size()).person;
    const auto code =
        draw_code(meeting().office(), meeting().asking("draw-code", meeting().session_of(person)));
    if (!code) return words_of(code);
    ++drawn_;
    codes_.push_back(shown(*code, "codes").at(0));
    return "";
  }
  std::string cast() {
    meeting().pass_time(2000);  // a wrong code may be tried once a second
    const std::string code = cast_ < codes_.size() ? codes_[cast_] : "0000 0000 00";
    const auto lines = meeting().seen(teller()).sheet.lines.size();
    const auto done = meeting().cast(code, new_token().substr(0, 32), marks_of(cast_, lines));
    if (done) ++cast_;
    return words_of(done);
  }
  std::string open_the_box() {
    const std::string first = phrases_.empty() ? "" : phrases_[0];
    const std::string second = phrases_.empty() ? "" : phrases_[1];
    const auto opened = open_box(
        meeting().office(), meeting().asking("open-box", teller(), {{"first", first}, {"second", second}}));
    if (opened) envelope_ = shown(*opened, "envelope").at(0);
    return words_of(opened);
  }

  /// @param hands who gets a code: "hand out" of printed ones, "draw" of drawn ones
  void walk(const std::string& mode, const std::string& hands, const std::vector<std::string>& all_handed) {
    using Drawn = std::map<std::string, std::string>;
    Walk walk{
        {{"prepared", {{"open", "open"}, {"cancel", "cancelled"}}},
         {"open", Drawn{{hands, "open"}, {"cast", "open"}, {"close", "closed"}, {"cancel", "cancelled"}}},
         {"closed", {{"count", "counted"}, {"cancel", "cancelled"}}},
         {"counted", {{"seal", "sealed"}, {"cancel", "cancelled"}}},
         {"sealed", {}},
         {"cancelled", {}}},
        {{"open", [&] { return open_with_keys(); }},
         {"hand out", [&] { return hand_out(); }},
         {"draw", [&] { return draw(); }},
         {"cast", [&] { return cast(); }},
         {"close", [&] { return change("close-poll", teller(), &close_poll); }},
         {"count", [&] { return open_the_box(); }},
         // The sealed ballots are gone once they are counted: there is nothing to count again.
         {"recount", [&] { return change("recount", teller(), &recount); }},
         {"seal", [&] { return seal_by_both(); }},
         {"cancel",
          [&] {
            return change("cancel-poll", meeting().chair, &cancel_poll, {{"reason", "Sai"}});
          }}},
        [&] { return std::string{name(meeting().seen(teller()).state)}; }};
    const auto way = [&](const std::vector<std::string>& then) {
      std::vector<std::string> steps{"open"};
      steps.insert(steps.end(), all_handed.begin(), all_handed.end());
      steps.emplace_back("cast");
      steps.insert(steps.end(), then.begin(), then.end());
      return steps;
    };
    for (const std::vector<std::string>& steps :
         {std::vector<std::string>{"cancel"}, way({"cancel"}), way({"close", "cancel"}),
          way({"close", "count", "cancel"}), way({"cast", "close", "count", "seal"})}) {
      meeting().prepare(mode);
      phrases_.clear();
      codes_.clear();
      drawn_ = cast_ = 0;
      walk.go(steps);
    }
    walk.expect_all_done();
  }

  std::vector<std::string> phrases_, codes_;
  std::size_t drawn_ = 0, cast_ = 0;
};

INSTANTIATE_TEST_SUITE_P(, EveryElectronicStep, testing::Values(Engine::sqlite, Engine::postgresql),
                         store::engine_name);

TEST_P(EveryElectronicStep, of_a_vote_with_printed_codes_is_allowed_or_refused_as_drawn) {
  walk("kiosk", "hand out", {"hand out"});
}

TEST_P(EveryElectronicStep, of_a_vote_with_drawn_codes_is_allowed_or_refused_as_drawn) {
  walk("drawn", "draw", {"draw", "draw"});
}

/// The envelope of a sealed electronic vote, from the book's first line to its destruction.
TEST_P(EveryElectronicStep, of_the_envelope_is_allowed_or_refused_by_state_term_and_second_person_as_drawn) {
  hold();
  bool over = false;
  const auto who = [&](std::size_t at) { return at == 0 ? meeting().chair : meeting().tellers[0]; };
  const auto seen = [&] {
    return must(meeting().office().answer(meeting().asking("envelope", who(0)), &seen_envelope));
  };
  const std::string late = ", hết hạn lưu";
  const auto state = [&] { return std::string{label(seen().state)} + (over ? late : ""); };
  const auto wait = [&]() -> std::string {
    if (over) return "đã chờ";
    meeting().pass_time(190LL * 24 * 60 * 60 * 1000);
    meeting().chair = meeting().session_of(meeting().chair_person);
    for (std::size_t at = 0; at < meeting().tellers.size(); ++at)
      meeting().tellers[at] = meeting().session_of(meeting().teller_persons[at]);
    over = true;
    return "";
  };
  const std::string none{label(ballot::EnvelopeState::unrecorded)},
      kept{label(ballot::EnvelopeState::sealed)}, asked{label(ballot::EnvelopeState::opening_asked)},
      opened{label(ballot::EnvelopeState::opened)}, ending{label(ballot::EnvelopeState::destruction_asked)},
      gone{label(ballot::EnvelopeState::destroyed)};
  Walk walk{
      {{none, {{"keep", kept}}},
       {kept, {{"ask opening", asked}, {"wait", kept + late}}},
       {asked, {{"open", opened}, {"withdraw", kept}}},
       {opened, {{"keep", kept}}},
       {kept + late, {{"ask opening", asked + late}, {"ask destruction", ending + late}}},
       {asked + late, {{"open", opened + late}, {"withdraw", kept + late}}},
       {opened + late, {{"keep", kept + late}}},
       {ending + late, {{"destroy", gone + late}, {"withdraw", kept + late}}},
       {gone + late, {}}},
      {{"wait",
        [&] { return seen().state == ballot::EnvelopeState::sealed ? wait() : "đợi khi đang niêm phong"; }},
       {"keep",
        [&] {
          return change("keep-envelope", who(1), &keep_envelope,
                        {{"keeper", "Văn phòng"}, {"place", "Tủ 2"}});
        }},
       {"ask opening",
        [&] {
          return change("ask-envelope-opening", who(0), &ask_envelope_opening,
                        {{"decision", "05-QĐ/ĐU"}, {"ground", "Kiến nghị"}});
        }},
       {"open",
        [&] {
          return words_of(open_envelope(meeting().office(),
                                        meeting().asking("open-envelope", who(1), {{"phrase", envelope_}})));
        }},
       {"open alone",
        [&] {
          return words_of(open_envelope(meeting().office(),
                                        meeting().asking("open-envelope", who(0), {{"phrase", envelope_}})));
        }},
       {"ask destruction",
        [&] {
          return change("ask-envelope-destruction", who(0), &ask_envelope_destruction,
                        {{"end_decision", "09-QĐ/ĐU"}, {"end_ground", "Hết hạn lưu"}});
        }},
       {"destroy", [&] { return change("destroy-envelope", who(1), &destroy_envelope); }},
       {"destroy alone", [&] { return change("destroy-envelope", who(0), &destroy_envelope); }},
       {"withdraw",
        [&] {
          return change("withdraw-envelope-request", who(0), &withdraw_envelope_request,
                        {{"reason", "Thôi"}});
        }}},
      state};
  walk.go({"keep", "ask opening", "withdraw", "ask opening", "open", "keep", "wait", "ask opening",
           "withdraw", "ask opening", "open", "keep", "ask destruction", "withdraw", "ask destruction",
           "destroy"});
  walk.expect_all_done();
}

}  // namespace
}  // namespace kiemdiem::service
