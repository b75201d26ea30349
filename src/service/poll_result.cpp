#include <fmt/format.h>

#include <algorithm>

#include "service/entries.h"
#include "service/filing.h"
#include "service/office.h"
#include "service/people.h"
#include "service/poll_steps.h"
#include "service/registers.h"
#include "service/secrets.h"

namespace kiemdiem::service {
namespace {

/// The votes of a subject as the dictionary of facts has them. Slips that were valid for this line: a line
/// left blank says nothing of this subject.
Node votes_of(const SeenPoll& seen, std::size_t line) {
  const ballot::Count& count = seen.tally->count;
  std::vector<std::pair<Node, Node>> facts{
      {word_node("eligible"), word_node(std::to_string(seen.tally->summoned))},
      {word_node("issued"), word_node(std::to_string(count.issued))},
      {word_node("returned"), word_node(std::to_string(count.returned))}};
  int valid = 0;
  for (const std::string level : {"excellent", "good", "completed", "not_completed"}) {
    const auto choice = std::ranges::find(seen.sheet.choices, level);
    const int votes = choice == seen.sheet.choices.end()
                          ? 0
                          : count.marks[line][static_cast<std::size_t>(choice - seen.sheet.choices.begin())];
    valid += votes;
    facts.emplace_back(word_node(level), word_node(std::to_string(votes)));
  }
  facts.emplace_back(word_node("valid"), word_node(std::to_string(valid)));
  return Node::map(std::move(facts), {});
}

/// What the campaign says of the posts, with the votes at those in which the person is rated as a leader.
Node with_leader_votes(const Node& lasting, const Node& said, const Node& votes) {
  std::vector<Node> lines;
  if (const Node* posts = said.find("posts")) lines = posts->items();
  const Node* held = lasting.find("posts");
  for (const Node& post : held == nullptr ? std::vector<Node>{} : held->items()) {
    if (text_of(post, "leader") != "true") continue;
    const auto same = std::ranges::find_if(lines, [&](const Node& line) {
      return text_of(line, "in") == text_of(post, "in") && text_of(line, "role") == text_of(post, "role");
    });
    if (same != lines.end()) {
      *same = with_value(*same, "votes", votes);
      continue;
    }
    const Node line = Node::map({{word_node("in"), text_node(text_of(post, "in"))},
                                 {word_node("role"), text_node(text_of(post, "role"))}},
                                {});
    lines.push_back(with_value(line, "votes", votes));
  }
  return with_value(said, "posts", Node::list(std::move(lines), {}));
}

Outcome<void> keep_votes(Call& call, const SeenPoll& seen, std::size_t line) {
  const std::string& subject = seen.sheet.lines[line].subject;
  const std::size_t colon = subject.find(':');
  const std::string kind = subject.substr(0, colon);
  const std::string id = subject.substr(colon + 1);
  const std::string list = kind == "organization" ? "organizations"
                           : kind == "collective" ? "collectives"
                                                  : "people";
  const auto target = target_of(call, kind, id);
  if (!target) return tl::unexpected{target.error()};
  const auto lasting = stored_entry(call, {"", list, id});
  if (!lasting) return tl::unexpected{lasting.error()};
  const auto record = stored_entry(call, {call.campaign->id, list, id});
  if (!record) return tl::unexpected{record.error()};
  const Node said = facts_of(*record);
  const Node votes = votes_of(seen, line);
  const Node next = kind == "leader" ? with_leader_votes(facts_of(*lasting), said, votes)
                                     : with_value(said, "votes", votes);
  return keep(call, filed_entry(call.campaign->id, list, id, target->unit_path, next, facts_of(*lasting)),
              *record ? (*record)->version : 0);
}

Outcome<void> keep_line(Call& call, const std::string& list, const Node& facts) {
  return keep(call,
              filed_entry(call.campaign->id, list, new_id(call.now.at), call.target.unit_path, facts,
                          Node::map({}, {})),
              0);
}

/// That the subject was rated by this vote, once; a vote that is held again does not rate twice.
Outcome<void> keep_event(Call& call, const SeenPoll& seen, std::size_t line) {
  if (!seen.poll.replaces.empty()) return {};
  return keep_line(call, "events",
                   Node::map({{word_node("event"), text_node("rating")},
                              {word_node("subject"), text_node(seen.sheet.lines[line].subject)},
                              {word_node("on"), text_node(to_iso(Moment{call.today, call.now.local.minute}))},
                              {word_node("at"), text_node(seen.poll.unit)}},
                             {}));
}

}  // namespace

Outcome<void> record_result(Call& call, const SeenPoll& seen) {
  if (seen.sheet.kind == ballot::Kind::levels)
    for (std::size_t line = 0; line < seen.sheet.lines.size(); ++line) {
      if (auto kept = keep_votes(call, seen, line); !kept) return kept;
      if (auto kept = keep_event(call, seen, line); !kept) return kept;
    }
  return keep_line(call, "documents",
                   Node::map({{word_node("document"), text_node("tally_minutes")},
                              {word_node("subject"), text_node("organization:" + seen.poll.unit)},
                              {word_node("copies"), word_node("1")}},
                             {}));
}

}  // namespace kiemdiem::service
