#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/tree.h"
#include "service/call.h"
#include "service/typed.h"
#include "store/records.h"

/// Lists of a campaign that stand beside those of the fact dictionary: proposals, verifications, notices,
/// petitions, remediation points. Kept as entries with versions and history; no rule of a document looks at
/// them.
namespace kiemdiem::service {

/// The facts of one entry, all text; empty ones are left out.
using Fields = std::vector<std::pair<std::string_view, std::string>>;

struct ListEntry {
  std::string list, id;
  std::string unit_path;  ///< of the organization in which its subject stands
  Fields fields;
};

/// An entry that was read.
struct ListLine {
  std::string id, unit_path;
  Node facts = Node::map({}, {});
  std::int64_t version = 0;
  std::int64_t at = 0;  ///< of the last change, milliseconds since 1970-01-01 UTC
  std::string by;       ///< account

  std::string get(std::string_view field) const;
};

/// At and below a unit path, by id.
Outcome<std::vector<ListLine>> lines_under(Call& call, std::string_view list, std::string_view unit_path);
/// At one organization alone.
Outcome<std::vector<ListLine>> lines_at(Call& call, std::string_view list, std::string_view unit_path);
Outcome<std::optional<ListLine>> line_at(Call& call, std::string_view list, const std::string& id);

/// Writes an entry over the version that was seen (0: there is none) and notes it for the log.
Outcome<void> keep_line(Call& call, const ListEntry& entry, std::int64_t seen);
/// The same facts with some set anew.
Outcome<void> change_line(Call& call, std::string_view list, const ListLine& line, const Fields& fields);

/// The number in a text; nothing where there is none.
std::optional<std::int64_t> number_in(const std::string& text);

}  // namespace kiemdiem::service
