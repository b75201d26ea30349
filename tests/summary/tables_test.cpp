#include <fmt/format.h>

#include <algorithm>

#include "summary/chart.h"
#include "summary/checks.h"
#include "summary/narrative.h"
#include "tables_of_tests.h"

namespace kiemdiem::summary {
namespace {

const std::string head =
    "regulation: phu-yen-khoi-2022\nperiod: {kind: year, year: 2022}\non: 2022-12-20\n"
    "unless_stated:\n  organizations: {established: 2005-09-02}\n"
    "  people: {admitted: 2009-03-26, official: 2010-03-26, sick_leave_months: 0, meetings_absent: 0, "
    "meetings_silent: 0, "
    "discipline: [], civil_servant: false}\n"
    "organizations:\n  - {id: khoi, name: Đảng bộ Khối, kind: superior_committee, proposed: null}\n"
    "  - {id: tt, name: Đảng bộ Trung tâm, kind: grassroots_committee, parent: khoi, proposed: good}\n"
    "  - {id: cb1, name: Chi bộ 1, kind: cell, parent: tt, proposed: good}\n"
    "  - {id: cb2, name: Chi bộ 2, kind: cell, parent: tt, proposed: good}\n";

std::string people(int count, const std::string& cell, const std::string& facts) {
  static int number = 0;
  std::string text;
  for (int one = 0; one < count; ++one)
    text += fmt::format("  - {{id: p{}, cell: {}, {}}}\n", ++number, cell, facts);
  return text;
}

TEST(TablesTest, shares_of_the_levels_come_to_a_hundred_in_every_row) {
  const Case one = judge(head + "people:\n" + people(1, "cb1", "proposed: excellent") +
                         people(1, "cb1", "proposed: good") + people(1, "cb1", "proposed: completed"));
  const Summary summary = gather(one.judged());
  const Tree tree{summary};
  const Table made = table("t02", tree, "tt");
  EXPECT_EQ(shown(made, "cb1", "share-excellent"), "33,4");
  EXPECT_EQ(shown(made, "cb1", "share-good"), "33,3");
  EXPECT_EQ(shown(made, "cb1", "share-completed"), "33,3");
  EXPECT_EQ(shown(made, "cb1", "share-not_completed"), "0,0");
  EXPECT_EQ(shown(made, "total", "all"), "3");
  EXPECT_EQ(shown(made, "total", "official"), "3");
}

TEST(TablesTest, what_is_not_known_is_not_counted_as_nobody) {
  const Case one = judge(head + "people:\n" + people(2, "cb1", "proposed: good") +
                         "  - {id: x, cell: cb1}\n  - {id: y, cell: cb1, proposed: null, official: null}\n");
  const Summary summary = gather(one.judged());
  const Tree tree{summary};
  const Table made = table("t02", tree, "tt");
  EXPECT_EQ(shown(made, "cb1", "rated"), "2; chưa rõ 1");
  EXPECT_EQ(shown(made, "cb1", "excellent"), "chưa rõ 1");
  EXPECT_EQ(shown(made, "cb1", "unrated"), "1; chưa rõ 1");
  EXPECT_EQ(shown(made, "cb1", "reviewed"), "chưa rõ 4");
  EXPECT_EQ(shown(made, "cb1", "probationary"), "1");
  EXPECT_TRUE(check_rows(made, book()).empty());
}

TEST(TablesTest, a_figure_names_who_is_behind_it_and_why) {
  const Case one =
      judge(head + "people:\n  - {id: moi, name: Lê Mới, cell: cb1, admitted: 2022-09-02, proposed: null}\n" +
            people(1, "cb1", "proposed: good"));
  const Summary summary = gather(one.judged());
  const Tree tree{summary};
  const Table made = table("t02", tree, "tt");
  const auto& figure = std::get<Figure>(made.find("cb1")->cells[*made.column("unrated.new_member")]);
  ASSERT_EQ(figure.count(), 1);
  const Line& line = summary.lines[static_cast<std::size_t>(figure.subjects.front())];
  EXPECT_EQ(line.id, "member:moi");
  ASSERT_FALSE(line.why_not.empty());
  EXPECT_FALSE(line.why_not.front().clause.empty());
  const Table list = table("t08a", tree, "tt");
  EXPECT_NE(shown(list, "member:moi", "reasons").find("Mới kết nạp chưa đủ 06 tháng"), std::string::npos);
}

const Number& number_at(const Table& table, const std::string& row, const std::string& column) {
  return std::get<Number>(table.find(row)->cells[*table.column(column)]);
}

TEST(TablesTest, the_numbers_of_a_quota_name_whom_they_count) {
  const Case one = judge(head + "people:\n" + people(1, "cb1", "proposed: excellent") +
                         people(7, "cb1", "proposed: good") + people(2, "cb2", "proposed: completed"));
  const Summary summary = gather(one.judged());
  const Tree tree{summary};
  const Table made = table("t07", tree, "khoi");
  int opened = 0;
  for (const Row& row : made.rows) {
    const Number& good = number_at(made, row.key, "pool_good");
    const Number& base = number_at(made, row.key, "pool_base");
    if (good.value != 7) continue;
    ++opened;
    EXPECT_EQ(good.subjects.size(), 7U) << row.key;
    EXPECT_EQ(base.subjects.size(), static_cast<std::size_t>(base.value)) << row.key;
    for (const std::int32_t at : good.subjects)
      EXPECT_EQ(summary.lines[static_cast<std::size_t>(at)].level, 1) << row.key;
  }
  EXPECT_GT(opened, 0);
}

TEST(TablesTest, a_quota_whose_people_are_not_found_opens_to_nobody) {
  const Case one = judge(head + "people:\n" + people(3, "cb1", "proposed: good"));
  Summary summary = gather(one.judged());
  for (Pool& pool : summary.pools) pool.good += 5;
  const Tree tree{summary};
  const Table made = table("t07", tree, "khoi");
  for (const Row& row : made.rows) EXPECT_TRUE(number_at(made, row.key, "pool_good").subjects.empty());
}

TEST(TablesTest, the_size_of_a_collective_opens_to_those_with_a_post_in_it) {
  const Case one = judge(
      head + "collectives:\n  - {id: cu1, name: Chi ủy 1, kind: cell_committee, of: cb1, size: 3}\n" +
      "people:\n  - {id: a, name: Lê A, cell: cb1, proposed: good, posts: [{role: secretary, in: cu1}]}\n" +
      "  - {id: b, name: Lê B, cell: cb1, proposed: good, posts: [{role: member, in: cu1}]}\n" +
      people(1, "cb1", "proposed: good"));
  const Summary summary = gather(one.judged());
  const Tree tree{summary};
  const Table made = table("t03", tree, "tt");
  const Number& size = number_at(made, "collective:cu1", "size");
  EXPECT_EQ(size.value, 3);
  EXPECT_EQ(size.subjects.size(), 2U) << "the number that was recorded stays; the list is who is known";
}

TEST(TablesTest, parts_of_one_pool_get_the_limit_of_their_sum) {
  Pool one;
  one.rule = "q";
  one.scope = "organization:tt";
  one.percent = 20;
  one.best = 3;
  one.good = 12;
  one.excludes_best = true;
  one.limit = limit_of(one);
  EXPECT_EQ(one.limit, 2);
  Summary first, second;
  first.pools = {one};
  second.pools = {one};
  const Summary sum = add_up(first, second);
  ASSERT_EQ(sum.pools.size(), 1U);
  // 24 rated good and 6 best, the best not in the base: whoever is one too many is rated good and joins it,
  // so 5 of the then 25; of all 30 it would be 6.
  EXPECT_EQ(sum.pools.front().limit, 5);
  EXPECT_EQ(sum.pools.front().excess(), 1);
  EXPECT_EQ(check(sum).size(), 1U);
  Pool other = sum.pools.front();
  other.excludes_best = false;
  EXPECT_EQ(limit_of(other), 6);
}

TEST(TablesTest, who_is_told_of_twice_counts_once_and_is_named) {
  const Case one = judge(head + "people:\n" + people(1, "cb1", "proposed: good"));
  const Summary summary = gather(one.judged());
  const Summary doubled = add_up(summary, summary);
  EXPECT_EQ(doubled.lines, summary.lines);
  EXPECT_EQ(doubled.twice.size(), summary.lines.size());
  bool told = false;
  for (const Breach& breach : check(doubled))
    told = told || (breach.check == 3 && breach.subject == summary.lines.back().id);
  EXPECT_TRUE(told);
}

TEST(TablesTest, a_total_that_is_changed_by_hand_is_found_with_its_column) {
  const Case one = judge(head + "people:\n" + people(3, "cb1", "proposed: good") +
                         people(2, "cb2", "proposed: completed"));
  const Summary summary = gather(one.judged());
  const Tree tree{summary};
  Table made = table("t02", tree, "tt");
  Row& total = made.rows.back();
  std::get<Figure>(total.cells[*made.column("good")]).subjects.pop_back();
  const auto breaches = check_rows(made, book());
  ASSERT_FALSE(breaches.empty());
  bool columns = false, levels = false;
  for (const Breach& breach : breaches) {
    columns = columns || (breach.check == 3 && breach.column == "good");
    levels = levels || (breach.check == 1 && breach.row == "total");
  }
  EXPECT_TRUE(columns);
  EXPECT_TRUE(levels);
}

TEST(TablesTest, the_level_of_last_year_is_compared) {
  const Case one = judge(head + "people:\n" + people(2, "cb1", "proposed: good, previous_rating: completed") +
                         people(1, "cb1", "proposed: completed, previous_rating: completed"));
  const Summary summary = gather(one.judged());
  const Tree tree{summary};
  const Table made = table("t09", tree, "tt");
  EXPECT_EQ(shown(made, "member-2", "past"), "3");
  EXPECT_EQ(shown(made, "member-2", "now"), "1");
  EXPECT_EQ(shown(made, "member-2", "difference"), "-2");
  EXPECT_EQ(shown(made, "member-2", "difference_share"), "-66,7");
  EXPECT_EQ(shown(made, "member-1", "difference"), "+2");
  EXPECT_EQ(shown(made, "organization-1", "past"), "chưa rõ") << "no organization has a result of last year";
  EXPECT_EQ(shown(made, "organization-1", "difference"), "chưa rõ");
  // Who is behind a difference: two came to the second level and none left it, two left the third.
  const auto behind = [&made](const std::string& row) {
    return std::get<Change>(made.find(row)->cells[*made.column("difference")]);
  };
  EXPECT_EQ(behind("member-1").came.size(), 2U);
  EXPECT_TRUE(behind("member-1").left.empty());
  EXPECT_TRUE(behind("member-2").came.empty());
  ASSERT_EQ(behind("member-2").left.size(), 2U);
  for (const std::int32_t at : behind("member-1").came)
    EXPECT_EQ(summary.lines[static_cast<std::size_t>(at)].level, 1);
  for (const std::int32_t at : behind("member-2").left)
    EXPECT_EQ(summary.past[static_cast<std::size_t>(at)].level, 2);
  // The bars: the year before beside this one.
  const auto chart = chart_of(made, 20);
  ASSERT_TRUE(chart);
  const auto bar = std::ranges::find(chart->bars, "đảng viên, năm trước", &ChartBar::label);
  ASSERT_NE(bar, chart->bars.end());
  EXPECT_EQ(bar->values, (std::vector<std::int64_t>{0, 0, 3, 0}));
  EXPECT_EQ(std::next(bar)->values, (std::vector<std::int64_t>{0, 2, 1, 0}));
}

TEST(TablesTest, shares_of_the_years_that_miss_the_hundred_by_their_rounding_are_noted) {
  const Case one = judge(head + "people:\n" + people(1, "cb1", "proposed: excellent, previous_rating: good") +
                         people(1, "cb1", "proposed: good, previous_rating: good") +
                         people(1, "cb1", "proposed: completed, previous_rating: good"));
  const Summary summary = gather(one.judged());
  const Tree tree{summary};
  TableBook by_itself = book();
  const auto notes = [&] {
    std::string all;
    for (const std::string& note : make_table(*by_itself.find("t09"), by_itself, tree, "tt").notes)
      all += note;
    return all;
  };
  EXPECT_EQ(notes().find("lệch 100,0%"), std::string::npos);
  by_itself.rounding = Rounding::half_up;
  EXPECT_NE(notes().find("lệch 100,0%"), std::string::npos) << "33,3 three times";
}

TEST(TablesTest, without_the_year_before_nothing_is_compared) {
  const Case one = judge(head + "people:\n" + people(2, "cb1", "proposed: good"));
  const Summary summary = gather(one.judged());
  const Tree tree{summary};
  EXPECT_EQ(shown(table("t09", tree, "tt"), "member-1", "difference"), "chưa rõ");
}

TEST(TablesTest, a_type_of_organization_holds_for_those_below_it) {
  std::string text =
      head + "people:\n" + people(2, "cb1", "proposed: good") + people(1, "cb2", "proposed: good");
  text.replace(text.find("kind: grassroots_committee"), 0, "type: public_service, ");
  text.replace(text.find("id: cb2, name: Chi bộ 2"), 0, "type: police, ");
  const Case one = judge(text);
  const Summary summary = gather(one.judged());
  const Tree tree{summary};
  const Table made = table("t10", tree);
  EXPECT_EQ(shown(made, "row-rated", "service"), "2");
  EXPECT_EQ(shown(made, "row-rated", "police"), "1");
  EXPECT_EQ(shown(made, "row-rated", "unknown"), "0");
  const auto chart = chart_of(made, 20);
  ASSERT_TRUE(chart);
  ASSERT_EQ(chart->bars.size(), 2U) << "types where somebody is, sums of types not again";
  EXPECT_EQ(chart->bars[0].label, "Công lập");
  EXPECT_EQ(chart->bars[0].values, (std::vector<std::int64_t>{0, 2, 0, 0, 0}));
  EXPECT_EQ(chart->bars[1].label, "Công an");
  EXPECT_EQ(chart->bars[1].values, (std::vector<std::int64_t>{0, 1, 0, 0, 0}));
}

TEST(TablesTest, the_text_of_the_report_has_the_numbers_of_the_tables) {
  const Case one = judge(head + "people:\n" + people(3, "cb1", "proposed: good") +
                         people(1, "cb2", "proposed: completed"));
  const Summary summary = gather(one.judged());
  const Tree tree{summary};
  std::vector<Table> tables;
  for (const Shape& shape : book().shapes) tables.push_back(make_table(shape, book(), tree, "tt"));
  const std::vector<Sentence> sentences = narrative(tables);
  std::vector<Told> told;
  for (const Sentence& sentence : sentences)
    told.insert(told.end(), sentence.told.begin(), sentence.told.end());
  ASSERT_FALSE(told.empty());
  EXPECT_TRUE(check(told, tables).empty());
  told.front().number += 1;
  ASSERT_EQ(check(told, tables).size(), 1U);
  EXPECT_EQ(check(told, tables).front().check, 6);
  EXPECT_NE(sentences[1].text.find("hoàn thành tốt nhiệm vụ 3 (75,0%)"), std::string::npos)
      << sentences[1].text;
}

TEST(TablesTest, a_share_that_misses_the_hundred_by_its_rounding_is_noted) {
  const Case one = judge(head + "people:\n" + people(1, "cb1", "proposed: excellent") +
                         people(1, "cb1", "proposed: good") + people(1, "cb1", "proposed: completed"));
  const Summary summary = gather(one.judged());
  const Tree tree{summary};
  TableBook by_itself = book();
  by_itself.rounding = Rounding::half_up;
  const Table made = make_table(*by_itself.find("t02"), by_itself, tree, "tt");
  EXPECT_EQ(shown(made, "cb1", "share-excellent"), "33,3");
  ASSERT_FALSE(made.notes.empty());
  EXPECT_NE(made.notes.back().find("lệch 100,0%"), std::string::npos);
}

TEST(TableBookTest, a_word_that_cannot_be_counted_is_pointed_out) {
  const Node layer = parse_yaml(
                         "tables:\n  chung: {rounding: largest_remainder, reasons: [{id: a, label: A}], "
                         "positions: [{code: x, "
                         "label: X, roles: [head]}]}\n  t: {table: t, code: c, title: t, name: n, rows: "
                         "units, of: [member], "
                         "columns: [{title: A, counts: excelent}]}\n",
                         "t.yaml")
                         .value();
  const auto read = read_tables({layer});
  ASSERT_FALSE(read.has_value());
  EXPECT_NE(to_text(read.error()).find("excelent"), std::string::npos);
  EXPECT_NE(to_text(read.error()).find("t.yaml:3"), std::string::npos);
}

}  // namespace
}  // namespace kiemdiem::summary
