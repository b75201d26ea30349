#pragma once

#include "summary/table.h"

namespace kiemdiem::summary {

/// Something that does not add up: which check of the reference (1 to 7), where, and what.
struct Breach {
  int check = 0;
  std::string table, row, column;  ///< ids; empty where it is of the whole
  std::string subject;             ///< may be empty
  std::string organization;        ///< of a quota; else empty
  std::string text;                ///< Vietnamese, says what is wrong and where
};

/// 1 Tổng số = được xếp loại + chưa xếp loại (+ chưa rõ), the rated are the sum of the levels; 2 who must be
/// reviewed, and nobody is rated who was known not to be reviewed; 3 rows add up to the total, nobody counts
/// twice; 4 shares of one whole come to 100,0; 5 caps recomputed on the sums; 7 the day of the figures.
std::vector<Breach> check_rows(const Table& table, const TableBook& book);
/// What is wrong with the figures themselves, in whatever table: 2, 3, 5.
std::vector<Breach> check(const Summary& summary);
/// 6: each number that stands in a text beside the table is the number of the table.
struct Told {
  std::string place;  ///< "II.2"
  std::int64_t number = 0;
  std::string table, row, column;
};
std::vector<Breach> check(const std::vector<Told>& told, const std::vector<Table>& tables);

}  // namespace kiemdiem::summary
