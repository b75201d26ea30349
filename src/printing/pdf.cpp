#include "printing/pdf.h"

#include <pango/pangofc-fontmap.h>

#include "printing/fonts.h"
#include "printing/pdf_file.h"
#include "printing/pieces.h"

namespace kiemdiem::printing {
namespace {

constexpr double twips = 20.0;

/// What stands on a page; page numbers are put on it by print().
void draw(PdfCanvas& canvas, const Page& page, double x, double y) {
  for (const PlacedPiece& placed : page) {
    canvas.fill(placed.piece->fills, x, y + placed.y);
    for (const PlacedLine& line : placed.piece->lines) canvas.line(line, x, y + placed.y);
    for (const PlacedRule& rule : placed.piece->rules) canvas.rule(rule, x, y + placed.y);
  }
}

/// In the order of the faces.
Result<PdfFaces> open_faces(Deflater& deflater) {
  PdfFaces faces;
  for (const std::string& file : face_files()) {
    auto face = PdfFace::open(
        file, PdfFile::first_face + PdfFile::objects_per_face * static_cast<int>(faces.size()), deflater);
    if (!face) return tl::unexpected{face.error()};
    faces.push_back(std::move(*face));
  }
  return faces;
}

}  // namespace

struct PdfPrinter::Tools {
  Fonts fonts;
  std::unique_ptr<PangoFontMap, Unref> font_map;
  Context context;
  Deflater deflater{Deflater::Wrapping::zlib};
  PdfFaces faces;
  FontBook book;
};

PdfPrinter::PdfPrinter(std::unique_ptr<Tools> tools) : tools_(std::move(tools)) {}
PdfPrinter::PdfPrinter(PdfPrinter&&) noexcept = default;
PdfPrinter& PdfPrinter::operator=(PdfPrinter&&) noexcept = default;
PdfPrinter::~PdfPrinter() = default;

Result<PdfPrinter> PdfPrinter::open() {
  auto fonts = load_fonts();
  if (!fonts) return tl::unexpected{fonts.error()};
  auto tools = std::make_unique<Tools>();
  auto faces = open_faces(tools->deflater);
  if (!faces) return tl::unexpected{faces.error()};
  tools->faces = std::move(*faces);
  tools->fonts = std::move(*fonts);
  tools->font_map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(tools->font_map.get()), tools->fonts.get());
  tools->context.reset(pango_font_map_create_context(tools->font_map.get()));
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(tools->context.get(), options);
  cairo_font_options_destroy(options);
  pango_cairo_context_set_resolution(tools->context.get(), 72);
  pango_context_set_round_glyph_positions(tools->context.get(), FALSE);
  pango_context_set_language(tools->context.get(), pango_language_from_string("vi-VN"));
  return PdfPrinter{std::move(tools)};
}

Result<std::string> PdfPrinter::print(const paper::Paper& paper) {
  TextLayer layer{tools_->context.get(), paper.profile};
  PdfFile file;
  UsedGlyphs used;
  int number = 0;
  bool whole = true;
  for (const paper::Sheet& sheet : compose(paper)) {
    if (sheet.restarts) number = 0;
    const Pieces pieces = cut_into_pieces(sheet, layer);
    const double width = sheet.width / twips;
    const double height = sheet.height / twips;
    for (const Page& page : paginate(pieces, sheet.text_height() / twips)) {
      PdfCanvas canvas{tools_->faces, tools_->book, used, height};
      if (++number > 1) canvas.line(layer.page_number(number, width / 2, sheet.top / twips * 0.65), 0, 0);
      draw(canvas, page, sheet.left / twips, sheet.top / twips);
      whole = file.add_page(width, height, canvas.take(), tools_->deflater) && whole;
    }
  }
  if (!whole) return refuse({}, "Không in được PDF; hãy kiểm tra bộ nhớ còn trống rồi thử lại.");
  for (std::size_t at = 0; at < face_count; ++at) {
    const PdfFace& face = tools_->faces[at];
    if (used.faces[at])
      file.add_face(used.further[at].empty() ? face.usual_glyphs()
                                             : face.embedded_with(used.further[at], tools_->deflater),
                    face.first_object());
  }
  return file.finish(paper, used.faces);
}

double PdfPrinter::length_of(const std::string& bold_text, int size) {
  const Layout layout{pango_layout_new(tools_->context.get())};
  pango_layout_set_font_description(layout.get(), font_of(size, true, false).get());
  PangoAttrList* attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_font_features_new(font_features.data()));
  pango_layout_set_attributes(layout.get(), attributes);
  pango_attr_list_unref(attributes);
  pango_layout_set_text(layout.get(), bold_text.data(), static_cast<int>(bold_text.size()));
  int width = 0;
  pango_layout_get_size(layout.get(), &width, nullptr);
  return static_cast<double>(width) / PANGO_SCALE * 25.4 / 72;
}

}  // namespace kiemdiem::printing
