#include "web/places/imports.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "http/file_kind.h"
#include "service/imports.h"
#include "service/office.h"
#include "service/secrets.h"
#include "spreadsheet/template_writer.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/lines.h"
#include "web/site.h"

namespace kiemdiem::web {
namespace {

constexpr std::string_view workbook_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::size_t most_changes = 300;
constexpr std::size_t largest_file = 20U * 1024 * 1024;

using Names = std::vector<std::pair<std::string_view, std::string>>;

std::string list_label(const facts::Dictionary& dictionary, const std::string& list) {
  const facts::ListShape* shape = dictionary.list(list);
  return shape == nullptr ? list : shape->label.vi;
}

Node problems_node(const Problems& problems) {
  std::vector<Node> items;
  for (const Problem& problem : problems)
    items.push_back(Node::list({service::text_node(problem.where.sheet),
                                service::text_node(problem.where.cell), service::text_node(problem.message)},
                               {}));
  return Node::list(std::move(items), {});
}

Problems problems_in(const Node& body, std::string_view key) {
  Problems problems;
  const Node* items = body.find(key);
  for (std::size_t at = 0; items != nullptr && at < items->items().size(); ++at) {
    const std::vector<Node>& parts = items->items()[at].items();
    if (parts.size() != 3) continue;
    Problem problem;
    problem.where.sheet = parts[0].text();
    problem.where.cell = parts[1].text();
    problem.message = parts[2].text();
    problems.push_back(std::move(problem));
  }
  return problems;
}

std::vector<pages::CellProblem> shown(const Problems& problems) {
  std::vector<pages::CellProblem> cells;
  for (const Problem& problem : problems)
    cells.push_back({problem.where.sheet, problem.where.cell, {}, problem.message});
  return cells;
}

/// An import with what is kept of it.
struct KeptImport {
  store::Import import;
  Node body;
};

/// The import of the path, of the unit of the path and in the state that the page is about.
service::Outcome<KeptImport> import_asked(service::Call& call, std::string_view state) {
  auto import = store::find_import(call.data, call.inputs.get("import"));
  if (!import) return service::refused(import.error());
  if (!*import || (*import)->organization != call.target.unit)
    return service::refused(service::Refused::hidden);
  Node body = from_json((*import)->body).value_or(Node::map({}, {}));
  if (service::text_of(body, "state") != state) return service::refused(service::Refused::hidden);
  return KeptImport{std::move(**import), std::move(body)};
}

service::ReadFile file_of(const Node& body) {
  service::ReadFile file;
  if (const Node* lists = body.find("lists")) file.lists = *lists;
  file.problems = problems_in(body, "problems");
  file.notices = problems_in(body, "notices");
  return file;
}

/// Entries of the workbook that were said to be other people: `gop.<code>` is "khac".
std::set<std::string> others_in(const service::Inputs& inputs) {
  std::set<std::string> others;
  for (const auto& [name, values] : inputs.fields())
    if (name.starts_with("gop.") && !values.empty() && values.front() == "khac")
      others.insert(name.substr(4));
  return others;
}

service::Outcome<service::ImportPlan> plan_of(service::Call& call, const KeptImport& kept,
                                              const facts::Dictionary& dictionary) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  return service::plan_import(call, file_of(kept.body), *(*units)->find(call.target.unit),
                              kept.import.campaign, dictionary, others_in(call.inputs));
}

std::vector<pages::ImportCount> counts_shown(const Node& counts, const facts::Dictionary& dictionary) {
  std::vector<pages::ImportCount> shown_counts;
  for (const auto& [list, items] : counts.entries()) {
    pages::ImportCount count;
    count.list = list_label(dictionary, list.text());
    const std::array targets{&count.added, &count.changed, &count.merged, &count.unchanged};
    for (std::size_t at = 0; at < std::min(targets.size(), items.items().size()); ++at) {
      const std::string& text = items.items()[at].text();
      std::from_chars(text.data(), text.data() + text.size(), *targets[at]);
    }
    shown_counts.push_back(std::move(count));
  }
  return shown_counts;
}

/// Cells that are wrong, counted under the list of their sheet.
void count_wrong(const Problems& problems, const facts::Dictionary& dictionary,
                 std::vector<pages::ImportCount>& counts) {
  for (const Problem& problem : problems) {
    std::string label = problem.where.sheet.empty() ? "Cả tệp" : problem.where.sheet;
    for (const facts::ListShape& shape : dictionary.lists())
      if (shape.sheet == problem.where.sheet) label = shape.label.vi;
    auto found = std::ranges::find(counts, label, &pages::ImportCount::list);
    if (found == counts.end()) found = counts.insert(counts.end(), pages::ImportCount{label});
    ++found->wrong;
  }
}

pages::ImportChange change_shown(const service::PlannedEntry& entry, const facts::Dictionary& dictionary) {
  pages::ImportChange change;
  change.kind = static_cast<pages::ChangeKind>(entry.kind);
  change.list = list_label(dictionary, entry.list);
  change.what.label = entry.name;
  change.key = entry.id;
  for (const service::PlannedEntry::Difference& difference : entry.differences)
    change.differences.push_back({difference.label, difference.before, difference.after});
  if (entry.merged_with.empty()) return change;
  change.what.href = address("person", {{"person", entry.merged_with}});
  const bool merged = entry.kind == service::EntryChange::merged;
  change.merge_choices = {{"mot", fmt::format("Cùng một người (mã {})", entry.merged_with), merged, {}},
                          {"khac", fmt::format("Người khác, thêm mới với mã {}", entry.id), !merged, {}}};
  return change;
}

service::Outcome<std::vector<pages::ImportUploadPage::Earlier>> earlier_of(service::Call& call,
                                                                           const service::Unit& unit) {
  const auto campaign = service::open_campaign_of(call, unit);
  if (!campaign) return tl::unexpected{campaign.error()};
  std::vector<std::string> layers{""};
  if (*campaign) layers.push_back((*campaign)->id);
  std::vector<pages::ImportUploadPage::Earlier> lines;
  for (const std::string& layer : layers) {
    const auto imports = store::imports_of(call.data, layer, unit.id);
    if (!imports) return service::refused(imports.error());
    for (const store::Import& import : *imports) {
      const Node body = from_json(import.body).value_or(Node::map({}, {}));
      if (service::text_of(body, "state") != "done") continue;
      lines.push_back(
          {to_vietnamese(service::now_at(import.at).local),
           service::account_name(call, import.made_by),
           import.file_name,
           import.undone ? "đã hoàn lại" : "đã nhập",
           {import.file_name, address("import-done", {{"unit", unit.id}, {"import", import.id}})}});
    }
  }
  return lines;
}

void add_units(const service::Units& units, const service::Unit& unit, const std::string& chosen, int depth,
               std::vector<pages::Option>& options) {
  std::string label;
  for (int at = 0; at < depth; ++at) label += "– ";
  options.push_back({unit.id, label + unit.name, unit.id == chosen, {}});
  for (const std::size_t child : unit.children) add_units(units, units.at(child), chosen, depth + 1, options);
}

}  // namespace

service::Outcome<pages::ImportUploadPage> import_form(service::Call& call) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  pages::ImportUploadPage page;
  page.action = address("import-upload");
  page.template_href = address("template");
  page.largest = "20 MB";
  page.error = service::problem_of(call, "file");
  const std::string& chosen = call.inputs.get("unit");
  if (const service::Unit* own = (*units)->find(call.actor.acting.unit)) {
    add_units(**units, *own, chosen.empty() ? own->id : chosen, 0, page.units);
    const service::Unit* unit = (*units)->find(chosen);
    const bool below = unit != nullptr && unit->path.starts_with(own->path);
    auto earlier = earlier_of(call, below ? *unit : *own);
    if (!earlier) return tl::unexpected{earlier.error()};
    page.earlier = std::move(*earlier);
  } else {
    for (const std::size_t root : (*units)->roots())
      add_units(**units, (*units)->at(root), chosen, 0, page.units);
  }
  return page;
}

service::Outcome<service::Done> import_upload(service::Call& call) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const service::Unit& unit = *(*units)->find(call.target.unit);
  if (call.inputs.files.empty() || call.inputs.files.front().bytes.empty())
    return service::refused(service::Refused::invalid, "Hãy chọn tệp .xlsx cần nhập.", "file");
  const service::File& file = call.inputs.files.front();
  if (file.bytes.size() > largest_file)
    return service::refused(service::Refused::invalid, "Tệp lớn hơn 20 MB; hãy chia nhỏ rồi nhập từng phần.",
                            "file");
  if (http::accepted_kind(file.name, file.bytes) != http::FileKind::xlsx)
    return service::refused(
        service::Refused::invalid,
        "Tệp này không phải bảng tính .xlsx; hãy lưu lại từ Excel với kiểu .xlsx, không có macro.", "file");
  const auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  const auto campaign = service::open_campaign_of(call, unit);
  if (!campaign) return tl::unexpected{campaign.error()};
  auto read = service::read_file(call, file, unit, *around->dictionary);
  if (!read) return service::refused(service::Refused::invalid, to_text(read.error()), "file");
  store::Import import;
  import.id = service::new_id(call.now.at);
  import.campaign = *campaign ? (*campaign)->id : "";
  import.organization = unit.id;
  import.file_name = file.name;
  import.at = call.now.at;
  import.made_by = call.actor.account;
  std::vector<std::pair<Node, Node>> body;
  body.emplace_back(service::word_node("state"), service::text_node("preview"));
  body.emplace_back(service::word_node("lists"), std::move(read->lists));
  body.emplace_back(service::word_node("problems"), problems_node(read->problems));
  body.emplace_back(service::word_node("notices"), problems_node(read->notices));
  import.body = to_json(Node::map(std::move(body), {}));
  if (const auto kept = store::append(call.data, import); !kept) return service::refused(kept.error());
  call.notes.push_back({"import:" + import.id, unit.path, {}, service::token_hash(import.body)});
  return service::Done{address("import", {{"unit", unit.id}, {"import", import.id}}), {}, {}, false, {}, {}};
}

service::Outcome<pages::ImportPreviewPage> import_preview(service::Call& call) {
  const auto kept = import_asked(call, "preview");
  if (!kept) return tl::unexpected{kept.error()};
  const store::Import& import = kept->import;
  const auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  const auto plan = plan_of(call, *kept, *around->dictionary);
  if (!plan) return tl::unexpected{plan.error()};
  pages::ImportPreviewPage page;
  page.file = import.file_name;
  page.counts = counts_shown(service::counts_of(plan->entries), *around->dictionary);
  count_wrong(plan->problems, *around->dictionary, page.counts);
  page.problems = shown(plan->problems);
  page.notices = shown(plan->notices);
  for (const service::PlannedEntry& entry : plan->entries) {
    if (entry.kind == service::EntryChange::unchanged) continue;
    if (page.changes.size() < most_changes)
      page.changes.push_back(change_shown(entry, *around->dictionary));
    else
      ++page.more_changes;
  }
  const Names names{{"unit", call.target.unit}, {"import", import.id}};
  if (plan->problems.empty() && !plan->texts.empty() && !import.undone)
    page.confirm_action = address("import-confirm", names);
  page.again_href = page.cancel_href = address_with("import-form", {}, {{"unit", call.target.unit}});
  return page;
}

service::Outcome<service::Done> import_confirm(service::Call& call) {
  const auto kept = import_asked(call, "preview");
  if (!kept) return tl::unexpected{kept.error()};
  const store::Import& import = kept->import;
  const auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  const auto plan = plan_of(call, *kept, *around->dictionary);
  if (!plan) return tl::unexpected{plan.error()};
  if (!plan->problems.empty())
    return service::refused(service::Refused::invalid, "Còn ô sai trong tệp; hãy sửa rồi gửi lại.");
  const auto used = store::mark_undone(call.data, import.id);
  if (!used) return service::refused(used.error());
  if (!*used) return service::refused(service::Refused::invalid, "Tệp này đã được nhập rồi.");
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const auto id = service::carry_out_import(call, *plan, *(*units)->find(call.target.unit), import.campaign,
                                            import.file_name);
  if (!id) return tl::unexpected{id.error()};
  return service::Done{address("import-done", {{"unit", call.target.unit}, {"import", *id}}),
                       "done.imported",
                       {},
                       false,
                       {},
                       {}};
}

service::Outcome<pages::ImportDonePage> import_done(service::Call& call) {
  const auto kept = import_asked(call, "done");
  if (!kept) return tl::unexpected{kept.error()};
  const store::Import& import = kept->import;
  pages::ImportDonePage page;
  page.file = import.file_name;
  page.at = to_vietnamese(service::now_at(import.at).local);
  page.who = service::account_name(call, import.made_by);
  if (const Node* counts = kept->body.find("counts"))
    page.counts = counts_shown(*counts, call.office.dictionary());
  page.undone = import.undone;
  page.list_href = address_with("people", {}, {{"unit", call.target.unit}});
  if (page.undone) return page;
  const auto changed = service::changed_since(call, import);
  if (!changed) return tl::unexpected{changed.error()};
  if (*changed)
    page.undo_refused = **changed;
  else
    page.undo_action = address("import-undo", {{"unit", call.target.unit}, {"import", import.id}});
  return page;
}

service::Outcome<service::Done> import_undo(service::Call& call) {
  const auto kept = import_asked(call, "done");
  if (!kept) return tl::unexpected{kept.error()};
  const store::Import& import = kept->import;
  if (auto undone = service::undo_import(call, import); !undone) return tl::unexpected{undone.error()};
  return service::Done{address("import-done", {{"unit", call.target.unit}, {"import", import.id}}),
                       "done.import_undone",
                       {},
                       false,
                       {},
                       {}};
}

service::Outcome<FileAnswer> template_file(service::Call& call) {
  const auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  spreadsheet::TemplateHead head;
  if (around->regulation) {
    head.regulation = around->regulation->document.id;
    head.title = around->regulation->document.title;
  }
  auto bytes = spreadsheet::write_template(*around->dictionary, head);
  if (!bytes) return service::refused(bytes.error());
  return FileAnswer{"mau-nhap.xlsx", std::string{workbook_type}, std::move(*bytes)};
}

service::Outcome<FileAnswer> export_file(service::Call& call) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  auto bytes = service::export_workbook(call, *(*units)->find(call.target.unit));
  if (!bytes) return tl::unexpected{bytes.error()};
  return FileAnswer{call.target.unit + ".xlsx", std::string{workbook_type}, std::move(*bytes)};
}

}  // namespace kiemdiem::web
