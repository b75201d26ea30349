#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace kiemdiem {

/// A value of a data file, with its place. Scalars keep their text: what they mean is decided by the fact
/// that they are given for, never by how they look (`on` and `no` are text).
class Node {
 public:
  enum class Kind { null, scalar, list, map };

  static Node null(Place place);
  static Node scalar(std::string text, bool quoted, Place place);
  static Node list(std::vector<Node> items, Place place);
  static Node map(std::vector<std::pair<Node, Node>> entries, Place place);

  Kind kind() const { return kind_; }
  bool is_null() const { return kind_ == Kind::null; }
  bool is_scalar() const { return kind_ == Kind::scalar; }
  bool is_list() const { return kind_ == Kind::list; }
  bool is_map() const { return kind_ == Kind::map; }
  /// A scalar in quotation marks: text, also where it looks like a number.
  bool is_quoted() const { return quoted_; }

  const std::string& text() const { return text_; }                               ///< empty unless a scalar
  const std::vector<Node>& items() const { return items_; }                       ///< empty unless a list
  const std::vector<std::pair<Node, Node>>& entries() const { return entries_; }  ///< empty unless a map
  const Place& place() const { return place_; }

  /// The value of a key, or nothing.
  const Node* find(std::string_view key) const;

 private:
  Kind kind_ = Kind::null;
  bool quoted_ = false;
  std::string text_;
  std::vector<Node> items_;
  std::vector<std::pair<Node, Node>> entries_;
  Place place_;
};

/// Reads a strict subset of YAML 1.2: no anchors, aliases, tags or repeated keys, one document, at most 64
/// levels deep. `file` only names the place in messages. An empty text is an empty map.
Result<Node> parse_yaml(std::string_view text, std::string_view file);

/// One line of JSON that parse_json reads back to the same tree. A scalar without quotation marks stays bare
/// only where JSON has it (4, -1.5, true, false).
std::string to_json(const Node& node);

/// Reads what to_json wrote, much faster than parse_json: no places, and repeated keys are not looked for.
/// Not for what people hand in. Nothing where it is not JSON.
std::optional<Node> from_json(std::string_view text);

/// Reads JSON (RFC 8259) into the same tree, with lines and columns.
Result<Node> parse_json(std::string_view text, std::string_view file);

}  // namespace kiemdiem
