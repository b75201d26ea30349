#include "pages/qr_code.h"

#include <fmt/format.h>

#include "base/markup.h"
#include "base/qr_code.h"

namespace kiemdiem::pages {

std::string qr_code(std::string_view text, std::string_view title) {
  constexpr int pixels_a_module = 5;
  const auto code = kiemdiem::qr_code(text);
  if (!code) return {};
  const int modules = code->size + 2 * qr_border;
  return fmt::format(
      R"(<svg class="qr" role="img" aria-label="{2}" width="{0}" height="{0}" viewBox="0 0 {1} {1}" shape-rendering="crispEdges">)"
      R"(<rect width="{1}" height="{1}" fill="white"/><path d="{3}" fill="black"/></svg>)",
      modules * pixels_a_module, modules, escaped_markup(title), svg_path(*code));
}

}  // namespace kiemdiem::pages
