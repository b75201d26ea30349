#include "printing/fonts.h"

#include <fmt/format.h>

#include <array>

#include "base/vietnamese.h"

namespace kiemdiem::printing {
namespace {

constexpr std::array faces{"LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf",
                           "LiberationSerif-Italic.ttf", "LiberationSerif-BoldItalic.ttf"};
constexpr std::string_view advice = "Hãy cài gói fonts-liberation2 (apt-get install fonts-liberation2).";

struct ClosePattern {
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};

/// The letters that the font file does not have.
std::string missing_letters(const FcCharSet* known) {
  const std::string letters = vietnamese_letters();
  std::string missing;
  for (const std::uint32_t letter : code_points(letters)) {
    if (FcCharSetHasChar(known, letter) != FcFalse) continue;
    std::array<FcChar8, FC_UTF8_MAX_LEN> bytes{};
    const int length = FcUcs4ToUtf8(letter, bytes.data());
    missing.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
  }
  return missing;
}

Problems check_face(const std::string& file) {
  int count = 0;
  const std::unique_ptr<FcPattern, ClosePattern> pattern{
      FcFreeTypeQuery(reinterpret_cast<const FcChar8*>(file.c_str()), 0, nullptr, &count)};
  if (!pattern)
    return {{{file, 0, 0, {}, {}}, fmt::format("Không đọc được phông chữ để in PDF. {}", advice)}};
  FcCharSet* known = nullptr;
  if (FcPatternGetCharSet(pattern.get(), FC_CHARSET, 0, &known) != FcResultMatch) known = nullptr;
  const std::string missing = known == nullptr ? vietnamese_letters() : missing_letters(known);
  if (missing.empty()) return {};
  return {{{file, 0, 0, {}, {}}, fmt::format("Phông chữ thiếu chữ tiếng Việt: {}. {}", missing, advice)}};
}

}  // namespace

std::string vietnamese_letters() {
  constexpr std::array vowels{"a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"};
  constexpr std::array tones{"", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"};
  std::string letters = "đ";
  for (const char* vowel : vowels)
    for (const char* tone : tones) letters += to_nfc(std::string{vowel} + tone);
  for (char letter = 'b'; letter <= 'x'; ++letter)
    if (std::string_view{"bcdghklmnpqrstvx"}.find(letter) != std::string_view::npos) letters += letter;
  return letters + upper_case(letters);
}

std::vector<std::uint32_t> code_points(std::string_view text) {
  std::vector<std::uint32_t> letters;
  for (std::size_t at = 0; at < text.size();) {
    FcChar32 letter = 0;
    const int length = FcUtf8ToUcs4(reinterpret_cast<const FcChar8*>(text.data() + at), &letter,
                                    static_cast<int>(text.size() - at));
    if (length <= 0) break;
    letters.push_back(letter);
    at += static_cast<std::size_t>(length);
  }
  return letters;
}

std::vector<std::string> face_files(const std::string& folder) {
  std::vector<std::string> files;
  for (const char* face : faces) files.push_back(folder + "/" + face);
  return files;
}

Result<Fonts> load_fonts(const std::string& folder) {
  Fonts fonts{FcConfigCreate()};
  Problems problems;
  for (const std::string& file : face_files(folder)) {
    Problems own = check_face(file);
    if (own.empty() &&
        FcConfigAppFontAddFile(fonts.get(), reinterpret_cast<const FcChar8*>(file.c_str())) == FcFalse)
      own.push_back({{file, 0, 0, {}, {}}, fmt::format("Không nạp được phông chữ để in PDF. {}", advice)});
    problems.insert(problems.end(), own.begin(), own.end());
  }
  if (!problems.empty()) return tl::unexpected{problems};
  return fonts;
}

}  // namespace kiemdiem::printing
