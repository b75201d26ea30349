#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "base/tree.h"
#include "service/ballot_box.h"
#include "service/demonstration.h"
#include "service/entries.h"
#include "service/polls.h"
#include "service/secrets.h"
#include "store/accounts.h"
#include "store/campaigns.h"
#include "store/sessions.h"

// A meeting of a demonstration cell that votes, over the office.

namespace kiemdiem::service {

/// 20 December 2022, 09:00 in Viet Nam.
inline constexpr std::int64_t morning = 1'671'501'600'000;

/// What is expected to work.
template <class T>
T must(Outcome<T> outcome) {
  if (!outcome) {
    std::string words = "refused " + std::to_string(static_cast<int>(outcome.error().kind));
    for (const FieldProblem& problem : outcome.error().problems)
      words += "; " + problem.field + ": " + problem.message;
    throw std::runtime_error{words};
  }
  if constexpr (!std::is_void_v<T>) return std::move(*outcome);
}

class Meeting {
 public:
  static constexpr const char* campaign = "benh-vien-phoi-2021";
  static constexpr const char* unit = "bvp.noi";

  explicit Meeting(const std::string& url) {
    auto installation = Installation::open(KIEMDIEM_SOURCE_DIR).value();
    const auto situations = installation.demonstrations().value();
    auto database = store::Database::open(url);
    if (!database) throw std::runtime_error{to_text(database.error())};
    office_ =
        Office::open(std::move(*database), std::move(installation), {true, 2, SecondStep::offered}).value();
    if (const auto filled = fill_demonstration(*office_, situations, now_at(morning)); !filled)
      throw std::runtime_error{to_text(filled.error())};
  }

  Office& office() { return *office_; }

  Asked asking(std::string_view action, const std::string& token,
               const std::vector<std::pair<std::string, std::string>>& inputs = {}) const {
    Asked asked;
    asked.action = &action_named(action);
    asked.token = token;
    asked.needs_csrf = false;
    asked.now = now_at(morning + clock_);
    asked.inputs.set("campaign", campaign);
    asked.inputs.set("unit", unit);
    if (!poll.empty()) asked.inputs.set("poll", poll);
    for (const auto& [name, value] : inputs) asked.inputs.set(name, value);
    return asked;
  }

  /// A session of a person, with an account made where there is none.
  std::string session_of(const std::string& person) {
    const std::string token = new_token();
    write([&](store::Transaction& data) -> Result<void> {
      auto accounts = store::accounts_of_person(data, person);
      if (!accounts) return tl::unexpected{accounts.error()};
      if (accounts->empty()) {
        store::Account account;
        account.id = new_id(morning);
        account.login = "thu." + person;
        account.password = "x";
        account.person = person;
        if (const auto made = store::create(data, account); !made) return tl::unexpected{made.error()};
        accounts->push_back(account);
      }
      std::optional<std::string> grant;
      const auto grants = store::grants_of(data, accounts->front().id);
      if (grants && !grants->empty()) grant = grants->front().id;
      const std::int64_t at = morning + clock_;
      return store::create(
          data, {token_hash(token), accounts->front().id, grant, at, at, at, new_token(), "máy thử"});
    });
    return token;
  }

  /// A session of a log-in of the demonstration.
  std::string session_of_login(const std::string& login) {
    const std::string token = new_token();
    write([&](store::Transaction& data) -> Result<void> {
      const auto account = store::find_login(data, login);
      if (!account) return tl::unexpected{account.error()};
      const auto grants = store::grants_of(data, (*account)->id);
      if (!grants) return tl::unexpected{grants.error()};
      const std::int64_t at = morning + clock_;
      return store::create(
          data, {token_hash(token), (*account)->id, grants->front().id, at, at, at, new_token(), "máy thử"});
    });
    return token;
  }

  template <class Work>
  void write(const Work& work) {
    const auto written = office_->database().write(work);
    if (!written) throw std::runtime_error{to_text(written.error())};
  }

  PollChoices choices(const std::string& token) {
    return must(office_->answer(asking("poll-form", token), &poll_choices));
  }

  /// The form as the secretary fills it in: everybody present, everybody on the sheet who may be voted on.
  std::vector<std::pair<std::string, std::string>> form(const std::string& mode) {
    const PollChoices given = choices(chair);
    std::vector<std::pair<std::string, std::string>> fields{
        {"kind", "levels"}, {"mode", mode}, {"day", "20/12/2021"}, {"chair", chair_person}};
    for (const Elector& elector : given.electors) {
      fields.emplace_back("summoned", elector.person);
      fields.emplace_back("present", elector.person);
    }
    for (const std::string& person : teller_persons) fields.emplace_back("teller", person);
    for (const Candidate& candidate : given.candidates)
      if (candidate.bar.empty() && !candidate.off_ballot)
        fields.emplace_back("subject", candidate.subject->id);
    return fields;
  }

  void prepare(const std::string& mode) {
    chair = session_of(chair_person);
    tellers.clear();
    for (const std::string& person : teller_persons) tellers.push_back(session_of(person));
    poll = must(office_->answer(asking("prepare-poll", chair, form(mode)), &prepare_poll));
  }

  /// Opens; keeps what was shown once.
  void open() {
    const Done done = must(open_poll(*office_, asking("open-poll", tellers[0])));
    const Node shown = from_json(done.shown_once).value_or(Node::map({}, {}));
    phrases = texts(shown, "phrases");
    codes = texts(shown, "codes");
  }

  SeenPoll seen(const std::string& token) { return must(office_->answer(asking("poll", token), &seen_poll)); }

  void hand_out() {
    std::vector<std::pair<std::string, std::string>> handed;
    for (const store::PollVoter& voter : seen(tellers[0]).voters) handed.emplace_back("handed", voter.person);
    must(change("hand-slips", tellers[0], &hand_slips, handed));
  }

  Outcome<void> change(std::string_view action, const std::string& token, Outcome<void> (*work)(Call&),
                       const std::vector<std::pair<std::string, std::string>>& inputs = {}) {
    return office_->perform(asking(action, token, inputs), work);
  }

  /// One mark a line, as words of the choices; empty: blank.
  Outcome<void> cast(const std::string& code, const std::string& submission,
                     const std::vector<std::string>& marks) {
    std::vector<std::pair<std::string, std::string>> fields{{"ma", code}, {"lan", submission}};
    for (std::size_t line = 0; line < marks.size(); ++line)
      fields.emplace_back("dong." + std::to_string(line + 1), marks[line]);
    return change("cast-ballot", "", &cast_ballot, fields);
  }

  std::vector<PollLine> polls() {
    return must(office_->answer(
        asking("polls", chair), +[](Call& call) { return polls_of(call, unit); }));
  }

  /// For the server and for the campaign, which stands at a day of its own.
  void pass_time(std::int64_t milliseconds) {
    clock_ += milliseconds;
    const auto days = static_cast<int>(milliseconds / (24LL * 60 * 60 * 1000));
    if (days == 0) return;
    write([&](store::Transaction& data) -> Result<void> {
      store::Plan plan = plan_in(data);
      const Node body = from_json(plan.body).value();
      const Date then = add_days(day_in(plan), days);
      plan.body = to_json(with_value(body, "day", word_node(to_iso(then))));
      if (const auto saved = store::save(data, plan); !saved) return tl::unexpected{saved.error()};
      return {};
    });
  }
  /// At which the campaign stands.
  Date day() {
    Date found;
    write([&](store::Transaction& data) -> Result<void> {
      found = day_in(plan_in(data));
      return {};
    });
    return found;
  }

  std::string chair_person = "bvp.bv01";
  std::vector<std::string> teller_persons{"bvp.bv02", "bvp.bv04"};
  std::string poll, chair;
  std::vector<std::string> tellers, phrases, codes;

 private:
  static store::Plan plan_in(store::Transaction& data) {
    const auto of = store::find_campaign(data, campaign).value();
    return store::find_plan(data, campaign, of->organization).value().value();
  }
  static Date day_in(const store::Plan& plan) {
    return parse_date(text_of(from_json(plan.body).value(), "day")).value();
  }
  static std::vector<std::string> texts(const Node& root, std::string_view key) {
    std::vector<std::string> texts;
    if (const Node* list = root.find(key))
      for (const Node& item : list->items()) texts.push_back(item.text());
    return texts;
  }

  std::unique_ptr<Office> office_;
  std::int64_t clock_ = 0;
};

}  // namespace kiemdiem::service
