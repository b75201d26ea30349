#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "spreadsheet/list_table.h"

namespace kiemdiem::spreadsheet {

/// The entries of a workbook by code and by name, so that “Chi bộ 1” in a roster finds the organization of
/// that name. Entries without a code get one made from their name.
class EntityNames {
 public:
  EntityNames(const std::vector<ListTable>& tables, const std::string& file, Problems& notices);

  struct Found {
    std::string list;
    std::string id;
  };
  /// By code in any list, else by name in the lists given; two entries of that name: nothing, and `ambiguous`
  /// is set.
  std::optional<Found> find(std::string_view text, const std::vector<std::string>& lists,
                            bool& ambiguous) const;

  /// The code of a row of a list; empty where it has neither code nor name.
  const std::string& id_of(const ListTable& table, std::size_t row) const;

 private:
  void add_table(const ListTable& table, const std::string& file, Problems& notices);
  std::string made_up_id(std::string_view name) const;

  std::map<std::string, std::string, std::less<>> list_by_id_;
  std::map<std::string, std::vector<Found>, std::less<>> by_name_;
  std::map<const facts::ListShape*, std::vector<std::string>> ids_;
};

/// The text of a cell without blanks around it.
std::string trimmed_text(const Cell& cell);

}  // namespace kiemdiem::spreadsheet
