#include <fmt/format.h>

#include <malloc.h>

#include <fstream>
#include <iostream>

#include "commands.h"
#include "measure.h"
#include "population.h"
#include "spreadsheet/stream_writer.h"
#include "summary/gather.h"
#include "summary/packed.h"
#include "summary/table.h"

namespace kiemdiem::bench {
namespace {

/// Judged once, then told of by grassroots organization as the store keeps it: packed lines.
std::vector<std::string> kept_parts(int people) {
  const Rules rules = load_rules(KIEMDIEM_SOURCE_DIR, "phu-yen-khoi-2022");
  const facts::Situation situation = make_population(rules.dictionary, Size::of(people), Depth::plan);
  const assessment::Assessment assessment = assessment::judge(situation, rules.bound, rules.calendar);
  const summary::Summary whole = summary::gather({situation, rules.bound, assessment, rules.calendar});
  constexpr std::size_t lines_of_a_part = 110;
  std::vector<std::string> kept;
  for (std::size_t from = 0; from < whole.lines.size(); from += lines_of_a_part) {
    summary::Summary part;
    part.levels = whole.levels;
    if (from == 0) part.units = whole.units;
    const auto begin = whole.lines.begin() + static_cast<std::ptrdiff_t>(from);
    part.lines.assign(
        begin, begin + static_cast<std::ptrdiff_t>(std::min(lines_of_a_part, whole.lines.size() - from)));
    kept.push_back(summary::packed(part));
  }
  return kept;
}

/// What judging took is given back and forgotten, so that the peak is that of the summary.
void forget_peak() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
  std::ofstream{"/proc/self/clear_refs"} << "5";
}

/// MiB since forget_peak().
double peak_since() {
  std::ifstream status{"/proc/self/status"};
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

}  // namespace

int summaries(int people, int rounds) {
  const std::vector<std::string> kept = kept_parts(people);
  auto data = Installation::open(KIEMDIEM_SOURCE_DIR).value();
  const summary::TableBook book = summary::read_tables(data.paper_words("phu-yen-khoi-2022").value()).value();
  std::size_t bytes = 0;
  for (const std::string& part : kept) bytes += part.size();
  forget_peak();
  const double before = peak_since();
  summary::Summary sum;
  std::size_t rows = 0;
  const auto timings = measure(rounds, {[&] {
                                          std::vector<summary::Summary> parts;
                                          for (const std::string& part : kept)
                                            parts.push_back(summary::unpacked(part).value());
                                          std::vector<const summary::Summary*> all;
                                          for (const summary::Summary& part : parts) all.push_back(&part);
                                          sum = summary::add_up(all);
                                        },
                                        [&] {
                                          const summary::Tree tree{sum};
                                          rows = 0;
                                          for (const summary::Shape& shape : book.shapes)
                                            if (shape.rows != summary::RowsOf::subjects)
                                              rows += summary::make_table(shape, book, tree).rows.size();
                                        }});
  fmt::print("{} lines, {} parts, {:.1f} MiB kept, {} rows of tables\n", sum.lines.size(), kept.size(),
             static_cast<double>(bytes) / (1U << 20U), rows);
  print_head();
  print("kept parts read and added up", timings[0], static_cast<double>(sum.lines.size()));
  print("all tables that count", timings[1], static_cast<double>(sum.lines.size()));
  fmt::print("memory taken for sum and tables: {:.0f} MiB; before, with judging: {:.0f} MiB\n",
             peak_since() - before, peak_mib());
  return sum.lines.empty() ? 1 : 0;
}

/// Rows come one by one, as from a list that is read while it is written: nothing but the writer is measured.
int sheet(int rows, int rounds) {
  constexpr int columns = 11;
  forget_peak();
  const double before = peak_since();
  std::size_t bytes = 0;
  const auto timings = measure(rounds, {[&] {
                                 spreadsheet::WorkbookStream stream;
                                 stream.begin({"Danh sach", std::vector<double>(columns, 18.0)});
                                 std::vector<std::string> texts(columns);
                                 for (int at = 0; at < rows; ++at) {
                                   std::vector<spreadsheet::StreamCell> cells;
                                   for (std::string& text : texts) {
                                     text = fmt::format("Nguyễn Thị Ngọc {}", at % 997);
                                     cells.push_back({spreadsheet::Look::text, std::string_view{text}});
                                   }
                                   stream.row(cells);
                                 }
                                 bytes = stream.finish().value().size();
                               }});
  print_head();
  print("workbook written", timings[0], rows);
  fmt::print("{} bytes; memory taken while writing: {:.0f} MiB, the finished file in it\n", bytes,
             peak_since() - before);
  return 0;
}

}  // namespace kiemdiem::bench
