#pragma once

#include <hb.h>

#include <array>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "printing/deflate.h"

namespace kiemdiem::printing {

using GlyphId = std::uint32_t;
using Glyphs = std::set<GlyphId>;

struct DestroyFace {
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
};
struct DestroyFont {
  void operator()(hb_font_t* font) const { hb_font_destroy(font); }
};

/// "1EB7", "D83DDE00": as PDF writes letters.
std::string utf16_hexadecimal(std::uint32_t letter);

/// The objects of one font in a PDF file, numbered from `first` on: the font, its descendant, its descriptor,
/// its file and its map to Unicode.
struct EmbeddedFace {
  std::string bytes;
  std::array<std::size_t, 5> offsets;  ///< of each object in the bytes
};

/// A face of a font with its usual glyphs ready to be embedded: those of Vietnamese, of numbers and signs.
class PdfFace {
 public:
  /// @param first number of the first of its five objects
  static Result<PdfFace> open(const std::string& file, int first, Deflater& deflater);

  /// In thousandths of the size, as the PDF file says it.
  int advance(GlyphId glyph) const { return glyph < advances_.size() ? advances_[glyph] : 0; }
  GlyphId glyph_of(std::uint32_t letter) const;
  int first_object() const { return first_; }

  bool usual(GlyphId glyph) const { return glyph < usual_.size() && usual_[glyph]; }
  const EmbeddedFace& usual_glyphs() const { return embedded_; }
  /// With further glyphs, for one file.
  EmbeddedFace embedded_with(const Glyphs& further, Deflater& deflater) const;

 private:
  PdfFace() = default;
  void collect_letters();
  std::string file_of(const Glyphs& glyphs) const;
  std::string unicode_map(const Glyphs& glyphs) const;
  std::string widths(const Glyphs& glyphs) const;
  std::string descriptor(const std::string& name) const;
  EmbeddedFace embedded(const Glyphs& glyphs, Deflater& deflater) const;

  std::unique_ptr<hb_face_t, DestroyFace> face_;
  std::unique_ptr<hb_font_t, DestroyFont> font_;
  int first_ = 0;
  std::string name_;
  std::vector<int> advances_;
  std::vector<bool> usual_;
  Glyphs usual_glyphs_;
  std::unordered_map<GlyphId, std::uint32_t> letters_;  ///< the letter that a glyph stands for
  EmbeddedFace embedded_;
};

}  // namespace kiemdiem::printing
