#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiemdiem {

/// Dark modules of one row, side by side.
struct DarkRun {
  int row, column, length;
};

/// A text as a QR code (ISO/IEC 18004, correction level M): which modules are dark. The light border of
/// `qr_border` modules that the standard asks for is for who draws it.
struct QrCode {
  int size = 0;               ///< modules on a side, without the border
  std::vector<DarkRun> runs;  ///< from the top, from the left
};
inline constexpr int qr_border = 4;

/// Nothing where the text is empty or too long for one.
std::optional<QrCode> qr_code(std::string_view text);

/// The code as one path of SVG for a view box of size + 2 * qr_border modules.
std::string svg_path(const QrCode& code);

}  // namespace kiemdiem
