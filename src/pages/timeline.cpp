#include <fmt/format.h>

#include <algorithm>

#include "pages/charts.h"
#include "pages/svg.h"
#include "pages/texts.h"

namespace kiemdiem::pages::charts {
namespace {

using svg::Anchor;

constexpr double strip_width = 1040, margin = 8, axis_height = 26, span_height = 30, lane_height = 26;

/// The ruled strip of weeks: whole weeks from the first thing on it to the last.
struct Strip {
  Date monday;
  int weeks = 1;

  double x(Date day, double part_of_day = 0) const {
    const double days = static_cast<double>(day.days - monday.days) + part_of_day;
    return margin + days * (strip_width - 2 * margin) / (7.0 * weeks);
  }
};

Strip strip_of(const Timeline& timeline) {
  Date first = timeline.today;
  Date last = timeline.today;
  const auto take = [&](Date day) {
    first = std::min(first, day);
    last = std::max(last, day);
  };
  for (const Span& span : timeline.spans) {
    take(span.first);
    take(span.last);
  }
  for (const Flag& flag : timeline.flags) take(flag.day);
  const Date monday = add_days(first, -static_cast<int>(weekday(first)));
  return {monday, (last.days - monday.days) / 7 + 1};
}

std::string short_day(Date day) {
  const YearMonthDay on = parts(day);
  return fmt::format("{}/{}", on.day, on.month);
}

std::string look(Standing standing) {
  switch (standing) {
    case Standing::done:
      return "span done";
    case Standing::wrong:
      return "span wrong";
    case Standing::working:
      return "span working";
    default:
      return "span";
  }
}

const char* shape(Standing standing) {
  switch (standing) {
    case Standing::done:
      return "✓ ";
    case Standing::wrong:
      return "! ";
    case Standing::working:
      return "… ";
    default:
      return "";
  }
}

std::string weeks(const Strip& strip, double height) {
  std::string drawn;
  const int every = std::max(1, strip.weeks / 14 + (strip.weeks % 14 > 0 ? 1 : 0));
  for (int week = 0; week <= strip.weeks; ++week) {
    const Date monday = add_days(strip.monday, 7 * week);
    drawn += svg::line({strip.x(monday), axis_height - 6}, {strip.x(monday), height}, "week");
    if (week < strip.weeks && week % every == 0)
      drawn += svg::text({strip.x(monday) + 4, 15}, short_day(monday), Anchor::start, "quiet");
  }
  return drawn;
}

/// Boxes and words apart: the mark of today stands over the boxes and under the words.
struct Layers {
  std::string boxes, words;
};

/// A text on paper, so that no line runs through it.
std::string on_paper(svg::At at, const std::string& words, Anchor anchor, std::string_view look = "ink") {
  const double width = svg::width_of(words) + 4;
  const double left = anchor == Anchor::end ? at.x - width + 2 : at.x - 2;
  return svg::rectangle({left, at.y - 13, width, 18}, "paper") + svg::text(at, words, anchor, look);
}

Layers spans(const Timeline& timeline, const Strip& strip) {
  Layers drawn;
  double top = axis_height;
  for (const Span& span : timeline.spans) {
    const double left = strip.x(span.first);
    const double right = strip.x(span.last, 1);
    const std::string words = shape(span.standing) + span.label;
    drawn.boxes += svg::rectangle({left, top + 3, right - left, span_height - 8}, look(span.standing));
    const bool fits = svg::width_of(words) + 12 < right - left;
    const bool room_after = right + svg::width_of(words) + 10 < strip_width;
    if (fits)
      drawn.words += svg::text({left + 6, top + 19}, words);
    else
      drawn.words += on_paper({room_after ? right + 6 : left - 6, top + 19}, words,
                              room_after ? Anchor::start : Anchor::end);
    top += span_height;
  }
  return drawn;
}

std::string words_of(const Flag& flag) {
  const std::string rule = flag.rule.empty() ? "" : fmt::format(" ({})", flag.rule);
  return fmt::format("{}{} {}{}", shape(flag.standing), short_day(flag.day), flag.label, rule);
}

/// Flags in lanes, so that no two texts meet.
struct Lanes {
  std::vector<std::pair<double, double>> taken;  ///< from, to of all texts, by lane
  std::vector<int> lane_of;
  int count = 0;

  int place(double from, double to) {
    for (int lane = 0;; ++lane) {
      bool free = true;
      for (std::size_t at = 0; at < taken.size(); ++at)
        free = free && (lane_of[at] != lane || to < taken[at].first || from > taken[at].second);
      if (!free) continue;
      taken.emplace_back(from, to);
      lane_of.push_back(lane);
      count = std::max(count, lane + 1);
      return lane;
    }
  }
};

struct Flown {
  Layers layers;
  double bottom = 0;
};

std::string flag_at(svg::At at, bool to_left, Standing standing) {
  return fmt::format(R"(<path d="M{:.1f} {:.1f}L{:.1f} {:.1f}L{:.1f} {:.1f}Z" class="flag {}"/>)", at.x,
                     at.y + 6, at.x + (to_left ? -9.0 : 9.0), at.y + 12, at.x, at.y + 18,
                     standing == Standing::wrong ? "late" : "");
}

Flown flags(const Timeline& timeline, const Strip& strip, double top) {
  std::vector<Flag> sorted = timeline.flags;
  std::ranges::stable_sort(sorted, {}, &Flag::day);
  Lanes lanes;
  Flown flown;
  for (const Flag& flag : sorted) {
    const double pole = strip.x(flag.day, 1);  // the deadline is the end of the day
    const std::string words = words_of(flag);
    const double width = svg::width_of(words) + 16;
    const bool to_left = pole + width > strip_width;
    const double y =
        top + lane_height * (to_left ? lanes.place(pole - width, pole) : lanes.place(pole, pole + width));
    flown.layers.boxes += svg::line({pole, axis_height}, {pole, y + lane_height - 4}, "pole");
    flown.layers.words += flag_at({pole, y}, to_left, flag.standing);
    flown.layers.words +=
        on_paper({pole + (to_left ? -12.0 : 12.0), y + 17}, words, to_left ? Anchor::end : Anchor::start);
  }
  flown.bottom = top + lane_height * lanes.count;
  return flown;
}

std::string today_mark(const Timeline& timeline, const Strip& strip, double height, Language language) {
  const double x = strip.x(timeline.today, 0.5);
  const std::string words = Texts::of(language)("timeline.today", {{"day", short_day(timeline.today)}});
  const bool to_left = x + svg::width_of(words) + 12 > strip_width;
  return svg::line({x, axis_height - 8}, {x, height - 22}, "today") +
         svg::text({x + (to_left ? -4.0 : 4.0), height - 6}, words, to_left ? Anchor::end : Anchor::start,
                   "ink strong today-word");
}

std::string described(const Timeline& timeline, Language language) {
  std::string all = Texts::of(language)("timeline.today", {{"day", short_day(timeline.today)}});
  for (const Span& span : timeline.spans)
    all += fmt::format("; {} {}–{}", span.label, short_day(span.first), short_day(span.last));
  for (const Flag& flag : timeline.flags) all += "; " + words_of(flag);
  return all;
}

}  // namespace

std::string timeline(const Timeline& timeline, Language language) {
  const Strip strip = strip_of(timeline);
  const double below = axis_height + span_height * static_cast<double>(timeline.spans.size()) + 6;
  const Flown flown = flags(timeline, strip, below);
  const double height = flown.bottom + 26;
  const Layers steps = spans(timeline, strip);
  const std::string inside = weeks(strip, height - 24) + steps.boxes + flown.layers.boxes +
                             today_mark(timeline, strip, height, language) + steps.words + flown.layers.words;
  return svg::picture(timeline.id, strip_width, height, timeline.title, described(timeline, language),
                      inside);
}

}  // namespace kiemdiem::pages::charts
