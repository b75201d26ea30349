#include "service/registers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "demonstration_office.h"
#include "service/import_reading.h"
#include "service/imports.h"

namespace kiemdiem::service {
namespace {

using facts::State;

const facts::ListShape& people() {
  return *demonstration_office().dictionary().list("people");
}

Node person(const std::string& json) {
  return from_json(json).value();
}

std::vector<FieldProblem> problems_with(const std::vector<FactChange>& changes) {
  const Node entry = changed(person(R"({"id":"an","name":"Trần An","cell":"cb"})"), people(), changes);
  return problems_of(entry, people(), lasting_part(people()), demonstration_office().dictionary(),
                     [](const std::string& list, const std::string& id) {
                       return list == "organizations" && (id == "cb" || id == "cb2");
                     });
}

/// Something done by the committee of the hospital of the demonstration, in one transaction.
Outcome<void> as_committee(const std::function<Outcome<void>(Call&)>& work,
                           const std::vector<std::pair<std::string, std::string>>& inputs = {
                               {"unit", "bvp.dbbv"}}) {
  static const std::string token = signed_in("bvp.danguy");
  return demonstration_office().perform(asking("add-entry", token, inputs), work);
}

const Unit& unit(Call& call, const char* id) {
  return *call.units().value()->find(id);
}

TEST(AnEntry, takes_changes_and_keeps_what_they_do_not_mention) {
  const Node entry = changed(person(R"({"id":"an","name":"An","exempt":true})"), people(),
                             {{"name", State::known, "Trần An", false},
                              {"sick_leave_months", State::known, "3", false},
                              {"transferred", State::known, "", false},
                              {"transferred.on", State::known, "2026-06-01", false},
                              {"temporary_at", State::none, "", false}});
  EXPECT_EQ(to_json(entry),
            R"({"id":"an","name":"Trần An","exempt":true,"sick_leave_months":3,"temporary_at":null,)"
            R"("transferred":{"on":"2026-06-01"}})");
}

TEST(AnEntry, complains_at_the_field_in_the_words_of_the_reader) {
  const auto problems = problems_with({{"sick_leave_months", State::known, "13", false},
                                       {"admitted", State::known, "31/02/2020", false},
                                       {"temporary_at", State::known, "khongco", false}});
  ASSERT_EQ(problems.size(), 3U);
  std::map<std::string, std::string> at;
  for (const FieldProblem& problem : problems) at[problem.field] = problem.message;
  EXPECT_THAT(at["fact.sick_leave_months"], testing::HasSubstr("cần số nguyên từ 0 đến 12"));
  EXPECT_THAT(at["fact.admitted"], testing::HasSubstr("ngày/tháng/năm"));
  EXPECT_THAT(at["fact.temporary_at"], testing::HasSubstr("không có tổ chức nào mang mã “khongco”"));
}

TEST(AnEntry, with_places_that_are_known_has_no_problem) {
  EXPECT_TRUE(problems_with({{"temporary_at", State::known, "cb2", false}}).empty());
}

TEST(AnEntry, is_the_same_however_it_is_written) {
  const facts::Dictionary& dictionary = demonstration_office().dictionary();
  EXPECT_EQ(canonical(person(R"({"name":"An","id":"an","exempt":false})"), people(), dictionary),
            canonical(person(R"({"id":"an","name":"An"})"), people(), dictionary));
  EXPECT_NE(canonical(person(R"({"id":"an","exempt":true})"), people(), dictionary),
            canonical(person(R"({"id":"an"})"), people(), dictionary));
}

TEST(Rules, that_use_a_fact_are_found_by_their_conditions) {
  const auto regulation =
      demonstration_office().regulations().regulation("benh-vien-phoi-2021", true).value();
  const RuleUses uses{*regulation};
  const auto clauses = [&](std::string_view path) {
    std::vector<std::string> found;
    for (const regulation::Rule* rule : uses.of("people", path)) found.push_back(rule->clause);
    return found;
  };
  EXPECT_THAT(clauses("exempt"), testing::Contains("II.1.2"));
  EXPECT_THAT(clauses("name"), testing::IsEmpty());
}

TEST(Saving, over_a_version_that_is_gone_hands_back_both_texts) {
  const auto outcome = as_committee([](Call& call) -> Outcome<void> {
    const auto record = stored_entry(call, {"", "people", "bvp.bv01"}).value();
    const Node mine = with_value(facts_of(record), "name", text_node("Tên của tôi"));
    return keep_entry(call, "people", mine, record->version + 7);
  });
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().kind, Refused::conflict);
  ASSERT_TRUE(outcome.error().conflict && outcome.error().conflict->stored);
  EXPECT_THAT(outcome.error().conflict->mine, testing::HasSubstr("Tên của tôi"));
  EXPECT_THAT(outcome.error().conflict->stored->text.facts, testing::Not(testing::HasSubstr("Tên của tôi")));
}

TEST(ATransfer, changes_the_cell_ends_posts_there_and_tells_the_campaign) {
  const auto done = as_committee([](Call& call) -> Outcome<void> {
    call.target.person = "bvp.bv02";
    call.target.unit = "bvp.noi";
    call.target.unit_path = unit(call, "bvp.noi").path;
    const auto record = stored_entry(call, {"", "people", "bvp.bv02"}).value();
    if (text_of(facts_of(record), "cell") != "bvp.noi") return refused(Refused::hidden);
    return transfer(call, unit(call, "bvp.ngoai"), *parse_date("2021-06-01"), record->version);
  });
  ASSERT_TRUE(done);
  const auto seen = as_committee([](Call& call) -> Outcome<void> {
    const auto record = stored_entry(call, {"", "people", "bvp.bv02"}).value();
    EXPECT_EQ(text_of(facts_of(record), "cell"), "bvp.ngoai");
    EXPECT_EQ(record->text.unit_path, unit(call, "bvp.ngoai").path);
    const Node said = facts_of(stored_entry(call, {"benh-vien-phoi-2021", "people", "bvp.bv02"}).value());
    EXPECT_EQ(text_of(*said.find("transferred"), "from"), "bvp.noi");
    EXPECT_EQ(text_of(*said.find("transferred"), "on"), "2021-06-01");
    const auto former = former_posts_under(call, unit(call, "bvp.noi").path).value();
    EXPECT_EQ(former.size(), 1U);
    if (former.empty()) return {};
    EXPECT_EQ(former.front().person, "bvp.bv02");
    EXPECT_EQ(to_iso(*former.front().until), "2021-06-01");
    return {};
  });
  EXPECT_TRUE(seen);
}

TEST(Searching, needs_no_accents_and_sorting_goes_by_the_given_name) {
  const auto outcome = as_committee([](Call& call) -> Outcome<void> {
    const auto same = namesakes(call, "dang  thi anh", "").value();
    EXPECT_EQ(same.size(), 1U);
    EXPECT_EQ(text_of(facts_of(same.front()), "name"), "Đặng Thị Ánh");
    const auto all = store::find_all(call.data, "", "people", unit(call, "bvp.dbbv").path).value();
    EXPECT_EQ(text_of(facts_of(all.front()), "name"), "Đặng Thị Ánh");
    EXPECT_EQ(text_of(facts_of(all.back()), "name"), "Lý Thu Yến");
    return {};
  });
  EXPECT_TRUE(outcome);
}

}  // namespace
}  // namespace kiemdiem::service
