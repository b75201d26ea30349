#include <fmt/format.h>

#include "pages/charts.h"
#include "pages/svg.h"

namespace kiemdiem::pages::charts {
namespace {

constexpr double cell = 46, height = 26;

/// Left edge of a level's cell: level 0 stands at the right.
double left_of(const CeilingScale& scale, int level) {
  return 2 + cell * (scale.levels - 1 - level);
}

std::string cells(const CeilingScale& scale) {
  std::string drawn;
  for (int level = 0; level < scale.levels; ++level) {
    const bool beyond = !scale.ceiling || level < *scale.ceiling;
    const std::string fill = beyond ? fmt::format("url(#{}-beyond)", escaped_markup(scale.id)) : "";
    drawn += svg::rectangle({left_of(scale, level), 3, cell, height - 6}, beyond ? "beyond" : "step", fill);
  }
  return drawn;
}

std::string proposal(const CeilingScale& scale) {
  if (!scale.proposed) return {};
  const double x = left_of(scale, *scale.proposed) + cell / 2;
  const bool crosses = !scale.ceiling || *scale.proposed < *scale.ceiling;
  if (!crosses) return fmt::format(R"(<circle cx="{:.1f}" cy="{:.1f}" r="7" class="dot"/>)", x, height / 2);
  return fmt::format(R"(<circle cx="{:.1f}" cy="{:.1f}" r="10" class="dot crossing"/>)", x, height / 2) +
         svg::text({x, height / 2 + 5}, "!", svg::Anchor::middle, "on-full strong");
}

std::string forced_mark(const CeilingScale& scale) {
  if (!scale.forced) return {};
  return svg::rectangle({left_of(scale, *scale.forced) + 3, 6, cell - 6, height - 12}, "forced");
}

/// The pattern of the levels beyond the ceiling; a long board is full of scales that need none.
std::string hatching(const CeilingScale& scale) {
  if (scale.ceiling && *scale.ceiling == 0) return {};
  return fmt::format(R"(<defs><pattern id="{}-beyond" width="7" height="7" patternUnits="userSpaceOnUse" )"
                     R"svg(patternTransform="rotate(45)"><rect width="7" height="7" class="paper"/>)svg"
                     R"(<rect width="1.5" height="7" class="hatch-pale"/></pattern></defs>)",
                     escaped_markup(scale.id));
}

}  // namespace

std::string ceiling_scale(const CeilingScale& scale) {
  std::string drawn = hatching(scale) + cells(scale) + forced_mark(scale);
  if (scale.ceiling) {
    const double x = left_of(scale, *scale.ceiling) + cell;
    drawn += svg::line({x, 0}, {x, height}, "limit");
  }
  drawn += proposal(scale);
  return svg::picture(scale.id, cell * scale.levels + 5, height, scale.title, scale.words, drawn);
}

}  // namespace kiemdiem::pages::charts
