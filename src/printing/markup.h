#pragma once

#include <string>
#include <string_view>

namespace kiemdiem::printing {

/// Appends a text with the signs that XML and HTML read replaced; good between tags and in attributes.
void append_escaped(std::string& out, std::string_view text);

std::string escaped(std::string_view text);

}  // namespace kiemdiem::printing
