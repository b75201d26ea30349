#include "document/adaptation.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "document/form_limits.h"
#include "document/write_form.h"
#include "forms_of_tests.h"

// What an office may change in an official form and what it may not; forms that somebody means harm with.

namespace kiemdiem::document {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Installation& installation() {
  static const Installation opened = Installation::open(KIEMDIEM_SOURCE_DIR).value();
  return opened;
}

std::string official_text(const std::string& id) {
  for (const regulation::SourceFile& file : installation().form_files())
    if (file.name == id) return file.text;
  return {};
}

Result<Form> adapted(const std::string& text, const std::string& official = "btctw/02a-2023") {
  return read_adaptation({official + "@thu.2", "mau.yaml", text}, official, all_forms(),
                         installation().dictionary());
}

std::string words(const Result<Form>& read) {
  return read ? std::string{} : to_text(read.error());
}

/// The official text with one piece in the place of another.
std::string with(const std::string& former, const std::string& later,
                 const std::string& official = "btctw/02a-2023") {
  std::string text = official_text(official);
  const std::size_t at = text.find(former);
  EXPECT_NE(at, std::string::npos) << former;
  if (at != std::string::npos) text.replace(at, former.size(), later);
  return text;
}

const std::string head =
    "based_on: btctw/02a-2023\nissuer: Ban Tổ chức Trung ương\ncode: 02A-HD KĐ.ĐG\nyear: 2023\n"
    "mark: Mẫu 02A-HD KĐ.ĐG 2023\nsource: Công văn của đảng ủy\n";

TEST(Adaptations, every_official_form_is_one_of_itself) {
  for (const auto& [id, form] : all_forms()) {
    const auto read = adapted(official_text(id), id);
    ASSERT_TRUE(read) << id << "\n" << words(read);
    EXPECT_EQ(read->sections.size(), form.sections.size()) << id;
    EXPECT_EQ(read->needs_confirmation, form.needs_confirmation) << id;
  }
}

TEST(Adaptations, may_change_words_and_add_lines_and_sections) {
  std::string text = with("BẢN KIỂM ĐIỂM CÁ NHÂN", "BẢN TỰ KIỂM ĐIỂM");
  text.replace(text.find("head:\n"), 6, "head:\n  - {id: room, label: Số phòng làm việc}\n");
  text.replace(text.find("signatures:"), 0, "  - {id: own_unit, label: Việc riêng của đơn vị}\n");
  const auto read = adapted(text);
  ASSERT_TRUE(read) << words(read);
  EXPECT_EQ(read->title.front(), "BẢN TỰ KIỂM ĐIỂM");
  EXPECT_EQ(read->head.front().id, "room");
  EXPECT_EQ(read->sections.back().id, "own_unit");
}

TEST(Adaptations, keep_the_mark_of_what_was_not_compared_with_the_official_text) {
  const auto read = adapted(head);
  ASSERT_TRUE(read) << words(read);
  EXPECT_TRUE(read->needs_confirmation);
}

TEST(Adaptations, are_begun_with_the_whole_form_written_out) {
  for (const auto& [id, form] : all_forms()) {
    const std::string text = form_text(form);
    EXPECT_THAT(text, Not(HasSubstr("based_on"))) << id;
    const auto read = adapted(text, id);
    ASSERT_TRUE(read) << id << "\n" << words(read) << text;
    EXPECT_EQ(form_text(*read), text) << id;
    EXPECT_EQ(read->sections.size(), form.sections.size());
  }
}

struct Change {
  std::string name;
  std::string text;
  std::vector<std::string> says;
};

class ForbiddenChange : public testing::TestWithParam<Change> {};

TEST_P(ForbiddenChange, is_refused_with_its_line_and_what_to_do) {
  const std::string said = words(adapted(GetParam().text));
  for (const std::string& part : GetParam().says) EXPECT_THAT(said, HasSubstr(part));
}

INSTANTIATE_TEST_SUITE_P(
    Of, ForbiddenChange,
    testing::Values(
        Change{"issuer",
               with("issuer: Ban Tổ chức Trung ương", "issuer: Đảng ủy Sở"),
               {"mau.yaml:2:", "issuer: Đảng ủy Sở", "issuer: Ban Tổ chức Trung ương"}},
        Change{
            "code", with("code: 02A-HD KĐ.ĐG", "code: 02B"), {"mau.yaml:3:", "code: 02B", "hãy giữ nguyên"}},
        Change{"year", with("year: 2023", "year: 2024"), {"mau.yaml:4:", "year: 2024"}},
        Change{"paper", with("paper: self_review", "paper: commitment"), {"mau.yaml:7:", "self_review"}},
        Change{"head_line_gone",
               with("  - {id: born, label: Ngày sinh, required: true}\n", ""),
               {"mau.yaml:15:", "thiếu dòng “born”", "Ngày sinh"}},
        Change{"head_fact", with("from: workplace", "from: cell_name"), {"“workplace”", "from: workplace"}},
        Change{"head_no_longer_asked",
               with("label: Ngày sinh, required: true", "label: Ngày sinh"),
               {"“born”", "bắt buộc"}},
        Change{"section_gone", with("id: conduct\n", "id: conduct2\n"), {"Thiếu mục “conduct”", "Phẩm chất"}},
        Change{"section_no_longer_graded", with("    graded: true\n", ""), {"Mục “conduct”", "graded"}},
        Change{"section_no_longer_required", with("    required: true\n", ""), {"Mục “conduct”", "required"}},
        Change{"rating_added",
               with("signatures:",
                    "  - {id: more, label: Thêm, kind: ratings, groups: [{id: a, label: A}]}\nsignatures:"),
               {"Mục “more”", "ô chọn mức"}},
        Change{"signatures_gone",
               head + "signatures:\n  - {lines: [NGƯỜI VIẾT]}\n",
               {"mau.yaml:8:", "Thiếu khối chữ ký"}}),
    [](const auto& one) { return one.param.name; });

TEST(Adaptations, turn_no_official_sections_round) {
  const Form& form = form_named("chung/cam-ket-2022");
  ASSERT_GT(form.sections.size(), 1U);
  const Section& first = form.sections[0];
  const Section& second = form.sections[1];
  std::string text = official_text("chung/cam-ket-2022");
  for (const auto& [from, to] :
       {std::pair{first.id, std::string{"zz"}}, {second.id, first.id}, {"zz", second.id}}) {
    const std::size_t at = text.find("id: " + from);
    ASSERT_NE(at, std::string::npos);
    text.replace(at + 4, from.size(), to);
  }
  EXPECT_THAT(words(adapted(text, "chung/cam-ket-2022")), HasSubstr("phải đứng sau mục"));
}

TEST(Adaptations, of_tables_keep_columns_choices_and_points) {
  const std::string slip = "bu-dang/02a-2020";
  const std::string text = form_text(form_named(slip));
  const std::size_t at = text.find("word: ");
  ASSERT_NE(at, std::string::npos);
  std::string other = text;
  other.replace(at, 6, "word: x_");
  EXPECT_THAT(words(adapted(other, slip)), HasSubstr("choices"));

  const std::string points = "btctw/diem-ca-nhan-2025";
  std::string cheap = official_text(points);
  const std::size_t point = cheap.find("points: ");
  ASSERT_NE(point, std::string::npos);
  cheap.replace(point, 8, "points: 9");
  EXPECT_THAT(words(adapted(cheap, points)), HasSubstr("điểm (points) phải như ở mẫu chính thức"));
}

/// Nothing of it is taken in, and the message names the line.
class HostileForm : public testing::TestWithParam<Change> {};

TEST_P(HostileForm, is_refused) {
  const auto read = adapted(GetParam().text);
  ASSERT_FALSE(read);
  EXPECT_LE(read.error().size(), 200U);
  for (const std::string& part : GetParam().says) EXPECT_THAT(words(read), HasSubstr(part));
}

std::string repeated(const std::string& part, int times) {
  std::string text;
  for (int at = 0; at < times; ++at) text += part;
  return text;
}

std::string rows(int count) {
  std::string text = head +
                     "sections:\n  - id: table\n    label: Bảng\n    kind: table\n    columns: [{id: a, "
                     "label: A}]\n    rows:\n";
  for (int at = 0; at < count; ++at) text += fmt::format("      - {{key: d{}, label: Dòng}}\n", at);
  return text;
}

INSTANTIATE_TEST_SUITE_P(
    Of, HostileForm,
    testing::Values(
        Change{"yaml_bomb",
               head + "title: &a [x, x]\nsections: [*a, *a, *a]\nprompts: {a: &b [*a, *a], c: &c [*b, *b]}\n",
               {"mau.yaml:7:", "neo (&)", "bí danh (*)"}},
        Change{
            "yaml_tags", head + "title: !!python/object:os.system [x]\n", {"mau.yaml:7:", "nhãn kiểu (!)"}},
        Change{"file_tag", head + "title: !include /etc/passwd\n", {"mau.yaml:7:", "nhãn kiểu (!)"}},
        Change{"depth",
               head + "title: " + repeated("[", 400) + repeated("]", 400) + "\n",
               {"mau.yaml:7:", "sâu"}},
        Change{"huge_file", head + "# " + repeated("x", 200 * 1024) + "\n", {"128 KB"}},
        Change{"huge_text",
               head + "opening: " + repeated("ă", 2001) + "\n",
               {"mau.yaml:7:", "“opening”", "2000"}},
        Change{"huge_label", head + "name: " + repeated("ă", 401) + "\n", {"mau.yaml:7:", "400"}},
        Change{"control_characters", head + "name: Bản\x07 kiểm điểm\n", {"mau.yaml:7:", "ký tự điều khiển"}},
        Change{"escaped_control_characters",
               head + "name: \"Bản\\x00 kiểm điểm\"\n",
               {"mau.yaml:7:", "ký tự điều khiển"}},
        Change{"text_turned_round", head + "name: Bản \xE2\x80\xAE kiểm điểm\n", {"mau.yaml:7:", "ký tự ẩn"}},
        Change{"duplicate_keys", head + "name: A\nname: B\n", {"mau.yaml:8:", "hai lần"}},
        Change{"duplicate_names",
               head + "sections:\n  - {id: a, label: A}\n  - {id: a, label: B}\n",
               {"mau.yaml:9:", "“a” có hai lần"}},
        Change{"names_with_paths",
               head + "sections:\n  - {id: ../../etc/passwd, label: A}\n",
               {"mau.yaml:8:", "chữ thường không dấu"}},
        Change{"names_with_markup",
               head + "sections:\n  - {id: '\"><script>', label: A}\n",
               {"mau.yaml:8:", "chữ thường không dấu"}},
        Change{"thousands_of_rows", rows(2000), {"mau.yaml:113:", "2000 mục", "100"}},
        Change{"file_as_base", "based_on: ../../etc/passwd\n", {"mau.yaml:1:", "../../etc/passwd"}},
        Change{"file_as_picture", head + "logo: /etc/passwd\n", {"mau.yaml:7:", "logo"}},
        Change{"not_utf8", head + "name: \xFF\xFE\n", {"mau.yaml:7:", "UTF-8"}},
        Change{"word_file", std::string("PK\x03\x04\x14\x00\x06\x00", 8), {"mau.yaml:1:"}}),
    [](const auto& one) { return one.param.name; });

TEST(Adaptations, with_markup_in_texts_are_texts) {
  const auto read = adapted(head + "opening: '<script>alert(1)</script> {{evil}} %s ${x}'\n");
  ASSERT_TRUE(read) << words(read);
  EXPECT_EQ(read->opening, "<script>alert(1)</script> {{evil}} %s ${x}");
}

TEST(Adaptations, saved_by_a_windows_editor_are_read) {
  std::string text = "\xEF\xBB\xBF" + head;
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2))
    text.insert(at, 1, '\r');
  const auto read = adapted(text);
  EXPECT_TRUE(read) << words(read);
}

TEST(Adaptations, name_all_mistakes_at_once) {
  const std::string said = words(adapted(with("code: 02A-HD KĐ.ĐG\nyear: 2023", "code: x\nyear: 2022")));
  EXPECT_THAT(said, HasSubstr("mau.yaml:3:"));
  EXPECT_THAT(said, HasSubstr("mau.yaml:4:"));
}

}  // namespace
}  // namespace kiemdiem::document
