#pragma once

#include <string>
#include <string_view>

namespace kiemdiem {

/// A text as it stands in HTML, SVG and XML, between tags or in a value in quotation marks.
std::string escaped_markup(std::string_view text);

}  // namespace kiemdiem
