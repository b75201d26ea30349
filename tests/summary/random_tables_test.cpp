#include <algorithm>
#include <set>

#include "random_situation.h"
#include "summary/checks.h"
#include "tables_of_tests.h"

namespace kiemdiem::summary {
namespace {

constexpr unsigned situations_each = 200;

class RandomTablesTest : public testing::TestWithParam<std::pair<const char*, int>> {
 protected:
  template <class Check>
  void for_each_case(Check check, unsigned cases = situations_each) {
    const auto laid = data().regulation(GetParam().first, false).value();
    const int year = GetParam().second;
    const facts::Period period{facts::PeriodKind::year, year, 0, *make_date(year, 1, 1),
                               *make_date(year, 12, 31)};
    for (unsigned seed = 1; seed <= cases; ++seed) {
      SCOPED_TRACE(seed);
      check(judge(tests::RandomSituation{laid.dictionary, period, seed}.make(), laid));
      if (HasFailure()) return;
    }
  }
};

/// Counts told apart from everything else: straight from the situation as it would be written.
struct Oracle {
  std::int64_t all = 0, must_review = 0, rated = 0, unrated = 0, unclear = 0, decided = 0;
  std::array<std::int64_t, 4> levels{};
};

const char* list_of(SubjectKind kind) {
  return kind == SubjectKind::organization ? "organizations"
         : kind == SubjectKind::collective ? "collectives"
                                           : "people";
}

std::string value(const facts::Situation& situation, const char* list, const char* fact, std::size_t row) {
  const facts::ListShape& shape = *situation.dictionary.list(list);
  return written(situation, shape, situation.table(list), shape.find(fact).value(), row);
}

/// The level of the latest decision that has one (an undated one counts as the latest), else what is
/// proposed.
std::string level_told(const facts::Situation& situation, const assessment::SubjectResult& subject,
                       bool& decided) {
  std::string level, latest;
  const std::size_t events = situation.table("events").rows();
  for (std::size_t row = 0; row < events; ++row) {
    if (value(situation, "events", "event", row) != "decided" ||
        value(situation, "events", "subject", row) != subject.id)
      continue;
    const std::string rating = value(situation, "events", "rating", row);
    if (rating == "unknown" || rating == "null") continue;
    std::string on = value(situation, "events", "on", row);
    if (on == "unknown" || on == "null") on = "9999";
    if (!decided || on >= latest) {
      level = rating;
      latest = on;
    }
    decided = true;
  }
  if (decided) return level;
  if (subject.subject.kind != SubjectKind::leader)
    return value(situation, list_of(subject.subject.kind), "proposed",
                 static_cast<std::size_t>(subject.subject.row));
  // Of a leader the level that all posts have; different ones wait for the competent level.
  const facts::Column& posts = situation.column("people", "posts");
  const auto person = static_cast<std::size_t>(subject.subject.row);
  std::set<std::string> told;
  for (std::int32_t at = 0; at < posts.counts[person]; ++at) {
    const auto post = static_cast<std::size_t>(posts.numbers[person] + at);
    if (value(situation, "posts", "leader", post) == "true")
      told.insert(value(situation, "posts", "proposed", post));
  }
  const bool unknown = told.erase("unknown") > 0;
  told.erase("null");
  if (told.size() > 1) return "null";
  if (unknown) return "unknown";
  return told.empty() ? "null" : *told.begin();
}

Oracle count_apart(const Case& one, SubjectKind kind) {
  Oracle oracle;
  const std::vector<std::string>& words = one.situation.dictionary.choices("rating")->words;
  for (const assessment::SubjectResult& subject : one.assessment.subjects) {
    if (subject.subject.kind != kind) continue;
    ++oracle.all;
    if (subject.review == assessment::Asked::yes) ++oracle.must_review;
    bool decided = false;
    const std::string level = level_told(one.situation, subject, decided);
    if (!decided && (subject.rating == assessment::Asked::no || level == "null")) {
      ++oracle.unrated;
    } else if (!decided && (subject.rating == assessment::Asked::undecided || level == "unknown")) {
      ++oracle.unclear;
    } else {
      ++oracle.rated;
      if (decided) ++oracle.decided;
      ++oracle.levels[static_cast<std::size_t>(std::ranges::find(words, level) - words.begin())];
    }
  }
  return oracle;
}

const Figure* figure(const Table& table, std::string_view column) {
  const Row* total = table.find("total");
  const auto at = table.column(column);
  if (total == nullptr || !at) return nullptr;
  return std::get_if<Figure>(&total->cells[*at]);
}

void expect_totals(const Table& table, const Oracle& oracle) {
  SCOPED_TRACE(table.shape->id);
  const auto count = [&](std::string_view column) {
    const Figure* found = figure(table, column);
    return found == nullptr ? -1 : found->count();
  };
  EXPECT_EQ(count("all"), oracle.all);
  EXPECT_EQ(count("rated"), oracle.rated);
  EXPECT_EQ(count("unrated"), oracle.unrated);
  EXPECT_EQ(static_cast<std::int64_t>(figure(table, "rated")->unsure.size()), oracle.unclear);
  const std::array levels{"excellent", "good", "completed", "not_completed"};
  for (std::size_t level = 0; level < levels.size(); ++level)
    EXPECT_EQ(count(levels[level]), oracle.levels[level]);
  if (table.column("must_review")) {
    EXPECT_EQ(count("must_review"), oracle.must_review);
  }
}

TEST_P(RandomTablesTest, totals_equal_a_count_made_apart) {
  for_each_case([](const Case& one) {
    const Summary summary = gather(one.judged());
    const Tree tree{summary};
    expect_totals(table("t01", tree), count_apart(one, SubjectKind::organization));
    expect_totals(table("t02", tree), count_apart(one, SubjectKind::member));
    expect_totals(table("t03a", tree), count_apart(one, SubjectKind::collective));
    const Oracle leaders = count_apart(one, SubjectKind::leader);
    const Table above = table("t04a", tree), own = table("t04b", tree);
    EXPECT_EQ(figure(above, "all")->count() + figure(own, "all")->count(), leaders.all);
    EXPECT_EQ(figure(above, "good")->count() + figure(own, "good")->count(), leaders.levels[1]);
    EXPECT_EQ(figure(above, "unrated")->count() + figure(own, "unrated")->count(), leaders.unrated);
  });
}

TEST_P(RandomTablesTest, every_table_of_every_organization_cross_foots) {
  for_each_case([](const Case& one) {
    const Summary summary = gather(one.judged());
    const Tree tree{summary};
    const std::array<std::string, 2> units{"", summary.units.back().parent};
    for (const Shape& shape : book().shapes)
      for (const std::string& unit : units) {
        const Table made = make_table(shape, book(), tree, unit);
        for (const Row& row : made.rows) ASSERT_EQ(row.cells.size(), shape.columns.size()) << shape.id;
        for (const Breach& breach : check_rows(made, book()))
          ADD_FAILURE() << shape.id << " " << unit << ": " << breach.text;
      }
  });
}

TEST_P(RandomTablesTest, lower_tables_add_up_to_the_upper_one) {
  for_each_case(
      [](const Case& one) {
        const Summary summary = gather(one.judged());
        const Tree tree{summary};
        for (const char* id : {"t01", "t02", "t03a", "t08"})
          for (std::size_t at = 0; at < summary.units.size(); ++at) {
            const Table upper = table(id, tree, summary.units[at].id);
            for (const Row& row : upper.rows)
              if (!row.unit.empty()) {
                const Row* lower = nullptr;
                const Table below = table(id, tree, row.unit);
                lower = below.find("total");
                ASSERT_NE(lower, nullptr);
                for (std::size_t column = 0; column < row.cells.size(); ++column)
                  if (std::holds_alternative<Figure>(row.cells[column])) {
                    EXPECT_EQ(row.cells[column], lower->cells[column]) << id << " " << row.unit;
                  }
              }
          }
      },
      25);
}

/// The parts in which a superior gets it: the organization itself and each one below with all below it.
std::vector<Summary> parts_of(const Case& one, const Summary& whole) {
  const Tree tree{whole};
  std::vector<Summary> parts;
  for (const std::int32_t root : tree.roots()) {
    parts.push_back(gather(one.judged(), {tree.at(root).id, true}));
    for (const std::int32_t child : tree.children(root))
      parts.push_back(gather(one.judged(), {tree.at(child).id, false}));
  }
  return parts;
}

TEST_P(RandomTablesTest, parts_add_up_to_the_whole_in_any_grouping) {
  for_each_case([](const Case& one) {
    const Summary whole = gather(one.judged());
    std::vector<Summary> parts = parts_of(one, whole);
    Summary left = parts.front();
    for (std::size_t at = 1; at < parts.size(); ++at) left = add_up(left, parts[at]);
    Summary right = parts.back();
    for (std::size_t at = parts.size() - 1; at-- > 0;) right = add_up(parts[at], right);
    EXPECT_EQ(left.lines, right.lines);
    EXPECT_EQ(left.units, right.units);
    EXPECT_TRUE(left.twice.empty());
    // Who stands in no organization is told of only where everything is.
    std::vector<Line> placed;
    std::ranges::copy_if(whole.lines, std::back_inserter(placed),
                         [](const Line& line) { return !line.unit.empty(); });
    EXPECT_EQ(left.lines, placed);
    EXPECT_EQ(left.dossiers, whole.dossiers);
  });
}

INSTANTIATE_TEST_SUITE_P(Plans, RandomTablesTest,
                         testing::Values(std::pair{"phu-yen-khoi-2022", 2022},
                                         std::pair{"benh-vien-phoi-2021", 2021},
                                         std::pair{"bu-dang-2020", 2020}, std::pair{"huyen-uy-2023", 2023},
                                         std::pair{"phuong-11-go-vap-2021", 2021}),
                         [](const auto& plan) { return std::string{"plan"} + std::to_string(plan.index); });

}  // namespace
}  // namespace kiemdiem::summary
