#include "service/comments.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/transitions.h"
#include "service/campaigns.h"
#include "service/filing.h"
#include "service/office.h"
#include "service/ratings.h"
#include "service/registers.h"
#include "service/typed.h"

namespace kiemdiem::service {
namespace {

constexpr std::array<std::string_view, 3> kinds{"residence", "previous", "temporary"};
constexpr std::array<std::string_view, 5> states{"none", "asked", "answered", "returned", "exempt"};
constexpr std::array<std::string_view, comment_acts> acts{"ask", "answer", "return", "exempt", "correct"};
constexpr std::array<std::string_view, 3> levels{"good", "fair", "weak"};

using State = CommentState;
using Act = CommentAct;
using Move = Transition<State, Act>;
/// A comment that came stands, as the rules look at it, until another version of it supersedes it.
constexpr std::array transitions{
    Move{State::none, Act::ask, State::asked},
    Move{State::none, Act::answer, State::answered},  // it came on paper, unasked
    Move{State::none, Act::exempt, State::exempt},
    Move{State::asked, Act::ask, State::asked},
    Move{State::asked, Act::answer, State::answered},
    Move{State::asked, Act::give_back, State::returned},
    Move{State::asked, Act::exempt, State::exempt},
    Move{State::returned, Act::ask, State::asked},
    Move{State::returned, Act::answer, State::answered},
    Move{State::returned, Act::exempt, State::exempt},
    Move{State::exempt, Act::ask, State::asked},
    Move{State::answered, Act::correct, State::answered},
};

Node number_node(std::int64_t number) {
  return Node::scalar(std::to_string(number), false, {});
}

std::int64_t number_of(const Node& node, std::string_view key) {
  const std::string text = text_of(node, key);
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Node to_node(const EarlierComment& comment) {
  return Node::map({{word_node("level"), text_node(comment.level)},
                    {word_node("text"), text_node(comment.text)},
                    {word_node("on"), text_node(comment.on)},
                    {word_node("at"), number_node(comment.at)},
                    {word_node("by"), text_node(comment.by)}},
                   {});
}

Node to_node(const CommentRequest& request) {
  std::vector<Node> earlier;
  for (const EarlierComment& comment : request.earlier) earlier.push_back(to_node(comment));
  return Node::map(
      {{word_node("subject"), text_node(request.subject)},
       {word_node("kind"), word_node(std::string{name(request.kind)})},
       {word_node("state"), word_node(std::string{states[static_cast<std::size_t>(request.state)]})},
       {word_node("to"), text_node(request.to)},
       {word_node("due"), text_node(request.due)},
       {word_node("level"), text_node(request.level)},
       {word_node("text"), text_node(request.text)},
       {word_node("reason"), text_node(request.reason)},
       {word_node("on"), text_node(request.on)},
       {word_node("at"), number_node(request.at)},
       {word_node("by"), text_node(request.by)},
       {word_node("sent"), word_node(request.sent ? "true" : "false")},
       {word_node("earlier"), Node::list(std::move(earlier), {})}},
      {});
}

CommentRequest request_in(const store::Record& record) {
  const Node node = facts_of(record);
  CommentRequest request;
  request.id = record.text.key.id;
  request.unit_path = record.text.unit_path;
  request.version = record.version;
  request.subject = text_of(node, "subject");
  request.kind = comment_kind(text_of(node, "kind")).value_or(CommentKind::residence);
  const auto state = std::ranges::find(states, text_of(node, "state"));
  if (state != states.end()) request.state = static_cast<CommentState>(state - states.begin());
  request.to = text_of(node, "to");
  request.due = text_of(node, "due");
  request.level = text_of(node, "level");
  request.text = text_of(node, "text");
  request.reason = text_of(node, "reason");
  request.on = text_of(node, "on");
  request.by = text_of(node, "by");
  request.at = number_of(node, "at");
  request.sent = text_of(node, "sent") == "true";
  if (const Node* earlier = node.find("earlier"))
    for (const Node& one : earlier->items())
      request.earlier.push_back({text_of(one, "level"), text_of(one, "text"), text_of(one, "on"),
                                 number_of(one, "at"), text_of(one, "by")});
  return request;
}

/// Which comments concern a person; a residence comment may be asked for of everybody.
bool concerns(CommentKind kind, const Node& lasting, const Node& said) {
  if (kind == CommentKind::residence) return text_of(lasting, "residence_class") != "not_introduced";
  if (kind == CommentKind::temporary) return !text_of(lasting, "temporary_at").empty();
  const Node* transferred = said.find("transferred");
  return transferred != nullptr && transferred->is_map();
}

/// States in the facts of the period what the rules ask for.
Outcome<void> state_fact(Call& call, const CommentRequest& request) {
  const std::string id = request.subject.substr(request.subject.find(':') + 1);
  const store::RecordKey key{call.campaign->id, "people", id};
  const auto record = stored_entry(call, key);
  if (!record) return tl::unexpected{record.error()};
  const auto lasting = stored_entry(call, {"", "people", id});
  if (!lasting) return tl::unexpected{lasting.error()};
  std::vector<FactChange> changes;
  const auto state = [&](const char* path, std::string value) {
    changes.push_back({path, facts::State::known, std::move(value), false});
  };
  switch (request.kind) {
    case CommentKind::residence:
      state("residence_comment", {});  // the group of facts is known once one of them is
      state("residence_comment.on", request.on);
      break;
    case CommentKind::previous:
      state("transferred", {});
      state("transferred.comment", "true");
      break;
    case CommentKind::temporary:
      state("temporary_comment", "true");
      break;
  }
  const facts::ListShape& shape = *call.office.dictionary().list("people");
  const Node said = changed(facts_of(*record), shape, changes);
  return keep(call, filed_entry(call.campaign->id, "people", id, request.unit_path, said, facts_of(*lasting)),
              *record ? (*record)->version : 0);
}

Outcome<void> keep_request(Call& call, CommentRequest request) {
  request.at = call.now.at;
  request.by = call.actor.account;
  return keep(call,
              filed_entry(call.campaign->id, std::string{comment_requests}, request.id, request.unit_path,
                          to_node(request), Node::map({}, {})),
              request.version);
}

Outcome<void> ask(Call& call, CommentRequest request) {
  request.to = trimmed(call.inputs.get("to"));
  if (request.to.empty()) return refused(Refused::invalid, "Hãy ghi gửi tới chi ủy, đảng ủy nào.", "to");
  const std::string due = trimmed(call.inputs.get("due"));
  const auto day = typed_day(due);
  if (!due.empty() && !day) return refused(Refused::invalid, "Hãy ghi ngày, ví dụ 12/12/2026.", "due");
  request.due = day ? to_iso(*day) : "";
  request.state = CommentState::asked;
  return keep_request(call, std::move(request));
}

Outcome<void> with_reason(Call& call, CommentRequest request, CommentState state) {
  request.reason = trimmed(call.inputs.get("reason"));
  if (request.reason.empty()) return refused(Refused::invalid, "Hãy ghi lý do.", "reason");
  request.state = state;
  return keep_request(call, std::move(request));
}

bool is_residence(const Call& call) {
  return call.actor.acting.role == Role::residence_committee;
}

/// The comment as it was typed, in the place of whatever the request said.
Outcome<void> take_comment(Call& call, CommentRequest& request) {
  request.level = call.inputs.get("level");
  request.text = trimmed(call.inputs.get("text"));
  if (std::ranges::find(levels, request.level) == levels.end())
    return refused(Refused::invalid, "Hãy chọn mức nhận xét chung.", "level");
  const std::string on = trimmed(call.inputs.get("on"));
  const auto day = on.empty() ? std::optional{call.today} : typed_day(on);
  if (!day || *day > call.today)
    return refused(Refused::invalid, "Hãy ghi ngày nhận xét, không sau hôm nay, ví dụ 12/12/2026.", "on");
  request.on = to_iso(*day);
  request.sent = is_residence(call);
  request.state = CommentState::answered;
  return {};
}

Outcome<void> keep_comment(Call& call, const CommentRequest& request) {
  if (auto kept = keep_request(call, request); !kept) return kept;
  return state_fact(call, request);
}

Outcome<void> answer(Call& call, CommentRequest request) {
  request.reason.clear();
  if (auto taken = take_comment(call, request); !taken) return taken;
  return keep_comment(call, request);
}

Outcome<void> correct(Call& call, CommentRequest request) {
  if (!may_correct(call, request))
    return refused(
        Refused::invalid,
        "Nhận xét này do chi ủy nơi cư trú tự gửi; đề nghị nơi đó đính chính, ở đây không sửa thay.");
  EarlierComment before{request.level, request.text, request.on, request.at, request.by};
  if (auto taken = take_comment(call, request); !taken) return taken;
  const bool same_day = trimmed(call.inputs.get("on")).empty() || before.on == request.on;
  if (before.level == request.level && before.text == request.text && same_day)
    return refused(Refused::invalid, "Chưa có gì khác bản đang dùng; hãy sửa mức, nội dung hoặc ngày.");
  request.reason = trimmed(call.inputs.get("reason"));
  if (request.reason.empty()) return refused(Refused::invalid, "Hãy ghi lý do đính chính.", "reason");
  request.earlier.push_back(std::move(before));
  return keep_comment(call, request);
}

}  // namespace

std::string_view name(CommentKind kind) {
  return kinds[static_cast<std::size_t>(kind)];
}

std::optional<CommentKind> comment_kind(std::string_view name) {
  const auto found = std::ranges::find(kinds, name);
  if (found == kinds.end()) return std::nullopt;
  return static_cast<CommentKind>(found - kinds.begin());
}

std::optional<CommentState> after(CommentState state, CommentAct act) {
  return state_after(transitions, state, act);
}

bool may_correct(const Call& call, const CommentRequest& request) {
  return !request.sent || is_residence(call);
}

Outcome<RatedSoFar> rated_so_far(Call& call, const std::string& subject) {
  const std::string id = subject.substr(subject.find(':') + 1);
  const auto ratings = ratings_under(call, call.target.unit_path, nullptr, true);
  if (!ratings) return tl::unexpected{ratings.error()};
  for (const std::string kind : {"member:", "leader:"})
    if (ratings->of(kind + id).standing() != nullptr) return RatedSoFar::decided;
  const auto said = stored_entry(call, {call.campaign->id, "people", id});
  if (!said) return tl::unexpected{said.error()};
  const Node facts = facts_of(*said);
  if (facts.find("votes") != nullptr) return RatedSoFar::voted;
  if (const Node* posts = facts.find("posts"))
    for (const Node& post : posts->items())
      if (post.find("votes") != nullptr) return RatedSoFar::voted;
  return RatedSoFar::not_yet;
}

Outcome<std::vector<CommentRequest>> comments_on(Call& call, const std::string& subject) {
  const std::string id = subject.substr(subject.find(':') + 1);
  const auto lasting = stored_entry(call, {"", "people", id});
  if (!lasting) return tl::unexpected{lasting.error()};
  const auto said = stored_entry(call, {call.campaign->id, "people", id});
  if (!said) return tl::unexpected{said.error()};
  std::vector<CommentRequest> all;
  for (const CommentKind kind : {CommentKind::residence, CommentKind::previous, CommentKind::temporary}) {
    const std::string key = fmt::format("{}:{}", name(kind), subject);
    const auto record = stored_entry(call, {call.campaign->id, std::string{comment_requests}, key});
    if (!record) return tl::unexpected{record.error()};
    if (*record) {
      all.push_back(request_in(**record));
    } else if (concerns(kind, facts_of(*lasting), facts_of(*said))) {
      CommentRequest request;
      request.id = key;
      request.subject = subject;
      request.kind = kind;
      request.unit_path = call.target.unit_path;
      all.push_back(std::move(request));
    }
  }
  return all;
}

Outcome<std::vector<CommentRequest>> requests_to(Call& call, const std::string& unit) {
  const auto records = store::find_all(call.data, call.campaign->id, comment_requests, "/");
  if (!records) return refused(records.error());
  std::vector<CommentRequest> all;
  for (const store::Record& record : *records) {
    CommentRequest request = request_in(record);
    const bool shown = request.kind == CommentKind::residence && request.state != CommentState::exempt;
    if (shown && request.to == unit) all.push_back(std::move(request));
  }
  return all;
}

Outcome<void> change_comment(Call& call, CommentRequest request) {
  const auto named = std::ranges::find(acts, call.inputs.get("do"));
  const auto act = static_cast<CommentAct>(named - acts.begin());
  const auto next = named == acts.end() ? std::nullopt : after(request.state, act);
  const bool concerns_kind = act != Act::exempt || request.kind == CommentKind::residence;
  if (!next || !concerns_kind)
    return refused(Refused::invalid, "Việc này không làm được ở bước hiện nay; hãy tải lại trang.");
  if (act == Act::ask) return ask(call, std::move(request));
  if (act == Act::answer) return answer(call, std::move(request));
  if (act == Act::correct) return correct(call, std::move(request));
  return with_reason(call, std::move(request), *next);
}

}  // namespace kiemdiem::service
