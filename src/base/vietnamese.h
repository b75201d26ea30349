#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kiemdiem {

/// Strict UTF-8: no surrogates, no overlong forms, nothing beyond U+10FFFF.
bool is_valid_utf8(std::string_view text);

/// Unicode Normalization Form C: one letter for “ế”, however it was typed. Bytes that are not UTF-8 become
/// U+FFFD.
std::string to_nfc(std::string_view text);

/// For finding and matching: no accents, đ becomes d, lower case, white space collapsed and trimmed.
/// “Đảng  ủy ” and “dang uy” have the same key; “uỷ” and “ủy” too.
std::string search_key(std::string_view text);

/// Bytes to be compared as they are (memcmp): by given name (the last word) first, then by the rest from the
/// left, in Vietnamese order (a ă â b c d đ …; tones ngang, huyền, hỏi, ngã, sắc, nặng only break ties). Not
/// for reading.
std::string given_name_sort_key(std::string_view full_name);

/// “đảng ủy” becomes “ĐẢNG ỦY”.
std::string upper_case(std::string_view text);

/// Two ways of writing Vietnamese from before Unicode: one byte a letter that only a special font shows
/// right. In files of today those bytes stand as Latin letters and signs (“NguyÔn V¨n An”, “Nguyeãn Vaên
/// An”).
enum class LegacyEncoding { tcvn3, vni };

/// "TCVN3 (ABC)" or "VNI", as officials call them.
std::string_view name(LegacyEncoding encoding);

/// What the letters of a text say about how it is written, without knowing its font.
enum class TextEvidence {
  none,     ///< only ASCII: the same in every encoding
  unicode,  ///< holds letters that only Unicode has, or reads as Vietnamese or as a foreign text
  ambiguous,  ///< reads as Vietnamese in Unicode and in an old encoding as well (“Tó”): the neighbours must
              ///< decide
  tcvn3,
  vni,
};
TextEvidence evidence_of(std::string_view text);

/// Reads the text as if it were written in that encoding. Nothing where a letter has no meaning in it. TCVN3
/// has no toned capitals: they are restored in words whose other letters are capitals.
std::optional<std::string> decode(std::string_view text, LegacyEncoding encoding);

struct Converted {
  std::string text;  ///< NFC
  LegacyEncoding encoding;
};

/// The text in Unicode where its letters alone show that it is written in an old encoding; never damages
/// Unicode text.
std::optional<Converted> legacy_to_unicode(std::string_view text);

}  // namespace kiemdiem
