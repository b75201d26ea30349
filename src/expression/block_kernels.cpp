#include "expression/block_kernels.h"

#include <algorithm>
#include <cstdlib>

#include "expression/calendar.h"

#define KIEMDIEM_RESTRICT __restrict__

namespace kiemdiem::expression {
namespace {

using Byte = std::uint8_t;

constexpr Byte unknown_state = 0;
constexpr Byte none_state = 1;
constexpr Byte known_state = 2;

/// Runs a loop body written for two element types.
template <class Loop>
void with_width(const Numbers& a, Loop loop) {
  if (a.wide != nullptr)
    loop(a.wide);
  else
    loop(a.narrow);
}

template <class Loop>
void with_comparison(Comparison comparison, Loop loop) {
  switch (comparison) {
    case Comparison::equal:
      return loop([](auto a, auto b) { return a == b; });
    case Comparison::not_equal:
      return loop([](auto a, auto b) { return a != b; });
    case Comparison::less:
      return loop([](auto a, auto b) { return a < b; });
    case Comparison::less_equal:
      return loop([](auto a, auto b) { return a <= b; });
    case Comparison::greater:
      return loop([](auto a, auto b) { return a > b; });
    case Comparison::greater_equal:
      return loop([](auto a, auto b) { return a >= b; });
  }
}

// Unknown before null before known: of two states the lower one holds for what is worked out from both.
const Byte* joined_states(const Byte* a, const Byte* b, Byte* KIEMDIEM_RESTRICT out, std::size_t count) {
  if (a == nullptr) return b;
  if (b == nullptr) return a;
  for (std::size_t row = 0; row < count; ++row) out[row] = std::min(a[row], b[row]);
  return out;
}

template <class T, class Make>
void map_numbers(const T* KIEMDIEM_RESTRICT a, T* KIEMDIEM_RESTRICT out, std::size_t count, Make make) {
  for (std::size_t row = 0; row < count; ++row) out[row] = make(a[row]);
}

template <class Make>
Numbers map_narrow(Numbers a, NumbersOut out, std::size_t count, Make make) {
  map_numbers(a.narrow, out.narrow, count, make);
  return {out.narrow, nullptr, a.states};
}

template <class T, class Make>
void join_numbers(const T* KIEMDIEM_RESTRICT a, const T* KIEMDIEM_RESTRICT b, T* KIEMDIEM_RESTRICT out,
                  std::size_t count, Make make) {
  for (std::size_t row = 0; row < count; ++row) out[row] = static_cast<T>(make(a[row], b[row]));
}

template <class Make>
Numbers joined(Numbers a, Numbers b, NumbersOut out, std::size_t count, Make make) {
  const Byte* states = joined_states(a.states, b.states, out.states, count);
  if (a.wide != nullptr) {
    join_numbers(a.wide, b.wide, out.wide, count, make);
    return {nullptr, out.wide, states};
  }
  join_numbers(a.narrow, b.narrow, out.narrow, count, make);
  return {out.narrow, nullptr, states};
}

// Turns a bare comparison into its truth: what is null fits only `!=`, what is unknown stays open.
Truths with_states(Byte* KIEMDIEM_RESTRICT yes, const Byte* KIEMDIEM_RESTRICT states, Byte null_fits,
                   Byte* KIEMDIEM_RESTRICT maybe, std::size_t count) {
  if (states == nullptr) return {yes, yes};
  for (std::size_t row = 0; row < count; ++row) {
    const Byte state = states[row];
    const Byte certain =
        static_cast<Byte>((yes[row] & (state == known_state)) | (null_fits & (state == none_state)));
    yes[row] = certain;
    maybe[row] = static_cast<Byte>(certain | (state == unknown_state));
  }
  return {yes, maybe};
}

// Day counts are taken from 1 March 0000 on so that all is unsigned; within the years 1000–9999.
constexpr std::int32_t epoch_shift = 719468;

struct Civil {
  std::uint32_t year, month, day;  // month 0 is March
};

inline Civil civil(std::int32_t days) {
  const std::int32_t inside = std::min(std::max(days, first_day.days), last_day.days);
  const auto shifted = static_cast<std::uint32_t>(inside + epoch_shift);
  const std::uint32_t era = shifted / 146097;
  const std::uint32_t day_of_era = shifted - era * 146097;
  const std::uint32_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::uint32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::uint32_t month = (5 * day_of_year + 2) / 153;
  return {year_of_era + era * 400, month, day_of_year - (153 * month + 2) / 5 + 1};
}

inline std::uint32_t first_of_month(std::uint32_t year, std::uint32_t month) {
  return year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5;
}

inline std::int32_t months_after(std::int32_t days, std::uint32_t shift) {
  const Civil from = civil(days);
  // `shift` is the number of months plus a whole number of centuries' months, so that it is not negative.
  const std::uint32_t months = from.year * 12 + from.month + shift;
  const std::uint32_t year = months / 12;
  const std::uint32_t month = months - year * 12;
  const std::uint32_t start = first_of_month(year, month);
  const std::uint32_t next = months + 1;
  const std::uint32_t last = first_of_month(next / 12, next - next / 12 * 12) - start;
  return static_cast<std::int32_t>(start + std::min(from.day, last) - 1);
}

}  // namespace

Numbers gather(const std::int32_t* numbers, const Byte* states, const std::int32_t* rows, NumbersOut out,
               std::size_t count) {
  for (std::size_t row = 0; row < count; ++row) {
    const std::int32_t from = rows[row];
    out.narrow[row] = from < 0 || numbers == nullptr ? 0 : numbers[from];
    out.states[row] = from < 0 ? none_state : states == nullptr ? known_state : states[from];
  }
  return {out.narrow, nullptr, out.states};
}

Numbers fill(std::int64_t value, Byte state, bool wide, NumbersOut out, std::size_t count) {
  if (wide)
    std::fill_n(out.wide, count, value);
  else
    std::fill_n(out.narrow, count, static_cast<std::int32_t>(value));
  if (state != known_state) std::fill_n(out.states, count, state);
  const Byte* states = state == known_state ? nullptr : out.states;
  return wide ? Numbers{nullptr, out.wide, states} : Numbers{out.narrow, nullptr, states};
}

Numbers widen(Numbers a, NumbersOut out, std::size_t count) {
  const std::int32_t* KIEMDIEM_RESTRICT from = a.narrow;
  std::int64_t* KIEMDIEM_RESTRICT to = out.wide;
  for (std::size_t row = 0; row < count; ++row) to[row] = from[row];
  return {nullptr, out.wide, a.states};
}

Numbers add(Numbers a, Numbers b, NumbersOut out, std::size_t count) {
  return joined(a, b, out, count, [](auto x, auto y) { return x + y; });
}
Numbers subtract(Numbers a, Numbers b, NumbersOut out, std::size_t count) {
  return joined(a, b, out, count, [](auto x, auto y) { return x - y; });
}
Numbers multiply(Numbers a, Numbers b, NumbersOut out, std::size_t count) {
  return joined(a, b, out, count, [](auto x, auto y) { return x * y; });
}

Numbers divide(Numbers a, std::int64_t by, NumbersOut out, std::size_t count) {
  map_numbers(a.wide, out.wide, count, [by](std::int64_t x) { return x / by; });
  return {nullptr, out.wide, a.states};
}
Numbers modulo(Numbers a, std::int64_t by, NumbersOut out, std::size_t count) {
  map_numbers(a.wide, out.wide, count, [by](std::int64_t x) { return x % by; });
  return {nullptr, out.wide, a.states};
}

Numbers add_months_to(Numbers days, std::int64_t months, NumbersOut out, std::size_t count) {
  constexpr std::int64_t cycle_months = 4800;  // 400 years
  constexpr std::int64_t cycle_days = 146097;
  const std::int64_t within = std::clamp(months, -most_months, most_months);
  constexpr std::int64_t cycles = (most_months + cycle_months - 1) / cycle_months;
  const auto shift = static_cast<std::uint32_t>(within + cycles * cycle_months);
  constexpr auto back = static_cast<std::int32_t>(cycles * cycle_days + epoch_shift);
  return map_narrow(days, out, count, [shift](std::int32_t day) {
    return std::min(std::max(months_after(day, shift) - back, first_day.days), last_day.days);
  });
}

Numbers add_days_to(Numbers days, std::int64_t more, NumbersOut out, std::size_t count) {
  const auto step = static_cast<std::int32_t>(std::clamp(more, -most_days, most_days));
  return map_narrow(days, out, count, [step](std::int32_t day) {
    const std::int32_t inside = std::min(std::max(day, first_day.days), last_day.days);
    return std::min(std::max(inside + step, first_day.days), last_day.days);
  });
}

namespace {

inline std::int32_t day_of(std::int32_t packed) {
  return packed / 1441 - (packed % 1441 < 0);
}

}  // namespace

Numbers day_of_moment(Numbers moments, NumbersOut out, std::size_t count) {
  return map_narrow(moments, out, count, [](std::int32_t packed) { return day_of(packed); });
}

Numbers year_of(Numbers days, NumbersOut out, std::size_t count) {
  return map_narrow(days, out, count, [](std::int32_t day) {
    const Civil from = civil(day);
    return static_cast<std::int32_t>(from.year + (from.month >= 10));
  });
}

Numbers select(Truths condition, Numbers then, Numbers otherwise, NumbersOut out, std::size_t count) {
  const bool all_known = condition.all_known() && then.states == nullptr && otherwise.states == nullptr;
  const auto loop = [&](const auto* a, const auto* b, auto* to) {
    for (std::size_t row = 0; row < count; ++row) to[row] = condition.yes[row] != 0 ? a[row] : b[row];
    if (all_known) return;
    for (std::size_t row = 0; row < count; ++row) {
      const Byte a_state = then.states == nullptr ? known_state : then.states[row];
      const Byte b_state = otherwise.states == nullptr ? known_state : otherwise.states[row];
      const bool same = a_state == b_state && (a_state == none_state || a[row] == b[row]);
      const bool open = condition.yes[row] == 0 && condition.maybe[row] != 0;
      out.states[row] = open ? (same ? a_state : unknown_state) : condition.yes[row] != 0 ? a_state : b_state;
    }
  };
  if (then.wide != nullptr)
    loop(then.wide, otherwise.wide, out.wide);
  else
    loop(then.narrow, otherwise.narrow, out.narrow);
  const Byte* states = all_known ? nullptr : out.states;
  return then.wide != nullptr ? Numbers{nullptr, out.wide, states} : Numbers{out.narrow, nullptr, states};
}

Numbers number_of(Truths a, NumbersOut out, std::size_t count) {
  for (std::size_t row = 0; row < count; ++row) out.narrow[row] = a.yes[row];
  if (a.all_known()) return {out.narrow, nullptr, nullptr};
  for (std::size_t row = 0; row < count; ++row)
    out.states[row] = a.yes[row] == a.maybe[row] ? known_state : unknown_state;
  return {out.narrow, nullptr, out.states};
}

Truths fill_truth(Byte yes, Byte maybe, TruthsOut out, std::size_t count) {
  std::fill_n(out.yes, count, yes);
  if (yes == maybe) return {out.yes, out.yes};
  std::fill_n(out.maybe, count, maybe);
  return {out.yes, out.maybe};
}

namespace {

// The bare comparison, whatever the states.
void compare_each(Comparison comparison, Numbers a, std::int64_t constant, Byte* KIEMDIEM_RESTRICT yes,
                  std::size_t count) {
  with_width(a, [&]<class T>(const T* KIEMDIEM_RESTRICT from) {
    with_comparison(comparison, [&](auto fits) {
      const T with = static_cast<T>(constant);
      for (std::size_t row = 0; row < count; ++row) yes[row] = fits(from[row], with);
    });
  });
}

}  // namespace

Truths truth_of(Numbers a, TruthsOut out, std::size_t count) {
  compare_each(Comparison::not_equal, a, 0, out.yes, count);
  return with_states(out.yes, a.states, 0, out.maybe, count);
}

Truths compare(Comparison comparison, Numbers a, std::int64_t constant, TruthsOut out, std::size_t count) {
  compare_each(comparison, a, constant, out.yes, count);
  return with_states(out.yes, a.states, comparison == Comparison::not_equal, out.maybe, count);
}

namespace {

// The states of two operands decide: both null are equal, one null is never less or more.
Truths with_two_states(Comparison comparison, Numbers a, Numbers b, TruthsOut out, std::size_t count) {
  if (a.states == nullptr || b.states == nullptr)
    return with_states(out.yes, a.states == nullptr ? b.states : a.states,
                       comparison == Comparison::not_equal, out.maybe, count);
  const Byte equal_nulls = comparison == Comparison::equal;
  const Byte one_null = comparison == Comparison::not_equal;
  Byte* KIEMDIEM_RESTRICT yes = out.yes;
  Byte* KIEMDIEM_RESTRICT maybe = out.maybe;
  for (std::size_t row = 0; row < count; ++row) {
    const Byte low = std::min(a.states[row], b.states[row]);
    const Byte high = std::max(a.states[row], b.states[row]);
    const Byte certain = static_cast<Byte>((yes[row] & (low == known_state)) |
                                           (equal_nulls & (low == none_state) & (high == none_state)) |
                                           (one_null & (low == none_state) & (high == known_state)));
    yes[row] = certain;
    maybe[row] = static_cast<Byte>(certain | (low == unknown_state));
  }
  return {out.yes, out.maybe};
}

}  // namespace

Truths compare(Comparison comparison, Numbers a, Numbers b, TruthsOut out, std::size_t count) {
  const auto loop = [&]<class T>(const T* KIEMDIEM_RESTRICT left, const T* KIEMDIEM_RESTRICT right) {
    with_comparison(comparison, [&](auto fits) {
      Byte* KIEMDIEM_RESTRICT yes = out.yes;
      for (std::size_t row = 0; row < count; ++row) yes[row] = fits(left[row], right[row]);
    });
  };
  if (a.wide != nullptr)
    loop(a.wide, b.wide);
  else
    loop(a.narrow, b.narrow);
  return with_two_states(comparison, a, b, out, count);
}

Truths compare_moments(Comparison comparison, Numbers a, Numbers b, TruthsOut out, std::size_t count) {
  with_comparison(comparison, [&](auto fits) {
    for (std::size_t row = 0; row < count; ++row) {
      const std::int32_t left = a.narrow[row];
      const std::int32_t right = b.narrow[row];
      const std::int32_t left_day = day_of(left);
      const std::int32_t right_day = day_of(right);
      const bool timed = left % 1441 != 0 && right % 1441 != 0;
      out.yes[row] = timed ? fits(left, right) : fits(left_day, right_day);
    }
  });
  return with_two_states(comparison, a, b, out, count);
}

namespace {

// Marks in `open` the rows whose order needs the exact day: where the two lie about as far apart as the
// shift, and near the ends of the calendar. Of the others `yes` is right.
void compare_roughly(const std::int32_t* KIEMDIEM_RESTRICT days, const std::int32_t* KIEMDIEM_RESTRICT others,
                     Byte* KIEMDIEM_RESTRICT yes, Byte* KIEMDIEM_RESTRICT open, std::int32_t least,
                     std::int32_t most, Byte fits_later, Byte fits_earlier, std::size_t count) {
  const std::int32_t margin = std::max(std::abs(least), std::abs(most)) + 31;
  const std::int32_t first = first_day.days + margin;
  const std::int32_t last = last_day.days - margin;
  for (std::size_t row = 0; row < count; ++row) {
    // Unsigned, since rows that are not known may hold anything.
    const auto apart = static_cast<std::int32_t>(static_cast<std::uint32_t>(others[row]) -
                                                 static_cast<std::uint32_t>(days[row]));
    const Byte is_later = apart < least;
    const Byte is_earlier = apart > most;
    const Byte is_inside = static_cast<Byte>((days[row] >= first) & (days[row] <= last));
    yes[row] = static_cast<Byte>((is_later & fits_later) | (is_earlier & fits_earlier));
    open[row] = static_cast<Byte>(((is_later | is_earlier) & is_inside) ^ 1);
  }
}

}  // namespace

Truths compare_shifted(Comparison comparison, Numbers days, std::int64_t months, std::int64_t least,
                       std::int64_t most, Numbers others, TruthsOut out, std::size_t count) {
  with_comparison(comparison, [&](auto fits) {
    compare_roughly(days.narrow, others.narrow, out.yes, out.maybe, static_cast<std::int32_t>(least),
                    static_cast<std::int32_t>(most), fits(1, 0), fits(0, 1), count);
    for (std::size_t row = 0; row < count; ++row)
      if (out.maybe[row] != 0)
        out.yes[row] = fits(months_later(Date{days.narrow[row]}, months).days, others.narrow[row]);
  });
  return with_two_states(comparison, days, others, out, count);
}

Truths in_constants(Numbers a, std::span<const std::int64_t> constants, TruthsOut out, std::size_t count) {
  Byte* KIEMDIEM_RESTRICT yes = out.yes;
  std::fill_n(yes, count, Byte{0});
  with_width(a, [&]<class T>(const T* KIEMDIEM_RESTRICT from) {
    for (const std::int64_t constant : constants) {
      const T with = static_cast<T>(constant);
      for (std::size_t row = 0; row < count; ++row)
        yes[row] = static_cast<Byte>(yes[row] | (from[row] == with));
    }
  });
  return with_states(out.yes, a.states, 0, out.maybe, count);
}

Truths is_null(Numbers a, TruthsOut out, std::size_t count) {
  if (a.states == nullptr) return fill_truth(0, 0, out, count);
  const Byte* KIEMDIEM_RESTRICT states = a.states;
  for (std::size_t row = 0; row < count; ++row) {
    out.yes[row] = states[row] == none_state;
    out.maybe[row] = states[row] != known_state;
  }
  return {out.yes, out.maybe};
}

Truths is_known(Numbers a, TruthsOut out, std::size_t count) {
  if (a.states == nullptr) return fill_truth(1, 1, out, count);
  const Byte* KIEMDIEM_RESTRICT states = a.states;
  Byte* KIEMDIEM_RESTRICT yes = out.yes;
  for (std::size_t row = 0; row < count; ++row) yes[row] = states[row] != unknown_state;
  return {out.yes, out.yes};
}

namespace {

template <class Make>
void join_bytes(const Byte* KIEMDIEM_RESTRICT a, const Byte* KIEMDIEM_RESTRICT b, Byte* KIEMDIEM_RESTRICT out,
                std::size_t count, Make make) {
  for (std::size_t row = 0; row < count; ++row) out[row] = static_cast<Byte>(make(a[row], b[row]));
}

template <class Make>
Truths join_planes(Truths a, Truths b, TruthsOut out, std::size_t count, Make make) {
  join_bytes(a.yes, b.yes, out.yes, count, make);
  if (a.all_known() && b.all_known()) return {out.yes, out.yes};
  join_bytes(a.maybe, b.maybe, out.maybe, count, make);
  return {out.yes, out.maybe};
}

}  // namespace

Truths both(Truths a, Truths b, TruthsOut out, std::size_t count) {
  return join_planes(a, b, out, count, [](Byte x, Byte y) { return x & y; });
}

Truths either(Truths a, Truths b, TruthsOut out, std::size_t count) {
  return join_planes(a, b, out, count, [](Byte x, Byte y) { return x | y; });
}

Truths negated(Truths a, TruthsOut out, std::size_t count) {
  map_numbers(a.maybe, out.yes, count, [](Byte x) { return static_cast<Byte>(x ^ 1); });
  if (a.all_known()) return {out.yes, out.yes};
  map_numbers(a.yes, out.maybe, count, [](Byte x) { return static_cast<Byte>(x ^ 1); });
  return {out.yes, out.maybe};
}

namespace {

// A certain condition takes its branch; under an open one both branches must say the same.
void choose(const Byte* KIEMDIEM_RESTRICT then_if, const Byte* KIEMDIEM_RESTRICT otherwise_unless,
            const Byte* KIEMDIEM_RESTRICT then, const Byte* KIEMDIEM_RESTRICT otherwise,
            Byte* KIEMDIEM_RESTRICT out, std::size_t count) {
  for (std::size_t row = 0; row < count; ++row)
    out[row] = static_cast<Byte>((then_if[row] & then[row]) | ((otherwise_unless[row] ^ 1) & otherwise[row]));
}

}  // namespace

Truths conditional(Truths condition, Truths then, Truths otherwise, TruthsOut out, std::size_t count) {
  choose(condition.yes, condition.maybe, then.yes, otherwise.yes, out.yes, count);
  if (condition.all_known() && then.all_known() && otherwise.all_known()) return {out.yes, out.yes};
  choose(condition.maybe, condition.yes, then.maybe, otherwise.maybe, out.maybe, count);
  if (condition.all_known()) return {out.yes, out.maybe};
  const Byte* KIEMDIEM_RESTRICT a = then.yes;
  const Byte* KIEMDIEM_RESTRICT b = otherwise.yes;
  Byte* KIEMDIEM_RESTRICT yes = out.yes;
  for (std::size_t row = 0; row < count; ++row) yes[row] = static_cast<Byte>(yes[row] | (a[row] & b[row]));
  return {out.yes, out.maybe};
}

void write(Truths a, Byte* KIEMDIEM_RESTRICT out, std::size_t count) {
  if (a.all_known()) {
    std::copy_n(a.yes, count, out);
    return;
  }
  const Byte* KIEMDIEM_RESTRICT yes = a.yes;
  const Byte* KIEMDIEM_RESTRICT maybe = a.maybe;
  for (std::size_t row = 0; row < count; ++row)
    out[row] = static_cast<Byte>(yes[row] | ((maybe[row] & (yes[row] ^ 1)) << 1));
}

}  // namespace kiemdiem::expression
