#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>

#include "pages/texts.h"
#include "procedure/noted.h"
#include "service/decision_parts.h"
#include "service/filing.h"
#include "service/office.h"
#include "service/secrets.h"
#include "store/decisions.h"
#include "web/addresses.h"
#include "web/places/lines.h"
#include "web/places/period.h"
#include "web/places/subject_entry.h"

namespace kiemdiem::web {
namespace {

/// An event or a paper on its way through its form.
struct Happening {
  SubjectEntry subject;
  std::string list, choice;  ///< "events", "event"
  const facts::ListShape* shape = nullptr;
  std::optional<store::Record> record;
  Node entry = Node::map({}, {});
};

}  // namespace

std::string happening_words(std::string_view list) {
  if (list == "events") return "Ghi việc đã làm";
  return list == "documents" ? "Ghi giấy tờ đã nộp" : "Ghi xếp loại, số liệu của nơi khác";
}

namespace {

service::Outcome<Happening> happening_of(service::Call& call) {
  auto subject = subject_entry(call);
  if (!subject) return tl::unexpected{subject.error()};
  Happening found{std::move(*subject), {}, {}, nullptr, {}, Node::map({}, {})};
  for (const char* choice : {"event", "document", "input"}) {
    const std::string list = std::string{choice} + "s";
    if (!found.list.empty() && call.inputs.get("list") != list && call.inputs.get(choice).empty()) continue;
    found.list = list;
    found.choice = choice;
  }
  found.shape = found.subject.around.dictionary->list(found.list);
  const std::string& id = call.inputs.get("entry");
  if (id.empty()) return found;
  auto record = service::stored_entry(call, {call.campaign->id, found.list, id});
  if (!record) return tl::unexpected{record.error()};
  if (!*record || service::text_of(service::facts_of(*record), "subject") != call.inputs.get("subject"))
    return service::refused(service::Refused::hidden);
  found.record = std::move(*record);
  found.entry = service::facts_of(found.record);
  return found;
}

/// The event, paper or kind of data that is named already: by the work list, of an event also by the page
/// before; empty where it is still to be chosen.
const std::string& word_of(const service::Call& call, const Happening& happening) {
  return call.inputs.get(happening.choice);
}

/// What may be said: everything but the subject, and but the event where it is named.
facts::ListShape sayable_part(const service::Call& call, const Happening& happening) {
  facts::ListShape part = *happening.shape;
  const bool given = !call.inputs.get(happening.choice).empty();
  std::erase_if(part.facts, [&](const facts::Fact& fact) {
    return fact.path == "subject" || (given && fact.path == happening.choice);
  });
  return part;
}

service::Outcome<procedure::Noted> noted_here(service::Call& call, const Happening& happening) {
  const auto root = call.office.regulations().meeting_rules(call.campaign->regulation);
  if (!root) return service::refused(root.error());
  auto noted = procedure::read_noted(*root, *happening.subject.around.dictionary);
  if (!noted) return service::refused(noted.error());
  return std::move(*noted);
}

/// What the form asks: what is noted of the event, and what stands written already.
service::Outcome<facts::ListShape> asked_part(service::Call& call, const Happening& happening) {
  facts::ListShape part = *happening.shape;
  const std::string word = word_of(call, happening);
  const auto noted = noted_here(call, happening);
  if (!noted) return tl::unexpected{noted.error()};
  const bool of_event = happening.list == "events";
  std::erase_if(part.facts, [&](const facts::Fact& fact) {
    if (fact.path == "subject") return true;
    if (fact.path == happening.choice) return !word.empty();
    return of_event && !word.empty() && !noted->asks(fact.path, word) &&
           happening.entry.find(fact.path) == nullptr;
  });
  return part;
}

/// A new one begins with the day and with what the address says (`at`).
Node begun(const service::Call& call, const Happening& happening, const facts::ListShape& part) {
  if (happening.record) return happening.entry;
  Node entry = Node::map({}, {});
  if (happening.list == "events")
    entry = service::with_value(entry, "on", service::text_node(to_iso(call.today)));
  for (const facts::Fact& fact : part.facts)
    if (const std::string& said = call.inputs.get(fact.path); !said.empty())
      entry = service::with_value(entry, fact.path, service::text_node(said));
  return entry;
}

std::string heading_of(const service::Call& call, const Happening& happening) {
  const std::string word = word_of(call, happening);
  if (word.empty()) return happening_words(happening.list);
  return capitalized(choice_label(*happening.subject.around.dictionary, happening.choice, word));
}

/// Back to the work list where the step was named, else to the facts of the subject.
std::string back_of(const service::Call& call) {
  if (!call.inputs.get("step").empty()) return address("work-list", {{"campaign", call.campaign->id}});
  return address("period-facts", {{"campaign", call.campaign->id}, {"subject", call.inputs.get("subject")}});
}

std::string choosing_address(const service::Call& call,
                             const std::vector<std::pair<std::string_view, std::string>>& query) {
  return address_with("event-form",
                      {{"campaign", call.campaign->id}, {"subject", call.inputs.get("subject")}}, query);
}

/// Pages of the level that stands over the subject; the others are the subject's own unit's.
bool is_of_level_above(std::string_view page) {
  return page == "decisions" || page == "verifications" || page == "dossiers";
}

/// The way to the page on which an event records itself; nothing where it is not for this person.
std::optional<pages::Button> way_to(const service::Call& call, std::string_view page,
                                    std::string_view event) {
  if (page.empty()) return std::nullopt;
  const std::string& unit = is_of_level_above(page) ? call.actor.acting.unit : call.target.unit;
  std::vector<pages::Button> made;
  offer(call, made, page,
        fmt::format("{}: trang {}", event,
                    pages::Texts::of(pages::Language::vietnamese)(fmt::format("action.{}", page))),
        address(page,
                {{"campaign", call.campaign->id}, {"subject", call.inputs.get("subject")}, {"unit", unit}}));
  if (made.empty()) return std::nullopt;
  return made.front();
}

/// First which event it was; the next page asks for what is noted of it. What other pages record leads there.
service::Outcome<pages::FactFormPage> event_choice(service::Call& call, const Happening& happening) {
  const auto noted = noted_here(call, happening);
  if (!noted) return tl::unexpected{noted.error()};
  pages::FactFormPage page;
  call.title = page.heading =
      fmt::format("{}: {}", heading_of(call, happening), subject_name(call, happening.subject));
  page.lead =
      "Chọn việc đã làm; trang sau chỉ hỏi những điều cần ghi của việc đó. Việc có trang riêng thì "
      "làm ở trang đó, chương trình tự ghi; việc đã làm trên giấy thì ghi từ trang Việc hôm nay.";
  const facts::Dictionary& dictionary = *happening.subject.around.dictionary;
  std::vector<pages::Button> elsewhere;
  for (const std::string& word : dictionary.choices("event")->words) {
    const std::string label = capitalized(choice_label(dictionary, "event", word));
    if (const std::string_view own_page = noted->page_of(word); !own_page.empty()) {
      if (auto way = way_to(call, own_page, label)) elsewhere.push_back(std::move(*way));
    } else {
      page.further.push_back({label, choosing_address(call, {{"event", word}}), false, false, {}});
    }
  }
  std::ranges::move(elsewhere, std::back_inserter(page.further));
  return page;
}

/// An event that a page records by itself is written here only of what was done without the program.
service::Outcome<void> add_own_page(service::Call& call, const Happening& happening,
                                    pages::FactFormPage& page) {
  const auto noted = noted_here(call, happening);
  if (!noted) return tl::unexpected{noted.error()};
  const std::string& word = word_of(call, happening);
  const std::string label =
      capitalized(choice_label(*happening.subject.around.dictionary, happening.choice, word));
  auto way = way_to(call, noted->page_of(word), label);
  if (!way) return {};
  page.lead +=
      ". Ghi ở đây nếu việc đã làm trên giấy; làm trên máy thì mở trang dưới đây, chương trình tự ghi.";
  page.further.push_back(std::move(*way));
  return {};
}

/// Refused where a decision made the record: what was decided is superseded, never rewritten.
service::Outcome<void> check_own(service::Call& call, const store::Record& record) {
  const std::string& id = record.text.key.id;
  const auto decision = store::find_decision(call.data, id.substr(0, id.find('.')));
  if (!decision) return service::refused(decision.error());
  if (!*decision) return {};
  return service::refused(
      service::Refused::invalid,
      fmt::format("Việc này do quyết định số {} ghi, không sửa ở đây; muốn đổi thì cấp quyết "
                  "định hủy kết quả và xếp loại lại.",
                  (*decision)->number));
}

/// Refused where the decision stands in the program: it has written its event. Of what was decided on paper
/// alone the event is written here.
service::Outcome<void> check_decided_elsewhere(service::Call& call, const Node& entry) {
  const std::string event = service::text_of(entry, "event");
  if (std::ranges::find(service::decision_events, event) == service::decision_events.end()) return {};
  const auto ratings = service::ratings_under(call, call.target.unit_path, nullptr, true);
  if (!ratings) return tl::unexpected{ratings.error()};
  const service::RatingStory& story = ratings->of(call.inputs.get("subject"));
  if (story.decisions.empty()) return {};
  return service::refused(
      service::Refused::invalid,
      fmt::format("Đã có quyết định số {} trong chương trình, việc này do quyết định tự ghi; chỉ quyết định "
                  "trên giấy, không có trong chương trình, mới ghi ở đây.",
                  story.decisions.back().number));
}

}  // namespace

service::Outcome<pages::FactFormPage> event_form(service::Call& call) {
  const auto happening = happening_of(call);
  if (!happening) return tl::unexpected{happening.error()};
  if (happening->list == "events" && word_of(call, *happening).empty() && call.problems.empty())
    return event_choice(call, *happening);
  const auto part = asked_part(call, *happening);
  if (!part) return tl::unexpected{part.error()};
  auto groups = fields_for(call, happening->subject.around, *part, begun(call, *happening, *part), {});
  if (!groups) return tl::unexpected{groups.error()};
  pages::FactFormPage page;
  call.title = page.heading =
      fmt::format("{}: {}", heading_of(call, *happening), subject_name(call, happening->subject));
  page.lead = call.campaign->title;
  page.form.groups = std::move(*groups);
  if (happening->record) page.form.groups.push_back({"", "", {remove_field()}});
  page.form.version = !call.problems.empty()
                          ? call.inputs.get("version")
                          : std::to_string(happening->record ? happening->record->version : 0);
  page.form.action =
      address("record-event", {{"campaign", call.campaign->id}, {"subject", call.inputs.get("subject")}});
  for (const char* name : {"list", "event", "document", "input", "step", "entry"})
    if (!call.inputs.get(name).empty()) page.form.hidden.push_back({name, call.inputs.get(name), false, {}});
  page.form.cancel_href = back_of(call);
  if (happening->list != "events" || happening->record) return page;
  if (call.inputs.get("step").empty())
    page.further.push_back(
        {"Chọn việc khác", choosing_address(call, {{"list", "events"}}), false, false, {}});
  if (auto added = add_own_page(call, *happening, page); !added) return tl::unexpected{added.error()};
  return page;
}

service::Outcome<service::Done> record_event(service::Call& call) {
  const auto happening = happening_of(call);
  if (!happening) return tl::unexpected{happening.error()};
  const service::Done done{back_of(call), "done.recorded", {}, false, {}, {}};
  if (happening->record)
    if (auto own = check_own(call, *happening->record); !own) return tl::unexpected{own.error()};
  const std::int64_t seen = service::version_in(call.inputs);
  if (happening->record && wants_removal(call)) {
    if (auto dropped = service::drop(call, happening->record->text.key, seen); !dropped)
      return tl::unexpected{dropped.error()};
    return done;
  }
  const facts::ListShape part = sayable_part(call, *happening);
  std::vector<service::FactChange> changes = changes_in(call.inputs, part);
  changes.push_back({"subject", facts::State::known, call.inputs.get("subject"), false});
  if (const std::string& word = call.inputs.get(happening->choice); !word.empty())
    changes.push_back({happening->choice, facts::State::known, word, false});
  const Node entry = service::changed(happening->entry, *happening->shape, changes);
  if (auto checked = check(call, entry, *happening->shape, part, *happening->subject.around.dictionary);
      !checked)
    return tl::unexpected{checked.error()};
  if (auto elsewhere = check_decided_elsewhere(call, entry); !elsewhere)
    return tl::unexpected{elsewhere.error()};
  const std::string id = happening->record ? happening->record->text.key.id : service::new_id(call.now.at);
  const store::RecordText text = service::filed_entry(call.campaign->id, happening->list, id,
                                                      call.target.unit_path, entry, Node::map({}, {}));
  if (auto kept = service::keep(call, text, happening->record ? seen : 0); !kept)
    return tl::unexpected{kept.error()};
  return done;
}

}  // namespace kiemdiem::web
