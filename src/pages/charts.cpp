#include "pages/charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "pages/parts.h"
#include "pages/svg.h"

namespace kiemdiem::pages::charts {
namespace {

using svg::Anchor;

constexpr double chart_width = 760, label_width = 230, figure_width = 60, row_height = 34, bar_height = 24;
constexpr double bar_room = chart_width - label_width - figure_width;

std::string label_of(const std::string& label, const std::string& href, double top) {
  return svg::linked(href, svg::text({label_width - 10, top + 17}, svg::shortened(label, 27), Anchor::end));
}

std::string figures_described(const std::vector<Bar>& bars) {
  std::string all;
  for (const Bar& bar : bars) all += fmt::format("{}{}: {}", all.empty() ? "" : "; ", bar.label, bar.value);
  return all;
}

/// Fills that differ in black and white: 0 full, 1 lines, 2 pale, 3 dots, 4 crossing lines, 5 empty.
std::string fill_of(const std::string& id, int fill) {
  return fill == 1 || fill == 3 || fill == 4 ? fmt::format("url(#{}-{})", escaped_markup(id), fill) : "";
}

std::string patterns(const std::string& id) {
  const std::string name = escaped_markup(id);
  return fmt::format(
      R"svg(<defs><pattern id="{0}-1" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">)svg"
      R"(<rect width="8" height="8" class="paper"/><rect width="2" height="8" class="hatch"/></pattern>)"
      R"(<pattern id="{0}-3" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" class="paper"/>)"
      R"(<circle cx="4" cy="4" r="1.3" class="hatch"/></pattern>)"
      R"(<pattern id="{0}-4" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" class="paper"/>)"
      R"(<path d="M0 4H8M4 0V8" class="hatch-line"/></pattern></defs>)",
      name);
}

std::string segment(const std::string& id, const svg::Box& box, int fill, std::int64_t value) {
  const std::string figure = std::to_string(value);
  std::string drawn = svg::rectangle(box, fmt::format("part fill-{}", fill), fill_of(id, fill));
  const double needed = svg::width_of(figure) + 8;
  if (box.width < needed) return drawn;  // the table below has it
  const svg::At middle{box.x + box.width / 2, box.y + 17};
  if (fill != 0) drawn += svg::rectangle({middle.x - needed / 2, box.y + 3, needed, box.height - 6}, "paper");
  return drawn + svg::text(middle, figure, Anchor::middle, fill == 0 ? "on-full" : "ink");
}

std::string legend(const std::string& id, const std::vector<Part>& parts) {
  std::string drawn;
  double x = 4;
  for (const Part& part : parts) {
    drawn += svg::rectangle({x, 6, 22, 16}, fmt::format("part fill-{}", part.fill), fill_of(id, part.fill));
    drawn += svg::text({x + 28, 19}, part.label);
    x += 28 + svg::width_of(part.label) + 22;
  }
  return drawn;
}

std::int64_t total_of(const StackedBar& bar) {
  return std::accumulate(bar.values.begin(), bar.values.end(), std::int64_t{0});
}

std::string stack(const std::string& id, const std::vector<Part>& parts, const StackedBar& bar, double top,
                  double scale) {
  std::string drawn = label_of(bar.label, bar.href, top);
  double x = label_width;
  for (std::size_t at = 0; at < std::min(parts.size(), bar.values.size()); ++at) {
    const double width = static_cast<double>(bar.values[at]) * scale;
    if (width > 0) drawn += segment(id, {x, top, width, bar_height}, parts[at].fill, bar.values[at]);
    x += width;
  }
  return drawn + svg::text({x + 8, top + 17}, std::to_string(total_of(bar)), Anchor::start, "ink strong");
}

std::string stacks_described(const std::vector<Part>& parts, const std::vector<StackedBar>& bars) {
  std::string all;
  for (const StackedBar& bar : bars) {
    all += (all.empty() ? "" : "; ") + bar.label + ":";
    for (std::size_t at = 0; at < std::min(parts.size(), bar.values.size()); ++at)
      all += fmt::format(" {} {}", parts[at].label, bar.values[at]);
  }
  return all;
}

}  // namespace

std::string bars(const std::string& id, const std::string& title, const std::vector<Bar>& bars) {
  std::int64_t most = 1;
  for (const Bar& bar : bars) most = std::max(most, bar.value);
  std::string drawn =
      svg::line({label_width, 0}, {label_width, row_height * static_cast<double>(bars.size())}, "axis");
  double top = 5;
  for (const Bar& bar : bars) {
    const double width =
        bar_room * static_cast<double>(std::max<std::int64_t>(bar.value, 0)) / static_cast<double>(most);
    drawn += label_of(bar.label, bar.href, top);
    drawn += svg::rectangle({label_width, top, width, bar_height}, "part fill-0");
    drawn += svg::text({label_width + width + 8, top + 17}, std::to_string(bar.value), Anchor::start,
                       "ink strong");
    top += row_height;
  }
  return svg::picture(id, chart_width, top + 2, title, figures_described(bars), drawn);
}

std::string stacked_bars(const std::string& id, const std::string& title, const std::vector<Part>& parts,
                         const std::vector<StackedBar>& bars) {
  std::int64_t most = 1;
  for (const StackedBar& bar : bars) most = std::max(most, total_of(bar));
  std::string drawn = patterns(id) + legend(id, parts);
  double top = 36;
  for (const StackedBar& bar : bars) {
    drawn += stack(id, parts, bar, top, bar_room / static_cast<double>(most));
    top += row_height;
  }
  return svg::picture(id, chart_width, top + 2, title, stacks_described(parts, bars), drawn);
}

namespace {

constexpr double meter_side = 20, meter_step = 25, meter_room = 250;

/// Many places, or a number of places that is not known yet: a strip.
std::string strip_meter(const Meter& meter) {
  std::string drawn =
      svg::rectangle({1, 3, meter_room, meter_side}, meter.limit ? "part fill-5" : "part open");
  if (meter.limit) {
    const double share = static_cast<double>(meter.used) / std::max(*meter.limit, 1);
    drawn += svg::rectangle({1, 3, meter_room * std::min(1.1, share), meter_side},
                            share > 1 ? "part over" : "part fill-0");
    drawn += svg::line({meter_room + 1, 0}, {meter_room + 1, meter_side + 6}, "limit");
  } else {
    drawn += svg::text({meter_room / 2, 18}, "?", svg::Anchor::middle, "ink strong");
  }
  return svg::picture(meter.id, meter_room * 1.1 + 4, meter_side + 8, meter.title, meter.words, drawn);
}

/// One place of a meter with few of them.
std::string place_of(const Meter& meter, int at) {
  const bool over = at >= *meter.limit;
  const svg::Box box{2 + meter_step * at + (over ? 8 : 0), 3, meter_side, meter_side};
  std::string drawn = svg::rectangle(box, over              ? "part over"
                                          : at < meter.used ? "part fill-0"
                                                            : "part fill-5");
  if (over) drawn += svg::text({box.x + meter_side / 2, 18}, "!", Anchor::middle, "ink strong");
  return drawn;
}

}  // namespace

std::string meter(const Meter& meter) {
  constexpr int most_places = 20;
  if (!meter.limit || std::max(*meter.limit, meter.used) > most_places) return strip_meter(meter);
  std::string drawn;
  const int places = std::max(*meter.limit, meter.used);
  for (int at = 0; at < places; ++at) drawn += place_of(meter, at);
  const double limit = std::max(2.0, meter_step * *meter.limit + 1);
  drawn += svg::line({limit, 0}, {limit, meter_side + 6}, "limit");
  return svg::picture(meter.id, meter_step * places + 16, meter_side + 8, meter.title, meter.words, drawn);
}

}  // namespace kiemdiem::pages::charts
