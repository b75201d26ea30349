#include <algorithm>
#include <map>
#include <utility>

#include "assessment/country_findings.h"
#include "assessment/findings.h"
#include "assessment/relations.h"

namespace kiemdiem::assessment::country {
namespace {

using regulation::PapersBody;

constexpr std::array all_kinds{SubjectKind::organization, SubjectKind::collective, SubjectKind::member,
                               SubjectKind::leader};

/// Calls `use(block)` for all subjects of a kind in one part, a block at a time.
template <class Use>
void for_each_block(const Tables& tables, SubjectKind kind, std::size_t part, std::size_t parts, Use use) {
  const bool leaders = kind == SubjectKind::leader;
  const Range range = range_of(leaders ? tables.leader_rows.size() : tables.count(kind), part, parts);
  Block block{tables, kind};
  for (std::size_t first = range.first; first < range.last; first += block_size) {
    const std::size_t count = std::min(block_size, range.last - first);
    if (leaders)
      block.take(std::span{tables.leader_rows}.subspan(first, count));
    else
      block.take_rows(first, count);
    use(block);
  }
}

/// Which papers are there, a bit each, by organization, collective and person.
class Documents {
 public:
  Documents(const Tables& tables, const InParts& in_parts)
      : document_(tables.index.column("documents", "document")),
        subject_(tables.index.column("documents", "subject")),
        rows_(static_cast<std::int32_t>(tables.situation.table("documents").rows())) {
    if (rows_ == 0) return;
    for (std::size_t entity = 0; entity < 3; ++entity)
      there_[entity].resize(static_cast<std::size_t>(tables.index.count(static_cast<EntityKind>(entity))), 0);
    in_parts.run([&](std::size_t part) { link(part, in_parts.parts); });
  }

  bool has(SubjectRef subject, int paper) const {
    const auto& there = there_[static_cast<std::size_t>(facts::entity_kind(subject.kind))];
    return !there.empty() && ((there[static_cast<std::size_t>(subject.row)] >> paper) & 1U) != 0;
  }

 private:
  /// Each part takes the papers of its own subjects.
  void link(std::size_t part, std::size_t parts) {
    std::array<Range, 3> own{};
    for (std::size_t entity = 0; entity < 3; ++entity)
      own[entity] = range_of(there_[entity].size(), part, parts);
    for (std::int32_t row = 0; row < rows_; ++row) {
      const SubjectRef subject = SubjectRef::unpacked(subject_.number(row));
      const auto entity = static_cast<std::size_t>(facts::entity_kind(subject.kind));
      const auto at = static_cast<std::size_t>(subject.row);
      if (at >= own[entity].first && at < own[entity].last)
        there_[entity][at] |= std::uint32_t{1} << document_.number(row);
    }
  }

  ColumnRef document_, subject_;
  std::int32_t rows_;
  std::array<std::vector<std::uint32_t>, 3> there_;
};

/// A fact of the person that says whether a paper is there: a record (known: yes) or yes and no.
struct Told {
  ColumnRef column;
  State of(SubjectRef subject) const {
    if (column.column == nullptr || facts::entity_kind(subject.kind) != EntityKind::person)
      return State::unknown;
    if (!column.known(subject.row)) return column.state(subject.row);
    const bool no = column.fact->type == facts::FactType::boolean && column.number(subject.row) == 0;
    return no ? State::none : State::known;
  }
};

class SubjectFindings {
 public:
  SubjectFindings(const Tables& tables, const Judged& judged, const InParts& in_parts, Counts& counts)
      : tables_(tables), judged_(judged), expected_(tables, judged), in_parts_(in_parts), counts_(counts) {}

  void judge(std::size_t at) {
    const Rule& rule = tables_.bound.rules[at];
    if (const auto* papers = rule.as<PapersBody>()) judge_papers(at, *papers);
    if (const auto* deadline = rule.as<regulation::DeadlineBody>()) judge_missing(at, *deadline);
    if (const auto* attribution = rule.as<regulation::AttributionBody>();
        attribution != nullptr && attribution->what == regulation::Attributed::discipline_to_place)
      judge_discipline(at);
    if (rule.as<regulation::ConsistencyBody>() != nullptr) judge_posts(at);
  }

 private:
  using Adds = const std::function<void(Verdict)>&;

  /// Runs `work(part, add)` for all parts and adds up what they count.
  void count(std::size_t rule, const std::function<void(std::size_t, FindingCounts&)>& work) {
    std::vector<FindingCounts> parts(in_parts_.parts);
    in_parts_.run([&](std::size_t part) {
      FindingCounts counted;
      work(part, counted);
      parts[part] = counted;
    });
    for (const FindingCounts& part : parts) counts_[rule].add(part);
  }

  void judge_papers(std::size_t at, const PapersBody& papers) {
    const Situation& situation = tables_.situation;
    const bool given = papers.always || situation.is_given("documents") || situation.is_complete("documents");
    if (!given && papers.given_by.empty()) return;
    if (!documents_) documents_.emplace(tables_, in_parts_);
    const Rule& rule = tables_.bound.rules[at];
    Told told;
    if (!papers.given_by.empty()) told.column = tables_.index.column("people", papers.given_by);
    const State otherwise = situation.is_complete("documents") ? State::none : State::unknown;
    for (const SubjectKind kind : all_kinds) {
      if (!rule.of.has(kind)) continue;
      count(at, [&](std::size_t part, FindingCounts& counted) {
        std::vector<Truth> applies(block_size);
        for_each_block(tables_, kind, part, in_parts_.parts, [&](Block& block) {
          block.truths(rule.when, {applies.data(), block.size()});
          for (std::size_t one = 0; one < block.size(); ++one) {
            if (applies[one] == Truth::no || !is_asked(block.subject(one), papers)) continue;
            if (!given && told.of(block.subject(one)) == State::unknown) continue;
            for (const int paper : papers.papers) {
              State there =
                  documents_->has(block.subject(one), paper) ? State::known : told.of(block.subject(one));
              if (there == State::unknown) there = otherwise;
              const bool surely = applies[one] == Truth::yes;
              counted.add(there == State::known            ? Verdict::holds
                          : there == State::none && surely ? Verdict::breaks
                                                           : Verdict::undecided);
            }
          }
        });
      });
    }
  }

  /// Who is not reviewed needs no papers; some papers are asked only after an event.
  bool is_asked(SubjectRef subject, const PapersBody& papers) const {
    const CountrySubject result = judged_.of(subject);
    if (result.is_subject() ? result.review() == Asked::no
                            : facts::entity_kind(subject.kind) == EntityKind::person)
      return false;
    return papers.after_events.empty() || std::ranges::any_of(papers.after_events, [&](int kind) {
             return tables_.events.earliest(kind, subject) >= 0;
           });
  }

  /// Terms that passed without the event.
  void judge_missing(std::size_t at, const regulation::DeadlineBody& deadline) {
    const Situation& situation = tables_.situation;
    if (!deadline.required || !deadline.last || situation.on <= *deadline.last ||
        !situation.is_complete("events"))
      return;
    const Rule& rule = tables_.bound.rules[at];
    const std::vector<std::uint8_t> groups = groups_with(deadline);
    for (const SubjectKind kind : all_kinds) {
      if (!deadline.pattern.of.has(kind)) continue;
      count(at, [&](std::size_t part, FindingCounts& counted) {
        std::vector<Truth> matches(block_size);
        std::vector<Truth> applies(block_size);
        for_each_block(tables_, kind, part, in_parts_.parts, [&](Block& block) {
          block.truths(deadline.pattern.where, {matches.data(), block.size()});
          block.truths(rule.when, {applies.data(), block.size()});
          for (std::size_t one = 0; one < block.size(); ++one) {
            if (matches[one] != Truth::yes || applies[one] != Truth::yes) continue;
            const SubjectRef subject = block.subject(one);
            for (std::size_t number = 0; number < deadline.pattern.events.size(); ++number) {
              const int event = deadline.pattern.events[number];
              const bool of_members = kind == SubjectKind::organization && !groups.empty() &&
                                      ((groups[static_cast<std::size_t>(subject.row)] >> number) & 1U) != 0;
              if (expected_(event, subject) == Asked::yes && !happened(event, subject) && !of_members)
                counted.add(Verdict::breaks);
            }
          }
        });
      });
    }
  }

  bool happened(int event, SubjectRef subject) const {
    const auto has_event = [&](int kind, SubjectRef one) { return tables_.events.earliest(kind, one) >= 0; };
    if (has_event(event, subject)) return true;
    if (subject.kind != SubjectKind::organization) return false;
    return std::ranges::any_of(counted_as(tables_.index, event, subject, has_event),
                               [&](SubjectRef counted) { return has_event(event, counted); });
  }

  /// Of party groups: which of the events happened to a member, a bit each. Empty where there are no groups.
  std::vector<std::uint8_t> groups_with(const regulation::DeadlineBody& deadline) const {
    if (tables_.situation.column("people", "group").states.empty()) return {};
    std::vector<std::uint8_t> groups(tables_.count(SubjectKind::organization), 0);
    const auto people = static_cast<std::int32_t>(tables_.count(SubjectKind::member));
    for (std::int32_t person = 0; person < people; ++person) {
      const std::int32_t group = tables_.index.group_of(person);
      if (group < 0) continue;
      for (std::size_t number = 0; number < deadline.pattern.events.size(); ++number)
        if (tables_.events.earliest(deadline.pattern.events[number], {SubjectKind::member, person}) >= 0)
          groups[static_cast<std::size_t>(group)] |= static_cast<std::uint8_t>(1U << number);
    }
    return groups;
  }

  void judge_discipline(std::size_t at) {
    const Index& index = tables_.index;
    const ColumnRef held = index.column("people", "discipline");
    if (held.column->states.empty()) return;
    const ColumnRef on = index.column("discipline", "on");
    const ColumnRef where = index.column("discipline", "violated_at");
    const auto& period = tables_.situation.period;
    count(at, [&](std::size_t part, FindingCounts& counted) {
      std::vector<Truth> applies(block_size);
      for_each_block(tables_, SubjectKind::member, part, in_parts_.parts, [&](Block& block) {
        block.truths(tables_.bound.rules[at].when, {applies.data(), block.size()});
        for (std::size_t one = 0; one < block.size(); ++one) {
          const std::int32_t person = block.subject(one).row;
          if (applies[one] == Truth::no || !held.known(person)) continue;
          const std::int32_t first = held.number(person);
          const std::int32_t last = first + held.column->counts[static_cast<std::size_t>(person)];
          for (std::int32_t entry = first; entry < last; ++entry) {
            const bool outside = on.known(entry) && (Date{on.number(entry)} < period.first ||
                                                     Date{on.number(entry)} > period.last);
            if (outside) continue;
            const bool known = where.entity(entry).row >= 0 && on.known(entry);
            counted.add(known ? Verdict::holds : Verdict::undecided);
          }
        }
      });
    });
  }

  /// Leaders who are put forward for different levels in different posts.
  void judge_posts(std::size_t at) {
    const ColumnRef leader = tables_.index.column("posts", "leader");
    const ColumnRef proposed = tables_.index.column("posts", "proposed");
    for (const std::int32_t person : tables_.leader_rows) {
      std::optional<int> level;
      bool differ = false;
      const auto [first, held] = tables_.index.posts_of(person);
      for (std::int32_t post = first; post < first + held; ++post) {
        if (!leader.known(post) || leader.number(post) == 0 || !proposed.known(post)) continue;
        differ = differ || (level && *level != proposed.number(post));
        level = proposed.number(post);
      }
      if (!differ) continue;
      const bool decided =
          tables_.events.earliest(tables_.index.words().decided, {SubjectKind::leader, person}) >= 0;
      counts_[at].add(decided ? Verdict::holds : Verdict::undecided);
    }
  }

  const Tables& tables_;
  const Judged& judged_;
  Expected expected_;
  const InParts& in_parts_;
  Counts& counts_;
  std::optional<Documents> documents_;
};

}  // namespace

void count_subject_findings(const Tables& tables, const Judged& judged, const InParts& in_parts,
                            Counts& counts) {
  const std::vector<std::size_t> by_rows = rules_by_rows(tables.bound);
  SubjectFindings findings{tables, judged, in_parts, counts};
  for (std::size_t rule = 0; rule < tables.bound.rules.size(); ++rule)
    if (std::ranges::find(by_rows, rule) == by_rows.end()) findings.judge(rule);
}

void count_channels(const Tables& tables, std::size_t rule, Counts& counts) {
  const auto& channel = *tables.bound.rules[rule].as<regulation::ChannelBody>();
  const Events& events = tables.events;
  std::map<SubjectRef, std::map<int, std::vector<std::int32_t>>> sent;  // in the order of the list
  std::vector<Truth> one(1);
  for (std::int32_t row = 0; row < events.listed(); ++row) {
    const int kind = events.kind.number(row);
    if (std::ranges::find(channel.pattern.events, kind) == channel.pattern.events.end()) continue;
    const SubjectRef subject = SubjectRef::unpacked(events.subject.number(row));
    if (!channel.pattern.of.empty() && !channel.pattern.of.has(subject.kind)) continue;
    sent[subject][kind].push_back(row);
  }
  for (const auto& [subject, by_kind] : sent) {
    Block block{tables, subject.kind};
    block.take_rows(static_cast<std::size_t>(subject.row), 1);
    block.truths(channel.pattern.where, one);
    if (one[0] == Truth::no) continue;
    // The event that stands first in the list speaks for the subject.
    const std::vector<std::int32_t>* first = nullptr;
    for (const auto& [kind, rows] : by_kind) {
      const auto is_there = [&](std::int32_t row) {
        return took_place_at(tables.index, channel.pattern.at, row, subject);
      };
      if (std::ranges::any_of(rows, is_there) && (first == nullptr || rows.front() < first->front()))
        first = &rows;
    }
    if (first == nullptr) continue;
    bool right = false;
    bool never = false;
    bool unknown = false;
    std::vector<int> used;
    for (const std::int32_t row : *first) {
      unknown = unknown || !events.by.known(row);
      if (!events.by.known(row)) continue;
      used.push_back(events.by.number(row));
      right = right || used.back() == channel.needed;
      never = never || std::ranges::find(channel.never, used.back()) != channel.never.end();
    }
    const bool absent = !unknown && tables.situation.is_complete("events");
    counts[rule].add(never    ? Verdict::breaks
                     : right  ? Verdict::holds
                     : absent ? Verdict::breaks
                              : Verdict::undecided);
    for (const int more : channel.besides)
      counts[rule].add(std::ranges::find(used, more) != used.end() ? Verdict::holds : Verdict::undecided);
  }
}

namespace {

/// The rules that certainly take a subject off the ballot.
void count_off_ballot(const Tables& tables, const CountrySubjects& held, SubjectRef subject, Counts& counts) {
  for (std::size_t rule = 0; rule < tables.bound.rules.size(); ++rule) {
    const Rule& by = tables.bound.rules[rule];
    const bool of_ballot =
        by.as<regulation::ExclusionBody>() != nullptr || by.as<regulation::ForcedBody>() != nullptr;
    if (of_ballot && held.has_fired(rule, static_cast<std::size_t>(subject.row)))
      counts[rule].add(Verdict::breaks);
  }
}

/// The rules that may take those on whom there are votes off the ballot: found block by block, the few that
/// are not decided asked one by one.
void count_perhaps_off_ballot(const Tables& tables, SubjectKind kind, const std::vector<std::int32_t>& voted,
                              Counts& counts) {
  const SubjectJudge judge{tables.rows, tables.bound};
  Block block{tables, kind};
  std::vector<Truth> holds(block_size);
  for (std::size_t first = 0; first < voted.size(); first += block_size) {
    block.take(std::span{voted}.subspan(first, std::min(block_size, voted.size() - first)));
    for (std::size_t rule = 0; rule < tables.bound.rules.size(); ++rule) {
      const Rule& by = tables.bound.rules[rule];
      if (!takes_off_ballot(by, kind)) continue;
      block.truths(by.when, {holds.data(), block.size()});
      for (std::size_t one = 0; one < block.size(); ++one)
        if (holds[one] != Truth::no && judge.applies(by, block.subject(one)).truth == Truth::unknown)
          counts[rule].add(Verdict::undecided);
    }
  }
}

}  // namespace

FindingCounts count_votes(const Tables& tables, const Judged& judged, Counts& counts) {
  FindingCounts sums;
  for (const SubjectKind kind : all_kinds) {
    const bool leaders = kind == SubjectKind::leader;
    const VoteColumns columns{tables.index, leaders ? "posts" : regulation::list_of(kind)};
    std::vector<std::int32_t> on_ballot;
    std::int32_t last = -1;
    for (std::int32_t row = 0; row < static_cast<std::int32_t>(columns.votes.column->states.size()); ++row) {
      if (!columns.votes.known(row)) continue;
      sums.add(columns.judge(row, nullptr));
      const SubjectRef subject{kind, leaders ? tables.index.holder(row) : row};
      const CountrySubject result = judged.of(subject);
      if (!result.is_subject() || subject.row == std::exchange(last, subject.row)) continue;
      if (result.on_ballot())
        on_ballot.push_back(subject.row);
      else
        count_off_ballot(tables, judged.subjects[static_cast<std::size_t>(kind)], subject, counts);
    }
    count_perhaps_off_ballot(tables, kind, on_ballot, counts);
  }
  return sums;
}

void count_by_rows(const Tables& tables, const std::vector<std::size_t>& rules, Counts& counts) {
  if (rules.empty()) return;
  SubjectJudge subjects{tables.rows, tables.bound};
  static_cast<void>(subjects.all());
  for (const std::size_t rule : rules) {
    Findings findings{tables.rows, tables.bound, subjects};
    judge_finding(findings, tables.bound.rules[rule]);
    for (const Finding& finding : findings.found) counts[rule].add(finding.verdict);
  }
}

}  // namespace kiemdiem::assessment::country
