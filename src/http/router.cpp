#include "http/router.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace kiemdiem::http {
namespace {

using Segments = std::vector<std::string>;

bool is_parameter(std::string_view segment) {
  return segment.starts_with('{');
}

/// Of a path that starts with '/'; "/" has none.
std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> segments;
  if (path == "/") return segments;
  for (std::size_t begin = 1; begin <= path.size();) {
    const auto end = std::min(path.find('/', begin), path.size());
    segments.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return segments;
}

/// Empty when the pattern is well formed.
std::string fault(std::string_view pattern) {
  if (!pattern.starts_with('/')) return "phải bắt đầu bằng “/”";
  std::set<std::string_view> names;
  for (const std::string_view segment : split(pattern)) {
    if (segment.empty()) return "có đoạn trống";
    if (!is_parameter(segment)) {
      if (segment.find_first_of("{}") != std::string_view::npos) return "tham số phải là cả một đoạn";
      continue;
    }
    if (segment.size() < 3 || segment.find('}') != segment.size() - 1 || segment.rfind('{') != 0)
      return "tham số phải có dạng {tên}";
    if (!names.insert(segment).second) return fmt::format("tham số {} lặp lại", segment);
  }
  return {};
}

/// Literals before parameters, from the left.
bool goes_before(const Segments& left, const Segments& right) {
  return std::ranges::lexicographical_compare(left, right, [](const std::string& a, const std::string& b) {
    return !is_parameter(a) && is_parameter(b);
  });
}

bool same_paths(const Segments& left, const Segments& right) {
  return std::ranges::equal(left, right, [](const std::string& a, const std::string& b) {
    return (is_parameter(a) && is_parameter(b)) || a == b;
  });
}

bool fits(const Segments& pattern, const std::vector<std::string_view>& path) {
  return std::ranges::equal(pattern, path, [](const std::string& wanted, std::string_view given) {
    return is_parameter(wanted) ? !given.empty() : wanted == given;
  });
}

Fields parameters_of(const Segments& pattern, const std::vector<std::string_view>& path) {
  Fields parameters;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (is_parameter(pattern[i]))
      parameters.add(pattern[i].substr(1, pattern[i].size() - 2), std::string(path[i]));
  return parameters;
}

std::string allow_list(const std::set<Method>& methods) {
  std::string text;
  for (const Method method : methods) {
    if (!text.empty()) text += ", ";
    text += name(method);
    if (method == Method::get && !methods.contains(Method::head)) text += ", HEAD";
  }
  return text;
}

}  // namespace

Result<Router> Router::make(std::span<const Route> routes) {
  Router router;
  Problems problems;
  for (std::size_t i = 0; i < routes.size(); ++i) {
    const auto& [method, pattern] = routes[i];
    const auto refuse_route = [&](std::string_view why) {
      problems.push_back({{}, fmt::format("Đường dẫn {} “{}” {}.", name(method), pattern, why)});
    };
    if (const std::string why = fault(pattern); !why.empty()) {
      refuse_route(why);
      continue;
    }
    const auto parts = split(pattern);
    Entry entry{{parts.begin(), parts.end()}, method, i};
    for (const Entry& other : router.entries_)
      if (other.method == method && same_paths(other.segments, entry.segments))
        refuse_route(fmt::format("trùng với “{}”", routes[other.route].pattern));
    router.entries_.push_back(std::move(entry));
  }
  if (!problems.empty()) return tl::unexpected{std::move(problems)};
  std::ranges::stable_sort(router.entries_, goes_before, &Entry::segments);
  return router;
}

Match Router::match(Method method, std::string_view path) const {
  if (!path.starts_with('/')) return {};
  const auto parts = split(path);
  std::set<Method> methods;
  const Entry* get = nullptr;
  for (const Entry& entry : entries_) {
    if (!fits(entry.segments, parts)) continue;
    if (entry.method == method) return {entry.route, parameters_of(entry.segments, parts), {}};
    if (entry.method == Method::get && get == nullptr) get = &entry;
    methods.insert(entry.method);
  }
  if (method == Method::head && get != nullptr) return {get->route, parameters_of(get->segments, parts), {}};
  return {std::nullopt, {}, allow_list(methods)};
}

}  // namespace kiemdiem::http
