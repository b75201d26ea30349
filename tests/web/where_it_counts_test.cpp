#include <gmock/gmock.h>

#include "demonstration_site.h"
#include "service/entries.h"
#include "store/records.h"

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

TEST(MoreThanThePlaces, stand_side_by_side_by_their_votes_and_a_tie_is_named) {
  const std::string campaign = "/dot/benh-vien-phoi-2021";
  Visitor committee{"bvp.danguy"};
  // As the sealed vote of the cell hands it over.
  const auto count = [&](const std::string& person, int excellent) {
    EXPECT_TRUE(demonstration_office().database().write([&](store::Transaction& data) -> Result<void> {
      store::Record record = *store::find(data, {"benh-vien-phoi-2021", "people", "bvp." + person}).value();
      std::vector<std::pair<Node, Node>> votes;
      for (const auto& [name, number] : std::vector<std::pair<std::string, int>>{{"eligible", 9},
                                                                                 {"issued", 9},
                                                                                 {"returned", 9},
                                                                                 {"valid", 9},
                                                                                 {"excellent", excellent},
                                                                                 {"good", 9 - excellent},
                                                                                 {"completed", 0},
                                                                                 {"not_completed", 0}})
        votes.emplace_back(service::word_node(name), Node::scalar(std::to_string(number), false, {}));
      record.text.facts =
          to_json(service::with_value(from_json(record.text.facts).value(), "votes", Node::map(votes, {})));
      const auto saved = store::save(data, record.text, record.version, {"thu", morning});
      return saved ? Result<void>{} : tl::unexpected{saved.error()};
    }));
  };
  count("bv01", 8);
  for (const char* person : {"bv03", "bv04", "bv05"}) count(person, 5);
  count("bv09", 3);
  const std::string page = committee.page(campaign + "/quyet-dinh/bvp.dbbv");
  const std::size_t at = page.find("Xét chọn: ");
  ASSERT_NE(at, std::string::npos) << "more are proposed than the grassroots organization has places";
  const std::string list = page.substr(at, page.find("</section>", at) - at);
  EXPECT_THAT(list.substr(0, list.find('<')), HasSubstr(", 2 chỗ"));
  EXPECT_LT(list.find("8/9 phiếu hợp lệ"), list.find("5/9 phiếu hợp lệ"));
  EXPECT_LT(list.rfind("5/9 phiếu hợp lệ"), list.find("3/9 phiếu hợp lệ"));
  EXPECT_LT(list.find("3/9 phiếu hợp lệ"), list.find("chưa có kết quả bỏ phiếu"));
  const auto times = [&](const std::string& words) {
    std::size_t number = 0;
    for (std::size_t from = 0; (from = list.find(words, from)) != std::string::npos; ++from) ++number;
    return number;
  };
  EXPECT_GE(times("5/9 phiếu hợp lệ"), 2U);
  EXPECT_EQ(times("bằng tỷ lệ ở chỗ cuối cùng"), times("5/9 phiếu hợp lệ"));
}

}  // namespace
}  // namespace kiemdiem::web
