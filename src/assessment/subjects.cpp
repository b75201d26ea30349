#include "assessment/subjects.h"

#include <fmt/format.h>

#include <algorithm>

#include "assessment/decided.h"

namespace kiemdiem::assessment {

using expression::Truth;
using regulation::Compared;

namespace {

void add_name(std::vector<std::string>& names, const std::string& name) {
  if (std::ranges::find(names, name) == names.end()) names.push_back(name);
}

Reason reason_of(const regulation::Rule& rule, Effect effect, const Answer& answer) {
  Reason reason;
  reason.rule = rule.id;
  reason.effect = effect;
  reason.certain = answer.truth == Truth::yes;
  reason.document = rule.document;
  reason.clause = rule.clause;
  reason.facts = answer.facts;
  reason.text = read_out(answer.facts, rule.text);
  if (!rule.incomplete.empty()) reason.text += " (" + rule.incomplete + ")";
  return reason;
}

Truth both(Truth a, Truth b) {
  if (a == Truth::no || b == Truth::no) return Truth::no;
  return a == Truth::yes && b == Truth::yes ? Truth::yes : Truth::unknown;
}

Truth opposite(Truth truth) {
  if (truth == Truth::unknown) return truth;
  return truth == Truth::yes ? Truth::no : Truth::yes;
}

}  // namespace

SubjectJudge::SubjectJudge(const Rows& rows, const regulation::Regulation& bound)
    : rows_(rows), index_(rows.index()), bound_(bound) {}

std::vector<SubjectResult> SubjectJudge::all() {
  std::vector<SubjectResult> sorted;
  for (const SubjectKind kind :
       {SubjectKind::organization, SubjectKind::collective, SubjectKind::member, SubjectKind::leader}) {
    for (std::int32_t row = 0; row < index_.count(facts::entity_kind(kind)); ++row) {
      const SubjectRef subject{kind, row};
      if (!rates(subject)) continue;
      sorted.push_back(judge(subject));
      SubjectResult& kept = results_[subject];
      kept.review = sorted.back().review;
      kept.rating = sorted.back().rating;
      kept.undecided = sorted.back().undecided;
    }
  }
  std::ranges::sort(sorted, {}, &SubjectResult::id);
  return sorted;
}

const SubjectResult* SubjectJudge::find(SubjectRef subject) const {
  const auto found = results_.find(subject);
  return found == results_.end() ? nullptr : &found->second;
}

bool SubjectJudge::rates(SubjectRef subject) const {
  if (subject.kind == SubjectKind::leader && !index_.is_leader(subject.row)) return false;
  for (const Rule& rule : bound_.rules) {
    const auto* scope = rule.as<regulation::ScopeBody>();
    if (scope == nullptr || !scope->rates.has(subject.kind)) continue;
    if (rows_.truth(scope->where[static_cast<std::size_t>(subject.kind)], {subject, -1, {}}) != Truth::no)
      return true;
  }
  return false;
}

SubjectResult SubjectJudge::judge(SubjectRef subject) const {
  SubjectResult result;
  result.subject = subject;
  result.id = index_.situation().id(subject);
  const Level level = standing_level(index_, subject);
  result.proposed_known = level.state != State::unknown;
  if (level.state == State::known) result.proposed = level.rating;
  exclude(result);
  const std::vector<std::string> missing_for_rating = result.undecided;
  force(result);
  const std::vector<std::string> missing_for_force = result.undecided;
  limit(result);
  // All reasons are kept; what is unknown counts only where it could still change something.
  if (result.rating == Asked::no)
    result.undecided = missing_for_rating;
  else if (result.forced)
    result.undecided = missing_for_force;
  sum_up(result);
  annotate(result);
  std::ranges::sort(result.undecided);
  return result;
}

void SubjectJudge::sum_up(SubjectResult& result) {
  if (result.rating == Asked::no)
    leave_out(result);
  else if (result.forced)
    result.ceiling = result.worst_ceiling = *result.forced;
  note_possible_ceilings(result);
  conclude(result);
}

Answer SubjectJudge::applies(const Rule& rule, SubjectRef subject) const {
  SubjectResult reasons_unused;
  return applies(reasons_unused, rule, {subject, -1, {}});
}

Answer SubjectJudge::applies(SubjectResult& result, const Rule& rule, const Asking& asking) const {
  Answer answer = rows_.ask(rule.when, asking);
  if (answer.truth == Truth::no) return answer;
  for (const Rule& other : bound_.rules) {
    const auto* exception = other.as<regulation::ExceptionBody>();
    if (exception == nullptr || std::ranges::find(exception->excepts, rule.id) == exception->excepts.end())
      continue;
    if (!other.of.empty() && !other.of.has(asking.subject.kind)) continue;
    const Answer except = applies(result, other, asking);
    if (except.truth == Truth::no) continue;
    Reason reason = reason_of(other, Effect::exception, except);
    if (except.truth == Truth::yes) result.reasons.push_back(std::move(reason));
    for (const std::string& name : except.missing) add_name(answer.missing, name);
    answer.truth = both(answer.truth, opposite(except.truth));
    answer.facts.insert(answer.facts.end(), except.facts.begin(), except.facts.end());
    if (answer.truth == Truth::no) break;
  }
  return answer;
}

void SubjectJudge::note_missing(SubjectResult& result, const Rule& rule, const Answer& answer) const {
  if (answer.truth != Truth::unknown) return;
  const auto same = [&](const Pending& kept) {
    return kept.rule == rule.id && kept.document == rule.document && kept.missing == answer.missing;
  };
  if (std::ranges::none_of(result.pending, same))
    result.pending.push_back({rule.id, rule.document, rule.clause, rule.text, answer.missing});
  for (const std::string& name : answer.missing) add_name(result.undecided, name);
}

void SubjectJudge::keep_untouched(SubjectResult& result, const Rule& rule, const Answer& answer) const {
  if (answer.truth != Truth::no) return;
  const auto same = [&](const Untouched& kept) { return kept.rule == rule.id; };
  if (std::ranges::none_of(result.untouched, same))
    result.untouched.push_back({rule.id, rule.document, rule.clause, rule.text, answer.facts});
}

void SubjectJudge::exclude(SubjectResult& result) const {
  const auto tighten = [](Asked& asked, Truth truth) {
    if (truth == Truth::yes) asked = Asked::no;
    if (truth == Truth::unknown && asked == Asked::yes) asked = Asked::undecided;
  };
  for (const Rule& rule : bound_.rules) {
    const auto* exclusion = rule.as<regulation::ExclusionBody>();
    if (exclusion == nullptr || !rule.of.has(result.subject.kind)) continue;
    const Answer answer = applies(result, rule, {result.subject, -1, {}});
    keep_untouched(result, rule, answer);
    if (answer.truth == Truth::no) continue;
    note_missing(result, rule, answer);
    if (answer.truth == Truth::yes) result.reasons.push_back(reason_of(rule, Effect::exclusion, answer));
    if (exclusion->not_reviewed) tighten(result.review, answer.truth);
    if (exclusion->not_rated) tighten(result.rating, answer.truth);
  }
}

void SubjectJudge::leave_out(SubjectResult& result) {
  result.ceiling.reset();
  result.forced.reset();
  result.may_be_forced = false;
  result.on_ballot = false;
}

void SubjectJudge::note_possible_ceilings(SubjectResult& result) {
  if (!result.ceiling) {
    result.possible_ceilings = 0;
    return;
  }
  const unsigned uncertain = result.forced ? 1U : result.possible_ceilings;
  result.possible_ceilings = 1U << *result.ceiling;
  for (int level = *result.ceiling + 1; level < 8; ++level)
    result.possible_ceilings |= uncertain & (1U << level);
  if (result.may_be_forced) result.possible_ceilings |= 1U << result.may_be_forced_to;
}

void SubjectJudge::force(SubjectResult& result) const {
  for (const Rule& rule : bound_.rules) {
    const auto* forced = rule.as<regulation::ForcedBody>();
    if (forced == nullptr || !rule.of.has(result.subject.kind)) continue;
    const Answer answer = applies(result, rule, {result.subject, -1, {}});
    keep_untouched(result, rule, answer);
    if (answer.truth == Truth::no) continue;
    note_missing(result, rule, answer);
    if (answer.truth == Truth::unknown) {
      result.may_be_forced = true;
      result.may_be_forced_to = std::max(result.may_be_forced_to, forced->rating);
      continue;
    }
    result.forced = std::max(result.forced.value_or(forced->rating), forced->rating);
    if (forced->off_ballot) result.on_ballot = false;
    Reason reason = reason_of(rule, Effect::forced, answer);
    reason.level = forced->rating;
    result.reasons.push_back(std::move(reason));
  }
}

void SubjectJudge::apply_ceiling(SubjectResult& result, const Rule& rule, const Answer& answer,
                                 int level) const {
  keep_untouched(result, rule, answer);
  if (answer.truth == Truth::no) return;
  note_missing(result, rule, answer);
  result.worst_ceiling = std::max(result.worst_ceiling, level);
  result.possible_ceilings |= 1U << level;
  if (answer.truth == Truth::unknown) return;
  result.ceiling = std::max(result.ceiling.value_or(0), level);
  Reason reason = reason_of(rule, Effect::ceiling, answer);
  reason.level = level;
  result.reasons.push_back(std::move(reason));
}

void SubjectJudge::limit(SubjectResult& result) const {
  for (const Rule& rule : bound_.rules) {
    const auto* ceiling = rule.as<regulation::CeilingBody>();
    if (ceiling == nullptr || !rule.of.has(result.subject.kind)) continue;
    switch (ceiling->compared) {
      case Compared::nothing:
        apply_ceiling(result, rule, applies(result, rule, {result.subject, -1, {}}), ceiling->at_most);
        break;
      case Compared::led_organization:
        limit_by_led_organization(result, rule);
        break;
      case Compared::headed_bodies:
        limit_by_headed_bodies(result, rule);
        break;
    }
  }
}

void SubjectJudge::limit_by_led_organization(SubjectResult& result, const Rule& rule) const {
  const Asking asking{result.subject, -1, {}};
  const std::int32_t organization = index_.organization_of(result.subject.row);
  Answer answer = applies(result, rule, asking);
  keep_untouched(result, rule, answer);
  if (answer.truth != Truth::no && organization >= 0)
    compare(result, rule, asking, {EntityKind::organization, organization}, answer);
}

void SubjectJudge::limit_by_headed_bodies(SubjectResult& result, const Rule& rule) const {
  const auto& ceiling = *rule.as<regulation::CeilingBody>();
  bool heads = false;
  for (const auto& [post, body] : index_.headed_by(result.subject.row)) {
    const bool organization = body.kind == EntityKind::organization;
    const bool of_the_party =
        organization ? index_.is_party_organization(body.row) : index_.is_party_committee(body.row);
    if (!of_the_party && result.subject.kind == SubjectKind::member) continue;
    const Asking asking{result.subject, post, body};
    if (rows_.truth(ceiling.body_where, asking) == Truth::no) continue;
    heads = true;
    Answer answer = applies(result, rule, asking);
    if (answer.truth != Truth::no) compare(result, rule, asking, body, answer);
  }
  Answer untouched;
  untouched.truth = heads ? Truth::yes : Truth::no;
  keep_untouched(result, rule, untouched);
}

void SubjectJudge::compare(SubjectResult& result, const Rule& rule, const Asking&, EntityRef body,
                           Answer& asked) const {
  const SubjectRef other{
      body.kind == EntityKind::organization ? SubjectKind::organization : SubjectKind::collective, body.row};
  const SubjectResult* judged = find(other);
  const Level level = standing_level(index_, other);
  const std::string name = index_.situation().id(other) + ".proposed";
  const std::string shown = index_.situation().display_name(body);
  if (level.state == State::none || (judged != nullptr && judged->rating == Asked::no)) {
    Answer skipped = asked;
    skipped.facts = {{name, "null", "", ""}};
    Reason reason = reason_of(rule, Effect::note, skipped);
    reason.text = fmt::format("{} không được xếp loại, nên bỏ qua việc so sánh này. {}", shown, rule.text);
    result.reasons.push_back(std::move(reason));
    return;
  }
  if (judged != nullptr && judged->rating == Asked::undecided) {
    asked.truth = both(asked.truth, Truth::unknown);
    for (const std::string& missing : judged->undecided)
      add_name(asked.missing, index_.situation().id(other) + "." + missing);
  }
  if (level.state == State::unknown) {
    asked.truth = Truth::unknown;
    add_name(asked.missing, name);
    const auto levels = static_cast<int>(index_.situation().dictionary.choices("rating")->words.size());
    for (int any = 0; any < levels; ++any) apply_ceiling(result, rule, asked, any);
    return;
  }
  const facts::Choices& ratings = *index_.situation().dictionary.choices("rating");
  asked.facts.push_back({name, json_text(ratings.words[static_cast<std::size_t>(level.rating)]),
                         "Mức của " + shown, ratings.labels[static_cast<std::size_t>(level.rating)].vi});
  apply_ceiling(result, rule, asked, level.rating);
}

void SubjectJudge::annotate(SubjectResult& result) const {
  for (const Rule& rule : bound_.rules) {
    if (rule.as<regulation::NoteBody>() == nullptr || !rule.of.has(result.subject.kind)) continue;
    const Answer answer = applies(result, rule, {result.subject, -1, {}});
    if (answer.truth == Truth::yes) result.reasons.push_back(reason_of(rule, Effect::note, answer));
  }
}

void SubjectJudge::conclude(SubjectResult& result) {
  result.verdict = Verdict::holds;
  if (!result.proposed) return;
  const int proposed = *result.proposed;
  const bool worse = result.forced && result.may_be_forced && result.may_be_forced_to > *result.forced;
  const bool off =
      result.forced && proposed != *result.forced && (!worse || proposed != result.may_be_forced_to);
  const bool above = result.ceiling && proposed < *result.ceiling;
  const bool may_be_above = !result.forced && (proposed < result.worst_ceiling ||
                                               (result.may_be_forced && proposed != result.may_be_forced_to));
  // A level above the ceiling breaks whether or not the subject is rated at all.
  if (result.rating == Asked::no || off || above)
    result.verdict = Verdict::breaks;
  else if (result.rating == Asked::undecided || worse || may_be_above)
    result.verdict = Verdict::undecided;
}

SubjectJudge::Level SubjectJudge::proposed_as_leader(const Index& index, std::int32_t person) {
  const ColumnRef leader = index.column("posts", "leader");
  const ColumnRef proposed = index.column("posts", "proposed");
  SubjectJudge::Level common{State::none, 0};
  bool unknown = false;
  const auto [first, held] = index.posts_of(person);
  for (std::int32_t post = first; post < first + held; ++post) {
    if (!leader.known(post) || leader.number(post) == 0) continue;
    unknown = unknown || proposed.state(post) == State::unknown;
    if (!proposed.known(post)) continue;
    if (common.state == State::known && common.rating != proposed.number(post)) return {State::none, 0};
    common = {State::known, proposed.number(post)};
  }
  if (unknown) common.state = State::unknown;
  return common;
}

SubjectJudge::Level SubjectJudge::standing_level(const Index& index, SubjectRef subject) {
  if (const auto decided = decided_level(index, subject)) return {State::known, *decided};
  if (subject.kind == SubjectKind::leader) return proposed_as_leader(index, subject.row);
  const ColumnRef proposed = index.column(regulation::list_of(subject.kind), "proposed");
  return {proposed.state(subject.row), proposed.known(subject.row) ? proposed.number(subject.row) : 0};
}

}  // namespace kiemdiem::assessment
