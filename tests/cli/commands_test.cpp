#include <fmt/format.h>
#include <gmock/gmock.h>

#include "cli/command.h"
#include "cli/help.h"
#include "command_run.h"

namespace kiemdiem::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(Help, has_both_texts_for_every_command_and_option) {
  const auto check = [](const std::string& where, const HelpText& text) {
    EXPECT_THAT(text.vi, Not(IsEmpty())) << where;
    EXPECT_THAT(text.en, Not(IsEmpty())) << where;
    EXPECT_NE(text.vi, text.en) << where;
  };
  ASSERT_GT(commands().size(), 10U);
  for (const Command& command : commands()) {
    check(std::string{command.name}, command.help);
    for (const Option& option : command.options)
      check(fmt::format("{} {}", command.name, option.name), option.help);
  }
  for (const Option& option : common_options()) check(std::string{option.name}, option.help);
}

TEST(Help, names_every_command_in_both_languages) {
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"--help"}, std::vector<std::string>{"--help", "--lang", "en"}}) {
    const CommandResult ran = run_command(words);
    EXPECT_EQ(ran.exit, 0);
    for (const Command& command : commands()) EXPECT_THAT(ran.out, HasSubstr(std::string{command.name}));
  }
  EXPECT_THAT(run_command({"--help"}).out, HasSubstr("Các lệnh"));
  EXPECT_THAT(run_command({"--help", "--lang", "en"}).out, HasSubstr("Commands"));
}

TEST(Help, tells_the_options_of_one_command) {
  const CommandResult ran = run_command({"assess", "--help", "--lang", "en"});
  EXPECT_EQ(ran.exit, 0);
  EXPECT_THAT(ran.out, HasSubstr("--layers own|all"));
  EXPECT_THAT(run_command({"regulation", "--help"}).out, HasSubstr("kiemdiem regulation diff"));
}

TEST(Program, refuses_words_that_it_does_not_know) {
  EXPECT_THAT(run_command({"asess"}).err, HasSubstr("Không có lệnh “asess”. Ý bạn là “assess”?"));
  EXPECT_THAT(run_command({"regulation", "tets"}).err, HasSubstr("Ý bạn là “test”?"));
  EXPECT_THAT(run_command({"assess", demo("phu-yen-khoi-2022"), "--formt", "json"}).err,
              HasSubstr("Ý bạn là “--format”?"));
  EXPECT_THAT(run_command({"assess", "x.yaml", "--layers", "both"}).err, HasSubstr("own, all"));
  EXPECT_THAT(run_command({"assess", "x.yaml", "--out"}).err, HasSubstr("“--out” cần một giá trị"));
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"asess"}, {"assess"}, {}, {"regulation"}, {"assess", "a", "b"}})
    EXPECT_EQ(run_command(words).exit, 2);
}

TEST(Assess, ends_with_0_where_nothing_breaks_1_where_something_does) {
  const TemporaryFolder folder;
  const std::string head =
      "regulation: phu-yen-khoi-2022\nperiod: {kind: year, year: 2022}\non: 2022-12-10\n"
      "organizations: [{id: cb, kind: grassroots_cell, established: 2000-01-01}]\n";
  const std::string holds = folder.write(
      "a.yaml",
      head + "people: [{id: an, cell: cb, admitted: 2010-01-01, sick_leave_months: 2, proposed: good}]\n");
  const std::string breaks = folder.write(
      "b.yaml",
      head + "people: [{id: an, cell: cb, admitted: 2010-01-01, sick_leave_months: 3, proposed: good}]\n");
  EXPECT_EQ(run_command({"assess", holds}).exit, 0);
  EXPECT_EQ(run_command({"assess", breaks}).exit, 1);
}

TEST(Assess, reads_json_whatever_the_file_is_called) {
  const TemporaryFolder folder;
  const std::string file = folder.write(
      "situation",
      R"({"regulation": "phu-yen-khoi-2022", "period": {"kind": "year", "year": 2022}, "on": "2022-12-10",
 "organizations": [{"id": "cb", "kind": "cell"}], "people": [{"id": "an", "cell": "cb", "sick_leave_days": 120,
 "admitted": "2010-01-01", "proposed": "good"}]})");
  EXPECT_THAT(run_command({"assess", file}).out, HasSubstr("cao nhất chỉ được Hoàn thành nhiệm vụ"));
}

TEST(Assess, says_the_same_of_the_workbook_that_it_wrote) {
  const TemporaryFolder folder;
  const std::string result = folder.file("ket-qua.xlsx");
  EXPECT_EQ(run_command({"assess", demo("bu-dang-2020"), "--out", result}).exit, 1);
  const CommandResult again = run_command({"assess", result, "--format", "json"});
  EXPECT_EQ(again.out, run_command({"assess", demo("bu-dang-2020"), "--format", "json"}).out);
  EXPECT_THAT(again.err, HasSubstr("Ket luan"));  // sheets of the result are passed over and said so
}

TEST(Assess, judges_a_workbook_that_names_no_layers_by_all) {
  const TemporaryFolder folder;
  std::string text = read_file(demo("bu-dang-2020")).value();
  text.replace(text.find("layers: own\n"), 12, "");
  const std::string yaml = folder.write("khong-ghi.yaml", text);
  const std::string workbook = folder.file("khong-ghi.xlsx");
  run_command({"assess", yaml, "--out", workbook});
  EXPECT_EQ(run_command({"assess", workbook, "--format", "json"}).out,
            run_command({"assess", yaml, "--layers", "all", "--format", "json"}).out);
  EXPECT_NE(run_command({"assess", yaml, "--format", "json"}).out,
            run_command({"assess", yaml, "--layers", "all", "--format", "json"}).out);
}

TEST(Assess, leaves_word_files_to_another_release) {
  EXPECT_THAT(run_command({"assess", demo("bu-dang-2020"), "--format", "docx"}).err, HasSubstr("Word"));
  EXPECT_THAT(run_command({"assess", demo("bu-dang-2020"), "--format", "xlsx"}).err, HasSubstr("--out"));
}

TEST(Demo, judges_five_workbooks_and_writes_their_results) {
  const TemporaryFolder folder;
  const CommandResult ran = run_command({"demo", "--out", folder.file("demo")});
  EXPECT_EQ(ran.exit, 0);
  EXPECT_THAT(ran.out, HasSubstr("Đã xét 5 bảng tính"));
  for (const char* plan : {"phu-yen-khoi-2022", "benh-vien-phoi-2021", "bu-dang-2020", "huyen-uy-2023",
                           "phuong-11-go-vap-2021"}) {
    EXPECT_TRUE(std::filesystem::exists(folder.file(fmt::format("demo/{}.xlsx", plan))));
    EXPECT_TRUE(std::filesystem::exists(folder.file(fmt::format("demo/{}-ket-qua.xlsx", plan))));
  }
}

TEST(WhatIf, moves_nobody_where_nothing_is_changed) {
  EXPECT_THAT(run_command({"what-if", demo("huyen-uy-2023")}).out, HasSubstr("Không có gì thay đổi."));
}

TEST(WhatIf, refuses_entries_and_facts_that_are_not_there) {
  EXPECT_THAT(run_command({"what-if", demo("phu-yen-khoi-2022"), "--set", "dv4.proposed=good"}).err,
              HasSubstr("Ý bạn là “dv04”?"));
  const CommandResult fact =
      run_command({"what-if", demo("phu-yen-khoi-2022"), "--set", "dv04.sick_leave_month=2"});
  EXPECT_EQ(fact.exit, 2);
  EXPECT_THAT(fact.err, HasSubstr("sick_leave_months"));
}

TEST(WhatIf, judges_by_another_regulation) {
  const CommandResult ran =
      run_command({"what-if", demo("phu-yen-khoi-2022"), "--regulation", "huyen-uy-2023"});
  EXPECT_THAT(ran.out, HasSubstr("KH Huyện ủy 2023"));
}

TEST(Simulate, gives_the_same_people_for_the_same_seed) {
  const TemporaryFolder folder;
  for (const char* name : {"a.yaml", "b.yaml"})
    run_command({"simulate", "--members", "120", "--seed", "9", "--out", folder.file(name)});
  run_command({"simulate", "--members", "120", "--seed", "10", "--out", folder.file("c.yaml")});
  EXPECT_EQ(read_file(folder.file("a.yaml")), read_file(folder.file("b.yaml")));
  EXPECT_NE(read_file(folder.file("a.yaml")), read_file(folder.file("c.yaml")));
}

TEST(Simulate, writes_a_population_that_can_be_judged_from_both_forms) {
  const TemporaryFolder folder;
  for (const char* name : {"p.yaml", "p.xlsx"})
    run_command(
        {"simulate", "--members", "200", "--regulation", "phu-yen-khoi-2022", "--out", folder.file(name)});
  const CommandResult yaml = run_command({"assess", folder.file("p.yaml"), "--format", "json"});
  EXPECT_NE(yaml.exit, 2) << yaml.err;
  EXPECT_EQ(yaml.out, run_command({"assess", folder.file("p.xlsx"), "--format", "json"}).out);
}

TEST(Template, can_be_read_back_and_holds_the_facts_of_the_regulation) {
  const TemporaryFolder folder;
  const std::string file = folder.file("mau.xlsx");
  ASSERT_EQ(run_command({"template", "phuong-11-go-vap-2021", "--out", file}).exit, 0);
  const CommandResult ran = run_command({"assess", file});  // only the day is missing
  EXPECT_EQ(ran.exit, 2);
  EXPECT_THAT(ran.err, HasSubstr("on"));
}

TEST(Regulation, lint_finds_no_fault_in_any_document) {
  const CommandResult ran = run_command({"regulation", "lint"});
  EXPECT_EQ(ran.exit, 0) << ran.err << ran.out;
}

TEST(Regulation, coverage_names_the_rows_that_nobody_carries) {
  const TemporaryFolder folder;
  const std::string rows =
      folder.write("rows.md", "| PY-09 | x |\n| BD-44 | x |\ntext PY-10\n| PY-99 | x |\n");
  const CommandResult ran = run_command({"regulation", "coverage", "--rows", rows});
  EXPECT_EQ(ran.exit, 1);
  EXPECT_THAT(ran.out, HasSubstr("missing: PY-99"));
  EXPECT_THAT(ran.out, HasSubstr("2 of 3 rows carried: 2 computed, 0 reminded, 0 printed, 0 judgement"));
}

TEST(Regulation, consolidated_text_tells_where_a_piece_comes_from) {
  const CommandResult ran = run_command({"regulation", "consolidated", "phuong-11-go-vap-2021"});
  EXPECT_EQ(ran.exit, 0);
  EXPECT_THAT(ran.out, HasSubstr("Thay thế điểm"));
  EXPECT_THAT(ran.out, HasSubstr("Không còn áp dụng"));
}

}  // namespace
}  // namespace kiemdiem::cli
