#include "assessment/country_quota.h"

#include <algorithm>
#include <map>
#include <utility>

#include "assessment/quota.h"
#include "assessment/scopes.h"
#include "assessment/shares.h"

namespace kiemdiem::assessment::country {
namespace {

using regulation::QuotaBody;
using regulation::QuotaUnit;

/// The candidates of one unit, counted by what is known of them.
struct Count {
  std::int32_t subjects = 0;
  std::int32_t best = 0, good = 0;                  ///< as the proposals stand
  std::int32_t certain_best = 0, certain_good = 0;  ///< of these, those whom no unknown fact could take out
  std::int32_t eligible_best = 0, certain_eligible_best = 0;
  std::uint8_t best_flags = 0, good_flags = 0;  ///< CandidateBits of any; certain_… of any certain one
  std::uint8_t certain_best_flags = 0, certain_good_flags = 0;

  void add(const Count& more) {
    subjects += more.subjects;
    best += more.best;
    good += more.good;
    certain_best += more.certain_best;
    certain_good += more.certain_good;
    eligible_best += more.eligible_best;
    certain_eligible_best += more.certain_eligible_best;
    best_flags |= more.best_flags;
    good_flags |= more.good_flags;
    certain_best_flags |= more.certain_best_flags;
    certain_good_flags |= more.certain_good_flags;
  }

  Pool pool(bool only_certain_best, bool only_certain_good, bool surely) const {
    const std::uint8_t flags = (only_certain_best ? certain_best_flags : best_flags) |
                               (only_certain_good ? certain_good_flags : good_flags);
    const std::uint8_t wanted = surely ? CandidateBits::surely_eligible : CandidateBits::eligible;
    return {only_certain_best ? certain_best : best, only_certain_good ? certain_good : good,
            (flags & wanted) != 0};
  }
};

/// Counts of up to 511 subjects side by side in one number, so that a subject is added without a branch.
class Tally {
 public:
  void add(std::uint8_t bits) {
    counts_ += counts_by_bits[bits];
    flags_ |= flags_by_bits[bits];
    if (++held_ == most) spill();
  }
  /// What was added since the last call.
  Count take() {
    spill();
    return std::exchange(count_, {});
  }

 private:
  using B = CandidateBits;
  static constexpr int width = 9;
  static constexpr std::uint32_t most = (1U << width) - 1;

  static constexpr auto counts_by_bits = [] {
    std::array<std::uint64_t, 64> counts{};
    for (unsigned bits = 1; bits < counts.size(); ++bits) {
      const bool candidate = (bits & B::candidate) != 0;
      const bool best = candidate && (bits & B::best) != 0;
      const bool certain = (bits & B::certain) != 0;
      const bool eligible = (bits & B::eligible) != 0;
      const std::array fields{true,
                              best,
                              candidate && !best,
                              best && certain,
                              candidate && !best && certain,
                              best && eligible,
                              best && eligible && certain};
      for (std::size_t field = 0; field < fields.size(); ++field)
        counts[bits] |= std::uint64_t{fields[field]} << (field * width);
    }
    return counts;
  }();
  static constexpr auto flags_by_bits = [] {
    std::array<std::uint32_t, 64> flags{};
    for (unsigned bits = 0; bits < flags.size(); ++bits) {
      if ((bits & B::candidate) == 0) continue;
      const unsigned at = (bits & B::best) != 0 ? 0 : 8;
      flags[bits] = bits << at | ((bits & B::certain) != 0 ? bits << (at + 16) : 0);
    }
    return flags;
  }();

  void spill() {
    const auto field = [&](int at) { return static_cast<std::int32_t>((counts_ >> (at * width)) & most); };
    const auto flags = [&](int at) { return static_cast<std::uint8_t>(flags_ >> at); };
    count_.add({field(0), field(1), field(2), field(3), field(4), field(5), field(6), flags(0), flags(8),
                flags(16), flags(24)});
    counts_ = flags_ = 0;
    held_ = 0;
  }

  std::uint64_t counts_ = 0;
  std::uint32_t flags_ = 0, held_ = 0;
  Count count_;
};

/// One quota rule for one kind of subject.
class RuleQuota {
 public:
  RuleQuota(const Tables& tables, const Judged& judged, std::size_t rule, SubjectKind kind)
      : tables_(tables),
        judged_(judged),
        rule_(rule),
        quota_(*tables.bound.rules[rule].as<QuotaBody>()),
        kind_(kind),
        candidates_(judged.candidates[static_cast<std::size_t>(kind)]) {
    excludes_best_ = quota_.base_by_reading && !tables.situation.quota_reading_b;
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
      judge_organizations(count_by_organization(in_parts), into);
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
      for (std::size_t at = 0; at < counts[0].size(); ++at)
        if (counts[part][at].subjects > 0) counts[0][at].add(counts[part][at]);
    return std::move(counts[0]);
  }

  void count_range(Range range, std::vector<Count>& counts) const {
    const Condition& when = tables_.bound.rules[rule_].when;
    const bool is_asked = !when.source(kind_).empty();
    std::vector<Truth> holds(block_size, Truth::yes);
    Block block{tables_, kind_};
    Tally same;  // members mostly stand cell by cell
    std::int32_t unit = -1;
    const auto flush = [&] {
      const Count count = same.take();
      if (unit >= 0 && count.subjects > 0) counts[static_cast<std::size_t>(unit)].add(count);
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

  void judge_organizations(const std::vector<Count>& by_cell, std::vector<CountryQuota>& into) const {
    if (kind_ != SubjectKind::member || quota_.unit == QuotaUnit::cell) {
      for (std::size_t at = 0; at < by_cell.size(); ++at)
        if (by_cell[at].subjects > 0) into.push_back(whole(static_cast<std::int32_t>(at), by_cell[at]));
      return;
    }
    std::vector<Count> counts(by_cell.size());
    std::vector<std::vector<std::int32_t>> cells(quota_.shares_by_cell ? by_cell.size() : 0);
    for (std::size_t cell = 0; cell < by_cell.size(); ++cell) {
      if (by_cell[cell].subjects == 0) continue;
      const auto level =
          static_cast<std::size_t>(deciding_level_of_cell(tables_.index, static_cast<std::int32_t>(cell)));
      counts[level].add(by_cell[cell]);
      if (quota_.shares_by_cell) cells[level].push_back(static_cast<std::int32_t>(cell));
    }
    for (std::size_t at = 0; at < counts.size(); ++at) {
      if (counts[at].subjects == 0) continue;
      const auto organization = static_cast<std::int32_t>(at);
      into.push_back(whole(organization, counts[at]));
      if (!quota_.shares_by_cell || (cells[at].size() == 1 && cells[at].front() == organization)) continue;
      share(organization, counts[at], cells[at], by_cell, into);
    }
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
        Tally one;
        one.add(candidates_[first + at]);
        counts[{*level, std::move(group)}].add(one.take());
      }
    }
    for (const auto& [unit, count] : counts) {
      into.push_back(whole(unit.first, count));
      into.back().group = unit.second;
    }
  }

  int percent(std::int32_t organization) const {
    const bool other =
        !other_percent_.empty() && other_percent_[static_cast<std::size_t>(organization)] == Truth::yes;
    return other ? quota_.other_percent : quota_.percent;
  }
  int limit(std::int32_t organization, const Pool& pool) const {
    return quota_limit(quota_, percent(organization), excludes_best_, pool);
  }

  CountryQuota whole(std::int32_t organization, const Count& count) const {
    CountryQuota quota{rule_, kind_, organization, {}, {}, {}, count.best, Verdict::holds};
    quota.counted = excludes_best_ ? count.good : count.best + count.good;
    quota.limit = limit(organization, count.pool(false, false, false));
    const auto broken = [&](const Pool& pool) { return pool.best > limit(organization, pool); };
    const bool first = broken(count.pool(false, false, false));
    quota.verdict = first ? Verdict::breaks : Verdict::holds;
    for (int extreme = 1; extreme < 8; ++extreme)
      if (broken(count.pool((extreme & 1) != 0, (extreme & 2) != 0, (extreme & 4) != 0)) != first)
        quota.verdict = Verdict::undecided;
    return quota;
  }

  /// Each cell's share; undecided for all while the level of one cell is not known.
  void share(std::int32_t organization, const Count& count, const std::vector<std::int32_t>& cells,
             const std::vector<Count>& by_cell, std::vector<CountryQuota>& into) const {
    std::vector<ShareCell> stands, certain;
    bool unknown = false;
    for (const std::int32_t row : cells) {
      const std::uint8_t level =
          tables_.levels[static_cast<std::size_t>(SubjectKind::organization)][static_cast<std::size_t>(row)];
      const Count& own = by_cell[static_cast<std::size_t>(row)];
      unknown = unknown || level == level_unknown;
      ShareCell cell;
      cell.code = tables_.situation.id(EntityRef{EntityKind::organization, row});
      cell.rank = level < level_none ? level : 4;
      cell.weight = quota_.weights[static_cast<std::size_t>(cell.rank)];
      cell.candidates = own.best + own.good;
      cell.eligible = own.eligible_best;
      stands.push_back(cell);
      cell.candidates = own.certain_best + own.certain_good;
      cell.eligible = own.certain_eligible_best;
      certain.push_back(std::move(cell));
    }
    const Shares shares = share_out(stands, limit(organization, count.pool(false, false, false)));
    const Shares sure = share_out(certain, limit(organization, count.pool(true, true, false)));
    for (std::size_t at = 0; at < cells.size(); ++at) {
      const Count& own = by_cell[static_cast<std::size_t>(cells[at])];
      CountryQuota quota{rule_, kind_,    cells[at],         {}, stands[at].candidates,
                         {},    own.best, Verdict::undecided};
      if (!unknown) {
        quota.limit = shares.places[at];
        const bool over = own.best > shares.places[at];
        if (over == (own.certain_best > sure.places[at]))
          quota.verdict = over ? Verdict::breaks : Verdict::holds;
      }
      into.push_back(std::move(quota));
    }
  }

  const Tables& tables_;
  const Judged& judged_;
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
