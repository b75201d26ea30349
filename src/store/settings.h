#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/transaction.h"

namespace kiemdiem::store {

Result<std::optional<std::string>> find_setting(Transaction& transaction, std::string_view name);
Result<void> set_setting(Transaction& transaction, std::string_view name, std::string_view value);

}  // namespace kiemdiem::store
