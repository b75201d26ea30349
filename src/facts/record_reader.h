#pragma once

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "base/tree.h"
#include "base/words.h"

namespace kiemdiem::facts {

struct Label;

/// Reads the keys of one map of a data file of ours, and complains of keys that nobody asked for, with the
/// nearest key that somebody did.
class RecordReader {
 public:
  RecordReader(const Node& node, Problems& problems) : node_(node), problems_(problems) {
    if (!node.is_map()) problems_.push_back({node.place(), "Ở đây cần các cặp “khóa: giá trị”."});
  }

  /// The node of a key, or nothing; the key counts as known.
  const Node* take(std::string_view key) {
    asked_.emplace_back(key);
    return node_.find(key);
  }

  /// A text that must be there.
  std::string text(std::string_view key) {
    const Node* node = take(key);
    if (node != nullptr && node->is_scalar()) return node->text();
    problems_.push_back({node_.place(), fmt::format("Thiếu khóa “{}”.", key)});
    return {};
  }

  std::string optional_text(std::string_view key) {
    const Node* node = take(key);
    if (node == nullptr || node->is_null()) return {};
    if (!node->is_scalar()) problems_.push_back({node->place(), fmt::format("Khóa “{}” phải là chữ.", key)});
    return node->text();
  }

  /// A list of texts; a single text is a list of one.
  std::vector<std::string> texts(std::string_view key) {
    std::vector<std::string> texts;
    const Node* node = take(key);
    if (node == nullptr) return texts;
    if (node->is_scalar()) texts.push_back(node->text());
    for (const Node& item : node->items()) {
      if (!item.is_scalar())
        problems_.push_back({item.place(), fmt::format("Khóa “{}” phải là danh sách chữ.", key)});
      texts.push_back(item.text());
    }
    return texts;
  }

  std::optional<std::int32_t> optional_number(std::string_view key) {
    const Node* node = take(key);
    if (node == nullptr) return std::nullopt;
    std::int32_t value = 0;
    const std::string& text = node->text();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size()) return value;
    problems_.push_back({node->place(), fmt::format("Khóa “{}” phải là số nguyên.", key)});
    return std::nullopt;
  }

  bool flag(std::string_view key) {
    const Node* node = take(key);
    if (node == nullptr || node->text() == "false") return false;
    if (node->text() != "true")
      problems_.push_back({node->place(), fmt::format("Khóa “{}” phải là true hoặc false.", key)});
    return node->text() == "true";
  }

  template <class L = Label>
  L label(std::string_view key) {
    const Node* node = take(key);
    if (node == nullptr) return {};
    if (node->is_scalar()) return {node->text(), {}};
    const Node* vi = node->find("vi");
    const Node* en = node->find("en");
    return {vi == nullptr ? std::string{} : vi->text(), en == nullptr ? std::string{} : en->text()};
  }

  const Node& node() const { return node_; }
  Problems& problems() { return problems_; }

  /// Complains of every key that was not asked for.
  void finish() {
    for (const auto& [key, value] : node_.entries()) {
      bool known = false;
      for (const std::string& asked : asked_) known = known || asked == key.text();
      if (!known)
        problems_.push_back({key.place(), fmt::format("Không có khóa “{}” ở đây.{}", key.text(),
                                                      did_you_mean(key.text(), asked_))});
    }
  }

 private:
  const Node& node_;
  Problems& problems_;
  std::vector<std::string> asked_;
};

}  // namespace kiemdiem::facts
