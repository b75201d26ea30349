#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/vietnamese.h"
#include "service/basis.h"
#include "service/office.h"
#include "service/polls.h"

namespace kiemdiem::service {
namespace {

using assessment::SubjectResult;
using facts::EntityKind;
using facts::EntityRef;
using procedure::State;
using procedure::Task;

/// Why a task stands in the way of a vote: what it waits for and whom.
std::string words_of(const procedure::TaskText& text) {
  if (text.waits_for.empty()) return text.why.empty() ? text.state : text.why;
  const procedure::WaitText& wait = text.waits_for.front();
  return fmt::format("Phải chờ: {}{}{}. {}", wait.what, wait.who.empty() ? "" : ", ", wait.who, wait.why);
}

bool is_about(const Judged& judged, const Task& task, std::string_view event) {
  const procedure::Step& step = judged.plan->steps[static_cast<std::size_t>(task.step)];
  const auto word = judged.situation.dictionary.choices("event")->find(event);
  return word && std::ranges::find(step.about.events, *word) != step.about.events.end();
}

/// Why a subject cannot be voted on now: the order of the plan, as the work list has it, and in any case its
/// own review.
std::string bar_of(const Judged& judged, const SubjectResult& subject) {
  if (!judged.work) return {};
  for (const Task& task : judged.work->tasks()) {
    if (task.subject != subject.subject) continue;
    const bool waits = task.state == State::waiting || task.state == State::blocked;
    const procedure::TaskText text = judged.work->text(task);
    if (waits && is_about(judged, task, "rating")) return words_of(text);
    const bool undone = waits || task.state == State::open || task.state == State::late;
    if (undone && is_about(judged, task, "review"))
      return fmt::format("Chưa kiểm điểm xong: {}, {}.", text.words, text.who);
  }
  return {};
}

/// The posts that a person holds in the bodies of an organization.
class PostsHere {
 public:
  PostsHere(const Judged& judged, std::int32_t organization) : situation_(judged.situation) {
    const facts::Table& table = situation_.table("posts");
    const facts::Column& in = situation_.column("posts", "in");
    const facts::Column& role = situation_.column("posts", "role");
    const facts::Column& of = situation_.column("collectives", "of");
    const facts::Choices& roles = *situation_.dictionary.choices("role");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      if (!in.known(row)) continue;
      EntityRef body = EntityRef::unpacked(in.numbers[row]);
      if (body.kind == EntityKind::collective && of.known(static_cast<std::size_t>(body.row)))
        body = EntityRef::unpacked(of.numbers[static_cast<std::size_t>(body.row)]);
      if (body != EntityRef{EntityKind::organization, organization}) continue;
      std::string& words = posts_[table.parents[row]];
      if (role.known(row))
        words += (words.empty() ? "" : ", ") + roles.labels[static_cast<std::size_t>(role.numbers[row])].vi;
    }
  }

  const std::string* of(std::int32_t person) const {
    const auto found = posts_.find(person);
    return found == posts_.end() ? nullptr : &found->second;
  }

 private:
  const facts::Situation& situation_;
  std::map<std::int32_t, std::string> posts_;
};

std::vector<Elector> electors_of(const Judged& judged, std::int32_t organization) {
  const PostsHere posts{judged, organization};
  const facts::Situation& situation = judged.situation;
  const facts::Column& cell = situation.column("people", "cell");
  std::vector<Elector> electors;
  for (std::size_t row = 0; row < situation.table("people").rows(); ++row) {
    const auto person = static_cast<std::int32_t>(row);
    const std::string* post = posts.of(person);
    const bool member = cell.known(row) && EntityRef::unpacked(cell.numbers[row]).row == organization;
    if (!member && post == nullptr) continue;
    const EntityRef entity{EntityKind::person, person};
    electors.push_back({situation.id(entity), situation.display_name(entity), post == nullptr ? "" : *post});
  }
  std::ranges::sort(electors, {}, [](const Elector& one) { return given_name_sort_key(one.name); });
  return electors;
}

/// Whose dossier has a level of secrecy (service/secrecy.h).
bool is_secret(const facts::Situation& situation, EntityRef entity) {
  if (entity.kind != EntityKind::person) return false;
  const facts::Choices* levels = situation.dictionary.choices("secrecy");
  const facts::Column& column = situation.column("people", "secrecy");
  const auto row = static_cast<std::size_t>(entity.row);
  return levels != nullptr && column.known(row) &&
         levels->words[static_cast<std::size_t>(column.numbers[row])] != "none";
}

Candidate candidate_of(const Judged& judged, const SubjectResult& subject) {
  Candidate candidate;
  candidate.subject = &subject;
  const EntityRef entity{facts::entity_kind(subject.subject.kind), subject.subject.row};
  candidate.name = judged.situation.display_name(entity);
  candidate.off_ballot = ballot::is_off_ballot(subject);
  for (const assessment::Reason& reason : subject.reasons)
    if (reason.effect == assessment::Effect::exclusion || reason.effect == assessment::Effect::forced)
      candidate.reason = reason;
  if (!candidate.off_ballot) candidate.bar = bar_of(judged, subject);
  if (!candidate.off_ballot && is_secret(judged.situation, entity))
    candidate.bar = "Hồ sơ có độ mật: bỏ phiếu trên giấy, không ghi vào máy này";
  return candidate;
}

}  // namespace

Outcome<PollChoices> poll_choices(Call& call) {
  auto judged = judged_at(call, call.target.unit);
  if (!judged) return tl::unexpected{judged.error()};
  PollChoices choices;
  choices.judged = *judged;
  auto rules = call.office.regulations().ballot(call.campaign->regulation, *(*judged)->bound);
  if (!rules) return refused(rules.error());
  choices.rules = std::move(*rules);
  const std::int32_t organization = row_of(**judged, "organizations", call.target.unit);
  if (organization < 0) return refused(Refused::hidden);
  std::vector<const SubjectResult*> here;
  for (const SubjectResult& subject : (*judged)->assessment.subjects)
    if ((*judged)->work && (*judged)->work->unit_of(subject.subject) == organization)
      here.push_back(&subject);
  ballot::sort_for_meeting((*judged)->situation, here);
  for (const SubjectResult* subject : here) choices.candidates.push_back(candidate_of(**judged, *subject));
  choices.electors = electors_of(**judged, organization);
  return choices;
}

}  // namespace kiemdiem::service
