#include "service/meetings.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/vietnamese.h"
#include "service/campaign_lists.h"
#include "service/campaigns.h"
#include "service/entries.h"
#include "service/filing.h"
#include "service/office.h"
#include "service/people.h"
#include "service/review_meetings.h"

namespace kiemdiem::service {
namespace {

/// "An, Bình; Cúc" one by one.
std::vector<std::string> names_in(const std::string& text) {
  std::vector<std::string> names;
  std::string name;
  for (const char letter : text + ",") {
    if (letter != ',' && letter != ';') {
      name += letter;
      continue;
    }
    if (std::string whole = trimmed(name); !whole.empty()) names.push_back(std::move(whole));
    name.clear();
  }
  return names;
}

Node word(std::string text) {
  return Node::scalar(std::move(text), true, {});
}

/// A person by id, or by name where only one bears it.
std::optional<std::string> person_named(Call& call, const std::string& field, const std::string& name,
                                        const std::string& under, std::vector<FieldProblem>& problems) {
  const auto by_id = store::find(call.data, {"", "people", name});
  if (by_id && *by_id && (*by_id)->text.unit_path.starts_with(under)) return name;
  const auto found = store::search(call.data, {"", "people", under, search_key(name), 20});
  if (!found || found->empty()) {
    problems.push_back(
        {field,
         fmt::format("Không tìm thấy “{}” trong danh sách đảng viên; hãy kiểm tra lại họ tên.", name)});
    return std::nullopt;
  }
  if (found->size() == 1) return found->front().text.key.id;
  std::string ids;
  for (const store::Record& record : *found) ids += (ids.empty() ? "" : ", ") + record.text.key.id;
  problems.push_back({field, fmt::format("Có nhiều người khớp với “{}”; hãy ghi mã: {}.", name, ids)});
  return std::nullopt;
}

/// A form of a registration on its way into an event.
class Registration {
 public:
  Registration(Call& call, std::string over) : call_(call), over_(std::move(over)) {}

  Outcome<store::RecordText> read() {
    read_subject();
    read_planned();
    const std::vector<std::string> chair = people_named(call_, "chair", call_.target.unit_path, problems_);
    if (chair.size() > 1) object("chair", "Chỉ ghi một người chủ trì.");
    const std::vector<std::string> attending = people_named(call_, "representative", over_, problems_);
    if (!problems_.empty()) {
      Refusal refusal;
      refusal.kind = Refused::invalid;
      refusal.problems = problems_;
      return tl::unexpected{std::move(refusal)};
    }
    return filed_entry(call_.campaign->id, "events", new_id(call_.now.at), subject_.unit_path,
                       event(chair, attending), Node::null({}));
  }

 private:
  void object(const char* field, std::string message) { problems_.push_back({field, std::move(message)}); }

  void read_subject() {
    const std::string& subject = call_.inputs.get("subject");
    const std::size_t colon = subject.find(':');
    const std::string kind = subject.substr(0, colon);
    if (colon == std::string::npos || (kind != "organization" && kind != "collective"))
      return object("subject", "Hãy chọn tổ chức hoặc tập thể sẽ họp kiểm điểm.");
    const auto found = target_of(call_, kind, subject.substr(colon + 1));
    if (!found || !found->unit_path.starts_with(call_.target.unit_path))
      return object("subject", "Tổ chức, tập thể này không thuộc đơn vị của mình; hãy chọn trong danh sách.");
    subject_ = *found;
    if (const auto why = why_not_called(call_, subject); why && !why->empty()) object("subject", *why);
  }

  void read_planned() {
    const auto day = typed_day(trimmed(call_.inputs.get("day")));
    if (!day)
      object("day", "Hãy ghi ngày họp, ví dụ 12/12/2026.");
    else if (*day < call_.today)
      object("day", fmt::format("Ngày {} đã qua; đăng ký là cho hội nghị sắp họp.", to_vietnamese(*day)));
    const auto time = typed_time(trimmed(call_.inputs.get("time")));
    if (!time) object("time", "Hãy ghi giờ họp, ví dụ 8:00.");
    if (day && time) planned_ = Moment{*day, *time};
  }

  Node event(const std::vector<std::string>& chair, const std::vector<std::string>& attending) const {
    std::vector<std::pair<Node, Node>> facts{
        {word("event"), word("meeting_registered")},
        {word("subject"), word(call_.inputs.get("subject"))},
        {word("on"), word(to_iso(Moment{call_.today, call_.now.local.minute}))},
        {word("planned"), word(to_iso(planned_))}};
    const std::string place = trimmed(call_.inputs.get("room"));
    if (!place.empty()) facts.emplace_back(word("place"), word(place));
    if (!chair.empty()) facts.emplace_back(word("chair"), word(chair.front()));
    std::vector<Node> ids;
    for (const std::string& id : attending) ids.push_back(word(id));
    if (!ids.empty()) facts.emplace_back(word("representative"), Node::list(std::move(ids), {}));
    return Node::map(std::move(facts), {});
  }

  Call& call_;
  std::string over_;  ///< path of the organization that issued the campaign
  Target subject_;
  Moment planned_;
  std::vector<FieldProblem> problems_;
};

/// A registration outside of the part that was judged.
struct Elsewhere {
  std::string subject;
  Moment planned;
  std::vector<std::string> attending;
  std::int64_t at = 0;
};

/// The last registration of each subject outside of a part.
Outcome<std::map<std::string, Elsewhere>> registered_elsewhere(Call& call, const Unit& issuer,
                                                               const Unit& part) {
  const auto records =
      store::find_with_text(call.data, call.campaign->id, "events", issuer.path, "meeting_registered");
  if (!records) return refused(records.error());
  std::map<std::string, Elsewhere> last;
  for (const store::Record& record : *records) {
    const Node facts = from_json(record.text.facts).value_or(Node::map({}, {}));
    const auto planned = parse_moment(text_of(facts, "planned"));
    if (record.text.unit_path.starts_with(part.path) || text_of(facts, "event") != "meeting_registered" ||
        !planned)
      continue;
    Elsewhere one{text_of(facts, "subject"), *planned, {}, record.changed_at};
    if (const Node* people = facts.find("representative"))
      for (const Node& person : people->items()) one.attending.push_back(person.text());
    Elsewhere& known = last[one.subject];
    if (known.subject.empty() || known.at <= one.at) known = std::move(one);
  }
  return last;
}

/// Whether a body has had its review already: a registration of it takes nobody's time any more.
Outcome<bool> was_held(Call& call, const Unit& issuer, const std::string& subject) {
  const auto records = store::find_with_text(call.data, call.campaign->id, "events", issuer.path, subject);
  if (!records) return refused(records.error());
  return std::ranges::any_of(*records, [&](const store::Record& record) {
    const Node facts = from_json(record.text.facts).value_or(Node::map({}, {}));
    return text_of(facts, "event") == "review" && text_of(facts, "subject") == subject;
  });
}

}  // namespace

Outcome<std::vector<BusyAtHour>> busy_at_hour(Call& call, const Judged& judged, const Unit& unit,
                                              const procedure::Meetings& seen) {
  std::vector<BusyAtHour> busy;
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit* issuer = (*units)->find(call.campaign->organization);
  const Unit& part = (*units)->grassroots_of(unit);
  const bool awaited = std::ranges::any_of(seen.meetings, [](const procedure::Meeting& meeting) {
    return meeting.planned && !meeting.held && !meeting.representatives.empty();
  });
  if (!awaited || issuer == nullptr || !part.path.starts_with(issuer->path)) return busy;
  const auto elsewhere = registered_elsewhere(call, *issuer, part);
  if (!elsewhere) return tl::unexpected{elsewhere.error()};
  for (std::size_t at = 0; at < seen.meetings.size(); ++at) {
    const procedure::Meeting& meeting = seen.meetings[at];
    if (!meeting.planned || meeting.held) continue;
    for (const std::int32_t person : meeting.representatives) {
      const std::string id = judged.situation.id(facts::EntityRef{facts::EntityKind::person, person});
      for (const auto& [subject, other] : *elsewhere) {
        if (!procedure::overlap(*meeting.planned, other.planned) ||
            std::ranges::find(other.attending, id) == other.attending.end())
          continue;
        const auto held = was_held(call, *issuer, subject);
        if (!held) return tl::unexpected{held.error()};
        if (*held) continue;
        busy.push_back({at, person});
        break;
      }
    }
  }
  return busy;
}

const Unit* unit_of(const Judged& judged, const Units& units, facts::SubjectRef subject) {
  const std::int32_t row = judged.work->unit_of(subject);
  if (row < 0) return nullptr;
  return units.find(judged.situation.id(facts::EntityRef{facts::EntityKind::organization, row}));
}

procedure::Meetings meetings_seen(const Judged& judged, const Units& units, const Unit& unit) {
  const procedure::Meetings all = procedure::meetings(*judged.work);
  procedure::Meetings seen;
  std::vector<std::optional<std::size_t>> places;
  for (const procedure::Meeting& meeting : all.meetings) {
    const Unit* at = unit_of(judged, units, meeting.subject);
    const bool concerns =
        at != nullptr && !at->ended && (at->path.starts_with(unit.path) || unit.path.starts_with(at->path));
    places.push_back(concerns ? std::optional{seen.meetings.size()} : std::nullopt);
    if (concerns) seen.meetings.push_back(meeting);
  }
  for (const procedure::Clash& clash : all.clashes)
    if (places[clash.first] && places[clash.second])
      seen.clashes.push_back(
          {*places[clash.first], *places[clash.second], clash.person, clash.as_representative});
  return seen;
}

std::optional<std::int16_t> typed_time(const std::string& text) {
  const std::size_t mark = text.find_first_of(":hHg");
  const std::string hours = text.substr(0, mark);
  const std::string minutes = mark == std::string::npos ? "" : text.substr(mark + 1);
  const auto number = [](const std::string& digits) {
    const bool good = !digits.empty() && digits.size() <= 2 &&
                      std::ranges::all_of(digits, [](char one) { return one >= '0' && one <= '9'; });
    return good ? std::stoi(digits) : -1;
  };
  const int hour = number(hours);
  const int minute = minutes.empty() ? 0 : number(minutes);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
  return static_cast<std::int16_t>(hour * 60 + minute);
}

std::vector<std::string> people_named(Call& call, const std::string& field, const std::string& under,
                                      std::vector<FieldProblem>& problems) {
  std::vector<std::string> ids;
  for (const std::string& name : names_in(call.inputs.get(field)))
    if (auto id = person_named(call, field, name, under, problems)) ids.push_back(std::move(*id));
  return ids;
}

Outcome<void> register_meeting(Call& call) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit* issuer = (*units)->find(call.campaign->organization);
  auto entry = Registration{call, issuer == nullptr ? call.target.unit_path : issuer->path}.read();
  if (!entry) return tl::unexpected{entry.error()};
  const auto saved = store::save(call.data, *entry, 0, {call.actor.account, call.now.at});
  if (!saved) return refused(saved.error());
  call.notes.push_back(
      {call.inputs.get("subject"), entry->unit_path, saved->before_digest, saved->after_digest});
  return {};
}

}  // namespace kiemdiem::service
