#pragma once

#include "assessment/row_facts.h"

namespace kiemdiem::assessment {

/// Judges who is reviewed and rated, ceilings and forced ratings: everything that the rules say of one
/// subject by itself. Organizations and collectives come before people, because ceilings look up their
/// results.
class SubjectJudge {
 public:
  SubjectJudge(const Rows& rows, const regulation::Regulation& bound);

  /// One subject with all its reasons and the rules that did not apply. Of people, the bodies that they head
  /// must have been judged before (all()), else comparisons see only what is proposed for the body.
  SubjectResult one(SubjectRef subject) const { return judge(subject); }

  /// Whether a rule applies to a subject, its exceptions taken into account.
  Answer applies(const regulation::Rule& rule, SubjectRef subject) const;

  /// All subjects of the situation that the regulation rates, sorted by their written form.
  std::vector<SubjectResult> all();

  /// What follows from the phases: who is left out, the ceilings that remain possible, the verdict.
  static void sum_up(SubjectResult& result);

  struct Level {
    State state = State::unknown;
    int rating = 0;
  };
  /// The level that stands: the last decision, else what is proposed. Of a leader: common to the leader's
  /// posts.
  static Level standing_level(const Index& index, SubjectRef subject);
  /// The common level of the posts in which a person is rated as a leader.
  static Level proposed_as_leader(const Index& index, std::int32_t person);

  /// Of a subject that all() has judged: whether it is reviewed and rated, and what is missing for that; no
  /// reasons. Nothing where the regulation does not rate it.
  const SubjectResult* find(SubjectRef subject) const;

 private:
  using Rule = regulation::Rule;

  bool rates(SubjectRef subject) const;
  SubjectResult judge(SubjectRef subject) const;
  void exclude(SubjectResult& result) const;
  void force(SubjectResult& result) const;
  void limit(SubjectResult& result) const;
  void limit_by_led_organization(SubjectResult& result, const Rule& rule) const;
  void limit_by_headed_bodies(SubjectResult& result, const Rule& rule) const;
  void compare(SubjectResult& result, const Rule& rule, const Asking& asking, EntityRef body,
               Answer& asked) const;
  static void leave_out(SubjectResult& result);
  static void note_possible_ceilings(SubjectResult& result);
  void annotate(SubjectResult& result) const;
  static void conclude(SubjectResult& result);

  /// Whether a rule applies, its exceptions taken into account; notes exceptions among the reasons.
  Answer applies(SubjectResult& result, const Rule& rule, const Asking& asking) const;
  void apply_ceiling(SubjectResult& result, const Rule& rule, const Answer& answer, int level) const;
  void note_missing(SubjectResult& result, const Rule& rule, const Answer& answer) const;
  void keep_untouched(SubjectResult& result, const Rule& rule, const Answer& answer) const;

  const Rows& rows_;
  const Index& index_;
  const regulation::Regulation& bound_;
  std::map<SubjectRef, SubjectResult> results_;
};

}  // namespace kiemdiem::assessment
