#include "pages/svg.h"

#include <fmt/format.h>

namespace kiemdiem::pages::svg {
namespace {

bool starts_letter(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

const char* word(Anchor anchor) {
  switch (anchor) {
    case Anchor::start:
      return "start";
    case Anchor::middle:
      return "middle";
    case Anchor::end:
      return "end";
  }
  return "start";
}

}  // namespace

std::string shortened(std::string_view text, std::size_t letters) {
  std::size_t seen = 0;
  std::size_t cut = text.size();
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!starts_letter(text[at])) continue;
    if (++seen == letters) cut = at;
    if (seen > letters) return std::string{text.substr(0, cut)} + "…";
  }
  return std::string{text};
}

double width_of(std::string_view text) {
  double letters = 0;
  for (const char byte : text) letters += starts_letter(byte) ? 1 : 0;
  return letters * 7.9;
}

std::string text(At at, std::string_view words, Anchor anchor, std::string_view look) {
  return fmt::format(R"(<text x="{:.1f}" y="{:.1f}" text-anchor="{}" class="{}" font-size="14">{}</text>)",
                     at.x, at.y, word(anchor), look, escaped_markup(words));
}

std::string line(At from, At to, std::string_view look) {
  return fmt::format(R"(<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" class="{}"/>)", from.x, from.y,
                     to.x, to.y, look);
}

std::string rectangle(const Box& box, std::string_view look, std::string_view fill) {
  const std::string filled = fill.empty() ? "" : fmt::format(R"( fill="{}")", fill);
  return fmt::format(R"(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" class="{}"{}/>)", box.x,
                     box.y, box.width, box.height, look, filled);
}

std::string linked(const std::string& href, const std::string& inside) {
  if (href.empty() || !href.starts_with('/')) return inside;
  return fmt::format(R"(<a href="{}">{}</a>)", escaped_markup(href), inside);
}

std::string picture(const std::string& id, double width, double height, std::string_view title,
                    std::string_view description, const std::string& inside) {
  return fmt::format(
      R"(<svg class="chart" viewBox="0 0 {0:.0f} {1:.0f}" width="{0:.0f}" height="{1:.0f}" role="{6}" )"
      R"(aria-labelledby="{2}-title {2}-desc"><title id="{2}-title">{3}</title>)"
      R"(<desc id="{2}-desc">{4}</desc>{5}</svg>)",
      width, height, escaped_markup(id), escaped_markup(title), escaped_markup(description), inside,
      inside.find("<a ") == std::string::npos ? "img" : "group");
}

}  // namespace kiemdiem::pages::svg
