#include "web/places/people.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/vietnamese.h"
#include "service/office.h"
#include "web/addresses.h"
#include "web/places/bulk.h"
#include "web/places/fact_forms.h"
#include "web/places/lists.h"
#include "web/places/missing.h"

namespace kiemdiem::web {
namespace {

constexpr std::size_t page_length = 50;
constexpr std::size_t most_cells = 400;

/// What was asked of the list.
struct Wanted {
  std::string words, cell, sort;
  bool incomplete = false;
  std::vector<std::string> columns;
};

Wanted wanted_by(const service::Inputs& inputs) {
  return {inputs.get("q"), inputs.get("unit"), inputs.get("xep"), inputs.get("thieu") == "1",
          inputs.all("cot")};
}

/// The filters, which stay when the order or the page changes.
std::vector<std::pair<std::string_view, std::string>> query_of(const Wanted& wanted,
                                                               const std::string& sort) {
  std::vector<std::pair<std::string_view, std::string>> query{
      {"q", wanted.words}, {"unit", wanted.cell}, {"thieu", wanted.incomplete ? "1" : ""}, {"xep", sort}};
  for (const std::string& column : wanted.columns) query.emplace_back("cot", column);
  return query;
}

std::string list_href(const Wanted& wanted, const std::string& sort) {
  return address_with("people", {}, query_of(wanted, sort));
}

store::RecordOrder order_of(const std::string& sort) {
  if (sort == "-ten") return store::RecordOrder::name_down;
  if (sort == "ngay") return store::RecordOrder::admitted;
  return sort == "-ngay" ? store::RecordOrder::admitted_down : store::RecordOrder::name;
}

/// Whose facts are missing, as a mark.
class Incomplete {
 public:
  Incomplete(service::Call& call, const service::Units& units) : missing_(call), units_(units) {}

  pages::Mark mark(const std::string& cell, const std::string& person) {
    const service::Unit* unit = units_.find(cell);
    const auto missing = unit == nullptr ? std::nullopt : missing_.of(*unit, person);
    if (!missing) return {pages::Standing::none, ""};
    if (*missing == 0) return {pages::Standing::done, "đủ"};
    return {pages::Standing::unknown, fmt::format("thiếu {}", *missing)};
  }

 private:
  MissingFacts missing_;
  const service::Units& units_;
};

std::string posts_in_words(service::Call& call, const Node& person, const facts::Dictionary& dictionary) {
  std::string words;
  const Node* posts = person.find("posts");
  if (posts == nullptr) return words;
  for (const Node& post : posts->items()) {
    const std::string role = capitalized(choice_label(dictionary, "role", service::text_of(post, "role")));
    words += (words.empty() ? "" : "; ") + role + ", " + name_anywhere(call, service::text_of(post, "in"));
  }
  return words;
}

std::string fact_in_words(const Node& entry, const facts::ListShape& shape,
                          const facts::Dictionary& dictionary, const std::string& path) {
  for (const service::StatedFact& fact : service::stated(entry, shape))
    if (fact.path == path) return service::in_words(fact, shape, dictionary);
  return "chưa rõ";
}

void add_headings(const Wanted& wanted, const facts::ListShape& shape, pages::PeoplePage& page) {
  const bool down = wanted.sort == "-ten";
  const bool by_name = wanted.sort.empty() || wanted.sort == "ten" || down;
  page.headings.push_back({"Họ và tên", list_href(wanted, by_name && !down ? "-ten" : "ten"),
                           !by_name ? pages::Sorted::no
                           : down   ? pages::Sorted::down
                                    : pages::Sorted::up,
                           false});
  page.headings.push_back({"Chi bộ", {}, pages::Sorted::no, false});
  page.headings.push_back({"Chức vụ", {}, pages::Sorted::no, false});
  const bool by_day = wanted.sort == "ngay" || wanted.sort == "-ngay";
  page.headings.push_back({"Ngày vào Đảng", list_href(wanted, wanted.sort == "ngay" ? "-ngay" : "ngay"),
                           !by_day                 ? pages::Sorted::no
                           : wanted.sort == "ngay" ? pages::Sorted::up
                                                   : pages::Sorted::down,
                           false});
  for (const facts::Fact& fact : service::lasting_part(shape).facts) {
    const bool fixed = fact.path == "name" || fact.path == "cell" || fact.path == "admitted";
    if (fixed || fact.type == facts::FactType::list) continue;
    const bool chosen = std::ranges::find(wanted.columns, fact.path) != wanted.columns.end();
    page.columns.push_back({fact.path, fact.label.vi, chosen, {}});
    if (chosen) page.headings.push_back({fact.label.vi, {}, pages::Sorted::no, false});
  }
  page.headings.push_back({"Dữ kiện", {}, pages::Sorted::no, false});
}

/// The people of one page of the list, and which part of the whole it is.
struct PeopleFound {
  std::vector<store::Record> records;
  PartOfList part;
};

/// Whose facts are missing only the judgement knows: then all have to be looked at.
service::Outcome<PeopleFound> find_incomplete(service::Call& call, store::RecordSearch wanted,
                                              Incomplete& incomplete) {
  wanted.limit = std::numeric_limits<std::int32_t>::max();
  auto records = store::search(call.data, wanted);
  if (!records) return service::refused(records.error());
  std::erase_if(*records, [&](const store::Record& record) {
    const std::string cell = service::text_of(service::facts_of(record), "cell");
    return incomplete.mark(cell, record.text.key.id).standing != pages::Standing::unknown;
  });
  PeopleFound found{{}, part_of_list(call, records->size(), page_length)};
  for (std::size_t at = found.part.first; at < found.part.last; ++at)
    found.records.push_back(std::move((*records)[at]));
  return found;
}

service::Outcome<PeopleFound> find_people(service::Call& call, const Wanted& wanted, const std::string& path,
                                          Incomplete& incomplete) {
  store::RecordSearch search{"", "people", path, search_key(wanted.words)};
  search.order = order_of(wanted.sort);
  if (wanted.incomplete) return find_incomplete(call, search, incomplete);
  const auto total = store::count(call.data, search);
  if (!total) return service::refused(total.error());
  PeopleFound found{{}, part_of_list(call, static_cast<std::size_t>(*total), page_length)};
  search.limit = page_length;
  search.offset = static_cast<std::int64_t>(found.part.first);
  auto records = store::search(call.data, search);
  if (!records) return service::refused(records.error());
  found.records = std::move(*records);
  return found;
}

pages::PersonRow row_of_person(service::Call& call, const store::Record& record, const Wanted& wanted,
                               const FormAround& around, Incomplete& incomplete) {
  const facts::ListShape& shape = *around.dictionary->list("people");
  const Node facts = service::facts_of(record);
  const std::string cell = service::text_of(facts, "cell");
  pages::PersonRow row;
  row.id = record.text.key.id;
  const std::string name = service::text_of(facts, "name");
  row.link = {name.empty() ? row.id : name, address("person", {{"person", row.id}})};
  row.cell = name_of(call, "organizations", cell);
  row.posts = posts_in_words(call, facts, *around.dictionary);
  row.admitted = fact_in_words(facts, shape, *around.dictionary, "admitted");
  for (const facts::Fact& fact : shape.facts)
    if (std::ranges::find(wanted.columns, fact.path) != wanted.columns.end() && fact.lasting)
      row.values.push_back(fact_in_words(facts, shape, *around.dictionary, fact.path));
  row.mark = incomplete.mark(cell, row.id);
  return row;
}

void add_cells(const service::Units& units, const service::Unit& unit, const std::string& chosen, int depth,
               std::vector<pages::Option>& cells) {
  std::string label;
  for (int at = 0; at < depth; ++at) label += "– ";
  cells.push_back({unit.id, label + unit.name, unit.id == chosen, {}});
  for (const std::size_t child : unit.children) add_cells(units, units.at(child), chosen, depth + 1, cells);
}

}  // namespace

service::Outcome<pages::PeoplePage> people(service::Call& call) {
  const Wanted wanted = wanted_by(call.inputs);
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const auto around = form_around(call);
  if (!around) return tl::unexpected{around.error()};
  std::string path = call.actor.acting.unit_path;
  if (const service::Unit* cell = (*units)->find(wanted.cell); cell && cell->path.starts_with(path))
    path = cell->path;
  Incomplete incomplete{call, **units};
  const auto found = find_people(call, wanted, path, incomplete);
  if (!found) return tl::unexpected{found.error()};

  pages::PeoplePage page;
  page.filter_action = address("people");
  page.filter_text = wanted.words;
  page.only_incomplete = wanted.incomplete;
  add_headings(wanted, *around->dictionary->list("people"), page);
  if (const service::Unit* own = (*units)->find(call.actor.acting.unit);
      own != nullptr && (*units)->subtree(*own).size() <= most_cells)
    add_cells(**units, *own, wanted.cell, 0, page.cells);
  for (const store::Record& record : found->records)
    page.rows.push_back(row_of_person(call, record, wanted, *around, incomplete));
  page.pager = pager_of(call, found->part, query_of(wanted, wanted.sort));
  if (may(call, "bulk-form")) {
    page.bulk_action = address("bulk-form");
    page.bulk = bulk_choices(call);
  }
  const std::string unit = wanted.cell.empty() ? call.actor.acting.unit : wanted.cell;
  if (!unit.empty())
    page.actions.push_back({"Thêm đảng viên",
                            address_with("entry-form", {{"unit", unit}}, {{"list", "people"}}),
                            false,
                            true,
                            {}});
  if (may(call, "import-form"))
    page.actions.push_back({"Nhập từ Excel", address("import-form"), false, false, {}});
  page.empty.text = wanted.words.empty() && !wanted.incomplete
                        ? "Chưa có đảng viên nào ở đây. Hãy thêm từng người, hoặc nhập danh sách từ Excel."
                        : "Không có ai khớp với điều kiện lọc.";
  return page;
}

}  // namespace kiemdiem::web
