#include "printing/html.h"

#include <fmt/format.h>

#include "paper/composition.h"
#include "paper/vietnamese_words.h"
#include "printing/markup.h"

namespace kiemdiem::printing {
namespace {

using paper::Align;
using paper::Grid;
using paper::GridCell;
using paper::Item;
using paper::Rule;
using paper::Sheet;
using paper::Slip;
using paper::Text;

constexpr double twips = 20.0;

std::string_view css_alignment(Align align) {
  switch (align) {
    case Align::left:
      return "left";
    case Align::center:
      return "center";
    case Align::right:
      return "right";
    case Align::justify:
      return "justify";
  }
  return "left";
}

std::string style_of(const paper::Format& format, int role) {
  return fmt::format(
      ".r{}{{font-size:{}pt;font-weight:{};font-style:{};text-decoration:{};text-align:{};text-indent:{}pt;"
      "margin:{}pt "
      "0 {}pt;line-height:{}}}\n",
      role, format.size, format.bold ? "bold" : "normal", format.italic ? "italic" : "normal",
      format.underlined ? "underline" : "none", css_alignment(format.align), format.first_line / twips,
      format.before / twips, format.after / twips,
      format.line == 0 ? std::string{"normal"} : fmt::format("{}pt", format.line / twips));
}

class PageWriter {
 public:
  explicit PageWriter(const paper::Paper& paper) : paper_(paper) {
    for (int role = 0; role < paper::role_count; ++role)
      formats_.push_back(format_of(paper.profile, static_cast<paper::Role>(role)));
  }

  std::string write() {
    head();
    for (const Sheet& sheet : compose(paper_)) {
      put("<section class=\"{}\">\n", sheet.width > sheet.height ? "across" : "upright");
      items(sheet.items);
      html_ += "</section>\n";
    }
    return html_ + "</body>\n</html>\n";
  }

 private:
  template <class... Values>
  void put(fmt::format_string<Values...> pattern, Values&&... values) {
    fmt::format_to(std::back_inserter(html_), pattern, std::forward<Values>(values)...);
  }

  void head() {
    const auto& page = paper_.profile.page;
    put("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>\n",
        escaped(paper::printable(paper_.title)));
    put("@page{{size:A4;margin:{0}mm {1}mm {2}mm {3}mm}}\n@page across{{size:A4 landscape;margin:{0}mm {1}mm "
        "{2}mm "
        "{3}mm}}\n",
        page.top, page.right, page.bottom, page.left);
    html_ +=
        "body{font-family:'Times New Roman','Liberation Serif',serif;margin:0 auto;max-width:165mm}\n"
        "section{break-before:page}section:first-child{break-before:auto}.across{page:across}\n"
        "table{border-collapse:collapse;width:100%;table-layout:fixed}td,th{vertical-align:top;padding:0;"
        "overflow-wrap:anywhere}\n"
        ".b td,.b th{border:1px solid;padding:1.5pt 4pt}.n td,.n th{padding:1.5pt "
        "1pt}th{vertical-align:middle;font-weight:inherit}\n"
        "thead{display:table-header-group}tr,.t{break-inside:avoid}p{white-space:pre-line;overflow-wrap:"
        "anywhere}\n"
        ".f{display:flex}.f::after{content:'';flex:1;border-bottom:1.5pt "
        "dotted;margin-left:2pt}.f:empty{height:1em}\n"
        ".s{break-inside:avoid;min-height:48%}.c{border-bottom:1px dashed}hr{border:0;border-top:1px "
        "solid;margin:2pt "
        "auto}\n";
    for (int role = 0; role < paper::role_count; ++role)
      html_ += style_of(formats_[static_cast<std::size_t>(role)], role);
    html_ += "</style>\n</head>\n<body>\n";
  }

  void items(const std::vector<Item>& all) {
    for (const Item& item : all) {
      if (const auto* text = std::get_if<Text>(&item.what)) paragraph(*text);
      if (const auto* grid = std::get_if<Grid>(&item.what)) table(*grid);
      if (const auto* slip = std::get_if<Slip>(&item.what)) {
        put("<div class=\"s{}\">\n", slip->cut ? " c" : "");
        items(slip->items);
        html_ += "</div>\n";
      }
    }
  }

  void paragraph(const Text& text) {
    const paper::Format& format = formats_[static_cast<std::size_t>(text.role)];
    if (text.rule != Rule::none) {
      put("<hr style=\"margin-left:{}pt;margin-right:{}pt\">", text.left / twips, text.right / twips);
      return;
    }
    put("<p class=\"r{}{}\"", static_cast<int>(text.role), text.fill_in ? " f" : "");
    std::string own;
    if (text.align != format.align) own += fmt::format("text-align:{};", css_alignment(text.align));
    if (text.first_line != format.first_line)
      own += fmt::format("text-indent:{}pt;", text.first_line / twips);
    if (text.left != 0) own += fmt::format("padding-left:{}pt;", text.left / twips);
    if (!own.empty()) put(" style=\"{}\"", own);
    html_ += '>';
    if (text.picture) picture(*text.picture);
    if (text.fill_in && !text.runs.empty()) html_ += "<span>";
    for (const paper::Run& run : text.runs) this->run(run);
    if (text.fill_in && !text.runs.empty()) html_ += "</span>";
    html_ += "</p>\n";
  }

  void picture(const QrCode& code) {
    const int modules = code.size + 2 * qr_border;
    put("<svg width=\"{0}pt\" height=\"{0}pt\" viewBox=\"0 0 {1} {1}\" shape-rendering=\"crispEdges\" "
        "aria-hidden=\"true\" style=\"margin-top:{2}pt\"><path d=\"{3}\"/></svg><br>",
        paper::picture_size / twips, modules, paper::picture_room / twips, svg_path(code));
  }

  void run(const paper::Run& run) {
    if (run.bold) html_ += "<b>";
    if (run.italic) html_ += "<i>";
    append_escaped(html_, run.text);
    if (run.italic) html_ += "</i>";
    if (run.bold) html_ += "</b>";
  }

  void table(const Grid& grid) {
    int width = 0;
    for (const int column : grid.widths) width += column;
    put("<table class=\"{}{}{}\">\n<colgroup>", grid.bordered ? "b" : "", grid.is_dense() ? " n" : "",
        grid.together ? " t" : "");
    for (const int column : grid.widths) put("<col style=\"width:{:.2f}%\">", column * 100.0 / width);
    html_ += "</colgroup>\n";
    for (std::size_t at = 0; at < grid.rows.size(); ++at) {
      const bool head = static_cast<int>(at) < grid.head_rows;
      if (at == 0 && grid.head_rows > 0) html_ += "<thead>\n";
      if (static_cast<int>(at) == grid.head_rows) html_ += "<tbody>\n";
      html_ += "<tr>";
      for (const GridCell& cell : grid.rows[at]) this->cell(cell, head ? "th" : "td");
      html_ += "</tr>\n";
      if (static_cast<int>(at) + 1 == grid.head_rows) html_ += "</thead>\n";
    }
    if (static_cast<int>(grid.rows.size()) > grid.head_rows) html_ += "</tbody>\n";
    html_ += "</table>\n";
  }

  void cell(const GridCell& cell, const char* element) {
    put("<{}", element);
    if (cell.columns > 1) put(" colspan=\"{}\"", cell.columns);
    if (cell.rows > 1) put(" rowspan=\"{}\"", cell.rows);
    if (cell.shade > 0)
      put(" style=\"background:rgb({0},{0},{0});print-color-adjust:exact\"", 255 * (100 - cell.shade) / 100);
    html_ += '>';
    for (const Text& text : cell.texts) paragraph(text);
    put("</{}>", element);
  }

  const paper::Paper& paper_;
  std::vector<paper::Format> formats_;
  std::string html_;
};

}  // namespace

std::string to_html(const paper::Paper& paper) {
  return PageWriter{paper}.write();
}

}  // namespace kiemdiem::printing
