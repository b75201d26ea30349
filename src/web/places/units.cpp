#include "web/places/units.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/office.h"
#include "service/reorganizations.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/missing.h"
#include "web/places/posts.h"

namespace kiemdiem::web {
namespace {

using Names = std::vector<std::pair<std::string_view, std::string>>;

/// Levels below the top, fewer where the page would grow too long; what is left out opens on its own page.
constexpr int levels_shown = 3;
constexpr std::size_t most_organizations = 400;

std::size_t shown_at(const service::Units& units, const service::Unit& unit, int depth) {
  std::size_t shown = 1;
  for (const std::size_t child : unit.children)
    if (depth > 0) shown += shown_at(units, units.at(child), depth - 1);
  return shown;
}

int levels_for(const service::Units& units, const service::Unit& top) {
  int levels = levels_shown;
  while (levels > 1 && shown_at(units, top, levels) > most_organizations) --levels;
  return levels;
}

int number(const Result<std::int64_t>& count) {
  return count ? static_cast<int>(*count) : 0;
}

class Tree {
 public:
  Tree(service::Call& call, const service::Units& units)
      : call_(call), units_(units), dictionary_(call.office.dictionary()), missing_(call) {}

  pages::TreeNode node(const service::Unit& unit, int depth) {
    pages::TreeNode node;
    node.link = {unit.name, address("unit", {{"unit", unit.id}})};
    node.kind = choice_label(dictionary_, "organization_kind", unit.kind);
    node.members = number(store::count(call_.data, "", "people", unit.path));
    node.collectives = number(store::count(call_.data, "", "collectives", unit.path));
    node.incomplete = missing_.incomplete_under(unit);
    node.open = depth > 1;
    if (depth <= 0 && !unit.children.empty()) node.open_href = address_with("units", {}, {{"unit", unit.id}});
    for (const std::size_t child : unit.children)
      if (depth > 0) node.children.push_back(this->node(units_.at(child), depth - 1));
    return node;
  }

 private:
  service::Call& call_;
  const service::Units& units_;
  const facts::Dictionary& dictionary_;
  MissingFacts missing_;
};

/// Where the tree that somebody sees begins: at the unit asked for, else at the own unit; an administrator
/// without one sees all.
std::vector<const service::Unit*> tops(const service::Call& call, const service::Units& units) {
  const std::string& own = call.actor.acting.unit_path;
  if (const service::Unit* asked = units.find(call.inputs.get("unit")))
    if (asked->path.starts_with(own)) return {asked};
  if (const service::Unit* unit = units.find(call.actor.acting.unit)) return {unit};
  std::vector<const service::Unit*> all;
  if (own == "/")
    for (const std::size_t root : units.roots()) all.push_back(&units.at(root));
  return all;
}

pages::FactForm form_of(service::Call& call, std::vector<pages::FieldGroup> groups,
                        const std::optional<store::Record>& record) {
  pages::FactForm form;
  form.groups = std::move(groups);
  form.version = std::to_string(record ? record->version : 0);
  if (call.inputs.has("version") && !call.problems.empty()) form.version = call.inputs.get("version");
  return form;
}

service::Outcome<std::vector<pages::CollectiveLine>> collectives_of(service::Call& call,
                                                                    const service::Unit& unit,
                                                                    const PostsHeld& held) {
  const auto records = store::find_all(call.data, "", "collectives", unit.path);
  if (!records) return service::refused(records.error());
  std::vector<pages::CollectiveLine> lines;
  for (const store::Record& record : *records) {
    if (record.text.unit_path != unit.path) continue;
    const Node facts = service::facts_of(record);
    pages::CollectiveLine line;
    line.link.label = name_of(call, "collectives", record.text.key.id);
    line.link.href = address("collective", {{"collective", record.text.key.id}, {"unit", unit.id}});
    line.kind = choice_label(call.office.dictionary(), "collective_kind", service::text_of(facts, "kind"));
    line.size = std::to_string(held.in(record.text.key.id).size());
    lines.push_back(std::move(line));
  }
  return lines;
}

void add_buttons(const service::Call& call, const service::Unit& unit, pages::OrganizationPage& page) {
  const Names names{{"unit", unit.id}};
  const auto add = [&](std::string_view list, std::string label, bool primary) {
    offer(call, page.actions, "entry-form", std::move(label),
          address_with("entry-form", names, {{"list", std::string{list}}}), primary);
  };
  add("people", "Thêm đảng viên", true);
  add("organizations", "Thêm tổ chức trực thuộc", false);
  add("collectives", "Thêm tập thể", false);
  const auto reorganize = [&](const char* what, std::string label) {
    offer(call, page.actions, "reorganization-form", std::move(label),
          address_with("reorganization-form", names, {{"viec", what}}));
  };
  if (unit.children.size() > 1) reorganize("hop-nhat", "Hợp nhất đơn vị trực thuộc");
  if (unit.path != call.actor.acting.unit_path && service::may_be_reorganized(unit))
    reorganize("tach", "Chia tách");
  offer(call, page.actions, "import-form", "Nhập từ Excel",
        address_with("import-form", {}, {{"unit", unit.id}}));
  offer(call, page.actions, "export", "Xuất ra Excel", address("export", names));
}

/// Organizations that ended where they stood directly below a unit.
service::Outcome<std::vector<pages::FormerUnit>> former_below(service::Call& call,
                                                              const service::Units& units,
                                                              const service::Unit& unit) {
  const auto records = store::find_all(call.data, "", service::former_organizations, unit.path);
  if (!records) return service::refused(records.error());
  std::vector<pages::FormerUnit> lines;
  for (const store::Record& record : *records) {
    const service::Unit* former = units.find(record.text.key.id);
    if (former == nullptr || !former->ended || former->parent != unit.id) continue;
    const Node facts = service::facts_of(record);
    const std::string into = service::text_of(facts, "into");
    lines.push_back({{former->name, address("unit", {{"unit", former->id}})},
                     *former->ended,
                     {name_of(call, "organizations", into), address("unit", {{"unit", into}})},
                     service::text_of(facts, "document")});
  }
  return lines;
}

/// The page of an organization that has ended: what it was, and who headed it.
service::Outcome<pages::OrganizationPage> former_unit(service::Call& call, const service::Unit& unit) {
  const store::RecordKey key{"", std::string{service::former_organizations}, unit.id};
  const auto record = service::stored_entry(call, key);
  if (!record) return tl::unexpected{record.error()};
  const Node facts = service::facts_of(*record);
  const auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  const auto versions = service::versions_of(call, {"", "organizations", unit.id}, *around->dictionary);
  if (!versions) return tl::unexpected{versions.error()};
  auto groups =
      fields_for(call, *around, service::lasting_part(*around->dictionary->list("organizations")), facts, {});
  if (!groups) return tl::unexpected{groups.error()};
  auto heads = heads_of(call, unit, PostsHeld{});
  if (!heads) return tl::unexpected{heads.error()};
  const std::string into = service::text_of(facts, "into");
  pages::OrganizationPage page;
  call.title = page.name = unit.name;
  page.kind =
      fmt::format("{}; kết thúc từ {}, {}", choice_label(*around->dictionary, "organization_kind", unit.kind),
                  to_vietnamese(*unit.ended), service::text_of(facts, "document"));
  page.facts = form_of(call, std::move(*groups), *record);
  page.facts.read_only = true;
  page.heads = std::move(*heads);
  page.actions.push_back({"Tổ chức hiện nay", address("unit", {{"unit", into}}), false, true, {}});
  page.history = history_lines(*versions);
  return page;
}

}  // namespace

service::Outcome<pages::TreePage> units(service::Call& call) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  pages::TreePage page;
  Tree tree{call, **units};
  for (const service::Unit* top : tops(call, **units)) {
    page.roots.push_back(tree.node(*top, levels_for(**units, *top)));
    page.organizations += static_cast<int>((*units)->subtree(*top).size());
    page.collectives += page.roots.back().collectives;
    page.people += page.roots.back().members;
  }
  page.actions.push_back({"Đảng viên", address("people"), false, false, {}});
  if (may(call, "import-form"))
    page.actions.push_back({"Nhập từ Excel", address("import-form"), false, true, {}});
  if (may(call, "add-root"))
    page.actions.push_back({"Thêm tổ chức cao nhất", address("root-form"), false, false, {}});
  if (page.roots.empty() && may(call, "start-installation"))
    page.actions.push_back({"Mở tệp từ máy khác", address("start-installation-form"), false, false, {}});
  page.empty.text = "Chưa có tổ chức nào. Người quản trị thêm tổ chức cao nhất, rồi nhập danh sách từ Excel.";
  return page;
}

service::Outcome<pages::OrganizationPage> unit(service::Call& call) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const service::Unit& unit = *(*units)->find(call.target.unit);
  if (unit.ended) return former_unit(call, unit);
  const store::RecordKey key{"", "organizations", unit.id};
  const auto record = service::stored_entry(call, key);
  if (!record) return tl::unexpected{record.error()};
  const auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  const auto versions = service::versions_of(call, key, *around->dictionary);
  if (!versions) return tl::unexpected{versions.error()};
  const facts::ListShape part = service::lasting_part(*around->dictionary->list("organizations"));
  auto groups = fields_for(call, *around, part, service::facts_of(*record), *versions);
  if (!groups) return tl::unexpected{groups.error()};
  const auto held = posts_around(call, unit);
  if (!held) return tl::unexpected{held.error()};
  auto collectives = collectives_of(call, unit, *held);
  if (!collectives) return tl::unexpected{collectives.error()};
  auto heads = heads_of(call, unit, *held);
  if (!heads) return tl::unexpected{heads.error()};

  pages::OrganizationPage page;
  call.title = page.name = unit.name;
  page.kind = choice_label(*around->dictionary, "organization_kind", unit.kind);
  page.facts = form_of(call, std::move(*groups), *record);
  page.facts.action = address("save-unit", {{"unit", unit.id}});
  page.facts.read_only = !may(call, "save-unit");
  page.collectives = std::move(*collectives);
  page.heads = std::move(*heads);
  Tree tree{call, **units};
  for (const std::size_t child : unit.children) page.children.push_back(tree.node((*units)->at(child), 0));
  page.people = number(store::count(call.data, "", "people", unit.path));
  page.people_href = address_with("people", {}, {{"unit", unit.id}});
  auto former = former_below(call, **units, unit);
  if (!former) return tl::unexpected{former.error()};
  page.former = std::move(*former);
  add_buttons(call, unit, page);
  page.history = history_lines(*versions);
  return page;
}

service::Outcome<service::Done> save_unit(service::Call& call) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const service::Unit& unit = *(*units)->find(call.target.unit);
  if (unit.ended) return service::refused(service::Refused::hidden);
  const auto record = service::stored_entry(call, {"", "organizations", unit.id});
  if (!record) return tl::unexpected{record.error()};
  const auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  const facts::Dictionary& dictionary = *around->dictionary;
  const facts::ListShape& shape = *dictionary.list("organizations");
  const facts::ListShape part = service::lasting_part(shape);
  std::vector<service::FactChange> changes = changes_in(call.inputs, part);
  std::erase_if(changes, [](const service::FactChange& change) { return change.path == "id"; });
  const Node before = service::facts_of(*record);
  const Node entry = service::changed(before, shape, changes);
  if (auto checked = check(call, entry, shape, part, dictionary); !checked)
    return tl::unexpected{checked.error()};
  const auto path = service::path_of(entry, "organizations", **units);
  if (path && *path != unit.path) {
    const std::string field = service::text_of(entry, "parent") == service::text_of(before, "parent")
                                  ? "fact.party_organization"
                                  : "fact.parent";
    if (path->starts_with(unit.path))
      return service::refused(service::Refused::invalid,
                              "Không đặt một tổ chức dưới chính nó hoặc dưới đơn vị trực thuộc của nó.",
                              field);
    if (unit.path == call.actor.acting.unit_path || !path->starts_with(call.actor.acting.unit_path))
      return service::refused(
          service::Refused::invalid,
          "Chỉ chuyển được trong phạm vi đơn vị của bạn; nhờ cấp trên chuyển ra ngoài phạm vi đó.", field);
  }
  if (auto kept = service::keep_entry(call, "organizations", entry, service::version_in(call.inputs)); !kept)
    return tl::unexpected{kept.error()};
  return service::Done{address("unit", {{"unit", unit.id}}), "done.saved", {}, false, {}, {}};
}

}  // namespace kiemdiem::web
