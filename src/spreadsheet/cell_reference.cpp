#include "spreadsheet/cell_reference.h"

#include <algorithm>

namespace kiemdiem::spreadsheet {

std::string column_name(int column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) letters += static_cast<char>('A' + (column - 1) % 26);
  std::reverse(letters.begin(), letters.end());
  return letters;
}

std::string to_text(CellReference cell) {
  return column_name(cell.column) + std::to_string(cell.row);
}

std::optional<CellReference> parse_cell_reference(std::string_view text) {
  CellReference cell;
  std::size_t at = 0;
  const auto skip_dollar = [&] { at += at < text.size() && text[at] == '$'; };
  skip_dollar();
  for (; at < text.size() && cell.column < 10'000; ++at) {
    const char letter = static_cast<char>(text[at] & ~0x20);
    if (letter < 'A' || letter > 'Z') break;
    cell.column = cell.column * 26 + (letter - 'A' + 1);
  }
  skip_dollar();
  const std::size_t first_digit = at;
  for (; at < text.size() && at - first_digit < 8 && text[at] >= '0' && text[at] <= '9'; ++at)
    cell.row = cell.row * 10 + (text[at] - '0');
  if (at != text.size() || cell.row < 1 || cell.column < 1 || cell.column > 99'999) return std::nullopt;
  return cell;
}

std::optional<MergedArea> parse_area(std::string_view text) {
  const std::size_t colon = text.find(':');
  const auto first = parse_cell_reference(text.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : parse_cell_reference(text.substr(colon + 1));
  if (!first || !last || last->row < first->row || last->column < first->column) return std::nullopt;
  return MergedArea{*first, *last};
}

}  // namespace kiemdiem::spreadsheet
