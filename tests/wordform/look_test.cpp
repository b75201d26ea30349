#include "wordform/look.h"

#include <gmock/gmock.h>

#include "../document/forms_of_tests.h"
#include "../spreadsheet/zip_files.h"
#include "document/sample.h"
#include "printing/docx.h"
#include "wordform/word_package.h"
#include "wordform/xml_tree.h"

// A form in the look that an office gave it in Word: what is taken in, what is refused and how it is filled.

namespace kiemdiem::wordform {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const paper::Profile& profile() {
  static const paper::Profile read = [] {
    const auto files = Installation::open(KIEMDIEM_SOURCE_DIR).value().layout_files();
    return paper::read_profile(files.front().text, files.front().name).value();
  }();
  return read;
}

formpaper::Particulars particulars() {
  formpaper::Particulars said;
  said.superior = "Đảng bộ cấp trên";
  said.issuer = "Chi bộ Một";
  said.year = 2022;
  said.name = "Nguyễn Văn Ví Dụ";
  said.levels = {{"excellent", "Hoàn thành xuất sắc"}, {"good", "Hoàn thành tốt"}};
  return said;
}

const document::Form& form() {
  return document::form_named("btctw/02a-2023");
}

/// What the office is given to begin with.
std::string begun(const document::Form& of = form()) {
  return printing::to_docx(paper_of_marks(of, particulars(), profile())).value();
}

using Parts = std::vector<std::pair<std::string, std::string>>;

Parts parts_of(const std::string& bytes) {
  Parts parts;
  const auto read = read_package(bytes, "mau.docx");
  EXPECT_TRUE(read) << to_text(read.error());
  if (read)
    for (const Part& part : *read) parts.emplace_back(part.name, part.bytes);
  return parts;
}

/// The beginning with one text of its document in the place of another.
std::string with(const std::string& former, const std::string& later) {
  Parts parts = parts_of(begun());
  for (auto& [name, bytes] : parts)
    if (name == "word/document.xml") {
      const std::size_t at = bytes.find(former);
      EXPECT_NE(at, std::string::npos) << former;
      if (at != std::string::npos) bytes.replace(at, former.size(), later);
    }
  return spreadsheet::zip_of(parts);
}

std::string with_part(const std::string& name, const std::string& bytes) {
  Parts parts = parts_of(begun());
  std::erase_if(parts, [&](const auto& part) { return part.first == name; });
  parts.emplace_back(name, bytes);
  return spreadsheet::zip_of(parts);
}

std::string problems(const std::string& bytes, const document::Form& of = form()) {
  return to_text(look_problems(bytes, "mau.docx", of));
}

document::FilledForm filled() {
  document::FilledForm made = document::sample_of(form(), *make_date(2022, 12, 20)).filled;
  made.answers["conduct"].text = "Dòng một.\nDòng <hai> & ba.";
  made.answers["conduct"].grade = "good";
  return made;
}

std::string document_of(const std::string& bytes) {
  const auto written =
      filled_look(bytes, "mau.docx", form(), mark_values(form(), filled(), {}, {}, particulars()));
  EXPECT_TRUE(written) << to_text(written.error());
  if (!written) return {};
  for (const auto& [name, part] : parts_of(*written))
    if (name == "word/document.xml") return part;
  return {};
}

TEST(Look, begins_with_every_mark_of_every_official_form) {
  for (const auto& [id, of] : document::all_forms()) EXPECT_EQ(problems(begun(of), of), "") << id;
}

TEST(Look, is_filled_with_what_was_written) {
  const std::string text = document_of(begun());
  EXPECT_THAT(text, HasSubstr("Dòng một."));
  EXPECT_THAT(text, HasSubstr("Dòng &lt;hai&gt; &amp; ba.")) << "text, not markup";
  EXPECT_THAT(text, HasSubstr("w:br"));
  EXPECT_THAT(text, HasSubstr("Nguyễn Văn Ví Dụ"));
  EXPECT_THAT(text, HasSubstr("CHI BỘ MỘT")) << "a mark in capitals";
  EXPECT_THAT(text, Not(HasSubstr("[[")));
}

TEST(Look, shows_the_code_of_the_paper_and_its_picture) {
  MarkValues values = mark_values(form(), filled(), {}, {}, particulars());
  values.texts[std::string{code_mark}] = "7KQM-2XWD-A";
  values.picture = qr_code("https://10.42.0.1:8443/dot/x/ma/y/7KQM-2XWD-A");
  const auto written = filled_look(begun(), "mau.docx", form(), values);
  ASSERT_TRUE(written) << to_text(written.error());
  std::map<std::string, std::string> parts;
  for (auto& [name, bytes] : parts_of(*written)) parts[name] = bytes;
  EXPECT_THAT(parts["word/document.xml"],
              AllOf(HasSubstr("Mã văn bản: 7KQM-2XWD-A"), HasSubstr("rKiemdiemQr"), Not(HasSubstr("[["))));
  EXPECT_THAT(parts["word/_rels/document.xml.rels"], HasSubstr("media/kiemdiem-qr.png"));
  EXPECT_THAT(parts["[Content_Types].xml"], HasSubstr("image/png"));
  EXPECT_TRUE(parts["word/media/kiemdiem-qr.png"].starts_with("\x89PNG"));
}

TEST(Look, without_places_for_the_code_is_taken_and_says_what_does_not_work) {
  EXPECT_TRUE(look_notices(begun(), "mau.docx", form()).empty());
  const std::string without = with("[[qr]]", " ");
  EXPECT_EQ(problems(without), "");
  const auto notices = look_notices(without, "mau.docx", form());
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_THAT(notices.front(), HasSubstr("[[qr]]"));
}

TEST(Look, puts_together_what_word_has_split) {
  const std::string split =
      with("[[conduct]]", "[[con</w:t></w:r><w:r><w:t>du</w:t></w:r><w:r><w:t>ct]] sau");
  EXPECT_EQ(problems(split), "");
  const std::string text = document_of(split);
  EXPECT_THAT(text, HasSubstr("Dòng một."));
  EXPECT_THAT(text, HasSubstr(" sau"));
  EXPECT_THAT(text, Not(HasSubstr("[[")));
}

TEST(Look, repeats_the_row_of_a_table) {
  document::Form of = form();
  document::Section table;
  table.id = "tasks";
  table.label = "Nhiệm vụ";
  table.kind = document::SectionKind::table;
  table.columns = {{"task", "Việc", document::ColumnType::words, {}, false, {}, false}};
  of.sections.push_back(table);
  document::FilledForm said;
  for (const char* task : {"Việc A", "Việc B", "Việc C"})
    said.answers["tasks"].rows.push_back({"", {{"task", task}}});
  const auto written = filled_look(begun(of), "mau.docx", of, mark_values(of, said, {}, {}, particulars()));
  ASSERT_TRUE(written) << to_text(written.error());
  for (const auto& [name, part] : parts_of(*written)) {
    if (name != "word/document.xml") continue;
    for (const char* task : {"Việc A", "Việc B", "Việc C"}) EXPECT_THAT(part, HasSubstr(task));
    for (const char* number : {">1</w:t>", ">2</w:t>", ">3</w:t>"})
      EXPECT_THAT(part, HasSubstr(number)) << "the column TT counts on";
  }
}

TEST(Look, names_unknown_marks_with_their_paragraph_and_missing_ones_with_what_they_are) {
  EXPECT_THAT(problems(with("[[conduct]]", "[[condut]]")),
              testing::AllOf(HasSubstr("Đoạn "), HasSubstr("“[[condut]]”"), HasSubstr("conduct"),
                             HasSubstr("Thiếu dấu “[[conduct]]” (Phẩm chất")));
}

TEST(Look, keeps_the_words_around_the_marks) {
  const std::string text = document_of(with("[[conduct]]", "Lời của cơ quan: [[conduct]] (hết)"));
  EXPECT_THAT(text, HasSubstr("Lời của cơ quan: Dòng một."));
  EXPECT_THAT(text, HasSubstr(" (hết)"));
}

TEST(Look, of_a_column_stands_in_a_row) {
  const document::Form& of = document::form_named("chung/cam-ket-2022");
  const auto marks = marks_of(of);
  const auto column = std::ranges::find_if(marks, [](const Mark& one) { return !one.section.empty(); });
  ASSERT_NE(column, marks.end());
  Parts parts = parts_of(begun(of));
  for (auto& [name, bytes] : parts)
    if (name == "word/document.xml")
      bytes.insert(bytes.find("<w:body>") + 8, "<w:p><w:r><w:t>[[" + column->name + "]]</w:t></w:r></w:p>");
  EXPECT_THAT(problems(spreadsheet::zip_of(parts), of), HasSubstr("phải nằm trong một hàng của bảng"));
}

struct Hostile {
  std::string name;
  std::string bytes;
  std::string says;
};
/// Named in the list of tests.
void PrintTo(const Hostile& file, std::ostream* out) {
  *out << file.name;
}
class HostileLook : public testing::TestWithParam<Hostile> {};

TEST_P(HostileLook, is_refused_with_what_is_wrong) {
  EXPECT_THAT(problems(GetParam().bytes), HasSubstr(GetParam().says));
}

const std::string links =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
const std::string types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">";

std::string bomb() {
  return with_part("word/styles.xml", "<w:styles>" + std::string(30 << 20, ' ') + "</w:styles>");
}

std::string twice() {
  std::string bytes = with_part("word/documenX.xml", "<w:document/>");
  for (std::size_t at = bytes.find("documenX"); at != std::string::npos; at = bytes.find("documenX", at))
    bytes[at + 7] = 't';
  return bytes;
}

INSTANTIATE_TEST_SUITE_P(
    Of, HostileLook,
    testing::Values(
        Hostile{"no_zip", "xin chào, đây không phải tệp Word", "không phải văn bản Word"},
        Hostile{"cut", begun().substr(0, 900), "không phải văn bản Word"},
        Hostile{"too_large", std::string(3 << 20, 'x'), "lớn hơn 2 MB"},
        Hostile{"bomb", bomb(), "bung ra hơn 8 MB"},
        Hostile{"macro", with_part("word/vbaProject.bin", "x"), "macro"},
        Hostile{
            "macro_type",
            with_part("[Content_Types].xml",
                      types +
                          "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word."
                          "document.macroEnabled.main+xml\"/></Types>"),
            "macro"},
        Hostile{"workbook",
                with_part("[Content_Types].xml",
                          types + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"a/b\"/></Types>"),
                "không phải văn bản Word"},
        Hostile{"embedded", with_part("word/embeddings/oleObject1.bin", "x"), "đối tượng nhúng"},
        Hostile{"external_link",
                with_part("word/_rels/document.xml.rels",
                          links + "<Relationship Id=\"a\" Type=\"x/hyperlink\" Target=\"http://vi.du\" "
                                  "TargetMode=\"External\"/></Relationships>"),
                "liên kết ra ngoài (“http://vi.du”)"},
        Hostile{"other_template",
                with_part("word/_rels/document.xml.rels",
                          links + "<Relationship Id=\"a\" Type=\"x/attachedTemplate\" Target=\"a.dotm\"/>"
                                  "</Relationships>"),
                "lấy từ tệp khác"},
        Hostile{
            "doctype",
            with_part("word/document.xml",
                      "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><w:document>&b;</w:document>"),
            "DOCTYPE"},
        Hostile{"entities",
                with_part("word/styles.xml",
                          "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>"),
                "DOCTYPE"},
        Hostile{"deep",
                with_part("word/document.xml",
                          [] {
                            std::string text;
                            for (int at = 0; at < 500; ++at) text += "<w:p>";
                            return text;
                          }()),
                "quá sâu"},
        Hostile{"path", with_part("../../etc/passwd", "x"), "đường dẫn"},
        Hostile{"windows_path", with_part("..\\windows\\a.xml", "x"), "đường dẫn"},
        Hostile{"absolute_path", with_part("/etc/passwd", "x"), "đường dẫn"},
        Hostile{"same_part_twice", twice(), "hai phần cùng tên"},
        Hostile{"strange_part", with_part("word/people.exe", "x"), "word/people.exe"},
        Hostile{"field_of_a_file",
                with("[[conduct]]",
                     "[[conduct]]</w:t></w:r><w:r><w:instrText> INCLUDETEXT \"C:\\\\a\" "
                     "</w:instrText></w:r><w:r><w:t>"),
                "INCLUDETEXT"},
        Hostile{"damaged_xml", with_part("word/document.xml", "<w:document><w:p></w:document>"), "bị hỏng"}),
    [](const auto& one) { return one.param.name; });

TEST(XmlTree, is_written_as_it_was_read) {
  const std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:p w:a=\"1 &amp; 2\"><w:t>a &lt; "
      "b</w:t><w:br/>é</w:p>";
  EXPECT_EQ(to_xml(parse_xml(text, {}).value()), text);
}

}  // namespace
}  // namespace kiemdiem::wordform
