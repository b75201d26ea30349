#include "web/places/period.h"

#include <fmt/format.h>

#include <algorithm>

#include "facts/lasting.h"
#include "service/basis.h"
#include "service/filing.h"
#include "service/office.h"
#include "service/vote_views.h"
#include "web/addresses.h"
#include "web/places/lines.h"
#include "web/places/subject_entry.h"

namespace kiemdiem::web {
namespace {

using facts::FactType;
using Names = std::vector<std::pair<std::string_view, std::string>>;

Names names_of(const service::Call& call) {
  return {{"campaign", call.campaign->id}, {"subject", call.inputs.get("subject")}};
}

/// The lists inside the subject's entry of which the campaign says something.
std::vector<const facts::Fact*> inner_lists(const SubjectEntry& subject) {
  std::vector<const facts::Fact*> lists;
  for (const facts::Fact& fact : subject.shape->facts)
    if (fact.type == FactType::list) lists.push_back(&fact);
  return lists;
}

std::vector<Node> lines_of(const SubjectEntry& subject, const std::string& list) {
  const Node whole = subject.whole();
  const Node* lines = whole.find(list);
  return lines == nullptr ? std::vector<Node>{} : lines->items();
}

/// "Bí thư, Chi bộ 1"; "Khiển trách, 3/2/2026".
std::string line_in_words(service::Call& call, const SubjectEntry& subject, const facts::ListShape& shape,
                          const Node& line) {
  std::string words;
  for (const service::StatedFact& fact : service::stated(line, shape)) {
    const auto index = shape.find(fact.path);
    const FactType type = shape.facts[static_cast<std::size_t>(*index)].type;
    const bool tells = type == FactType::choice || type == FactType::reference || type == FactType::date;
    if (!tells || fact.value.empty() || fact.path == "proposed") continue;
    const std::string word = type == FactType::reference
                                 ? name_anywhere(call, fact.value)
                                 : service::in_words(fact, shape, *subject.around.dictionary);
    words += (words.empty() ? "" : ", ") + word;
  }
  return words.empty() ? "chưa ghi gì" : capitalized(words);
}

/// Whether there are lines at all, where the dictionary leaves that open.
pages::Field whether_any(const facts::Fact& fact, const SubjectEntry& subject) {
  const Node* lines = subject.said.find(fact.path);
  pages::Field field;
  field.path = fact.path;
  field.type = pages::FieldType::yes_no;
  field.label = fact.label.vi + " trong kỳ";
  field.help = "Chọn “Không có” khi đã rõ là không có; từng dòng ghi ở dưới trang.";
  field.may_be_none = false;
  if (lines != nullptr) field.value = lines->items().empty() ? "false" : "true";
  field.choices = {{"true", "Có, ghi từng dòng", field.value == "true", {}},
                   {"false", "Không có", field.value == "false", {}}};
  return field;
}

bool is_open_list(const facts::Fact& fact) {
  return fact.type == FactType::list && !fact.lasting;
}

/// "Không có" and "chưa rõ" of the open lists; lines that are there are taken away only one by one.
Node with_open_lists(const service::Call& call, const SubjectEntry& subject, Node said) {
  for (const facts::Fact* fact : inner_lists(subject)) {
    const std::string& answer = call.inputs.get("fact." + fact->path);
    const Node* lines = said.find(fact->path);
    if (!is_open_list(*fact) || answer.empty() || (lines != nullptr && !lines->items().empty())) continue;
    said = service::with_value(said, fact->path,
                               answer == "false" ? std::optional{Node::list({}, {})} : std::nullopt);
  }
  return said;
}

std::string button_label(const facts::Fact& fact, const std::string& words) {
  return fact.label.vi + ": " + words;
}

void add_further(service::Call& call, const SubjectEntry& subject, pages::FactFormPage& page) {
  for (const facts::Fact* fact : inner_lists(subject)) {
    const facts::ListShape& shape = *subject.around.dictionary->list(fact->list);
    Names names = names_of(call);
    names.emplace_back("list", fact->path);
    const std::vector<Node> lines = lines_of(subject, fact->path);
    for (std::size_t at = 0; at < lines.size(); ++at)
      offer(call, page.further, "line-form",
            button_label(*fact, line_in_words(call, subject, shape, lines[at])),
            address_with("line-form", names, {{"line", std::to_string(at)}}));
    if (is_open_list(*fact))
      offer(call, page.further, "line-form", "Thêm " + fact->label.vi, address("line-form", names));
  }
}

service::Outcome<void> add_events(service::Call& call, const SubjectEntry& subject,
                                  pages::FactFormPage& page) {
  for (const char* list : {"events", "documents", "inputs"}) {
    const facts::ListShape* shape = subject.around.dictionary->list(list);
    const auto records = store::find_all(call.data, call.campaign->id, list, call.target.unit_path);
    if (!records) return service::refused(records.error());
    const std::string choice = std::string{list}.substr(0, std::string{list}.size() - 1);
    for (const store::Record& record : *records) {
      const Node facts = service::facts_of(record);
      if (service::text_of(facts, "subject") != call.inputs.get("subject")) continue;
      std::string words =
          capitalized(choice_label(*subject.around.dictionary, choice, service::text_of(facts, choice)));
      if (shape->find("on"))
        if (const auto on = parse_moment(service::text_of(facts, "on"))) words += ", " + to_vietnamese(*on);
      offer(call, page.further, "event-form", words,
            address_with("event-form", names_of(call),
                         {{choice, service::text_of(facts, choice)}, {"entry", record.text.key.id}}));
    }
    offer(call, page.further, "event-form", happening_words(list),
          address_with("event-form", names_of(call), {{"list", list}}));
  }
  return {};
}

bool is_of_votes(const std::string& path) {
  return path == "votes" || path.starts_with("votes.");
}

service::Outcome<void> look_at_votes(service::Call& call, SubjectEntry& entry) {
  const auto judged = service::judged_at(call, call.target.unit);
  if (!judged) return tl::unexpected{judged.error()};
  const std::string_view subject = call.inputs.get("subject");
  const auto views = service::VoteViews::of_subject(call, **judged, subject);
  if (!views) return tl::unexpected{views.error()};
  entry.sees_votes = views->may_see(subject);
  entry.votes_sealed = views->sealed(subject);
  return {};
}

std::string without_votes(const std::string& facts) {
  const auto node = from_json(facts);
  if (!node) return facts;
  Node seen = service::with_value(*node, "votes", std::nullopt);
  if (const Node* posts = seen.find("posts")) {
    std::vector<Node> lines;
    for (const Node& post : posts->items()) lines.push_back(service::with_value(post, "votes", std::nullopt));
    seen = service::with_value(seen, "posts", Node::list(std::move(lines), {}));
  }
  return to_json(seen);
}

/// Both texts are shown where somebody else saved first; the counts are not for whoever may not see them.
void hide_votes(service::Conflict& conflict) {
  if (conflict.stored) conflict.stored->text.facts = without_votes(conflict.stored->text.facts);
  conflict.mine = without_votes(conflict.mine);
  conflict.before = without_votes(conflict.before);
}

}  // namespace

Node SubjectEntry::whole() const {
  return facts::overlaid(lasting, said, *shape, *around.dictionary);
}

facts::ListShape SubjectEntry::period_part(const facts::ListShape& of) const {
  facts::ListShape part = service::period_part(of);
  if (!sees_votes || votes_sealed)
    std::erase_if(part.facts, [](const facts::Fact& fact) { return is_of_votes(fact.path); });
  return part;
}

service::Outcome<SubjectEntry> subject_entry(service::Call& call) {
  SubjectEntry entry;
  const std::string& subject = call.inputs.get("subject");
  const std::size_t colon = subject.find(':');
  const std::string kind = subject.substr(0, colon);
  entry.list = kind == "organization" || kind == "collective" ? kind + "s" : "people";
  entry.id = subject.substr(colon + 1);
  auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  entry.around = std::move(*around);
  entry.shape = entry.around.dictionary->list(entry.list);
  const auto lasting = service::stored_entry(call, {"", entry.list, entry.id});
  if (!lasting) return tl::unexpected{lasting.error()};
  if (!*lasting) return service::refused(service::Refused::hidden);
  entry.lasting = service::facts_of(*lasting);
  auto record = service::stored_entry(call, entry.key(call));
  if (!record) return tl::unexpected{record.error()};
  entry.record = std::move(*record);
  entry.said = service::facts_of(entry.record);
  if (auto looked = look_at_votes(call, entry); !looked) return tl::unexpected{looked.error()};
  return entry;
}

service::Outcome<void> keep_said(service::Call& call, const SubjectEntry& subject, const Node& said) {
  auto kept = service::keep(call,
                            service::filed_entry(call.campaign->id, subject.list, subject.id,
                                                 call.target.unit_path, said, subject.lasting),
                            service::version_in(call.inputs));
  if (!kept && kept.error().conflict && !subject.sees_votes) hide_votes(*kept.error().conflict);
  return kept;
}

std::string subject_name(service::Call& call, const SubjectEntry& subject) {
  return name_of(call, subject.list, subject.id);
}

service::Outcome<pages::FactFormPage> period_facts(service::Call& call) {
  const auto subject = subject_entry(call);
  if (!subject) return tl::unexpected{subject.error()};
  const auto versions = service::versions_of(call, subject->key(call), *subject->around.dictionary);
  if (!versions) return tl::unexpected{versions.error()};
  const facts::ListShape part = subject->period_part(*subject->shape);
  auto groups = fields_for(call, subject->around, part, subject->said, *versions);
  if (!groups) return tl::unexpected{groups.error()};
  pages::FieldGroup open;
  for (const facts::Fact* fact : inner_lists(*subject))
    if (is_open_list(*fact)) open.fields.push_back(whether_any(*fact, *subject));
  if (!open.fields.empty()) groups->push_back(std::move(open));
  pages::FactFormPage page;
  call.title = page.heading = fmt::format("Dữ kiện của kỳ: {}", subject_name(call, *subject));
  page.lead = call.campaign->title;
  if (subject->votes_sealed)
    page.lead += ". Số phiếu lấy từ biên bản kiểm phiếu đã niêm phong, không sửa ở đây.";
  page.form.groups = std::move(*groups);
  page.form.version = !call.problems.empty() ? call.inputs.get("version")
                                             : std::to_string(subject->record ? subject->record->version : 0);
  page.form.action = address("save-period-facts", names_of(call));
  page.form.read_only = !may(call, "save-period-facts");
  add_further(call, *subject, page);
  if (auto added = add_events(call, *subject, page); !added) return tl::unexpected{added.error()};
  return page;
}

service::Outcome<service::Done> save_period_facts(service::Call& call) {
  const auto subject = subject_entry(call);
  if (!subject) return tl::unexpected{subject.error()};
  const facts::ListShape part = subject->period_part(*subject->shape);
  const Node said = with_open_lists(
      call, *subject, service::changed(subject->said, *subject->shape, changes_in(call.inputs, part)));
  const Node whole = facts::overlaid(subject->lasting, said, *subject->shape, *subject->around.dictionary);
  if (auto checked = check(call, whole, *subject->shape, part, *subject->around.dictionary); !checked)
    return tl::unexpected{checked.error()};
  if (auto kept = keep_said(call, *subject, said); !kept) return tl::unexpected{kept.error()};
  return service::Done{address("period-facts", names_of(call)), "done.saved", {}, false, {}, {}};
}

}  // namespace kiemdiem::web
