#include "web/places/people.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "base/vietnamese.h"
#include "service/office.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/missing.h"

namespace kiemdiem::web {
namespace {

constexpr std::size_t page_length = 50;
constexpr std::size_t most_cells = 400;

/// What was asked of the list.
struct Wanted {
  std::string words, cell, sort;
  bool incomplete = false;
  std::size_t page = 1;
  std::vector<std::string> columns;
};

Wanted wanted_by(const service::Inputs& inputs) {
  Wanted wanted{inputs.get("q"),  inputs.get("chi-bo"), inputs.get("xep"), inputs.get("thieu") == "1", 1,
                inputs.all("cot")};
  if (wanted.cell.empty()) wanted.cell = inputs.get("unit");
  const std::string& page = inputs.get("trang");
  std::from_chars(page.data(), page.data() + page.size(), wanted.page);
  if (wanted.page < 1) wanted.page = 1;
  return wanted;
}

/// The same list with another order or page.
std::string list_href(const Wanted& wanted, const std::string& sort, std::size_t page) {
  std::vector<std::pair<std::string_view, std::string>> query{
      {"q", wanted.words}, {"chi-bo", wanted.cell}, {"thieu", wanted.incomplete ? "1" : ""}, {"xep", sort}};
  for (const std::string& column : wanted.columns) query.emplace_back("cot", column);
  if (page > 1) query.emplace_back("trang", std::to_string(page));
  return address_with("people", {}, query);
}

/// Whose facts are missing, found out once a grassroots organization.
class Incomplete {
 public:
  Incomplete(service::Call& call, const service::Units& units) : call_(call), units_(units) {}

  pages::Mark mark(const std::string& cell, const std::string& person) {
    const service::Unit* unit = units_.find(cell);
    const auto judged = unit == nullptr ? nullptr : around(*unit);
    if (!judged || judged->find("member:" + person) == nullptr) return {pages::Standing::none, ""};
    const std::size_t missing = missing_of(*judged, person).size();
    if (missing == 0) return {pages::Standing::done, "đủ"};
    return {pages::Standing::unknown, fmt::format("thiếu {}", missing)};
  }

 private:
  std::shared_ptr<const service::Judged> around(const service::Unit& unit) {
    const std::string& id = units_.grassroots_of(unit).id;
    const auto known = judged_.find(id);
    if (known != judged_.end()) return known->second;
    return judged_.emplace(id, judged_around(call_, unit)).first->second;
  }

  service::Call& call_;
  const service::Units& units_;
  std::map<std::string, std::shared_ptr<const service::Judged>> judged_;
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
  page.headings.push_back({"Họ và tên", list_href(wanted, by_name && !down ? "-ten" : "ten", 1),
                           !by_name ? pages::Sorted::no
                           : down   ? pages::Sorted::down
                                    : pages::Sorted::up,
                           false});
  page.headings.push_back({"Chi bộ", {}, pages::Sorted::no, false});
  page.headings.push_back({"Chức vụ", {}, pages::Sorted::no, false});
  const bool by_day = wanted.sort == "ngay" || wanted.sort == "-ngay";
  page.headings.push_back({"Ngày vào Đảng", list_href(wanted, wanted.sort == "ngay" ? "-ngay" : "ngay", 1),
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

void sort_records(std::vector<store::Record>& records, const std::string& sort) {
  // The store gives them by given name.
  if (sort == "-ten") std::ranges::reverse(records);
  if (sort != "ngay" && sort != "-ngay") return;
  std::vector<std::pair<std::string, std::size_t>> keys;
  for (std::size_t at = 0; at < records.size(); ++at)
    keys.emplace_back(service::text_of(service::facts_of(records[at]), "admitted"), at);
  std::ranges::stable_sort(keys, [&](const auto& one, const auto& other) {
    return sort == "ngay" ? one.first < other.first : one.first > other.first;
  });
  std::vector<store::Record> sorted;
  for (const auto& [day, at] : keys) sorted.push_back(std::move(records[at]));
  records = std::move(sorted);
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
  const std::string words = search_key(wanted.words);
  auto records = words.empty() ? store::find_all(call.data, "", "people", path)
                               : store::search(call.data, {"", "people", path, words, 2000});
  if (!records) return service::refused(records.error());
  sort_records(*records, wanted.sort);
  Incomplete incomplete{call, **units};
  if (wanted.incomplete)
    std::erase_if(*records, [&](const store::Record& record) {
      const std::string cell = service::text_of(service::facts_of(record), "cell");
      return incomplete.mark(cell, record.text.key.id).standing != pages::Standing::unknown;
    });

  pages::PeoplePage page;
  page.filter_action = address("people");
  page.filter_text = wanted.words;
  page.only_incomplete = wanted.incomplete;
  add_headings(wanted, *around->dictionary->list("people"), page);
  if (const service::Unit* own = (*units)->find(call.actor.acting.unit);
      own != nullptr && (*units)->subtree(*own).size() <= most_cells)
    add_cells(**units, *own, wanted.cell, 0, page.cells);
  const std::size_t total = records->size();
  const std::size_t first = std::min((wanted.page - 1) * page_length, total);
  const std::size_t last = std::min(first + page_length, total);
  for (std::size_t at = first; at < last; ++at)
    page.rows.push_back(row_of_person(call, (*records)[at], wanted, *around, incomplete));
  page.pager = {
      total == 0 ? 0 : static_cast<int>(first + 1), static_cast<int>(last), static_cast<int>(total), {}, {}};
  if (first > 0) page.pager.previous_href = list_href(wanted, wanted.sort, wanted.page - 1);
  if (last < total) page.pager.next_href = list_href(wanted, wanted.sort, wanted.page + 1);
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
