#include "spreadsheet/list_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "base/words.h"
#include "spreadsheet/excerpt.h"
#include "spreadsheet/sheet_rows.h"
#include "spreadsheet/sheet_words.h"

namespace kiemdiem::spreadsheet {
namespace {

using facts::Dictionary;
using facts::Fact;
using facts::FactType;
using facts::ListShape;

constexpr std::size_t rows_searched_for_headings = 30;
constexpr int parent_column = -2;  ///< the column that names the parent's entry
constexpr int nobodys_column = -1;

/// The headings that a list knows, by key. Lower rank wins: the column's own name before other spellings.
class KnownHeadings {
 public:
  explicit KnownHeadings(const ListShape& shape) {
    if (!shape.row_column.empty()) add(shape.row_column, parent_column, 0);
    for (std::size_t at = 0; at < shape.facts.size(); ++at) {
      add_fact(shape.facts[at], static_cast<int>(at));
      for (const std::string& text : shape.facts[at].joined_from)
        piece_of_.try_emplace(heading_key(text), static_cast<int>(at));
    }
  }

  struct Match {
    int fact = nobodys_column;
    int rank = 0;
  };
  Match find(const Heading& heading) const {
    for (const std::string& text : heading.texts)
      if (const auto found = by_key_.find(heading_key(text)); found != by_key_.end()) return found->second;
    return {};
  }
  /// The fact that the column is only a piece of.
  int piece_of(const Heading& heading) const {
    const auto found = piece_of_.find(heading_key(heading.texts.front()));
    return found == piece_of_.end() ? nobodys_column : found->second;
  }
  /// A known heading that this one was probably meant to be, for a fact that has no column yet.
  std::string near(const Heading& heading, const std::map<int, Heading>& taken) const {
    const std::string key = heading_key(heading.texts.front());
    std::vector<std::string> free;
    for (const auto& [known, match] : by_key_)
      if (!taken.contains(match.fact) && known.size() >= 4) free.push_back(known);
    const std::string found = nearest_within(key.size() < 10 ? 1 : 2, key, free);
    return found.empty() ? std::string{} : texts_.at(found);
  }

 private:
  void add_fact(const Fact& fact, int index) {
    if (!fact.column.empty()) add(fact.column, index, 0);
    add(fact.path, index, 1);
    if (fact.type == FactType::list || fact.type == FactType::record) return;
    const bool grouped = fact.path.find('.') != std::string::npos;
    if (!grouped) add(fact.label.vi, index, 2);
    for (const std::string& text : fact.also) add(text, index, 3);
  }
  void add(const std::string& text, int fact, int rank) {
    const std::string key = heading_key(text);
    if (key.empty()) return;
    const auto [found, added] = by_key_.try_emplace(key, Match{fact, rank});
    if (!added && rank < found->second.rank) found->second = {fact, rank};
    texts_.try_emplace(key, text);
  }

  std::map<std::string, Match> by_key_;
  std::map<std::string, int> piece_of_;
  std::map<std::string, std::string> texts_;
};

/// Where the headings of a list stand in a sheet.
struct HeadingMatch {
  std::size_t row = 0;  ///< index among the rows that hold something
  int matches = 0;
  bool names_entries = false;  ///< a required fact or the name of the entries is among them
};

HeadingMatch best_heading_row(const Sheet& sheet, const std::vector<CellRow>& rows,
                              const KnownHeadings& known, const ListShape& shape) {
  HeadingMatch best;
  for (std::size_t at = 0; at < std::min(rows.size(), rows_searched_for_headings); ++at) {
    HeadingMatch here{at, 0, false};
    for (const Heading& heading : headings_at(sheet, rows, at).headings) {
      const int whole = known.find(heading).fact;
      const int fact = whole == nobodys_column ? known.piece_of(heading) : whole;
      here.matches += fact != nobodys_column;
      if (fact < 0) continue;
      const Fact& found = shape.facts[static_cast<std::size_t>(fact)];
      here.names_entries = here.names_entries || found.required || found.path == "name";
    }
    if (here.matches > best.matches) best = here;
  }
  return best;
}

/// Sheet names and list names are compared without the numbers that offices put before them ("01_DanhSach").
std::string sheet_key(std::string_view name) {
  std::string key = heading_key(name);
  return key.substr(std::min(key.find_first_not_of("0123456789"), key.size()));
}

bool is_named(const Sheet& sheet, const ListShape& shape) {
  const std::string key = sheet_key(sheet.name);
  return key == sheet_key(shape.sheet) || key == sheet_key(shape.name) || key == sheet_key(shape.label.vi);
}

class ListsFinder {
 public:
  ListsFinder(const Workbook& workbook, const Dictionary& dictionary, Problems& problems, Problems& notices)
      : workbook_(workbook),
        dictionary_(dictionary),
        problems_(problems),
        notices_(notices),
        used_(workbook.sheets.size(), false) {}

  std::vector<ListTable> find() {
    std::map<const ListShape*, const Sheet*> sheets;
    for (const ListShape& shape : dictionary_.lists())
      for (std::size_t at = 0; at < workbook_.sheets.size(); ++at)
        if (!used_[at] && !sheets.contains(&shape) && is_named(workbook_.sheets[at], shape))
          take(sheets, shape, at);
    for (std::size_t at = 0; at < workbook_.sheets.size(); ++at)
      if (!used_[at] && !is_written_by_us(workbook_.sheets[at])) guess(sheets, at);
    std::vector<ListTable> tables;
    for (const ListShape& shape : dictionary_.lists())
      if (const auto found = sheets.find(&shape); found != sheets.end())
        tables.push_back(read(shape, *found->second));
    return tables;
  }

 private:
  void take(std::map<const ListShape*, const Sheet*>& sheets, const ListShape& shape, std::size_t sheet) {
    sheets[&shape] = &workbook_.sheets[sheet];
    used_[sheet] = true;
  }
  void problem(const Sheet& sheet, CellReference cell, std::string message) {
    problems_.push_back({place_in(workbook_.file, sheet, cell), std::move(message)});
  }
  void notice(const Sheet& sheet, CellReference cell, std::string message) {
    notices_.push_back({place_in(workbook_.file, sheet, cell), std::move(message)});
  }

  /// A sheet of another name belongs to the list that most of its headings know.
  void guess(std::map<const ListShape*, const Sheet*>& sheets, std::size_t at) {
    const Sheet& sheet = workbook_.sheets[at];
    const std::vector<CellRow> rows = rows_of(sheet);
    if (rows.empty()) return;
    const ListShape* best = nullptr;
    int most = 2;
    for (const ListShape& shape : dictionary_.lists()) {
      if (sheets.contains(&shape)) continue;
      const HeadingMatch match = best_heading_row(sheet, rows, KnownHeadings{shape}, shape);
      if (!match.names_entries || match.matches <= most) continue;
      most = match.matches;
      best = &shape;
    }
    if (best == nullptr)
      return notice(sheet, {}, "Trang tính này không thuộc danh sách nào nên không được đọc.");
    notice(sheet, {},
           fmt::format("Trang tính này được đọc như danh sách “{}” theo các tiêu đề cột.", best->label.vi));
    take(sheets, *best, at);
  }

  ListTable read(const ListShape& shape, const Sheet& sheet) {
    ListTable table;
    table.shape = &shape;
    table.sheet = &sheet;
    const std::vector<CellRow> rows = rows_of(sheet);
    if (rows.empty()) return table;
    const KnownHeadings known{shape};
    const HeadingMatch match = best_heading_row(sheet, rows, known, shape);
    if (match.matches == 0) {
      problem(
          sheet, rows.front().front().at,
          fmt::format(
              "Không tìm thấy dòng tiêu đề cột của danh sách “{}” (cần các cột như “{}”); hãy dùng bảng mẫu.",
              shape.label.vi, shape.facts.front().column));
      return table;
    }
    const HeadingBlock block = headings_at(sheet, rows, match.row);
    table.heading_row = block.last_row;
    const std::vector<int> columns = facts_of_columns(table, block, known);
    for (std::size_t at = match.row + 1; at < rows.size(); ++at) {
      if (rows[at].front().at.row <= block.last_row || is_example(rows[at])) continue;
      if (table.rows.empty() && is_column_numbers(rows[at])) continue;
      if (!add_row(table, rows[at], columns)) break;
    }
    return table;
  }

  std::vector<int> facts_of_columns(ListTable& table, const HeadingBlock& block, const KnownHeadings& known) {
    const Sheet& sheet = *table.sheet;
    std::map<int, Heading> taken;
    std::map<int, int> ranks;
    std::vector<Heading>& strange = table.strange;
    for (const Heading& heading : block.headings) {
      const KnownHeadings::Match match = known.find(heading);
      const auto before = taken.find(match.fact);
      if (match.fact == nobodys_column || (before != taken.end() && match.rank > ranks[match.fact])) {
        strange.push_back(heading);
      } else if (before != taken.end() && match.rank == ranks[match.fact]) {
        problem(sheet, heading.at,
                fmt::format("Hai cột “{}” và “{}” ({}) cùng một nghĩa; hãy bỏ một cột.",
                            heading.texts.front(), before->second.texts.front(), to_text(before->second.at)));
      } else {
        if (before != taken.end()) strange.push_back(before->second);
        taken[match.fact] = heading;
        ranks[match.fact] = match.rank;
      }
    }
    std::vector<int> columns;
    const auto put = [&](const Heading& heading, int fact) {
      const auto column = static_cast<std::size_t>(heading.at.column);
      columns.resize(std::max(columns.size(), column + 1), nobodys_column);
      columns[column] = fact;
    };
    for (const Heading& piece : take_pieces(strange, known, taken)) put(piece, known.piece_of(piece));
    for (const auto& [fact, heading] : taken) put(heading, fact);
    report_strange(sheet, strange, known, taken);
    complain_of_missing(sheet, block, *table.shape, taken);
    return columns;
  }

  /// Takes the columns out of the strange ones that together make a fact without a column of its own.
  static std::vector<Heading> take_pieces(std::vector<Heading>& strange, const KnownHeadings& known,
                                          std::map<int, Heading>& taken) {
    std::map<int, std::vector<Heading>> pieces;
    for (const Heading& heading : strange)
      if (const int fact = known.piece_of(heading); fact != nobodys_column && !taken.contains(fact))
        pieces[fact].push_back(heading);
    std::vector<Heading> all;
    for (auto& [fact, headings] : pieces) {
      if (headings.size() < 2) continue;
      taken[fact] = headings.front();
      all.insert(all.end(), headings.begin(), headings.end());
    }
    std::erase_if(strange, [&](const Heading& heading) {
      return std::ranges::any_of(all, [&](const Heading& piece) { return piece.at == heading.at; });
    });
    return all;
  }

  void report_strange(const Sheet& sheet, const std::vector<Heading>& strange, const KnownHeadings& known,
                      const std::map<int, Heading>& taken) {
    std::string passed_over;
    for (const Heading& heading : strange) {
      const std::string meant =
          known.find(heading).fact == nobodys_column ? known.near(heading, taken) : std::string{};
      if (!meant.empty())
        problem(sheet, heading.at,
                fmt::format("Không có cột “{}”. Ý bạn là “{}”? Hãy sửa lại tiêu đề.",
                            excerpt(heading.texts.front()), meant));
      else
        passed_over += (passed_over.empty() ? "“" : ", “") + excerpt(heading.texts.front()) + "”";
    }
    if (!passed_over.empty())
      notice(sheet, strange.front().at,
             fmt::format("Các cột không dùng đến nên không đọc: {}.", passed_over));
  }

  void complain_of_missing(const Sheet& sheet, const HeadingBlock& block, const ListShape& shape,
                           const std::map<int, Heading>& taken) {
    const CellReference first = block.headings.front().at;
    if (!shape.row_column.empty() && !taken.contains(parent_column))
      problem(sheet, first, fmt::format("Thiếu cột “{}”.", shape.row_column));
    const auto name = shape.find("name");
    const bool named = name && taken.contains(*name);
    for (std::size_t at = 0; at < shape.facts.size(); ++at) {
      const Fact& fact = shape.facts[at];
      const bool can_be_made = fact.path == "id" && named;
      if (fact.required && !fact.column.empty() && !taken.contains(static_cast<int>(at)) && !can_be_made)
        problem(sheet, first, fmt::format("Thiếu cột “{}” ({}).", fact.column, fact.label.vi));
    }
  }

  /// @return false where the list ends before this row
  bool add_row(ListTable& table, CellRow cells, const std::vector<int>& columns) {
    ListRow row{cells.front().at.row, std::vector<const Cell*>(table.shape->facts.size(), nullptr), nullptr};
    bool anything = false;
    for (const Cell& cell : cells) {
      const auto column = static_cast<std::size_t>(cell.at.column);
      const int fact = column < columns.size() ? columns[column] : nobodys_column;
      if (fact == nobodys_column || cell.text.find_first_not_of(" \t\r\n") == std::string::npos) continue;
      anything = true;
      const Cell*& place = fact == parent_column ? row.parent : row.facts[static_cast<std::size_t>(fact)];
      place = place == nullptr ? &cell : joined(table, *place, cell);
    }
    const auto id = table.shape->find("id");
    const bool has_id = id && row.facts[static_cast<std::size_t>(*id)] != nullptr;
    if (!has_id && ends_list(cells)) {
      notice(*table.sheet, cells.front().at, "Từ dòng này là phần tổng cộng hoặc chữ ký nên không đọc.");
      return false;
    }
    if (anything) table.rows.push_back(std::move(row));
    return true;
  }

  /// Two cells of one fact: their texts with a blank between.
  static const Cell* joined(ListTable& table, const Cell& first, const Cell& second) {
    auto cell = std::make_unique<Cell>(first);
    cell->kind = Cell::Kind::text;
    cell->text += " " + second.text;
    table.joined.push_back(std::move(cell));
    return table.joined.back().get();
  }

  const Workbook& workbook_;
  const Dictionary& dictionary_;
  Problems& problems_;
  Problems& notices_;
  std::vector<bool> used_;
};

}  // namespace

bool is_written_by_us(const Sheet& sheet) {
  const std::string key = sheet_key(sheet.name);
  return key == sheet_key(information_sheet) || key == sheet_key(defaults_sheet) ||
         key == sheet_key(word_lists_sheet);
}

Place place_in(const std::string& file, const Sheet& sheet, CellReference cell) {
  return {file, 0, 0, sheet.name, cell.row > 0 && cell.column > 0 ? to_text(cell) : std::string{}};
}

std::vector<ListTable> find_lists(const Workbook& workbook, const Dictionary& dictionary, Problems& problems,
                                  Problems& notices) {
  return ListsFinder{workbook, dictionary, problems, notices}.find();
}

}  // namespace kiemdiem::spreadsheet
