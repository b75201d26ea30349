#pragma once

#include <pango/pango.h>

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "printing/laid_text.h"
#include "printing/pdf_face.h"

namespace kiemdiem::printing {

/// The four faces in the order of load_fonts(): upright, bold, italic, both.
inline constexpr std::size_t face_count = 4;
using PdfFaces = std::vector<PdfFace>;

/// What Pango calls a font, in terms of the file.
struct SizedFace {
  std::size_t face = 0;
  double size = 0;
};

/// Remembers Pango's fonts over all papers of a printer.
class FontBook {
 public:
  const SizedFace& of(PangoFont* font);

 private:
  std::unordered_map<PangoFont*, SizedFace> known_;
  std::vector<std::unique_ptr<PangoFont, Unref>> held_;  ///< so that no other font gets the same address
};

/// Glyphs beyond the usual ones, by face; and the faces that a file uses at all.
struct UsedGlyphs {
  std::array<bool, face_count> faces{};
  std::array<Glyphs, face_count> further;
};

/// Writes what stands on one page in the words of PDF. Lengths in points from the top left.
class PdfCanvas {
 public:
  PdfCanvas(const PdfFaces& faces, FontBook& book, UsedGlyphs& used, double height)
      : faces_(faces), book_(book), used_(used), height_(height) {}

  void line(const PlacedLine& line, double x, double y);
  void rule(const PlacedRule& rule, double x, double y);
  void fill(const std::vector<PlacedFill>& fills, double x, double y);
  /// The words of the page: the rules first, then the texts.
  std::string take();

 private:
  void run(const PangoGlyphItem& run, double& x, double baseline);
  void choose(std::size_t face, double size);
  void move_to(double x, double y);
  void glyph(std::size_t face, GlyphId glyph);
  void close_glyphs();
  void box(const SizedFace& font, std::uint32_t letter, double x, double baseline, double width);
  void small(std::size_t face, std::string_view hexadecimal, double size, double x, double baseline);
  void underline(const SizedFace& font, double from, double to, double baseline);

  const PdfFaces& faces_;
  FontBook& book_;
  UsedGlyphs& used_;
  double height_;
  std::string text_, rules_;
  std::size_t face_ = face_count;  ///< chosen last
  double size_ = 0;
  bool open_ = false;  ///< within the glyphs of a TJ
};

}  // namespace kiemdiem::printing
