#include "document/form_limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace kiemdiem::document {
namespace {

struct Limit {
  std::string_view key;
  std::size_t most;
};

constexpr std::array list_limits{
    Limit{"head", 40},    Limit{"sections", 60}, Limit{"columns", 12}, Limit{"rows", most_fixed_rows},
    Limit{"choices", 20}, Limit{"groups", 12},   Limit{"prompts", 30}, Limit{"signatures", 12},
    Limit{"title", 8},    Limit{"lines", 12},    Limit{"items", 30},   Limit{"when", 12},
    Limit{"unless", 12}};

constexpr std::size_t longest_list = 30;

/// Letters of texts that stand in one line; of all others.
constexpr std::array line_keys{"label", "name", "mark", "code", "issuer",
                               "group", "id",   "key",  "word", "from"};
constexpr std::size_t longest_line = 400;
constexpr std::size_t longest_text = 2000;

constexpr std::array name_keys{"id", "key", "word"};
constexpr std::size_t longest_name = 40;

bool is_among(std::string_view key, const auto& keys) {
  return std::ranges::find(keys, key) != keys.end();
}

/// Marks of Unicode that are not seen: C1 controls, line and paragraph separators, directions, byte order
/// mark, non-characters. Three bytes at most.
bool is_hidden(std::string_view letter) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(letter[at]); };
  if (letter.size() < 2) return false;
  if (byte(0) == 0xC2) return byte(1) < 0xA0;
  if (letter.size() < 3) return false;
  if (byte(0) == 0xE2 && byte(1) == 0x80) return (byte(2) >= 0xA8 && byte(2) <= 0xAE) || byte(2) == 0x8B;
  if (byte(0) == 0xE2 && byte(1) == 0x81) return byte(2) >= 0xA6 && byte(2) <= 0xA9;
  if (byte(0) == 0xEF && byte(1) == 0xBB) return byte(2) == 0xBF;
  return byte(0) == 0xEF && byte(1) == 0xBF && byte(2) >= 0xBE;
}

/// Where the first sign stands that nobody sees; npos: nowhere.
std::size_t hidden_sign(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool control = byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r';
    if (control || byte == 0x7F || is_hidden(text.substr(at, 3))) return at;
  }
  return std::string_view::npos;
}

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

constexpr const char* hidden_words = "Có ký tự điều khiển hoặc ký tự ẩn; hãy xóa đi rồi gõ lại chỗ này.";

/// Walks a tree once.
class Shape {
 public:
  Problems look(const Node& tree) {
    look_at(tree, {});
    return std::move(problems_);
  }

 private:
  void complain(const Node& node, std::string message) {
    if (problems_.size() < 100) problems_.push_back({node.place(), std::move(message)});
  }

  void look_at(const Node& node, std::string_view key) {
    if (node.is_scalar()) look_at_text(node, key);
    if (node.is_list()) look_at_list(node, key);
    // Further prompts for sections of the base stand under the sections' names.
    for (const auto& [name, value] : node.entries()) look_at(value, key == "prompts" ? key : name.text());
  }

  void look_at_text(const Node& node, std::string_view key) {
    const std::string& text = node.text();
    if (hidden_sign(text) != std::string::npos) complain(node, hidden_words);
    const std::size_t most = is_among(key, line_keys) ? longest_line : longest_text;
    if (letters_in(text) > most)
      complain(node, fmt::format("Chữ ở khóa “{}” dài quá {} ký tự; hãy rút gọn.", key, most));
    const bool plain = !text.empty() && text.size() <= longest_name &&
                       text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
    if (is_among(key, name_keys) && !plain)
      complain(node,
               fmt::format("Tên ở khóa “{}” chỉ gồm chữ thường không dấu, chữ số và dấu _, không quá {} "
                           "ký tự.",
                           key, longest_name));
  }

  void look_at_list(const Node& node, std::string_view key) {
    const auto* limit = std::ranges::find(list_limits, key, &Limit::key);
    const std::size_t most = limit == list_limits.end() ? longest_list : limit->most;
    if (node.items().size() > most)
      complain(node.items()[most],
               fmt::format("Danh sách “{}” có {} mục, nhiều nhất là {}; hãy bỏ bớt từ đây.", key,
                           node.items().size(), most));
    std::set<std::string, std::less<>> seen;
    for (std::size_t at = 0; at < std::min(node.items().size(), most); ++at) {
      const Node& item = node.items()[at];
      look_at(item, key);
      look_for_twice(item, seen);
    }
  }

  void look_for_twice(const Node& item, std::set<std::string, std::less<>>& seen) {
    for (const char* key : name_keys)
      if (const Node* name = item.find(key); name != nullptr && !seen.insert(name->text()).second)
        complain(*name,
                 fmt::format("“{}” có hai lần trong danh sách này; hãy đổi tên hoặc bỏ một.", name->text()));
  }

  Problems problems_;
};

}  // namespace

Problems text_problems(const FormFile& file) {
  Problems problems;
  if (file.text.size() > most_form_bytes)
    return {
        {{file.name, 0, 0, {}, {}},
         fmt::format("Tệp lớn hơn {} KB, không phải một mẫu giấy tờ; hãy tải mẫu đang dùng về và sửa trên "
                     "đó.",
                     most_form_bytes / 1024)}};
  int line = 1;
  std::string_view rest = file.text;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);  // as Windows' editors save a text
  while (!rest.empty() && problems.size() < 20) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::size_t at = hidden_sign(rest.substr(0, end));
    if (at != std::string_view::npos)
      problems.push_back({{file.name, line, static_cast<int>(at) + 1, {}, {}}, hidden_words});
    rest.remove_prefix(std::min(end + 1, rest.size()));
    ++line;
  }
  return problems;
}

Problems shape_problems(const Node& tree) {
  return Shape{}.look(tree);
}

}  // namespace kiemdiem::document
