#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiemdiem::http {

/// Names with values in the order in which they came; a name may come more than once. Names are compared byte
/// by byte.
class Fields {
 public:
  using Entry = std::pair<std::string, std::string>;

  Fields() = default;
  Fields(std::initializer_list<Entry> entries) : entries_(entries) {}

  void add(std::string name, std::string value) { entries_.emplace_back(std::move(name), std::move(value)); }

  /// The first value of the name; nullptr when there is none.
  const std::string* find(std::string_view name) const;
  /// The first value of the name; empty when there is none.
  std::string_view get(std::string_view name) const;
  /// Every value of the name (check boxes, a choice of several).
  std::vector<std::string> all(std::string_view name) const;
  bool has(std::string_view name) const { return find(name) != nullptr; }

  std::size_t size() const { return entries_.size(); }
  bool empty() const { return entries_.empty(); }
  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }

  friend bool operator==(const Fields&, const Fields&) = default;

 private:
  std::vector<Entry> entries_;
};

/// Header fields: as Fields, but names are compared without regard to case.
class Headers {
 public:
  Headers() = default;
  Headers(std::initializer_list<Fields::Entry> entries) : entries_(entries) {}

  void add(std::string name, std::string value) { entries_.emplace_back(std::move(name), std::move(value)); }
  /// Replaces every value of the name.
  void set(std::string_view name, std::string value);

  const std::string* find(std::string_view name) const;
  std::string_view get(std::string_view name) const;
  std::size_t count(std::string_view name) const;
  /// The values of all lines of the name with commas between them, which is what such lines mean together.
  std::string joined(std::string_view name) const;
  bool has(std::string_view name) const { return find(name) != nullptr; }

  std::size_t size() const { return entries_.size(); }
  auto begin() const { return entries_.begin(); }
  auto end() const { return entries_.end(); }

 private:
  std::vector<Fields::Entry> entries_;
};

/// ASCII letters only.
bool equal_ignoring_case(std::string_view left, std::string_view right);
std::string ascii_lower(std::string_view text);
/// Without spaces and tabs at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace kiemdiem::http
