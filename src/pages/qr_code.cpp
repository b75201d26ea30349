#include "pages/qr_code.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

#include "base/markup.h"

namespace kiemdiem::pages {
namespace {

/// The standard asks for a light border of four modules.
constexpr int border = 4;
constexpr int pixels_a_module = 5;

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

/// One path of runs of dark modules, row by row.
std::string modules_of(const QRcode& code) {
  std::string path;
  for (int row = 0; row < code.width; ++row)
    for (int column = 0; column < code.width;) {
      const auto is_dark = [&](int at) { return (code.data[row * code.width + at] & 1U) != 0; };
      int end = column;
      while (end < code.width && is_dark(end)) ++end;
      if (end > column)
        path += fmt::format("M{} {}h{}v1h-{}z", column + border, row + border, end - column, end - column);
      column = end + 1;
    }
  return path;
}

}  // namespace

std::string qr_code(std::string_view text, std::string_view title) {
  const std::unique_ptr<QRcode, FreeCode> code{
      QRcode_encodeString(std::string{text}.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1)};
  if (!code) return {};
  const int modules = code->width + 2 * border;
  return fmt::format(
      R"(<svg class="qr" role="img" aria-label="{2}" width="{0}" height="{0}" viewBox="0 0 {1} {1}" shape-rendering="crispEdges">)"
      R"(<rect width="{1}" height="{1}" fill="white"/><path d="{3}" fill="black"/></svg>)",
      modules * pixels_a_module, modules, escaped_markup(title), modules_of(*code));
}

}  // namespace kiemdiem::pages
