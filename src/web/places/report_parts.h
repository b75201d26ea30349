#pragma once

#include "service/summaries.h"
#include "summary/table.h"
#include "web/binding.h"

/// What the pages of the summary tables share.
namespace kiemdiem::web {

/// The table that the path names with {unit} and {table}.
struct AskedTable {
  service::SummaryOf of;
  summary::Table table;
};
service::Outcome<AskedTable> asked_table(service::Call& call);

/// Parts of the address of a unit's tables, or of one of them.
std::vector<std::pair<std::string_view, std::string>> table_names(const service::Call& call,
                                                                  const std::string& table = {});

/// How a subject stands to the number that it is behind.
enum class Standing : std::uint8_t {
  counted,
  unsure,  ///< a fact is missing to say whether it counts
  before,  ///< counted the year before
  came,    ///< at the level now, not the year before
  left,    ///< at the level the year before, not now
};
struct Behind {
  std::int32_t index = 0;  ///< in Summary::lines; of `before` and `left` in Summary::past
  Standing standing = Standing::counted;
};
/// The subjects that a cell opens to: of a figure those counted, of another number those that it speaks of.
std::vector<Behind> behind(const summary::Cell& cell);

}  // namespace kiemdiem::web
