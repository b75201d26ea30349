#include "service/minutes.h"

#include <fmt/format.h>

#include "service/entries.h"
#include "service/meeting_words.h"

namespace kiemdiem::service {

using procedure::AgendaItem;

std::string upper_of(const ReviewMeeting& meeting) {
  const auto way = meeting.units->way_to(*meeting.unit);
  return way.size() < 2 ? std::string{} : way[way.size() - 2]->name;
}

std::string title_of_paper(const ReviewMeeting& meeting) {
  return fmt::format("Hội nghị kiểm điểm, đánh giá, xếp loại chất lượng năm {}{}",
                     meeting.judged->situation.period.year,
                     meeting.record.round > 1 ? " (hội nghị bổ sung)" : "");
}

namespace {

std::string state_words(const ReviewMeeting& meeting, const AgendaItem& item) {
  const ItemRecord record = meeting.item(meeting.subject(item));
  switch (record.state) {
    case ItemState::closed:
      return {};
    case ItemState::returned:
      return "Trả lại bản kiểm điểm để viết lại. Lý do: " + record.reason;
    case ItemState::left:
      return "Để lại hội nghị bổ sung. Lý do: " + record.reason;
    case ItemState::open:
      break;
  }
  if (meeting.is_absent(item)) return "Vắng mặt; kiểm điểm ở hội nghị bổ sung.";
  return meeting.is_over(item) ? "Đã kiểm điểm trước hội nghị này." : "Chưa có kết luận của người chủ trì.";
}

MinutesPart part_of(const ReviewMeeting& meeting, std::size_t at) {
  const AgendaItem& item = meeting.agenda.items[at];
  const ItemRecord record = meeting.item(meeting.subject(item));
  MinutesPart part;
  part.subject = record.subject;
  part.name = name_of(meeting, item);
  if (item.subject.kind != facts::SubjectKind::organization &&
      item.subject.kind != facts::SubjectKind::collective)
    part.name += ", " + what_of(meeting, item);
  part.heading = fmt::format("{}. Kiểm điểm {} {}", at + 1, what_of(meeting, item), name_of(meeting, item));
  if (!record.chair.empty()) part.chair = meeting.person_name(record.chair);
  part.time = span_words(record.begun, record.ended);
  part.state = state_words(meeting, item);
  for (const facts::Fact& fact : item_texts().facts)
    if (const auto text = record.texts.find(fact.path); text != record.texts.end())
      part.texts.push_back({fact.label.vi, text->second});
  for (const RemarkRecord& remark : meeting.remarks)
    if (remark.subject == record.subject) part.remarks.push_back({remark.speaker, remark.text});
  return part;
}

std::vector<MinutesLine> facts_of(const ReviewMeeting& meeting) {
  const MeetingRecord& record = meeting.record;
  std::vector<MinutesLine> lines;
  const auto add = [&lines](const char* label, std::string text) {
    if (!text.empty()) lines.push_back({label, std::move(text)});
  };
  add("Thời gian", span_words(record.opened, record.closed));
  add(minutes_label::place, record.place);
  add("Chủ trì", meeting.person_name(record.chair));
  add("Thư ký", meeting.person_name(record.secretary));
  add(minutes_label::summoned, std::to_string(summoned_count(meeting)));
  add(minutes_label::present, std::to_string(record.present.size()));
  add(minutes_label::absent, absent_words(meeting));
  add(minutes_label::above, names_of(meeting, record.representatives));
  add(minutes_label::guests, record.invited);
  return lines;
}

}  // namespace

MinutesText minutes_of(const ReviewMeeting& meeting) {
  MinutesText text;
  text.upper = upper_of(meeting);
  text.unit = body_name(meeting);
  text.title = title_of_paper(meeting);
  text.superior = is_of_group(meeting) ? meeting.unit->name : text.upper;
  text.issuer = is_of_group(meeting) ? text.unit : meeting.unit->name;
  text.facts = facts_of(meeting);
  for (const procedure::Announced& announced : meeting.agenda.announced) {
    const procedure::Step& step = meeting.work().plan().steps[announced.step];
    if (const auto told = meeting.record.told.find(step.id); told != meeting.record.told.end())
      text.told.push_back({step.label.vi, told->second});
  }
  if (const auto told = meeting.record.told.find(std::string{told_inputs}); told != meeting.record.told.end())
    text.told.push_back({"Xếp loại, số liệu của đoàn thể, cơ quan", told->second});
  for (std::size_t at = 0; at < meeting.agenda.items.size(); ++at) text.parts.push_back(part_of(meeting, at));
  text.ended = meeting.record.closed.empty()
                   ? "Hội nghị đang họp, biên bản chưa khóa."
                   : "Hội nghị bế mạc lúc " + span_words(meeting.record.closed, {}) + ".";
  text.other = meeting.record.other;
  text.chair = meeting.person_name(meeting.record.chair);
  text.secretary = meeting.person_name(meeting.record.secretary);
  text.chair_post = post_words(meeting, meeting.record.chair);
  text.secretary_post = post_words(meeting, meeting.record.secretary);
  return text;
}

Node lines_node(const std::vector<MinutesLine>& lines) {
  std::vector<Node> items;
  for (const MinutesLine& line : lines)
    items.push_back(Node::list({text_node(line.label), text_node(line.text)}, {}));
  return Node::list(std::move(items), {});
}

std::vector<MinutesLine> lines_at(const Node& node, std::string_view key) {
  std::vector<MinutesLine> lines;
  if (const Node* list = node.find(key))
    for (const Node& item : list->items())
      if (item.items().size() == 2) lines.push_back({item.items()[0].text(), item.items()[1].text()});
  return lines;
}

namespace {

Node node_of(const MinutesPart& part) {
  return Node::map({{word_node("subject"), text_node(part.subject)},
                    {word_node("name"), text_node(part.name)},
                    {word_node("heading"), text_node(part.heading)},
                    {word_node("chair"), text_node(part.chair)},
                    {word_node("time"), text_node(part.time)},
                    {word_node("state"), text_node(part.state)},
                    {word_node("remarks"), lines_node(part.remarks)},
                    {word_node("texts"), lines_node(part.texts)}},
                   {});
}

}  // namespace

std::string to_json(const MinutesText& text) {
  std::vector<Node> parts;
  for (const MinutesPart& part : text.parts) parts.push_back(node_of(part));
  return kiemdiem::to_json(Node::map({{word_node("upper"), text_node(text.upper)},
                                      {word_node("unit"), text_node(text.unit)},
                                      {word_node("title"), text_node(text.title)},
                                      {word_node("superior"), text_node(text.superior)},
                                      {word_node("issuer"), text_node(text.issuer)},
                                      {word_node("facts"), lines_node(text.facts)},
                                      {word_node("told"), lines_node(text.told)},
                                      {word_node("parts"), Node::list(std::move(parts), {})},
                                      {word_node("ended"), text_node(text.ended)},
                                      {word_node("other"), text_node(text.other)},
                                      {word_node("chair"), text_node(text.chair)},
                                      {word_node("secretary"), text_node(text.secretary)},
                                      {word_node("chair_post"), text_node(text.chair_post)},
                                      {word_node("secretary_post"), text_node(text.secretary_post)}},
                                     {}));
}

MinutesText minutes_from(const std::string& json) {
  const Node node = from_json(json).value_or(Node::map({}, {}));
  MinutesText text;
  text.upper = text_of(node, "upper");
  text.unit = text_of(node, "unit");
  text.title = text_of(node, "title");
  text.superior = text_of(node, "superior");
  text.issuer = text_of(node, "issuer");
  text.facts = lines_at(node, "facts");
  text.told = lines_at(node, "told");
  if (const Node* parts = node.find("parts"))
    for (const Node& part : parts->items())
      text.parts.push_back({text_of(part, "subject"), text_of(part, "name"), text_of(part, "heading"),
                            text_of(part, "chair"), text_of(part, "time"), text_of(part, "state"),
                            lines_at(part, "texts"), lines_at(part, "remarks")});
  text.ended = text_of(node, "ended");
  text.other = text_of(node, "other");
  text.chair = text_of(node, "chair");
  text.secretary = text_of(node, "secretary");
  text.chair_post = text_of(node, "chair_post");
  text.secretary_post = text_of(node, "secretary_post");
  return text;
}

}  // namespace kiemdiem::service
