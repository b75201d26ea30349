#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "demonstration_site.h"
#include "service/action_table.h"
#include "store/log.h"
#include "store/records.h"

// Opinions on the draft report of a commune's committee, from the invitation to the synthesis (form F16),
// over the whole stack.

namespace kiemdiem::web {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string campaign = "/dot/bu-dang-2020";
const std::string rounds = campaign + "/gop-y/collective:bd.dx-bch";

/// The id of the round in the address to which an answer leads.
std::string opened(const http::Response& response) {
  EXPECT_EQ(response.status, 303) << response.body.substr(0, 400);
  const std::string where{response.headers.get("Location")};
  return where.substr(where.rfind('/') + 1);
}

/// One answer of somebody who is not signed in.
http::Response stranger(const std::string& path, http::Fields form = {}) {
  http::Request request;
  request.path = path;
  if (!form.empty()) {
    request.method = http::Method::post;
    request.form = std::move(form);
  }
  return demonstration_site().answer(request);
}

/// Where a page leads to a paper as a page to print; empty: nowhere.
std::string printed_address(const std::string& page, const std::string& paper) {
  const std::size_t link = page.find("/" + paper + "/");
  if (link == std::string::npos) return {};
  const std::size_t from = page.rfind('"', link) + 1;
  return page.substr(from, page.find_first_of("?\"", from) - from);
}

/// A paper of a round as it is printed.
std::string printed(Visitor& visitor, const std::string& round, const std::string& paper) {
  const std::string address = printed_address(visitor.page(round + "/in"), paper);
  EXPECT_NE(address, "") << paper;
  return visitor.page(address, {{"dang", "html"}});
}

/// The page with the round from which everything else follows.
std::string round_of(Visitor& committee) {
  static const std::string id = [&] {
    (void)committee.page(rounds);
    return opened(committee.post(rounds, {{"invited", "collective:bd.ubnd"},
                                          {"invited", "collective:bd.hdnd"},
                                          {"others", "Trưởng thôn Một"},
                                          {"sent", "11/12/2020"},
                                          {"meets", "17/12/2020"},
                                          {"draft", "dự thảo lần 2"},
                                          {"unnamed", "1"}}));
  }();
  return id;
}

TEST(OpinionsOnADraft, the_page_says_whom_the_rules_have_asked) {
  Visitor committee{"bd.danguy"};
  EXPECT_THAT(committee.page(rounds),
              AllOf(HasSubstr("Mặt trận"), HasSubstr("3, đảng ủy xã, thị trấn"), HasSubstr("3 ngày làm việc"),
                    HasSubstr("Tập thể Ủy ban nhân dân xã Suối Trúc"), Not(HasSubstr(" checked"))));
}

TEST(OpinionsOnADraft, too_few_are_asked_for_opinions_without_a_name) {
  Visitor committee{"bd.danguy"};
  const std::string path = campaign + "/gop-y/collective:bd.ubnd";
  (void)committee.page(path);
  const http::Response refused = committee.post(path, {{"others", "Trưởng thôn Một\nTrưởng thôn Hai"},
                                                       {"meets", "18/12/2020"},
                                                       {"draft", "dự thảo lần 1"},
                                                       {"unnamed", "1"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("từ 5 người trở lên"));
}

TEST(OpinionsOnADraft, those_invited_find_it_in_their_work_and_prove_that_they_received_it) {
  Visitor committee{"bd.danguy"};
  const std::string id = round_of(committee);
  const std::string own = campaign + "/gop-y-duoc-moi/" + id;
  const std::string page = rounds + "/" + id;
  EXPECT_THAT(committee.page(page), HasSubstr("chưa mở xem"));
  Visitor deputy_chair{"bd.bithu"};  // of the People's Committee
  EXPECT_THAT(deputy_chair.page(campaign + "/viec"), HasSubstr("href=\"" + own + "\""));
  EXPECT_THAT(deputy_chair.page(own),
              AllOf(HasSubstr("Nhận và mở dự thảo"), Not(HasSubstr("dự thảo lần 2"))));
  ASSERT_EQ(deputy_chair.post(own, {{"do", "received"}}).status, 303);
  EXPECT_THAT(deputy_chair.page(own), HasSubstr("dự thảo lần 2"));
  EXPECT_THAT(committee.page(page), HasSubstr("đã nhận"));
  ASSERT_EQ(deputy_chair.post(own, {{"text", "Ghi thêm kết quả thu ngân sách"}}).status, 303);
  EXPECT_THAT(deputy_chair.page(own), HasSubstr("Ghi thêm kết quả thu ngân sách"));
  EXPECT_EQ(Visitor{"bd.dangvien"}.get(own).status, 404) << "who is not asked sees nothing";
}

TEST(OpinionsOnADraft, are_answered_one_by_one_before_the_round_ends) {
  Visitor committee{"bd.danguy"};
  const std::string id = round_of(committee);
  const std::string page = rounds + "/" + id;
  (void)committee.page(page);
  EXPECT_EQ(
      committee.post(page + "/y-kien", {{"from", "Mặt trận xã"}, {"text", "Nêu rõ nợ thuế"}, {"paper", ""}})
          .status,
      422)
      << "what is typed on behalf names its paper";
  ASSERT_EQ(committee
                .post(page + "/y-kien", {{"from", "Mặt trận xã"},
                                         {"text", "Nêu rõ <nợ> thuế"},
                                         {"paper", "biên bản ngày 17/12/2020"}})
                .status,
            303);
  const std::string unnamed = campaign + "/gop-y-khong-ten/" + id;
  EXPECT_THAT(stranger(unnamed).body, AllOf(HasSubstr("không cần tài khoản"), Not(HasSubstr("nợ"))));
  ASSERT_EQ(stranger(unnamed, {{"text", "Họp đúng giờ hơn"}}).status, 303);
  ASSERT_EQ(stranger(unnamed, {{"text", "Bớt họp"}}).status, 303);
  EXPECT_THAT(committee.page(page), Not(HasSubstr("Bớt họp"))) << "not shown while opinions come in";
  ASSERT_EQ(committee
                .post(page + "/chot", {{"on", "17/12/2020"},
                                       {"chair", "Chủ tịch Mặt trận"},
                                       {"secretary", "Văn phòng"},
                                       {"summoned", "30"},
                                       {"present", "28"}})
                .status,
            303);
  EXPECT_EQ(stranger(unnamed).status, 404) << "closed";
  const std::string collected = committee.page(page);
  ASSERT_LT(collected.find("Bớt họp"), collected.find("Họp đúng giờ hơn")) << "by words, not as they came";
  EXPECT_EQ(committee.post(page, {{"do", "finish"}}).status, 422) << "points are open";
  http::Fields answers{{"do", "finish"}};
  for (std::size_t at = collected.find("name=\"answer."); at != std::string::npos;
       at = collected.find("name=\"answer.", at + 1)) {
    const std::size_t from = at + 6;
    const std::string field = collected.substr(from, collected.find('"', from) - from);
    answers.add(field, "explained");
    answers.add("explanation." + field.substr(7), "Đã nêu ở mục II");
  }
  ASSERT_EQ(committee.post(page, answers).status, 303);
  EXPECT_THAT(committee.page(page), HasSubstr("đã kết thúc"));
  EXPECT_THAT(printed(committee, page, "bien-ban-gop-y"),
              AllOf(HasSubstr("BIÊN BẢN"), HasSubstr("Nêu rõ &lt;nợ&gt; thuế"),
                    HasSubstr("Tổng số: 30; có mặt: 28; vắng: 02."), HasSubstr("(không ghi tên)"),
                    HasSubstr("Chủ tịch Mặt trận"), HasSubstr("Mã văn bản")));
  EXPECT_THAT(printed(committee, page, "tong-hop-gop-y"),
              AllOf(HasSubstr("BẢNG TỔNG HỢP"), HasSubstr("Bớt họp"), HasSubstr("Đã nêu ở mục II")));
  EXPECT_EQ(printed_address(Visitor{"bd.dangvien"}.get(page + "/in").body, "bien-ban-gop-y"), "");
}

TEST(OpinionsOnADraft, nothing_tells_who_wrote_without_a_name_or_when) {
  Visitor committee{"bd.danguy"};
  const std::string council = campaign + "/gop-y/collective:bd.hdnd";
  (void)committee.page(council);
  const std::string id = opened(committee.post(council, {{"others", "Một\nHai\nBa\nBốn\nNăm"},
                                                         {"meets", "18/12/2020"},
                                                         {"draft", "dự thảo lần 1"},
                                                         {"unnamed", "1"}}));
  const std::string unnamed = campaign + "/gop-y-khong-ten/" + id;
  const auto logged = [&] {
    std::string chains;
    const auto read = demonstration_office().database().read([&](store::Transaction& data) -> Result<void> {
      chains = store::root(data).value();
      return {};
    });
    EXPECT_TRUE(read);
    return chains;
  };
  const std::string before = logged();
  ASSERT_EQ(stranger(unnamed, {{"text", "Họp đúng giờ hơn"}}).status, 303);
  ASSERT_EQ(stranger(unnamed, {{"text", "Bớt họp"}}).status, 303);
  EXPECT_EQ(logged(), before) << "no entry of the log";
  const auto read = demonstration_office().database().read([&](store::Transaction& data) -> Result<void> {
    const auto versions = store::history(data, {"bu-dang-2020", "unnamed_opinions", id}).value();
    EXPECT_EQ(versions.size(), 2U);
    for (const store::Record& version : versions) {
      EXPECT_EQ(version.changed_by, "");
      EXPECT_EQ(version.changed_at, versions.front().changed_at) << "no version has an hour of its own";
    }
    return {};
  });
  EXPECT_TRUE(read);
}

TEST(OpinionsOnADraft, are_asked_about_a_leader_where_the_rule_names_leaders_too) {
  Visitor committee{"bd.danguy"};
  const std::string list = committee.page(campaign + "/gop-y/organization:bd.dx");
  EXPECT_THAT(list, AllOf(HasSubstr("Cán bộ lãnh đạo được góp ý"), HasSubstr("/gop-y/leader:bd.bd01"),
                          HasSubstr("/gop-y/leader:bd.bd02"), Not(HasSubstr("/gop-y/leader:bd.bd04"))));
  const std::string leader = campaign + "/gop-y/leader:bd.bd02";
  // Deputy secretary of the commune and chair of its People's Committee: a circle for each.
  EXPECT_THAT(committee.page(leader),
              AllOf(HasSubstr("Đảng ủy xã Suối Trúc"), HasSubstr("3, đảng ủy xã, thị trấn"),
                    HasSubstr("3, Thường trực HĐND, UBND huyện")));
  const std::string id = opened(committee.post(leader, {{"in", "bd.dx-bch"},
                                                        {"invited", "collective:bd.hdnd"},
                                                        {"others", "Một\nHai\nBa\nBốn\nNăm"},
                                                        {"sent", "11/12/2020"},
                                                        {"meets", "17/12/2020"},
                                                        {"draft", "bản kiểm điểm lần 1"},
                                                        {"unnamed", "1"}}));
  EXPECT_THAT(committee.page(leader + "/" + id),
              AllOf(HasSubstr("3, đảng ủy xã, thị trấn"), HasSubstr("Gửi đủ thời gian quy định")));
  EXPECT_EQ(committee.post(leader, {{"in", "bd.cqubnd"}, {"others", "Một"}, {"meets", "17/12/2020"}}).status,
            422)
      << "no body with a circle";
}

TEST(OpinionsOnADraft, are_invited_on_a_sheet_with_a_picture_and_a_short_address) {
  Visitor committee{"bd.danguy"};
  const std::string council = campaign + "/gop-y/collective:bd.ubnd";
  (void)committee.page(council);
  const std::string id = opened(committee.post(council, {{"others", "Một\nHai\nBa\nBốn\nNăm"},
                                                         {"meets", "18/12/2020"},
                                                         {"draft", "dự thảo lần 1"},
                                                         {"unnamed", "1"}}));
  const std::string sheet = printed(committee, council + "/" + id, "giay-moi-gop-y");
  EXPECT_THAT(sheet, AllOf(HasSubstr("GIẤY MỜI"), HasSubstr("Kính mời: Ba."), HasSubstr("không ghi tên")));
  EXPECT_EQ(printed_address(committee.page(council + "/" + id + "/in"), "bien-ban-gop-y"), "")
      << "opinions still come in";
  const std::size_t at = sheet.find("/gop-y/");
  ASSERT_NE(at, std::string::npos);
  const std::string address = sheet.substr(at, std::string{"/gop-y/"}.size() + 10);
  EXPECT_THAT(stranger(address).body,
              AllOf(HasSubstr("không cần tài khoản"), HasSubstr("/gop-y-khong-ten/" + id)));
  std::string capitals = address;
  for (char& letter : capitals)
    if (&letter > &capitals[6] && letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 32);
  EXPECT_EQ(stranger(capitals).status, 200) << "as somebody types it from paper";
  EXPECT_EQ(stranger("/gop-y/aaaaaaaaaa").status, 404);
}

}  // namespace
}  // namespace kiemdiem::web
