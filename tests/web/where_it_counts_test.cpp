#include <gmock/gmock.h>

#include "demonstration_site.h"

// What follows from ratings outside of them, through the pages: the succession plan of the committee, and
// discipline that counts for the place where it happened.

namespace kiemdiem::web {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// What stands on the work list about one step, from its line on.
std::string line_of(const std::string& page, const std::string& id) {
  const std::size_t at = page.find("id=\"" + id + "\"");
  if (at == std::string::npos) return {};
  return page.substr(at, page.find("</li>", at) - at);
}

TEST(TheSuccessionPlan, is_recorded_from_the_work_list_of_the_committee_in_one_form) {
  const std::string campaign = "/dot/phuong-11-go-vap-2021";
  const std::string line = "succession-organization-pgv.p11";
  Visitor committee{"pgv.danguy"};
  const std::string before = line_of(committee.page(campaign + "/viec"), line);
  EXPECT_THAT(before, AllOf(HasSubstr("Ghi kết quả"), HasSubstr("event=planning_updated"),
                            HasSubstr("step=succession"), Not(HasSubstr("đã xong"))));
  const std::string form = campaign + "/ghi/organization:pgv.p11";
  EXPECT_THAT(committee.page(form, {{"step", "succession"}, {"event", "planning_updated"}}),
              AllOf(HasSubstr("Rà soát, bổ sung quy hoạch: "), Not(HasSubstr("name=\"fact.event\""))));
  EXPECT_EQ(committee
                .post(form, {{"version", "0"},
                             {"event", "planning_updated"},
                             {"step", "succession"},
                             {"fact.on", "05/01/2022"}})
                .status,
            303);
  EXPECT_THAT(line_of(committee.page(campaign + "/viec"), line), HasSubstr("đã xong"));
}

TEST(Discipline, counts_for_the_place_where_it_happened_and_both_say_so) {
  const std::string campaign = "/dot/phu-yen-khoi-2022";
  Visitor committee{"pyk.danguy"};
  const std::string form = campaign + "/du-kien/member:pyk.dv11/discipline";
  const std::string shown = committee.page(form);
  const std::size_t at = shown.find("name=\"version\" value=\"") + 22;
  const std::string version = shown.substr(at, shown.find('"', at) - at);
  ASSERT_EQ(committee
                .post(form, {{"version", version},
                             {"fact.on", "01/07/2022"},
                             {"fact.form", "warning"},
                             {"fact.violated_at", "pyk.cb2"},
                             {"fact.decided_by", "pyk.cb1"}})
                .status,
            303);
  const auto why = [&](const std::string& subject) {
    return committee.page(campaign + "/vi-sao/" + subject);
  };
  for (const char* subject : {"member:pyk.dv11", "organization:pyk.cb2"})
    EXPECT_THAT(why(subject), AllOf(HasSubstr("Tính cho nơi xảy ra vi phạm"), HasSubstr("Võ Hữu Hậu"),
                                    HasSubstr("kỷ luật tính cho Chi bộ Phòng Khai thác")))
        << subject;
  EXPECT_THAT(why("organization:pyk.cb1"), Not(HasSubstr("kỷ luật tính cho")))
      << "decided there, not done there";
}

}  // namespace
}  // namespace kiemdiem::web
