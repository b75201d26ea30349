#pragma once

#include <memory>
#include <string>

#include "store/connection.h"

namespace kiemdiem::store {

/// @param url  "postgresql://…", as libpq reads it, with several hosts too
Attempt<std::unique_ptr<Connection>> connect_postgresql(const std::string& url);

}  // namespace kiemdiem::store
