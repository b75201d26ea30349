#include <filesystem>
#include <fstream>
#include <iostream>

#include "samples.h"

namespace {

using namespace kiemdiem::pages;

void write(const std::filesystem::path& folder, const samples::Variant& variant) {
  std::filesystem::create_directories(folder);
  for (const samples::Sample& sample : samples::all(variant))
    std::ofstream{folder / (sample.name + ".html")} << sample.html;
}

}  // namespace

/// gallery OUT STYLE SCRIPT: every page into OUT/light, OUT/dark, OUT/contrast and OUT/english.
int main(int count, char** arguments) {
  if (count < 3) {
    std::cerr << "gallery OUT STYLE [SCRIPT]\n";
    return 2;
  }
  const std::filesystem::path out = arguments[1];
  Assets assets;
  assets.style = arguments[2];
  if (count > 3) assets.script = arguments[3];
  assets.preload_fonts = {};
  write(out / "light", {Language::vietnamese, Theme::light, assets});
  write(out / "dark", {Language::vietnamese, Theme::dark, assets});
  write(out / "contrast", {Language::vietnamese, Theme::contrast, assets});
  write(out / "english", {Language::english, Theme::light, assets});
}
