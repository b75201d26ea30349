#include "assessment/country_quota.h"

#include <algorithm>
#include <array>
#include <map>

#include "assessment/quota.h"
#include "assessment/scopes.h"
#include "assessment/shares.h"

namespace kiemdiem::assessment::country {
namespace {

using regulation::QuotaBody;
using regulation::QuotaUnit;

/// What candidates may be, and those who are none: subjects with the same answers count alike.
struct Classes {
  std::array<Candidate, 12> candidates{};
  std::array<std::uint8_t, 64> of_bits{};  ///< number of the class, by CandidateBits
};
constexpr std::size_t no_candidate = 12;

constexpr Classes classes = [] {
  using B = CandidateBits;
  Classes made;
  made.of_bits.fill(no_candidate);
  std::size_t number = 0;
  for (const std::uint8_t best : {B::best, std::uint8_t{0}})
    for (unsigned answers = 0; answers < 8; ++answers) {
      const bool eligible = (answers & 2) != 0;
      const bool barred = (answers & 4) != 0;
      if (!eligible && !barred) continue;
      made.candidates[number] = {nullptr, best != 0, (answers & 1) != 0, eligible, barred};
      const unsigned bits = B::subject | B::candidate | best | answers << 3;
      made.of_bits[bits] = static_cast<std::uint8_t>(number++);
    }
  return made;
}();

/// The subjects of one unit, counted by class.
struct Count {
  std::array<std::int32_t, no_candidate + 1> of{};

  void add(std::uint8_t bits) { ++of[classes.of_bits[bits]]; }
  void add(const Count& more) {
    for (std::size_t at = 0; at < of.size(); ++at) of[at] += more.of[at];
  }
  bool any() const {
    std::int32_t all = 0;
    for (const std::int32_t count : of) all |= count;
    return all != 0;
  }
  /// Those who are proposed for the two upper levels; `surely`: whom no unknown fact could take out.
  Pool pool(bool surely) const {
    Pool pool;
    for (std::size_t at = 0; at < no_candidate; ++at) {
      const Candidate& candidate = classes.candidates[at];
      if (of[at] == 0 || (surely && candidate.may_drop_out)) continue;
      (candidate.best ? pool.best : pool.good) += of[at];
      pool.eligible = pool.eligible || candidate.may_be_eligible;
    }
    return pool;
  }
  std::vector<Candidate> candidates() const {
    std::vector<Candidate> all;
    for (std::size_t at = 0; at < no_candidate; ++at)
      all.insert(all.end(), static_cast<std::size_t>(of[at]), classes.candidates[at]);
    return all;
  }
};

/// One quota rule for one kind of subject.
class RuleQuota {
 public:
  RuleQuota(const Tables& tables, const Judged& judged, std::size_t rule, SubjectKind kind)
      : tables_(tables),
        rule_(rule),
        quota_(*tables.bound.rules[rule].as<QuotaBody>()),
        kind_(kind),
        candidates_(judged.candidates[static_cast<std::size_t>(kind)]),
        excludes_best_(quota_.base_by_reading && !tables.situation.quota_reading_b) {
    if (!quota_.percent_when.given()) return;
    other_percent_.resize(tables.count(SubjectKind::organization), Truth::no);
    Block block{tables, SubjectKind::organization};
    for (std::size_t first = 0; first < other_percent_.size(); first += block_size) {
      const std::size_t count = std::min(block_size, other_percent_.size() - first);
      block.take_rows(first, count);
      block.truths(quota_.percent_when, std::span{other_percent_}.subspan(first, count));
    }
  }

  void judge(const InParts& in_parts, std::vector<CountryQuota>& into) {
    if (quota_.unit == QuotaUnit::similarity_group)
      judge_groups(into);
    else
      judge_organizations(count_by_organization(in_parts), in_parts, into);
  }

 private:
  /// Of members by the cell, else by the deciding level.
  std::vector<Count> count_by_organization(const InParts& in_parts) const {
    std::vector<std::vector<Count>> counts(in_parts.parts);
    in_parts.run([&](std::size_t part) {
      counts[part].resize(tables_.count(SubjectKind::organization));
      count_range(range_of(candidates_.size(), part, in_parts.parts), counts[part]);
    });
    for (std::size_t part = 1; part < counts.size(); ++part)
      for (std::size_t at = 0; at < counts[0].size(); ++at) counts[0][at].add(counts[part][at]);
    return std::move(counts[0]);
  }

  void count_range(Range range, std::vector<Count>& counts) const {
    const Condition& when = tables_.bound.rules[rule_].when;
    const bool is_asked = !when.source(kind_).empty();
    std::vector<Truth> holds(block_size, Truth::yes);
    Block block{tables_, kind_};
    Count same;  // members mostly stand cell by cell
    std::int32_t unit = -1;
    const auto flush = [&] {
      if (unit >= 0) counts[static_cast<std::size_t>(unit)].add(same);
      same = {};
    };
    for (std::size_t first = range.first; first < range.last; first += block_size) {
      const std::size_t count = std::min(block_size, range.last - first);
      if (is_asked) {
        block.take_rows(first, count);
        block.truths(when, {holds.data(), count});
      }
      for (std::size_t at = 0; at < count; ++at) {
        if (candidates_[first + at] == 0 || holds[at] == Truth::no) continue;
        const std::int32_t own = first_unit(static_cast<std::int32_t>(first + at));
        if (own != unit) {
          flush();
          unit = own;
        }
        same.add(candidates_[first + at]);
      }
    }
    flush();
  }

  std::int32_t first_unit(std::int32_t row) const {
    return kind_ == SubjectKind::member ? tables_.index.cell_of(row)
                                        : deciding_level(tables_.index, {kind_, row}).value_or(-1);
  }

  void judge_organizations(const std::vector<Count>& by_cell, const InParts& in_parts,
                           std::vector<CountryQuota>& into) const {
    if (kind_ != SubjectKind::member || quota_.unit == QuotaUnit::cell) {
      judge_each(by_cell, in_parts, into);
      return;
    }
    std::vector<Count> counts(by_cell.size());
    std::vector<std::vector<std::int32_t>> cells(quota_.shares_by_cell ? by_cell.size() : 0);
    for (std::size_t cell = 0; cell < by_cell.size(); ++cell) {
      if (!by_cell[cell].any()) continue;
      const auto row = static_cast<std::int32_t>(cell);
      const auto level = static_cast<std::size_t>(deciding_level_of_cell(tables_.index, row));
      counts[level].add(by_cell[cell]);
      if (quota_.shares_by_cell) cells[level].push_back(row);
    }
    judge_each(counts, in_parts, into);
    for (std::size_t at = 0; at < cells.size(); ++at) {
      const auto organization = static_cast<std::int32_t>(at);
      const bool alone = cells[at].size() == 1 && cells[at].front() == organization;
      if (!cells[at].empty() && !alone) share(organization, counts[at], cells[at], by_cell, into);
    }
  }

  void judge_each(const std::vector<Count>& counts, const InParts& in_parts,
                  std::vector<CountryQuota>& into) const {
    std::vector<std::vector<CountryQuota>> parts(in_parts.parts);
    in_parts.run([&](std::size_t part) {
      const Range range = range_of(counts.size(), part, in_parts.parts);
      for (std::size_t at = range.first; at < range.last; ++at)
        if (counts[at].any()) parts[part].push_back(whole(static_cast<std::int32_t>(at), counts[at]));
    });
    for (std::vector<CountryQuota>& part : parts) std::ranges::move(part, std::back_inserter(into));
  }

  void judge_groups(std::vector<CountryQuota>& into) const {
    const std::string_view list = regulation::list_of(kind_);
    const bool has_groups = tables_.situation.dictionary.list(list)->find("similarity_group").has_value();
    const Condition& when = tables_.bound.rules[rule_].when;
    std::map<std::pair<std::int32_t, std::string>, Count> counts;
    std::vector<Truth> holds(block_size);
    Block block{tables_, kind_};
    for (std::size_t first = 0; first < candidates_.size(); first += block_size) {
      const std::size_t count = std::min(block_size, candidates_.size() - first);
      block.take_rows(first, count);
      block.truths(when, {holds.data(), count});
      for (std::size_t at = 0; at < count; ++at) {
        if (candidates_[first + at] == 0 || holds[at] == Truth::no) continue;
        const auto row = static_cast<std::int32_t>(first + at);
        const auto level = deciding_level(tables_.index, {kind_, row});
        if (!level) continue;
        std::string group;
        if (has_groups)
          if (const ColumnRef named = tables_.index.column(list, "similarity_group"); named.known(row))
            group = tables_.situation.texts[static_cast<std::size_t>(named.number(row))];
        counts[{*level, std::move(group)}].add(candidates_[first + at]);
      }
    }
    for (const auto& [unit, count] : counts) {
      into.push_back(whole(unit.first, count));
      into.back().group = unit.second;
    }
  }

  /// The percentages that may apply; as far as the facts are known the first.
  struct Percents {
    std::array<int, 2> all;
    std::size_t count;
  };
  Percents percents(std::int32_t organization) const {
    const Truth other =
        other_percent_.empty() ? Truth::no : other_percent_[static_cast<std::size_t>(organization)];
    if (other == Truth::yes) return {{quota_.other_percent, 0}, 1};
    return {{quota_.percent, quota_.other_percent}, other == Truth::no ? 1U : 2U};
  }

  CountryQuota whole(std::int32_t organization, const Count& count) const {
    const Percents percents = this->percents(organization);
    const Pool stands = count.pool(false);
    CountryQuota quota{rule_, kind_, organization, {}, {}, {}, stands.best, Verdict::holds};
    quota.counted = excludes_best_ ? stands.good : stands.best + stands.good;
    quota.limit = quota_limit(quota_, percents.all[0], excludes_best_, stands);
    quota.verdict = quota_verdict(quota_, {percents.all.data(), percents.count}, excludes_best_,
                                  count.pool(true), stands, [&count] { return count.candidates(); });
    return quota;
  }

  /// Each cell's share; undecided for all while the level of one cell is not known.
  void share(std::int32_t organization, const Count& count, const std::vector<std::int32_t>& cells,
             const std::vector<Count>& by_cell, std::vector<CountryQuota>& into) const {
    CellCandidates members;
    bool unknown = false;
    for (const std::int32_t row : cells) {
      const std::uint8_t level =
          tables_.levels[static_cast<std::size_t>(SubjectKind::organization)][static_cast<std::size_t>(row)];
      unknown = unknown || level == level_unknown;
      ShareCell cell;
      cell.code = tables_.situation.id(EntityRef{EntityKind::organization, row});
      cell.rank = level < level_none ? level : 4;
      cell.weight = quota_.weights[static_cast<std::size_t>(cell.rank)];
      members.cells.push_back(std::move(cell));
      const std::vector<Candidate> own = by_cell[static_cast<std::size_t>(row)].candidates();
      members.candidates.insert(members.candidates.end(), own.begin(), own.end());
      members.cell_of.resize(members.candidates.size(), members.cells.size() - 1);
    }
    members.count();
    const int percent = percents(organization).all[0];
    const int limit = quota_limit(quota_, percent, excludes_best_, count.pool(false));
    const Shares shares = share_out(members.cells, limit);
    std::vector<Verdict> verdicts(cells.size(), Verdict::undecided);
    if (!unknown) verdicts = share_verdicts(quota_, percent, excludes_best_, members, shares.places);
    for (std::size_t at = 0; at < cells.size(); ++at) {
      CountryQuota quota{
          rule_, kind_, cells[at], {}, members.cells[at].candidates, {}, members.used(at), verdicts[at]};
      if (!unknown) quota.limit = shares.places[at];
      into.push_back(std::move(quota));
    }
  }

  const Tables& tables_;
  std::size_t rule_;
  const QuotaBody& quota_;
  SubjectKind kind_;
  const std::vector<std::uint8_t>& candidates_;
  bool excludes_best_ = false;
  std::vector<Truth> other_percent_;
};

}  // namespace

std::vector<CountryQuota> judge_quotas(const Tables& tables, const Judged& judged, const InParts& in_parts) {
  std::vector<CountryQuota> quotas;
  for (std::size_t rule = 0; rule < tables.bound.rules.size(); ++rule) {
    if (tables.bound.rules[rule].as<QuotaBody>() == nullptr) continue;
    for (const SubjectKind kind :
         {SubjectKind::organization, SubjectKind::collective, SubjectKind::member, SubjectKind::leader})
      if (tables.bound.rules[rule].of.has(kind))
        RuleQuota{tables, judged, rule, kind}.judge(in_parts, quotas);
  }
  return quotas;
}

}  // namespace kiemdiem::assessment::country
