#include <gmock/gmock.h>

#include "command_run.h"

/// What cannot be judged is refused with the place and leaves nothing behind.
namespace kiemdiem::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string head = "regulation: phu-yen-khoi-2022\nperiod: {kind: year, year: 2022}\non: 2022-12-10\n";

struct Hostile {
  std::string name;
  std::string text;
  std::vector<std::string> says;
};

class HostileSituation : public testing::TestWithParam<Hostile> {};

TEST_P(HostileSituation, is_refused_with_its_place_and_nothing_is_written) {
  const TemporaryFolder folder;
  const std::string file = folder.write("x.yaml", GetParam().text);
  for (const char* out : {"out.json", "out.xlsx", "out.txt"}) {
    const CommandResult ran = run_command({"assess", file, "--out", folder.file(out)});
    EXPECT_EQ(ran.exit, 2);
    EXPECT_EQ(ran.out, "");
    for (const std::string& part : GetParam().says) EXPECT_THAT(ran.err, HasSubstr(part));
  }
  EXPECT_THAT(folder.names(), ElementsAre("x.yaml"));
}

INSTANTIATE_TEST_SUITE_P(
    Texts, HostileSituation,
    testing::Values(
        Hostile{"wrong_type",
                head + "people:\n  - {id: an, sick_leave_months: bốn}\n",
                {"x.yaml:5:", "Số tháng nghỉ ốm"}},
        Hostile{"unknown_key",
                head + "people:\n  - {id: an, sick_leave_month: 4}\n",
                {"x.yaml:5:", "Ý bạn là “sick_leave_months”?"}},
        Hostile{"impossible_date",
                head + "people:\n  - {id: an, admitted: 2022-02-30}\n",
                {"x.yaml:5:", "2022-02-30"}},
        Hostile{
            "cycle",
            head + "organizations:\n  - {id: a, kind: cell, parent: b}\n  - {id: b, kind: cell, parent: a}\n",
            {"đứng trên chính nó", "x.yaml:"}},
        Hostile{"missing_subject",
                head + "events:\n  - {event: rating, subject: \"member:ma\", on: 2022-12-01}\n",
                {"x.yaml:5:", "ma"}},
        Hostile{"missing_cell", head + "people:\n  - {id: an, cell: cb1}\n", {"x.yaml:5:", "cb1"}},
        Hostile{"several_at_once",
                head + "people:\n  - {id: an, admitted: 2022-02-30}\n  - {id: an, sick_leave_months: x}\n",
                {"2022-02-30", "đã dùng", "Số tháng nghỉ ốm"}},
        Hostile{"no_regulation", "period: {kind: year, year: 2022}\non: 2022-12-10\n", {"--regulation"}},
        Hostile{"unknown_regulation",
                "regulation: phu-yen-khoi-2021\nperiod: {kind: year, year: 2022}\n",
                {"Ý bạn là “phu-yen-khoi-2022”?"}},
        Hostile{"broken_yaml", "people: [1, 2", {"x.yaml:"}},
        Hostile{"broken_json", "{\"people\": [", {"x.yaml:"}},
        Hostile{"truncated_zip", "PK\x03\x04 not a workbook", {"x.yaml"}}),
    [](const auto& test) { return test.param.name; });

TEST(Refusal, of_a_workbook_that_is_cut_short) {
  const TemporaryFolder folder;
  const std::string whole = folder.file("whole.xlsx");
  ASSERT_EQ(run_command({"assess", demo("bu-dang-2020"), "--out", whole}).exit, 1);
  const std::string bytes = read_file(whole).value();
  for (const std::size_t length : {bytes.size() / 4, bytes.size() / 2, bytes.size() - 30}) {
    const std::string cut = folder.write("cut.xlsx", bytes.substr(0, length));
    const CommandResult ran = run_command({"assess", cut, "--out", folder.file("out.xlsx")});
    EXPECT_EQ(ran.exit, 2);
    EXPECT_THAT(ran.err, HasSubstr("cut.xlsx"));
  }
  EXPECT_THAT(folder.names(), ElementsAre("cut.xlsx", "whole.xlsx"));
}

TEST(Refusal, of_a_file_that_is_not_there_and_a_place_that_cannot_be_written) {
  EXPECT_THAT(run_command({"assess", "khong-co.yaml"}).err, HasSubstr("khong-co.yaml: Không đọc được tệp"));
  const CommandResult ran =
      run_command({"assess", demo("bu-dang-2020"), "--out", "/khong-co-thu-muc/x.json"});
  EXPECT_EQ(ran.exit, 2);
  EXPECT_THAT(ran.err, HasSubstr("Không ghi được tệp"));
}

TEST(Refusal, of_a_day_that_does_not_exist) {
  EXPECT_THAT(run_command({"assess", demo("bu-dang-2020"), "--on", "2020-02-30"}).err, HasSubstr("--on"));
}

TEST(Refusal, of_a_subject_that_is_not_there) {
  const CommandResult ran = run_command({"explain", demo("phu-yen-khoi-2022"), "member:dv99"});
  EXPECT_EQ(ran.exit, 2);
  EXPECT_THAT(ran.err, HasSubstr("member:dv09"));
}

/// A data folder with one regulation of a test.
class BadRegulation : public testing::Test {
 protected:
  BadRegulation() {
    const std::filesystem::path source{KIEMDIEM_SOURCE_DIR};
    std::filesystem::copy(source / "facts", folder_.file("facts"), std::filesystem::copy_options::recursive);
    folder_.write("x.yaml", "regulation: thu\nperiod: {kind: year, year: 2022}\non: 2022-12-10\n");
  }
  void write(const std::string& id, const std::string& document, const std::string& rules = "rules: []\n") {
    folder_.write("regulations/" + id + "/document.yaml",
                  "id: " + id + "\nname: " + id + "\ntitle: " + id + "\n" + document);
    folder_.write("regulations/" + id + "/rules.yaml", rules);
  }
  CommandResult assess(const std::string& layers = "all") {
    return run_command({"assess", folder_.file("x.yaml"), "--layers", layers, "--data", folder_.file("")});
  }

  TemporaryFolder folder_;
};

TEST_F(BadRegulation, that_extends_itself_is_refused) {
  write("thu", "extends: [nen]\n");
  write("nen", "extends: [thu]\n");
  const CommandResult ran = assess();
  EXPECT_EQ(ran.exit, 2);
  EXPECT_THAT(ran.err, HasSubstr("kế thừa chính nó"));
}

TEST_F(BadRegulation, that_contradicts_itself_is_refused) {
  write("thu", "",
        "rules:\n"
        "  - {id: a, kind: forced, clause: '1', of: member, text: t, when: 'exempt', rating: good}\n"
        "  - {id: b, kind: forced, clause: '2', of: member, text: t, when: 'exempt', rating: completed}\n");
  const CommandResult ran = assess();
  EXPECT_EQ(ran.exit, 2);
  EXPECT_THAT(ran.err, HasSubstr("trái với"));
}

TEST_F(BadRegulation, whose_steps_run_in_a_circle_is_refused) {
  write("thu", "",
        "rules:\n"
        "  - {id: a, kind: order, clause: '1', text: t, then: {event: rating, of: member}, first: {event: "
        "review, of: "
        "same}}\n"
        "  - {id: b, kind: order, clause: '2', text: t, then: {event: review, of: member}, first: {event: "
        "rating, of: "
        "same}}\n");
  const CommandResult ran = assess();
  EXPECT_EQ(ran.exit, 2);
  EXPECT_THAT(ran.err, HasSubstr("thành vòng"));
}

TEST_F(BadRegulation, whose_condition_names_no_fact_is_refused_with_line_and_column) {
  write("thu", "",
        "rules:\n"
        "  - id: a\n    kind: ceiling\n    clause: '1'\n    of: member\n    text: t\n"
        "    when: 'sick_leave_month >= 3'\n    at_most: good\n");
  const CommandResult ran = assess("own");
  EXPECT_EQ(ran.exit, 2);
  EXPECT_THAT(ran.err, HasSubstr("regulations/thu/rules.yaml:7:"));
  EXPECT_THAT(ran.err, HasSubstr("sick_leave_months"));
}

}  // namespace
}  // namespace kiemdiem::cli
