#include "web/places/entries.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/office.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"

namespace kiemdiem::web {
namespace {

/// The list that is added to, people where none is named; nothing where it is none of the register.
const facts::ListShape* list_asked(const service::Call& call, const facts::Dictionary& dictionary) {
  const std::string& list = call.inputs.get("list");
  if (list.empty()) return dictionary.list("people");
  if (list == "organizations" || list == "collectives" || list == "people") return dictionary.list(list);
  return nullptr;
}

/// What is meant when something is added at a unit: it stands there.
Node begun_at(const std::string& list, const std::string& unit) {
  if (unit.empty()) return Node::map({}, {});
  const char* key = list == "people" ? "cell" : list == "collectives" ? "of" : "parent";
  return Node::map({{service::word_node(key), service::text_node(unit)}}, {});
}

std::string heading_of(const std::string& list) {
  if (list == "people") return "Thêm đảng viên";
  return list == "collectives" ? "Thêm tập thể" : "Thêm tổ chức";
}

pages::FieldGroup namesake_question() {
  pages::Field field;
  field.path = "another_person";
  field.type = pages::FieldType::yes_no;
  field.label = "Là người khác, chỉ trùng tên";
  field.required = true;
  field.may_be_none = false;
  field.choices = {{"true", "Đúng, vẫn thêm", false, {}}};
  return {"", "", {field}};
}

service::Outcome<pages::FactFormPage> new_form(service::Call& call, const std::string& list,
                                               const std::string& unit) {
  const auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  const facts::ListShape part = service::lasting_part(*around->dictionary->list(list));
  auto groups = fields_for(call, *around, part, begun_at(list, unit), {});
  if (!groups) return tl::unexpected{groups.error()};
  pages::FactFormPage page;
  call.title = page.heading = heading_of(list);
  page.form.groups = std::move(*groups);
  const bool asks = std::ranges::any_of(
      call.problems, [](const service::FieldProblem& one) { return one.field == "fact.another_person"; });
  if (asks) page.form.groups.push_back(namesake_question());
  page.form.version = "0";
  page.form.submit = heading_of(list);
  page.form.hidden.push_back({"list", list, false, {}});
  return page;
}

/// The code must be free in all lists: a reference says only the code.
service::Outcome<void> check_free(service::Call& call, const std::string& id) {
  for (const char* list : {"organizations", "collectives", "people"}) {
    const auto record = service::stored_entry(call, {"", list, id});
    if (!record) return tl::unexpected{record.error()};
    if (*record)
      return service::refused(service::Refused::invalid,
                              fmt::format("Mã “{}” đã dùng cho mục khác; hãy chọn mã khác.", id), "fact.id");
  }
  return {};
}

service::Outcome<void> check_namesakes(service::Call& call, const Node& entry) {
  if (call.inputs.get("fact.another_person") == "true") return {};
  const auto found = service::namesakes(call, service::text_of(entry, "name"), service::text_of(entry, "id"));
  if (!found) return tl::unexpected{found.error()};
  for (const store::Record& record : *found) {
    const Node other = service::facts_of(record);
    const std::string admitted = service::text_of(entry, "admitted");
    const std::string theirs = service::text_of(other, "admitted");
    const bool same_cell = service::text_of(other, "cell") == service::text_of(entry, "cell");
    if (!same_cell && (admitted.empty() || theirs.empty() || admitted != theirs)) continue;
    service::Refusal refusal;
    refusal.kind = service::Refused::invalid;
    refusal.problems.push_back(
        {"fact.name",
         fmt::format("Đã có “{}” ở {} (mã {}); hãy mở người đó, hoặc xác nhận đây là người khác.",
                     service::text_of(other, "name"),
                     name_of(call, "organizations", service::text_of(other, "cell")), record.text.key.id)});
    refusal.problems.push_back({"fact.another_person", "Cần xác nhận là người khác thì mới thêm."});
    return tl::unexpected{std::move(refusal)};
  }
  return {};
}

/// Agencies and mass organizations stand beside the party organization of their members, not under it.
Node placed(const Node& entry, const std::string& list) {
  if (list != "organizations") return entry;
  const std::string kind = service::text_of(entry, "kind");
  const std::string parent = service::text_of(entry, "parent");
  const bool beside = kind == "agency" || kind == "mass_organization";
  if (!beside || parent.empty() || entry.find("party_organization") != nullptr) return entry;
  return service::with_value(service::with_value(entry, "parent", std::nullopt), "party_organization",
                             service::text_node(parent));
}

service::Outcome<service::Done> add(service::Call& call, const std::string& list, const std::string& unit) {
  const auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  const facts::ListShape& shape = *around->dictionary->list(list);
  const facts::ListShape part = service::lasting_part(shape);
  const Node entry =
      placed(service::changed(begun_at(list, unit), shape, changes_in(call.inputs, part)), list);
  if (auto checked = check(call, entry, shape, part, *around->dictionary); !checked)
    return tl::unexpected{checked.error()};
  const std::string id = service::text_of(entry, "id");
  if (auto free = check_free(call, id); !free) return tl::unexpected{free.error()};
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const auto path = service::path_of(entry, list, **units);
  if (!path || !path->starts_with(call.actor.acting.unit_path)) {
    const char* field = list == "people" ? "fact.cell" : list == "collectives" ? "fact.of" : "fact.parent";
    return service::refused(service::Refused::invalid, "Chỉ thêm được trong phạm vi đơn vị của bạn.", field);
  }
  if (list == "people")
    if (auto unique = check_namesakes(call, entry); !unique) return tl::unexpected{unique.error()};
  if (auto kept = service::keep_entry(call, list, entry, 0); !kept) return tl::unexpected{kept.error()};
  service::Done done;
  done.message = "done.added";
  if (list == "people")
    done.location = address("person", {{"person", id}});
  else
    done.location = address("unit", {{"unit", list == "organizations" ? id : service::text_of(entry, "of")}});
  return done;
}

/// The collective of the path, if it is one of the unit of the path.
service::Outcome<store::Record> collective_asked(service::Call& call) {
  auto record = service::stored_entry(call, {"", "collectives", call.inputs.get("collective")});
  if (!record) return tl::unexpected{record.error()};
  if (!*record || (*record)->text.unit_path != call.target.unit_path)
    return service::refused(service::Refused::hidden);
  return std::move(**record);
}

}  // namespace

service::Outcome<pages::FactFormPage> entry_form(service::Call& call) {
  const facts::ListShape* shape = list_asked(call, call.office.dictionary());
  if (shape == nullptr) return service::refused(service::Refused::hidden);
  auto page = new_form(call, shape->name, call.target.unit);
  if (!page) return page;
  page->form.action = address("add-entry", {{"unit", call.target.unit}});
  page->form.cancel_href = address("unit", {{"unit", call.target.unit}});
  return page;
}

service::Outcome<service::Done> add_entry(service::Call& call) {
  const facts::ListShape* shape = list_asked(call, call.office.dictionary());
  if (shape == nullptr) return service::refused(service::Refused::hidden);
  return add(call, shape->name, call.target.unit);
}

service::Outcome<pages::FactFormPage> root_form(service::Call& call) {
  auto page = new_form(call, "organizations", "");
  if (!page) return page;
  page->form.action = address("add-root");
  page->form.cancel_href = address("units");
  return page;
}

service::Outcome<service::Done> add_root(service::Call& call) {
  return add(call, "organizations", "");
}

service::Outcome<pages::FactFormPage> collective(service::Call& call) {
  const auto record = collective_asked(call);
  if (!record) return tl::unexpected{record.error()};
  const auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  const auto versions = service::versions_of(call, record->text.key, *around->dictionary);
  if (!versions) return tl::unexpected{versions.error()};
  const facts::ListShape part = service::lasting_part(*around->dictionary->list("collectives"));
  auto groups = fields_for(call, *around, part, service::facts_of(*record), *versions);
  if (!groups) return tl::unexpected{groups.error()};
  pages::FactFormPage page;
  call.title = page.heading = name_of(call, "collectives", record->text.key.id);
  page.form.groups = std::move(*groups);
  page.form.version = call.problems.empty() ? std::to_string(record->version) : call.inputs.get("version");
  page.form.action =
      address("save-collective", {{"unit", call.target.unit}, {"collective", record->text.key.id}});
  page.form.read_only = !may(call, "save-collective");
  page.form.cancel_href = address("unit", {{"unit", call.target.unit}});
  return page;
}

service::Outcome<service::Done> save_collective(service::Call& call) {
  const auto record = collective_asked(call);
  if (!record) return tl::unexpected{record.error()};
  const auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  const facts::ListShape& shape = *around->dictionary->list("collectives");
  const facts::ListShape part = service::lasting_part(shape);
  std::vector<service::FactChange> changes = changes_in(call.inputs, part);
  std::erase_if(changes, [](const service::FactChange& change) { return change.path == "id"; });
  const Node entry = service::changed(service::facts_of(*record), shape, changes);
  if (auto checked = check(call, entry, shape, part, *around->dictionary); !checked)
    return tl::unexpected{checked.error()};
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const auto path = service::path_of(entry, "collectives", **units);
  if (!path || !path->starts_with(call.actor.acting.unit_path))
    return service::refused(service::Refused::invalid, "Chỉ chuyển được trong phạm vi đơn vị của bạn.",
                            "fact.of");
  if (auto kept = service::keep_entry(call, "collectives", entry, service::version_in(call.inputs)); !kept)
    return tl::unexpected{kept.error()};
  return service::Done{
      address("unit", {{"unit", service::text_of(entry, "of")}}), "done.saved", {}, false, {}, {}};
}

}  // namespace kiemdiem::web
