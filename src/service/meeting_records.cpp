#include "service/meeting_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "service/entries.h"
#include "service/filing.h"

namespace kiemdiem::service {
namespace {

using Entries = std::vector<std::pair<Node, Node>>;

void put(Entries& entries, const char* key, const std::string& text) {
  if (!text.empty()) entries.emplace_back(word_node(key), text_node(text));
}

void put(Entries& entries, const char* key, const std::vector<std::string>& texts) {
  std::vector<Node> items;
  for (const std::string& text : texts) items.push_back(text_node(text));
  if (!items.empty()) entries.emplace_back(word_node(key), Node::list(std::move(items), {}));
}

void put(Entries& entries, const char* key, const std::map<std::string, std::string>& texts) {
  Entries inner;
  for (const auto& [name, text] : texts) inner.emplace_back(text_node(name), text_node(text));
  if (!inner.empty()) entries.emplace_back(word_node(key), Node::map(std::move(inner), {}));
}

std::vector<std::string> texts_at(const Node& node, std::string_view key) {
  std::vector<std::string> texts;
  if (const Node* list = node.find(key))
    for (const Node& item : list->items()) texts.push_back(item.text());
  return texts;
}

std::map<std::string, std::string> map_at(const Node& node, std::string_view key) {
  std::map<std::string, std::string> texts;
  if (const Node* map = node.find(key))
    for (const auto& [name, text] : map->entries()) texts.emplace(name.text(), text.text());
  return texts;
}

constexpr std::array<std::string_view, 4> item_states{"open", "closed", "returned", "left"};

facts::ListShape made_item_texts() {
  facts::ListShape shape;
  shape.name = items_list;
  shape.label = {"Mục kiểm điểm", "Review item"};
  const auto add = [&shape](const char* path, const char* vi, const char* en, bool required) {
    facts::Fact fact;
    fact.path = path;
    fact.label = {vi, en};
    fact.required = required;
    shape.facts.push_back(std::move(fact));
  };
  add("presenter", "Người trình bày", "Presented by", false);
  add("acceptance", "Ý kiến tiếp thu, giải trình", "Acceptance, explanation", false);
  add("strengths", "Kết luận của người chủ trì: ưu điểm", "Conclusion of the chair: strengths", true);
  add("shortcomings", "Kết luận của người chủ trì: hạn chế, khuyết điểm",
      "Conclusion of the chair: shortcomings", true);
  add("causes", "Kết luận của người chủ trì: nguyên nhân", "Conclusion of the chair: causes", true);
  add("responsibility", "Kết luận của người chủ trì: trách nhiệm", "Conclusion of the chair: responsibility",
      true);
  add("suggested", "Kết luận về từng nội dung được gợi ý kiểm điểm", "Conclusion on each point suggested",
      false);
  return shape;
}

}  // namespace

std::string_view name(ItemState state) {
  return item_states[static_cast<std::size_t>(state)];
}

std::optional<ItemState> after(ItemState state, std::string_view act) {
  struct Transition {
    std::string_view act;
    bool from_open;  ///< else from every other state too
    ItemState to;
  };
  constexpr std::array transitions{
      Transition{"save", true, ItemState::open},       Transition{"close", true, ItemState::closed},
      Transition{"return", true, ItemState::returned}, Transition{"leave", true, ItemState::left},
      Transition{"reopen", false, ItemState::open},
  };
  const auto found = std::ranges::find(transitions, act.empty() ? "save" : act, &Transition::act);
  if (found == transitions.end() || (found->from_open && state != ItemState::open)) return std::nullopt;
  return found->to;
}

const facts::ListShape& item_texts() {
  static const facts::ListShape shape = made_item_texts();
  return shape;
}

const facts::ListShape* own_list(std::string_view list) {
  return list == items_list ? &item_texts() : nullptr;
}

std::string meeting_id(std::string_view body, int round) {
  std::string id = fmt::format("{}.{}", body, round);
  std::ranges::replace(id, ':', '.');
  return id;
}

std::optional<std::pair<std::string, int>> parsed_meeting_id(std::string_view id) {
  const std::size_t first = id.find('.');
  const std::size_t last = id.rfind('.');
  if (first == std::string_view::npos || first == last) return std::nullopt;
  const std::string_view kind = id.substr(0, first);
  if (kind != "organization" && kind != "collective") return std::nullopt;
  int round = 0;
  const std::string_view digits = id.substr(last + 1);
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), round);
  if (error != std::errc{} || end != digits.data() + digits.size() || round < 1) return std::nullopt;
  return std::pair{fmt::format("{}:{}", kind, id.substr(first + 1, last - first - 1)), round};
}

std::string item_id(std::string_view meeting, std::string_view subject) {
  return fmt::format("{}/{}", meeting, subject);
}

MeetingRecord meeting_of(const store::Record& record) {
  const Node node = from_json(record.text.facts).value_or(Node::map({}, {}));
  MeetingRecord meeting;
  if (const auto named = parsed_meeting_id(record.text.key.id))
    std::tie(meeting.body, meeting.round) = *named;
  meeting.version = record.version;
  meeting.opened = text_of(node, "opened");
  meeting.closed = text_of(node, "closed");
  meeting.place = text_of(node, "place");
  meeting.chair = text_of(node, "chair");
  meeting.secretary = text_of(node, "secretary");
  meeting.invited = text_of(node, "invited");
  meeting.present = texts_at(node, "present");
  meeting.absent = map_at(node, "absent");
  meeting.representatives = texts_at(node, "representatives");
  meeting.quorum = text_of(node, "quorum");
  meeting.told = map_at(node, "told");
  meeting.other = text_of(node, "other");
  meeting.left = texts_at(node, "left");
  return meeting;
}

store::RecordText filed(const Call& call, const MeetingRecord& meeting, const std::string& unit_path) {
  Entries entries;
  put(entries, "opened", meeting.opened);
  put(entries, "closed", meeting.closed);
  put(entries, "place", meeting.place);
  put(entries, "chair", meeting.chair);
  put(entries, "secretary", meeting.secretary);
  put(entries, "invited", meeting.invited);
  put(entries, "present", meeting.present);
  put(entries, "absent", meeting.absent);
  put(entries, "representatives", meeting.representatives);
  put(entries, "quorum", meeting.quorum);
  put(entries, "told", meeting.told);
  put(entries, "other", meeting.other);
  put(entries, "left", meeting.left);
  return filed_entry(call.campaign->id, std::string{meetings_list}, meeting_id(meeting.body, meeting.round),
                     unit_path, Node::map(std::move(entries), {}), Node::null({}));
}

ItemRecord item_of(const store::Record& record) {
  const Node node = from_json(record.text.facts).value_or(Node::map({}, {}));
  ItemRecord item;
  item.version = record.version;
  const std::string& id = record.text.key.id;
  item.subject = id.substr(id.find('/') + 1);
  item.begun = text_of(node, "begun");
  item.ended = text_of(node, "ended");
  const auto state = std::ranges::find(item_states, text_of(node, "state"));
  if (state != item_states.end()) item.state = static_cast<ItemState>(state - item_states.begin());
  item.chair = text_of(node, "chair");
  item.reason = text_of(node, "reason");
  item.event = text_of(node, "event");
  for (const facts::Fact& fact : item_texts().facts)
    if (const std::string text = text_of(node, fact.path); !text.empty()) item.texts.emplace(fact.path, text);
  return item;
}

store::RecordText filed(const Call& call, const std::string& meeting, const ItemRecord& item,
                        const std::string& unit_path) {
  Entries entries;
  put(entries, "begun", item.begun);
  put(entries, "ended", item.ended);
  put(entries, "state", std::string{name(item.state)});
  put(entries, "chair", item.chair);
  put(entries, "reason", item.reason);
  put(entries, "event", item.event);
  for (const facts::Fact& fact : item_texts().facts)
    if (const auto text = item.texts.find(fact.path); text != item.texts.end())
      put(entries, fact.path.c_str(), text->second);
  return filed_entry(call.campaign->id, std::string{items_list}, item_id(meeting, item.subject), unit_path,
                     Node::map(std::move(entries), {}), Node::null({}));
}

RemarkRecord remark_of(const store::Record& record) {
  const Node node = from_json(record.text.facts).value_or(Node::map({}, {}));
  return {record.text.key.id, text_of(node, "subject"), text_of(node, "speaker"), text_of(node, "text"),
          text_of(node, "at")};
}

store::RecordText filed(const Call& call, const RemarkRecord& remark, const std::string& unit_path) {
  Entries entries;
  put(entries, "subject", remark.subject);
  put(entries, "speaker", remark.speaker);
  put(entries, "text", remark.text);
  put(entries, "at", remark.at);
  return filed_entry(call.campaign->id, std::string{remarks_list}, remark.id, unit_path,
                     Node::map(std::move(entries), {}), Node::null({}));
}

}  // namespace kiemdiem::service
