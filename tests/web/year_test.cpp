#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "web/addresses.h"

#include "demonstration_site.h"
#include "store/log.h"
#include "store/records.h"

namespace kiemdiem::web {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string campaign = "/dot/phu-yen-khoi-2022";

TEST(ThePlan, shows_the_refused_day_as_typed_with_the_clause_of_the_upper_plan) {
  Visitor visitor{"pyk.danguy"};
  const std::string before = visitor.page(campaign + "/ke-hoach/pyk.tt");
  EXPECT_THAT(before, HasSubstr("name=\"day.dossier\" value=\"\""));
  const http::Response refused = visitor.post(
      campaign + "/ke-hoach/pyk.tt", {{"version", "0"}, {"reason", "bận"}, {"day.dossier", "20/12/2022"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("name=\"day.dossier\" value=\"20/12/2022\""));
  EXPECT_THAT(refused.body, AllOf(HasSubstr("id=\"day.dossier-error\""),
                                  HasSubstr("muộn hơn hạn cuối 14/12/2022"), HasSubstr("II.3.1")));
  EXPECT_THAT(refused.body, HasSubstr("bận")) << "the reason is not lost";
}

TEST(ACampaign, is_made_opened_and_amended_with_a_reason) {
  Visitor visitor{"pyk.bantochuc"};
  visitor.page("/dot-moi");
  const http::Response made = visitor.post("/dot-moi", {{"title", "Kiểm điểm thử"},
                                                        {"kind", "year"},
                                                        {"year", "2022"},
                                                        {"unit", "pyk.khoi"},
                                                        {"regulation", "phu-yen-khoi-2022"}});
  ASSERT_EQ(made.status, 303);
  const std::string path{made.headers.get("Location")};
  EXPECT_THAT(visitor.page(path), AllOf(HasSubstr("đang soạn"), HasSubstr("Mở đợt")));
  EXPECT_EQ(visitor.post(path + "/mo", {}).status, 303);
  EXPECT_THAT(visitor.page(path), AllOf(HasSubstr("đang mở"), Not(HasSubstr("Mở đợt"))));
  http::Fields days{{"version", "1"}, {"reason", ""}, {"day.dossier", "10/12/2022"}};
  EXPECT_EQ(visitor.post(path + "/ke-hoach/pyk.khoi", days).status, 422);
  days = {{"version", "1"}, {"reason", "Cấp trên yêu cầu"}, {"day.dossier", "10/12/2022"}};
  EXPECT_EQ(visitor.post(path + "/ke-hoach/pyk.khoi", days).status, 303);
  EXPECT_THAT(visitor.page(path), AllOf(HasSubstr("Cấp trên yêu cầu"), HasSubstr("<ins>10/12/2022</ins>")));
}

TEST(ACampaign, is_not_there_for_a_member_of_another) {
  EXPECT_EQ(Visitor{"bvp.dangvien"}.get(campaign).status, 404);
  EXPECT_EQ(Visitor{"pyk.dangvien"}.get(campaign).status, 200);
}

TEST(TheBoard, shows_the_quota_with_the_places_left_and_its_clause) {
  const std::string board = Visitor{"pyk.danguy"}.page("/dot/phu-yen-khoi-2022/bang/pyk.tt");
  EXPECT_THAT(board, HasSubstr("Đảng bộ Trung tâm Lưu trữ · đảng viên"));
  EXPECT_THAT(board, HasSubstr("vượt 3 chỗ"));
  EXPECT_THAT(board, Not(HasSubstr("Đảng bộ Khối Hoa Biển · tổ chức đảng")))
      << "of the level above only a part is judged here";
}

TEST(ARegulation, shows_each_rule_with_its_clause_and_where_it_comes_from) {
  Visitor visitor{"pyk.dangvien"};
  const std::string page = visitor.page("/quy-dinh/phu-yen-khoi-2022", {{"q", "nghi om"}});
  EXPECT_THAT(page, HasSubstr("id=\"" + clause_anchor("KH ĐUK Phú Yên 2022", "II.4, gạch đầu dòng 8") + "\""))
      << "found without accents, with its anchor";
  EXPECT_THAT(page, HasSubstr("theo KH ĐUK Phú Yên 2022"));
  EXPECT_THAT(page, AllOf(HasSubstr("Số tháng nghỉ ốm"), HasSubstr("mức trần")));
  EXPECT_THAT(visitor.page("/quy-dinh/phu-yen-khoi-2022"), HasSubstr("giữ nguyên Hướng dẫn 21-HD/BTCTW"));
  EXPECT_EQ(visitor.get("/quy-dinh/khong-co").status, 404);
}

TEST(TwoRegulations, stand_side_by_side) {
  const std::string page = Visitor{"pyk.dangvien"}.page(
      "/so-sanh-quy-dinh", {{"mot", "132-qd-tw-2018"}, {"hai", "124-qd-tw-2023"}});
  EXPECT_THAT(page, AllOf(HasSubstr("đang bị đình chỉ sinh hoạt đảng"), HasSubstr("12 quy định thêm")));
}

TEST(WhatIf, shows_the_consequences_and_stores_nothing) {
  const auto kept = [] {
    std::string all;
    const auto read =
        demonstration_office().database().read([&all](store::Transaction& data) -> Result<void> {
          for (const char* list : {"people", "events"})
            for (const char* of : {"", "phu-yen-khoi-2022"}) {
              const auto records = store::find_all(data, of, list, "/");
              for (const store::Record& record : *records)
                all += record.text.facts + std::to_string(record.version);
            }
          all += store::root(data).value();
          return {};
        });
    EXPECT_TRUE(read);
    return all;
  };
  Visitor visitor{"pyk.bithu"};
  const std::string path = campaign + "/neu/member:pyk.dv04";
  EXPECT_THAT(visitor.page(path), Not(HasSubstr("cao nhất Hoàn thành xuất sắc nhiệm vụ")));
  const std::string before = kept();
  const std::string page =
      visitor.page(path, {{"fact.sick_leave_months", "1"}, {"fact.proposed", "excellent"}, {"trial", "1"}});
  EXPECT_THAT(
      page, AllOf(HasSubstr("cao nhất Hoàn thành nhiệm vụ, đề nghị Hoàn thành tốt nhiệm vụ: trái quy định"),
                  HasSubstr("cao nhất Hoàn thành xuất sắc nhiệm vụ, đề nghị Hoàn thành xuất sắc nhiệm vụ")));
  EXPECT_THAT(page, HasSubstr("đề nghị 6, tối đa 2")) << "the quota moves too";
  EXPECT_EQ(kept(), before);
  EXPECT_THAT(visitor.page(path, {{"fact.sick_leave_months", "13"}}), HasSubstr("Nhiều nhất là 12."));
}

TEST(Progress, is_filtered_by_step_and_standing_and_leads_below) {
  Visitor visitor{"pyk.bantochuc"};
  const std::string all = visitor.page(campaign + "/tien-do/pyk.khoi");
  EXPECT_THAT(all, HasSubstr("href=\"/dot/phu-yen-khoi-2022/tien-do/pyk.tt\""));
  EXPECT_THAT(all, HasSubstr("href=\"/dot/phu-yen-khoi-2022/tien-do/pyk.cb9\""));
  const std::string late = visitor.page(campaign + "/tien-do/pyk.khoi",
                                        {{"buoc", "review-in-committee"}, {"tinh-trang", "wrong"}});
  EXPECT_THAT(late, HasSubstr("href=\"/dot/phu-yen-khoi-2022/tien-do/pyk.tt\""));
  EXPECT_THAT(late, Not(HasSubstr("href=\"/dot/phu-yen-khoi-2022/tien-do/pyk.cb9\"")))
      << "a grassroots cell has no committee of that kind";
  EXPECT_EQ(Visitor{"pyk.bithu"}.get(campaign + "/tien-do/pyk.cb9").status, 404) << "not below";
}

TEST(Meetings, are_not_asked_for_where_no_body_has_one_to_come) {
  EXPECT_THAT(Visitor{"pyk.danguy"}.page(campaign + "/lich"), HasSubstr("Đăng ký hội nghị"));
  EXPECT_THAT(Visitor{"pyk.bithu"}.page(campaign + "/lich"), Not(HasSubstr("Đăng ký hội nghị")));
}

TEST(Meetings, are_registered_and_sent_as_a_calendar) {
  Visitor visitor{"pyk.danguy"};
  visitor.page(campaign + "/lich");
  const http::Response refused =
      visitor.post(campaign + "/lich/pyk.tt",
                   {{"subject", "collective:pyk.cb2-cu"}, {"day", "1/12/2022"}, {"time", "8:00"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, AllOf(HasSubstr("đã qua"), HasSubstr("value=\"1/12/2022\"")));
  EXPECT_EQ(visitor
                .post(campaign + "/lich/pyk.tt", {{"subject", "collective:pyk.cb2-cu"},
                                                  {"day", "22/12/2022"},
                                                  {"time", "14h"},
                                                  {"room", "Phòng họp tầng 2"}})
                .status,
            303);
  EXPECT_THAT(visitor.page(campaign + "/lich"), HasSubstr("Phòng họp tầng 2"));
  const http::Response file = visitor.get(campaign + "/lich.ics");
  EXPECT_THAT(file.type, HasSubstr("text/calendar"));
  EXPECT_THAT(file.body,
              AllOf(HasSubstr("DTSTART:20221222T070000Z"), HasSubstr("LOCATION:Phòng họp tầng 2")));
}

TEST(Meetings, tell_a_part_that_who_comes_from_above_is_not_free_and_nothing_of_the_other_unit) {
  Visitor above{"pyk.bantochuc"};
  above.page(campaign + "/lich/pyk.khoi");
  const auto registered = [&](const std::string& subject, const std::string& time) {
    return above
        .post(campaign + "/lich/pyk.khoi", {{"subject", subject},
                                            {"day", "23/12/2022"},
                                            {"time", time},
                                            {"room", "Hội trường"},
                                            {"representative", "pyk.dv05"}})
        .status;
  };
  EXPECT_EQ(registered("collective:pyk.cb2-cu", "9h"), 303);
  Visitor part{"pyk.danguy"};
  EXPECT_THAT(part.page(campaign + "/lich"), Not(HasSubstr("không rảnh vào giờ này")));
  EXPECT_EQ(registered("organization:pyk.cb9", "10h"), 303);
  const std::string page = part.page(campaign + "/lich");
  EXPECT_THAT(page, HasSubstr("Trùng việc khác: Cao Xuân Nghĩa không rảnh vào giờ này"));
  EXPECT_THAT(page, AllOf(Not(HasSubstr("pyk.cb9")), Not(HasSubstr("Trường Cánh Buồm"))));
  EXPECT_THAT(above.page(campaign + "/lich"), HasSubstr("Cao Xuân Nghĩa dự cả hai")) << "above sees both";
}

}  // namespace
}  // namespace kiemdiem::web
