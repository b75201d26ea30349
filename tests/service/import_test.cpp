#include "service/imports.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "demonstration_office.h"
#include "spreadsheet/workbook_writer.h"

namespace kiemdiem::service {
namespace {

using spreadsheet::DraftSheet;
using spreadsheet::Style;

constexpr const char* campaign = "phuong-11-go-vap-2021";

/// A workbook with one sheet of people: headings, then rows.
File workbook(const std::vector<std::vector<std::string>>& rows) {
  DraftSheet sheet;
  sheet.name = "Dang vien";
  for (const std::vector<std::string>& row : rows) {
    sheet.rows.emplace_back();
    for (const std::string& text : row) sheet.rows.back().push_back({text});
  }
  return {"danh-sach.xlsx", spreadsheet::write_workbook({sheet}).value()};
}

Outcome<void> as_committee(const std::function<Outcome<void>(Call&, const Unit&)>& work) {
  static const std::string token = signed_in("pgv.danguy");
  const std::string own = [] {
    std::string found;
    EXPECT_TRUE(demonstration_office().perform(asking("units", token), [&](Call& call) -> Outcome<void> {
      found = call.actor.acting.unit;
      return {};
    }));
    return found;
  }();
  return demonstration_office().perform(
      asking("add-entry", token, {{"unit", own}}),
      [&](Call& call) -> Outcome<void> { return work(call, *call.units().value()->find(own)); });
}

/// Somebody of the unit: code, name, cell.
std::array<std::string, 3> somebody(Call& call, const Unit& unit) {
  const auto all = store::find_all(call.data, "", "people", unit.path).value();
  const Node facts = facts_of(all.front());
  return {text_of(facts, "id"), text_of(facts, "name"), text_of(facts, "cell")};
}

std::vector<int> kinds_of(const ImportPlan& plan) {
  std::vector<int> kinds(4);
  for (const PlannedEntry& entry : plan.entries) ++kinds[static_cast<std::size_t>(entry.kind)];
  return kinds;
}

TEST(AnImport, tells_new_changed_merged_and_unchanged_people_apart) {
  const auto outcome = as_committee([](Call& call, const Unit& unit) -> Outcome<void> {
    const auto all = store::find_all(call.data, "", "people", unit.path).value();
    const auto line = [&](std::size_t at, const char* key) { return text_of(facts_of(all[at]), key); };
    const facts::Dictionary& dictionary = call.office.dictionary();
    const auto read = read_file(call,
                                workbook({{"Mã đảng viên", "Họ và tên", "Chi bộ"},
                                          {"moi-1", "Người Hoàn Toàn Mới", line(0, "cell")},
                                          {line(0, "id"), line(0, "name") + " Sửa", line(0, "cell")},
                                          {"ma-khac", line(1, "name"), line(1, "cell")},
                                          {line(2, "id"), line(2, "name"), line(2, "cell")}}),
                                unit, dictionary);
    EXPECT_TRUE(read);
    const auto plan = plan_import(call, *read, unit, campaign, dictionary, {}).value();
    EXPECT_TRUE(plan.problems.empty()) << to_text(plan.problems);
    EXPECT_EQ(kinds_of(plan), (std::vector<int>{1, 1, 1, 1}));
    const auto apart = plan_import(call, *read, unit, campaign, dictionary, {"ma-khac"}).value();
    EXPECT_EQ(kinds_of(apart), (std::vector<int>{2, 1, 0, 1})) << "said to be another person";
    return {};
  });
  EXPECT_TRUE(outcome);
}

TEST(AnImport, names_the_sheet_and_cell_of_what_is_wrong) {
  const auto outcome = as_committee([](Call& call, const Unit& unit) -> Outcome<void> {
    const auto known = somebody(call, unit);
    const auto read = read_file(call,
                                workbook({{"Mã đảng viên", "Họ và tên", "Chi bộ", "Số tháng nghỉ ốm"},
                                          {"m1", "Một", known[2], "13"},
                                          {"m2", "Hai", "Chi bộ không có", "2"}}),
                                unit, call.office.dictionary())
                          .value();
    std::vector<std::string> cells;
    for (const Problem& problem : read.problems)
      cells.push_back(problem.where.sheet + "!" + problem.where.cell);
    EXPECT_THAT(cells, testing::IsSupersetOf({"Dang vien!D2", "Dang vien!C3"}));
    return {};
  });
  EXPECT_TRUE(outcome);
}

TEST(AnImport, is_taken_back_whole_and_not_after_a_later_change) {
  std::string id;
  std::string person;
  std::string before;
  ASSERT_TRUE(as_committee([&](Call& call, const Unit& unit) -> Outcome<void> {
    const auto known = somebody(call, unit);
    person = known[0];
    before = stored_entry(call, {"", "people", person}).value()->text.facts;
    const auto read = read_file(call,
                                workbook({{"Mã đảng viên", "Họ và tên", "Chi bộ"},
                                          {"moi-2", "Người Nhập Vào", known[2]},
                                          {person, known[1] + " Đổi", known[2]}}),
                                unit, call.office.dictionary());
    const auto plan = plan_import(call, *read, unit, campaign, call.office.dictionary(), {});
    id = carry_out_import(call, *plan, unit, campaign, "tep.xlsx").value();
    EXPECT_TRUE(stored_entry(call, {"", "people", "moi-2"}).value());
    return {};
  }));
  ASSERT_TRUE(as_committee([&](Call& call, const Unit&) -> Outcome<void> {
    const store::Import import = *store::find_import(call.data, id).value();
    EXPECT_FALSE(changed_since(call, import).value());
    EXPECT_TRUE(undo_import(call, import));
    EXPECT_FALSE(stored_entry(call, {"", "people", "moi-2"}).value());
    EXPECT_EQ(stored_entry(call, {"", "people", person}).value()->text.facts, before);
    EXPECT_TRUE(changed_since(call, import).value()) << "it cannot be taken back twice";
    return {};
  }));
}

TEST(AnExport, changes_nothing_when_it_is_taken_in_again) {
  const auto outcome = as_committee([](Call& call, const Unit& unit) -> Outcome<void> {
    const std::string bytes = export_workbook(call, unit).value();
    const auto regulation = call.office.regulations().regulation(campaign, true).value();
    const auto read = read_file(call, {"xuat.xlsx", bytes}, unit, regulation->dictionary).value();
    EXPECT_TRUE(read.problems.empty()) << to_text(read.problems);
    const auto plan = plan_import(call, read, unit, campaign, regulation->dictionary, {}).value();
    EXPECT_TRUE(plan.problems.empty()) << to_text(plan.problems);
    EXPECT_TRUE(plan.texts.empty()) << plan.texts.front().key.list << " " << plan.texts.front().key.id;
    EXPECT_GT(kinds_of(plan)[3], 10);
    return {};
  });
  EXPECT_TRUE(outcome);
}

}  // namespace
}  // namespace kiemdiem::service
