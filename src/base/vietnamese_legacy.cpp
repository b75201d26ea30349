#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/vietnamese.h"

namespace kiemdiem {
namespace {

using Letters = std::u16string;

struct Tcvn3Letter {
  char16_t code, letter;
};

// TCVN 5712:1993, table VN3. The toned letters are small only: capitals were shown by fonts of their own.
constexpr std::array<Tcvn3Letter, 74> tcvn3_letters{{
    {0xB5, u'à'}, {0xB6, u'ả'}, {0xB7, u'ã'}, {0xB8, u'á'}, {0xB9, u'ạ'}, {0xA8, u'ă'}, {0xBB, u'ằ'},
    {0xBC, u'ẳ'}, {0xBD, u'ẵ'}, {0xBE, u'ắ'}, {0xC6, u'ặ'}, {0xA9, u'â'}, {0xC7, u'ầ'}, {0xC8, u'ẩ'},
    {0xC9, u'ẫ'}, {0xCA, u'ấ'}, {0xCB, u'ậ'}, {0xCC, u'è'}, {0xCE, u'ẻ'}, {0xCF, u'ẽ'}, {0xD0, u'é'},
    {0xD1, u'ẹ'}, {0xAA, u'ê'}, {0xD2, u'ề'}, {0xD3, u'ể'}, {0xD4, u'ễ'}, {0xD5, u'ế'}, {0xD6, u'ệ'},
    {0xD7, u'ì'}, {0xD8, u'ỉ'}, {0xDC, u'ĩ'}, {0xDD, u'í'}, {0xDE, u'ị'}, {0xDF, u'ò'}, {0xE1, u'ỏ'},
    {0xE2, u'õ'}, {0xE3, u'ó'}, {0xE4, u'ọ'}, {0xAB, u'ô'}, {0xE5, u'ồ'}, {0xE6, u'ổ'}, {0xE7, u'ỗ'},
    {0xE8, u'ố'}, {0xE9, u'ộ'}, {0xAC, u'ơ'}, {0xEA, u'ờ'}, {0xEB, u'ở'}, {0xEC, u'ỡ'}, {0xED, u'ớ'},
    {0xEE, u'ợ'}, {0xEF, u'ù'}, {0xF1, u'ủ'}, {0xF2, u'ũ'}, {0xF3, u'ú'}, {0xF4, u'ụ'}, {0xAD, u'ư'},
    {0xF5, u'ừ'}, {0xF6, u'ử'}, {0xF7, u'ữ'}, {0xF8, u'ứ'}, {0xF9, u'ự'}, {0xFA, u'ỳ'}, {0xFB, u'ỷ'},
    {0xFC, u'ỹ'}, {0xFD, u'ý'}, {0xFE, u'ỵ'}, {0xAE, u'đ'}, {0xA1, u'Ă'}, {0xA2, u'Â'}, {0xA3, u'Ê'},
    {0xA4, u'Ô'}, {0xA5, u'Ơ'}, {0xA6, u'Ư'}, {0xA7, u'Đ'},
}};

// VNI for Windows: the letter, then a sign that carries hat and tone together.
struct VniSign {
  char16_t sign;
  std::u16string_view bases;  ///< letters after which it may stand
  std::u16string_view marks;  ///< combining marks that it means
};
constexpr std::array<VniSign, 17> vni_signs{{
    {u'ù', u"aeouyôö", u"\u0301"},
    {u'ø', u"aeouyôö", u"\u0300"},
    {u'û', u"aeouyôö", u"\u0309"},
    {u'õ', u"aeouyôö", u"\u0303"},
    {u'ï', u"aeouyôö", u"\u0323"},
    {u'ê', u"a", u"\u0306"},
    {u'é', u"a", u"\u0306\u0301"},
    {u'è', u"a", u"\u0306\u0300"},
    {u'ú', u"a", u"\u0306\u0309"},
    {u'ü', u"a", u"\u0306\u0303"},
    {u'ë', u"a", u"\u0306\u0323"},
    {u'â', u"aeo", u"\u0302"},
    {u'á', u"aeo", u"\u0302\u0301"},
    {u'à', u"aeo", u"\u0302\u0300"},
    {u'å', u"aeo", u"\u0302\u0309"},
    {u'ã', u"aeo", u"\u0302\u0303"},
    {u'ä', u"aeo", u"\u0302\u0323"},
}};
struct VniLetter {
  char16_t code, letter;
};
constexpr std::array<VniLetter, 9> vni_letters{{{u'í', u'í'},
                                                {u'ì', u'ì'},
                                                {u'æ', u'ỉ'},
                                                {u'ó', u'ĩ'},
                                                {u'ò', u'ị'},
                                                {u'ô', u'ơ'},
                                                {u'ö', u'ư'},
                                                {u'î', u'ỵ'},
                                                {u'ñ', u'đ'}}};

constexpr bool is_ascii_letter(char16_t letter) {
  return (letter >= u'a' && letter <= u'z') || (letter >= u'A' && letter <= u'Z');
}
/// Signs and letters that the old encodings use for Vietnamese.
constexpr bool is_old_code(char16_t letter) {
  return letter >= 0xA1 && letter <= 0xFF && (letter < 0xAF || letter > 0xB4) && letter != 0xBA &&
         letter != 0xBF;
}
bool is_capital(char16_t letter) {
  return u_isupper(letter) != 0;
}
char16_t small(char16_t letter) {
  return static_cast<char16_t>(u_tolower(letter));
}
char16_t capital(char16_t letter) {
  return static_cast<char16_t>(u_toupper(letter));
}

icu::UnicodeString composed(const Letters& letters) {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFCInstance(status)->normalize(
      icu::UnicodeString{letters.data(), static_cast<std::int32_t>(letters.size())}, status);
}

Letters to_letters(std::string_view text) {
  const auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  return {wide.getBuffer(), static_cast<std::size_t>(wide.length())};
}

std::string to_utf8(const icu::UnicodeString& letters) {
  std::string bytes;
  letters.toUTF8String(bytes);
  return bytes;
}

/// Capitals and small letters among the ASCII letters of a word.
struct CaseCount {
  int capitals = 0, smalls = 0;
};

CaseCount case_of(const Letters& word) {
  CaseCount count;
  for (const char16_t letter : word)
    if (is_ascii_letter(letter)) ++(is_capital(letter) ? count.capitals : count.smalls);
  return count;
}

std::optional<Letters> word_from_tcvn3(const Letters& word, bool all_capitals) {
  Letters decoded;
  for (const char16_t code : word) {
    const auto* found = std::find_if(tcvn3_letters.begin(), tcvn3_letters.end(),
                                     [&](const Tcvn3Letter& known) { return known.code == code; });
    if (code >= 0x80 && found == tcvn3_letters.end()) return std::nullopt;
    decoded += code < 0x80 ? code : found->letter;
  }
  if (all_capitals) std::transform(decoded.begin(), decoded.end(), decoded.begin(), capital);
  return decoded;
}

const VniSign* vni_sign_after(char16_t base, char16_t sign) {
  for (const VniSign& known : vni_signs)
    if (known.sign == small(sign) && known.bases.find(small(base)) != std::u16string_view::npos)
      return &known;
  return nullptr;
}

std::optional<Letters> word_from_vni(const Letters& word) {
  Letters decoded;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const char16_t code = word[at];
    const auto* found = std::find_if(vni_letters.begin(), vni_letters.end(),
                                     [&](const VniLetter& known) { return known.code == small(code); });
    if (code >= 0x80 && found == vni_letters.end()) return std::nullopt;
    const char16_t letter = code < 0x80 ? code : is_capital(code) ? capital(found->letter) : found->letter;
    decoded += letter;
    const VniSign* sign =
        at + 1 < word.size() && word[at + 1] >= 0x80 ? vni_sign_after(code, word[at + 1]) : nullptr;
    if (sign == nullptr) continue;
    decoded += sign->marks;
    ++at;
  }
  return decoded;
}

// How Vietnamese syllables are built: a beginning, a rhyme, a tone.
const std::set<Letters>& beginnings() {
  static const std::set<Letters> known{u"",  u"b",  u"c", u"ch", u"d", u"đ",  u"g",   u"gh", u"gi", u"h",
                                       u"k", u"kh", u"l", u"m",  u"n", u"ng", u"ngh", u"nh", u"p",  u"ph",
                                       u"q", u"qu", u"r", u"s",  u"t", u"th", u"tr",  u"v",  u"x"};
  return known;
}

const std::set<Letters>& rhymes() {
  static const std::set<Letters> known = [] {
    const Letters all =
        u"a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en "
        u"eng eo ep et "
        u"ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oa oac oach "
        u"oai oam oan "
        u"oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc "
        u"ôi ôm ôn "
        u"ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut uôc uôi uôm "
        u"uôn uông "
        u"uôt uy uya uych uyn uynh uyt uyu uyên uyêt uyp ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp "
        u"ươt ươu "
        u"y yêm yên yêng yêt yêu ynh ych yt";
    std::set<Letters> words;
    for (std::size_t at = 0; at < all.size();) {
      const std::size_t end = std::min(all.find(u' ', at), all.size());
      words.insert(all.substr(at, end - at));
      at = end + 1;
    }
    return words;
  }();
  return known;
}

bool is_tone(char16_t mark) {
  return mark == 0x300 || mark == 0x301 || mark == 0x303 || mark == 0x309 || mark == 0x323;
}

bool ends_abruptly(const Letters& rhyme) {
  return !rhyme.empty() &&
         (rhyme.back() == u'c' || rhyme.back() == u'p' || rhyme.back() == u't' || rhyme.ends_with(u"ch"));
}

/// Whether the word is built as a Vietnamese syllable; capitals and small letters must not be mixed inside.
bool is_syllable(const Letters& word) {
  const icu::UnicodeString whole = composed(word);
  for (std::int32_t at = 2; at < whole.length(); ++at)
    if (is_capital(whole[at]) != is_capital(whole[1])) return false;
  if (whole.length() > 1 && is_capital(whole[1]) && !is_capital(whole[0])) return false;
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString apart =
      icu::Normalizer2::getNFDInstance(status)->normalize(icu::UnicodeString{whole}.toLower(), status);
  Letters toneless;
  char16_t tone = 0;
  for (std::int32_t at = 0; at < apart.length(); ++at) {
    if (!is_tone(apart[at])) {
      toneless += apart[at];
      continue;
    }
    if (tone != 0) return false;
    tone = apart[at];
  }
  const icu::UnicodeString together = composed(toneless);
  const Letters syllable{together.getBuffer(), static_cast<std::size_t>(together.length())};
  for (std::size_t cut = 0; cut <= std::min<std::size_t>(3, syllable.size()); ++cut) {
    const Letters rhyme = syllable.substr(cut);
    if (!beginnings().contains(syllable.substr(0, cut)) || !rhymes().contains(rhyme)) continue;
    if (!ends_abruptly(rhyme) || tone == 0x301 || tone == 0x323) return true;
  }
  return false;
}

/// Calls `word` for every run of letters and `other` for what stands between.
template <class Word, class Other>
void each_word(const Letters& text, Word word, Other other) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && (is_ascii_letter(text[end]) || is_old_code(text[end]))) ++end;
    if (end == at) {
      other(text[at++]);
      continue;
    }
    word(text.substr(at, end - at));
    at = end;
  }
}

/// Whether a whole text is in capitals, as far as its ASCII letters tell: at least one word has two of them.
bool is_in_capitals(const Letters& text) {
  bool two = false;
  bool small_letters = false;
  each_word(
      text,
      [&](const Letters& word) {
        const CaseCount count = case_of(word);
        two = two || count.capitals >= 2;
        small_letters = small_letters || count.smalls > 0;
      },
      [](char16_t) {});
  return two && !small_letters;
}

/// Decodes the words of one text.
class WordDecoder {
 public:
  WordDecoder(const Letters& text, LegacyEncoding encoding)
      : encoding_(encoding), in_capitals_(encoding == LegacyEncoding::tcvn3 && is_in_capitals(text)) {}

  std::optional<Letters> operator()(const Letters& word) const {
    if (encoding_ == LegacyEncoding::vni) return word_from_vni(word);
    const CaseCount count = case_of(word);
    return word_from_tcvn3(word, in_capitals_ || (count.capitals >= 2 && count.smalls == 0));
  }

 private:
  LegacyEncoding encoding_;
  bool in_capitals_;
};

/// How many words with letters beyond ASCII read as Vietnamese; "H§ND" speaks neither for nor against.
struct Reading {
  int good = 0, bad = 0;
};

bool is_abbreviation(const Letters& word) {
  return std::all_of(word.begin(), word.end(), is_capital);
}

template <class Decode>
Reading reading_of(const Letters& text, Decode decode_word) {
  Reading reading;
  each_word(
      text,
      [&](const Letters& word) {
        if (std::none_of(word.begin(), word.end(), is_old_code)) return;
        const std::optional<Letters> decoded = decode_word(word);
        if (decoded && is_syllable(*decoded))
          ++reading.good;
        else if (!decoded || !is_abbreviation(*decoded))
          ++reading.bad;
      },
      [](char16_t) {});
  return reading;
}

bool only_old_letters(const Letters& text) {
  return std::all_of(text.begin(), text.end(), [](char16_t letter) {
    return letter <= 0xFF || (letter >= 0x2010 && letter <= 0x2026);  // dashes, quotation marks, dots
  });
}

/// Whether a text surely holds letters that the old encodings do not have, told from its bytes alone.
bool has_letters_beyond_latin1(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool punctuation = byte == 0xE2 && at + 1 < text.size() && text[at + 1] == '\x80';
    if (byte >= 0xC4 && !punctuation) return true;
  }
  return false;
}

}  // namespace

std::string_view name(LegacyEncoding encoding) {
  return encoding == LegacyEncoding::tcvn3 ? "TCVN3 (ABC)" : "VNI";
}

std::optional<std::string> decode(std::string_view text, LegacyEncoding encoding) {
  const Letters letters = to_letters(text);
  if (!only_old_letters(letters)) return std::nullopt;
  const WordDecoder decode_word{letters, encoding};
  Letters decoded;
  bool complete = true;
  each_word(
      letters,
      [&](const Letters& word) {
        const std::optional<Letters> one = decode_word(word);
        complete = complete && one.has_value();
        decoded += one.value_or(word);
      },
      [&](char16_t other) { decoded += other; });
  if (!complete) return std::nullopt;
  return to_utf8(composed(decoded));
}

TextEvidence evidence_of(std::string_view text) {
  if (has_letters_beyond_latin1(text)) return TextEvidence::unicode;
  const Letters letters = to_letters(text);
  if (std::all_of(letters.begin(), letters.end(), [](char16_t letter) { return letter < 0x80; }))
    return TextEvidence::none;
  if (!only_old_letters(letters) || std::none_of(letters.begin(), letters.end(), is_old_code))
    return TextEvidence::unicode;
  const Reading unicode = reading_of(letters, [](const Letters& word) { return std::optional{word}; });
  const auto old_reading = [&](LegacyEncoding encoding) {
    const Reading reading = reading_of(letters, WordDecoder{letters, encoding});
    return decode(text, encoding) && reading.bad <= reading.good / 4 ? reading.good : 0;
  };
  const int tcvn3 = old_reading(LegacyEncoding::tcvn3);
  const int vni = old_reading(LegacyEncoding::vni);
  const int best = std::max(tcvn3, vni);
  if (best == 0) return TextEvidence::unicode;
  if (unicode.good >= best) return unicode.good == best ? TextEvidence::ambiguous : TextEvidence::unicode;
  if (tcvn3 == vni) return TextEvidence::ambiguous;
  return tcvn3 > vni ? TextEvidence::tcvn3 : TextEvidence::vni;
}

std::optional<Converted> legacy_to_unicode(std::string_view text) {
  const TextEvidence evidence = evidence_of(text);
  if (evidence != TextEvidence::tcvn3 && evidence != TextEvidence::vni) return std::nullopt;
  const LegacyEncoding encoding =
      evidence == TextEvidence::tcvn3 ? LegacyEncoding::tcvn3 : LegacyEncoding::vni;
  std::optional<std::string> decoded = decode(text, encoding);
  if (!decoded) return std::nullopt;
  return Converted{std::move(*decoded), encoding};
}

}  // namespace kiemdiem
