#include "service/plan_facts.h"

#include <gmock/gmock.h>

#include "demonstration_office.h"
#include "facts/read_situation.h"
#include "facts/write_situation.h"
#include "service/imports.h"

namespace kiemdiem::service {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

const std::string khoi = "phu-yen-khoi-2022";

PlanFact hours_in(const std::string& organization, const std::string& id) {
  return {id, "people", "integer", "Số giờ học tập", "", "giờ", {}, false, organization};
}

template <class Use>
void as_committee(Use use) {
  const auto outcome = demonstration_office().perform(
      asking("amend-plan", signed_in("pyk.danguy"), {{"campaign", khoi}, {"unit", "pyk.tt"}}),
      [&](Call& call) -> Outcome<void> {
        use(call);
        return {};
      });
  EXPECT_TRUE(outcome);
}

/// Two plans ask, and one person has been asked.
void ask(Call& call) {
  store::Plan upper = *store::find_plan(call.data, khoi, "pyk.khoi").value();
  upper.body = with_facts(upper.body, {hours_in("pyk.khoi", "extra_a")});
  ASSERT_TRUE(store::save(call.data, upper));
  store::Plan own =
      store::find_plan(call.data, khoi, "pyk.tt").value().value_or(store::Plan{khoi, "pyk.tt", "{}", 0});
  PlanFact choice{"extra_c", "people", "choice", "Chuyển đổi số", "", "", {"đi đầu", "theo kịp"},
                  false,     "pyk.tt"};
  own.body = with_facts(own.body, {hours_in("pyk.tt", "extra_b"), choice});
  ASSERT_TRUE(store::save(call.data, own));
  const auto before = stored_entry(call, {khoi, "people", "pyk.dv05"}).value();
  store::RecordText text = before->text;
  text.facts = to_json(with_value(with_value(*from_json(text.facts), "extra_a", word_node("40")), "extra_c",
                                  text_node("đi đầu")));
  ASSERT_TRUE(keep(call, text, before->version));
}

const Unit& grassroots(Call& call) {
  return *call.units().value()->find("pyk.tt");
}

TEST(FactsOfPlans, of_one_label_have_columns_of_their_own_and_make_one_dictionary) {
  as_committee([](Call& call) {
    ask(call);
    const auto known = dictionary_of(call.data, call.office.regulations(), *call.campaign).value();
    const facts::ListShape& people = *known->list("people");
    EXPECT_EQ(people.facts[static_cast<std::size_t>(*people.find("extra_a"))].column, "Số giờ học tập");
    EXPECT_EQ(people.facts[static_cast<std::size_t>(*people.find("extra_b"))].column,
              "Số giờ học tập (pyk.tt)");
    EXPECT_THAT(known->choices("extra_c")->words, testing::ElementsAre("đi đầu", "theo kịp"));
    const auto all = plan_facts(call.data, *call.campaign).value();
    ASSERT_EQ(all.size(), 3U);
    EXPECT_TRUE(is_asked(all[0], grassroots(call).path));
    EXPECT_TRUE(is_asked(all[1], grassroots(call).path + "pyk.cb1/"));
    EXPECT_FALSE(is_asked(all[1], call.units().value()->find("pyk.cb9")->path));
  });
}

TEST(FactsOfPlans, stand_in_the_situation_which_needs_nothing_else_to_be_read) {
  as_committee([](Call& call) {
    ask(call);
    const Node tree =
        call.office.situations()
            .tree(call.data, *call.campaign, *call.units().value(), grassroots(call), call.today)
            .value();
    // As a decision keeps its grounds: only the regulation is at hand when it is replayed.
    const auto regulation = call.office.regulations().regulation(khoi, true).value();
    const auto situation = facts::read_situation(tree, regulation->dictionary, "kept").value();
    const facts::Column& hours = situation.column("people", "extra_a");
    std::vector<std::int32_t> said;
    for (std::size_t at = 0; at < hours.states.size(); ++at)
      if (hours.known(at)) said.push_back(static_cast<std::int32_t>(hours.numbers[at]));
    EXPECT_THAT(said, testing::ElementsAre(40));
    // And as a file.
    const auto file = parse_yaml(facts::to_yaml(situation), "situation.yaml").value();
    const auto again = facts::read_situation(file, regulation->dictionary, "situation.yaml");
    ASSERT_TRUE(again) << to_text(again.error());
    EXPECT_EQ(again->column("people", "extra_a").numbers, hours.numbers);
  });
}

TEST(FactsOfPlans, are_columns_of_the_workbook_and_come_back_from_it) {
  as_committee([](Call& call) {
    ask(call);
    const auto known = dictionary_of(call.data, call.office.regulations(), *call.campaign).value();
    const std::string bytes = export_workbook(call, grassroots(call)).value();
    const auto read = read_file(call, {"xuat.xlsx", bytes}, grassroots(call), *known).value();
    EXPECT_THAT(read.problems, IsEmpty()) << to_text(read.problems);
    EXPECT_THAT(to_json(read.lists), testing::AllOf(HasSubstr("\"extra_a\":40"), HasSubstr("đi đầu")));
    const auto plan = plan_import(call, read, grassroots(call), khoi, *known, {}).value();
    EXPECT_THAT(plan.texts, IsEmpty()) << "nothing has changed";
  });
}

TEST(FactsOfPlans, that_were_withdrawn_are_still_known_to_the_reader) {
  as_committee([](Call& call) {
    ask(call);
    store::Plan upper = *store::find_plan(call.data, khoi, "pyk.khoi").value();
    auto facts = own_facts(upper);
    facts.front().withdrawn = true;
    upper.body = with_facts(upper.body, facts);
    ASSERT_TRUE(store::save(call.data, upper));
    const auto judged =
        call.office.situations().judged(call.data, *call.campaign, *call.units().value(), grassroots(call),
                                        {call.today, 540}, call.generation + 1);
    ASSERT_TRUE(judged);
    EXPECT_TRUE((*judged)->usable()) << to_text((*judged)->problems);
    EXPECT_FALSE(is_asked(plan_facts(call.data, *call.campaign).value().front(), grassroots(call).path));
  });
}

}  // namespace
}  // namespace kiemdiem::service
