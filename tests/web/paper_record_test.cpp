#include <gmock/gmock.h>

#include <regex>

#include "demonstration_site.h"

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

TEST(ReportTables, a_share_opens_to_those_that_it_is_the_share_of) {
  Visitor committee{"pyk.danguy"};
  const std::string page = committee.page(campaign + "/bao-cao/pyk.tt/t02");
  const std::regex share{"<a href=\"([^\"]*cot=excellent)\">[0-9]+,[0-9]</a>"};
  EXPECT_TRUE(std::regex_search(page, share));
}

}  // namespace
}  // namespace kiemdiem::web
