#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "pages/common.h"

/// Charts as SVG text: figures written on the marks, readable in black and white, no style attributes (the
/// content security policy forbids them), classes of the style sheet for colour. Each has a title and a
/// description for screen readers. Pure functions; `id` must be unique on the page.
namespace kiemdiem::pages::charts {

struct Bar {
  std::string label;
  std::int64_t value = 0;
  std::string href;
};

/// One series of a stacked bar: its name and class of fill (0–5, hatched differently).
struct Part {
  std::string label;
  int fill = 0;
};

struct StackedBar {
  std::string label;
  std::vector<std::int64_t> values;  ///< one a part
  std::string href;
};

struct Flag {
  Date day;           ///< last day in time
  std::string label;  ///< "Gửi hồ sơ"
  std::string rule;   ///< "trước ngày 15/12"
  Standing standing = Standing::waiting;
};

/// A step of the plan from day to day.
struct Span {
  Date first, last;
  std::string label;
  Standing standing = Standing::waiting;
};

struct Timeline {
  std::string id, title;
  Date today;
  std::vector<Span> spans;
  std::vector<Flag> flags;
};

struct Meter {
  std::string id, title;
  int used = 0;
  std::optional<int> limit;  ///< none: it cannot be counted yet
  std::string words;         ///< "còn 1 chỗ trong 3"
};

std::string bars(const std::string& id, const std::string& title, const std::vector<Bar>& bars);
std::string stacked_bars(const std::string& id, const std::string& title, const std::vector<Part>& parts,
                         const std::vector<StackedBar>& bars);
std::string timeline(const Timeline& timeline, Language language);
std::string meter(const Meter& meter);

/// One subject's levels as a strip, the best at the right; the ceiling is a line, what lies beyond it is
/// hatched.
struct CeilingScale {
  std::string id, title, words;
  int levels = 4;
  std::optional<int> ceiling;   ///< 0: the best level; none: not rated
  std::optional<int> proposed;  ///< the dot; beyond the ceiling it becomes "!"
  std::optional<int> forced;
};
std::string ceiling_scale(const CeilingScale& scale);

}  // namespace kiemdiem::pages::charts
