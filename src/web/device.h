#pragma once

#include <string>
#include <string_view>

namespace kiemdiem::web {

/// What a person calls the machine that a request came from: "Chrome trên Windows, 10.0.0.5".
/// @param peer address of the connection
/// @param agent the User-Agent header, as sent; a program that is no browser known here keeps its own first
/// word
std::string device_words(std::string_view peer, std::string_view agent);

}  // namespace kiemdiem::web
