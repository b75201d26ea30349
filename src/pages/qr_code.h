#pragma once

#include <string>
#include <string_view>

namespace kiemdiem::pages {

/// A text as a QR code in SVG, dark on light in every theme, as cameras want it. Empty where the text is too
/// long for one.
/// @param title for screen readers
std::string qr_code(std::string_view text, std::string_view title);

}  // namespace kiemdiem::pages
