#include "base/vietnamese.h"

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <memory>

namespace kiemdiem {
namespace {

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char letter) { return (letter & 0x80) != 0; });
}

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

const icu::Normalizer2& composer() {
  UErrorCode status = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFCInstance(status);
}

const icu::Normalizer2& decomposer() {
  UErrorCode status = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFDInstance(status);
}

/// Never changed after it is made, so that threads may share it.
const icu::Collator* vietnamese_order() {
  static const std::unique_ptr<const icu::Collator> order = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<const icu::Collator>{icu::Collator::createInstance(icu::Locale{"vi"}, status)};
  }();
  return order.get();
}

void append_sort_key(std::string& bytes, const icu::UnicodeString& text) {
  const icu::Collator* order = vietnamese_order();
  if (order == nullptr) {
    bytes += to_utf8(text) + '\0';
    return;
  }
  std::uint8_t buffer[256];
  std::int32_t length = order->getSortKey(text, buffer, sizeof buffer);
  if (length <= static_cast<std::int32_t>(sizeof buffer)) {
    bytes.append(buffer, buffer + length);
    return;
  }
  std::string longer(static_cast<std::size_t>(length), '\0');
  length = order->getSortKey(text, reinterpret_cast<std::uint8_t*>(longer.data()), length);
  bytes += longer.substr(0, static_cast<std::size_t>(length));
}

std::string collapsed(const std::string& text) {
  std::string result;
  bool gap = false;
  for (const char letter : text) {
    if (letter == ' ' || (letter >= '\t' && letter <= '\r')) {
      gap = !result.empty();
      continue;
    }
    if (gap) result += ' ';
    gap = false;
    result += letter;
  }
  return result;
}

std::string folded_ascii(std::string_view text) {
  std::string folded{text};
  for (char& letter : folded)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return folded;
}

std::string folded_slowly(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString apart = decomposer().normalize(from_utf8(text), status);
  icu::UnicodeString plain;
  for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
    const UChar32 letter = apart.char32At(at);
    if (u_charType(letter) == U_NON_SPACING_MARK || u_charType(letter) == U_FORMAT_CHAR) continue;
    if (letter == 0x111 || letter == 0x110)
      plain += u'd';
    else if (u_isUWhiteSpace(letter))
      plain += u' ';
    else
      plain += u_foldCase(letter, U_FOLD_CASE_DEFAULT);
  }
  return to_utf8(plain);
}

/// Plain letters of the two blocks of code points that Vietnamese uses; 0 where one byte is not enough.
class FoldTable {
 public:
  FoldTable() {
    for (unsigned code = 0x80; code < 0x250; ++code) latin_[code] = fold(code);
    for (unsigned code = 0x1E00; code < 0x1F00; ++code) additional_[code - 0x1E00] = fold(code);
  }

  /// The plain letter for the sequence at `at`, which is moved behind it; 0 leaves it where it is.
  char next(std::string_view text, std::size_t& at) const {
    const auto byte = [&](std::size_t ahead) {
      return at + ahead < text.size() ? static_cast<unsigned char>(text[at + ahead]) : 0U;
    };
    if (byte(0) < 0x80) {
      const char letter = text[at++];
      return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
    }
    if (byte(0) >= 0xC2 && byte(0) <= 0xC8 && (byte(1) & 0xC0) == 0x80) {
      const char letter = latin_[(byte(0) & 0x1F) << 6 | (byte(1) & 0x3F)];
      at += letter != 0 ? 2 : 0;
      return letter;
    }
    if (byte(0) == 0xE1 && byte(1) >= 0xB8 && byte(1) <= 0xBB && (byte(2) & 0xC0) == 0x80) {
      const char letter = additional_[((byte(1) & 0x3F) << 6 | (byte(2) & 0x3F)) - 0xE00];
      at += letter != 0 ? 3 : 0;
      return letter;
    }
    return 0;
  }

 private:
  static char fold(unsigned code) {
    const std::string folded = folded_slowly(to_utf8(icu::UnicodeString{static_cast<UChar32>(code)}));
    return folded.size() == 1 ? folded[0] : '\0';
  }
  char latin_[0x250] = {};
  char additional_[0x100] = {};
};

std::string folded_unicode(std::string_view text) {
  static const FoldTable table;
  std::string folded;
  for (std::size_t at = 0; at < text.size();) {
    const char letter = table.next(text, at);
    if (letter == 0) return folded_slowly(text);
    folded += letter;
  }
  return folded;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  if (is_ascii(text)) return true;
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t length = 0;
  u_strFromUTF8(nullptr, 0, &length, text.data(), static_cast<std::int32_t>(text.size()), &status);
  return status != U_INVALID_CHAR_FOUND;
}

std::string to_nfc(std::string_view text) {
  if (is_ascii(text)) return std::string{text};
  UErrorCode status = U_ZERO_ERROR;
  if (is_valid_utf8(text) &&
      composer().isNormalizedUTF8({text.data(), static_cast<std::int32_t>(text.size())}, status))
    return std::string{text};
  status = U_ZERO_ERROR;
  return to_utf8(composer().normalize(from_utf8(text), status));
}

std::string search_key(std::string_view text) {
  return collapsed(is_ascii(text) ? folded_ascii(text) : folded_unicode(text));
}

std::string given_name_sort_key(std::string_view full_name) {
  const std::string name = collapsed(to_nfc(full_name));
  const std::size_t gap = name.rfind(' ');
  const bool one_word = gap == std::string::npos;
  std::string key;
  append_sort_key(key, from_utf8(one_word ? std::string_view{name} : std::string_view{name}.substr(gap + 1)));
  append_sort_key(key, from_utf8(one_word ? std::string_view{} : std::string_view{name}.substr(0, gap)));
  return key;
}

std::string upper_case(std::string_view text) {
  return to_utf8(from_utf8(to_nfc(text)).toUpper(icu::Locale{"vi"}));
}

}  // namespace kiemdiem
