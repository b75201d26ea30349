#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <ranges>

#include "base/vietnamese.h"
#include "paper/composer.h"
#include "paper/vietnamese_words.h"

namespace kiemdiem::paper {
namespace {

std::vector<int> shared_out(int width, const std::vector<int>& shares) {
  const int sum = std::max(1, std::accumulate(shares.begin(), shares.end(), 0));
  std::vector<int> widths;
  int left = width;
  for (const int share : shares) {
    widths.push_back(width * share / sum);
    left -= widths.back();
  }
  if (!widths.empty()) widths.back() += left;
  return widths;
}

Align align_of(CellKind kind) {
  switch (kind) {
    case CellKind::text:
      return Align::left;
    case CellKind::centered:
      return Align::center;
    case CellKind::number:
      return Align::right;
  }
  return Align::left;
}

/// The cells of a row, so that they fill the columns exactly and no text is lost.
std::vector<Cell> fitted(std::vector<Cell> cells, int columns) {
  std::vector<Cell> row;
  int used = 0;
  for (Cell& cell : cells) {
    cell.columns = std::max(1, cell.columns);
    if (used < columns) {
      cell.columns = std::min(cell.columns, columns - used);
      used += cell.columns;
      row.push_back(std::move(cell));
    } else {
      row.back().text += "; " + cell.text;
    }
  }
  for (; used < columns; ++used) row.emplace_back();
  return row;
}

std::string authority_word(const Profile& profile, Authority authority) {
  switch (authority) {
    case Authority::own:
      return {};
    case Authority::on_behalf:
      return profile.signing.on_behalf;
    case Authority::for_head:
      return profile.signing.for_head;
    case Authority::by_order:
      return profile.signing.by_order;
  }
  return {};
}

std::vector<std::vector<HeadCell>> head_of(const Table& table) {
  if (!table.head.empty()) return table.head;
  std::vector<HeadCell> titles;
  for (const Column& column : table.columns) titles.push_back({column.title});
  return {titles};
}

}  // namespace

std::string upper_printable(std::string_view text) {
  return upper_case(printable(text));
}

GridCell Composer::issuer_cell(const Letterhead& letterhead, int width) const {
  std::vector<Text> lines;
  if (!letterhead.superior.empty())
    lines.push_back(text(Role::superior, upper_printable(letterhead.superior)));
  if (!letterhead.issuer.empty()) {
    lines.push_back(text(Role::issuer, upper_printable(letterhead.issuer)));
    if (letterhead.separator && profile_.issuer.separator == Separator::rule)
      lines.push_back(centered_rule(Role::rule, profile_.issuer.rule, width));
    else if (letterhead.separator)
      lines.push_back(text(Role::separator, profile_.issuer.separator == Separator::star ? "*" : "-----"));
  }
  if (letterhead.number) {
    const bool open = letterhead.number->starts_with('-') || letterhead.number->starts_with('/');
    lines.push_back(text(Role::number, fmt::format("{} {}{}", profile_.number.label, open ? "......" : "",
                                                   *letterhead.number)));
  }
  if (!letterhead.letter_subject.empty())
    lines.push_back(
        text(Role::letter_subject, profile_.number.letter_subject + " " + letterhead.letter_subject));
  for (const std::string& mark : letterhead.marks) lines.push_back(text(Role::mark, mark));
  return {.texts = std::move(lines)};
}

GridCell Composer::heading_cell(const Letterhead& letterhead, int width) const {
  std::vector<Text> lines;
  if (letterhead.heading) {
    lines.push_back(text(Role::heading, profile_.heading.first));
    if (!profile_.heading.second.empty()) lines.push_back(text(Role::motto, profile_.heading.second));
    lines.push_back(centered_rule(Role::rule, profile_.heading.rule, width));
  }
  if (!letterhead.place.empty())
    lines.push_back(
        text(Role::place_and_date, fmt::format("{}, {}", letterhead.place, date_in_words(letterhead.date))));
  return {.texts = std::move(lines)};
}

void Composer::add_block(const Letterhead& letterhead) {
  if (!letterhead.form_code.empty()) add(text(Role::form_code, letterhead.form_code));
  const int share = letterhead.heading || !letterhead.place.empty() ? profile_.issuer.share : 60;
  const std::vector<int> widths = shared_out(width_, {share, 100 - share});
  GridRow row;
  row.push_back(issuer_cell(letterhead, widths[0]));
  row.push_back(heading_cell(letterhead, widths[1]));
  if (row[0].texts.empty() && row[1].texts.empty()) return;
  add(Grid{.widths = widths, .rows = {std::move(row)}, .together = true});
  gap();
}

void Composer::add_block(const Table& table) {
  const int columns = static_cast<int>(table.columns.size());
  if (columns == 0) return;
  std::vector<int> shares;
  for (const Column& column : table.columns) shares.push_back(column.share);
  Grid grid{.widths = shared_out(width_, shares), .bordered = true};
  for (const auto& head_row : head_of(table)) {
    GridRow row;
    for (const HeadCell& cell : head_row)
      row.push_back({.texts = {text(Role::cell_head, cell.title)},
                     .columns = cell.columns,
                     .rows = cell.rows,
                     .middle = true});
    grid.rows.push_back(std::move(row));
  }
  grid.head_rows = static_cast<int>(grid.rows.size());
  for (const auto& cells : table.rows) {
    GridRow row;
    std::size_t column = 0;
    for (const Cell& cell : fitted(cells, columns)) {
      Text own = text(Role::cell, Runs{{.text = cell.text, .bold = cell.bold}});
      own.align = align_of(table.columns[column].kind);
      row.push_back({.texts = {std::move(own)}, .columns = cell.columns});
      column += static_cast<std::size_t>(cell.columns);
    }
    grid.rows.push_back(std::move(row));
  }
  if (table.rows.empty() && !table.when_empty.empty()) {
    Text none = text(Role::cell, Runs{{.text = table.when_empty, .italic = true}});
    none.align = Align::center;
    grid.rows.push_back({{.texts = {std::move(none)}, .columns = columns}});
  }
  const auto* before = items_.empty() ? nullptr : std::get_if<Text>(&items_.back().what);
  const bool kept = before != nullptr && before->keep_with_next;  // a heading is not left alone
  gap();
  std::get<Text>(items_.back().what).keep_with_next = kept;
  add(std::move(grid));
  gap();
}

GridCell Composer::recipients_cell(const std::vector<std::string>& recipients) const {
  GridCell cell;
  cell.texts.push_back(text(Role::recipients_label, "Nơi nhận:"));
  for (std::size_t at = 0; at < recipients.size(); ++at)
    cell.texts.push_back(
        text(Role::recipient, fmt::format("- {}{}", recipients[at], at + 1 < recipients.size() ? "," : ".")));
  return cell;
}

GridCell Composer::signature_cell(const Signature& signature) const {
  GridCell cell;
  if (signature.body.empty() && signature.post.empty()) return cell;  // a side that stays free
  if (!signature.day.empty()) cell.texts.push_back(text(Role::place_and_date, signature.day));
  if (!signature.body.empty()) {
    const std::string word = authority_word(profile_, signature.authority);
    cell.texts.push_back(
        text(Role::authority, word + (word.empty() ? "" : " ") + upper_printable(signature.body)));
  }
  if (!signature.post.empty()) cell.texts.push_back(text(Role::post, upper_printable(signature.post)));
  if (!signature.note.empty()) cell.texts.push_back(text(Role::signing_note, signature.note));
  cell.texts.push_back(text(Role::signer, signature.name));
  return cell;
}

namespace {

/// A line under a table that speaks of it, no part of the paper by itself.
bool is_note(const Text& text) {
  return text.role == Role::rule || (text.role == Role::plain && !text.fill_in) ||
         text.role == Role::cell_head;
}

}  // namespace

/// Nobody signs on a page of its own: the last line comes along, and where only a few notes stand under a
/// table, they and its last row.
void Composer::keep_last_lines() {
  constexpr std::ptrdiff_t most_notes = 9;  // with the empty lines between
  auto above = items_.rbegin();
  while (above != items_.rend() && above - items_.rbegin() < most_notes &&
         std::holds_alternative<Text>(above->what) && is_note(std::get<Text>(above->what)))
    ++above;
  auto* table = above == items_.rend() ? nullptr : std::get_if<Grid>(&above->what);
  if (table != nullptr) {
    table->keep_with_next = true;
    for (auto note = items_.rbegin(); note != above; ++note) std::get<Text>(note->what).keep_with_next = true;
    return;
  }
  for (auto& item : std::ranges::reverse_view(items_)) {
    auto* text = std::get_if<Text>(&item.what);
    if (text == nullptr) return;
    text->keep_with_next = true;
    if (text->role != Role::rule) return;
  }
}

void Composer::add_block(const Signatures& signatures) {
  GridRow row;
  std::vector<int> shares;
  if (!signatures.recipients.empty()) row.push_back(recipients_cell(signatures.recipients));
  if (signatures.recipients.empty() && signatures.columns.size() == 1) row.emplace_back();
  for (const Signature& signature : signatures.columns) row.push_back(signature_cell(signature));
  if (row.empty()) return;
  shares.assign(row.size(), 1);
  keep_last_lines();
  gap();
  std::get<Text>(items_.back().what).keep_with_next = true;
  add(Grid{.widths = shared_out(width_, shares), .rows = {std::move(row)}, .together = true});
}

}  // namespace kiemdiem::paper
