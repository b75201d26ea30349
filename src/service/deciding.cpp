#include "service/deciding.h"

#include <fmt/format.h>

#include <algorithm>

#include "assessment/scopes.h"
#include "service/campaigns.h"
#include "service/decision_parts.h"
#include "service/entries.h"
#include "service/filing.h"
#include "service/office.h"
#include "service/proposals.h"
#include "service/secrets.h"
#include "store/log.h"

namespace kiemdiem::service {
namespace {

using assessment::Effect;
using assessment::QuotaResult;
using assessment::SubjectResult;
using assessment::Verdict;

/// Whether a reason closes the level that stands in the situation.
bool closes(const assessment::Reason& reason, int level) {
  if (!reason.certain) return false;
  if (reason.effect == Effect::exclusion) return true;
  if (reason.effect == Effect::ceiling) return reason.level && level < *reason.level;
  return reason.effect == Effect::forced && reason.level && level != *reason.level;
}

/// What one row of the form chose.
struct Choice {
  std::string subject, level, reason;
};

std::vector<Choice> choices_in(const Inputs& inputs) {
  constexpr std::string_view head = "level.";
  std::vector<Choice> choices;
  for (const auto& [name, values] : inputs.fields())
    if (name.starts_with(head) && !values.front().empty()) {
      const std::string subject = name.substr(head.size());
      choices.push_back({subject, values.front(), trimmed(inputs.get("reason." + subject))});
    }
  return choices;
}

/// Everything that a decision is made of, on its way through one transaction.
class Deciding {
 public:
  Deciding(Call& call, const Units& units, const Unit& unit, DecisionPaper paper)
      : call_(call), units_(units), unit_(unit), paper_(std::move(paper)), id_(new_id(call.now.at)) {}

  Outcome<DecisionMade> take(const std::vector<Choice>& choices) {
    if (auto read = ratings_under(call_, units_.grassroots_of(unit_).path, nullptr); !read)
      return tl::unexpected{read.error()};
    else
      ratings_ = std::move(*read);
    if (auto read = read_excess_before(); !read) return tl::unexpected{read.error()};
    if (auto written = write_events(choices); !written) return tl::unexpected{written.error()};
    auto now = judged_now(call_, unit_);
    if (!now) return tl::unexpected{now.error()};
    judged_ = now->judged;
    tree_ = std::move(now->tree);
    const std::map<std::string, std::string, std::less<>> deciders = deciding_units(*judged_);
    const Objections against{*judged_};
    for (const Choice& choice : choices) check(choice, deciders, against);
    check_quotas(choices);
    if (!problems_.empty()) {
      Refusal refusal;
      refusal.kind = Refused::invalid;
      refusal.problems = std::move(problems_);
      return tl::unexpected{std::move(refusal)};
    }
    return write();
  }

 private:
  void object(const std::string& field, std::string message) {
    problems_.push_back({field, std::move(message)});
  }

  /// The levels as the rules will see them; they go again with the transaction where the decision is refused.
  Outcome<void> write_events(const std::vector<Choice>& choices) {
    std::vector<store::RecordText> texts;
    for (const Choice& choice : choices) {
      const std::size_t colon = choice.subject.find(':');
      const auto target = target_of_subject(call_, choice.subject);
      if (colon == std::string::npos || !target || !level_of(call_.office.dictionary(), choice.level))
        return refused(Refused::invalid, "Đối tượng hoặc mức xếp loại không có trong danh sách.");
      const auto proposed = is_proposed(call_, choice.subject);
      if (!proposed) return tl::unexpected{proposed.error()};
      if (*proposed) proposed_.insert(choice.subject);
      store::DecisionItem item;
      item.decision = id_;
      item.seq = static_cast<std::int64_t>(items_.size()) + 1;
      item.subject = choice.subject;
      item.unit_path = target->unit_path;
      item.level = choice.level;
      const RatingStory& story = ratings_.of(choice.subject);
      if (!story.decisions.empty()) item.supersedes = story.decisions.back().item.decision;
      texts.push_back(event_of(call_, item, "decided", paper_.day));
      if (!item.supersedes.empty()) texts.push_back(event_of(call_, item, "re_rated", paper_.day));
      items_.push_back(std::move(item));
    }
    const auto loaded = store::load(call_.data, texts, {call_.actor.account, call_.now.at});
    if (!loaded) return refused(loaded.error());
    return {};
  }

  store::DecisionItem& item_of(const std::string& subject) {
    return *std::ranges::find(items_, subject, &store::DecisionItem::subject);
  }

  void check(const Choice& choice, const std::map<std::string, std::string, std::less<>>& deciders,
             const Objections& against) {
    const std::string field = "level." + choice.subject;
    const SubjectResult* subject = judged_->find(choice.subject);
    const auto decider = deciders.find(choice.subject);
    if (subject == nullptr || decider == deciders.end() || decider->second != unit_.id)
      return object(field, fmt::format("{} không thuộc thẩm quyền quyết định của {}.",
                                       against.wording().name(choice.subject), unit_.name));
    const std::string name = name_of_subject(*judged_, *subject);
    RatingStory story = ratings_.of(choice.subject);
    // A level that only the facts put forward is a proposal too.
    if (story.state == procedure::RatingState::not_rated && !story.verification &&
        proposed_.contains(choice.subject))
      story.state = procedure::RatingState::proposed;
    if (const std::string_view why = procedure::why_not(story.state, procedure::RatingAct::decide);
        !why.empty())
      return object(field, fmt::format("{}: {}", name, why));
    const bool taken_back = !story.decisions.empty() && story.standing() == nullptr;
    if (call_.campaign->state == "closed" && !taken_back)
      return object(field,
                    fmt::format("{}: đợt đã kết thúc; chỉ xếp loại lại người có kết quả bị hủy.", name));
    store::DecisionItem& item = item_of(choice.subject);
    for (const Objection& objection : against.against(*subject)) {
      const std::string words = in_words(objection);
      if (!objection.forbids)
        item.warnings += words + "\n";
      else if (auto refusal = override(item, choice.reason, words))
        object(field, fmt::format("{}: {}", name, *refusal));
    }
  }

  /// Notes the rule that is decided against with the reason; why not, where that may not be.
  std::optional<std::string> override(store::DecisionItem& item, const std::string& reason,
                                      const std::string& rule) const {
    if (!may_override(call_, units_, unit_))
      return rule + " Chỉ cấp ủy cấp trên được quyết định khác, có ghi lý do.";
    if (reason.empty()) return rule + " Muốn quyết định khác phải ghi lý do.";
    item.warnings += rule + "\n";
    item.override_reason = reason;
    return std::nullopt;
  }

  std::set<std::string, std::less<>> decided_before() const {
    std::set<std::string, std::less<>> decided;
    for (const auto& [subject, story] : ratings_.stories)
      if (story.standing() != nullptr) decided.insert(subject);
    return decided;
  }

  /// What stands above a limit already, which only a decision against the rules can have brought about.
  Outcome<void> read_excess_before() {
    const bool any = std::ranges::any_of(ratings_.stories, [](const auto& one) {
      const StandingDecision* standing = one.second.standing();
      return standing != nullptr && !standing->item.override_reason.empty();
    });
    if (!any) return {};
    const auto now = judged_now(call_, unit_);
    if (!now) return tl::unexpected{now.error()};
    for (const Excess& excess : exceeded(*now->judged, decided_before()))
      excess_before_[pool_of(*excess.quota)] = excess.decided - *excess.quota->limit;
    return {};
  }

  static std::string pool_of(const QuotaResult& quota) {
    return fmt::format("{} {} {}", quota.rule, static_cast<int>(quota.of), quota.scope);
  }

  /// Whether a pool stood above its limit by as much before this decision.
  bool stood_before(const Excess& excess) const {
    const auto before = excess_before_.find(pool_of(*excess.quota));
    return before != excess_before_.end() && excess.decided - *excess.quota->limit <= before->second;
  }

  void check_quotas(const std::vector<Choice>& choices) {
    std::set<std::string, std::less<>> decided = decided_before();
    for (const Choice& choice : choices) decided.insert(choice.subject);
    for (const Excess& excess : exceeded(*judged_, decided)) {
      const QuotaResult& quota = *excess.quota;
      const std::string words = fmt::format(
          "Tính cả quyết định này (ngày {}): {} Đã quyết định {}, tối đa {} ({}).", to_vietnamese(paper_.day),
          quota.text, excess.decided, *quota.limit, assessment::citation(quota.document, quota.clause));
      std::vector<std::string> added;      // of the pool, by this decision
      std::vector<std::string> concerned;  // others of the kind: their levels may have lowered the limit
      for (const Choice& choice : choices) {
        const SubjectResult* subject = judged_->find(choice.subject);
        if (std::ranges::find(quota.members, choice.subject) != quota.members.end())
          added.push_back(choice.subject);
        else if (subject != nullptr && subject->subject.kind == quota.of)
          concerned.push_back(choice.subject);
      }
      if (!added.empty())
        override_quota(added, words);
      else if (!concerned.empty() && !stood_before(excess))
        override_quota(concerned, words);
    }
  }

  void override_quota(const std::vector<std::string>& subjects, const std::string& words) {
    const std::string reason = trimmed(call_.inputs.get("quota_reason"));
    std::optional<std::string> refusal;
    for (const std::string& subject : subjects) refusal = override(item_of(subject), reason, words);
    if (refusal) object(may_override(call_, units_, unit_) ? "quota_reason" : "", *refusal);
  }

  Outcome<DecisionMade> write() {
    store::Decision decision = head_of_decision(call_, unit_, paper_, "rated", id_);
    const auto fingerprint = call_.office.regulations().fingerprint(call_.campaign->regulation);
    if (!fingerprint) return refused(fingerprint.error());
    decision.regulation_hash = *fingerprint;
    return write_decision(call_, decision, grounds_in({std::move(tree_), judged_}), items_);
  }

  Call& call_;
  const Units& units_;
  const Unit& unit_;
  DecisionPaper paper_;
  std::string id_;
  Ratings ratings_;
  std::shared_ptr<const Judged> judged_;
  Node tree_ = Node::map({}, {});
  std::vector<store::DecisionItem> items_;
  std::set<std::string, std::less<>> proposed_;            ///< by the fact
  std::map<std::string, int, std::less<>> excess_before_;  ///< by pool_of
  std::vector<FieldProblem> problems_;
};

}  // namespace

Objections::Objections(const Judged& judged) : wording_(judged.situation) {
  for (const assessment::Finding& finding : judged.assessment.findings)
    if (finding.verdict == Verdict::breaks) findings_[finding.subject].push_back(&finding);
}

std::vector<Objection> Objections::against(const SubjectResult& subject) const {
  std::vector<Objection> found;
  if (subject.verdict == Verdict::breaks && subject.proposed)
    for (const assessment::Reason& reason : subject.reasons)
      if (closes(reason, *subject.proposed))
        found.push_back({true, reason.text, reason.document, reason.clause});
  if (subject.verdict == Verdict::undecided)
    for (const assessment::Pending& pending : subject.pending)
      found.push_back({false,
                       fmt::format("Chưa đủ dữ kiện ({}): {}", wording_.missing(subject.id, pending.missing),
                                   pending.text),
                       pending.document, pending.clause});
  const auto findings = findings_.find(subject.id);
  if (findings == findings_.end()) return found;
  for (const assessment::Finding* finding : findings->second)
    found.push_back({finding->kind == "order" && finding->severity == "blocks", finding->text,
                     finding->document, finding->clause});
  return found;
}

std::vector<Excess> exceeded(const Judged& judged, const std::set<std::string, std::less<>>& decided) {
  std::vector<Excess> excesses;
  for (const QuotaResult& quota : judged.assessment.quotas) {
    if (!quota.limit) continue;
    const auto count = std::ranges::count_if(
        quota.members, [&](const std::string& member) { return decided.contains(member); });
    if (count > *quota.limit) excesses.push_back({&quota, static_cast<int>(count)});
  }
  return excesses;
}

std::map<std::string, std::string, std::less<>> deciding_units(const Judged& judged) {
  const assessment::Index index{judged.situation};
  std::map<std::string, std::string, std::less<>> units;
  for (const SubjectResult& subject : judged.assessment.subjects)
    if (const auto row = assessment::deciding_level(index, subject.subject); row && *row >= 0)
      units.emplace(subject.id, judged.situation.id(facts::EntityRef{facts::EntityKind::organization, *row}));
  return units;
}

Outcome<JudgedNow> judged_now(Call& call, const Unit& unit) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit& root = (*units)->grassroots_of(unit);
  const Situations& situations = call.office.situations();
  auto tree = situations.tree(call.data, *call.campaign, **units, root, call.today);
  if (!tree) return refused(tree.error());
  const auto plans = store::plans_of(call.data, call.campaign->id);
  if (!plans) return refused(plans.error());
  auto judged = situations.judge(*tree, *call.campaign, *plans, root, {call.today, call.now.local.minute});
  if (!judged) return refused(judged.error());
  if (!(*judged)->usable()) return refused((*judged)->problems);
  return JudgedNow{std::move(*tree), *judged};
}

bool may_override(const Call& call, const Units& units, const Unit& deciding) {
  const ActingGrant& acting = call.actor.acting;
  if (acting.role != Role::upper_committee) return false;
  const Unit* own = units.find(acting.unit);
  if (own == nullptr || !deciding.path.starts_with(own->path)) return false;
  return own->id != deciding.id || deciding.id == call.campaign->organization;
}

Outcome<DecisionMade> decide(Call& call) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit& unit = *(*units)->find(call.target.unit);
  auto paper = paper_in(call);
  if (!paper) return tl::unexpected{paper.error()};
  const std::vector<Choice> choices = choices_in(call.inputs);
  if (choices.empty())
    return refused(Refused::invalid, "Hãy chọn mức cho ít nhất một đối tượng trong danh sách.");
  return Deciding{call, **units, unit, std::move(*paper)}.take(choices);
}

}  // namespace kiemdiem::service
