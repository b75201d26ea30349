#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "base/tree.h"

namespace kiemdiem {
namespace {

/// -?(0|[1-9][0-9]*)(.[0-9]+)? : the numbers that facts have; exponents stay text.
bool is_json_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto digits = [&text] {
    const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
    const std::string_view taken = text.substr(0, count);
    text.remove_prefix(count);
    return taken;
  };
  const std::string_view whole = digits();
  if (whole.empty() || (whole.size() > 1 && whole.front() == '0')) return false;
  if (text.empty()) return true;
  if (text.front() != '.') return false;
  text.remove_prefix(1);
  return !digits().empty() && text.empty();
}

void append_text(std::string& to, std::string_view text) {
  to += boost::json::serialize(boost::json::string_view{text.data(), text.size()});
}

void append(std::string& to, const Node& node) {
  switch (node.kind()) {
    case Node::Kind::null:
      to += "null";
      return;
    case Node::Kind::scalar: {
      const std::string& text = node.text();
      const bool bare = !node.is_quoted() && (text == "true" || text == "false" || is_json_number(text));
      if (bare)
        to += text;
      else
        append_text(to, text);
      return;
    }
    case Node::Kind::list: {
      to += '[';
      for (std::size_t at = 0; at < node.items().size(); ++at) {
        if (at > 0) to += ',';
        append(to, node.items()[at]);
      }
      to += ']';
      return;
    }
    case Node::Kind::map: {
      to += '{';
      for (std::size_t at = 0; at < node.entries().size(); ++at) {
        if (at > 0) to += ',';
        append_text(to, node.entries()[at].first.text());
        to += ':';
        append(to, node.entries()[at].second);
      }
      to += '}';
      return;
    }
  }
}

/// Builds the tree from the parser's events; numbers keep their letters.
struct TreeHandler {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  /// Most objects of the store have at most as many; a vector that grows moves all that it has.
  static constexpr std::size_t usual_entries = 8;

  struct Open {
    bool map = false;
    std::vector<Node> items;
    std::vector<std::pair<Node, Node>> entries;
    std::string key;
  };

  using Error = boost::json::error_code;
  using Text = boost::json::string_view;

  void add(Node node) {
    if (open.empty())
      root = std::move(node);
    else if (open.back().map)
      open.back().entries.emplace_back(Node::scalar(std::move(open.back().key), true, {}), std::move(node));
    else
      open.back().items.push_back(std::move(node));
  }
  bool add_bare(std::string text) {
    add(Node::scalar(std::move(text), false, {}));
    return true;
  }
  bool add_number(Text last) {
    part.append(last.data(), last.size());
    return add_bare(std::exchange(part, {}));
  }

  bool on_document_begin(Error&) { return true; }
  bool on_document_end(Error&) { return true; }
  bool on_object_begin(Error&) {
    open.push_back({true, {}, {}, {}});
    open.back().entries.reserve(usual_entries);
    return true;
  }
  bool on_object_end(std::size_t, Error&) {
    Open closed = std::move(open.back());
    open.pop_back();
    add(Node::map(std::move(closed.entries), {}));
    return true;
  }
  bool on_array_begin(Error&) {
    open.push_back({false, {}, {}, {}});
    return true;
  }
  bool on_array_end(std::size_t, Error&) {
    Open closed = std::move(open.back());
    open.pop_back();
    add(Node::list(std::move(closed.items), {}));
    return true;
  }
  bool on_key_part(Text text, std::size_t, Error&) {
    part.append(text.data(), text.size());
    return true;
  }
  bool on_key(Text text, std::size_t, Error&) {
    part.append(text.data(), text.size());
    open.back().key = std::exchange(part, {});
    return true;
  }
  bool on_string_part(Text text, std::size_t, Error&) {
    part.append(text.data(), text.size());
    return true;
  }
  bool on_string(Text text, std::size_t, Error&) {
    part.append(text.data(), text.size());
    add(Node::scalar(std::exchange(part, {}), true, {}));
    return true;
  }
  bool on_number_part(Text text, Error&) {
    part.append(text.data(), text.size());
    return true;
  }
  bool on_int64(std::int64_t, Text text, Error&) { return add_number(text); }
  bool on_uint64(std::uint64_t, Text text, Error&) { return add_number(text); }
  bool on_double(double, Text text, Error&) { return add_number(text); }
  bool on_bool(bool value, Error&) { return add_bare(value ? "true" : "false"); }
  bool on_null(Error&) {
    add(Node::null({}));
    return true;
  }
  bool on_comment_part(Text, Error&) { return true; }
  bool on_comment(Text, Error&) { return true; }

  std::vector<Open> open;
  std::string part;
  Node root = Node::null({});
};

}  // namespace

std::string to_json(const Node& node) {
  std::string text;
  append(text, node);
  return text;
}

std::optional<Node> from_json(std::string_view text) {
  boost::json::basic_parser<TreeHandler> parser{boost::json::parse_options{}};
  boost::json::error_code error;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), error);
  if (error || read != text.size()) return std::nullopt;
  return std::move(parser.handler().root);
}

}  // namespace kiemdiem
