#pragma once

#include <fontconfig/fontconfig.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kiemdiem::printing {

constexpr std::string_view font_family = "Liberation Serif";
constexpr std::string_view font_folder = "/usr/share/fonts/truetype/liberation2";

struct CloseFonts {
  void operator()(FcConfig* config) const { FcConfigDestroy(config); }
};
/// A font configuration that knows these four files alone, so that what else is installed changes nothing.
using Fonts = std::unique_ptr<FcConfig, CloseFonts>;

/// Loads the four faces. Refused where one is missing or lacks a Vietnamese letter (version 1 of the same
/// fonts lacks 91); the problem names the package to install.
Result<Fonts> load_fonts(const std::string& folder = std::string{font_folder});

/// The files of the four faces: upright, bold, italic, bold italic.
std::vector<std::string> face_files(const std::string& folder = std::string{font_folder});

/// The letters of a text one by one, up to the first byte that is not UTF-8.
std::vector<std::uint32_t> code_points(std::string_view text);

/// Every letter of Vietnamese with its tones, in both cases, as UTF-8, each once.
std::string vietnamese_letters();

}  // namespace kiemdiem::printing
