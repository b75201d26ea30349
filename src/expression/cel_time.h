#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "expression/value.h"

/// CEL's own timestamps and durations (RFC 3339, UTC). Regulations use civil days instead; these are kept so
/// that CEL's conformance files run.
namespace kiemdiem::expression {

enum class TimePart : std::uint8_t {
  full_year,
  month,
  date,
  day_of_month,
  day_of_week,
  day_of_year,
  hours,
  minutes,
  seconds,
  milliseconds
};

/// "2009-02-13T23:31:30.5Z" or with an offset; nothing outside the years 1–9999.
std::optional<Value::Timestamp> parse_timestamp(std::string_view text);
/// Seconds since 1970; nothing outside the years 1–9999.
std::optional<Value::Timestamp> timestamp_from_seconds(std::int64_t seconds);
std::string to_text(const Value::Timestamp& timestamp);

/// "1h30m", "-1.5s", "100ms"; nothing for more than about 292 years.
std::optional<Value::Duration> parse_duration(std::string_view text);
/// "5400s", "-1.5s"
std::string to_text(const Value::Duration& duration);

std::optional<Value::Timestamp> add(const Value::Timestamp& timestamp, const Value::Duration& duration);
std::optional<Value::Duration> add(const Value::Duration& left, const Value::Duration& right);
Value::Duration negated(const Value::Duration& duration);
std::optional<Value::Duration> between(const Value::Timestamp& from, const Value::Timestamp& to);

/// @param zone "UTC", "+07:00", "-02:30" or empty; names of places are not known: nothing
std::optional<std::int64_t> part_of(const Value::Timestamp& timestamp, TimePart part, std::string_view zone);
/// Only hours, minutes, seconds and milliseconds.
std::optional<std::int64_t> part_of(const Value::Duration& duration, TimePart part);

}  // namespace kiemdiem::expression
