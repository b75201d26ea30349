#include "spreadsheet/stream_styles.h"

#include <fmt/format.h>

#include <array>

#include "spreadsheet/stream_writer.h"

namespace kiemdiem::spreadsheet {
namespace {

enum Font { ordinary, bold, italic, large };
enum Format { general = 0, text = 49, one_decimal = 164, grouped = 165 };

struct Style {
  Font font = ordinary;
  Format format = general;
  bool framed = false;
  const char* align = "left";
};

/// The formats name Vietnamese (42A), so that LibreOffice shows the decimal comma and the dot between
/// thousands whatever its own language is; Excel takes both from the settings of Windows.
constexpr std::array<Style, look_count> styles{{{},
                                                {bold, text, false, "right"},
                                                {ordinary, text, false, "center"},
                                                {bold, text, false, "center"},
                                                {italic, text, false, "center"},
                                                {large, text, false, "center"},
                                                {italic, text, false, "center"},
                                                {bold, text, true, "center"},
                                                {italic, text, true, "center"},
                                                {ordinary, text, true, "left"},
                                                {ordinary, text, true, "center"},
                                                {ordinary, grouped, true, "center"},
                                                {ordinary, one_decimal, true, "center"},
                                                {bold, text, true, "left"},
                                                {bold, text, true, "center"},
                                                {bold, grouped, true, "center"},
                                                {bold, one_decimal, true, "center"},
                                                {italic, text, false, "left"},
                                                {bold, text, false, "center"}}};

std::string font(std::string_view inner, int size) {
  return fmt::format(R"(<font>{}<sz val="{}"/><name val="Times New Roman"/><family val="1"/></font>)", inner,
                     size);
}

}  // namespace

std::string stream_styles() {
  std::string xml =
      R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="[$-42A]#,##0.0"/><numFmt numFmtId="165" formatCode="[$-42A]#,##0"/></numFmts><fonts count="4">)";
  xml += font("", 11) + font("<b/>", 11) + font("<i/>", 11) + font("<b/>", 14);
  xml +=
      R"(</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>)"
      R"(<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders>)"
      R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>)";
  xml += fmt::format(R"(<cellXfs count="{}">)", look_count);
  for (const Style& style : styles)
    xml += fmt::format(
        R"(<xf numFmtId="{}" fontId="{}" fillId="0" borderId="{}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="{}" vertical="center"{}/></xf>)",
        static_cast<int>(style.format), static_cast<int>(style.font), style.framed ? 1 : 0, style.align,
        style.framed || style.font == italic ? R"( wrapText="1")" : "");
  return xml +
         R"(</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>)";
}

}  // namespace kiemdiem::spreadsheet
