#pragma once

#include "store/database.h"
#include "store/log.h"
#include "store/records.h"

namespace kiemdiem::store {

/// Gives a person another name as an office would: an entry of the register and one of the log.
inline Result<void> rename_person(Database& database, const std::string& person, const std::string& name,
                                  const std::string& cell, const std::string& chain) {
  return database.write([&](Transaction& data) -> Result<void> {
    const auto before = find(data, {"", "people", person});
    RecordText text = (*before)->text;
    text.facts = "{\"id\":\"" + person + "\",\"name\":\"" + name + "\",\"cell\":\"" + cell + "\"}";
    const auto saved = save(data, text, (*before)->version, {"x", 1});
    if (!saved) return tl::unexpected{saved.error()};
    LogEntry entry;
    entry.chain = chain;
    entry.action = "save-person";
    const auto logged = append(data, entry);
    if (!logged) return tl::unexpected{logged.error()};
    return {};
  });
}

}  // namespace kiemdiem::store
