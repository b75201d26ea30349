#include <gmock/gmock.h>

#include <regex>

#include "base/qr_code.h"
#include "demonstration_site.h"
#include "service/office.h"

// The page to which the QR code of a paper leads.

namespace kiemdiem::web {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string campaign = "/dot/phu-yen-khoi-2022";

/// The address of the first paper of the cell with this name in the list of papers.
std::string record_of(Visitor& visitor, const std::string& name) {
  const std::string list = visitor.page(campaign + "/van-ban/pyk.cb1");
  const std::size_t row = list.find(">" + name + "<");
  const std::size_t at = list.find(campaign + "/ma/pyk.cb1/", row);
  EXPECT_NE(row, std::string::npos);
  return list.substr(at, list.find('"', at) - at);
}

http::Response send_scan(Visitor& visitor, const std::string& record, const std::string& bytes) {
  visitor.page(record);
  http::Request request = visitor.request(campaign + "/van-ban/pyk.cb1");
  request.form.add("code", record.substr(record.rfind('/') + 1));
  request.uploads.push_back({"file", "ban-ky.pdf", "application/octet-stream", bytes});
  return demonstration_site().answer(request);
}

TEST(ThePageOfAPaper, shows_it_and_keeps_a_scan_that_is_sent_from_there) {
  Visitor secretary{"pyk.bithu"};
  const std::string record = record_of(secretary, "Kế hoạch kiểm điểm, đánh giá, xếp loại");
  EXPECT_THAT(secretary.page(record),
              AllOf(HasSubstr("dang=pdf"), HasSubstr("Chưa có bản quét nào"), HasSubstr("type=\"file\"")));
  const http::Response kept = send_scan(secretary, record, "%PDF-1.5\nký\n%%EOF\n");
  EXPECT_EQ(kept.status, 303) << kept.body;
  EXPECT_EQ(kept.headers.get("Location"), record);
  const std::string after = secretary.page(record);
  EXPECT_THAT(after, AllOf(HasSubstr("ban-ky.pdf"), Not(HasSubstr("Chưa có bản quét nào"))));
  EXPECT_EQ(send_scan(secretary, record, "không phải PDF").status, 422);
}

TEST(ThePageOfAPaper, looks_missing_to_whoever_may_not_have_the_paper) {
  Visitor secretary{"pyk.bithu"};
  const std::string record = record_of(secretary, "Kế hoạch kiểm điểm, đánh giá, xếp loại");
  const std::string missing = campaign + "/ma/pyk.cb1/2222-2222-2";
  Visitor stranger{"pgv.bithu"};
  EXPECT_EQ(stranger.get(record).status, 404);
  EXPECT_EQ(stranger.get(missing).status, 404);
  EXPECT_EQ(secretary.get(missing).status, 404);
  EXPECT_EQ(secretary.get(campaign + "/ma/pyk.cb1/Bùi Đình Tín").status, 404);
}

TEST(ThePageOfAPaper, has_an_address_without_a_person_in_it) {
  Visitor secretary{"pyk.bithu"};
  const std::string record = record_of(secretary, "Giấy mời, mỗi người một tờ");
  EXPECT_TRUE(
      std::regex_match(record, std::regex{campaign + "/ma/pyk\\.cb1/[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]"}))
      << record;
}

/// Records every paper that keeps the dossier of a unit from being sent, from where its page leads.
void record_what_keeps_it_back(Visitor& visitor, const std::string& dossier) {
  const std::regex place{"href=\"([^\"]*/ho-so-cua/[^\"]*)\">[^<]*: ([^<:]*)</a>"};
  const std::string page = visitor.page(dossier);
  const std::size_t from = page.find("Kiểm tra trước khi gửi");
  ASSERT_NE(from, std::string::npos);
  const std::string found = page.substr(from, page.find("</table>", from) - from);
  const facts::Choices& papers = *demonstration_office().dictionary().choices("document");
  for (std::sregex_iterator one{found.begin(), found.end(), place}, end; one != end; ++one) {
    const std::string subject = (*one)[1];
    visitor.page(subject);
    for (std::size_t at = 0; at < papers.words.size(); ++at)
      if (papers.labels[at].vi == (*one)[2].str()) {
        EXPECT_EQ(visitor.post(subject, {{"paper", papers.words[at]}, {"copies", "2"}}).status, 303)
            << subject;
      }
  }
}

TEST(ThePapersOfAHandOver, bear_a_code_that_leads_back_to_their_record) {
  const std::string server = "https://10.42.0.1:8443";
  Visitor committee{"pyk.danguy"};
  const std::string dossier = campaign + "/ho-so/pyk.tt";
  const std::string before = committee.page(dossier);
  EXPECT_THAT(before, AllOf(HasSubstr("Chưa gửi được"), Not(HasSubstr("name=\"channel\"")),
                            HasSubstr("báo cáo kết quả đánh giá, xếp loại")));
  record_what_keeps_it_back(committee, dossier);
  EXPECT_THAT(committee.page(dossier), AllOf(HasSubstr("name=\"channel\""), HasSubstr("name=\"reason\"")));
  const http::Response silent =
      committee.post(dossier, {{"by", "Văn thư"}, {"channel", "in_person"}, {"copies", "2"}});
  EXPECT_EQ(silent.status, 422);
  EXPECT_THAT(silent.body, HasSubstr("Hãy ghi lý do vẫn gửi"));
  committee.page(dossier);
  const http::Response sent = committee.post(
      dossier,
      {{"by", "Văn thư"}, {"channel", "in_person"}, {"copies", "2"}, {"reason", "Gửi bổ sung <sau>"}});
  ASSERT_EQ(sent.status, 303) << sent.body;
  const std::string page{sent.headers.get("Location")};
  Visitor upper{"pyk.bantochuc"};
  EXPECT_THAT(upper.page(page), HasSubstr("Gửi bổ sung &lt;sau&gt;")) << "the reason goes along";
  const std::string id = page.substr(page.rfind('/') + 1);
  for (const auto& [row, reader] :
       {std::pair{"phieu-giao-nhan-ho-so", &committee}, {"cong-van-ho-so", &upper}}) {
    const std::string paper = campaign + "/van-ban/pyk.tt/" + row + "/" + id;
    const std::string shown = reader->page(paper, {{"dang", "html"}});
    std::smatch code;
    ASSERT_TRUE(std::regex_search(shown, code, std::regex{"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]"})) << row;
    const std::string record = campaign + "/ma/pyk.tt/" + code[0].str();
    EXPECT_THAT(shown, HasSubstr(svg_path(qr_code(server + record).value()))) << "what a telephone reads";
    EXPECT_THAT(reader->page(record), HasSubstr(paper)) << "the page of the record leads to the paper";
    EXPECT_TRUE(reader->get(paper, {{"dang", "pdf"}}).body.starts_with("%PDF-"));
    EXPECT_EQ(Visitor{"pgv.bithu"}.get(record).status, 404);
  }
  EXPECT_THAT(committee.page(campaign + "/van-ban/pyk.tt/phieu-giao-nhan-ho-so/" + id, {{"dang", "html"}}),
              HasSubstr("Gửi bổ sung &lt;sau&gt;"));
}

TEST(ReportTables, a_share_opens_to_those_that_it_is_the_share_of) {
  Visitor committee{"pyk.danguy"};
  const std::string page = committee.page(campaign + "/bao-cao/pyk.tt/t02");
  const std::regex share{"<a href=\"([^\"]*cot=excellent)\">[0-9]+,[0-9]</a>"};
  EXPECT_TRUE(std::regex_search(page, share));
}

}  // namespace
}  // namespace kiemdiem::web
