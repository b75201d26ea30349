#include "printing/pdf.h"

#include <cairo-pdf.h>
#include <pango/pangofc-fontmap.h>

#include "paper/vietnamese_words.h"
#include "printing/fonts.h"
#include "printing/pieces.h"

namespace kiemdiem::printing {
namespace {

constexpr double twips = 20.0;

struct DestroySurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyPen {
  void operator()(cairo_t* pen) const { cairo_destroy(pen); }
};
using Surface = std::unique_ptr<cairo_surface_t, DestroySurface>;
using Pen = std::unique_ptr<cairo_t, DestroyPen>;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void describe(cairo_surface_t* surface, const paper::Paper& paper) {
  const auto set = [&](cairo_pdf_metadata_t what, const std::string& text) {
    cairo_pdf_surface_set_metadata(surface, what, text.c_str());
  };
  set(CAIRO_PDF_METADATA_TITLE, paper::printable(paper.title));
  set(CAIRO_PDF_METADATA_AUTHOR, paper::printable(paper.author));
  set(CAIRO_PDF_METADATA_CREATOR, "kiemdiem");
  set(CAIRO_PDF_METADATA_CREATE_DATE, to_iso(paper.made_on) + "T00:00:00Z");
}

void draw(cairo_t* pen, const PlacedRule& rule, double x, double y) {
  constexpr double dash = 4;
  constexpr double dots[]{0.1, 2.4};
  cairo_save(pen);
  cairo_set_line_width(pen, rule.kind == paper::Rule::dotted ? 0.9 : 0.5);
  if (rule.kind == paper::Rule::dashed) cairo_set_dash(pen, &dash, 1, 0);
  if (rule.kind == paper::Rule::dotted) {
    cairo_set_line_cap(pen, CAIRO_LINE_CAP_ROUND);
    cairo_set_dash(pen, dots, 2, 0);
  }
  cairo_move_to(pen, x + rule.x1, y + rule.y1);
  cairo_line_to(pen, x + rule.x2, y + rule.y2);
  cairo_stroke(pen);
  cairo_restore(pen);
}

/// All solid lines of a page in one path.
void draw_solid(cairo_t* pen, const Page& page, double x, double y) {
  cairo_set_line_width(pen, 0.5);
  for (const PlacedPiece& placed : page)
    for (const PlacedRule& rule : placed.piece->rules) {
      if (rule.kind != paper::Rule::solid) continue;
      cairo_move_to(pen, x + rule.x1, y + placed.y + rule.y1);
      cairo_line_to(pen, x + rule.x2, y + placed.y + rule.y2);
    }
  cairo_stroke(pen);
}

void draw(cairo_t* pen, const PlacedLine& line, double x, double y) {
  cairo_move_to(pen, x + line.x, y + line.baseline);
  pango_cairo_show_layout_line(pen, line.line);
}

void draw(cairo_t* pen, const Page& page, double x, double y) {
  for (const PlacedPiece& placed : page) {
    for (const PlacedLine& line : placed.piece->lines) draw(pen, line, x, y + placed.y);
    for (const PlacedRule& rule : placed.piece->rules)
      if (rule.kind != paper::Rule::solid) draw(pen, rule, x, y + placed.y);
  }
  draw_solid(pen, page, x, y);
}

}  // namespace

struct PdfPrinter::Tools {
  Fonts fonts;
  std::unique_ptr<PangoFontMap, Unref> font_map;
  Context context;
};

PdfPrinter::PdfPrinter(std::unique_ptr<Tools> tools) : tools_(std::move(tools)) {}
PdfPrinter::PdfPrinter(PdfPrinter&&) noexcept = default;
PdfPrinter& PdfPrinter::operator=(PdfPrinter&&) noexcept = default;
PdfPrinter::~PdfPrinter() = default;

Result<PdfPrinter> PdfPrinter::open() {
  auto fonts = load_fonts();
  if (!fonts) return tl::unexpected{fonts.error()};
  auto tools = std::make_unique<Tools>();
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
  std::string bytes;
  const std::vector<paper::Sheet> sheets = compose(paper);
  TextLayer layer{tools_->context.get(), paper.profile};
  int number = 0;
  {
    const Surface surface{cairo_pdf_surface_create_for_stream(append, &bytes, 595.3, 841.9)};
    cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
    describe(surface.get(), paper);
    for (const paper::Sheet& sheet : sheets) {
      if (sheet.restarts) number = 0;
      const Pieces pieces = cut_into_pieces(sheet, layer);
      cairo_pdf_surface_set_size(surface.get(), sheet.width / twips, sheet.height / twips);
      for (const Page& page : paginate(pieces, sheet.text_height() / twips)) {
        const Pen pen{cairo_create(surface.get())};
        if (++number > 1)
          draw(pen.get(), layer.page_number(number, sheet.width / twips / 2, sheet.top / twips * 0.65), 0, 0);
        draw(pen.get(), page, sheet.left / twips, sheet.top / twips);
        cairo_show_page(pen.get());
      }
    }
    cairo_surface_finish(surface.get());
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
      return refuse({}, "Không in được PDF; hãy kiểm tra bộ nhớ còn trống rồi thử lại.");
  }
  return bytes;
}

double PdfPrinter::length_of(const std::string& bold_text, int size) {
  const Layout layout{pango_layout_new(tools_->context.get())};
  pango_layout_set_font_description(layout.get(), font_of(size, true, false).get());
  pango_layout_set_text(layout.get(), bold_text.data(), static_cast<int>(bold_text.size()));
  int width = 0;
  pango_layout_get_size(layout.get(), &width, nullptr);
  return static_cast<double>(width) / PANGO_SCALE * 25.4 / 72;
}

}  // namespace kiemdiem::printing
