#include "service/suggestions.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "service/campaigns.h"
#include "service/filing.h"
#include "service/registers.h"
#include "service/secrets.h"
#include "service/typed.h"
#include "store/accounts.h"

namespace kiemdiem::service {
namespace {

using Entries = std::vector<std::pair<Node, Node>>;

constexpr std::size_t most_points = 30;

Node mark_node(const Mark& mark) {
  return Node::map({{word_node("by"), text_node(mark.by)},
                    {word_node("at"), Node::scalar(std::to_string(mark.at), false, {})}},
                   {});
}

Mark mark_in(const Node& node, std::string_view key) {
  Mark mark;
  const Node* found = node.find(key);
  if (found == nullptr) return mark;
  mark.by = text_of(*found, "by");
  const std::string at = text_of(*found, "at");
  std::from_chars(at.data(), at.data() + at.size(), mark.at);
  return mark;
}

Node to_node(const Suggestion& letter) {
  std::vector<Node> points;
  for (const SuggestedPoint& point : letter.points)
    points.push_back(Node::map({{word_node("text"), text_node(point.text)},
                                {word_node("basis"), text_node(point.basis)},
                                {word_node("demand"), text_node(point.demand)}},
                               {}));
  Entries entries{{word_node("subject"), text_node(letter.subject)},
                  {word_node("points"), Node::list(std::move(points), {})},
                  {word_node("due"), text_node(letter.due)},
                  {word_node("attends"), text_node(letter.attends)},
                  {word_node("number"), text_node(letter.number)}};
  const std::pair<const char*, const Mark*> marks[] = {{"drafted", &letter.drafted},
                                                       {"approved", &letter.approved},
                                                       {"sent", &letter.sent},
                                                       {"opened", &letter.opened}};
  for (const auto& [name, mark] : marks)
    if (mark->done()) entries.emplace_back(word_node(name), mark_node(*mark));
  return Node::map(std::move(entries), {});
}

Suggestion letter_in(const store::Record& record) {
  const Node node = facts_of(record);
  Suggestion letter;
  letter.id = record.text.key.id;
  letter.version = record.version;
  letter.subject = text_of(node, "subject");
  letter.due = text_of(node, "due");
  letter.attends = text_of(node, "attends");
  letter.number = text_of(node, "number");
  if (const Node* points = node.find("points"))
    for (const Node& point : points->items())
      letter.points.push_back({text_of(point, "text"), text_of(point, "basis"), text_of(point, "demand")});
  letter.drafted = mark_in(node, "drafted");
  letter.approved = mark_in(node, "approved");
  letter.sent = mark_in(node, "sent");
  letter.opened = mark_in(node, "opened");
  return letter;
}

Outcome<void> keep_letter(Call& call, const Suggestion& letter) {
  return keep(call,
              filed_entry(call.campaign->id, std::string{suggestions}, letter.id, call.target.unit_path,
                          to_node(letter), Node::map({}, {})),
              letter.version);
}

/// The letter that the form names.
Outcome<Suggestion> named_letter(Call& call) {
  const auto letters = suggestions_to(call, call.inputs.get("subject"));
  if (!letters) return tl::unexpected{letters.error()};
  const auto found = std::ranges::find(*letters, call.inputs.get("letter"), &Suggestion::id);
  if (found == letters->end())
    return refused(Refused::invalid, "Không có văn bản gợi ý này; hãy tải lại trang.", "letter");
  return *found;
}

std::vector<SuggestedPoint> points_typed(const Inputs& inputs) {
  std::vector<SuggestedPoint> points;
  for (std::size_t at = 0; at < most_points; ++at) {
    SuggestedPoint point{trimmed(inputs.get(fmt::format("point.{}", at))),
                         trimmed(inputs.get(fmt::format("basis.{}", at))),
                         trimmed(inputs.get(fmt::format("demand.{}", at)))};
    if (!point.text.empty()) points.push_back(std::move(point));
  }
  return points;
}

Outcome<void> record_event(Call& call, const Suggestion& letter) {
  const Node event =
      Node::map({{word_node("event"), word_node("suggestion_sent")},
                 {word_node("subject"), text_node(letter.subject)},
                 {word_node("on"), text_node(to_iso(Moment{call.today, call.now.local.minute}))},
                 {word_node("in_writing"), word_node("true")}},
                {});
  return keep(call,
              filed_entry(call.campaign->id, "events", "suggestion-" + letter.id, call.target.unit_path,
                          event, Node::map({}, {})),
              0);
}

}  // namespace

Outcome<std::vector<Suggestion>> suggestions_to(Call& call, const std::string& subject) {
  const auto records = store::find_all(call.data, call.campaign->id, suggestions, call.target.unit_path);
  if (!records) return refused(records.error());
  std::vector<Suggestion> letters;
  for (const store::Record& record : *records)
    if (Suggestion letter = letter_in(record); letter.subject == subject)
      letters.push_back(std::move(letter));
  std::ranges::stable_sort(letters, {}, [](const Suggestion& letter) { return letter.drafted.at; });
  return letters;
}

Outcome<std::vector<SentPoint>> points_sent_to(Call& call, const std::string& subject) {
  const auto letters = suggestions_to(call, subject);
  if (!letters) return tl::unexpected{letters.error()};
  std::vector<SentPoint> points;
  for (const Suggestion& letter : *letters) {
    if (!letter.sent.done()) continue;
    for (std::size_t at = 0; at < letter.points.size(); ++at) {
      const SuggestedPoint& point = letter.points[at];
      points.push_back(
          {fmt::format("{}.{}", letter.id, at + 1),
           point.demand.empty() ? point.text : fmt::format("{} ({})", point.text, point.demand)});
    }
  }
  return points;
}

Outcome<void> draft_suggestion(Call& call) {
  Suggestion letter;
  if (call.inputs.get("letter").empty()) {
    letter.id = new_id(call.now.at);
  } else {
    auto found = named_letter(call);
    if (!found) return tl::unexpected{found.error()};
    letter = std::move(*found);
  }
  if (letter.approved.done())
    return refused(Refused::invalid, "Văn bản gợi ý đã được duyệt; muốn sửa thì soạn văn bản khác.");
  letter.subject = call.inputs.get("subject");
  letter.points = points_typed(call.inputs);
  if (letter.points.empty())
    return refused(Refused::invalid, "Hãy ghi ít nhất một vấn đề cần gợi ý.", "point.0");
  const std::string due = trimmed(call.inputs.get("due"));
  const auto day = typed_day(due);
  if (!due.empty() && !day) return refused(Refused::invalid, "Hãy ghi ngày, ví dụ 12/12/2026.", "due");
  letter.due = day ? to_iso(*day) : "";
  letter.attends = trimmed(call.inputs.get("attends"));
  letter.drafted = {call.actor.account, call.now.at};
  return keep_letter(call, letter);
}

Outcome<bool> is_own_draft(Call& call, const Suggestion& letter) {
  if (letter.drafted.by == call.actor.account) return true;
  if (call.actor.person.empty()) return false;
  const auto drafter = store::find_account(call.data, letter.drafted.by);
  if (!drafter) return refused(drafter.error());
  return *drafter && (*drafter)->person == call.actor.person;
}

Outcome<void> approve_suggestion(Call& call) {
  auto letter = named_letter(call);
  if (!letter) return tl::unexpected{letter.error()};
  if (letter->approved.done()) return refused(Refused::invalid, "Văn bản gợi ý này đã được duyệt.");
  const auto own = is_own_draft(call, *letter);
  if (!own) return tl::unexpected{own.error()};
  if (*own)
    return refused(
        Refused::invalid,
        "Người soạn không tự duyệt văn bản gợi ý của mình; đồng chí khác trong cấp ủy duyệt từ tài "
        "khoản của đồng chí đó.");
  letter->approved = {call.actor.account, call.now.at};
  return keep_letter(call, *letter);
}

Outcome<void> send_suggestion(Call& call) {
  auto letter = named_letter(call);
  if (!letter) return tl::unexpected{letter.error()};
  if (!letter->approved.done())
    return refused(Refused::invalid, "Cấp ủy chưa duyệt văn bản gợi ý; duyệt rồi mới gửi.");
  if (letter->sent.done()) return refused(Refused::invalid, "Văn bản gợi ý này đã gửi.");
  letter->number = trimmed(call.inputs.get("number"));
  if (letter->number.empty())
    return refused(Refused::invalid, "Hãy ghi số, ký hiệu của văn bản gợi ý.", "number");
  letter->sent = {call.actor.account, call.now.at};
  if (auto kept = keep_letter(call, *letter); !kept) return kept;
  return record_event(call, *letter);
}

Outcome<void> receive_suggestions(Call& call, const std::string& subject) {
  auto letters = suggestions_to(call, subject);
  if (!letters) return tl::unexpected{letters.error()};
  for (Suggestion& letter : *letters) {
    if (!letter.sent.done() || letter.opened.done()) continue;
    letter.opened = {call.actor.account, call.now.at};
    if (auto kept = keep_letter(call, letter); !kept) return kept;
  }
  return {};
}

}  // namespace kiemdiem::service
