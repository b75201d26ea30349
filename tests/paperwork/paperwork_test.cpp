#include <gmock/gmock.h>

#include <regex>
#include <set>

#include "ballot/tally.h"
#include "demonstration_site.h"
#include "paperwork/paperwork.h"
#include "reading.h"
#include "service/actions.h"
#include "store/ballots.h"

// Papers of the demonstration as Word, PDF and HTML, over the whole stack.

namespace kiemdiem::web {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string campaign = "/dot/benh-vien-phoi-2021";
const std::string meeting = campaign + "/hoi-nghi/bvp.noi/organization.bvp.noi.1";
const std::string minutes = campaign + "/van-ban/bvp.noi/bien-ban-hoi-nghi/organization.bvp.noi.1";

std::string version_of(const std::string& page) {
  std::smatch found;
  return std::regex_search(page, found, std::regex{"name=\"version\" value=\"([^\"]*)\""}) ? found[1].str()
                                                                                           : "";
}

/// The meeting of the cell, opened once for all tests, with one remark.
void hold_meeting() {
  static const bool held = [] {
    Visitor secretary{"bvp.bithu"};
    http::Fields fields{{"version", version_of(secretary.page(meeting + "/khai-mac"))},
                        {"chair", "bvp.bv01"},
                        {"secretary", "bvp.bv02"},
                        {"quorum", "two_thirds"},
                        {"fact.absent.bvp.bv09", "ốm"}};
    for (const char* person : {"bv01", "bv02", "bv03", "bv04", "bv05", "bv07", "bv08", "bv10"})
      fields.add("present", std::string{"bvp."} + person);
    EXPECT_EQ(secretary.post(meeting + "/khai-mac", fields).status, 303);
    const std::string item = meeting + "/muc/member:bvp.bv10";
    secretary.page(item);
    EXPECT_EQ(
        secretary.post(item + "/y-kien", {{"speaker", "Lý Thu Yến"}, {"text", "Cần <chủ động> hơn"}}).status,
        303);
    return true;
  }();
  EXPECT_TRUE(held);
}

/// A sealed vote of the cell on two members, three voters.
std::string sealed_poll() {
  static const std::string id = "phieu-thu";
  static const bool made = [] {
    ballot::Sheet sheet;
    sheet.choices = {"excellent", "good", "completed", "not_completed"};
    sheet.lines = {{"member:bvp.bv03", "Người Được Bầu", "đảng viên", {true, true, true, true}},
                   {"member:bvp.bv04", "Người Thứ Hai", "", {true, true, true, true}}};
    sheet.left_off = {{"member:bvp.bv05", "Người Ngoài Phiếu", "bị kỷ luật trong năm", "KH", "3.2"}};
    ballot::Tally tally{3, 3, {}};
    tally.count.issued = tally.count.returned = tally.count.valid = 3;
    tally.count.marks = {{2, 1, 0, 0, 0}, {0, 3, 0, 0, 0}};
    store::Poll poll;
    poll.id = id;
    poll.campaign = "benh-vien-phoi-2021";
    poll.unit = "bvp.noi";
    poll.mode = "paper";
    poll.state = "prepared";
    poll.sheet = ballot::to_json(sheet);
    poll.chair = "bvp.bv01";
    poll.made_by = "thu";
    poll.day = "2021-12-20";
    const auto written =
        demonstration_office().database().write([&](store::Transaction& data) -> Result<void> {
          const auto unit = store::find(data, {"", "organizations", "bvp.noi"}).value();
          poll.unit_path = unit->text.unit_path;
          const std::vector<std::string> tellers{"bvp.bv02", "bvp.bv04"};
          const std::vector<store::PollVoter> voters{{"bvp.bv01", "Cử Tri Một", true, true},
                                                     {"bvp.bv02", "Cử Tri Hai", true, true},
                                                     {"bvp.bv04", "Cử Tri Ba", true, true}};
          EXPECT_TRUE(store::create(data, poll, tellers, voters));
          for (const auto& [from, to] :
               {std::pair{"prepared", "open"}, {"open", "closed"}, {"closed", "counted"}})
            EXPECT_TRUE(store::move_poll(data, id, from, to).value());
          EXPECT_TRUE(store::seal(data, id, {canonical_json({}, sheet, tally), "00", 1}));
          EXPECT_TRUE(store::move_poll(data, id, "counted", "sealed").value());
          return {};
        });
    EXPECT_TRUE(written);
    return true;
  }();
  EXPECT_TRUE(made);
  return id;
}

std::string word_text(const http::Response& response) {
  const printing::Archive archive = printing::unzipped(response.body);
  const auto document = archive.parts.find("word/document.xml");
  if (document == archive.parts.end()) return {};
  EXPECT_EQ(printing::xml_complaint(document->second), "");
  return printing::reduced(document->second);
}

TEST(TableOfPapers, names_each_paper_once_with_an_action_that_there_is) {
  std::set<std::string_view> ids;
  for (const paperwork::Row& row : paperwork::table()) {
    EXPECT_TRUE(ids.insert(row.id).second) << row.id;
    const service::Action* action = service::find_action(row.action);
    ASSERT_NE(action, nullptr) << row.id;
    EXPECT_FALSE(action->changes) << row.id << ": printing changes nothing";
    if (!row.named.empty())
      EXPECT_NE(action->path.find("{" + std::string{row.named} + "}"), std::string_view::npos) << row.id;
    EXPECT_TRUE(std::regex_match(std::string{row.form}, std::regex{"F[0-3][0-9]"})) << row.id;
  }
}

TEST(TheMinutes, come_as_a_word_file_that_names_the_members_and_what_they_said) {
  hold_meeting();
  const http::Response word = Visitor{"bvp.bithu"}.get(minutes, {{"dang", "docx"}});
  ASSERT_EQ(word.status, 200);
  EXPECT_THAT(word.headers.get("Content-Disposition"), HasSubstr("bien-ban-hoi-nghi_chi bo khoa noi.docx"));
  EXPECT_THAT(word_text(word), AllOf(HasSubstr("BIÊN BẢN"), HasSubstr("Lý Thu Yến"),
                                     HasSubstr("Cần <chủ động> hơn"), HasSubstr("có mặt: 08; vắng mặt: 01")));
}

TEST(TheMinutes, come_as_pdf_and_as_a_page_in_which_nothing_runs) {
  hold_meeting();
  Visitor secretary{"bvp.bithu"};
  const http::Response pdf = secretary.get(minutes, {{"dang", "pdf"}});
  EXPECT_THAT(pdf.body, StartsWith("%PDF-"));
  EXPECT_EQ(pdf.body, secretary.get(minutes).body) << "PDF is what comes where nothing is asked for";
  const http::Response page = secretary.get(minutes, {{"dang", "html"}});
  EXPECT_THAT(page.body, HasSubstr("Cần &lt;chủ động&gt; hơn"));
  EXPECT_THAT(page.headers.get("Content-Security-Policy"), HasSubstr("default-src 'none'"));
  EXPECT_EQ(secretary.get(minutes, {{"dang", "exe"}}).status, 404);
}

TEST(TheMinutes, of_a_foreign_unit_are_refused_like_those_that_do_not_exist) {
  hold_meeting();
  Visitor stranger{"pyk.bithu"};
  const http::Response foreign = stranger.get(minutes);
  const http::Response missing = stranger.get(campaign + "/van-ban/bvp.noi/bien-ban-hoi-nghi/khong-co");
  EXPECT_EQ(foreign.status, 404);
  EXPECT_EQ(missing.status, 404);
  EXPECT_THAT(foreign.body, Not(HasSubstr("Khoa Nội")));
  EXPECT_EQ(Visitor{"bvp.bithu"}.get(campaign + "/van-ban/bvp.noi/khong-co/-").status, 404);
}

TEST(TheTallyMinutes, hold_the_counts_and_who_was_left_off_and_are_hidden_from_who_may_not_see_them) {
  const std::string path = campaign + "/van-ban/bvp.noi/bien-ban-kiem-phieu/" + sealed_poll();
  const http::Response word = Visitor{"bvp.bithu"}.get(path, {{"dang", "docx"}});
  ASSERT_EQ(word.status, 200);
  EXPECT_THAT(word_text(word), AllOf(HasSubstr("Người Được Bầu"), HasSubstr("Người Ngoài Phiếu"),
                                     HasSubstr("Cử Tri Hai"), HasSubstr("2 | 66,7 | 1 | 33,3")));
  EXPECT_EQ(Visitor{"pyk.danguy"}.get(path).status, 404);
}

TEST(TheListOfPapers, leads_to_each_paper_and_only_to_those_that_there_are) {
  hold_meeting();
  Visitor secretary{"bvp.bithu"};
  const std::string page = secretary.page(campaign + "/van-ban/bvp.noi");
  EXPECT_THAT(page, HasSubstr("href=\"" + minutes + "?dang=docx\""));
  static const std::regex link{"href=\"(/dot/[^\"]*/van-ban/[^\"?]*/[^\"?]*)\\?dang=html\""};
  int links = 0;
  for (std::sregex_iterator at{page.begin(), page.end(), link}, end; at != end; ++at, ++links)
    EXPECT_EQ(secretary.get((*at)[1].str(), {{"dang", "html"}}).status, 200) << (*at)[1];
  EXPECT_GT(links, 0);
}

}  // namespace
}  // namespace kiemdiem::web
