#include "base/qr_code.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

namespace kiemdiem {
namespace {

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

}  // namespace

std::optional<QrCode> qr_code(std::string_view text) {
  const std::unique_ptr<QRcode, FreeCode> code{
      QRcode_encodeString(std::string{text}.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1)};
  if (!code) return std::nullopt;
  QrCode made{code->width, {}};
  const auto is_dark = [&](int row, int column) {
    return (code->data[row * code->width + column] & 1U) != 0;
  };
  for (int row = 0; row < code->width; ++row)
    for (int column = 0; column < code->width;) {
      int end = column;
      while (end < code->width && is_dark(row, end)) ++end;
      if (end > column) made.runs.push_back({row, column, end - column});
      column = end + 1;
    }
  return made;
}

std::string svg_path(const QrCode& code) {
  std::string path;
  for (const DarkRun& run : code.runs)
    fmt::format_to(std::back_inserter(path), "M{} {}h{}v1h-{}z", run.column + qr_border, run.row + qr_border,
                   run.length, run.length);
  return path;
}

}  // namespace kiemdiem
