#pragma once

#include "service/addresses.h"

namespace kiemdiem::web {

using service::address;
using service::address_with;

/// Where a clause stands on the page of a regulation that shows it: documents are told apart, since a base
/// has its own "II.4".
std::string clause_anchor(std::string_view document, std::string_view clause);
std::string clause_address(const std::string& regulation, std::string_view document, std::string_view clause);

}  // namespace kiemdiem::web
