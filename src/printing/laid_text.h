#pragma once

#include <pango/pangocairo.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "paper/composition.h"

namespace kiemdiem::printing {

/// One glyph, one letter; and letters as far apart as an office program sets them, which does not kern. Where
/// a line breaks, Pango takes the blank with the kerning before the letter of the next line or without it,
/// not always the same: the blanks of a justified line would differ from run to run.
inline constexpr std::string_view font_features = "liga=0,kern=0";

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;
using Context = std::unique_ptr<PangoContext, Unref>;

/// Lengths in points from here on.
struct PlacedLine {
  PangoLayoutLine* line;  ///< lives as long as its TextLayer
  double x, baseline;
};

struct PlacedRule {
  double x1, y1, x2, y2;
  paper::Rule kind;
};

/// A filled rectangle.
struct PlacedFill {
  double x = 0, y = 0, width = 0, height = 0;
  int shade = 100;  ///< percent of black
};

/// One line of text with the room above it.
struct LaidLine {
  double before = 0;
  double height = 0;
  std::vector<PlacedLine> lines = {};  ///< from the top of the line, below `before`
  std::vector<PlacedRule> rules = {};
  std::vector<PlacedFill> fills = {};
};

struct LaidText {
  std::vector<LaidLine> lines;
  double after = 0;
  bool keep_with_next = false;
};

/// Breaks texts into lines of one width and keeps what it laid until the paper is drawn. Cells that say the
/// same are laid once.
class TextLayer {
 public:
  TextLayer(PangoContext* context, const paper::Profile& profile);

  LaidText lay(const paper::Text& text, double width);
  /// One centred line without a role, for page numbers.
  PlacedLine page_number(int number, double middle, double baseline);

 private:
  LaidText lay_one(const paper::Text& text, double width);
  PangoLayout* layout_of(const paper::Text& text, const paper::Format& format, double width);
  PangoLayout* new_layout();
  void cross_boxes(const std::string& text, PangoLayoutLine* line, double x, double baseline,
                   std::vector<PlacedLine>& into, int size);

  PangoContext* context_;
  const paper::Profile& profile_;
  std::vector<paper::Format> formats_;
  std::vector<Layout> layouts_;
  std::map<std::string, PangoLayout*> cells_;
};

/// Sets the family, size and face of a font; freed by the caller's smart pointer.
struct FreeFont {
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
using Font = std::unique_ptr<PangoFontDescription, FreeFont>;
Font font_of(int size, bool bold, bool italic);

}  // namespace kiemdiem::printing
