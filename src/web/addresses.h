#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiemdiem::web {

/// The address of an action, with the names of its path filled in: addresses are written nowhere else. Names
/// that the path does not have are passed over. Empty where there is no such action: what has no address is
/// not offered.
std::string address(std::string_view action,
                    const std::vector<std::pair<std::string_view, std::string>>& names = {});

/// With fields behind it: "?loai=member".
std::string address_with(std::string_view action,
                         const std::vector<std::pair<std::string_view, std::string>>& names,
                         const std::vector<std::pair<std::string_view, std::string>>& query);

/// Where a clause stands on the page of a regulation that shows it: documents are told apart, since a base
/// has its own "II.4".
std::string clause_anchor(std::string_view document, std::string_view clause);
std::string clause_address(const std::string& regulation, std::string_view document, std::string_view clause);

}  // namespace kiemdiem::web
