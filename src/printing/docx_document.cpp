#include <fmt/format.h>

#include <vector>

#include "printing/docx.h"
#include "printing/docx_styles.h"
#include "printing/markup.h"

namespace kiemdiem::printing {
namespace {

using paper::Grid;
using paper::GridCell;
using paper::GridRow;
using paper::Item;
using paper::Rule;
using paper::Sheet;
using paper::Slip;
using paper::Text;

/// Writes the parts of document.xml in the order that the schema asks for.
class DocumentWriter {
 public:
  explicit DocumentWriter(const paper::Profile& profile) {
    for (int role = 0; role < paper::role_count; ++role)
      formats_.push_back(format_of(profile, static_cast<paper::Role>(role)));
    xml_.reserve(32768);
  }

  WordDocument write(const std::vector<Sheet>& sheets) {
    xml_ =
        R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>)";
    for (std::size_t at = 0; at < sheets.size(); ++at) {
      items(sheets[at].items, sheets[at].text_width());
      const bool last = at + 1 == sheets.size();
      xml_ += R"(<w:p><w:pPr><w:pStyle w:val="KdRule"/>)";  // the text of a section may not end with a table
      if (last) xml_ += "</w:pPr></w:p>";
      section(sheets[at], at == 0);
      if (!last) xml_ += "</w:pPr></w:p>";
    }
    xml_ += "</w:body></w:document>";
    return {std::move(xml_), std::move(pictures_)};
  }

 private:
  template <class... Values>
  void put(fmt::format_string<Values...> pattern, Values&&... values) {
    fmt::format_to(std::back_inserter(xml_), pattern, std::forward<Values>(values)...);
  }

  void items(const std::vector<Item>& all, int width) {
    for (const Item& item : all) {
      if (const auto* text = std::get_if<Text>(&item.what)) paragraph(*text, width, false);
      if (const auto* grid = std::get_if<Grid>(&item.what)) table(*grid);
      if (const auto* slip = std::get_if<Slip>(&item.what)) this->slip(*slip, width);
    }
  }

  void section(const Sheet& sheet, bool first) {
    xml_ += R"(<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:type w:val="nextPage"/>)";
    put(R"(<w:pgSz w:w="{}" w:h="{}"{}/>)", sheet.width, sheet.height,
        sheet.width > sheet.height ? R"( w:orient="landscape")" : "");
    put(R"(<w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" w:header="{}" w:footer="{}" w:gutter="0"/>)",
        sheet.top, sheet.right, sheet.bottom, sheet.left, sheet.top / 2, sheet.bottom / 2);
    if (sheet.restarts) xml_ += R"(<w:pgNumType w:start="1"/>)";
    if (first || sheet.restarts) xml_ += "<w:titlePg/>";
    xml_ += "</w:sectPr>";
  }

  void paragraph(const Text& text, int width, bool kept) {
    const paper::Format& format = formats_[static_cast<std::size_t>(text.role)];
    put(R"(<w:p><w:pPr><w:pStyle w:val="{}"/>)", style_id(text.role));
    if ((kept || text.keep_with_next) && !format.keep_with_next) xml_ += "<w:keepNext/>";
    if (text.rule != Rule::none)
      put(R"(<w:pBdr><w:top w:val="{}" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>)",
          text.rule == Rule::dashed ? "dashed" : "single");
    if (text.fill_in)
      put(R"(<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{}"/></w:tabs>)", width - text.right);
    if (text.picture) put(R"(<w:spacing w:before="{}"/>)", paper::picture_room);
    if (text.left != 0 || text.right != 0 || text.first_line != format.first_line)
      put(R"(<w:ind w:left="{}" w:right="{}" w:firstLine="{}"/>)", text.left, text.right, text.first_line);
    if (text.align != format.align) put(R"(<w:jc w:val="{}"/>)", word_alignment(text.align));
    xml_ += "</w:pPr>";
    if (text.picture) picture(text.picture);
    for (const paper::Run& run : text.runs) this->run(run);
    if (text.fill_in) xml_ += "<w:r><w:tab/></w:r>";
    xml_ += "</w:p>";
  }

  void picture(const std::shared_ptr<const QrCode>& code) {
    constexpr int units_a_twip = 635;  // EMU
    pictures_.push_back(code);
    put(R"(<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{0}" cy="{0}"/><wp:docPr id="{1}" name="QR {1}" descr="Mã QR của văn bản"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="{1}" name="qr{1}.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rQr{1}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{0}" cy="{0}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r><w:r><w:br/></w:r>)",
        paper::picture_size * units_a_twip, pictures_.size());
  }

  void run(const paper::Run& run) {
    if (run.text.empty()) return;
    xml_ += "<w:r>";
    if (run.bold || run.italic) {
      xml_ += "<w:rPr>";
      if (run.bold) xml_ += "<w:b/><w:bCs/>";
      if (run.italic) xml_ += "<w:i/><w:iCs/>";
      xml_ += "</w:rPr>";
    }
    std::string_view rest = run.text;
    while (true) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      xml_ += R"(<w:t xml:space="preserve">)";
      append_escaped(xml_, rest.substr(0, end));
      xml_ += "</w:t>";
      if (end == rest.size()) break;
      xml_ += "<w:br/>";
      rest.remove_prefix(end + 1);
    }
    xml_ += "</w:r>";
  }

  void table_head(const Grid& grid) {
    int width = 0;
    for (const int column : grid.widths) width += column;
    put(R"(<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/>)", width);
    if (grid.bordered) {
      xml_ += "<w:tblBorders>";
      for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
        put(R"(<w:{} w:val="single" w:sz="4" w:space="0" w:color="000000"/>)", side);
      xml_ += "</w:tblBorders>";
    }
    put(R"(<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="{1}" w:type="dxa"/><w:left w:w="{0}" w:type="dxa"/><w:bottom w:w="{1}" w:type="dxa"/><w:right w:w="{0}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>)",
        grid.room(), grid.upright_room());
    for (const int column : grid.widths) put(R"(<w:gridCol w:w="{}"/>)", column);
    xml_ += "</w:tblGrid>";
  }

  void table(const Grid& grid) {
    table_head(grid);
    std::vector<int> covered(grid.widths.size(), 0);  // rows that a cell from above still takes
    std::vector<int> spans(grid.widths.size(), 1);    // and the columns of that cell
    for (std::size_t at = 0; at < grid.rows.size(); ++at) {
      const bool head = static_cast<int>(at) < grid.head_rows;
      xml_ += "<w:tr><w:trPr><w:cantSplit/>";
      if (head) xml_ += "<w:tblHeader/>";
      xml_ += "</w:trPr>";
      // A head stays with the row below it.
      const bool kept = at + 1 < grid.rows.size() ? grid.together || head : grid.keep_with_next;
      row(grid, grid.rows[at], covered, spans, kept);
      xml_ += "</w:tr>";
    }
    xml_ += "</w:tbl>";
  }

  void row(const Grid& grid, const GridRow& cells, std::vector<int>& covered, std::vector<int>& spans,
           bool kept) {
    auto cell = cells.begin();
    for (std::size_t column = 0; column < grid.widths.size();) {
      if (covered[column] > 0) {
        const int span = spans[column];
        cell_properties(width_of(grid, column, span), span, "<w:vMerge/>", false);
        xml_ += "<w:p/></w:tc>";
        --covered[column];
        column += static_cast<std::size_t>(span);
        continue;
      }
      if (cell == cells.end()) break;
      if (cell->rows > 1) {
        covered[column] = cell->rows - 1;
        spans[column] = cell->columns;
      }
      this->cell(*cell, width_of(grid, column, cell->columns), kept);
      column += static_cast<std::size_t>(cell->columns);
      ++cell;
    }
  }

  static int width_of(const Grid& grid, std::size_t column, int span) {
    int width = 0;
    for (std::size_t at = column; at < column + static_cast<std::size_t>(span) && at < grid.widths.size();
         ++at)
      width += grid.widths[at];
    return width;
  }

  void cell_properties(int width, int span, const char* merge, bool middle, int shade = 0) {
    put(R"(<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/>)", width);
    if (span > 1) put(R"(<w:gridSpan w:val="{}"/>)", span);
    xml_ += merge;
    if (shade > 0) {
      const int light = 255 * (100 - shade) / 100;
      put(R"(<w:shd w:val="clear" w:color="auto" w:fill="{0:02X}{0:02X}{0:02X}"/>)", light);
    }
    if (middle) xml_ += R"(<w:vAlign w:val="center"/>)";
    xml_ += "</w:tcPr>";
  }

  void cell(const GridCell& cell, int width, bool kept) {
    cell_properties(width, cell.columns, cell.rows > 1 ? R"(<w:vMerge w:val="restart"/>)" : "", cell.middle,
                    cell.shade);
    for (const Text& text : cell.texts) paragraph(text, width, kept);
    if (cell.texts.empty()) xml_ += "<w:p/>";
    xml_ += "</w:tc>";
  }

  /// A table of one cell that is at least as high as its part of the page.
  void slip(const Slip& slip, int width) {
    table_head({.widths = {width}});
    put(R"(<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{}" w:hRule="atLeast"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/>)",
        slip.height, width);
    if (slip.cut)
      xml_ +=
          R"(<w:tcBorders><w:bottom w:val="dashed" w:sz="6" w:space="0" w:color="000000"/></w:tcBorders>)";
    xml_ += "</w:tcPr>";
    items(slip.items, width);
    xml_ += R"(<w:p><w:pPr><w:pStyle w:val="KdRule"/></w:pPr></w:p></w:tc></w:tr></w:tbl>)";
    xml_ += R"(<w:p><w:pPr><w:pStyle w:val="KdRule"/></w:pPr></w:p>)";
  }

  std::vector<paper::Format> formats_;
  std::string xml_;
  std::vector<std::shared_ptr<const QrCode>> pictures_;
};

}  // namespace

WordDocument word_document(const paper::Paper& paper) {
  return DocumentWriter{paper.profile}.write(compose(paper));
}

std::string document_xml(const paper::Paper& paper) {
  return word_document(paper).xml;
}

}  // namespace kiemdiem::printing
