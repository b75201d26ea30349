#include <fmt/format.h>

#include <iostream>

#include "commands.h"
#include "measure.h"
#include "population.h"
#include "spreadsheet/summary_workbook.h"
#include "summary/gather.h"

namespace kiemdiem::bench {
namespace {

struct Told {
  summary::Summary whole;
  std::vector<summary::Summary> parts;
  summary::TableBook book;
};

/// Judged once, gathered as one and by grassroots organization.
Told told_of(int people) {
  const Rules rules = load_rules(KIEMDIEM_SOURCE_DIR, "phu-yen-khoi-2022");
  const facts::Situation situation = make_population(rules.dictionary, Size::of(people), Depth::plan);
  const assessment::Assessment assessment = assessment::judge(situation, rules.bound, rules.calendar);
  const summary::Judged judged{situation, rules.bound, assessment, rules.calendar};
  auto data = Installation::open(KIEMDIEM_SOURCE_DIR).value();
  Told told{summary::gather(judged),
            {},
            summary::read_tables(data.paper_words("phu-yen-khoi-2022").value()).value()};
  // As parts that came from below: the lines of each grassroots organization.
  constexpr std::size_t lines_of_a_part = 110;
  for (std::size_t from = 0; from < told.whole.lines.size(); from += lines_of_a_part) {
    summary::Summary part;
    part.units = from == 0 ? told.whole.units : std::vector<summary::Unit>{};
    const auto begin = told.whole.lines.begin() + static_cast<std::ptrdiff_t>(from);
    part.lines.assign(begin, begin + static_cast<std::ptrdiff_t>(
                                         std::min(lines_of_a_part, told.whole.lines.size() - from)));
    told.parts.push_back(std::move(part));
  }
  return told;
}

}  // namespace

int summaries(int people, int rounds) {
  const Told told = told_of(people);
  std::vector<const summary::Summary*> parts;
  for (const summary::Summary& part : told.parts) parts.push_back(&part);
  summary::Summary sum;
  std::size_t rows = 0;
  const auto timings = measure(rounds, {[&] { sum = summary::add_up(parts); },
                                        [&] {
                                          const summary::Tree tree{told.whole};
                                          rows = 0;
                                          for (const summary::Shape& shape : told.book.shapes)
                                            if (shape.rows != summary::RowsOf::subjects)
                                              rows += summary::make_table(shape, told.book, tree).rows.size();
                                        }});
  fmt::print("{} lines, {} parts, {} rows of tables\n", told.whole.lines.size(), parts.size(), rows);
  print_head();
  print("parts added up", timings[0], static_cast<double>(told.whole.lines.size()));
  print("all tables that count", timings[1], static_cast<double>(told.whole.lines.size()));
  fmt::print("peak {:.0f} MiB\n", peak_mib());
  return sum.lines.size() == told.whole.lines.size() ? 0 : 1;
}

int sheet(int rows, int rounds) {
  auto data = Installation::open(KIEMDIEM_SOURCE_DIR).value();
  const summary::TableBook book = summary::read_tables(data.paper_words("phu-yen-khoi-2022").value()).value();
  summary::Table table;
  table.shape = book.find("t20");
  table.on = *make_date(2022, 12, 20);
  table.unit_name = "Đảng bộ tỉnh";
  for (int at = 0; at < rows; ++at) {
    summary::Row row;
    for (std::size_t column = 0; column < table.shape->columns.size(); ++column)
      row.cells.emplace_back(fmt::format("Nguyễn Thị Ngọc {}", at % 997));
    table.rows.push_back(std::move(row));
  }
  const double before = peak_mib();
  std::size_t bytes = 0;
  const auto timings =
      measure(rounds, {[&] { bytes = spreadsheet::write_summary({table}, {}, {}, {}).value().size(); }});
  print_head();
  print("workbook written", timings[0], rows);
  fmt::print("{} bytes; memory taken while writing: {:.0f} MiB, with the copy of the table that is written\n",
             bytes, peak_mib() - before);
  return 0;
}

}  // namespace kiemdiem::bench
