#pragma once

#include <map>
#include <string>
#include <vector>

#include "spreadsheet/workbook.h"
#include "spreadsheet/xml_part.h"

namespace kiemdiem::spreadsheet {

/// A part of the package that another part points to.
struct Relationship {
  std::string type;  ///< last word of the type: "worksheet", "styles"
  std::string part;  ///< full name in the zip, without leading slash
};
using Relationships = std::map<std::string, Relationship, std::less<>>;  ///< by id

/// What number formats and fonts a cell style brings along.
struct CellStyle {
  bool is_date = false;
  bool shows_no_day = false;  ///< of a date: month and year only
  int padded_digits = 0;
  Cell::Font font = Cell::Font::ordinary;
};

struct SheetEntry {
  std::string name;
  std::string relationship;
  bool hidden = false;
};

struct WorkbookEntries {
  std::vector<SheetEntry> sheets;
  bool from_1904 = false;
};

struct SharedText {
  std::string text;
  Cell::Font font = Cell::Font::ordinary;
};

/// Relationships of a part; none where it has no relationships part. External targets are left out.
Result<Relationships> read_relationships(ZipArchive& archive, const std::string& of_part, const Place& where);
Result<WorkbookEntries> read_workbook_entries(ZipArchive& archive, const std::string& part,
                                              const Place& where, const Limits& limits);
Result<std::vector<CellStyle>> read_styles(ZipArchive& archive, const std::string& part, const Place& where,
                                           const Limits& limits);
Result<std::vector<SharedText>> read_shared_texts(ZipArchive& archive, const std::string& part,
                                                  const Place& where, const Limits& limits);

/// ".VnTime" and ".VnArialH" write TCVN3, "VNI-Times" writes VNI.
Cell::Font font_of_name(std::string_view font_name);

/// Undoes `_x000D_` and the like, drops control characters, composes the letters (NFC).
std::string clean_text(std::string_view text);

}  // namespace kiemdiem::spreadsheet
