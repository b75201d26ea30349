#include <gmock/gmock.h>

#include <algorithm>
#include <regex>

#include "../spreadsheet/zip_files.h"
#include "demonstration_site.h"
#include "reading.h"
#include "service/office.h"
#include "store/digest.h"

// The pages of the forms of a campaign, from the list to a version in force and back.

namespace kiemdiem::web {
namespace {

using testing::HasSubstr;
using testing::Not;

// Its organization is the cell of the hospital, whose committee is the one above the cell.
const std::string forms = "/dot/benh-vien-phoi-2021/mau";
const std::string form = forms + "/benh-vien-phoi.2a-2021";

std::string text_of(const std::string& page) {
  std::string text = std::regex_replace(page, std::regex{"<[^>]*>"}, " ");
  return std::regex_replace(text, std::regex{"\\s+"}, " ");
}

http::Response send(Visitor& visitor, const std::string& text, const std::string& name = "mau.yaml",
                    const std::string& to = form) {
  http::Request request = visitor.request(to);
  http::Upload file;
  file.name = "file";
  file.file_name = name;
  file.bytes = text;
  request.uploads.push_back(std::move(file));
  return demonstration_site().answer(request);
}

std::string value_of(const std::string& page, const std::string& name) {
  std::smatch found;
  const std::regex hidden{"name=\"" + name + "\"[^>]* value=\"([^\"]*)\""};
  return std::regex_search(page, found, hidden) ? found[1].str() : std::string{};
}

class FormPages : public testing::Test {
 protected:
  Visitor committee_{"bvp.danguy"};
};

TEST_F(FormPages, list_the_forms_in_use_with_where_they_come_from) {
  const std::string list = text_of(committee_.page(forms));
  EXPECT_THAT(list, HasSubstr("Chi bộ Bệnh viện Phổi 2021"));
  EXPECT_THAT(list, HasSubstr("Mẫu chính thức"));
  EXPECT_THAT(committee_.page(forms), HasSubstr(form));
  EXPECT_THAT(committee_.page("/dot/benh-vien-phoi-2021"), HasSubstr(forms)) << "from the campaign";
}

TEST_F(FormPages, say_plainly_which_official_samples_nobody_has_seen_and_what_stands_in) {
  EXPECT_THAT(text_of(committee_.page(forms)), Not(HasSubstr("chưa có bản chính thức")));
  Visitor bloc{"pyk.bantochuc"};
  const std::string annex = text_of(bloc.page("/dot/phu-yen-khoi-2022/mau"));
  EXPECT_THAT(annex, HasSubstr("Phụ lục 4 (thành phần hồ sơ kiểm điểm, xếp loại, khen thưởng)"));
  EXPECT_THAT(annex, HasSubstr("KH ĐUK Phú Yên 2022, II.3.2"));
  EXPECT_THAT(annex, HasSubstr("cách hiểu H1"));
  Visitor district{"bd.bantochuc"};
  EXPECT_THAT(text_of(district.page("/dot/bu-dang-2020/mau")), HasSubstr("Mẫu 3-HDKĐ.ĐG 2020"));
}

TEST_F(FormPages, name_a_form_in_use_where_one_stands_in_for_a_sample_that_nobody_has_seen) {
  service::Regulations& regulations = demonstration_office().regulations();
  const auto words = regulations.paper_words("02-hd-btctw-2026");
  const auto shelf = regulations.forms("02-hd-btctw-2026");
  ASSERT_TRUE(words && shelf);
  const Node* unseen = (**words).front().find("unseen");
  ASSERT_NE(unseen, nullptr);
  EXPECT_THAT(unseen->items().front().find("name")->text(), HasSubstr("09B, 09C, 9D"));
  const std::string stands_in{unseen->items().front().find("form")->text()};
  EXPECT_TRUE(std::ranges::any_of(
      (*shelf)->choices, [&](const document::FormChoice& choice) { return choice.form == stands_in; }));
}

TEST_F(FormPages, give_the_whole_form_as_a_file) {
  const http::Response file = committee_.get(form + "/tep");
  EXPECT_EQ(file.status, 200);
  EXPECT_THAT(file.body, HasSubstr("issuer: \"Chi bộ Bệnh viện Phổi\""));
  EXPECT_THAT(file.body, HasSubstr("sections:"));
}

TEST_F(FormPages, point_out_the_mistakes_of_a_file_by_line) {
  committee_.page(form);
  std::string text = committee_.get(form + "/tep").body;
  text.replace(text.find("code: "), 6, "code: x");
  const http::Response refused = send(committee_, text);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(text_of(refused.body), HasSubstr("Dòng 2: "));
  EXPECT_THAT(refused.body, Not(HasSubstr("Bản chờ đưa vào dùng")));
}

TEST_F(FormPages, show_markup_in_a_file_as_text) {
  committee_.page(form);
  const http::Response refused = send(committee_, "<script>alert(1)</script>: 1\n");
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, Not(HasSubstr("<script>alert")));
}

TEST_F(FormPages, lead_from_a_file_to_a_version_in_force_and_back_to_the_official_form) {
  committee_.page(form);
  std::string text = committee_.get(form + "/tep").body;
  const std::size_t title = text.find("title:\n  - \"");
  ASSERT_NE(title, std::string::npos) << text;
  text.insert(title + 12, "<b>MẪU CỦA BỆNH VIỆN</b> ");
  ASSERT_EQ(send(committee_, text).status, 303);

  std::string page = committee_.page(form);
  EXPECT_THAT(page, HasSubstr("Bản chờ đưa vào dùng"));
  const http::Response print = committee_.get(form + "/in-thu", {{"ban", "nhap"}, {"dang", "html"}});
  EXPECT_EQ(print.status, 200);
  EXPECT_THAT(print.body, HasSubstr("&lt;B&gt;MẪU CỦA BỆNH VIỆN&lt;/B&gt;"));
  EXPECT_TRUE(committee_.get(form + "/in-thu", {{"ban", "nhap"}, {"dang", "pdf"}}).body.starts_with("%PDF-"));
  EXPECT_TRUE(committee_.get(form + "/in-thu", {{"ban", "nhap"}, {"dang", "docx"}}).body.starts_with("PK"));
  EXPECT_THAT(committee_.get(form + "/in-thu", {{"dang", "html"}}).body, Not(HasSubstr("MẪU CỦA BỆNH VIỆN")));

  const http::Response adopted =
      committee_.post(form + "/dua-vao-dung",
                      {{"seen", value_of(page, "seen")}, {"day", value_of(page, "day")}, {"reason", "CV 5"}});
  ASSERT_EQ(adopted.status, 303) << text_of(adopted.body);
  page = text_of(committee_.page(form));
  EXPECT_THAT(page, HasSubstr("Bản 2"));
  EXPECT_THAT(page, HasSubstr("CV 5"));
  EXPECT_THAT(text_of(committee_.page(forms)), HasSubstr("điều chỉnh"));
  EXPECT_THAT(committee_.get(form + "/in-thu", {{"dang", "html"}}).body, HasSubstr("MẪU CỦA BỆNH VIỆN"));

  committee_.page(form);
  const http::Response withdrawn =
      committee_.post(form + "/thoi-dung", {{"version", "2"}, {"withdrawal", "Ghi sai"}});
  ASSERT_EQ(withdrawn.status, 303) << text_of(withdrawn.body);
  page = text_of(committee_.page(form));
  EXPECT_THAT(page, HasSubstr("đã thôi dùng"));
  EXPECT_THAT(page, HasSubstr("Thôi dùng: Ghi sai"));
  EXPECT_EQ(committee_.get(form + "/tep", {{"ban", "2"}}).body, text) << "the file as it was taken in";
}

TEST_F(FormPages, take_a_look_made_in_word_and_say_that_pdf_stays_official) {
  committee_.page(form);
  const std::string look = committee_.get(form + "/word").body;
  ASSERT_TRUE(look.starts_with("PK"));
  const http::Response sent = send(committee_, look, "bo-cuc.docx");
  ASSERT_EQ(sent.status, 303) << text_of(sent.body);
  EXPECT_THAT(committee_.page(form), HasSubstr("PDF và bản in theo bố cục chính thức"));
  EXPECT_TRUE(committee_.get(form + "/in-thu", {{"ban", "nhap"}, {"dang", "docx"}}).body.starts_with("PK"));
  EXPECT_TRUE(committee_.get(form + "/in-thu", {{"ban", "nhap"}, {"dang", "pdf"}}).body.starts_with("%PDF-"));
  EXPECT_EQ(committee_.get(form + "/word", {{"ban", "nhap"}}).body, look);
  const http::Response hostile = send(committee_, "PK\x03\x04 không phải Word", "bo-cuc.docx");
  EXPECT_EQ(hostile.status, 422);
  EXPECT_THAT(text_of(hostile.body), HasSubstr("không phải văn bản Word"));
  EXPECT_EQ(committee_.post(form + "/bo-ban-cho", {}).status, 303);
}

TEST_F(FormPages, show_a_secretary_below_the_forms_without_ways_to_change_them) {
  Visitor secretary{"bvp.bithu"};
  const std::string page = secretary.page(form);
  EXPECT_THAT(page, HasSubstr("Các bản"));
  EXPECT_THAT(page, HasSubstr("In thử"));
  EXPECT_EQ(Visitor{"bvp.dangvien"}.get(forms).status, 404);
  EXPECT_EQ(committee_.get(forms + "/khong.co").status, 404);
  EXPECT_EQ(committee_.get(form + "/tep", {{"ban", "99"}}).status, 404);
  EXPECT_EQ(committee_.get(form + "/in-thu", {{"dang", "exe"}}).status, 404);
}

/// A look with one more line at its head.
std::string with_line(const std::string& look, const std::string& line) {
  printing::Archive archive = printing::unzipped(look);
  std::string& document = archive.parts.at("word/document.xml");
  document.insert(document.find("<w:body>") + 8, "<w:p><w:r><w:t>" + line + "</w:t></w:r></w:p>");
  std::vector<std::pair<std::string, std::string>> parts;
  for (const std::string& name : archive.names) parts.emplace_back(name, archive.parts.at(name));
  return spreadsheet::zip_of(parts);
}

TEST_F(FormPages, give_a_member_the_review_as_word_in_the_look_that_the_office_made) {
  committee_.page(form);
  const std::string look = with_line(committee_.get(form + "/word").body, "Tờ của bệnh viện");
  ASSERT_EQ(send(committee_, look, "bo-cuc.docx").status, 303);
  const std::string page = committee_.page(form);
  const http::Response adopted =
      committee_.post(form + "/dua-vao-dung",
                      {{"seen", value_of(page, "seen")}, {"day", value_of(page, "day")}, {"reason", "CV 6"}});
  ASSERT_EQ(adopted.status, 303) << text_of(adopted.body);

  Visitor member{"bvp.dangvien"};
  const std::string paper = "/dot/benh-vien-phoi-2021/van-ban/bvp.noi/ban-kiem-diem/member:bvp.bv04";
  const http::Response word = member.get(paper, {{"dang", "docx"}});
  ASSERT_EQ(word.status, 200);
  EXPECT_EQ(word.type, "application/zip") << "the review has several forms";
  int in_look = 0, without_marks = 0;
  const printing::Archive files = printing::unzipped(word.body);
  for (const auto& [name, file] : files.parts) {
    const std::string text = printing::reduced(printing::unzipped(file).parts.at("word/document.xml"));
    if (text.find("Tờ của bệnh viện") != std::string::npos) ++in_look;
    if (text.find("[[") == std::string::npos) ++without_marks;
  }
  EXPECT_EQ(in_look, 1) << "the others keep the official layout";
  EXPECT_EQ(without_marks, static_cast<int>(files.parts.size()));
  EXPECT_TRUE(member.get(paper, {{"dang", "pdf"}}).body.starts_with("%PDF-"));
  const http::Response single = member.get(
      "/dot/benh-vien-phoi-2021/van-ban/bvp.noi/ban-kiem-diem-ca-nhan/member:bvp.bv04", {{"dang", "docx"}});
  ASSERT_EQ(single.status, 200);
  const printing::Archive one = printing::unzipped(single.body);
  const std::string text = printing::reduced(one.parts.at("word/document.xml"));
  EXPECT_THAT(text, HasSubstr("Tờ của bệnh viện")) << "also the paper of one form";
  EXPECT_TRUE(std::regex_search(text, std::regex{"Mã văn bản: [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]"})) << text;
  EXPECT_TRUE(one.parts.contains("word/media/kiemdiem-qr.png"));
  EXPECT_THAT(Visitor{"bvp.bithu"}.page("/dot/benh-vien-phoi-2021/van-ban/bvp.noi"),
              HasSubstr("PDF và bản in theo bố cục chính thức"));
  EXPECT_EQ(Visitor{"pyk.dangvien"}.get(paper, {{"dang", "docx"}}).status, 404);
}

/// A report of the committee of a cell in which nothing is missing.
http::Fields whole_report() {
  http::Fields fields{{"version", "0"},
                      {"do", "hand-in"},
                      {"collective_report.t.shortcomings", "Chưa họp chuyên đề đủ bốn kỳ."},
                      {"collective_report.t.causes", "Chưa lập lịch từ đầu năm."},
                      {"collective_report.t.shared_blame", "Trách nhiệm của chi ủy."},
                      {"collective_report.t.directions", "Lập lịch họp quý."},
                      {"collective_report.g.remedied", "good"},
                      {"collective_report.m.self_rating.collective", "good"}};
  for (const std::string section :
       {"principles", "targets", "building", "task_responsibility", "inspection"}) {
    fields.add("collective_report.t." + section, "Đã làm đủ.");
    fields.add("collective_report.g." + section, "good");
  }
  return fields;
}

/// The names of the Word files in which a line of the look stands.
std::vector<std::string> files_in_look(const printing::Archive& files, const std::string& line) {
  std::vector<std::string> found;
  for (const std::string& name : files.names) {
    if (!name.ends_with(".docx")) continue;
    const printing::Archive word = printing::unzipped(files.parts.at(name));
    const std::string text = printing::reduced(word.parts.at("word/document.xml"));
    EXPECT_EQ(text.find("[["), std::string::npos) << "a mark was left in " << name;
    if (text.find(line) == std::string::npos) continue;
    EXPECT_THAT(text, HasSubstr("Chưa họp chuyên đề đủ bốn kỳ.")) << "what was handed in stands in the look";
    EXPECT_TRUE(std::regex_search(text, std::regex{"Mã văn bản: [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]"})) << name;
    found.push_back(name);
  }
  return found;
}

TEST_F(FormPages,
       put_a_handed_in_report_in_the_look_of_the_office_into_the_set_of_the_meeting_and_the_dossier) {
  const std::string line = "Tờ báo cáo của bệnh viện";
  const std::string report_form = forms + "/benh-vien-phoi.1a-2021";
  committee_.page(report_form);
  const std::string look = with_line(committee_.get(report_form + "/word").body, line);
  ASSERT_EQ(send(committee_, look, "bo-cuc.docx", report_form).status, 303);
  const std::string page = committee_.page(report_form);
  ASSERT_EQ(committee_
                .post(report_form + "/dua-vao-dung",
                      {{"seen", value_of(page, "seen")}, {"day", value_of(page, "day")}, {"reason", "CV 7"}})
                .status,
            303);
  Visitor secretary{"bvp.bithu"};
  const std::string report = "/dot/benh-vien-phoi-2021/kiem-diem/collective:bvp.noi-cu";
  (void)secretary.page(report);
  const http::Response handed = secretary.post(report, whole_report());
  ASSERT_EQ(handed.status, 303) << text_of(handed.body);

  // The set of the meeting: what the office laid out between what stands in the official layout.
  const std::string set = "/dot/benh-vien-phoi-2021/van-ban/bvp.noi/bo-hoi-nghi/-";
  const http::Response word = secretary.get(set, {{"dang", "docx"}});
  ASSERT_EQ(word.status, 200) << text_of(word.body);
  ASSERT_EQ(word.type, "application/zip");
  const printing::Archive files = printing::unzipped(word.body);
  EXPECT_EQ(files_in_look(files, line).size(), 1U);
  EXPECT_GT(files.names.size(), 1U);
  EXPECT_TRUE(std::ranges::is_sorted(files.names)) << "numbered in the order of the meeting";
  EXPECT_TRUE(secretary.get(set, {{"dang", "pdf"}}).body.starts_with("%PDF-"));

  // The dossier: the Word file in the look, the PDF beside it in the official layout, both with fingerprints.
  const http::Response zip = secretary.get("/dot/benh-vien-phoi-2021/ho-so/bvp.noi/bo-ho-so.zip");
  ASSERT_EQ(zip.status, 200);
  const printing::Archive folder = printing::unzipped(zip.body);
  const auto in_look = files_in_look(folder, line);
  ASSERT_EQ(in_look.size(), 1U);
  EXPECT_THAT(in_look.front(), HasSubstr("bao cao kiem diem tap the"));
  const std::string pdf = in_look.front().substr(0, in_look.front().size() - 4) + "pdf";
  ASSERT_TRUE(folder.parts.contains(pdf));
  EXPECT_TRUE(folder.parts.at(pdf).starts_with("%PDF-"));
  const std::string& sums = folder.parts.at("SHA256SUMS.txt");
  for (const std::string& name : {in_look.front(), pdf})
    EXPECT_THAT(sums, HasSubstr(store::sha256_hex(folder.parts.at(name)) + "  " + name));
}

}  // namespace
}  // namespace kiemdiem::web
