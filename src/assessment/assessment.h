#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/work_calendar.h"
#include "facts/situation.h"
#include "regulation/regulation.h"

/// The judging core: a situation and a regulation in, findings with clauses out. Pure and deterministic.
namespace kiemdiem::assessment {

using facts::SubjectRef;

enum class Verdict : std::uint8_t { holds, breaks, undecided };
std::string_view name(Verdict verdict);

/// Whether something is asked of a subject; undecided where a fact is missing.
enum class Asked : std::uint8_t { yes, no, undecided };

/// A fact as it was used: the name in files, the value as it would be written, and both in Vietnamese.
struct FactUsed {
  std::string name;
  std::string value;  ///< JSON: 4, true, "good", null
  std::string label;  ///< empty where the fact has none
  std::string in_words;
};

enum class Effect : std::uint8_t { exclusion, ceiling, forced, exception, note };
std::string_view name(Effect effect);

/// A rule that touched a subject.
struct Reason {
  std::string rule;
  Effect effect = Effect::note;
  std::optional<int> level;  ///< of ceiling and forced: index in the choice “rating”
  bool certain = true;       ///< false: the rule may apply, a fact is missing
  std::string document;
  std::string clause;
  std::vector<FactUsed> facts;
  std::string text;  ///< plain Vietnamese, fit to be read out
};

/// A rule that was asked and did not touch the subject, for the full explanation.
struct Untouched {
  std::string rule;
  std::string document;
  std::string clause;
  std::string text;
  std::vector<FactUsed> facts;
};

/// A rule that could not be answered, with the facts that it needs.
struct Pending {
  std::string rule;
  std::string document;
  std::string clause;
  std::string text;
  std::vector<std::string> missing;
};

/// What the rules say of one subject.
struct SubjectResult {
  SubjectRef subject;
  std::string id;  ///< "member:an"
  Asked review = Asked::yes;
  Asked rating = Asked::yes;
  std::optional<int> ceiling = 0;  ///< best level that the known facts allow; none where not rated
  std::optional<int> forced;
  bool on_ballot = true;
  std::optional<int> proposed;
  bool proposed_known = false;  ///< false: nothing is stated; true without a level: known, there is none
  Verdict verdict = Verdict::holds;
  std::vector<Reason> reasons;
  std::vector<std::string> undecided;  ///< names of the facts that a rule needed and that are unknown
  std::vector<Untouched> untouched;
  std::vector<Pending> pending;  ///< the rules behind `undecided`

  int worst_ceiling = 0;           ///< the ceiling if every unknown fact turned out for the worse
  unsigned possible_ceilings = 1;  ///< bit l: some values of the unknown facts make level l the ceiling
  bool may_be_forced = false;      ///< a forced rating may apply, a fact is missing
  int may_be_forced_to = 0;
};

struct QuotaResult {
  std::string rule;
  facts::SubjectKind of = facts::SubjectKind::member;
  std::string scope;
  std::optional<int> counted;
  std::optional<int> limit;
  int used = 0;
  Verdict verdict = Verdict::holds;
  std::string document;
  std::string clause;
  std::vector<std::string> members;  ///< those proposed for the best level
  std::vector<std::string> undecided;
  std::vector<std::string> steps;  ///< how a share or a limit came about, in Vietnamese
  std::string text;
};

struct Finding {
  std::string rule;
  std::string kind;
  std::string subject;
  Verdict verdict = Verdict::holds;
  std::string document;
  std::string clause;
  std::vector<FactUsed> facts;
  std::vector<std::string> undecided;
  std::string text;
  std::string paper;       ///< of dossier
  std::string counts_for;  ///< of attribution
  std::string severity;    ///< word of the rule's severity
};

struct Summary {
  int subjects = 0;
  int breaks = 0;
  int undecided = 0;
  int quotas_broken = 0;
  int findings_broken = 0;
};

struct Assessment {
  std::string regulation;
  Date on;
  std::vector<SubjectResult> subjects;
  std::vector<QuotaResult> quotas;
  std::vector<Finding> findings;
  Summary summary;
};

/// Judges a situation by a regulation that was bound for its period and day (regulation::bind).
/// @param calendar the public holidays; days off of the situation are added here
Assessment judge(const facts::Situation& situation, const regulation::Regulation& bound,
                 const WorkCalendar& calendar);

/// Whether anything breaks: a subject, a quota or a finding (exit status 1 of the command line).
bool anything_breaks(const Assessment& assessment);

/// The contract's JSON. The same assessment gives the same bytes.
std::string to_json(const Assessment& assessment, const facts::Dictionary& dictionary);

}  // namespace kiemdiem::assessment
