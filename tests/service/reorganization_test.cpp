#include "service/reorganizations.h"

#include <gmock/gmock.h>

#include "demonstration_office.h"
#include "service/meetings.h"

namespace kiemdiem::service {
namespace {

using testing::HasSubstr;
using Inputs = std::vector<std::pair<std::string, std::string>>;

/// Something done by the committee of the hospital of the demonstration.
Outcome<void> as_committee(const char* action, const std::function<Outcome<void>(Call&)>& work,
                           Inputs inputs) {
  static const std::string token = signed_in("bvp.danguy");
  return demonstration_office().perform(asking(action, token, inputs), work);
}

Outcome<std::string> planned(Inputs inputs, const char* unit = "bvp.dbbv") {
  std::string id;
  inputs.emplace_back("unit", unit);
  const auto outcome = as_committee(
      "plan-reorganization",
      [&](Call& call) -> Outcome<void> {
        const auto made = plan_reorganization(call);
        if (!made) return tl::unexpected{made.error()};
        id = *made;
        return {};
      },
      inputs);
  if (!outcome) return tl::unexpected{outcome.error()};
  return id;
}

/// Carries out what was planned, over what the preview showed.
Outcome<void> carried_out(const std::string& id, Inputs choices, const char* unit = "bvp.dbbv",
                          const std::string& seen = {}) {
  Inputs inputs{{"unit", unit}, {"reorganization", id}};
  std::string digest = seen;
  const auto looked = as_committee(
      "reorganization",
      [&](Call& call) -> Outcome<void> {
        const auto touched = consequences_of(call, *reorganization_asked(call));
        if (!touched) return tl::unexpected{touched.error()};
        if (digest.empty()) digest = touched->digest;
        return {};
      },
      inputs);
  if (!looked) return looked;
  inputs.insert(inputs.end(), choices.begin(), choices.end());
  inputs.emplace_back("seen", digest);
  return as_committee(
      "reorganize", [](Call& call) { return reorganize(call); }, inputs);
}

/// Looks at the register as the committee sees it.
void look(const std::function<void(Call&)>& work) {
  const auto seen = as_committee("unit",
                                 [&](Call& call) -> Outcome<void> {
                                   work(call);
                                   return {};
                                 },
                                 {{"unit", "bvp.dbbv"}});
  EXPECT_TRUE(seen);
}

Node entry(Call& call, const std::string& campaign, const std::string& list, const std::string& id) {
  return facts_of(stored_entry(call, {campaign, list, id}).value());
}

std::size_t people_of(Call& call, const std::string& cell) {
  const auto people = store::find_all(call.data, "", "people", "/").value();
  return static_cast<std::size_t>(std::ranges::count_if(
      people, [&](const store::Record& record) { return text_of(facts_of(record), "cell") == cell; }));
}

const Inputs merger{{"viec", "hop-nhat"},
                    {"chon", "bvp.noi"},
                    {"chon", "bvp.ngoai"},
                    {"code", "bvp.lamsang"},
                    {"name", "Chi bộ Lâm sàng"},
                    {"on", "01/06/2021"},
                    {"document", "Quyết định 7-QĐ/ĐU ngày 28/5/2021"}};

std::vector<std::string> fields_of(const Refusal& refusal) {
  std::vector<std::string> fields;
  for (const FieldProblem& problem : refusal.problems) fields.push_back(problem.field);
  return fields;
}

TEST(AMerger, is_refused_at_the_inputs_that_are_wrong) {
  const auto refused_plan = planned(
      {{"viec", "hop-nhat"}, {"chon", "bvp.noi"}, {"code", "bvp.noi"}, {"name", " "}, {"on", "31/02/2021"}});
  ASSERT_FALSE(refused_plan);
  EXPECT_THAT(fields_of(refused_plan.error()),
              testing::UnorderedElementsAre("on", "document", "chon", "name", "code"));
  // Organizations that do not stand directly below the unit are not spoken of.
  Inputs foreign = merger;
  foreign.emplace_back("chon", "hu.cbxa");
  const auto hidden = planned(foreign);
  ASSERT_FALSE(hidden);
  EXPECT_EQ(hidden.error().kind, Refused::hidden);
}

TEST(AMerger, is_not_carried_out_over_people_who_changed_since_it_was_shown) {
  const auto id = planned(merger);
  ASSERT_TRUE(id);
  const auto outcome = carried_out(*id, {}, "bvp.dbbv", "something else");
  ASSERT_FALSE(outcome);
  EXPECT_THAT(outcome.error().problems.front().message, HasSubstr("xem lại"));
  look([](Call& call) { EXPECT_FALSE(call.units().value()->find("bvp.noi")->ended); });
}

// One after the other over the same cells: what the first leaves is what the second finds.
TEST(AMerger, moves_all_and_keeps_who_headed_what) {
  std::size_t before = 0;
  std::string head;
  look([&](Call& call) {
    before = people_of(call, "bvp.noi") + people_of(call, "bvp.ngoai");
    const auto people = store::find_all(call.data, "", "people", "/").value();
    for (const store::Record& record : people) {
      const Node facts = facts_of(record);
      if (const Node* posts = facts.find("posts"))
        for (const Node& post : posts->items())
          if (text_of(post, "in") == "bvp.noi" && text_of(post, "role") == "secretary")
            head = record.text.key.id;
    }
  });
  ASSERT_GT(before, 0U);
  ASSERT_FALSE(head.empty());
  const auto id = planned(merger);
  ASSERT_TRUE(id);
  ASSERT_TRUE(carried_out(*id, {{"post.secretary", "move"}}));
  look([&](Call& call) {
    const auto units = call.units().value();
    ASSERT_NE(units->find("bvp.lamsang"), nullptr);
    EXPECT_EQ(units->find("bvp.lamsang")->parent, "bvp.dbbv");
    for (const char* gone : {"bvp.noi", "bvp.ngoai"}) {
      ASSERT_TRUE(units->find(gone) && units->find(gone)->ended) << gone;
      EXPECT_EQ(to_iso(*units->find(gone)->ended), "2021-06-01");
      EXPECT_EQ(people_of(call, gone), 0U) << gone;
      for (const Unit* unit : units->subtree(*units->find("bvp.dbbv"))) EXPECT_NE(unit->id, gone);
    }
    EXPECT_EQ(people_of(call, "bvp.lamsang"), before);
    // The post has a past at the old cell and goes on in the new one.
    const Node person = entry(call, "", "people", head);
    bool goes_on = false;
    for (const Node& post : person.find("posts")->items())
      goes_on |= text_of(post, "in") == "bvp.lamsang" && text_of(post, "since") == "2021-06-01";
    EXPECT_TRUE(goes_on);
    bool past = false;
    const auto former = former_posts_under(call, units->find("bvp.noi")->path).value();
    for (const FormerPost& post : former)
      past |= post.person == head && post.in == "bvp.noi" && to_iso(*post.until) == "2021-06-01";
    EXPECT_TRUE(past);
    const Node said = entry(call, "benh-vien-phoi-2021", "organizations", "bvp.lamsang");
    EXPECT_EQ(text_of(said, "merged_or_split"), "true");
    // The campaign can still be judged, with the new cell in it and without the old ones.
    const auto campaign = store::find_campaign(call.data, "benh-vien-phoi-2021").value();
    const auto judged = call.office.situations().judged(
        call.data, *campaign, *units, *units->find("bvp.dbbv"), call.now.local, call.generation);
    ASSERT_TRUE(judged);
    EXPECT_TRUE((*judged)->usable()) << to_text((*judged)->problems);
    EXPECT_NE((*judged)->find("organization:bvp.lamsang"), nullptr);
    for (const procedure::Meeting& meeting :
         meetings_seen(**judged, *units, *units->find("bvp.dbbv")).meetings)
      EXPECT_FALSE(unit_of(**judged, *units, meeting.subject)->ended);
  });
  EXPECT_FALSE(carried_out(*id, {})) << "a second time there is nothing left to merge";
}

TEST(ASplit, sends_those_who_are_ticked_and_marks_both) {
  std::vector<std::string> goes;
  std::size_t before = 0;
  // The test before merges the cells where it runs in the same program.
  std::string cell = "bvp.noi";
  look([&](Call& call) {
    if (call.units().value()->find(cell)->ended) cell = "bvp.lamsang";
    before = people_of(call, cell);
    const auto people =
        store::find_all(call.data, "", "people", call.units().value()->find(cell)->path).value();
    for (const store::Record& record : people)
      if (goes.size() < 2) goes.push_back(record.text.key.id);
  });
  ASSERT_EQ(goes.size(), 2U);
  Inputs split{{"viec", "tach"},
               {"chon", goes[0]},
               {"chon", goes[1]},
               {"code", "bvp.moi"},
               {"name", "Chi bộ Mới"},
               {"on", "01/09/2021"},
               {"document", "Quyết định 9-QĐ/ĐU"}};
  const auto id = planned(split, cell.c_str());
  ASSERT_TRUE(id);
  ASSERT_TRUE(carried_out(*id, {}, cell.c_str()));
  look([&](Call& call) {
    EXPECT_EQ(people_of(call, "bvp.moi"), 2U);
    EXPECT_EQ(people_of(call, cell), before - 2);
    EXPECT_FALSE(call.units().value()->find(cell)->ended);
    for (const std::string& unit : {std::string{"bvp.moi"}, cell})
      EXPECT_EQ(text_of(entry(call, "benh-vien-phoi-2021", "organizations", unit), "merged_or_split"),
                "true");
    const Node moved = entry(call, "", "people", goes[0]);
    EXPECT_EQ(moved.find("transferred"), nullptr);
  });
}

}  // namespace
}  // namespace kiemdiem::service
