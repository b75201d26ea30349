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

std::string folded_unicode(std::string_view text) {
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
