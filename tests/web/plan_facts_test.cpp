#include <gmock/gmock.h>

#include "demonstration_site.h"

// Facts that a plan asks for beside those of its regulation: declared, said, withdrawn.

namespace kiemdiem::web {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const std::string campaign = "/dot/phu-yen-khoi-2022";
const std::string of_province = campaign + "/ke-hoach/pyk.khoi/du-kien";
const std::string of_grassroots = campaign + "/ke-hoach/pyk.tt/du-kien";
const std::string member = campaign + "/du-kien/member:pyk.dv05";

std::string value_of(const std::string& page, const std::string& name) {
  const std::string mark = "name=\"" + name + "\" value=\"";
  const std::size_t at = page.find(mark);
  if (at == std::string::npos) return "not on the page";
  const std::size_t from = at + mark.size();
  return page.substr(from, page.find('"', from) - from);
}

http::Fields hours(const std::string& version) {
  return {{"version", version},        {"list", "people"}, {"type", "integer"},
          {"label", "Số giờ học tập"}, {"measure", "giờ"}, {"help", "Tính cả lớp ở trên"},
          {"reason", "Tỉnh hỏi"}};
}

/// The name of the field under a label, "fact.extra_…".
std::string field_of(const std::string& page, const std::string& label) {
  const std::size_t at = page.find(label);
  if (at == std::string::npos) return {};
  const std::size_t from = page.rfind("fact.extra_", page.find("name=\"fact.extra_", at) + 20);
  return page.substr(from, page.find('"', from) - from);
}

int declare(Visitor& visitor, const std::string& path, http::Fields fields) {
  const std::string version = value_of(visitor.page(path), "version");
  http::Fields sent{{"version", version}};
  for (const auto& [name, value] : fields)
    if (name != "version") sent.add(name, value);
  return visitor.post(path, sent).status;
}

TEST(AFactOfAPlan, is_declared_above_and_said_below_with_its_unit_and_help) {
  Visitor province{"pyk.bantochuc"};
  EXPECT_THAT(Visitor{"pyk.bithu"}.page(member), Not(HasSubstr("Số giờ học tập")));
  ASSERT_EQ(declare(province, of_province, hours("")), 303);
  EXPECT_THAT(province.page(campaign + "/ke-hoach/pyk.khoi"),
              AllOf(HasSubstr("Số giờ học tập (đảng viên; số nguyên, giờ)"), HasSubstr("Tỉnh hỏi")));

  Visitor secretary{"pyk.bithu"};
  const std::string form = secretary.page(member);
  EXPECT_THAT(form, AllOf(HasSubstr("Số giờ học tập"), HasSubstr("Tính cả lớp ở trên")));
  const std::string field = field_of(form, "Số giờ học tập");
  const http::Response wrong =
      secretary.post(member, {{"version", value_of(form, "version")}, {field, "nhiều"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("id=\"" + field + "-error\""));
  ASSERT_EQ(secretary.post(member, {{"version", value_of(form, "version")}, {field, "40"}}).status, 303);
  EXPECT_THAT(secretary.page(member), HasSubstr("value=\"40\""));
  // The part is judged as before: the reader of situations knows the fact.
  EXPECT_THAT(secretary.page(campaign + "/vi-sao/member:pyk.dv05"), HasSubstr("pyk.dv05"));
}

TEST(AFactOfAPlan, of_one_grassroots_organization_is_not_asked_in_another) {
  Visitor committee{"pyk.danguy"};
  ASSERT_EQ(declare(committee, of_grassroots,
                    {{"list", "organizations"},
                     {"type", "choice"},
                     {"label", "Chuyển đổi số"},
                     {"words", "đi đầu\ntheo kịp"},
                     {"reason", "Đảng ủy hỏi"}}),
            303);
  EXPECT_THAT(committee.page(campaign + "/du-kien/organization:pyk.cb1"),
              AllOf(HasSubstr("Chuyển đổi số"), HasSubstr("đi đầu")));
  Visitor province{"pyk.bantochuc"};
  EXPECT_THAT(province.page(campaign + "/du-kien/organization:pyk.cb9"), Not(HasSubstr("Chuyển đổi số")));
  EXPECT_THAT(province.page(campaign + "/ke-hoach/pyk.khoi"),
              Not(HasSubstr("<li>Chuyển đổi số (tổ chức; đi đầu")));
}

TEST(AFactOfAPlan, that_is_withdrawn_is_no_longer_asked_for_and_what_was_said_stays) {
  Visitor committee{"pyk.danguy"};
  ASSERT_EQ(declare(committee, of_grassroots,
                    {{"list", "people"}, {"type", "text"}, {"label", "Sáng kiến"}, {"reason", "Hỏi thêm"}}),
            303);
  Visitor secretary{"pyk.bithu"};
  const std::string form = secretary.page(member);
  const std::string field = field_of(form, "Sáng kiến");
  ASSERT_EQ(secretary.post(member, {{"version", value_of(form, "version")}, {field, "Kho số"}}).status, 303);

  const std::string version = value_of(committee.page(of_grassroots), "version");
  const std::string fact = field.substr(5);
  const http::Response no_reason =
      committee.post(of_grassroots + "/thoi", {{"version", version}, {"fact", fact}});
  EXPECT_EQ(no_reason.status, 422);
  EXPECT_THAT(no_reason.body, AllOf(HasSubstr("id=\"why-error\""), HasSubstr("hãy ghi lý do")));
  ASSERT_EQ(committee
                .post(of_grassroots + "/thoi",
                      {{"version", version}, {"fact", fact}, {"why", "Đã có nơi khác hỏi"}})
                .status,
            303);
  EXPECT_THAT(committee.page(of_grassroots), Not(HasSubstr("Sáng kiến")));
  EXPECT_THAT(committee.page(campaign + "/ke-hoach/pyk.tt"),
              AllOf(HasSubstr("<del>Sáng kiến (đảng viên; chữ)</del>"), HasSubstr("Đã có nơi khác hỏi")));
  const std::string after = secretary.page(member);
  EXPECT_THAT(after, Not(HasSubstr("Sáng kiến</")));
  // Saved once more without the field: the stored text is as it was.
  ASSERT_EQ(secretary.post(member, {{"version", value_of(after, "version")}, {"fact.sick_leave_months", "1"}})
                .status,
            303);
  EXPECT_THAT(secretary.get("/api/v1" + member).body, HasSubstr("\"sick_leave_months\""));
  EXPECT_THAT(secretary.page(campaign + "/vi-sao/member:pyk.dv05"), HasSubstr("Cao Xuân Nghĩa"));
}

TEST(AFactOfAPlan, that_is_half_described_is_refused_at_its_fields_and_keeps_what_was_typed) {
  Visitor committee{"pyk.danguy"};
  const std::string version = value_of(committee.page(of_grassroots), "version");
  const http::Response empty = committee.post(of_grassroots, {{"version", version}, {"help", "ghi theo sổ"}});
  EXPECT_EQ(empty.status, 422);
  for (const char* field : {"label", "list", "type", "reason"})
    EXPECT_THAT(empty.body, HasSubstr("id=\"" + std::string{field} + "-error\"")) << field;
  EXPECT_THAT(empty.body, HasSubstr("ghi theo sổ"));
  const http::Response known = committee.post(of_grassroots, {{"version", version},
                                                              {"label", "số tháng nghỉ ốm"},
                                                              {"list", "people"},
                                                              {"type", "choice"},
                                                              {"words", "có\nCó"},
                                                              {"reason", "thử"}});
  EXPECT_EQ(known.status, 422);
  EXPECT_THAT(known.body, AllOf(HasSubstr("Đã có dữ kiện"), HasSubstr("ghi hai lần")));
  const http::Response late = committee.post(of_grassroots, hours("99"));
  EXPECT_EQ(late.status, 422);
  EXPECT_THAT(late.body, HasSubstr("Người khác vừa sửa kế hoạch này"));
}

TEST(TwoPeople, who_save_a_fact_of_a_plan_see_both_texts) {
  Visitor committee{"pyk.danguy"};
  ASSERT_EQ(
      declare(committee, of_grassroots,
              {{"list", "people"}, {"type", "integer"}, {"label", "Số buổi trực"}, {"reason", "Hỏi thêm"}}),
      303);
  const std::string form = committee.page(member);
  const std::string field = field_of(form, "Số buổi trực");
  const std::string version = value_of(form, "version");
  ASSERT_EQ(committee.post(member, {{"version", version}, {field, "7"}}).status, 303);
  const http::Response second = committee.post(member, {{"version", version}, {field, "9"}});
  EXPECT_EQ(second.status, 409);
  EXPECT_THAT(second.body, AllOf(HasSubstr("Số buổi trực"), HasSubstr("value=\"9\""), HasSubstr("7")));
}

}  // namespace
}  // namespace kiemdiem::web
