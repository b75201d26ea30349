#include <gmock/gmock.h>

#include "deciding_office.h"
#include "service/decision_parts.h"
#include "service/entries.h"
#include "service/filing.h"
#include "service/summaries.h"

// A rating that is taken back: what was reported on it is listed at every level, and every total is counted
// anew.

namespace kiemdiem::service {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class TakenBack : public testing::Test {
 protected:
  /// That an organization sent its dossier or held its yearly summary.
  void happened(const char* event, const std::string& unit, const char* path, const char* on) {
    EXPECT_TRUE(office.office().database().write([&](store::Transaction& data) -> Result<void> {
      const Node facts = Node::map({{word_node("event"), word_node(event)},
                                    {word_node("subject"), text_node("organization:" + unit)},
                                    {word_node("on"), text_node(on)}},
                                   {});
      const auto saved = store::save(data,
                                     filed_entry(deciding_campaign, "events", std::string{event} + "-" + unit,
                                                 path, facts, Node::null({})),
                                     0, {"thu", morning});
      if (!saved) return tl::unexpected{saved.error()};
      return {};
    }));
  }

  std::vector<WrongNow> wrong(const std::string& decision) {
    std::vector<WrongNow> found;
    const auto looked = office.act(
        committee, "decision", {{"decision", decision}}, +[](Call& call) -> Outcome<std::vector<WrongNow>> {
          return wrong_after(call, decision_in_path(call).value(), **call.units());
        });
    EXPECT_TRUE(looked);
    return looked ? *looked : found;
  }

  /// Members decided and those decided best, as the tables of a level count them.
  std::pair<int, int> counted(const std::string& who, const std::string& unit) {
    std::pair<int, int> numbers{0, 0};
    EXPECT_TRUE(
        office.office().perform(asking("reports", who, {{"campaign", deciding_campaign}, {"unit", unit}}),
                                [&](Call& call) -> Outcome<void> {
                                  const auto sum = summary_in_path(call);
                                  if (!sum) return tl::unexpected{sum.error()};
                                  for (const summary::Line& line : sum->summary->lines) {
                                    if (line.kind != facts::SubjectKind::member || !line.decided) continue;
                                    ++numbers.first;
                                    numbers.second += line.level == 0 ? 1 : 0;
                                  }
                                  return {};
                                }));
    return numbers;
  }

  DecidingOffice office;
  std::string committee = office.session("pyk.danguy"), above = office.session("pyk.bantochuc");
};

TEST_F(TakenBack, lists_what_was_reported_on_it_at_every_level_and_nothing_older) {
  happened("dossier_sent", "pyk.cb1", "/pyk.khoi/pyk.tt/pyk.cb1/", "2022-12-18");
  happened("dossier_sent", "pyk.tt", "/pyk.khoi/pyk.tt/", "2022-12-20");
  happened("yearly_summary", "pyk.khoi", "/pyk.khoi/", "2022-12-21");
  const auto first = office.decide(committee, "1-QĐ/ĐU", {{"pyk.dv08", "excellent"}, {"pyk.dv10", "good"}});
  ASSERT_TRUE(first) << refusal_of(first);
  // The decision of an earlier day stands on nothing of it; its own day counts.
  ASSERT_TRUE(office.cancel(committee, "2-QĐ/ĐU", first->id, "pyk.dv08"));
  const auto found = wrong(first->id);
  EXPECT_THAT(found, Contains(AllOf(Field(&WrongNow::on, "2022-12-20"),
                                    Field(&WrongNow::what, HasSubstr("Trung tâm Lưu trữ: hồ sơ")),
                                    Field(&WrongNow::to_do, HasSubstr("Gửi lại")))));
  EXPECT_THAT(found, Contains(AllOf(Field(&WrongNow::on, "2022-12-21"),
                                    Field(&WrongNow::what, HasSubstr("Khối Hoa Biển: tổng kết năm")))));
  EXPECT_THAT(found, Not(Contains(Field(&WrongNow::on, "2022-12-15")))) << "sent before it was decided";
  EXPECT_TRUE(std::ranges::is_sorted(found, {}, &WrongNow::on));
}

TEST_F(TakenBack, counts_the_totals_of_every_level_anew) {
  EXPECT_EQ(counted(above, "pyk.khoi"), std::pair(0, 0));
  const auto first = office.decide(committee, "1-QĐ/ĐU", {{"pyk.dv08", "excellent"}, {"pyk.dv10", "good"}});
  ASSERT_TRUE(first) << refusal_of(first);
  EXPECT_EQ(counted(committee, "pyk.tt"), std::pair(2, 1));
  EXPECT_EQ(counted(above, "pyk.khoi"), std::pair(2, 1));
  ASSERT_TRUE(office.cancel(committee, "2-QĐ/ĐU", first->id, "pyk.dv08"));
  EXPECT_EQ(counted(committee, "pyk.tt"), std::pair(1, 0));
  EXPECT_EQ(counted(above, "pyk.khoi"), std::pair(1, 0));
  const auto again = office.decide(committee, "3-QĐ/ĐU", {{"pyk.dv08", "good"}});
  ASSERT_TRUE(again) << refusal_of(again);
  EXPECT_EQ(counted(above, "pyk.khoi"), std::pair(2, 0));
}

}  // namespace
}  // namespace kiemdiem::service
