#include "spreadsheet/legacy_cells.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/vietnamese.h"
#include "spreadsheet/excerpt.h"

namespace kiemdiem::spreadsheet {
namespace {

bool beyond_ascii(const Cell& cell) {
  return cell.kind == Cell::Kind::text &&
         std::any_of(cell.text.begin(), cell.text.end(), [](char letter) { return (letter & 0x80) != 0; });
}

/// How many cells of a column surely are in each encoding.
struct ColumnEvidence {
  int unicode = 0, tcvn3 = 0, vni = 0;

  void count(TextEvidence evidence) {
    unicode += evidence == TextEvidence::unicode;
    tcvn3 += evidence == TextEvidence::tcvn3;
    vni += evidence == TextEvidence::vni;
  }
  std::optional<LegacyEncoding> only_old() const {
    if (unicode > 0 || (tcvn3 > 0) == (vni > 0)) return std::nullopt;
    return tcvn3 > 0 ? LegacyEncoding::tcvn3 : LegacyEncoding::vni;
  }
};

std::optional<LegacyEncoding> encoding_of(const Cell& cell, TextEvidence evidence,
                                          const ColumnEvidence& column) {
  if (evidence == TextEvidence::tcvn3) return LegacyEncoding::tcvn3;
  if (evidence == TextEvidence::vni) return LegacyEncoding::vni;
  if (cell.font == Cell::Font::tcvn3) return LegacyEncoding::tcvn3;
  if (cell.font == Cell::Font::vni) return LegacyEncoding::vni;
  return evidence == TextEvidence::ambiguous ? column.only_old() : std::nullopt;
}

/// Letters that show a text to be broken: replacement characters and control codes of other code pages.
bool is_garbled(std::string_view text) {
  if (text.find("\xEF\xBF\xBD") != std::string_view::npos) return true;
  for (std::size_t at = 0; at + 1 < text.size(); ++at)
    if (text[at] == '\xC2' && static_cast<unsigned char>(text[at + 1]) < 0xA0) return true;
  return false;
}

/// Signs that stand inside words only in the old encodings ("Hµ").
bool has_old_signs(std::string_view text) {
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const bool sign = text[at] == '\xC2' &&
                      ((second >= 0xA6 && second <= 0xAE) || (second >= 0xB5 && second <= 0xBE)) &&
                      second != 0xBA && second != 0xA9 && second != 0xAE && second != 0xAB && second != 0xBB;
    const char before = static_cast<char>(text[at - 1] | 0x20);
    if (sign && before >= 'a' && before <= 'z') return true;
  }
  return false;
}

}  // namespace

Problems convert_legacy_cells(Sheet& sheet, const Place& where, Problems& notices) {
  std::map<int, ColumnEvidence> columns;
  std::unordered_map<std::string_view, TextEvidence> seen;  // the same few words fill most columns
  std::vector<std::pair<Cell*, TextEvidence>> cells;
  for (Cell& cell : sheet.cells) {
    if (!beyond_ascii(cell)) continue;
    const auto known = seen.find(cell.text);
    const TextEvidence evidence = known != seen.end() ? known->second : evidence_of(cell.text);
    if (known == seen.end()) seen.emplace(cell.text, evidence);
    columns[cell.at.column].count(evidence);
    cells.emplace_back(&cell, evidence);
  }
  Problems problems;
  std::map<LegacyEncoding, int> converted;
  for (const auto& [found, evidence] : cells) {
    Cell& cell = *found;
    const auto encoding = encoding_of(cell, evidence, columns[cell.at.column]);
    std::optional<std::string> text = encoding ? decode(cell.text, *encoding) : std::nullopt;
    if (text) {
      cell.text = std::move(*text);
      ++converted[*encoding];
    } else if (is_garbled(cell.text) || (evidence == TextEvidence::unicode && has_old_signs(cell.text))) {
      Place at = where;
      at.cell = to_text(cell.at);
      problems.push_back(
          {std::move(at), fmt::format("Chữ “{}” không phải Unicode và không nhận ra là TCVN3 hay VNI; hãy "
                                      "chuyển mã tệp sang Unicode rồi gửi lại.",
                                      excerpt(cell.text))});
    }
  }
  for (const auto& [encoding, count] : converted)
    notices.push_back(
        {where, fmt::format("{} ô viết bằng bảng mã cũ {} đã được đổi sang Unicode; hãy xem lại.", count,
                            name(encoding))});
  return problems;
}

}  // namespace kiemdiem::spreadsheet
