#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "demonstration_site.h"

// The pages of the self-review over the whole stack.

namespace kiemdiem::web {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string own = "/dot/benh-vien-phoi-2021/kiem-diem/member:bvp.bv04";

http::Response send_file(Visitor& visitor, const std::string& name, const std::string& bytes) {
  (void)visitor.page(own);
  http::Request request = visitor.request(own + "/minh-chung");
  request.uploads.push_back({"file", name, "application/octet-stream", bytes});
  return demonstration_site().answer(request);
}

TEST(TheSelfReview, stands_on_the_work_list_of_the_member_and_has_all_papers_that_the_plan_asks_for) {
  Visitor member{"bvp.dangvien"};
  EXPECT_THAT(member.page("/dot/benh-vien-phoi-2021/viec"), HasSubstr("href=\"" + own + "\""));
  EXPECT_THAT(member.page(own),
              AllOf(HasSubstr("Bản tự nhận diện 27 biểu hiện"), HasSubstr("Mẫu 2A"), HasSubstr("VII."),
                    HasSubstr("name=\"manifestations_check.k.manifestations.26\" value=\"27\""),
                    Not(HasSubstr(" checked"))));
}

TEST(TheSelfReview, comes_back_with_what_was_typed_when_it_may_not_be_handed_in) {
  Visitor member{"bvp.dangvien"};
  (void)member.page(own);
  const http::Response refused = member.post(
      own, {{"version", "0"}, {"do", "hand-in"}, {"self_review.t.conduct", "Giữ vững <lập trường>"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, AllOf(HasSubstr("Giữ vững &lt;lập trường&gt;"), HasSubstr("Chưa viết mục I.2")));
}

TEST(TheSelfReview, takes_evidence_by_its_bytes_and_gives_it_back_as_a_sealed_attachment) {
  Visitor member{"bvp.dangvien"};
  (void)member.page(own);
  ASSERT_EQ(member.post(own, {{"version", "0"}, {"do", "save"}, {"self_review.t.conduct", "Nháp"}}).status,
            303);
  EXPECT_EQ(send_file(member, "anh.png", "<html><script>").status, 422) << "a name is not enough";
  const std::string pdf = "%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n";
  ASSERT_EQ(send_file(member, "Bằng chứng.pdf", pdf).status, 303);
  const std::string page = member.page(own);
  const std::size_t at = page.find(own + "/minh-chung/");
  ASSERT_NE(at, std::string::npos);
  const std::string path = page.substr(at, page.find('"', at) - at);
  const http::Response file = member.get(path);
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.body, pdf);
  EXPECT_EQ(file.type, "application/pdf");
  EXPECT_THAT(std::string{file.headers.get("Content-Disposition")}, HasSubstr("attachment"));
  EXPECT_THAT(std::string{file.headers.get("Content-Security-Policy")}, HasSubstr("sandbox"));
  EXPECT_EQ(Visitor{"bvp.bithu"}.get(path).status, 404) << "a draft's files are the writer's";
}

const std::string printed = "/dot/benh-vien-phoi-2021/van-ban/bvp.noi/ban-kiem-diem/";

TEST(TheSelfReview, prints_in_the_official_layout_from_the_form_on_the_screen) {
  Visitor member{"bvp.dangvien"};
  (void)member.page(own);
  // Refused where a test before has saved a draft: then there is one.
  (void)member.post(own, {{"version", "0"}, {"do", "save"}, {"self_review.t.conduct", "Nháp"}});
  const std::string paper = printed + own.substr(own.rfind('/') + 1);
  EXPECT_THAT(member.page(own), AllOf(HasSubstr(paper + "?dang=docx"), HasSubstr(paper + "?dang=pdf"),
                                      HasSubstr(paper + "?dang=html")));
  EXPECT_THAT(member.page(paper, {{"dang", "html"}}),
              AllOf(HasSubstr("ĐẢNG CỘNG SẢN VIỆT NAM"), HasSubstr("CHI BỘ KHOA NỘI"), HasSubstr("Mẫu 2A"),
                    HasSubstr("NGƯỜI TỰ KIỂM ĐIỂM"), Not(HasSubstr("<textarea"))));
  EXPECT_TRUE(member.get(paper, {{"dang", "docx"}}).body.starts_with("PK"));
  EXPECT_TRUE(member.get(paper, {{"dang", "pdf"}}).body.starts_with("%PDF-"));
  EXPECT_EQ(Visitor{"bvp.bithu"}.get(paper, {{"dang", "pdf"}}).status, 404) << "a draft is the writer's";
}

TEST(TheSelfReview, is_printed_empty_for_who_wants_to_write_by_hand) {
  Visitor leader{"bvp.bithu"};
  const std::string page = leader.page("/dot/benh-vien-phoi-2021/kiem-diem/collective:bvp.noi-cu");
  EXPECT_THAT(page, HasSubstr("ban-kiem-diem"));
  EXPECT_THAT(leader.page(printed + "collective:bvp.noi-cu", {{"dang", "html"}}), Not(HasSubstr("☒")));
}

TEST(TheSelfReview, is_nobodys_paper_where_it_is_nobodys_page) {
  EXPECT_EQ(Visitor{"bvp.dangvien"}.get(printed + "member:bvp.bv01", {{"dang", "pdf"}}).status, 404);
}

TEST(AComment, of_the_residence_becomes_the_fact_that_the_rules_ask_for) {
  Visitor leader{"bvp.bithu"};
  const std::string page = "/dot/benh-vien-phoi-2021/nhan-xet/member:bvp.bv05";
  EXPECT_THAT(leader.page(page), HasSubstr("chưa lấy"));
  EXPECT_EQ(leader.post(page, {{"kind", "residence"}, {"do", "answer"}, {"text", "Tốt"}}).status, 422);
  EXPECT_EQ(
      leader.post(page, {{"kind", "residence"}, {"do", "answer"}, {"level", "good"}, {"on", "1/12/2021"}})
          .status,
      303);
  EXPECT_THAT(leader.page(page), AllOf(HasSubstr("đã có nhận xét"), HasSubstr("01/12/2021")));
  EXPECT_THAT(leader.page("/dot/benh-vien-phoi-2021/du-kien/member:bvp.bv05"),
              Not(HasSubstr("name=\"fact.residence_comment.on\" type=\"text\" class=\"short\" value=\"\"")));
}

}  // namespace
}  // namespace kiemdiem::web
