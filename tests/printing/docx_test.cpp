#include "printing/docx.h"

#include <gmock/gmock.h>

#include "base/vietnamese.h"
#include "reading.h"
#include "sample_papers.h"

namespace kiemdiem::printing {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace paper;

std::string docx(const Paper& paper) {
  const auto made = to_docx(paper);
  EXPECT_TRUE(made) << to_text(made.error());
  return made.value_or("");
}

Paper with(std::vector<Block> blocks) {
  return {.profile = read_profile_of_repository("hd-05"), .sections = {{.blocks = std::move(blocks)}}};
}

TEST(Docx, is_a_sound_package) {
  for (const auto& [name, paper] : sample_papers()) {
    SCOPED_TRACE(name);
    const Archive archive = unzipped(docx(paper));
    ASSERT_FALSE(archive.names.empty());
    EXPECT_EQ(archive.names.front(), "[Content_Types].xml");
    for (const auto& [part, xml] : archive.parts) EXPECT_EQ(xml_complaint(xml), "") << part;
    for (const std::string& part :
         attributes_of(archive.parts.at("[Content_Types].xml"), "Override", "PartName"))
      EXPECT_TRUE(archive.parts.contains(part.substr(1))) << part;
    for (const std::string& target : attributes_of(archive.parts.at("_rels/.rels"), "Relationship", "Target"))
      EXPECT_TRUE(archive.parts.contains(target)) << target;
    for (const std::string& target :
         attributes_of(archive.parts.at("word/_rels/document.xml.rels"), "Relationship", "Target"))
      EXPECT_TRUE(archive.parts.contains("word/" + target)) << target;
  }
}

TEST(Docx, names_only_styles_and_relations_that_are_there) {
  for (const auto& [name, paper] : sample_papers()) {
    SCOPED_TRACE(name);
    const Archive archive = unzipped(docx(paper));
    const auto styles = attributes_of(archive.parts.at("word/styles.xml"), "w:style", "w:styleId");
    for (const std::string& style : attributes_of(archive.parts.at("word/document.xml"), "w:pStyle", "w:val"))
      EXPECT_THAT(styles, Contains(style));
    const auto ids = attributes_of(archive.parts.at("word/_rels/document.xml.rels"), "Relationship", "Id");
    for (const std::string& id :
         attributes_of(archive.parts.at("word/document.xml"), "w:headerReference", "r:id"))
      EXPECT_THAT(ids, Contains(id));
  }
}

TEST(Docx, is_the_same_bytes_for_the_same_paper) {
  EXPECT_EQ(docx(sample_decision(20)), docx(sample_decision(20)));
  EXPECT_NE(docx(sample_decision(20)), docx(sample_decision(21)));
}

TEST(Docx, repeats_table_heads_and_keeps_signatures_together) {
  const std::string xml = document_xml(sample_decision(300));
  EXPECT_EQ(attributes_of(xml, "w:vAlign", "w:val").size(), 5U);  // the head's cells
  EXPECT_THAT(xml, HasSubstr("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"));
  EXPECT_THAT(xml, HasSubstr(R"(<w:pStyle w:val="KdBody"/><w:keepNext/>)"));  // the line before the signature
  EXPECT_THAT(xml, HasSubstr("<w:titlePg/>"));
}

TEST(Docx, joins_the_cells_of_a_head) {
  const std::string xml = document_xml(sample_everything());
  EXPECT_EQ(attributes_of(xml, "w:gridSpan", "w:val"), (std::vector<std::string>{"4", "2"}));
  EXPECT_EQ(attributes_of(xml, "w:vMerge", "w:val").size(), 3U);
  EXPECT_THAT(xml, HasSubstr(R"(w:orient="landscape")"));
}

TEST(Docx, takes_hostile_text_as_text) {
  const std::string hostile = "</w:t><script>&amp; \"x\" ]]> \x01\x1B\uFFFE\u202E\xFF{{7*7}} =SUM(A1)";
  const std::string bytes =
      docx(with({{Title{hostile, {hostile}}},
                 {Paragraph{.runs = {{.text = hostile}}}},
                 {Table{.columns = {{hostile, 1}}, .rows = {{{hostile}}}}},
                 {Signatures{.recipients = {hostile}, .columns = {{.post = hostile}}}}}));
  const std::string xml = unzipped(bytes).parts.at("word/document.xml");
  EXPECT_EQ(xml_complaint(xml), "");
  EXPECT_THAT(reduced(xml), HasSubstr("[Body] </w:t><script>&amp; \"x\" ]]> \uFFFD{{7*7}} =SUM(A1)"));
  Paper named = with({});
  named.title = hostile;
  EXPECT_EQ(xml_complaint(unzipped(docx(named)).parts.at("docProps/core.xml")), "");
}

TEST(Docx, loses_nothing_of_the_text) {
  for (const auto& [name, paper] : sample_papers()) {
    const std::string all = reduced(document_xml(paper));
    for (const Section& section : paper.sections)
      for (const Block& block : section.blocks)
        if (const auto* table = std::get_if<Table>(&block.what)) {
          for (const auto& row : table->rows)
            for (const Cell& cell : row) EXPECT_THAT(all, HasSubstr(cell.text)) << name;
        } else if (const auto* paragraph = std::get_if<Paragraph>(&block.what)) {
          for (const paper::Run& run : paragraph->runs) {
            if (run.text.find('\n') == std::string::npos && !paragraph->ends_paper) {
              EXPECT_THAT(all, HasSubstr(run.text)) << name;
            }
          }
        }
  }
}

TEST(Docx, is_read_by_an_independent_reader) {
  const std::string script =
      "/usr/bin/python3 -c 'import docx,sys\nd=docx.Document(sys.argv[1])\nt=d.tables[2]\n"
      "print(d.core_properties.title,len(t.rows),t.cell(0,1).text,t.cell(300,2).text,len(d.sections),sep=chr("
      "10))'";
  const auto printed = printed_by(script, docx(sample_decision(300)));
  if (!printed) GTEST_SKIP() << "python3-docx is not installed";
  EXPECT_EQ(
      *printed,
      "Quyết định công nhận kết quả xếp loại chất lượng đảng viên năm 2026\n301\nHọ và tên\n00040399\n2\n");
}

}  // namespace
}  // namespace kiemdiem::printing
