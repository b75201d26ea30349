#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiemdiem::service {

/// The address of an action, with the names of its path filled in: addresses are written nowhere else. Names
/// that the path does not have are passed over. Empty where there is no such action: what has no address is
/// not offered.
std::string address(std::string_view action,
                    const std::vector<std::pair<std::string_view, std::string>>& names = {});

/// With fields behind it: "?loai=member".
std::string address_with(std::string_view action,
                         const std::vector<std::pair<std::string_view, std::string>>& names,
                         const std::vector<std::pair<std::string_view, std::string>>& query);

/// Percent-encoded for one segment of a path or one value of a query.
std::string escaped(std::string_view text);

}  // namespace kiemdiem::service
