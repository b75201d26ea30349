#include "assessment/country_subjects.h"

#include <algorithm>
#include <array>
#include <bit>
#include <deque>
#include <memory>

#include "assessment/candidates.h"

namespace kiemdiem::assessment::country {
namespace {

using regulation::Compared;

constexpr std::uint8_t byte(Truth truth) {
  return static_cast<std::uint8_t>(truth);
}
constexpr std::uint8_t no = byte(Truth::no);
constexpr std::uint8_t yes = byte(Truth::yes);
constexpr std::uint8_t nothing = 255;

static_assert(static_cast<int>(Truth::unknown) == 2 && static_cast<int>(Asked::undecided) == 2);
static_assert(static_cast<int>(Asked::yes) == 0 && static_cast<int>(Asked::no) == 1);

constexpr std::uint8_t marked(bool is) {
  return is ? 1 : 0;
}

/// A byte for each of a block. An array, not a vector: loops over it become vector instructions.
using Bytes = std::array<std::uint8_t, block_size>;

// Loops without branches over bytes that do not overlap: they become vector instructions.
using Byte = std::uint8_t;

constexpr Byte one_if(bool is) {
  return static_cast<Byte>(is);
}
/// All bits where `one`, else none.
constexpr Byte spread(Byte one) {
  return static_cast<Byte>(-one);
}

/// Marks those of `active` for whom a rule certainly holds.
void mark_certain(Byte* __restrict marks, const Byte* __restrict active, const Byte* __restrict truth,
                  std::size_t count) {
  for (std::size_t row = 0; row < count; ++row)
    marks[row] = static_cast<Byte>(marks[row] | (active[row] & one_if(truth[row] == yes)));
}

void tighten_each(Byte* __restrict asked, const Byte* __restrict truth, std::size_t count) {
  for (std::size_t row = 0; row < count; ++row) {
    const Byte out = one_if(truth[row] == yes);
    const auto unsure = static_cast<Byte>(one_if(truth[row] == 2) & one_if(asked[row] == 0));
    const auto kept = static_cast<Byte>(asked[row] | (unsure << 1));
    asked[row] = static_cast<Byte>((kept & spread(one_if(out == 0))) | out);
  }
}

/// Lowers the ceilings of those for whom a rule holds, and notes the level where it may hold.
void limit_each(Byte* __restrict ceiling, Byte* __restrict possible, const Byte* __restrict asked,
                const Byte* __restrict truth, Byte level, std::size_t count) {
  const auto level_bit = static_cast<Byte>(1U << level);
  for (std::size_t row = 0; row < count; ++row) {
    const auto may = static_cast<Byte>(spread(asked[row]) & spread(one_if(truth[row] != no)));
    const auto certain = static_cast<Byte>(level & may & spread(one_if(truth[row] == yes)));
    possible[row] = static_cast<Byte>(possible[row] | (may & level_bit));
    ceiling[row] = ceiling[row] > certain ? ceiling[row] : certain;
  }
}

Truth* truths_in(Bytes& bytes) {
  static_assert(sizeof(Truth) == 1);
  return reinterpret_cast<Truth*>(bytes.data());
}

/// Rules that may touch a kind of subject, found once.
struct Touching {
  std::vector<std::size_t> scopes, exclusions, forced, ceilings, notes;
  std::vector<std::vector<std::size_t>> exceptions;  ///< by index of the rule excepted from
};

Touching touching(const std::vector<Rule>& rules, SubjectKind kind) {
  Touching found;
  found.exceptions.resize(rules.size());
  for (std::size_t at = 0; at < rules.size(); ++at) {
    const Rule& rule = rules[at];
    if (const auto* scope = rule.as<regulation::ScopeBody>(); scope != nullptr && scope->rates.has(kind))
      found.scopes.push_back(at);
    if (const auto* exception = rule.as<regulation::ExceptionBody>())
      if (rule.of.empty() || rule.of.has(kind))
        for (std::size_t other = 0; other < rules.size(); ++other)
          if (std::ranges::find(exception->excepts, rules[other].id) != exception->excepts.end())
            found.exceptions[other].push_back(at);
    if (!rule.of.has(kind)) continue;
    if (rule.as<regulation::ExclusionBody>() != nullptr) found.exclusions.push_back(at);
    if (rule.as<regulation::ForcedBody>() != nullptr) found.forced.push_back(at);
    if (rule.as<regulation::CeilingBody>() != nullptr) found.ceilings.push_back(at);
    if (rule.as<regulation::NoteBody>() != nullptr) found.notes.push_back(at);
  }
  return found;
}

/// Judges the subjects of one kind, block by block. One for each part.
class KindJudge {
 public:
  KindJudge(const Tables& tables, SubjectKind kind, const Touching& rules, const Judged& so_far, int worst)
      : tables_(tables),
        kind_(kind),
        rules_(rules),
        so_far_(so_far),
        worst_level_(static_cast<std::uint8_t>(worst)),
        block_(tables, kind),
        headed_(tables, kind),
        proposed_column_(tables.index.column(regulation::list_of(kind), "proposed")),
        fired_(tables.bound.rules.size()),
        outcomes_(std::make_unique<std::uint32_t[]>(outcome_count)) {}

  /// Rows first … first + count - 1, or those of `rows` (leaders).
  void judge(std::size_t first, std::size_t count, const std::int32_t* rows, CountrySubjects& into,
             std::vector<std::uint8_t>& candidates) {
    count_ = count;
    if (rows == nullptr)
      block_.take_rows(first, count);
    else
      block_.take({rows + first, count});
    begin();
    exclude();
    force();
    limit();
    annotate();
    write(into, candidates);
  }

 private:
  const Rule& rule(std::size_t at) const { return tables_.bound.rules[at]; }

  Bytes& scratch(std::size_t depth) {
    while (scratch_.size() <= depth) scratch_.emplace_back();
    return scratch_[depth];
  }

  void begin() {
    const std::size_t count = count_;
    for (Bytes* bytes :
         {&is_subject_, &review_, &rating_, &ceiling_, &possible_, &may_force_, &may_to_, &off_ballot_})
      std::fill_n(bytes->begin(), count, std::uint8_t{0});
    std::fill_n(forced_.begin(), count, nothing);
    for (const auto& fired : fired_)
      if (fired != nullptr) std::fill_n(fired->begin(), count, std::uint8_t{0});
    Bytes& truth = scratch(0);
    for (const std::size_t scope : rules_.scopes) {
      const auto& where = rule(scope).as<regulation::ScopeBody>()->where[static_cast<std::size_t>(kind_)];
      block_.truths(where, {truths_in(truth), count});
      for (std::size_t at = 0; at < count; ++at) is_subject_[at] |= marked(truth[at] != no);
    }
    propose();
  }

  void propose() {
    const std::size_t count = count_;
    const std::vector<std::uint8_t>& levels = tables_.levels[static_cast<std::size_t>(kind_)];
    if (levels.empty()) {
      const std::int32_t first = block_.subject(0).row;
      for (std::size_t at = 0; at < count; ++at) {
        const auto row = first + static_cast<std::int32_t>(at);
        proposed_[at] =
            proposed_column_.known(row) ? static_cast<Byte>(proposed_column_.number(row)) : level_none;
      }
      return;
    }
    for (std::size_t at = 0; at < count; ++at)
      proposed_[at] = levels[static_cast<std::size_t>(block_.subject(at).row)];
  }

  /// Where a rule certainly fired, as bytes of the block.
  Bytes& fired(std::size_t at) {
    if (fired_[at] == nullptr) fired_[at] = std::make_unique<Bytes>();
    return *fired_[at];
  }

  /// Whether a rule applies to those of a block that `active` marks, its exceptions taken into account.
  /// @param rows the row of the subject's block for each of the asked, where they are not the same
  Bytes& applies(std::size_t at, Block& asked, const Bytes& active, std::size_t depth,
                 const std::int32_t* rows) {
    Bytes& truth = scratch(2 * depth);
    const std::size_t count = asked.size();
    asked.truths(rule(at).when, {truths_in(truth), count});
    for (const std::size_t exception : rules_.exceptions[at]) {
      Bytes& still = scratch(2 * depth + 1);
      for (std::size_t row = 0; row < count; ++row) still[row] = marked(active[row] != 0 && truth[row] != no);
      const Bytes& except = applies(exception, asked, still, depth + 1, rows);
      Bytes& excepted = fired(exception);
      for (std::size_t row = 0; row < count; ++row) {
        excepted[rows == nullptr ? row : static_cast<std::size_t>(rows[row])] |=
            marked(still[row] != 0 && except[row] == yes);
        if (still[row] == 0 || except[row] == no) continue;
        truth[row] = except[row] == yes ? no : byte(Truth::unknown);
      }
    }
    return truth;
  }

  void exclude() {
    for (const std::size_t at : rules_.exclusions) {
      const auto& exclusion = *rule(at).as<regulation::ExclusionBody>();
      const Bytes& truth = applies(at, block_, is_subject_, 0, nullptr);
      mark_certain(fired(at).data(), is_subject_.data(), truth.data(), count_);
      if (exclusion.not_reviewed) tighten_each(review_.data(), truth.data(), count_);
      if (exclusion.not_rated) tighten_each(rating_.data(), truth.data(), count_);
    }
  }

  void force() {
    for (const std::size_t at : rules_.forced) {
      const auto& forced = *rule(at).as<regulation::ForcedBody>();
      const Bytes& truth = applies(at, block_, is_subject_, 0, nullptr);
      mark_certain(fired(at).data(), is_subject_.data(), truth.data(), count_);
      force_each(truth, static_cast<Byte>(forced.rating), forced.off_ballot);
    }
  }

  /// Forced ratings are rare: one look at the block tells that there is none.
  void force_each(const Bytes& truth, Byte to, bool off_ballot) {
    const std::size_t count = count_;
    unsigned any = 0;
    for (std::size_t row = 0; row < count; ++row)
      any |= static_cast<unsigned>(is_subject_[row] & one_if(truth[row] != no));
    if (any == 0) return;
    for (std::size_t row = 0; row < count; ++row) {
      if (is_subject_[row] == 0 || truth[row] == no) continue;
      if (truth[row] == yes) {
        forced_[row] = forced_[row] == nothing ? to : std::max(forced_[row], to);
        off_ballot_[row] |= one_if(off_ballot);
      } else {
        may_force_[row] = 1;
        may_to_[row] = std::max(may_to_[row], to);
      }
    }
  }

  void limit() {
    for (const std::size_t at : rules_.ceilings) {
      const auto& ceiling = *rule(at).as<regulation::CeilingBody>();
      switch (ceiling.compared) {
        case Compared::nothing:
          limit_to(at, static_cast<std::uint8_t>(ceiling.at_most));
          break;
        case Compared::led_organization:
          limit_by_led_organization(at);
          break;
        case Compared::headed_bodies:
          limit_by_headed_bodies(at, ceiling);
          break;
      }
    }
  }

  void limit_to(std::size_t at, std::uint8_t level) {
    const Bytes& truth = applies(at, block_, is_subject_, 0, nullptr);
    mark_certain(fired(at).data(), is_subject_.data(), truth.data(), count_);
    limit_each(ceiling_.data(), possible_.data(), is_subject_.data(), truth.data(), level, count_);
  }

  /// The ceiling of one subject by the level of a body.
  void compare(std::size_t at, std::size_t row, EntityRef body, std::uint8_t truth) {
    const bool organization = body.kind == EntityKind::organization;
    const SubjectRef other{organization ? SubjectKind::organization : SubjectKind::collective, body.row};
    const CountrySubject judged = so_far_.of(other);
    const std::uint8_t level =
        tables_.levels[static_cast<std::size_t>(other.kind)][static_cast<std::size_t>(body.row)];
    if (level == level_none || (judged.is_subject() && judged.rating() == Asked::no)) return;
    if (judged.is_subject() && judged.rating() == Asked::undecided) truth = byte(Truth::unknown);
    if (level == level_unknown) {
      possible_[row] = static_cast<Byte>((2U << worst_level_) - 1);
      return;
    }
    possible_[row] = static_cast<Byte>(possible_[row] | 1U << level);
    if (truth != yes) return;
    ceiling_[row] = std::max(ceiling_[row], level);
    fired(at)[row] = 1;
  }

  void limit_by_led_organization(std::size_t at) {
    const Bytes& truth = applies(at, block_, is_subject_, 0, nullptr);
    for (std::size_t row = 0; row < count_; ++row) {
      if (is_subject_[row] == 0 || truth[row] == no) continue;
      const std::int32_t organization = tables_.index.organization_of(block_.subject(row).row);
      if (organization >= 0) compare(at, row, {EntityKind::organization, organization}, truth[row]);
    }
  }

  /// The headings of the block's subjects that may limit them, a part of a block at a time.
  void limit_by_headed_bodies(std::size_t at, const regulation::CeilingBody& ceiling) {
    const Headings& headings = tables_.headings;
    if (count_ == 0) return;
    auto next = static_cast<std::size_t>(std::ranges::lower_bound(headings.people, block_.subject(0).row) -
                                         headings.people.begin());
    const std::int32_t last = block_.subject(count_ - 1).row;
    std::size_t row = 0;
    while (next < headings.people.size() && headings.people[next] <= last) {
      people_.clear(), posts_.clear(), bodies_.clear(), rows_.clear();
      for (; next < headings.people.size() && headings.people[next] <= last && people_.size() < block_size;
           ++next) {
        while (block_.subject(row).row < headings.people[next]) ++row;
        if (block_.subject(row).row != headings.people[next] || is_subject_[row] == 0) continue;
        if (kind_ == SubjectKind::member && !is_of_the_party(headings.bodies[next])) continue;
        people_.push_back(headings.people[next]);
        posts_.push_back(headings.posts[next]);
        bodies_.push_back(headings.bodies[next]);
        rows_.push_back(static_cast<std::int32_t>(row));
      }
      if (!people_.empty()) limit_by_some_bodies(at, ceiling);
    }
  }

  bool is_of_the_party(EntityRef body) const {
    return body.kind == EntityKind::organization ? tables_.index.is_party_organization(body.row)
                                                 : tables_.index.is_party_committee(body.row);
  }

  void limit_by_some_bodies(std::size_t at, const regulation::CeilingBody& ceiling) {
    headed_.take(people_, posts_, bodies_);
    headed_.truths(ceiling.body_where, {truths_in(compared_), people_.size()});
    for (std::size_t one = 0; one < people_.size(); ++one) compared_[one] = marked(compared_[one] != no);
    const Bytes& truth = applies(at, headed_, compared_, 0, rows_.data());
    for (std::size_t one = 0; one < people_.size(); ++one)
      if (compared_[one] != 0 && truth[one] != no)
        compare(at, static_cast<std::size_t>(rows_[one]), bodies_[one], truth[one]);
  }

  void annotate() {
    for (const std::size_t at : rules_.notes) {
      const Bytes& truth = applies(at, block_, is_subject_, 0, nullptr);
      mark_certain(fired(at).data(), is_subject_.data(), truth.data(), count_);
    }
  }

  /// Everything that decides on the outcome of each subject, as one number.
  void make_keys() {
    const std::size_t count = count_;
    std::uint32_t* __restrict const keys = keys_.data();
    for (std::size_t row = 0; row < count; ++row) {
      const unsigned proposed = std::min<Byte>(proposed_[row], 4);
      const unsigned forced = std::min<Byte>(forced_[row], 4);
      const unsigned may_to = may_force_[row] * (may_to_[row] + 1U);
      keys[row] = proposed | forced << 3 | may_to << 6 | unsigned{rating_[row]} << 9 |
                  unsigned{review_[row]} << 11 | unsigned{ceiling_[row]} << 13 |
                  unsigned{possible_[row]} >> 1 << 15 | unsigned{off_ballot_[row]} << 18 |
                  unsigned{is_subject_[row]} << 19;
    }
  }
  static constexpr std::size_t outcome_count = std::size_t{1} << 20;
  static constexpr std::uint32_t worked_out = std::uint32_t{1} << 31;

  /// The packed result and, from bit 16 on, the candidate's bits.
  std::uint32_t work_out(std::size_t row) const {
    if (is_subject_[row] == 0) return worked_out;
    SubjectResult result;
    result.review = static_cast<Asked>(review_[row]);
    result.rating = static_cast<Asked>(rating_[row]);
    result.ceiling = ceiling_[row];
    result.possible_ceilings = possible_[row] | 1U;
    result.worst_ceiling = static_cast<int>(std::bit_width(result.possible_ceilings)) - 1;
    if (forced_[row] != nothing) result.forced = forced_[row];
    result.may_be_forced = may_force_[row] != 0;
    result.may_be_forced_to = may_to_[row];
    result.on_ballot = off_ballot_[row] == 0;
    if (proposed_[row] < level_none) result.proposed = proposed_[row];
    SubjectJudge::sum_up(result);
    const CountrySubject packed{result.review, result.rating,    result.ceiling,
                                result.forced, result.on_ballot, result.verdict};
    return worked_out | packed.bits() | std::uint32_t{candidate_bits(result)} << 16;
  }

  static Byte candidate_bits(const SubjectResult& result) {
    const auto candidate = as_candidate(result);
    unsigned bits = CandidateBits::subject;
    if (!candidate) return static_cast<Byte>(bits);
    bits |= CandidateBits::candidate;
    if (candidate->best) bits |= CandidateBits::best;
    if (candidate->may_drop_out) bits |= CandidateBits::may_drop_out;
    if (candidate->may_be_eligible) bits |= CandidateBits::may_be_eligible;
    if (candidate->may_be_barred) bits |= CandidateBits::may_be_barred;
    return static_cast<Byte>(bits);
  }

  /// Few outcomes are different: each is worked out once.
  void write(CountrySubjects& into, std::vector<std::uint8_t>& candidates) {
    const std::size_t count = count_;
    make_keys();
    std::uint32_t* const outcomes = outcomes_.get();
    const bool in_order = block_.is_in_order();
    const auto first = static_cast<std::size_t>(count == 0 ? 0 : block_.subject(0).row);
    CountrySubject* const results = into.results.data();
    std::uint8_t* const bits = candidates.data();
    const std::vector<std::int32_t>& decisions = tables_.events.decisions(kind_);
    for (std::size_t row = 0; row < count; ++row) {
      std::uint32_t outcome = outcomes[keys_[row]];
      if (outcome == 0) outcome = outcomes[keys_[row]] = work_out(row);
      const std::size_t at = in_order ? first + row : static_cast<std::size_t>(block_.subject(row).row);
      results[at] = CountrySubject::of_bits(static_cast<std::uint16_t>(outcome));
      bits[at] = static_cast<std::uint8_t>(outcome >> 16);
      if (!decisions.empty() && decisions[at] >= 0)
        bits[at] = CandidateBits::decided(bits[at], proposed_[row]);
    }
    for (std::size_t at = 0; at < fired_.size(); ++at)
      if (fired_[at] != nullptr) write_bits(*fired_[at], into.fired[at]);
  }

  void write_bits(const Bytes& bytes, std::vector<std::uint64_t>& bits) const {
    if (!block_.is_in_order()) {
      for (std::size_t row = 0; row < count_; ++row) {
        if (bytes[row] == 0) continue;
        const auto at = static_cast<std::size_t>(block_.subject(row).row);
        bits[at / 64] |= std::uint64_t{1} << (at % 64);
      }
      return;
    }
    // Eight bytes of 0 and 1 become eight bits by one multiplication.
    for (std::size_t row = 0; row < count_; row += 8) {
      std::array<std::uint8_t, 8> eight{};
      std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(row), std::min<std::size_t>(8, count_ - row),
                  eight.begin());
      const std::uint64_t gathered = (std::bit_cast<std::uint64_t>(eight) * 0x0102040810204080ULL) >> 56;
      const auto at = static_cast<std::size_t>(block_.subject(row).row);
      bits[at / 64] |= gathered << (at % 64);
    }
  }

  const Tables& tables_;
  SubjectKind kind_;
  const Touching& rules_;
  const Judged& so_far_;
  std::uint8_t worst_level_;
  Block block_, headed_;
  ColumnRef proposed_column_;
  std::vector<std::unique_ptr<Bytes>> fired_;
  std::deque<Bytes> scratch_;
  std::size_t count_ = 0;
  std::unique_ptr<std::uint32_t[]> outcomes_;  ///< by key; 0: not yet worked out
  std::array<std::uint32_t, block_size> keys_{};
  Bytes is_subject_{}, review_{}, rating_{}, ceiling_{}, possible_{}, forced_{}, may_force_{}, may_to_{},
      off_ballot_{}, proposed_{}, compared_{};
  std::vector<std::int32_t> people_, posts_, rows_;
  std::vector<EntityRef> bodies_;
};

bool is_touching(const Touching& rules, std::size_t rule) {
  const auto in = [&](const std::vector<std::size_t>& list) {
    return std::ranges::find(list, rule) != list.end();
  };
  return in(rules.exclusions) || in(rules.forced) || in(rules.ceilings) || in(rules.notes) ||
         std::ranges::any_of(rules.exceptions, in);
}

void judge_kind(const Tables& tables, SubjectKind kind, const InParts& in_parts, Judged& judged) {
  const auto number = static_cast<std::size_t>(kind);
  const Touching rules = touching(tables.bound.rules, kind);
  const bool leaders = kind == SubjectKind::leader;
  CountrySubjects& into = judged.subjects[number];
  into.fired.resize(tables.bound.rules.size());
  if (rules.scopes.empty() || (leaders && tables.leader_rows.empty())) return;
  const std::size_t rows = tables.count(kind);
  into.results.resize(rows);
  judged.candidates[number].resize(rows, 0);
  for (std::size_t rule = 0; rule < into.fired.size(); ++rule)
    if (is_touching(rules, rule)) into.fired[rule].resize((rows + 63) / 64, 0);
  const auto worst = static_cast<int>(tables.situation.dictionary.choices("rating")->words.size()) - 1;
  // Leaders are few and far between: blocks of them would share words of bits.
  const std::size_t parts = leaders ? 1 : in_parts.parts;
  const std::size_t asked = leaders ? tables.leader_rows.size() : rows;
  const auto work = [&](std::size_t part) {
    if (part >= parts) return;
    const auto judge = std::make_unique<KindJudge>(tables, kind, rules, judged, worst);
    const Range range = range_of(asked, part, parts);
    for (std::size_t first = range.first; first < range.last; first += block_size)
      judge->judge(first, std::min(block_size, range.last - first),
                   leaders ? tables.leader_rows.data() : nullptr, into, judged.candidates[number]);
  };
  in_parts.run(work);
}

}  // namespace

Judged judge_subjects(const Tables& tables, const InParts& in_parts) {
  Judged judged;
  for (const SubjectKind kind :
       {SubjectKind::organization, SubjectKind::collective, SubjectKind::member, SubjectKind::leader})
    judge_kind(tables, kind, in_parts, judged);
  return judged;
}

}  // namespace kiemdiem::assessment::country
