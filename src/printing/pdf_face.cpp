#include "printing/pdf_face.h"

#include <fmt/format.h>
#include <hb-ot.h>
#include <hb-subset.h>

#include "printing/fonts.h"

namespace kiemdiem::printing {
namespace {

constexpr int per_size = 1000;  ///< the unit of widths in a PDF file

/// Signs beside letters and those of ASCII.
constexpr std::string_view signs = "“”‘’–—…•·§°±×÷≤≥«»₫€‰′″□\u00A0";

struct DestroyInput {
  void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
};
struct DestroyBlob {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};
struct DestroySet {
  void operator()(hb_set_t* set) const { hb_set_destroy(set); }
};

/// Those of Vietnamese first: where two letters share a glyph (Đ and the Icelandic Ð), it is read as ours.
std::vector<std::uint32_t> usual_letters() {
  std::vector<std::uint32_t> letters = code_points(vietnamese_letters());
  for (std::uint32_t letter = 0x20; letter < 0x7F; ++letter) letters.push_back(letter);
  for (const std::uint32_t letter : code_points(signs)) letters.push_back(letter);
  return letters;
}

std::string postscript_name(hb_face_t* face) {
  std::array<char, 128> name{};
  unsigned int size = name.size();
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name.data());
  return std::string{name.data()};
}

}  // namespace

std::string utf16_hexadecimal(std::uint32_t letter) {
  if (letter < 0x10000) return fmt::format("{:04X}", letter);
  letter -= 0x10000;
  return fmt::format("{:04X}{:04X}", 0xD800 + (letter >> 10U), 0xDC00 + (letter & 0x3FFU));
}

Result<PdfFace> PdfFace::open(const std::string& file, int first, Deflater& deflater) {
  const std::unique_ptr<hb_blob_t, DestroyBlob> blob{hb_blob_create_from_file_or_fail(file.c_str())};
  if (!blob) return refuse({file, 0, 0, {}, {}}, "Không đọc được phông chữ để in PDF.");
  PdfFace made;
  made.first_ = first;
  made.face_.reset(hb_face_create(blob.get(), 0));
  made.font_.reset(hb_font_create(made.face_.get()));
  made.name_ = postscript_name(made.face_.get());
  const unsigned int upem = hb_face_get_upem(made.face_.get());
  const unsigned int count = hb_face_get_glyph_count(made.face_.get());
  for (GlyphId glyph = 0; glyph < count; ++glyph) {
    const hb_position_t advance = hb_font_get_glyph_h_advance(made.font_.get(), glyph);
    made.advances_.push_back((advance * per_size + static_cast<int>(upem / 2)) / static_cast<int>(upem));
  }
  made.collect_letters();
  made.embedded_ = made.embedded(made.usual_glyphs_, deflater);
  return made;
}

void PdfFace::collect_letters() {
  usual_.assign(advances_.size(), false);
  for (const std::uint32_t letter : usual_letters())
    if (const GlyphId glyph = glyph_of(letter); glyph != 0) {
      letters_.emplace(glyph, letter);
      usual_glyphs_.insert(glyph);
      usual_[glyph] = true;
    }
  const std::unique_ptr<hb_set_t, DestroySet> known{hb_set_create()};
  hb_face_collect_unicodes(face_.get(), known.get());
  for (hb_codepoint_t letter = HB_SET_VALUE_INVALID; hb_set_next(known.get(), &letter) != 0;)
    if (const GlyphId glyph = glyph_of(letter); glyph != 0) letters_.emplace(glyph, letter);
}

GlyphId PdfFace::glyph_of(std::uint32_t letter) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(font_.get(), letter, &glyph) != 0 ? glyph : 0;
}

EmbeddedFace PdfFace::embedded_with(const Glyphs& further, Deflater& deflater) const {
  Glyphs all = usual_glyphs_;
  all.insert(further.begin(), further.end());
  return embedded(all, deflater);
}

std::string PdfFace::file_of(const Glyphs& glyphs) const {
  const std::unique_ptr<hb_subset_input_t, DestroyInput> input{hb_subset_input_create_or_fail()};
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_RETAIN_GIDS);
  hb_set_t* kept = hb_subset_input_glyph_set(input.get());
  for (const GlyphId glyph : glyphs) hb_set_add(kept, glyph);
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char* table : {"GSUB", "GPOS", "GDEF", "kern", "name", "OS/2", "post", "cmap", "gasp", "FFTM"})
    hb_set_add(dropped, hb_tag_from_string(table, -1));
  const std::unique_ptr<hb_face_t, DestroyFace> subset{hb_subset_or_fail(face_.get(), input.get())};
  if (!subset) return {};
  const std::unique_ptr<hb_blob_t, DestroyBlob> blob{hb_face_reference_blob(subset.get())};
  unsigned int size = 0;
  const char* bytes = hb_blob_get_data(blob.get(), &size);
  return {bytes, size};
}

std::string PdfFace::unicode_map(const Glyphs& glyphs) const {
  constexpr int most_lines = 100;  // in one block, says the format
  std::string map =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) "
      "/Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  std::string lines;
  int count = 0;
  const auto close = [&] {
    if (count > 0) map += fmt::format("{} beginbfchar\n{}endbfchar\n", count, lines);
    lines.clear();
    count = 0;
  };
  for (const GlyphId glyph : glyphs) {
    const auto letter = letters_.find(glyph);
    if (letter == letters_.end()) continue;
    lines += fmt::format("<{:04X}> <{}>\n", glyph, utf16_hexadecimal(letter->second));
    if (++count == most_lines) close();
  }
  close();
  return map + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

std::string PdfFace::widths(const Glyphs& glyphs) const {
  std::string all;
  for (const GlyphId glyph : glyphs) all += fmt::format("{} [{}] ", glyph, advance(glyph));
  return all;
}

std::string PdfFace::descriptor(const std::string& name) const {
  hb_font_extents_t extents{};
  hb_font_get_h_extents(font_.get(), &extents);
  const auto part = [&](hb_position_t units) {
    return units * per_size / static_cast<int>(hb_face_get_upem(face_.get()));
  };
  const bool italic = name_.find("Italic") != std::string::npos;
  const bool bold = name_.find("Bold") != std::string::npos;
  constexpr int serif_and_symbolic = 6;
  constexpr int slanted = 64;
  return fmt::format(
      "<< /Type /FontDescriptor /FontName /{} /Flags {} /FontBBox [-{} {} {} {}] /ItalicAngle {} /Ascent {} "
      "/Descent {} /CapHeight 660 /StemV {} /FontFile2 {} 0 R >>",
      name, serif_and_symbolic + (italic ? slanted : 0), per_size / 5,
      part(extents.descender) - per_size / 10, 2 * per_size, part(extents.ascender) + per_size / 10,
      italic ? -16 : 0, part(extents.ascender), part(extents.descender), bold ? 140 : 80, first_ + 3);
}

EmbeddedFace PdfFace::embedded(const Glyphs& glyphs, Deflater& deflater) const {
  EmbeddedFace made;
  int number = first_;
  const auto open = [&] {
    made.offsets[static_cast<std::size_t>(number - first_)] = made.bytes.size();
    made.bytes += fmt::format("{} 0 obj\n", number++);
  };
  const auto stream = [&](const std::string& bytes, const std::string& more) {
    std::string packed;
    deflater.pack(bytes, packed);
    open();
    made.bytes += fmt::format("<< /Filter /FlateDecode /Length {}{} >>\nstream\n", packed.size(), more);
    made.bytes += packed;
    made.bytes += "\nendstream\nendobj\n";
  };
  const std::string name = "KDVNVN+" + name_;
  open();
  made.bytes += fmt::format(
      "<< /Type /Font /Subtype /Type0 /BaseFont /{} /Encoding /Identity-H /DescendantFonts [{} 0 R] "
      "/ToUnicode {} "
      "0 R >>\nendobj\n",
      name, first_ + 1, first_ + 4);
  open();
  made.bytes += fmt::format(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{} /CIDSystemInfo << /Registry (Adobe) /Ordering "
      "(Identity) /Supplement 0 >> /FontDescriptor {} 0 R /CIDToGIDMap /Identity /DW 0 /W [{}] >>\nendobj\n",
      name, first_ + 2, widths(glyphs));
  open();
  made.bytes += descriptor(name) + "\nendobj\n";
  const std::string file = file_of(glyphs);
  stream(file, fmt::format(" /Length1 {}", file.size()));
  stream(unicode_map(glyphs), {});
  return made;
}

}  // namespace kiemdiem::printing
