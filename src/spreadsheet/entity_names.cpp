#include "spreadsheet/entity_names.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/vietnamese.h"

namespace kiemdiem::spreadsheet {
namespace {

const Cell* cell_of(const ListTable& table, const ListRow& row, std::string_view path) {
  const auto fact = table.shape->find(path);
  return fact ? row.facts[static_cast<std::size_t>(*fact)] : nullptr;
}

}  // namespace

std::string trimmed_text(const Cell& cell) {
  constexpr std::string_view blank = " \t\r\n";
  std::string text = cell.text;
  for (std::size_t at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0", at)) {
    text.erase(at, 1);
    text[at] = ' ';
  }
  const std::size_t first = text.find_first_not_of(blank);
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

EntityNames::EntityNames(const std::vector<ListTable>& tables, const std::string& file, Problems& notices) {
  for (const ListTable& table : tables)
    for (const ListRow& row : table.rows)
      if (const Cell* id = cell_of(table, row, "id"))
        list_by_id_.try_emplace(trimmed_text(*id), table.shape->name);
  for (const ListTable& table : tables)
    if (table.shape->find("id") && table.shape->parent.empty()) add_table(table, file, notices);
}

void EntityNames::add_table(const ListTable& table, const std::string& file, Problems& notices) {
  std::vector<std::string>& ids = ids_[table.shape];
  int made_up = 0;
  for (const ListRow& row : table.rows) {
    const Cell* given = cell_of(table, row, "id");
    const Cell* name = cell_of(table, row, "name");
    std::string id = given == nullptr ? std::string{} : trimmed_text(*given);
    if (id.empty() && name != nullptr) {
      id = made_up_id(trimmed_text(*name));
      list_by_id_.try_emplace(id, table.shape->name);
      ++made_up;
    }
    if (name != nullptr && !id.empty()) by_name_[search_key(name->text)].push_back({table.shape->name, id});
    ids.push_back(std::move(id));
  }
  if (made_up > 0)
    notices.push_back({place_in(file, *table.sheet, {}),
                       fmt::format("{} dòng không ghi mã nên được đặt mã theo tên.", made_up)});
}

/// "nguyen-van-an", "nguyen-van-an-2".
std::string EntityNames::made_up_id(std::string_view name) const {
  std::string base = search_key(name);
  std::ranges::replace_if(
      base, [](char letter) { return letter == ' ' || letter == ':'; }, '-');
  std::string id = base;
  for (int number = 2; list_by_id_.contains(id); ++number) id = fmt::format("{}-{}", base, number);
  return id;
}

std::optional<EntityNames::Found> EntityNames::find(std::string_view text,
                                                    const std::vector<std::string>& lists,
                                                    bool& ambiguous) const {
  ambiguous = false;
  if (const auto found = list_by_id_.find(text); found != list_by_id_.end())
    return Found{found->second, found->first};
  const auto named = by_name_.find(search_key(text));
  if (named == by_name_.end()) return std::nullopt;
  const Found* only = nullptr;
  for (const Found& entity : named->second) {
    if (std::ranges::find(lists, entity.list) == lists.end()) continue;
    ambiguous = only != nullptr;
    if (ambiguous) return std::nullopt;
    only = &entity;
  }
  return only == nullptr ? std::nullopt : std::optional{*only};
}

const std::string& EntityNames::id_of(const ListTable& table, std::size_t row) const {
  static const std::string none;
  const auto found = ids_.find(table.shape);
  return found == ids_.end() || row >= found->second.size() ? none : found->second[row];
}

}  // namespace kiemdiem::spreadsheet
