#include "summary/narrative.h"

#include <fmt/format.h>

#include <algorithm>

#include "summary/table_fields.h"

namespace kiemdiem::summary {
namespace {

struct Spoken {
  std::string_view table, place, subjects;
};
constexpr std::array spoken{Spoken{"t01", "III.1", "tổ chức đảng"}, Spoken{"t02", "III.2", "đảng viên"},
                            Spoken{"t03a", "III.3", "tập thể lãnh đạo, quản lý"},
                            Spoken{"t04b", "III.4", "cán bộ thuộc thẩm quyền quyết định"},
                            Spoken{"t04a", "III.4", "cán bộ do cấp trên quyết định"}};

/// Writes figures of the total row and remembers which they are.
class Speaking {
 public:
  Speaking(const Table& table, std::string_view place) : table_(table), row_(table.find("total")) {
    sentence_.place = place;
  }
  bool can() const { return row_ != nullptr; }

  std::string figure(std::string_view column) {
    const auto at = table_.column(column);
    if (!at) return std::string{not_known};
    const Cell& cell = row_->cells[*at];
    if (const auto* figure = std::get_if<Figure>(&cell))
      sentence_.told.push_back(
          {sentence_.place, figure->count(), table_.shape->id, row_->key, std::string{column}});
    return in_words(cell);
  }
  bool has(std::string_view column) const { return table_.column(column).has_value(); }
  /// A level: who may have it besides is told once, with those rated.
  std::string with_share(std::string_view column) {
    const auto at = table_.column(column);
    const auto* level = at ? std::get_if<Figure>(&row_->cells[*at]) : nullptr;
    if (level == nullptr || (level->subjects.empty() && !level->unsure.empty()))
      return std::string{not_known};
    sentence_.told.push_back(
        {sentence_.place, level->count(), table_.shape->id, row_->key, std::string{column}});
    std::string words = fmt::format("{}", level->count());
    const auto share = table_.column("share-" + std::string{column});
    if (share && std::get<Share>(row_->cells[*share]).tenths)
      words += " (" + in_words(row_->cells[*share]) + "%)";
    return words;
  }
  Sentence take(std::string text) {
    sentence_.text = std::move(text);
    return std::move(sentence_);
  }

 private:
  const Table& table_;
  const Row* row_;
  Sentence sentence_;
};

Sentence results(const Table& table, const Spoken& of) {
  Speaking say{table, of.place};
  std::string text = fmt::format("Tổng số {}: {}", of.subjects, say.figure("all"));
  if (say.has("reviewed")) text += fmt::format("; đã kiểm điểm {}", say.figure("reviewed"));
  if (say.has("rated")) text += fmt::format("; được xếp loại {}", say.figure("rated"));
  text += fmt::format(
      ". Hoàn thành xuất sắc nhiệm vụ {}; hoàn thành tốt nhiệm vụ {}; hoàn thành nhiệm vụ {}; không hoàn "
      "thành nhiệm vụ "
      "{}; chưa xếp loại {}.",
      say.with_share("excellent"), say.with_share("good"), say.with_share("completed"),
      say.with_share("not_completed"), say.figure("unrated"));
  return say.take(std::move(text));
}

/// How many pools exceed their limit, and which.
Sentence quotas(const Table& table) {
  std::vector<std::string> over;
  const auto scope = table.column("pool_scope"), excess = table.column("pool_excess"),
             kind = table.column("kind");
  for (const Row& row : table.rows)
    if (const auto* number = excess ? std::get_if<Number>(&row.cells[*excess]) : nullptr;
        number != nullptr && number->value > 0)
      over.push_back(fmt::format("{} ({}) vượt {}", in_words(row.cells[*scope]), in_words(row.cells[*kind]),
                                 number->value));
  if (over.empty()) return {"III.5", "Không có nơi nào vượt tỷ lệ hoàn thành xuất sắc nhiệm vụ.", {}};
  return {"III.5",
          fmt::format("Vượt tỷ lệ hoàn thành xuất sắc nhiệm vụ ở {} nơi: {}.", over.size(),
                      fmt::join(over, "; ")),
          {}};
}

Sentence left_out(const Table& table) {
  Speaking say{table, "III.6"};
  std::string text = fmt::format("Chưa kiểm điểm: {}; chưa xếp loại: {}.", say.figure("not_reviewed"),
                                 say.figure("unrated"));
  return say.take(std::move(text));
}

}  // namespace

std::vector<Sentence> narrative(const std::vector<Table>& tables) {
  std::vector<Sentence> sentences;
  const auto find = [&](std::string_view id) {
    return std::ranges::find(tables, id,
                             [](const Table& table) { return std::string_view{table.shape->id}; });
  };
  for (const Spoken& one : spoken)
    if (const auto table = find(one.table); table != tables.end() && table->find("total") != nullptr)
      sentences.push_back(results(*table, one));
  if (const auto table = find("t07"); table != tables.end()) sentences.push_back(quotas(*table));
  if (const auto table = find("t08"); table != tables.end() && table->find("total") != nullptr)
    sentences.push_back(left_out(*table));
  return sentences;
}

}  // namespace kiemdiem::summary
