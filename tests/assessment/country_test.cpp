#include "assessment/country.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <thread>

#include "installation/installation.h"
#include "random_situation.h"

namespace kiemdiem {
namespace {

using namespace assessment;

constexpr int situations_each = 120;

/// More parts than a small situation has blocks, the last first.
InParts backwards() {
  return {3, [](const std::function<void(std::size_t)>& work) {
            for (std::size_t part = 3; part-- > 0;) work(part);
          }};
}

InParts on_threads() {
  return {2, [](const std::function<void(std::size_t)>& work) {
            std::thread other{[&work] { work(1); }};
            work(0);
            other.join();
          }};
}

struct Bound {
  std::string id;
  int year;
  bool all_layers = false;
};

void PrintTo(const Bound& bound, std::ostream* out) {
  *out << bound.id << (bound.all_layers ? " with its bases" : "");
}

class CountryTest : public testing::TestWithParam<Bound> {
 protected:
  void SetUp() override {
    auto data = Installation::open(KIEMDIEM_SOURCE_DIR);
    ASSERT_TRUE(data.has_value());
    auto laid = data->regulation(GetParam().id, GetParam().all_layers);
    ASSERT_TRUE(laid.has_value());
    laid_ = *laid;
    calendar_ = data->calendar();
    period_ = {facts::PeriodKind::year, GetParam().year, 0, *make_date(GetParam().year, 1, 1),
               *make_date(GetParam().year, 12, 31)};
  }

  /// Calls `check` with a number of random situations and the regulation bound for each.
  template <class Check>
  void for_each_situation(Check check) {
    for (unsigned seed = 1; seed <= situations_each; ++seed) {
      const facts::Situation situation = tests::RandomSituation{laid_.dictionary, period_, seed}.make();
      const auto bound = regulation::bind(laid_, situation.period, situation.on);
      ASSERT_TRUE(bound.has_value());
      SCOPED_TRACE(fmt::format("seed {}", seed));
      check(situation, *bound);
      if (HasFailure()) return;
    }
  }

  regulation::Regulation laid_;
  WorkCalendar calendar_;
  facts::Period period_;
};

bool has_fired(const SubjectResult& result, const regulation::Rule& rule) {
  return std::ranges::any_of(result.reasons, [&](const Reason& reason) {
    const bool compared_without = reason.effect == Effect::note && rule.as<regulation::NoteBody>() == nullptr;
    return reason.rule == rule.id && reason.document == rule.document && reason.certain && !compared_without;
  });
}

TEST_P(CountryTest, every_subject_comes_out_as_row_by_row) {
  for_each_situation([&](const facts::Situation& situation, const regulation::Regulation& bound) {
    const Assessment by_rows = judge(situation, bound, calendar_);
    const CountryResult country = judge_country(situation, bound, calendar_, backwards());
    std::size_t subjects = 0;
    for (const CountrySubjects& kind : country.subjects)
      for (const CountrySubject& subject : kind.results) subjects += subject.is_subject();
    EXPECT_EQ(subjects, by_rows.subjects.size());
    for (const SubjectResult& expected : by_rows.subjects) {
      const CountrySubjects& kind = country.subjects[static_cast<std::size_t>(expected.subject.kind)];
      const auto row = static_cast<std::size_t>(expected.subject.row);
      SCOPED_TRACE(expected.id);
      ASSERT_LT(row, kind.results.size());
      const CountrySubject& found = kind.results[row];
      EXPECT_TRUE(found.is_subject());
      EXPECT_EQ(found.review(), expected.review);
      EXPECT_EQ(found.rating(), expected.rating);
      EXPECT_EQ(found.ceiling(), expected.ceiling);
      EXPECT_EQ(found.forced(), expected.forced);
      EXPECT_EQ(found.on_ballot(), expected.on_ballot);
      EXPECT_EQ(found.verdict(), expected.verdict);
      for (std::size_t rule = 0; rule < bound.rules.size(); ++rule)
        EXPECT_EQ(kind.has_fired(rule, row), has_fired(expected, bound.rules[rule])) << bound.rules[rule].id;
    }
  });
}

using QuotaNumbers = std::tuple<std::string, std::optional<int>, std::optional<int>, int, Verdict>;

TEST_P(CountryTest, every_quota_comes_out_as_row_by_row) {
  for_each_situation([&](const facts::Situation& situation, const regulation::Regulation& bound) {
    // A cell that is a deciding level itself has two quotas: as the whole and as a share.
    std::multiset<QuotaNumbers> expected, found;
    for (const QuotaResult& quota : judge(situation, bound, calendar_).quotas)
      expected.emplace(fmt::format("{} {} {}", quota.rule, facts::name(quota.of), quota.scope), quota.counted,
                       quota.limit, quota.used, quota.verdict);
    for (const CountryQuota& quota : judge_country(situation, bound, calendar_, backwards()).quotas) {
      std::string scope =
          situation.id(facts::SubjectRef{facts::SubjectKind::organization, quota.organization});
      if (!quota.group.empty()) scope += "/" + quota.group;
      found.emplace(fmt::format("{} {} {}", bound.rules[quota.rule].id, facts::name(quota.of), scope),
                    quota.counted, quota.limit, quota.used, quota.verdict);
    }
    EXPECT_EQ(found, expected);
  });
}

TEST_P(CountryTest, every_rule_has_as_many_findings_as_row_by_row) {
  for_each_situation([&](const facts::Situation& situation, const regulation::Regulation& bound) {
    std::map<std::string, FindingCounts> expected, found;
    for (const Finding& finding : judge(situation, bound, calendar_).findings)
      expected[finding.rule].add(finding.verdict);
    const CountryResult country = judge_country(situation, bound, calendar_, in_turn());
    for (std::size_t rule = 0; rule < bound.rules.size(); ++rule)
      if (country.findings[rule] != FindingCounts{}) found[bound.rules[rule].id].add(country.findings[rule]);
    if (country.votes != FindingCounts{}) found["votes-add-up"] = country.votes;
    for (const auto& [rule, counts] : expected) {
      SCOPED_TRACE(rule);
      EXPECT_EQ(std::tie(found[rule].holds, found[rule].breaks, found[rule].undecided),
                std::tie(counts.holds, counts.breaks, counts.undecided));
    }
    EXPECT_EQ(found.size(), expected.size());
  });
}

TEST_P(CountryTest, threads_change_nothing) {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    const facts::Situation situation = tests::RandomSituation{laid_.dictionary, period_, seed}.make();
    const auto bound = regulation::bind(laid_, situation.period, situation.on);
    ASSERT_TRUE(bound.has_value());
    const CountryResult alone = judge_country(situation, *bound, calendar_);
    const CountryResult together = judge_country(situation, *bound, calendar_, on_threads());
    EXPECT_EQ(together.findings, alone.findings);
    for (std::size_t kind = 0; kind < 4; ++kind) {
      EXPECT_EQ(together.subjects[kind].fired, alone.subjects[kind].fired);
      EXPECT_TRUE(together.subjects[kind].results == alone.subjects[kind].results);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Plans, CountryTest,
                         testing::Values(Bound{"phu-yen-khoi-2022", 2022}, Bound{"benh-vien-phoi-2021", 2021},
                                         Bound{"bu-dang-2020", 2020}, Bound{"huyen-uy-2023", 2023},
                                         Bound{"phuong-11-go-vap-2021", 2021},
                                         Bound{"phu-yen-khoi-2022", 2022, true}));

TEST(CountrySubjectTest, keeps_what_it_is_given) {
  const CountrySubject subject{Asked::undecided, Asked::no, std::nullopt, 3, false, Verdict::breaks};
  EXPECT_TRUE(subject.is_subject());
  EXPECT_EQ(subject.review(), Asked::undecided);
  EXPECT_EQ(subject.rating(), Asked::no);
  EXPECT_EQ(subject.ceiling(), std::nullopt);
  EXPECT_EQ(subject.forced(), 3);
  EXPECT_FALSE(subject.on_ballot());
  EXPECT_EQ(subject.verdict(), Verdict::breaks);
  EXPECT_FALSE(CountrySubject{}.is_subject());
}

}  // namespace
}  // namespace kiemdiem
