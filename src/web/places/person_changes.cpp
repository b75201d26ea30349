#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "service/office.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/lines.h"
#include "web/places/people.h"

namespace kiemdiem::web {
namespace {

pages::Field day_field(const service::Call& call, std::string path, std::string label, std::string help) {
  pages::Field field;
  field.path = std::move(path);
  field.type = pages::FieldType::date;
  field.label = std::move(label);
  field.help = std::move(help);
  field.value = call.inputs.get("fact." + field.path);
  field.may_be_none = false;
  field.error = service::problem_of(call, "fact." + field.path);
  return field;
}

/// A day as on paper or in ISO form; nothing where it is none.
std::optional<Date> day_in(const service::Call& call, const std::string& name) {
  const std::string& text = call.inputs.get(name);
  const auto day = parse_vietnamese_date(text);
  return day ? day : parse_date(text);
}

/// The posts of a person without one, or with one replaced or added.
Node with_post(const Node& person, int line, const std::optional<Node>& post) {
  std::vector<Node> items;
  if (const Node* posts = person.find("posts")) items = posts->items();
  if (line >= 0 && post)
    items[static_cast<std::size_t>(line)] = *post;
  else if (line >= 0)
    items.erase(items.begin() + line);
  else if (post)
    items.push_back(*post);
  return service::with_value(person, "posts", Node::list(std::move(items), {}));
}

}  // namespace

service::Outcome<pages::FactFormPage> post_form(service::Call& call) {
  const auto record = service::stored_entry(call, {"", "people", call.target.person});
  if (!record) return tl::unexpected{record.error()};
  const auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  const Node person = service::facts_of(*record);
  const auto line = line_asked(call, person.find("posts"));
  if (!line) return service::refused(service::Refused::hidden);
  const facts::ListShape part = service::lasting_part(*around->dictionary->list("posts"));
  const Node post =
      *line < 0 ? Node::map({}, {}) : person.find("posts")->items()[static_cast<std::size_t>(*line)];
  auto groups = fields_for(call, *around, part, post, {});
  if (!groups) return tl::unexpected{groups.error()};
  pages::FactFormPage page;
  const std::string name = name_of(call, "people", call.target.person);
  call.title = page.heading = fmt::format("{}: {}", *line < 0 ? "Thêm chức vụ" : "Chức vụ", name);
  page.form.groups = std::move(*groups);
  if (*line >= 0) {
    pages::FieldGroup end{"Thôi giữ chức vụ", "", {}};
    end.fields.push_back(
        day_field(call, "until", "Đến ngày",
                  "Ghi ngày thì chức vụ này chuyển sang phần đã thôi giữ, vẫn tra cứu được."));
    end.fields.push_back(remove_field());
    page.form.groups.push_back(std::move(end));
  }
  page.form.version = call.problems.empty() ? std::to_string((*record)->version) : call.inputs.get("version");
  page.form.action = address("add-post", {{"person", call.target.person}});
  page.form.hidden.push_back({"line", std::to_string(*line), false, {}});
  page.form.cancel_href = address("person", {{"person", call.target.person}});
  return page;
}

service::Outcome<service::Done> save_post(service::Call& call) {
  const auto record = service::stored_entry(call, {"", "people", call.target.person});
  if (!record) return tl::unexpected{record.error()};
  const auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  const Node person = service::facts_of(*record);
  const auto line = line_asked(call, person.find("posts"));
  if (!line) return service::refused(service::Refused::hidden);
  const facts::ListShape& shape = *around->dictionary->list("posts");
  const facts::ListShape part = service::lasting_part(shape);
  const Node before =
      *line < 0 ? Node::map({}, {}) : person.find("posts")->items()[static_cast<std::size_t>(*line)];
  std::optional<Node> post = service::changed(before, shape, changes_in(call.inputs, part));
  const bool ends = *line >= 0 && !call.inputs.get("fact.until").empty();
  if (*line >= 0 && wants_removal(call)) {
    post = std::nullopt;
  } else {
    if (auto checked = check(call, *post, shape, part, *around->dictionary); !checked)
      return tl::unexpected{checked.error()};
    if (ends) {
      const auto until = day_in(call, "fact.until");
      const auto since = parse_date(service::text_of(*post, "since"));
      if (!until)
        return service::refused(service::Refused::invalid,
                                "Cần một ngày có thật, viết ngày/tháng/năm như 12/12/2026.", "fact.until");
      if (since && *until < *since)
        return service::refused(service::Refused::invalid, "Ngày thôi giữ không thể trước ngày bắt đầu.",
                                "fact.until");
      if (auto ended = service::end_post(call, call.target.person, *post, *until); !ended)
        return tl::unexpected{ended.error()};
      post = std::nullopt;
    }
  }
  if (auto kept = service::keep_entry(call, "people", with_post(person, *line, post),
                                      service::version_in(call.inputs));
      !kept)
    return tl::unexpected{kept.error()};
  return service::Done{address("person", {{"person", call.target.person}}), "done.saved", {}, false, {}, {}};
}

service::Outcome<pages::FactFormPage> transfer_form(service::Call& call) {
  const auto record = service::stored_entry(call, {"", "people", call.target.person});
  if (!record) return tl::unexpected{record.error()};
  const auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  facts::ListShape part = service::lasting_part(*around->dictionary->list("people"));
  std::erase_if(part.facts, [](const facts::Fact& fact) { return fact.path != "cell"; });
  auto groups = fields_for(call, *around, part, Node::map({}, {}), {});
  if (!groups) return tl::unexpected{groups.error()};
  add_transfer_fields(call, groups->front());
  pages::FactFormPage page;
  call.title = page.heading =
      fmt::format("Chuyển sinh hoạt: {}", name_of(call, "people", call.target.person));
  page.lead = fmt::format("Đang sinh hoạt ở {}. Chức vụ trong chi bộ này thôi giữ từ ngày chuyển.",
                          name_of(call, "organizations", call.target.unit));
  page.form.groups = std::move(*groups);
  page.form.version = call.problems.empty() ? std::to_string((*record)->version) : call.inputs.get("version");
  page.form.action = address("transfer", {{"person", call.target.person}});
  page.form.submit = "Chuyển sinh hoạt";
  page.form.cancel_href = address("person", {{"person", call.target.person}});
  return page;
}

void add_transfer_fields(const service::Call& call, pages::FieldGroup& group) {
  pages::Field& cell = group.fields.front();
  cell.label = "Chuyển đến chi bộ";
  cell.required = true;
  pages::Field on =
      day_field(call, "on", "Ngày chuyển",
                "Ngày chuyển trong kỳ thì đợt kiểm điểm đang mở ghi nhận việc chuyển sinh hoạt.");
  on.required = true;
  group.fields.push_back(std::move(on));
}

service::Outcome<TransferAsked> transfer_asked(service::Call& call) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const service::Unit* to = (*units)->find(call.inputs.get("fact.cell"));
  if (to == nullptr || to->ended || !to->path.starts_with(service::root_of(call.actor.acting.unit_path)))
    return service::refused(service::Refused::invalid, "Hãy chọn chi bộ chuyển đến.", "fact.cell");
  const auto on = day_in(call, "fact.on");
  if (!on)
    return service::refused(service::Refused::invalid,
                            "Cần một ngày có thật, viết ngày/tháng/năm như 12/12/2026.", "fact.on");
  return TransferAsked{*units, to, *on};
}

service::Outcome<service::Done> transfer_person(service::Call& call) {
  const auto asked = transfer_asked(call);
  if (!asked) return tl::unexpected{asked.error()};
  if (asked->to->id == call.target.unit)
    return service::refused(service::Refused::invalid, "Người này đang sinh hoạt ở đó rồi.", "fact.cell");
  if (auto moved = service::transfer(call, *asked->to, asked->on, service::version_in(call.inputs)); !moved)
    return tl::unexpected{moved.error()};
  const bool still_seen = asked->to->path.starts_with(call.actor.acting.unit_path);
  return service::Done{still_seen ? address("person", {{"person", call.target.person}}) : address("people"),
                       "done.transferred",
                       {},
                       false,
                       {},
                       {}};
}

}  // namespace kiemdiem::web
