#pragma once

#include <string>
#include <string_view>

#include "base/markup.h"

/// The few pieces of SVG that the charts draw with. Attributes only: the content security policy refuses
/// styles.
namespace kiemdiem::pages::svg {

/// At most so many letters, the last an ellipsis where some were cut off.
std::string shortened(std::string_view text, std::size_t letters);
/// Width of a text of the chart's size (14 px), near enough to decide whether it fits.
double width_of(std::string_view text);

struct At {
  double x = 0, y = 0;
};
struct Box {
  double x = 0, y = 0, width = 0, height = 0;
};

enum class Anchor { start, middle, end };
std::string text(At at, std::string_view words, Anchor anchor = Anchor::start, std::string_view look = "ink");
std::string line(At from, At to, std::string_view look);
/// `fill` may be empty: the look says it.
std::string rectangle(const Box& box, std::string_view look, std::string_view fill = {});
std::string linked(const std::string& href, const std::string& inside);
/// Title and description come first, for screen readers.
std::string picture(const std::string& id, double width, double height, std::string_view title,
                    std::string_view description, const std::string& inside);

}  // namespace kiemdiem::pages::svg
