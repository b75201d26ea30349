#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "demonstration_site.h"
#include "spreadsheet/workbook_writer.h"

// What others give and what follows from a decision: data of agencies, quality slips, publication, petitions
// of bodies, help. Over the whole stack.

namespace kiemdiem::web {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string commune = "/dot/bu-dang-2020";
const std::string archive = "/dot/phu-yen-khoi-2022";

TEST(DataOfOthers, stand_on_the_board_with_source_number_and_day) {
  Visitor committee{"bd.danguy"};
  const std::string path = commune + "/ghi/member:bd.bd12";
  (void)committee.page(path, {{"list", "inputs"}});
  EXPECT_EQ(
      committee.post(path, {{"version", "0"}, {"list", "inputs"}, {"fact.input", "union_rating"}}).status,
      422)
      << "without a source it is nothing to go by";
  ASSERT_EQ(committee
                .post(path, {{"version", "0"},
                             {"list", "inputs"},
                             {"fact.input", "union_rating"},
                             {"fact.source", "Hội Nông dân xã"},
                             {"fact.number", "12-BC/HND"},
                             {"fact.on", "02/12/2020"},
                             {"fact.rating", "good"}})
                .status,
            303);
  const std::string words = "Hội Nông dân xã: Hoàn thành tốt nhiệm vụ (số 12-BC/HND, 02/12/2020)";
  EXPECT_THAT(committee.page(commune + "/bang/bd.dx"), HasSubstr(words));
  EXPECT_THAT(committee.page(commune + "/de-nghi/member:bd.bd12"), HasSubstr(words));
  EXPECT_THAT(committee.page(commune + "/hoi-nghi/bd.thon1/organization.bd.thon1.1"), HasSubstr(words));
}

/// The address that an answer leads to.
std::string led_to(const http::Response& response) {
  EXPECT_EQ(response.status, 303) << response.body.substr(0, 600);
  return std::string{response.headers.get("Location")};
}

http::Response import(Visitor& visitor, const std::vector<std::vector<std::string>>& rows) {
  spreadsheet::DraftSheet sheet;
  sheet.name = "Noi khac";
  for (const std::vector<std::string>& row : rows) {
    sheet.rows.emplace_back();
    for (const std::string& text : row) sheet.rows.back().push_back({text});
  }
  (void)visitor.page("/nhap");
  http::Request request = visitor.request("/nhap");
  request.form.add("unit", "bd.dx");
  request.uploads.push_back(
      {"file", "noi-khac.xlsx", "application/octet-stream", spreadsheet::write_workbook({sheet}).value()});
  return demonstration_site().answer(request);
}

TEST(DataOfOthers, come_from_a_workbook_with_a_preview_and_errors_by_cell) {
  Visitor committee{"bd.danguy"};
  const std::vector<std::string> headings{"Loại", "Đối tượng", "Nơi cung cấp", "Số văn bản", "Mức xếp loại"};
  const std::string wrong =
      committee.page(led_to(import(committee, {headings,
                                               {"xếp loại của đoàn thể, tổ chức chính trị - xã hội",
                                                "member:bd.bd14", "Đoàn xã", "3-BC/ĐTN", "Rất tốt"}})));
  EXPECT_THAT(wrong, AllOf(HasSubstr("E2"), HasSubstr("Rất tốt")));
  const std::string preview =
      led_to(import(committee, {headings,
                                {"xếp loại của đoàn thể, tổ chức chính trị - xã hội", "member:bd.bd14",
                                 "Đoàn xã", "3-BC/ĐTN", "Hoàn thành tốt nhiệm vụ"}}));
  EXPECT_THAT(committee.page(preview), HasSubstr("bd.bd14"));
  EXPECT_THAT(committee.page(commune + "/bang/bd.dx"), Not(HasSubstr("Đoàn xã"))) << "only shown so far";
}

std::string version_on(const std::string& page) {
  const std::size_t at = page.find("name=\"version\" value=\"") + 22;
  return page.substr(at, page.find('"', at) - at);
}

TEST(ARatingOfACivilServant, is_kept_with_its_paper_and_who_decided) {
  Visitor secretary{"bd.bithu"};
  const std::string path = commune + "/du-kien/member:bd.bd08";
  ASSERT_EQ(secretary
                .post(path, {{"version", version_on(secretary.page(path))},
                             {"fact.civil_servant_rating", "?known"},
                             {"fact.civil_servant_rating.rating", "good"},
                             {"fact.civil_servant_rating.on", "04/12/2020"},
                             {"fact.civil_servant_rating.number", "15-QĐ/UBND"},
                             {"fact.civil_servant_rating.decided_by", "Chủ tịch xã"}})
                .status,
            303);
  EXPECT_THAT(secretary.page(commune + "/bang/bd.vp"),
              HasSubstr("Hoàn thành tốt nhiệm vụ (số 15-QĐ/UBND, 04/12/2020, Chủ tịch xã)"));
}

/// Fills a slip with one grade in every row.
http::Fields slip(const std::string& page, const std::string& level, const std::string& what) {
  http::Fields form{{"version", version_on(page)},
                    {"do", what},
                    {"quality_slip.h.party", "Chủ thể đánh giá"},
                    {"quality_slip.m.rating.level", level}};
  for (std::size_t from = page.find(".grade\""); from != std::string::npos;
       from = page.find(".grade\"", from + 1)) {
    const std::size_t begins = page.rfind('"', from) + 1;
    const std::string field = page.substr(begins, from + 6 - begins);
    if (form.find(field) == nullptr && field.starts_with("quality_slip.")) form.add(field, "good");
  }
  for (std::size_t from = page.find("name=\"quality_slip.k."); from != std::string::npos;
       from = page.find("name=\"quality_slip.k.", from + 1)) {
    const std::string field = page.substr(from + 6, page.find('"', from + 6) - from - 6);
    const std::size_t value = page.find("value=\"", from) + 7;
    form.add(field, page.substr(value, page.find('"', value) - value));
  }
  return form;
}

TEST(AQualitySlip, is_filled_in_by_each_party_and_stands_on_the_board) {
  const std::string path = commune + "/phan-tich/member:bd.bd04";
  Visitor member{"bd.dangvien"};
  const std::string own = member.page(path + "/self");
  EXPECT_THAT(own,
              AllOf(HasSubstr("02A-HDKĐ.ĐG"), HasSubstr("Chủ thể tham gia"), Not(HasSubstr(" checked"))));
  EXPECT_EQ(member.get(path + "/cell").status, 404) << "what others say of oneself is theirs";
  EXPECT_EQ(member.post(path + "/self", {{"version", "0"}, {"do", "hand-in"}}).status, 422);
  const http::Response handed = member.post(path + "/self", slip(own, "excellent", "hand-in"));
  ASSERT_EQ(handed.status, 303) << handed.body.substr(handed.body.find("class=\"problems"), 1500);
  Visitor secretary{"bd.bithu"};
  ASSERT_EQ(secretary.post(path + "/cell", slip(secretary.page(path + "/cell"), "good", "hand-in")).status,
            303);
  EXPECT_THAT(secretary.page(path), AllOf(HasSubstr("Hoàn thành xuất sắc nhiệm vụ"), HasSubstr("Tốt 8"),
                                          HasSubstr("Đoàn thể nơi đảng viên tham gia")));
  EXPECT_THAT(secretary.page(commune + "/bang/bd.vp"),
              AllOf(HasSubstr("Phiếu phân tích: Tự phân tích"), HasSubstr("Phiếu phân tích: Chi bộ, chi ủy"),
                    Not(HasSubstr("Phiếu phân tích: Đoàn thể"))));
  EXPECT_THAT(secretary.page(commune + "/du-kien/member:bd.bd04"), HasSubstr("Phiếu phân tích chất lượng"))
      << "the paper of the file that the rules ask for";
}

/// Decides on one subject and sends the notices. @return the address of the decision
std::string decided(Visitor& committee, const std::string& campaign, const std::string& unit,
                    const std::string& number, const std::string& subject, const std::string& level,
                    const std::string& day) {
  (void)committee.page(campaign + "/quyet-dinh/" + unit);
  const std::string where = led_to(
      committee.post(campaign + "/quyet-dinh/" + unit, {{"number", number},
                                                        {"day", day},
                                                        {"signer", "Người Ký"},
                                                        {"ground", "Biên bản hội nghị"},
                                                        {"reason." + subject, "Cấp quyết định đã xem xét"},
                                                        {"level." + subject, level}}));
  (void)committee.page(where);
  return where;
}

TEST(AResult, is_made_known_as_the_regulation_says_with_proof) {
  Visitor committee{"bd.danguy"};
  const std::string decision =
      decided(committee, commune, "bd.dx", "31-QĐ/ĐU", "member:bd.bd12", "good", "18/12/2020");
  const std::string page = decision + "/cong-khai";
  EXPECT_THAT(committee.page(page), AllOf(HasSubstr("trực tiếp quản lý, sử dụng"), HasSubstr("5.6")));
  const http::Fields form{
      {"way", "to-users"}, {"on", "18/12/2020"}, {"place", "Hội nghị xã"}, {"proof", "Biên bản số 4"}};
  EXPECT_EQ(committee.post(page, form).status, 422) << "the subject is told first";
  (void)committee.page(decision + "/thong-bao");
  ASSERT_EQ(committee.post(decision + "/thong-bao", {}).status, 303);
  (void)committee.page(page);
  EXPECT_EQ(
      committee.post(page, {{"way", "to-users"}, {"on", "18/12/2020"}, {"place", "Hội nghị xã"}}).status, 422)
      << "without proof";
  ASSERT_EQ(committee.post(page, form).status, 303);
  EXPECT_THAT(committee.page(page), AllOf(HasSubstr("Biên bản số 4"), HasSubstr("Hội nghị xã")));
}

TEST(ABody, petitions_through_its_head_after_it_was_notified) {
  Visitor committee{"bd.danguy"};
  const std::string path = commune + "/kien-nghi-cua-don-vi/organization:bd.vp";
  EXPECT_EQ(committee.get(path).status, 404) << "the committee is not the head of that cell";
  Visitor secretary{"bd.bithu"};
  EXPECT_THAT(secretary.page(path), Not(HasSubstr("Gửi kiến nghị")));
  const std::string decision =
      decided(committee, commune, "bd.dx", "32-QĐ/ĐU", "organization:bd.vp", "completed", "18/12/2020");
  (void)committee.page(decision + "/thong-bao");
  ASSERT_EQ(committee.post(decision + "/thong-bao", {}).status, 303);
  (void)secretary.page(commune + "/thong-bao/bd.vp");
  ASSERT_EQ(secretary.post(commune + "/thong-bao/bd.vp", {}).status, 303);
  EXPECT_THAT(secretary.page(path), HasSubstr("không định thời hạn"));
  ASSERT_EQ(secretary.post(path, {{"request", "Xem lại mức"}, {"reason", "Đã hoàn thành chỉ tiêu"}}).status,
            303);
  EXPECT_THAT(committee.page(commune + "/kien-nghi-nhan/bd.dx"), HasSubstr("Xem lại mức"));
  EXPECT_EQ(secretary
                .post(commune + "/kien-nghi-cua-don-vi/member:bd.bd08",
                      {{"request", "Xem lại"}, {"reason", "Thay người khác"}})
                .status,
            404)
      << "for a person nobody else petitions";
}

TEST(AMemberRatedLowest, is_work_until_somebody_is_named_to_help) {
  Visitor committee{"pyk.danguy"};
  (void)decided(committee, archive, "pyk.tt", "33-QĐ/ĐU", "member:pyk.dv09", "not_completed", "20/12/2022");
  EXPECT_THAT(committee.page(archive + "/viec"), HasSubstr("Phân công giúp đỡ"));
  const std::string page = archive + "/giup-do/pyk.tt";
  EXPECT_THAT(committee.page(page), AllOf(HasSubstr("II.5.1"), HasSubstr("chưa phân công")));
  EXPECT_EQ(committee
                .post(page, {{"subject", "member:pyk.dv08"},
                             {"helper", "Bí thư chi bộ"},
                             {"content", "Kèm cặp"},
                             {"until", "30/06/2023"}})
                .status,
            422)
      << "only for who was rated so";
  ASSERT_EQ(committee
                .post(page, {{"subject", "member:pyk.dv09"},
                             {"helper", "Bí thư chi bộ"},
                             {"content", "Kèm cặp"},
                             {"until", "30/06/2023"}})
                .status,
            303);
  EXPECT_THAT(committee.page(page), AllOf(HasSubstr("Kèm cặp"), Not(HasSubstr("chưa phân công"))));
  EXPECT_THAT(committee.page(archive + "/viec"), Not(HasSubstr("Phân công giúp đỡ")));
}

}  // namespace
}  // namespace kiemdiem::web
