#pragma once

#include "store/records.h"

namespace kiemdiem::store {

/// From the columns campaign, list, id, unit_path, facts, name_key, search, version, changed_at, changed_by,
/// deleted, salt.
inline Record record_of(const Row& row) {
  return {{{row.text(0), row.text(1), row.text(2)},
           row.text(3),
           row.text(4),
           std::string{bytes_of(row.blob(5))},
           row.text(6)},
          row.integer(7),
          row.integer(8),
          row.text(9),
          row.truth(10),
          row.text(11)};
}

/// The same columns in the same order.
inline Values values_of(const Record& record) {
  const RecordText& text = record.text;
  return {text.key.campaign,
          text.key.list,
          text.key.id,
          text.unit_path,
          text.facts,
          to_blob(text.name_key),
          text.search,
          record.version,
          record.changed_at,
          record.changed_by,
          std::int64_t{record.deleted},
          record.salt};
}

}  // namespace kiemdiem::store
