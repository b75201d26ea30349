#pragma once

#include <memory>
#include <string>

#include "store/connection.h"

namespace kiemdiem::store {

struct SqliteOptions {
  Mode mode = Mode::write;  ///< a session for reading refuses every change
  bool durable = true;      ///< false: for data that may be lost with the machine (tests, scratch places)
};

Attempt<std::unique_ptr<Connection>> connect_sqlite(const std::string& path, const SqliteOptions& options);

}  // namespace kiemdiem::store
