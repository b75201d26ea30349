#include "population.h"

#include <algorithm>

#include "facts/read_situation.h"

namespace kiemdiem::bench {

using facts::EntityKind;
using facts::EntityRef;
using facts::State;
using facts::SubjectKind;
using facts::SubjectRef;

Size Size::of(std::int32_t people) {
  const Size country;
  const auto scaled = [&](std::int32_t count) {
    return std::max<std::int32_t>(1,
                                  static_cast<std::int32_t>(std::int64_t{count} * people / country.people));
  };
  return {people, scaled(country.cells), scaled(country.grassroots)};
}

namespace {

/// splitmix64
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t bound) {
    state_ += 0x9e3779b97f4a7c15ULL;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
    mixed ^= mixed >> 31;
    return static_cast<std::uint32_t>(((mixed >> 32) * bound) >> 32);
  }
  bool one_in(std::uint32_t count) { return below(count) == 0; }
  bool percent(std::uint32_t share) { return below(100) < share; }

 private:
  std::uint64_t state_;
};

class Population {
 public:
  Population(const facts::Dictionary& dictionary, const Size& size, Depth depth)
      : dictionary_(dictionary), size_(size), depth_(depth) {}

  facts::Situation make() {
    made_.title = "population";
    made_.dictionary = dictionary_;
    made_.tables = facts::empty_tables(dictionary_);
    made_.texts = {""};
    made_.period = {facts::PeriodKind::year, 2022, 0, *make_date(2022, 1, 1), *make_date(2022, 12, 31)};
    made_.on = *make_date(2022, 12, 20);
    made_.complete = {"events", "documents"};
    made_.given = {"events", "documents"};
    everything_else_is("organizations", {"party_organization", "decided_by"});
    everything_else_is("collectives", {"decided_by"});
    everything_else_is("people", {"group", "temporary_at", "transferred", "transferred.months_at_previous",
                                  "transferred.comment", "discipline", "posts"});
    make_organizations();
    make_people();
    if (depth_ == Depth::plan) {
      make_collectives();
      make_posts();
      make_events();
      make_documents();
    }
    return std::move(made_);
  }

 private:
  int word(std::string_view choices, std::string_view word) const {
    return dictionary_.choices(choices)->find(word).value();
  }
  facts::Column& column(std::string_view list, std::string_view fact) {
    facts::Table& table = made_.table(list);
    return table.columns[static_cast<std::size_t>(dictionary_.list(list)->find(fact).value())];
  }
  void everything_else_is(std::string_view list, std::initializer_list<std::string_view> none) {
    for (const std::string_view fact : none) column(list, fact).everywhere = State::none;
  }
  /// A column with room for all rows, all of one number and state.
  facts::Column& full(std::string_view list, std::string_view fact, std::size_t rows, std::int32_t number = 0,
                      State state = State::known) {
    facts::Column& made = column(list, fact);
    made.numbers.assign(rows, number);
    made.states.assign(rows, state);
    return made;
  }
  void rows(std::string_view list, std::size_t count) {
    made_.table(list).columns.front().states.assign(count, State::unknown);
  }
  static std::int32_t organization(std::int32_t row) {
    return EntityRef{EntityKind::organization, row}.packed();
  }

  /// Rows: the country, 34 provinces, a superior organization for 75 grassroots ones, these, their cells.
  void make_organizations() {
    constexpr std::int32_t provinces = 34;
    const std::int32_t superiors = size_.grassroots / 75 + 1;
    first_grassroots_ = 1 + provinces + superiors;
    first_cell_ = first_grassroots_ + size_.grassroots;
    organizations_ = static_cast<std::size_t>(first_cell_ + size_.cells);
    rows("organizations", organizations_);
    facts::Column& kind = full("organizations", "kind", organizations_);
    facts::Column& parent = full("organizations", "parent", organizations_);
    facts::Column& established = full("organizations", "established", organizations_);
    facts::Column& proposed = full("organizations", "proposed", organizations_);
    Random random{1};
    for (std::int32_t row = 0; row < static_cast<std::int32_t>(organizations_); ++row) {
      const auto at = static_cast<std::size_t>(row);
      const bool cell = row >= first_cell_;
      const bool grassroots = !cell && row >= first_grassroots_;
      kind.numbers[at] = word_of_kind(row, provinces);
      parent.numbers[at] = organization(cell ? first_grassroots_ + grassroots_of_cell(row - first_cell_)
                                        : grassroots      ? 1 + provinces + (row - first_grassroots_) / 75
                                        : row > provinces ? 1 + (row - 1 - provinces) % provinces
                                                          : 0);
      if (row == 0) parent.states[at] = State::none;
      established.numbers[at] = make_date(1990, 1, 1)->days + static_cast<std::int32_t>(random.below(11'700));
      proposed.numbers[at] = rating(random);
    }
  }
  std::int32_t word_of_kind(std::int32_t row, std::int32_t provinces) {
    if (kinds_.empty())
      for (const char* name : {"central", "province", "superior_committee", "grassroots_committee", "cell"})
        kinds_.push_back(word("organization_kind", name));
    const std::size_t at = row == 0                  ? 0
                           : row <= provinces        ? 1
                           : row < first_grassroots_ ? 2
                           : row < first_cell_       ? 3
                                                     : 4;
    return kinds_[at];
  }
  std::int32_t grassroots_of_cell(std::int32_t cell) const {
    return static_cast<std::int32_t>(std::int64_t{cell} * size_.grassroots / size_.cells);
  }
  std::int32_t cell_of(std::int32_t person) const {
    return first_cell_ + static_cast<std::int32_t>(std::int64_t{person} * size_.cells / size_.people);
  }
  static std::int32_t rating(Random& random) {
    const std::uint32_t drawn = random.below(100);
    return drawn < 15 ? 0 : drawn < 89 ? 1 : drawn < 99 ? 2 : 3;
  }

  void make_people() {
    const auto people = static_cast<std::size_t>(size_.people);
    rows("people", people);
    facts::Column& cell = full("people", "cell", people);
    facts::Column& admitted = full("people", "admitted", people);
    facts::Column& sick = full("people", "sick_leave_months", people);
    facts::Column& servant = full("people", "civil_servant", people);
    facts::Column& servant_rated = full("people", "civil_servant_rating", people);
    facts::Column& proposed = full("people", "proposed", people);
    const bool plan = depth_ == Depth::plan;
    facts::Column* exempt = plan ? nullptr : &full("people", "exempt", people);
    facts::Column* suspended = plan ? nullptr : &full("people", "suspended", people);
    facts::Column* absent = plan ? nullptr : &full("people", "meetings_absent", people);
    facts::Column* silent = plan ? nullptr : &full("people", "meetings_silent", people);
    facts::Column* servant_rating = plan ? nullptr : &full("people", "civil_servant_rating.rating", people);
    facts::Column* servant_day = plan ? &full("people", "civil_servant_rating.on", people) : nullptr;
    Random random{2};
    const std::int32_t end = made_.period.last.days;
    for (std::size_t row = 0; row < people; ++row) {
      cell.numbers[row] = organization(cell_of(static_cast<std::int32_t>(row)));
      admitted.numbers[row] = end - static_cast<std::int32_t>(random.below(15'000));
      const auto unknown = [&](facts::Column& of) {
        if (random.one_in(50)) of.states[row] = State::unknown;
      };
      sick.numbers[row] = random.one_in(60) ? 1 + static_cast<std::int32_t>(random.below(8)) : 0;
      unknown(sick);
      servant.numbers[row] = random.percent(40);
      if (servant.numbers[row] == 0) servant_rated.states[row] = State::none;
      proposed.numbers[row] = rating(random);
      if (plan) {
        servant_day->numbers[row] =
            Moment{Date{end - 45 + static_cast<std::int32_t>(random.below(20))}, -1}.packed();
        continue;
      }
      exempt->numbers[row] = random.percent(6);
      suspended->numbers[row] = random.one_in(800);
      absent->numbers[row] = static_cast<std::int32_t>(random.below(40)) / 10;
      unknown(*absent);
      silent->numbers[row] = static_cast<std::int32_t>(random.below(70)) / 10;
      unknown(*silent);
      servant_rating->numbers[row] = rating(random);
      if (servant_rated.states[row] == State::none)
        servant_rating->states[row] = State::none;
      else
        unknown(*servant_rating);
    }
    if (plan) make_leaves();
  }

  /// Sick leave by days, maternity, transfers, temporary stays, comments, discipline.
  void make_leaves() {
    const auto people = static_cast<std::size_t>(size_.people);
    facts::Column& days = full("people", "sick_leave_days", people, 0, State::unknown);
    facts::Column& maternity = full("people", "maternity_leave_months", people);
    facts::Column& temporary = full("people", "temporary_at", people, 0, State::none);
    facts::Column& transferred = full("people", "transferred", people, 0, State::none);
    facts::Column& months = full("people", "transferred.months_at_previous", people, 0, State::none);
    facts::Column& comment = full("people", "transferred.comment", people, 0, State::none);
    facts::Column& residence = full("people", "residence_comment", people);
    facts::Column& required = full("people", "residence_comment_required", people, 1);
    facts::Column& discipline = full("people", "discipline", people, 0, State::none);
    discipline.counts.assign(people, 0);
    facts::Column& day = column("discipline", "on");
    facts::Column& where = column("discipline", "violated_at");
    Random random{3};
    for (std::size_t row = 0; row < people; ++row) {
      if (random.one_in(100)) {
        days.states[row] = State::known;
        days.numbers[row] = static_cast<std::int32_t>(random.below(140));
      }
      if (random.one_in(80)) maternity.numbers[row] = 6;
      if (random.one_in(100)) {
        temporary.states[row] = State::known;
        temporary.numbers[row] = organization(
            first_cell_ + static_cast<std::int32_t>(random.below(static_cast<std::uint32_t>(size_.cells))));
      }
      if (random.one_in(30)) {
        transferred.states[row] = months.states[row] = comment.states[row] = State::known;
        months.numbers[row] = static_cast<std::int32_t>(random.below(12));
        comment.numbers[row] = random.percent(85);
      }
      if (random.percent(8)) residence.states[row] = State::none;
      if (random.percent(5)) required.numbers[row] = 0;
      if (!random.one_in(300)) continue;
      discipline.states[row] = State::known;
      discipline.numbers[row] = static_cast<std::int32_t>(day.states.size());
      discipline.counts[row] = 1;
      day.numbers.push_back(made_.period.last.days - static_cast<std::int32_t>(random.below(500)));
      day.states.push_back(State::known);
      where.numbers.push_back(organization(cell_of(static_cast<std::int32_t>(row))));
      where.states.push_back(random.percent(90) ? State::known : State::unknown);
    }
  }

  /// A party committee for each grassroots organization, then a committee for three cells in five.
  void make_collectives() {
    std::vector<std::int32_t> of;
    for (std::int32_t row = 0; row < size_.grassroots; ++row) of.push_back(first_grassroots_ + row);
    for (std::int32_t cell = 0; cell < size_.cells; ++cell)
      if (cell % 5 < 3) of.push_back(first_cell_ + cell);
    const std::size_t count = of.size();
    collectives_ = count;
    rows("collectives", count);
    facts::Column& kind = full("collectives", "kind", count, word("collective_kind", "cell_committee"));
    facts::Column& led = full("collectives", "of", count);
    facts::Column& proposed = full("collectives", "proposed", count);
    Random random{4};
    for (std::size_t row = 0; row < count; ++row) {
      if (row < static_cast<std::size_t>(size_.grassroots))
        kind.numbers[row] = word("collective_kind", "party_committee");
      led.numbers[row] = organization(of[row]);
      proposed.numbers[row] = rating(random);
    }
  }

  /// In each cell the first member is secretary, the second deputy, the third and fourth on the committee;
  /// the first member of an organization's first cell is its secretary too.
  void make_posts() {
    const auto people = static_cast<std::size_t>(size_.people);
    facts::Column& posts = full("people", "posts", people, 0, State::none);
    posts.counts.assign(people, 0);
    facts::Column& in = column("posts", "in");
    facts::Column& role = column("posts", "role");
    facts::Column& unrelated = column("posts", "newly_transferred_unrelated");
    const std::array roles{word("role", "secretary"), word("role", "deputy_secretary"),
                           word("role", "committee_member"), word("role", "committee_member")};
    Random random{5};
    const auto add = [&](std::size_t person, std::int32_t body, std::int32_t as) {
      if (posts.counts[person] == 0) posts.numbers[person] = static_cast<std::int32_t>(in.states.size());
      posts.states[person] = State::known;
      ++posts.counts[person];
      in.numbers.push_back(organization(body));
      role.numbers.push_back(as);
      unrelated.numbers.push_back(random.one_in(40));
      for (facts::Column* of : {&in, &role, &unrelated}) of->states.push_back(State::known);
    };
    std::int32_t cell = -1;
    std::int32_t grassroots = -1;
    std::size_t number = 0;
    for (std::size_t row = 0; row < people; ++row) {
      const std::int32_t own = cell_of(static_cast<std::int32_t>(row));
      number = own == cell ? number + 1 : 0;
      cell = own;
      if (number < roles.size()) add(row, own, roles[number]);
      const std::int32_t above = first_grassroots_ + grassroots_of_cell(own - first_cell_);
      if (above != grassroots) add(row, above, roles[0]);
      grassroots = above;
    }
  }

  /// Reviewed and rated: every collective, organization and member; a registration and a dossier of each
  /// grassroots organization. Some days are late, some steps in the wrong order.
  void make_events() {
    const std::size_t count = 2 * (organizations_ + collectives_ + static_cast<std::size_t>(size_.people)) +
                              2 * static_cast<std::size_t>(size_.grassroots);
    for (facts::Column* made : {&column("events", "event"), &column("events", "subject"),
                                &column("events", "on"), &column("events", "at")}) {
      made->numbers.reserve(count);
      made->states.reserve(count);
    }
    // Few events have these: their columns end where the grassroots organizations do.
    const std::int32_t review = word("event", "review");
    const std::int32_t rating_event = word("event", "rating");
    const std::int32_t sent = word("event", "dossier_sent");
    const std::int32_t registered = word("event", "meeting_registered");
    for (std::int32_t row = 0; row < size_.grassroots; ++row) {
      const SubjectRef subject{SubjectKind::organization, first_grassroots_ + row};
      add_event(registered, subject, -20, -1);
      add_event(sent, subject, 12, -1);
    }
    for (std::int32_t row = 0; row < static_cast<std::int32_t>(collectives_); ++row) {
      add_event(review, {SubjectKind::collective, row}, -16, -1);
      add_event(rating_event, {SubjectKind::collective, row}, -6, -1);
    }
    for (std::int32_t row = 0; row < static_cast<std::int32_t>(organizations_); ++row) {
      add_event(review, {SubjectKind::organization, row}, -14, -1);
      add_event(rating_event, {SubjectKind::organization, row}, row < first_cell_ ? 4 : 0, -1);
    }
    for (std::int32_t row = 0; row < size_.people; ++row) {
      add_event(review, {SubjectKind::member, row}, -10, cell_of(row));
      add_event(rating_event, {SubjectKind::member, row}, -2, cell_of(row));
    }
    const std::size_t listed = column("events", "event").states.size();
    full("events", "by", listed, 0, State::unknown);
    for (std::size_t row = 0; row < 2 * static_cast<std::size_t>(size_.grassroots); ++row) {
      facts::Column& by = column("events", "by");
      by.states[row] = State::known;
      by.numbers[row] = word("channel", row % 50 == 1 ? "post" : "in_person");
    }
  }
  void add_event(std::int32_t kind, SubjectRef subject, int from_december, std::int32_t at) {
    const auto put = [](facts::Column& into, std::int32_t number, State state) {
      into.numbers.push_back(number);
      into.states.push_back(state);
    };
    facts::Table& table = made_.table("events");
    if (event_columns_.empty())
      for (const char* fact : {"event", "subject", "on", "at"})
        event_columns_.push_back(static_cast<std::size_t>(dictionary_.list("events")->find(fact).value()));
    const Date day =
        add_days(*make_date(2022, 12, 1), from_december + static_cast<int>(event_random_.below(12)));
    put(table.columns[event_columns_[0]], kind, State::known);
    put(table.columns[event_columns_[1]], subject.packed(), State::known);
    put(table.columns[event_columns_[2]], Moment{day, -1}.packed(),
        event_random_.one_in(500) ? State::unknown : State::known);
    put(table.columns[event_columns_[3]], at < 0 ? 0 : organization(at),
        at < 0 ? State::unknown : State::known);
  }

  /// Of nineteen members in twenty each of the papers of their file.
  void make_documents() {
    const std::array papers{word("document", "self_review"), word("document", "commitment"),
                            word("document", "profile_supplement"), word("document", "chair_conclusion")};
    facts::Column& document = column("documents", "document");
    facts::Column& subject = column("documents", "subject");
    const std::size_t most = papers.size() * static_cast<std::size_t>(size_.people);
    for (facts::Column* made : {&document, &subject}) {
      made->numbers.reserve(most);
      made->states.reserve(most);
    }
    Random random{6};
    for (std::int32_t row = 0; row < size_.people; ++row)
      for (const std::int32_t paper : papers) {
        if (random.one_in(20)) continue;
        document.numbers.push_back(paper);
        subject.numbers.push_back(SubjectRef{SubjectKind::member, row}.packed());
        document.states.push_back(State::known);
        subject.states.push_back(State::known);
      }
  }

  const facts::Dictionary& dictionary_;
  Size size_;
  Depth depth_;
  facts::Situation made_;
  std::int32_t first_grassroots_ = 0, first_cell_ = 0;
  std::size_t organizations_ = 0, collectives_ = 0;
  std::vector<std::int32_t> kinds_;
  std::vector<std::size_t> event_columns_;
  Random event_random_{7};
};

}  // namespace

facts::Situation make_population(const facts::Dictionary& dictionary, const Size& size, Depth depth) {
  return Population{dictionary, size, depth}.make();
}

}  // namespace kiemdiem::bench
