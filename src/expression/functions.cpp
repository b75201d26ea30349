#include "expression/functions.h"

#include <algorithm>

#include "expression/cel_time.h"

namespace kiemdiem::expression {
namespace {

using enum TypeKind;

Function conversion(std::string_view name, Op op, TypeKind result, std::vector<TypeKind> from) {
  return {name, true, false, op, result, {std::move(from)}, 0, -1};
}

Function of_text(std::string_view name, Op op) {
  return {name, false, true, op, boolean, {{text}, {text}}, 0, -1};
}

Function of_day(std::string_view name, Op op, TypeKind result, bool counts) {
  std::vector<std::vector<TypeKind>> parameters{{date, moment}};
  if (counts) parameters.push_back({integer});
  return {name, true, false, op, result, std::move(parameters), 0, -1};
}

Function of_time(std::string_view name, TimePart part) {
  return {
      name, false, true, Op::time_part, integer, {{timestamp, duration}, {text}}, 1, static_cast<int>(part)};
}

std::vector<Function> table() {
  return {
      {"size", true, true, Op::size, integer, {{text, bytes, list, map}}, 0, -1},
      of_text("contains", Op::contains),
      of_text("startsWith", Op::starts_with),
      of_text("endsWith", Op::ends_with),
      conversion("int", Op::to_integer, integer, {integer, unsigned_integer, real, decimal, text, timestamp}),
      conversion("uint", Op::to_unsigned, unsigned_integer, {integer, unsigned_integer, real, text}),
      conversion("double", Op::to_real, real, {integer, unsigned_integer, real, text}),
      conversion("string", Op::to_text, text,
                 {text, integer, unsigned_integer, real, decimal, bytes, boolean, timestamp, duration, date,
                  moment, choice}),
      conversion("bytes", Op::to_bytes, bytes, {text, bytes}),
      conversion("bool", Op::to_boolean, boolean, {text, boolean}),
      conversion("timestamp", Op::to_timestamp, timestamp, {text, integer, timestamp}),
      conversion("duration", Op::to_duration, duration, {text, duration}),
      of_time("getFullYear", TimePart::full_year),
      of_time("getMonth", TimePart::month),
      of_time("getDate", TimePart::date),
      of_time("getDayOfMonth", TimePart::day_of_month),
      of_time("getDayOfWeek", TimePart::day_of_week),
      of_time("getDayOfYear", TimePart::day_of_year),
      of_time("getHours", TimePart::hours),
      of_time("getMinutes", TimePart::minutes),
      of_time("getSeconds", TimePart::seconds),
      of_time("getMilliseconds", TimePart::milliseconds),
      of_day("add_months", Op::add_months, date, true),
      of_day("add_days", Op::add_days, date, true),
      of_day("working_days_before", Op::working_days_before, date, true),
      of_day("day", Op::day, date, false),
      of_day("year", Op::year, integer, false),
  };
}

}  // namespace

std::span<const Function> functions() {
  static const std::vector<Function> all = table();
  return all;
}

const Function* find_function(std::string_view name) {
  const auto found = std::ranges::find(functions(), name, &Function::name);
  return found == functions().end() ? nullptr : &*found;
}

const std::vector<std::string>& function_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all{"known", "has", "date", "all", "exists", "exists_one", "filter", "map"};
    for (const Function& function : functions()) all.emplace_back(function.name);
    return all;
  }();
  return names;
}

}  // namespace kiemdiem::expression
