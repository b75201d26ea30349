#include "summary/packed.h"

#include "tables_of_tests.h"

namespace kiemdiem::summary {
namespace {

Summary told() {
  static const Case one = judge(
      "regulation: phu-yen-khoi-2022\nperiod: {kind: year, year: 2022}\non: 2022-12-20\n"
      "organizations:\n  - {id: tt, name: Đảng bộ, kind: grassroots_committee, proposed: good}\n"
      "  - {id: cb1, name: Chi bộ 1, kind: cell, parent: tt, proposed: excellent}\n"
      "people:\n"
      "  - {id: a, name: An, cell: cb1, proposed: excellent, admitted: 2009-03-26, secrecy: secret,\n"
      "     votes: {eligible: 3, issued: 3, returned: 3, valid: 3, excellent: 2, good: 1},\n"
      "     posts: [{in: cb1, role: secretary, leader: true}]}\n"
      "  - {id: b, name: Bình, cell: cb1, proposed: null, admitted: 2022-11-26,\n"
      "     discipline: [{on: 2022-10-03, form: reprimand}]}\n");
  Summary made = gather(one.judged());
  made.remedies.push_back({"member:a", "An", "cb1", 4, 1, 1, 1, -1});
  made.commended.push_back({"member:a", "An", "cb1", "bí thư", "GK", "Đảng bộ", 2, "3/3", "tốt"});
  made.past.push_back({SubjectKind::member, "member:c", "Cúc", "cb1", level_none});
  made.lines.front().points = Points{700, 200, -50};
  made.lines.front().proposed.push_back({"cell", 0});
  made.looked = {true, false, true};
  made.twice = {"member:a", "member:b"};
  return made;
}

TEST(APackedSummary, says_all_that_it_said_before) {
  const Summary one = told();
  const auto back = unpacked(packed(one));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->lines, one.lines);
  EXPECT_EQ(back->units, one.units);
  EXPECT_EQ(back->pools, one.pools);
  EXPECT_EQ(back->past, one.past);
  EXPECT_EQ(back->remedies, one.remedies);
  EXPECT_EQ(back->commended, one.commended);
  EXPECT_EQ(back->dossiers, one.dossiers);
  EXPECT_EQ(back->levels, one.levels);
  EXPECT_EQ(back->looked, one.looked);
  EXPECT_EQ(back->twice, one.twice);
  EXPECT_EQ(back->on, one.on);
  EXPECT_EQ(packed(*back), packed(one));
}

TEST(APackedSummary, that_was_cut_is_refused_and_one_that_was_changed_is_read_without_harm) {
  const std::string whole = packed(told());
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_FALSE(unpacked(std::string_view{whole}.substr(0, size))) << size;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x15);
    (void)unpacked(changed);  // whatever it says, it is read without harm
  }
  EXPECT_FALSE(unpacked(whole + " "));
}

}  // namespace
}  // namespace kiemdiem::summary
