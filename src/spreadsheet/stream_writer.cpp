#include "spreadsheet/stream_writer.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <set>

#include "base/markup.h"
#include "base/vietnamese.h"
#include "spreadsheet/packed_parts.h"
#include "spreadsheet/stream_styles.h"

namespace kiemdiem::spreadsheet {
namespace {

constexpr std::string_view main_space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view declaration = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr std::size_t longest_text = 32'767;

std::string column_name(std::size_t column) {
  std::string name;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return name;
}

/// What XML does not take is left out; the rest is escaped.
void append_text(std::string& into, std::string_view text) {
  for (const char one : text) {
    const auto byte = static_cast<unsigned char>(one);
    if (one == '&')
      into += "&amp;";
    else if (one == '<')
      into += "&lt;";
    else if (one == '>')
      into += "&gt;";
    else if (byte >= 0x20 || one == '\n' || one == '\t')
      into += one;
  }
}

bool takes_name(std::string_view name) {
  return !name.empty() && name.size() <= 31 * 4 && is_valid_utf8(name) &&
         name.find_first_of("[]:*?/\\'") == std::string_view::npos;
}

std::string print_titles(std::size_t at, std::string_view name, int from, int to) {
  std::string escaped;
  append_text(escaped, name);
  return fmt::format(R"(<definedName name="_xlnm.Print_Titles" localSheetId="{}">'{}'!${}:${}</definedName>)",
                     at, escaped, from, to);
}

}  // namespace

struct WorkbookStream::Parts {
  PackedParts packed;
  std::string buffer;
  std::vector<std::string> names;  ///< of sheets
  std::string titles;              ///< definedNames
  std::string merges;
  int merged = 0, row = 0;
  bool open = false;
  bool bad_text = false;
  std::vector<std::string> columns;

  std::string_view column(std::size_t at) {
    while (columns.size() <= at) columns.push_back(column_name(columns.size()));
    return columns[at];
  }
  void flush(std::size_t beyond) {
    if (buffer.size() <= beyond) return;
    packed.write(buffer);
    buffer.clear();
  }
  void end_sheet() {
    if (!open) return;
    buffer += "</sheetData>";
    if (merged > 0) buffer += fmt::format(R"(<mergeCells count="{}">{}</mergeCells>)", merged, merges);
    buffer +=
        R"(<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>)"
        R"(<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;CTrang &amp;P/&amp;N</oddFooter></headerFooter></worksheet>)";
    flush(0);
    packed.end();
    open = false;
  }
  void part(std::string_view name, std::string_view text) {
    packed.begin(name);
    packed.write(std::string{declaration} + std::string{text});
    packed.end();
  }
};

WorkbookStream::WorkbookStream() : parts_(std::make_unique<Parts>()) {}
WorkbookStream::~WorkbookStream() = default;

void WorkbookStream::begin(const StreamSheet& sheet) {
  Parts& parts = *parts_;
  parts.end_sheet();
  parts.names.emplace_back(sheet.name);
  parts.packed.begin(fmt::format("xl/worksheets/sheet{}.xml", parts.names.size()));
  parts.merges.clear();
  parts.merged = parts.row = 0;
  parts.open = true;
  parts.buffer = fmt::format(
      R"({}<worksheet xmlns="{}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">)",
      declaration, main_space);
  if (sheet.frozen > 0)
    parts.buffer +=
        fmt::format(R"(<pane ySplit="{}" topLeftCell="A{}" activePane="bottomLeft" state="frozen"/>)",
                    sheet.frozen, sheet.frozen + 1);
  parts.buffer += R"(</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>)";
  for (std::size_t at = 0; at < sheet.widths.size(); ++at)
    parts.buffer += fmt::format(R"(<col min="{0}" max="{0}" width="{1:.2f}" customWidth="1"/>)", at + 1,
                                sheet.widths[at]);
  parts.buffer += "</cols><sheetData>";
  if (sheet.repeated_to > 0)
    parts.titles +=
        print_titles(parts.names.size() - 1, sheet.name, std::max(1, sheet.repeated_from), sheet.repeated_to);
}

void WorkbookStream::row(const std::vector<StreamCell>& cells, double height) {
  Parts& parts = *parts_;
  auto out = std::back_inserter(parts.buffer);
  ++parts.row;
  fmt::format_to(out, R"(<row r="{}")", parts.row);
  if (height > 0) fmt::format_to(out, R"( ht="{:.1f}" customHeight="1")", std::min(height, 409.0));
  parts.buffer += '>';
  for (std::size_t at = 0; at < cells.size(); ++at) {
    const StreamCell& cell = cells[at];
    const bool empty = std::holds_alternative<std::monostate>(cell.value);
    if (empty && cell.look == Look::plain) continue;
    parts.buffer += R"(<c r=")";
    parts.buffer += parts.column(at);
    fmt::format_to(out, R"({}" s="{}")", parts.row, static_cast<int>(cell.look));
    if (const auto* text = std::get_if<std::string_view>(&cell.value)) {
      parts.bad_text = parts.bad_text || text->size() > longest_text || !is_valid_utf8(*text);
      parts.buffer += R"( t="inlineStr"><is><t xml:space="preserve">)";
      append_text(parts.buffer, *text);
      parts.buffer += "</t></is></c>";
    } else if (const auto* number = std::get_if<double>(&cell.value)) {
      fmt::format_to(out, "><v>{}</v></c>", *number);
    } else {
      parts.buffer += "/>";
    }
  }
  parts.buffer += "</row>";
  parts.flush(std::size_t{1} << 16);
}

void WorkbookStream::merge(const MergedArea& area) {
  ++parts_->merged;
  parts_->merges += fmt::format(R"(<mergeCell ref="{}:{}"/>)", to_text(area.first), to_text(area.last));
}

int WorkbookStream::rows() const {
  return parts_->row;
}

Result<std::string> WorkbookStream::finish() {
  Parts& parts = *parts_;
  parts.end_sheet();
  std::set<std::string> taken;
  for (const std::string& name : parts.names)
    if (!takes_name(name) || !taken.insert(search_key(name)).second)
      return refuse({{}, 0, 0, name, {}}, "Tên trang tính trùng hoặc có ký tự mà bảng tính không nhận.");
  if (parts.names.empty()) return refuse({}, "Bảng tính phải có ít nhất một trang.");
  if (parts.bad_text)
    return refuse({}, "Có ô chữ không phải UTF-8 hoặc quá dài; không ghi được vào bảng tính.");
  std::string types, sheets, relations;
  for (std::size_t at = 1; at <= parts.names.size(); ++at) {
    std::string name;
    append_text(name, parts.names[at - 1]);
    types += fmt::format(
        R"(<Override PartName="/xl/worksheets/sheet{}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>)",
        at);
    sheets += fmt::format(R"(<sheet name="{0}" sheetId="{1}" r:id="rId{1}"/>)", name, at);
    relations += fmt::format(
        R"(<Relationship Id="rId{0}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{0}.xml"/>)",
        at);
  }
  parts.part("xl/styles.xml", stream_styles());
  parts.part(
      "xl/workbook.xml",
      fmt::format(
          R"(<workbook xmlns="{}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{}</sheets>{}</workbook>)",
          main_space, sheets,
          parts.titles.empty() ? "" : "<definedNames>" + parts.titles + "</definedNames>"));
  parts.part(
      "xl/_rels/workbook.xml.rels",
      fmt::format(
          R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}<Relationship Id="rIdStyles" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)",
          relations));
  parts.part(
      "_rels/.rels",
      R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>)");
  parts.part(
      "[Content_Types].xml",
      fmt::format(
          R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{}</Types>)",
          types));
  return parts.packed.finish();
}

}  // namespace kiemdiem::spreadsheet
