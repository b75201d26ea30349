#include "expression/cel_time.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

#include "base/date.h"

namespace kiemdiem::expression {
namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t nanos_a_second = 1'000'000'000;
constexpr std::int64_t first_second = -62'135'596'800;  // 0001-01-01T00:00:00Z
constexpr std::int64_t last_second = 253'402'300'799;   // 9999-12-31T23:59:59Z
constexpr std::int64_t seconds_a_day = 86'400;

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

std::optional<Value::Timestamp> checked(std::int64_t seconds, std::int64_t nanos) {
  seconds += floor_divide(nanos, nanos_a_second);
  nanos -= floor_divide(nanos, nanos_a_second) * nanos_a_second;
  if (seconds < first_second || seconds > last_second) return std::nullopt;
  return Value::Timestamp{seconds, static_cast<std::int32_t>(nanos)};
}

// A duration is kept as one count of nanoseconds, both parts of one sign.
std::optional<Value::Duration> from_nanos(Wide nanos) {
  constexpr Wide most = INT64_MAX;
  if (nanos > most || nanos < -most - 1) return std::nullopt;
  return Value::Duration{static_cast<std::int64_t>(nanos / nanos_a_second),
                         static_cast<std::int32_t>(nanos % nanos_a_second)};
}

Wide nanos_of(const Value::Duration& duration) {
  return static_cast<Wide>(duration.seconds) * nanos_a_second + duration.nanos;
}

// Day number of any year from 0 on; make_date() of base stops at 1000, so 400 years are added before and
// taken off after.
std::optional<std::int64_t> day_number(int year, int month, int day) {
  const int shift = year < 1000 ? 4 : 0;
  const auto date = make_date(year + shift * 400, month, day);
  if (!date) return std::nullopt;
  return date->days - static_cast<std::int64_t>(shift) * 146'097;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}
  std::optional<int> digits(std::size_t count) {
    int value = 0;
    if (rest_.size() < count) return std::nullopt;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + count, value);
    if (error != std::errc{} || end != rest_.data() + count || rest_.front() == '-') return std::nullopt;
    rest_.remove_prefix(count);
    return value;
  }
  bool take(char letter) {
    if (rest_.empty() || rest_.front() != letter) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool at_end() const { return rest_.empty(); }
  bool at_digit() const { return !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; }
  /// Digits after a point as billionths; the tenth digit and later ones are dropped.
  std::int64_t fraction() {
    std::int64_t value = 0;
    std::int64_t unit = nanos_a_second / 10;
    for (; at_digit(); unit /= 10, rest_.remove_prefix(1)) value += unit * (rest_.front() - '0');
    return value;
  }
  std::string_view rest() const { return rest_; }
  void skip(std::size_t count) { rest_.remove_prefix(count); }

 private:
  std::string_view rest_;
};

// "+07:00" or "07:00" as seconds.
std::optional<std::int64_t> offset_seconds(Reader& reader) {
  const bool negative = reader.take('-');
  if (!negative) reader.take('+');
  const auto hours = reader.digits(2);
  if (!hours || !reader.take(':')) return std::nullopt;
  const auto minutes = reader.digits(2);
  if (!minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  const std::int64_t seconds = *hours * 3600 + *minutes * 60;
  return negative ? -seconds : seconds;
}

std::optional<std::int64_t> zone_seconds(std::string_view zone) {
  if (zone.empty() || zone == "UTC" || zone == "Z") return 0;
  Reader reader{zone};
  const auto seconds = offset_seconds(reader);
  return reader.at_end() ? seconds : std::nullopt;
}

struct Unit {
  std::string_view name;
  std::int64_t nanos;
};
constexpr std::array<Unit, 7> units{{{"ns", 1},
                                     {"us", 1'000},
                                     {"µs", 1'000},
                                     {"ms", 1'000'000},
                                     {"s", nanos_a_second},
                                     {"m", 60 * nanos_a_second},
                                     {"h", 3'600 * nanos_a_second}}};

// One "1.5h" of a duration.
std::optional<Wide> duration_part(Reader& reader) {
  if (!reader.at_digit()) return std::nullopt;
  std::int64_t whole = 0;
  const auto [end, error] =
      std::from_chars(reader.rest().data(), reader.rest().data() + reader.rest().size(), whole);
  if (error != std::errc{}) return std::nullopt;
  reader.skip(static_cast<std::size_t>(end - reader.rest().data()));
  const std::int64_t billionths = reader.take('.') ? reader.fraction() : 0;
  for (const auto& [name, nanos] : units) {
    if (!reader.rest().starts_with(name)) continue;
    reader.skip(name.size());
    return static_cast<Wide>(whole) * nanos + static_cast<Wide>(billionths) * nanos / nanos_a_second;
  }
  return std::nullopt;
}

std::string fraction_text(std::int64_t nanos) {
  if (nanos == 0) return {};
  std::string digits = fmt::format(".{:09}", nanos);
  digits.erase(digits.find_last_not_of('0') + 1);
  return digits;
}

}  // namespace

std::optional<Value::Timestamp> timestamp_from_seconds(std::int64_t seconds) {
  return checked(seconds, 0);
}

std::optional<Value::Timestamp> parse_timestamp(std::string_view text) {
  Reader reader{text};
  const auto year = reader.digits(4);
  const bool date_marks = reader.take('-');
  const auto month = reader.digits(2);
  if (!year || !month || !date_marks || !reader.take('-')) return std::nullopt;
  const auto day = reader.digits(2);
  if (!day || !(reader.take('T') || reader.take('t'))) return std::nullopt;
  const auto hour = reader.digits(2);
  if (!hour || !reader.take(':')) return std::nullopt;
  const auto minute = reader.digits(2);
  if (!minute || !reader.take(':')) return std::nullopt;
  const auto second = reader.digits(2);
  if (!second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  const bool has_fraction = reader.take('.');
  if (has_fraction && !reader.at_digit()) return std::nullopt;
  const std::int64_t nanos = has_fraction ? reader.fraction() : 0;
  const auto offset =
      reader.take('Z') || reader.take('z') ? std::optional<std::int64_t>{0} : offset_seconds(reader);
  const auto days = day_number(*year, *month, *day);
  if (!offset || !days || !reader.at_end()) return std::nullopt;
  return checked(
      *days * seconds_a_day + std::int64_t{*hour} * 3600 + std::int64_t{*minute} * 60 + *second - *offset,
      nanos);
}

std::string to_text(const Value::Timestamp& timestamp) {
  const std::int64_t days = floor_divide(timestamp.seconds, seconds_a_day);
  const std::int64_t second = timestamp.seconds - days * seconds_a_day;
  const auto [year, month, day] = parts(Date{static_cast<std::int32_t>(days)});
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}Z", year, month, day, second / 3600,
                     second / 60 % 60, second % 60, fraction_text(timestamp.nanos));
}

std::optional<Value::Duration> parse_duration(std::string_view text) {
  Reader reader{text};
  const bool negative = reader.take('-');
  if (!negative) reader.take('+');
  if (reader.rest() == "0") return Value::Duration{0, 0};
  if (reader.at_end()) return std::nullopt;
  Wide nanos = 0;
  while (!reader.at_end()) {
    const auto part = duration_part(reader);
    if (!part || !from_nanos(nanos + *part)) return std::nullopt;
    nanos += *part;
  }
  return from_nanos(negative ? -nanos : nanos);
}

std::string to_text(const Value::Duration& duration) {
  const bool negative = duration.seconds < 0 || duration.nanos < 0;
  const auto magnitude = [](std::int64_t value) { return value < 0 ? -value : value; };
  return fmt::format("{}{}{}s", negative ? "-" : "", magnitude(duration.seconds),
                     fraction_text(magnitude(duration.nanos)));
}

std::optional<Value::Timestamp> add(const Value::Timestamp& timestamp, const Value::Duration& duration) {
  return checked(timestamp.seconds + duration.seconds, std::int64_t{timestamp.nanos} + duration.nanos);
}

std::optional<Value::Duration> add(const Value::Duration& left, const Value::Duration& right) {
  return from_nanos(nanos_of(left) + nanos_of(right));
}

Value::Duration negated(const Value::Duration& duration) {
  return {-duration.seconds, -duration.nanos};
}

std::optional<Value::Duration> between(const Value::Timestamp& from, const Value::Timestamp& to) {
  return from_nanos(static_cast<Wide>(to.seconds - from.seconds) * nanos_a_second + to.nanos - from.nanos);
}

std::optional<std::int64_t> part_of(const Value::Timestamp& timestamp, TimePart part, std::string_view zone) {
  const auto offset = zone_seconds(zone);
  if (!offset) return std::nullopt;
  const std::int64_t local = timestamp.seconds + *offset;
  const std::int64_t days = floor_divide(local, seconds_a_day);
  const std::int64_t second = local - days * seconds_a_day;
  const Date date{static_cast<std::int32_t>(days)};
  const auto [year, month, day] = parts(date);
  switch (part) {
    case TimePart::full_year:
      return year;
    case TimePart::month:
      return month - 1;
    case TimePart::date:
      return day;
    case TimePart::day_of_month:
      return day - 1;
    case TimePart::day_of_week:
      return (static_cast<std::int64_t>(weekday(date)) + 1) % 7;
    case TimePart::day_of_year:
      return days - day_number(year, 1, 1).value_or(days);
    case TimePart::hours:
      return second / 3600;
    case TimePart::minutes:
      return second / 60 % 60;
    case TimePart::seconds:
      return second % 60;
    case TimePart::milliseconds:
      return timestamp.nanos / 1'000'000;
  }
  return std::nullopt;
}

std::optional<std::int64_t> part_of(const Value::Duration& duration, TimePart part) {
  switch (part) {
    case TimePart::hours:
      return duration.seconds / 3600;
    case TimePart::minutes:
      return duration.seconds / 60;
    case TimePart::seconds:
      return duration.seconds;
    case TimePart::milliseconds:
      return duration.nanos / 1'000'000;
    case TimePart::full_year:
    case TimePart::month:
    case TimePart::date:
    case TimePart::day_of_month:
    case TimePart::day_of_week:
    case TimePart::day_of_year:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace kiemdiem::expression
