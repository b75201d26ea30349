#include "service/proposals.h"

#include <algorithm>

#include "service/campaigns.h"
#include "service/entries.h"
#include "service/filing.h"
#include "service/gate.h"
#include "service/office.h"
#include "service/registers.h"

namespace kiemdiem::service {
namespace {

struct SubjectName {
  std::string kind, list, id;
};

SubjectName subject_in(const std::string& subject) {
  const std::size_t colon = subject.find(':');
  SubjectName name{subject.substr(0, colon), "people", subject.substr(colon + 1)};
  if (name.kind == "organization" || name.kind == "collective") name.list = name.kind + "s";
  return name;
}

/// The campaign's lines on the posts in which a person is rated as a leader, each with the level.
Node leader_posts(const Node& lasting, const Node& said, const std::string& level) {
  const Node* lines = said.find("posts");
  std::vector<Node> posts = lines == nullptr ? std::vector<Node>{} : lines->items();
  const Node* lasts = lasting.find("posts");
  for (const Node& post : lasts == nullptr ? std::vector<Node>{} : lasts->items()) {
    if (text_of(post, "leader") != "true") continue;
    const auto same = std::ranges::find_if(posts, [&](const Node& line) {
      return text_of(line, "in") == text_of(post, "in") && text_of(line, "role") == text_of(post, "role");
    });
    Node line = Node::map({}, {});
    if (same != posts.end()) line = *same;
    for (const char* key : {"in", "role"}) line = with_value(line, key, text_node(text_of(post, key)));
    line = with_value(line, "proposed", word_node(level));
    if (same != posts.end())
      *same = std::move(line);
    else
      posts.push_back(std::move(line));
  }
  return Node::list(std::move(posts), {});
}

Outcome<void> set_proposed(Call& call, const std::string& subject, const std::string& level) {
  const SubjectName name = subject_in(subject);
  const auto lasting = stored_entry(call, {"", name.list, name.id});
  if (!lasting) return tl::unexpected{lasting.error()};
  const auto said = stored_entry(call, {call.campaign->id, name.list, name.id});
  if (!said) return tl::unexpected{said.error()};
  const Node before = facts_of(*said);
  const Node after = name.kind == "leader"
                         ? with_value(before, "posts", leader_posts(facts_of(*lasting), before, level))
                         : with_value(before, "proposed", word_node(level));
  return keep(
      call,
      filed_entry(call.campaign->id, name.list, name.id, call.target.unit_path, after, facts_of(*lasting)),
      *said ? (*said)->version : 0);
}

/// Whether no body whose turn comes later has spoken.
bool is_last_to_speak(const RatingStory& story, const RatingBody& body) {
  return std::ranges::none_of(story.proposals, [&](const RatingProposal& proposal) {
    const RatingBody* other = rating_body(proposal.body);
    return other->sets_proposed && other > &body;
  });
}

}  // namespace

Outcome<bool> is_proposed(Call& call, const std::string& subject) {
  const SubjectName name = subject_in(subject);
  const auto said = stored_entry(call, {call.campaign->id, name.list, name.id});
  if (!said) return tl::unexpected{said.error()};
  const Node facts = facts_of(*said);
  if (name.kind != "leader") return !text_of(facts, "proposed").empty();
  const Node* posts = facts.find("posts");
  return posts != nullptr && std::ranges::any_of(posts->items(), [](const Node& post) {
           return !text_of(post, "proposed").empty();
         });
}

std::vector<const RatingBody*> bodies_entered_by(const Call& call) {
  const Role role = call.actor.acting.role;
  const bool own = relation_of(call.actor, call.target, Object::subject) == Relation::own;
  const bool cell = role == Role::cell_secretary || role == Role::cell_deputy;
  const bool committee = role == Role::grassroots_committee || role == Role::upper_committee;
  std::vector<const RatingBody*> bodies;
  for (const RatingBody& body : rating_bodies) {
    const bool may = body.word == "self"        ? own || cell || committee
                     : own                      ? false
                     : body.word == "group"     ? cell || role == Role::group_leader
                     : body.word == "committee" ? committee
                     : body.word == "verifier"  ? role == Role::advisory
                                                : cell || committee;
    if (may) bodies.push_back(&body);
  }
  return bodies;
}

Outcome<void> propose(Call& call) {
  const std::string& subject = call.inputs.get("subject");
  const std::vector<const RatingBody*> bodies = bodies_entered_by(call);
  const auto body = std::ranges::find(bodies, call.inputs.get("body"), &RatingBody::word);
  if (body == bodies.end())
    return refused(Refused::invalid, "Hãy chọn chủ thể đề nghị trong danh sách.", "body");
  const std::string& level = call.inputs.get("level");
  if (!level_of(call.office.dictionary(), level))
    return refused(Refused::invalid, "Hãy chọn mức đề nghị.", "level");
  const auto on = typed_day(trimmed(call.inputs.get("on")));
  if (!on || *on > call.today)
    return refused(Refused::invalid, "Hãy ghi ngày của đề nghị, không sau hôm nay, ví dụ 12/12/2026.", "on");
  const auto ratings = ratings_under(call, call.target.unit_path, nullptr);
  if (!ratings) return tl::unexpected{ratings.error()};
  const RatingStory& story = ratings->of(subject);
  const bool taken_back = !story.decisions.empty() && story.standing() == nullptr;
  if (call.campaign->state == "closed" && !taken_back)
    return refused(Refused::invalid, "Đợt đã kết thúc; chỉ đề nghị lại khi kết quả bị hủy.", "body");
  if ((*body)->sets_proposed)
    if (auto allowed = check_act(story, procedure::RatingAct::propose, "Đối tượng này", "body"); !allowed)
      return allowed;
  const std::string id = subject + "/" + std::string{(*body)->word};
  const auto before = line_at(call, "proposals", id);
  if (!before) return tl::unexpected{before.error()};
  auto kept = keep_line(call,
                        {"proposals",
                         id,
                         call.target.unit_path,
                         {{"subject", subject},
                          {"body", std::string{(*body)->word}},
                          {"level", level},
                          {"ground", trimmed(call.inputs.get("ground"))},
                          {"on", to_iso(*on)}}},
                        *before ? (*before)->version : 0);
  if (!kept || !(*body)->sets_proposed || !is_last_to_speak(story, **body)) return kept;
  return set_proposed(call, subject, level);
}

}  // namespace kiemdiem::service
