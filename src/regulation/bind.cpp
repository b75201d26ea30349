#include <fmt/format.h>

#include "regulation/conditions.h"
#include "regulation/regulation.h"
#include "regulation/scopes.h"

namespace kiemdiem::regulation {
namespace {

constexpr std::array all_kinds{SubjectKind::organization, SubjectKind::collective, SubjectKind::member,
                               SubjectKind::leader};

class Binder {
 public:
  Binder(const facts::Dictionary& dictionary, const facts::Period& period, Date on) {
    for (const SubjectKind kind : all_kinds)
      scopes_[static_cast<std::size_t>(kind)] = scope_for(kind, dictionary, period, on);
  }

  /// Compiles for every kind that may be asked; all of them must understand the condition.
  void strict(Condition& condition, Kinds kinds) {
    if (!condition.given()) return;
    for (const SubjectKind kind : all_kinds) {
      if (!kinds.has(kind) || condition.source(kind).empty()) continue;
      auto program = compile(condition, kind);
      if (program) {
        keep(condition, kind, std::move(*program));
      } else {
        problems_.insert(problems_.end(), program.error().begin(), program.error().end());
        return;
      }
    }
  }

  /// Compiles for the kinds that have the names; at least one must.
  void any(Condition& condition) {
    if (!condition.given()) return;
    bool understood = false;
    Problems first;
    for (const SubjectKind kind : all_kinds) {
      if (condition.source(kind).empty()) continue;
      auto program = compile(condition, kind);
      if (program) {
        keep(condition, kind, std::move(*program));
        understood = true;
      } else if (first.empty()) {
        first = program.error();
      }
    }
    if (!understood) problems_.insert(problems_.end(), first.begin(), first.end());
  }

  void pattern(EventPattern& pattern) {
    if (pattern.of.empty()) any(pattern.where);
    strict(pattern.where, pattern.of);
  }

  Problems problems_;

 private:
  Result<expression::Program> compile(const Condition& condition, SubjectKind kind) const {
    const auto at = static_cast<std::size_t>(kind);
    return expression::compile(condition.sources[at], scopes_[at].scope, condition.places[at],
                               {expression::TypeKind::boolean, {}, {}, {}});
  }
  static void keep(Condition& condition, SubjectKind kind, expression::Program program) {
    condition.programs[static_cast<std::size_t>(kind)] =
        std::make_shared<const expression::Program>(std::move(program));
  }

  std::array<ConditionScope, 4> scopes_;
};

Kinds one(SubjectKind kind) {
  Kinds kinds;
  kinds.add(kind);
  return kinds;
}

Kinds persons() {
  Kinds kinds = one(SubjectKind::member);
  kinds.add(SubjectKind::leader);
  return kinds;
}

struct BodyBinder {
  Binder& binder;

  void operator()(TextBody&) const {}
  void operator()(ExclusionBody&) const {}
  void operator()(ExceptionBody&) const {}
  void operator()(ForcedBody&) const {}
  void operator()(NoteBody&) const {}
  void operator()(PapersBody&) const {}
  void operator()(AttributionBody&) const {}
  void operator()(ConsistencyBody&) const {}
  void operator()(ScopeBody& body) const {
    for (const SubjectKind kind : all_kinds)
      binder.strict(body.where[static_cast<std::size_t>(kind)], one(kind));
  }
  void operator()(CeilingBody& body) const { binder.strict(body.body_where, persons()); }
  void operator()(QuotaBody& body) const { binder.strict(body.percent_when, one(SubjectKind::organization)); }
  void operator()(OrderBody& body) const {
    binder.pattern(body.then);
    binder.any(body.first_where);
  }
  void operator()(DeadlineBody& body) const { binder.pattern(body.pattern); }
  void operator()(NoticeBody& body) const { binder.pattern(body.meeting); }
  void operator()(CopiesBody& body) const { binder.pattern(body.pattern); }
  void operator()(ChannelBody& body) const { binder.pattern(body.pattern); }
  void operator()(ChairBody& body) const { binder.pattern(body.pattern); }
  void operator()(AttendanceBody& body) const { binder.pattern(body.pattern); }
  void operator()(DutyBody& body) const { binder.pattern(body.after); }
};

}  // namespace

Result<Regulation> bind(const Regulation& regulation, const facts::Period& period, Date on) {
  Regulation bound = regulation;
  std::erase_if(bound.rules, [&](const Rule& rule) {
    return (rule.from && on < *rule.from) || (rule.to && on > *rule.to);
  });
  Binder binder{bound.dictionary, period, on};
  for (Rule& rule : bound.rules) {
    if (rule.of.empty())
      binder.any(rule.when);
    else
      binder.strict(rule.when, rule.of);
    std::visit(BodyBinder{binder}, rule.body);
  }
  if (!binder.problems_.empty()) return tl::unexpected{binder.problems_};
  return bound;
}

Result<void> bind_patterns(const std::vector<EventPattern*>& patterns, const facts::Dictionary& dictionary,
                           const facts::Period& period, Date on) {
  Binder binder{dictionary, period, on};
  for (EventPattern* pattern : patterns) binder.pattern(*pattern);
  if (!binder.problems_.empty()) return tl::unexpected{binder.problems_};
  return {};
}

}  // namespace kiemdiem::regulation
