#include "assessment/quota.h"

#include <array>
#include <random>

#include "judging.h"

namespace kiemdiem::assessment {
namespace {

using regulation::QuotaBody;

enum class Base { good_without_best, good_before_choosing, good_or_better };

/// The inequality of the rules reference 5.1 as it stands there, tried by hand: E among T are rated best.
bool allowed(Base base, int percent, int best, int total) {
  switch (base) {
    case Base::good_without_best:
      return 100 * best <= percent * (total - best);
    case Base::good_before_choosing:
    case Base::good_or_better:
      return 100 * best <= percent * total;
  }
  return false;
}

/// Greatest E by direct trial of every E, with the exception for small groups where the document has it.
int greatest_by_trial(Base base, int percent, bool small_group, int total, bool eligible) {
  int greatest = 0;
  for (int best = 0; best <= total; ++best)
    if (allowed(base, percent, best, total)) greatest = best;
  // "fewer than five rated good": counted after one is chosen (A), or before (B)
  const int rated_good = base == Base::good_without_best ? total - 1 : total;
  if (small_group && eligible && total >= 1 && rated_good < 5) greatest = std::max(greatest, 1);
  return greatest;
}

QuotaBody body_of(Base base, int percent, bool small_group) {
  QuotaBody body;
  body.percent = percent;
  body.base =
      base == Base::good_or_better ? regulation::QuotaBase::good_or_better : regulation::QuotaBase::good;
  body.base_by_reading = base != Base::good_or_better;
  body.small_group_below = small_group ? 5 : 0;
  return body;
}

TEST(Quota, limit_equals_the_greatest_number_that_the_inequality_allows) {
  std::mt19937 random{20221210};
  for (const Base base : {Base::good_without_best, Base::good_before_choosing, Base::good_or_better})
    for (const int percent : {20, 25})
      for (const bool small_group : {false, true})
        for (int unit = 0; unit < 10'000; ++unit) {
          const int total = static_cast<int>(random() % (unit % 2 == 0 ? 12 : 700));
          const int best = total == 0 ? 0 : static_cast<int>(random() % static_cast<unsigned>(total + 1));
          const bool eligible = random() % 4 != 0;
          const int limit = quota_limit(body_of(base, percent, small_group), percent,
                                        base == Base::good_without_best, {best, total - best, eligible});
          ASSERT_EQ(limit, greatest_by_trial(base, percent, small_group, total, eligible))
              << "T=" << total << " percent=" << percent << " small=" << small_group;
        }
}

/// Rules reference 5.1: T, then the limit by Q1, by Q1-B = Q2 = Q3, by Q3-2, by Q5, by Q5-B.
constexpr std::array<std::array<int, 6>, 21> reference_table{{
    {0, 0, 0, 0, 0, 0},        {1, 0, 0, 0, 1, 1},       {3, 0, 0, 0, 1, 1},        {4, 0, 0, 1, 1, 1},
    {5, 0, 1, 1, 1, 1},        {6, 1, 1, 1, 1, 1},       {9, 1, 1, 2, 1, 1},        {10, 1, 2, 2, 1, 2},
    {11, 1, 2, 2, 1, 2},       {12, 2, 2, 3, 2, 2},      {16, 2, 3, 4, 2, 3},       {18, 3, 3, 4, 3, 3},
    {20, 3, 4, 5, 3, 4},       {24, 4, 4, 6, 4, 4},      {25, 4, 5, 6, 4, 5},       {30, 5, 6, 7, 5, 6},
    {47, 7, 9, 11, 7, 9},      {60, 10, 12, 15, 10, 12}, {100, 16, 20, 25, 16, 20}, {137, 22, 27, 34, 22, 27},
    {250, 41, 50, 62, 41, 50},
}};

TEST(Quota, limit_is_that_of_the_reference_table) {
  for (const auto& [total, q1, q2, q3_2, q5, q5_b] : reference_table) {
    const Pool pool{0, total, true};
    const auto limit = [&](Base base, int percent, bool small_group) {
      return quota_limit(body_of(base, percent, small_group), percent, base == Base::good_without_best, pool);
    };
    EXPECT_EQ(limit(Base::good_without_best, 20, false), q1) << total;
    EXPECT_EQ(limit(Base::good_before_choosing, 20, false), q2) << total;
    EXPECT_EQ(limit(Base::good_or_better, 20, false), q2) << total;
    EXPECT_EQ(limit(Base::good_without_best, 25, false), q2) << total;
    EXPECT_EQ(limit(Base::good_or_better, 25, false), q3_2) << total;
    EXPECT_EQ(limit(Base::good_without_best, 20, true), q5) << total;
    EXPECT_EQ(limit(Base::good_before_choosing, 20, true), q5_b) << total;
  }
}

/// A candidate with the ways that its unknown facts leave open.
struct Open {
  bool best, out, eligible, barred;
};

/// Every way at once: the verdict that all of them share, else undecided.
Verdict by_trying_all(const QuotaBody& quota, int percent, bool excludes_best,
                      const std::vector<Open>& open) {
  bool kept = false;
  bool broken = false;
  const auto try_all = [&](auto&& self, std::size_t at, Pool pool) -> void {
    if (at == open.size()) {
      (pool.best > quota_limit(quota, percent, excludes_best, pool) ? broken : kept) = true;
      return;
    }
    const Open& one = open[at];
    if (one.out) self(self, at + 1, pool);
    Pool more = pool;
    ++(one.best ? more.best : more.good);
    if (one.barred) self(self, at + 1, more);
    more.eligible = true;
    if (one.eligible) self(self, at + 1, more);
  };
  try_all(try_all, 0, {});
  return kept && broken ? Verdict::undecided : broken ? Verdict::breaks : Verdict::holds;
}

TEST(Quota, is_undecided_exactly_where_the_unknown_facts_could_change_it) {
  std::mt19937 random{7};
  int undecided = 0;
  for (int unit = 0; unit < 10'000; ++unit) {
    std::vector<Open> open;
    std::vector<Candidate> candidates;
    const auto count = static_cast<int>(random() % 10);
    for (int at = 0; at < count; ++at) {
      Open one{random() % 3 == 0, false, true, false};
      if (random() % 2 == 0) {  // every candidate may stay in one way at least
        const auto ways = static_cast<unsigned>(random() % 6 + 2);
        one.out = (ways & 1U) != 0, one.eligible = (ways & 2U) != 0, one.barred = (ways & 4U) != 0;
      }
      open.push_back(one);
      candidates.push_back({nullptr, one.best, one.out, one.eligible, one.barred});
    }
    for (const Base base : {Base::good_without_best, Base::good_before_choosing, Base::good_or_better})
      for (const bool small_group : {false, true}) {
        const QuotaBody quota = body_of(base, 20, small_group);
        const bool excludes_best = base == Base::good_without_best;
        const Verdict wanted = by_trying_all(quota, 20, excludes_best, open);
        undecided += wanted == Verdict::undecided;
        ASSERT_EQ(quota_verdict(quota, {20}, excludes_best, candidates), wanted) << "unit " << unit;
      }
  }
  EXPECT_GT(undecided, 1000);
}

std::string people(int best, int good, const std::string& more = "") {
  std::string text = "people:\n";
  for (int at = 0; at < best; ++at)
    text += fmt::format("  - {{id: e{}, cell: cb, proposed: excellent}}\n", at);
  for (int at = 0; at < good; ++at) text += fmt::format("  - {{id: g{}, cell: cb, proposed: good}}\n", at);
  return text + more;
}

const std::string unit_of_phu_yen =
    head("phu-yen-khoi-2022", 2022) + "organizations: [{id: cb, kind: grassroots_cell}]\n";

TEST(Quota, of_a_small_group_cites_both_clauses) {
  const Assessment small = judged(unit_of_phu_yen + people(1, 2));
  const QuotaResult* found = quota(small, facts::SubjectKind::member, "organization:cb");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->clause, "I.3; II.4");
  EXPECT_EQ(found->limit, 1);
  const Assessment large = judged(unit_of_phu_yen + people(1, 5));
  EXPECT_EQ(quota(large, facts::SubjectKind::member, "organization:cb")->clause, "I.3");
}

TEST(Quota, of_one_whose_facts_are_unknown_holds_where_no_value_breaks_it) {
  // Either the one may be best, or sick leave takes the one out of the count altogether.
  const std::string alone =
      "regulation: phu-yen-khoi-2022\nperiod: {kind: year, year: 2022}\non: 2022-12-10\n"
      "organizations: [{id: cb, kind: grassroots_cell, established: 1998-03-01}]\n"
      "people: [{id: a, cell: cb, admitted: 2010-05-19, proposed: excellent}]\n";
  const Assessment assessment = judged(alone);
  EXPECT_EQ(quota(assessment, facts::SubjectKind::member, "organization:cb")->verdict, Verdict::holds);
  EXPECT_EQ(subject(assessment, "member:a").verdict, Verdict::undecided);
}

TEST(Quota, excludes_whom_the_rules_bar) {
  const Assessment assessment =
      judged(unit_of_phu_yen + people(2, 8,
                                      "  - {id: om, cell: cb, sick_leave_months: 4, proposed: excellent}\n"
                                      "  - {id: moi, cell: cb, admitted: 2022-12-01, proposed: good}\n"));
  const QuotaResult* found = quota(assessment, facts::SubjectKind::member, "organization:cb");
  EXPECT_EQ(found->used, 2);
  EXPECT_EQ(found->counted, 8);
  EXPECT_EQ(found->limit, 1);
  EXPECT_EQ(found->verdict, Verdict::breaks);
}

}  // namespace
}  // namespace kiemdiem::assessment
