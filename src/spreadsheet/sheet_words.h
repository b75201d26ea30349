#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facts/dictionary.h"

namespace kiemdiem::spreadsheet {

// The words that workbooks of ours use besides the dictionary's, for reader, template and writer alike.

constexpr std::string_view information_sheet = "Thong tin";
constexpr std::string_view defaults_sheet = "Mac dinh";
constexpr std::string_view word_lists_sheet = "Danh muc";
constexpr std::string_view example_mark = "VÍ DỤ";
constexpr std::string_view word_for_none = "không";
constexpr std::array<std::string_view, 3> defaults_headings{"Danh sách", "Dữ kiện", "Giá trị"};

/// What headings, sheet names and labels are compared by: letters and digits only, no accents, lower case.
/// “Họ và tên (*)” and “HO VA TEN” are the same.
std::string heading_key(std::string_view text);

/// “không”, “không có”, “-”, “null”: known, there is none.
bool is_none_word(std::string_view text);
/// “có”, “x”, “✓” or “không”, “-”.
std::optional<bool> boolean_of(std::string_view text);
/// "có" or "không".
std::string_view boolean_word(bool value);

/// Finds the choices of a dictionary by their word, their Vietnamese or English label or another accepted
/// spelling.
class ChoiceFinder {
 public:
  explicit ChoiceFinder(const facts::Dictionary& dictionary);

  /// The word of the set that a text means.
  std::optional<std::string> find(const std::string& set, std::string_view text) const;

 private:
  std::map<std::string, std::unordered_map<std::string, std::string>> words_by_key_;
};

/// "a; b; c": the Vietnamese labels, for messages.
std::string labels_of(const facts::Choices& choices);

/// One word of a situation's head with its Vietnamese label.
struct HeadWord {
  std::string_view word, label;
};

enum class HeadType { text, word, whole, day, days, lists };

/// One row of the sheet “Thong tin”.
struct HeadField {
  std::string_view key;    ///< "period.year"
  std::string_view label;  ///< "Năm"
  std::string_view help;
  HeadType type;
  std::vector<HeadWord> words;
};
const std::vector<HeadField>& head_fields();

/// Kinds of subjects, as they stand before the colon (“member:an”, “đảng viên: an”).
const std::vector<HeadWord>& subject_words();

}  // namespace kiemdiem::spreadsheet
