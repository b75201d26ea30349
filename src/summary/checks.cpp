#include "summary/checks.h"

#include <fmt/format.h>

#include <algorithm>

#include "summary/measures.h"
#include "summary/table_fields.h"

namespace kiemdiem::summary {
namespace {

using Indices = std::vector<std::int32_t>;

std::string row_words(const Row& row) {
  std::string words;
  for (const Cell& cell : row.cells)
    if (const auto* text = std::get_if<std::string>(&cell); text != nullptr && text->size() > words.size())
      words = *text;
  return words.empty() ? row.key : words;
}

class Checking {
 public:
  Checking(const Table& table, const TableBook& book) : table_(table), book_(book) {}

  std::vector<Breach> all() {
    for (const Row& row : table_.rows) {
      levels(row);
      reviewed(row);
      shares(row);
    }
    if (table_.shape->rows == RowsOf::units || table_.shape->rows == RowsOf::positions) columns_add_up();
    if (table_.on == Date{}) say(7, {}, {}, "Bảng chưa có ngày tính số liệu.");
    return std::move(found_);
  }

 private:
  const Figure* figure(const Row& row, std::string_view measure) const {
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
      const Column& column = table_.shape->columns[at];
      if (column.kind == ColumnKind::counts && column.what == measure && column.types.empty())
        return std::get_if<Figure>(&row.cells[at]);
    }
    return nullptr;
  }
  void say(int check, const Row* row, std::string column, std::string text) {
    found_.push_back({check,
                      table_.shape->id,
                      row == nullptr ? std::string{} : row->key,
                      std::move(column),
                      {},
                      {},
                      std::move(text)});
  }

  void levels(const Row& row) {
    const Figure *all = figure(row, "all"), *rated = figure(row, "rated"), *unrated = figure(row, "unrated");
    if (all != nullptr && rated != nullptr && unrated != nullptr) {
      const auto sum = rated->count() + unrated->count() + static_cast<std::int64_t>(rated->unsure.size());
      if (sum != all->count())
        say(1, &row, "all",
            fmt::format("{}: tổng số {} khác được xếp loại {} cộng chưa xếp loại {} cộng chưa rõ {}.",
                        row_words(row), all->count(), rated->count(), unrated->count(),
                        rated->unsure.size()));
    }
    std::int64_t sum = 0;
    for (const char* level : {"excellent", "good", "completed", "not_completed"}) {
      const Figure* one = figure(row, level);
      if (one == nullptr) return;
      sum += one->count();
    }
    if (rated != nullptr && sum != rated->count())
      say(1, &row, "rated",
          fmt::format("{}: được xếp loại {} khác tổng bốn mức {}.", row_words(row), rated->count(), sum));
  }

  void reviewed(const Row& row) {
    const Figure *all = figure(row, "all"), *must = figure(row, "must_review"),
                 *exempt = figure(row, "exempt"), *excused = figure(row, "excused");
    if (all == nullptr || must == nullptr || exempt == nullptr || excused == nullptr) return;
    Indices counted;
    for (const Figure* one : {must, exempt, excused}) {
      counted.insert(counted.end(), one->subjects.begin(), one->subjects.end());
      counted.insert(counted.end(), one->unsure.begin(), one->unsure.end());
    }
    std::ranges::sort(counted);
    counted.erase(std::ranges::unique(counted).begin(), counted.end());
    if (counted != all->subjects)
      say(2, &row, "must_review",
          fmt::format("{}: phải kiểm điểm {} khác tổng số {} trừ miễn {} và không thuộc diện {}.",
                      row_words(row), must->count(), all->count(), exempt->count(), excused->count()));
  }

  void shares(const Row& row) {
    if (book_.rounding != Rounding::largest_remainder) return;
    std::map<std::string, std::int64_t> sums;
    for (std::size_t at = 0; at < row.cells.size(); ++at)
      if (const auto* share = std::get_if<Share>(&row.cells[at]); share != nullptr && share->tenths &&
                                                                  !table_.shape->columns[at].whole.empty() &&
                                                                  table_.shape->rows != RowsOf::levels)
        sums[table_.shape->columns[at].whole] += *share->tenths;
    for (const auto& [whole, sum] : sums)
      if (sum != 1000)
        say(4, &row, whole,
            fmt::format("{}: các tỷ lệ cộng lại {}%, phải là 100,0%.", row_words(row), tenths_words(sum)));
  }

  void columns_add_up() {
    const Row* total = table_.find("total");
    if (total == nullptr) return;
    for (std::size_t at = 0; at < table_.shape->columns.size(); ++at) {
      const auto* sum = std::get_if<Figure>(&total->cells[at]);
      if (sum == nullptr) continue;
      Indices counted;
      std::size_t unsure = 0;
      for (const Row& row : table_.rows)
        if (const auto* figure = std::get_if<Figure>(&row.cells[at]);
            figure != nullptr && row.kind == RowKind::data) {
          counted.insert(counted.end(), figure->subjects.begin(), figure->subjects.end());
          unsure += figure->unsure.size();
        }
      std::ranges::sort(counted);
      const std::string& column = table_.shape->columns[at].id;
      if (std::ranges::adjacent_find(counted) != counted.end())
        say(3, total, column,
            fmt::format("Cột “{}”: có đối tượng được đếm hai lần.", table_.shape->columns[at].title));
      if (counted != sum->subjects || unsure != sum->unsure.size())
        say(3, total, column,
            fmt::format("Cột “{}”: các dòng cộng lại {}, dòng tổng cộng ghi {}.",
                        table_.shape->columns[at].title, counted.size(), sum->count()));
    }
  }

  const Table& table_;
  const TableBook& book_;
  std::vector<Breach> found_;
};

}  // namespace

std::vector<Breach> check(const Summary& summary) {
  std::vector<Breach> found;
  for (const Line& line : summary.lines)
    if (is_rated(line) == Truth::yes && line.must_review == Truth::yes && line.reviewed == Truth::no)
      found.push_back(
          {2, {}, {}, {}, line.id, {}, fmt::format("{}: đã được xếp loại mà chưa kiểm điểm.", line.name)});
  for (const std::string& id : summary.twice) {
    const Line* line = summary.line(id);
    found.push_back(
        {3,
         {},
         {},
         {},
         id,
         {},
         fmt::format("{}: có trong hai nơi gửi lên; chỉ tính một lần.", line == nullptr ? id : line->name)});
  }
  for (const Pool& pool : summary.pools) {
    const auto limit = pool.share ? pool.limit : limit_of(pool);
    const Unit* unit = summary.unit(pool.organization);
    const std::string& where = unit == nullptr ? pool.organization : unit->name;
    if (limit && pool.best > *limit)
      found.push_back(
          {5,
           {},
           {},
           {},
           {},
           pool.organization,
           fmt::format("{}, {}: {} được xếp loại hoàn thành xuất sắc nhiệm vụ, tối đa {}, vượt {}.", where,
                       kind_words(pool.of), pool.best, *limit, pool.best - *limit)});
  }
  return found;
}

std::vector<Breach> check_rows(const Table& table, const TableBook& book) {
  return Checking{table, book}.all();
}

std::vector<Breach> check(const std::vector<Told>& told, const std::vector<Table>& tables) {
  std::vector<Breach> found;
  for (const Told& one : told) {
    const auto table = std::ranges::find(tables, one.table, [](const Table& each) { return each.shape->id; });
    const Row* row = table == tables.end() ? nullptr : table->find(one.row);
    const auto column = row == nullptr ? std::nullopt : table->column(one.column);
    const Figure* figure = column ? std::get_if<Figure>(&row->cells[*column]) : nullptr;
    if (figure == nullptr || figure->count() != one.number)
      found.push_back({6,
                       one.table,
                       one.row,
                       one.column,
                       {},
                       {},
                       fmt::format("Mục {} ghi {}, bảng ghi {}.", one.place, one.number,
                                   figure == nullptr ? std::string{not_known} : in_words(*figure))});
  }
  return found;
}

}  // namespace kiemdiem::summary
