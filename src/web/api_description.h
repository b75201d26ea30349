#pragma once

#include <string>

#include "pages/common.h"

namespace kiemdiem::web {

/// The JSON interface in OpenAPI 3.1, made from the table of actions and the described pages.
std::string api_description(pages::Language language);

}  // namespace kiemdiem::web
