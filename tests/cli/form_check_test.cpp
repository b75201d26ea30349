#include <gmock/gmock.h>

#include "command_run.h"

/// An office adapts a form: its mistakes are named with their lines, what is right is printed for a look.
namespace kiemdiem::cli {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string adapted =
    "based_on: btctw/02a-2023\n"
    "issuer: Đảng ủy Sở Nông lâm\n"
    "code: 02A-SNL\n"
    "year: 2024\n"
    "mark: Mẫu 02A-SNL\n"
    "source: Công văn của đảng ủy\n";

CommandResult check(const std::string& text) {
  const TemporaryFolder folder;
  CommandResult ran =
      run_command({"form", "check", folder.write("form.yaml", text), "--out", folder.file("x.docx")});
  EXPECT_EQ(std::filesystem::exists(folder.file("x.docx")), ran.exit == 0)
      << "nothing is written of what is refused";
  return ran;
}

TEST(FormCheck, says_what_it_read_of_a_form_without_mistakes) {
  const CommandResult ran = check(adapted);
  EXPECT_EQ(ran.exit, 0) << ran.err;
  EXPECT_THAT(ran.out,
              AllOf(HasSubstr("Bản kiểm điểm cá nhân (Đảng ủy Sở Nông lâm, 2024)"), HasSubstr("x.docx")));
}

TEST(FormCheck, prints_the_form_filled_in_in_every_format) {
  const TemporaryFolder folder;
  const std::string file = folder.write("form.yaml", adapted);
  for (const auto& [name, begin] :
       {std::pair{"a.docx", "PK"}, {"a.pdf", "%PDF-"}, {"a.html", "<!DOCTYPE html>"}}) {
    const CommandResult ran =
        run_command({"form", "check", file, "--example", "btctw/02a-2023", "--out", folder.file(name)});
    EXPECT_EQ(ran.exit, 0) << ran.err;
    EXPECT_TRUE(read_file(folder.file(name)).value_or("").starts_with(begin)) << name;
  }
  EXPECT_THAT(read_file(folder.file("a.html")).value_or(""),
              AllOf(HasSubstr("Mẫu 02A-SNL"), HasSubstr("Trần Văn Khải")));
}

TEST(FormCheck, takes_a_layout_of_ones_own_and_names_its_mistakes) {
  const TemporaryFolder folder;
  const std::string file = folder.write("form.yaml", adapted);
  std::string layout = read_file(KIEMDIEM_SOURCE_DIR "/forms/profiles/hd-36.yaml").value();
  const std::string good = folder.write("layout.yaml", layout);
  EXPECT_EQ(run_command({"form", "check", file, "--layout", good, "--out", folder.file("a.pdf")}).exit, 0);
  const std::string key = "  top: {value: 20";
  layout.replace(layout.find(key), key.size(), "  top: {value: 2000");
  const std::string bad = folder.write("bad.yaml", layout);
  const CommandResult ran =
      run_command({"form", "check", file, "--layout", bad, "--out", folder.file("b.pdf")});
  EXPECT_EQ(ran.exit, 2);
  EXPECT_THAT(ran.err, HasSubstr("bad.yaml:7:"));
  EXPECT_FALSE(std::filesystem::exists(folder.file("b.pdf")));
}

struct Mistake {
  std::string name;
  std::string text;
  std::vector<std::string> says;
};

class MistakenForm : public testing::TestWithParam<Mistake> {};

TEST_P(MistakenForm, is_refused_with_the_line_and_what_is_meant) {
  const CommandResult ran = check(GetParam().text);
  EXPECT_EQ(ran.exit, 2);
  EXPECT_EQ(ran.out, "");
  for (const std::string& part : GetParam().says) EXPECT_THAT(ran.err, HasSubstr(part));
}

const std::string section = adapted + "sections:\n  - {id: a, label: Mục A}\n";

INSTANTIATE_TEST_SUITE_P(
    Texts, MistakenForm,
    testing::Values(
        Mistake{"unknown_key", adapted + "tilte: [A]\n", {"form.yaml:7:", "tilte"}},
        Mistake{"unknown_fact",
                adapted + "head:\n  - {id: x, label: Ngày vào Đảng, from: admited}\n",
                {"form.yaml:8:", "admited"}},
        Mistake{"section_twice", section + "  - {id: a, label: Mục A}\n", {"form.yaml:", "“a” có hai lần"}},
        Mistake{"unknown_kind", section + "  - {id: b, label: B, kind: tabel}\n", {"form.yaml:9:", "table"}},
        Mistake{"table_without_columns",
                section + "  - {id: b, label: B, kind: table}\n",
                {"form.yaml:9:", "columns"}},
        Mistake{"unknown_condition",
                section + "  - {id: b, label: B, when: leder}\n",
                {"form.yaml:9:", "leader"}},
        Mistake{"unknown_base",
                "based_on: ../../etc/passwd\nissuer: A\ncode: B\nyear: 2024\nsource: C\n",
                {"form.yaml:1:", "../../etc/passwd"}},
        Mistake{"based_on_itself",
                "based_on: don-vi/mau-moi\nissuer: A\ncode: B\nyear: 2024\nsource: C\n",
                {"form.yaml:", "don-vi/mau-moi"}},
        Mistake{"aliases", "a: &a [x, x]\nb: [*a, *a]\n", {"form.yaml:1:"}},
        Mistake{"no_yaml", "issuer: [\n", {"form.yaml:"}},
        Mistake{
            "xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>\n", {"form.yaml:"}}),
    [](const auto& one) { return one.param.name; });

TEST(FormCheck, refuses_what_it_cannot_read) {
  const CommandResult ran = run_command({"form", "check", "khong-co.yaml"});
  EXPECT_EQ(ran.exit, 2);
  EXPECT_THAT(ran.err, HasSubstr("khong-co.yaml"));
}

}  // namespace
}  // namespace kiemdiem::cli
