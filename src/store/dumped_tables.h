#pragma once

#include <span>
#include <string_view>

namespace kiemdiem::store {

/// How a table is written to a backup and read from it, in the schemas that have this form of it.
/// A step that changes a table ends the old form with `last_schema` and adds a new one.
struct DumpedTable {
  std::string_view name;
  int first_schema;
  int last_schema;          ///< 0: up to now
  std::string_view select;  ///< in the order of the primary key
  std::string_view insert;  ///< with the same columns
};

/// Tables that others refer to come first.
std::span<const DumpedTable> dumped_tables();

inline bool is_in(const DumpedTable& table, int schema) {
  return table.first_schema <= schema && (table.last_schema == 0 || schema <= table.last_schema);
}

}  // namespace kiemdiem::store
