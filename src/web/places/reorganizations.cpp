#include "web/places/reorganizations.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "service/office.h"
#include "service/reorganizations.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"

namespace kiemdiem::web {
namespace {

bool is_ticked(const service::Call& call, const std::string& id) {
  const std::vector<std::string> ticked = call.inputs.all("chon");
  return std::ranges::find(ticked, id) != ticked.end();
}

/// The organizations below a unit that can become one, and what the one may be.
void offer_parts(const service::Call& call, const service::Units& units, const service::Unit& unit,
                 pages::ReorganizationFormPage& page) {
  const facts::Dictionary& dictionary = call.office.dictionary();
  page.into.push_back({"", "Một tổ chức mới", call.inputs.get("vao").empty(), {}});
  for (const std::size_t at : unit.children) {
    const service::Unit& child = units.at(at);
    if (!service::may_be_reorganized(child)) continue;
    page.choices.push_back({child.id, child.name, is_ticked(call, child.id), {}});
    page.into.push_back({child.id, child.name, child.id == call.inputs.get("vao"), {}});
    if (std::ranges::find(page.kinds, child.kind, &pages::Option::value) == page.kinds.end())
      page.kinds.push_back({child.kind,
                            choice_label(dictionary, "organization_kind", child.kind),
                            child.kind == call.inputs.get("kind"),
                            {}});
  }
}

service::Outcome<void> offer_people(service::Call& call, const service::Unit& unit,
                                    pages::ReorganizationFormPage& page) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  // The people of a group stand in its cell.
  const service::Unit* above = (*units)->find(unit.parent);
  const bool group = unit.kind == "group" && above != nullptr;
  const auto people = store::find_all(call.data, "", "people", group ? above->path : unit.path);
  if (!people) return service::refused(people.error());
  for (const store::Record& record : *people) {
    const Node person = service::facts_of(record);
    if (service::text_of(person, group ? "group" : "cell") != unit.id) continue;
    const std::string& id = record.text.key.id;
    const std::string name = service::text_of(person, "name");
    page.choices.push_back({id, name.empty() ? id : name, is_ticked(call, id), {}});
  }
  return {};
}

std::vector<pages::Option> fates(const service::Call& call, const std::string& input) {
  const bool moves = call.inputs.get(input) == "move";
  return {{"move", "Chuyển sang tổ chức mới", moves, {}}, {"end", "Thôi giữ, kết thúc", !moves, {}}};
}

void add_fates(const service::Call& call, const service::Consequences& touched,
               pages::ReorganizationPage& page) {
  const facts::Dictionary& dictionary = call.office.dictionary();
  for (const auto& [role, who] : touched.posts) {
    const std::string input = "post." + role;
    page.fates.push_back({input, "Chức vụ: " + choice_label(dictionary, "role", role),
                          fmt::format("{}", fmt::join(who, ", ")), fates(call, input)});
  }
  std::map<std::string, std::vector<std::string>> collectives;
  for (const store::Record& record : touched.collectives) {
    const Node facts = service::facts_of(record);
    const std::string name = service::text_of(facts, "name");
    collectives[service::text_of(facts, "kind")].push_back(name.empty() ? record.text.key.id : name);
  }
  for (const auto& [kind, names] : collectives) {
    const std::string input = "collective." + kind;
    page.fates.push_back({input, "Tập thể: " + choice_label(dictionary, "collective_kind", kind),
                          fmt::format("{}", fmt::join(names, ", ")), fates(call, input)});
  }
}

std::string names_of(const service::Units& units, const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  for (const std::string& id : ids)
    if (const service::Unit* unit = units.find(id)) names.push_back(unit->name);
  return fmt::format("{}", fmt::join(names, "; "));
}

void add_summary(const service::Units& units, const service::Reorganization& what,
                 pages::ReorganizationPage& page) {
  const service::Unit* into = units.find(what.into);
  const std::string name = what.makes ? what.name : into == nullptr ? what.into : into->name;
  page.facts = {{what.splits ? "Tổ chức được chia tách" : "Các tổ chức được hợp nhất",
                 what.splits ? units.find(what.unit)->name : names_of(units, what.parts),
                 {}},
                {what.makes ? "Tổ chức mới" : "Hợp nhất vào", name, {}},
                {"Từ ngày", to_vietnamese(what.on), {}},
                {"Theo văn bản", what.document, {}}};
}

void add_consequences(const service::Units& units, const service::Reorganization& what,
                      const service::Consequences& touched, pages::ReorganizationPage& page) {
  const auto say = [&](const char* label, const std::string& words) {
    if (!words.empty()) page.facts.push_back({label, words, {}});
  };
  if (!what.splits) say("Tổ chức kết thúc", names_of(units, what.ended()));
  std::vector<std::string> children;
  std::vector<std::string> campaigns;
  for (const service::Unit* child : touched.children) children.push_back(child->name);
  for (const store::Campaign& campaign : touched.campaigns) campaigns.push_back(campaign.title);
  say("Đơn vị trực thuộc chuyển theo", fmt::format("{}", fmt::join(children, "; ")));
  say("Đợt kiểm điểm ghi nhận việc này", fmt::format("{}", fmt::join(campaigns, "; ")));
  if (touched.grants > 0)
    say("Vai trò của tài khoản hết hiệu lực",
        fmt::format("{} vai trò; quản trị giao lại ở tổ chức mới", touched.grants));
  for (const store::Record& record : touched.people) {
    const std::string name = service::text_of(service::facts_of(record), "name");
    page.people.push_back(name.empty() ? record.text.key.id : name);
  }
}

}  // namespace

service::Outcome<pages::ReorganizationFormPage> reorganization_form(service::Call& call) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const service::Unit& unit = *(*units)->find(call.target.unit);
  if (unit.ended) return service::refused(service::Refused::hidden);
  pages::ReorganizationFormPage page;
  const bool splits = call.inputs.get("viec") == "tach";
  page.what = splits ? "tach" : "hop-nhat";
  page.action = address("plan-reorganization", {{"unit", unit.id}});
  page.cancel_href = address("unit", {{"unit", unit.id}});
  if (splits) {
    call.title = page.heading = "Chia tách: " + unit.name;
    page.lead =
        "Một phần người ở đây sang một tổ chức mới, cùng cấp trên. Chưa có gì được ghi trước khi xem lại.";
    page.choose = "Những người sang tổ chức mới";
    if (auto offered = offer_people(call, unit, page); !offered) return tl::unexpected{offered.error()};
  } else {
    call.title = page.heading = "Hợp nhất đơn vị trực thuộc: " + unit.name;
    page.lead = "Nhiều đơn vị thành một. Chưa có gì được ghi trước khi xem lại.";
    page.choose = "Các đơn vị được hợp nhất";
    offer_parts(call, **units, unit, page);
  }
  page.code = call.inputs.get("code");
  page.name = call.inputs.get("name");
  page.on = call.inputs.get("on");
  page.document = call.inputs.get("document");
  page.choices_error = service::problem_of(call, "chon");
  page.into_error = service::problem_of(call, "vao");
  page.kind_error = service::problem_of(call, "kind");
  page.code_error = service::problem_of(call, "code");
  page.name_error = service::problem_of(call, "name");
  page.on_error = service::problem_of(call, "on");
  page.document_error = service::problem_of(call, "document");
  return page;
}

service::Outcome<service::Done> plan_reorganization(service::Call& call) {
  const auto id = service::plan_reorganization(call);
  if (!id) return tl::unexpected{id.error()};
  return service::Done{address("reorganization", {{"unit", call.target.unit}, {"reorganization", *id}}),
                       {},
                       {},
                       false,
                       {},
                       {}};
}

service::Outcome<pages::ReorganizationPage> reorganization(service::Call& call) {
  const auto what = service::reorganization_asked(call);
  if (!what) return tl::unexpected{what.error()};
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  pages::ReorganizationPage page;
  call.title = page.heading = what->splits ? "Chia tách tổ chức" : "Hợp nhất tổ chức";
  page.cancel_href = address("unit", {{"unit", what->unit}});
  add_summary(**units, *what, page);
  if (what->done) {
    page.lead = "Đã thực hiện. Từng mục đã sửa có ghi trong nhật ký.";
    return page;
  }
  const auto touched = service::consequences_of(call, *what);
  if (!touched) return tl::unexpected{touched.error()};
  page.lead = "Xem lại những gì sẽ được ghi. Việc này không hoàn lại được.";
  add_consequences(**units, *what, *touched, page);
  add_fates(call, *touched, page);
  page.obstacles = touched->obstacles;
  page.seen = touched->digest;
  if (page.obstacles.empty())
    page.confirm_action = address("reorganize", {{"unit", what->unit}, {"reorganization", what->id}});
  return page;
}

service::Outcome<service::Done> reorganize(service::Call& call) {
  if (auto done = service::reorganize(call); !done) return tl::unexpected{done.error()};
  return service::Done{address("unit", {{"unit", call.target.unit}}), "done.reorganized", {}, false, {}, {}};
}

}  // namespace kiemdiem::web
