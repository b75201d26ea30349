#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "demonstration_site.h"

// A review meeting over the whole stack, as the secretary of a cell has it in the browser.

namespace kiemdiem::web {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string meeting = "/dot/benh-vien-phoi-2021/hoi-nghi/bvp.noi/organization.bvp.noi.1";
const std::string item = meeting + "/muc/member:bvp.bv10";

std::string version_of(const std::string& page) {
  static constexpr std::string_view mark = "name=\"version\" value=\"";
  const std::size_t at = page.find(mark);
  if (at == std::string::npos) return {};
  return page.substr(at + mark.size(), page.find('"', at + mark.size()) - at - mark.size());
}

TEST(AMeetingInTheBrowser, runs_from_the_opening_to_the_printed_minutes_with_every_line_as_written) {
  Visitor secretary{"bvp.bithu"};
  EXPECT_THAT(secretary.page("/dot/benh-vien-phoi-2021/hoi-nghi/bvp.noi"),
              AllOf(HasSubstr("Chi bộ Khoa Nội"), HasSubstr("Tổ đảng số 1"), Not(HasSubstr("⟦"))));
  EXPECT_THAT(secretary.page(meeting + "/giay-moi"), AllOf(HasSubstr("GIẤY MỜI"), Not(HasSubstr("⟦"))));
  const std::string opening = secretary.page(meeting + "/khai-mac");
  EXPECT_THAT(opening, Not(HasSubstr("⟦")));
  http::Fields fields{{"version", version_of(opening)},
                      {"chair", "bvp.bv01"},
                      {"secretary", "bvp.bv02"},
                      {"quorum", "two_thirds"},
                      {"fact.absent.bvp.bv09", "ốm"}};
  for (const char* person : {"bv01", "bv02", "bv03", "bv04", "bv05", "bv07", "bv08", "bv10"})
    fields.add("present", std::string{"bvp."} + person);
  EXPECT_EQ(secretary.post(meeting + "/khai-mac", fields).status, 303);
  EXPECT_THAT(secretary.page(meeting),
              AllOf(HasSubstr("8/9"), HasSubstr("đủ thành phần"), Not(HasSubstr("⟦"))));

  const std::string shown = secretary.page(item);
  EXPECT_THAT(shown, Not(HasSubstr("⟦")));
  EXPECT_EQ(secretary.post(item + "/y-kien", {{"speaker", "Lý Thu Yến"}, {"text", "Dòng một.\r\nDòng hai."}})
                .status,
            303);
  const http::Response refused = secretary.post(item, {{"version", version_of(shown)},
                                                       {"do", "close"},
                                                       {"chair", "bvp.bv01"},
                                                       {"fact.strengths", "Một\nhai"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, AllOf(HasSubstr(">Một\nhai</textarea>"), HasSubstr("Dòng một.\nDòng hai.")));
  EXPECT_EQ(secretary
                .post(item, {{"version", version_of(shown)},
                             {"do", "close"},
                             {"chair", "bvp.bv01"},
                             {"fact.strengths", "Tận tụy <với> việc"},
                             {"fact.shortcomings", "Chậm"},
                             {"fact.causes", "không"},
                             {"fact.responsibility", "Của mình"}})
                .status,
            303);
  const std::string whole = secretary.page(meeting);
  EXPECT_EQ(
      secretary.post(meeting + "/khoa", {{"version", version_of(whole)}, {"other", "Thông qua."}}).status,
      303);
  EXPECT_THAT(secretary.page(meeting + "/bien-ban"),
              AllOf(HasSubstr("BIÊN BẢN"), HasSubstr("Tận tụy &lt;với&gt; việc"),
                    HasSubstr("hội nghị bổ sung"), HasSubstr("Thông qua."), HasSubstr("Mã kiểm tra"),
                    HasSubstr("Điểm neo nhật ký"), Not(HasSubstr("⟦"))));

  // A mistake is mended by a further version; both are shown.
  const std::string form = secretary.page(meeting + "/bien-ban/dinh-chinh");
  EXPECT_THAT(form, AllOf(HasSubstr("Tận tụy &lt;với&gt; việc"), Not(HasSubstr("⟦"))));
  EXPECT_EQ(secretary
                .post(meeting + "/bien-ban/dinh-chinh", {{"version", version_of(form)},
                                                         {"reason", "Ghi nhầm nơi họp"},
                                                         {"fact.2", "Cao Đình Bảo (chủ trì)"}})
                .status,
            303);
  EXPECT_THAT(
      secretary.page(meeting + "/bien-ban"),
      AllOf(HasSubstr("Bản đính chính 1"), HasSubstr("Ghi nhầm nơi họp"), HasSubstr("Thay cho bản có mã"),
            HasSubstr("Cao Đình Bảo (chủ trì)"), Not(HasSubstr("⟦"))));
  EXPECT_THAT(secretary.page(meeting + "/bien-ban", {{"ban", "1"}}),
              AllOf(HasSubstr("đã được thay bằng"), Not(HasSubstr("(chủ trì)"))));
}

}  // namespace
}  // namespace kiemdiem::web
