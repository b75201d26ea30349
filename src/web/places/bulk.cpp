#include "web/places/bulk.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "service/office.h"
#include "service/people.h"
#include "service/secrets.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/people.h"

namespace kiemdiem::web {
namespace {

constexpr const char* to_transfer = "chuyen";

/// Facts that many people have alike.
bool is_common(const facts::Fact& fact) {
  using facts::FactType;
  const bool simple = fact.type == FactType::choice || fact.type == FactType::boolean;
  return fact.lasting && (simple || fact.path == "group" || fact.path == "temporary_at");
}

/// The part of the list that the form asks for; nothing where `viec` is none of the choices.
std::optional<facts::ListShape> part_asked(const service::Call& call, const facts::ListShape& people) {
  const std::string& what = call.inputs.get("viec");
  facts::ListShape part = people;
  std::erase_if(part.facts, [&](const facts::Fact& fact) {
    return what == to_transfer ? fact.path != "cell" : fact.path != what || !is_common(fact);
  });
  if (part.facts.size() != 1) return std::nullopt;
  return part;
}

/// Those who are ticked, each within reach of the acting role.
service::Outcome<std::vector<store::Record>> chosen(service::Call& call) {
  std::vector<store::Record> people;
  for (const std::string& id : call.inputs.all("chon")) {
    const auto record = service::stored_entry(call, {"", "people", id});
    if (!record) return tl::unexpected{record.error()};
    if (!*record || !(*record)->text.unit_path.starts_with(call.actor.acting.unit_path))
      return service::refused(service::Refused::hidden);
    people.push_back(**record);
  }
  return people;
}

/// Another one where somebody changed one of them.
std::string seen(const std::vector<store::Record>& people) {
  std::string text;
  for (const store::Record& record : people)
    text += fmt::format("{} {}\n", record.text.key.id, record.version);
  return service::token_hash(text);
}

service::Outcome<void> transfer_all(service::Call& call, const std::vector<store::Record>& people) {
  const auto move = transfer_asked(call);
  if (!move) return tl::unexpected{move.error()};
  for (const store::Record& record : people) {
    const std::string& id = record.text.key.id;
    if (service::text_of(service::facts_of(record), "cell") == move->to->id) continue;
    auto target = service::target_of(call, "member", id);
    if (!target) return tl::unexpected{target.error()};
    call.target = std::move(*target);
    if (auto moved = service::transfer(call, *move->to, move->on, record.version); !moved) return moved;
  }
  call.target = {};
  return {};
}

service::Outcome<void> set_all(service::Call& call, const facts::ListShape& part, const FormAround& around,
                               const std::vector<store::Record>& people) {
  const facts::ListShape& shape = *around.dictionary->list("people");
  const std::vector<service::FactChange> changes = changes_in(call.inputs, part);
  for (const store::Record& record : people) {
    const Node before = service::facts_of(record);
    const Node entry = service::changed(before, shape, changes);
    if (to_json(entry) == to_json(before)) continue;
    if (auto checked = check(call, entry, shape, part, *around.dictionary); !checked) return checked;
    if (auto kept = service::keep_entry(call, "people", entry, record.version); !kept) return kept;
  }
  return {};
}

}  // namespace

std::vector<pages::Option> bulk_choices(const service::Call& call) {
  std::vector<pages::Option> choices{{to_transfer, "Chuyển sinh hoạt đến chi bộ khác", false, {}}};
  for (const facts::Fact& fact : call.office.dictionary().list("people")->facts)
    if (is_common(fact)) choices.push_back({fact.path, "Ghi: " + fact.label.vi, false, {}});
  return choices;
}

service::Outcome<pages::FactFormPage> bulk_form(service::Call& call) {
  const auto people = chosen(call);
  if (!people) return tl::unexpected{people.error()};
  const auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  const auto part = part_asked(call, *around->dictionary->list("people"));
  pages::FactFormPage page;
  page.heading = call.title = "Ghi cho nhiều người";
  page.form.cancel_href = address("people");
  if (!part || people->empty()) {
    page.lead = "Chưa chọn ai. Hãy đánh dấu những người cần ghi trong danh sách đảng viên.";
    page.form.read_only = true;
    page.further.push_back({"Danh sách đảng viên", address("people"), false, true, {}});
    return page;
  }
  const bool transfers = call.inputs.get("viec") == to_transfer;
  auto groups = fields_for(call, *around, *part, Node::map({}, {}), {});
  if (!groups) return tl::unexpected{groups.error()};
  if (transfers) {
    call.title = page.heading = "Chuyển sinh hoạt nhiều người";
    add_transfer_fields(call, groups->front());
  }
  std::vector<std::string> names;
  for (const store::Record& record : *people) {
    const std::string name = service::text_of(service::facts_of(record), "name");
    names.push_back(name.empty() ? record.text.key.id : name);
    page.form.hidden.push_back({"chon", record.text.key.id, false, {}});
  }
  page.lead = fmt::format("Sẽ ghi cho {} người: {}.", names.size(), fmt::join(names, ", "));
  page.form.hidden.push_back({"viec", call.inputs.get("viec"), false, {}});
  page.form.hidden.push_back({"seen", seen(*people), false, {}});
  page.form.groups = std::move(*groups);
  page.form.action = address("bulk");
  page.form.submit = fmt::format("{} {} người", transfers ? "Chuyển" : "Ghi cho", names.size());
  return page;
}

service::Outcome<service::Done> bulk(service::Call& call) {
  const auto people = chosen(call);
  if (!people) return tl::unexpected{people.error()};
  const auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  const auto part = part_asked(call, *around->dictionary->list("people"));
  if (!part || people->empty())
    return service::refused(service::Refused::invalid, "Hãy chọn người và việc cần làm.");
  if (call.inputs.get("seen") != seen(*people))
    return service::refused(service::Refused::invalid,
                            "Có người vừa được sửa từ khi xem trước; hãy xem lại rồi ghi.");
  const bool transfers = call.inputs.get("viec") == to_transfer;
  if (auto done = transfers ? transfer_all(call, *people) : set_all(call, *part, *around, *people); !done)
    return tl::unexpected{done.error()};
  return service::Done{address("people"), transfers ? "done.transferred" : "done.saved", {}, false, {}, {}};
}

}  // namespace kiemdiem::web
