#include "service/told_kept.h"

#include <charconv>

#include "service/entries.h"

namespace kiemdiem::service {
namespace {

using procedure::MeetingEntry;
using procedure::WorkEntry;

/// Values one after the other; texts stay as they are.
class Row {
 public:
  void text(const std::string& value) { items_.push_back(text_node(value)); }
  /// Enumerations and truth as numbers.
  template <class Number>
  void number(Number value) {
    text(std::to_string(static_cast<std::int64_t>(value)));
  }
  void texts(const std::vector<std::string>& values) {
    std::vector<Node> items;
    for (const std::string& value : values) items.push_back(text_node(value));
    items_.push_back(Node::list(std::move(items), {}));
  }
  void people(const std::vector<procedure::PersonNamed>& people) {
    std::vector<std::string> values;
    for (const procedure::PersonNamed& one : people) values.insert(values.end(), {one.id, one.name});
    texts(values);
  }
  void moment(const std::optional<Moment>& value) { text(value ? to_iso(*value) : ""); }
  void date(const std::optional<Date>& value) { text(value ? to_iso(*value) : ""); }
  Node node() { return Node::list(std::move(items_), {}); }

 private:
  std::vector<Node> items_;
};

/// The same, taken out again; what does not fit makes the whole unreadable.
class Reader {
 public:
  explicit Reader(const Node& node) : items_(node.items()) {}

  void text(std::string& value) {
    if (const Node* node = next()) value = node->text();
  }
  template <class Number>
  void number(Number& value) {
    std::int64_t read = 0;
    const Node* node = next();
    if (node == nullptr) return;
    const std::string& said = node->text();
    const auto end = said.data() + said.size();
    whole_ = whole_ && std::from_chars(said.data(), end, read).ptr == end;
    value = static_cast<Number>(read);
  }
  void texts(std::vector<std::string>& values) {
    const Node* node = next();
    if (node == nullptr) return;
    for (const Node& one : node->items()) values.push_back(one.text());
  }
  void people(std::vector<procedure::PersonNamed>& people) {
    std::vector<std::string> values;
    texts(values);
    whole_ = whole_ && values.size() % 2 == 0;
    for (std::size_t at = 0; at + 1 < values.size(); at += 2) people.push_back({values[at], values[at + 1]});
  }
  void moment(std::optional<Moment>& value) {
    std::string said;
    text(said);
    value = parse_moment(said);
    whole_ = whole_ && (value || said.empty());
  }
  void date(std::optional<Date>& value) {
    std::string said;
    text(said);
    value = parse_date(said);
    whole_ = whole_ && (value || said.empty());
  }
  bool whole() const { return whole_ && at_ == items_.size(); }

 private:
  const Node* next() {
    if (at_ < items_.size()) return &items_[at_++];
    whole_ = false;
    return nullptr;
  }

  const std::vector<Node>& items_;
  std::size_t at_ = 0;
  bool whole_ = true;
};

/// The values of an entry in one order, for writing and for reading.
template <class Entry, class Way>
void pass_work(Entry& entry, Way& way) {
  way.number(entry.role);
  way.text(entry.organization);
  way.text(entry.person);
  way.number(entry.section);
  way.text(entry.step);
  way.text(entry.label);
  way.text(entry.document);
  way.text(entry.clause);
  way.text(entry.subject);
  way.number(entry.people);
  way.number(entry.tasks);
  way.texts(entry.names);
  way.text(entry.single);
  way.number(entry.state);
  way.number(entry.returned);
  way.number(entry.done_late);
  way.date(entry.last);
  way.number(entry.minute);
  way.moment(entry.planned);
  way.moment(entry.done_on);
  way.text(entry.due);
  way.text(entry.standing);
  way.text(entry.left);
  way.text(entry.waits_for);
  way.text(entry.why);
  way.text(entry.action.name);
}

template <class Entry, class Way>
void pass_meeting(Entry& entry, Way& way) {
  way.text(entry.subject);
  way.text(entry.body);
  way.text(entry.organization);
  way.text(entry.unit);
  way.text(entry.place);
  way.text(entry.chair);
  way.people(entry.representatives);
  way.people(entry.heads);
  way.number(entry.held);
  way.number(entry.registered);
  way.number(entry.asked);
  way.moment(entry.register_by);
  way.number(entry.in_time);
}

}  // namespace

Node node_of(const WorkEntry& entry) {
  Row row;
  pass_work(entry, row);
  std::vector<std::string> arguments;
  for (const auto& [name, value] : entry.action.arguments) arguments.insert(arguments.end(), {name, value});
  row.texts(arguments);
  return row.node();
}

Node node_of(const MeetingEntry& entry) {
  Row row;
  pass_meeting(entry, row);
  row.moment(entry.planned);
  return row.node();
}

std::optional<WorkEntry> work_entry_in(const Node& node) {
  WorkEntry entry;
  Reader row{node};
  pass_work(entry, row);
  std::vector<std::string> arguments;
  row.texts(arguments);
  for (std::size_t at = 0; at + 1 < arguments.size(); at += 2)
    entry.action.arguments.emplace_back(arguments[at], arguments[at + 1]);
  return row.whole() ? std::optional{std::move(entry)} : std::nullopt;
}

std::optional<MeetingEntry> meeting_entry_in(const Node& node) {
  MeetingEntry entry;
  Reader row{node};
  pass_meeting(entry, row);
  std::optional<Moment> planned;
  row.moment(planned);
  if (!row.whole() || !planned) return std::nullopt;
  entry.planned = *planned;
  return entry;
}

}  // namespace kiemdiem::service
