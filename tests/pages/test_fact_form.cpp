#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pages/fact_form.h"
#include "samples.h"

namespace kiemdiem::pages {
namespace {

using facts::State;
using testing::HasSubstr;

const facts::Dictionary& dictionary() {
  static const facts::Dictionary read = facts::Dictionary::from_yaml(R"(
choices:
  rating:
    - {word: good, vi: Tốt, en: good}
    - {word: poor, vi: Kém, en: poor}
lists:
  - list: people
    sheet: Nguoi
    label: {vi: Người, en: People}
    facts:
      - {fact: id, type: text, required: true, label: {vi: Mã, en: id}}
      - {fact: sick, type: integer, unit: month, at_least: 0, at_most: 12, label: {vi: Tháng nghỉ ốm, en: sick leave}}
      - {fact: exempt, type: boolean, default: false, label: {vi: Được miễn, en: exempt}}
      - {fact: proposed, type: choice, choices: rating, label: {vi: Mức, en: rating}}
      - fact: transferred
        type: record
        default: null
        label: {vi: Chuyển sinh hoạt, en: transferred}
        facts:
          - {fact: 'on', type: date, label: {vi: Ngày, en: 'on'}}
          - {fact: score, type: decimal, label: {vi: Điểm, en: score}}
      - {fact: met, type: moment, label: {vi: Lúc, en: met}}
)",
                                                                     "test.yaml")
                                            .value();
  return read;
}

const facts::ListShape& people() {
  return *dictionary().list("people");
}

Field field(const std::vector<FieldGroup>& groups, const std::string& path) {
  for (const FieldGroup& group : groups)
    for (const Field& field : group.fields)
      if (field.path == path) return field;
  ADD_FAILURE() << "no field " << path;
  return {};
}

SentFact sent(const FormValues& values, const std::string& path) {
  for (const SentFact& fact : sent_facts(people(), values))
    if (fact.path == path) return fact;
  ADD_FAILURE() << "nothing sent for " << path;
  return {};
}

TEST(fact_form, a_field_follows_from_the_dictionary) {
  const auto groups = fields_of(people(), dictionary(), {});
  const Field sick = field(groups, "sick");
  EXPECT_EQ(sick.type, FieldType::number);
  EXPECT_EQ(sick.label, "Tháng nghỉ ốm");
  EXPECT_EQ(sick.unit, "tháng");
  EXPECT_EQ(sick.at_most, 12);
  EXPECT_FALSE(sick.may_be_none) << "a count of none is 0";
  EXPECT_TRUE(field(groups, "id").required);
  EXPECT_EQ(field(groups, "exempt").default_words, "Không");
  EXPECT_TRUE(field(groups, "exempt").defaulted);
  EXPECT_TRUE(field(groups, "proposed").may_be_none);
}

TEST(fact_form, a_group_of_facts_is_a_group_of_the_form) {
  const auto groups = fields_of(people(), dictionary(), {});
  ASSERT_EQ(groups.size(), 3U);
  EXPECT_EQ(groups[1].title, "Chuyển sinh hoạt");
  EXPECT_EQ(groups[1].fields.size(), 3U);
  EXPECT_EQ(groups[2].fields.front().path, "met");
}

TEST(fact_form, an_empty_answer_is_unknown_none_or_the_default_as_chosen) {
  EXPECT_EQ(sent({{"fact.sick", ""}}, "sick").state, State::unknown);
  EXPECT_EQ(sent({{"fact.met", ""}, {"empty.met", "none"}}, "met").state, State::none);
  EXPECT_EQ(sent({{"fact.proposed", "?none"}}, "proposed").state, State::none);
  EXPECT_EQ(sent({{"fact.proposed", "?unknown"}}, "proposed").state, State::unknown);
  EXPECT_TRUE(sent({{"fact.exempt", "?default"}}, "exempt").defaulted);
}

TEST(fact_form, what_is_typed_wins_over_what_empty_would_mean) {
  const SentFact fact = sent({{"fact.sick", " 4 "}, {"empty.sick", "unknown"}}, "sick");
  EXPECT_EQ(fact.state, State::known);
  EXPECT_EQ(fact.value, "4");
}

TEST(fact_form, days_and_decimals_are_understood_as_they_are_written_here) {
  EXPECT_EQ(sent({{"fact.transferred.on", "1/8/2022"}}, "transferred.on").value, "2022-08-01");
  EXPECT_EQ(sent({{"fact.transferred.score", "89,5"}}, "transferred.score").value, "89.5");
  EXPECT_EQ(sent({{"fact.met", "8:00 12/12/2022"}}, "met").value, "2022-12-12T08:00");
  EXPECT_EQ(sent({{"fact.met", "12/12/2022 15:30"}}, "met").value, "2022-12-12T15:30");
}

TEST(fact_form, what_is_not_understood_stays_as_it_was_typed) {
  EXPECT_EQ(sent({{"fact.transferred.on", "31/2/2022"}}, "transferred.on").value, "31/2/2022");
  EXPECT_EQ(sent({{"fact.sick", "mười"}}, "sick").value, "mười");
}

TEST(fact_form, a_group_with_a_fact_in_it_is_known) {
  const FormValues values{{"fact.transferred", "?unknown"}, {"fact.transferred.on", "1/8/2022"}};
  EXPECT_EQ(sent(values, "transferred").state, State::known);
}

TEST(fact_form, a_fact_that_the_form_did_not_have_is_left_alone) {
  EXPECT_TRUE(sent_facts(people(), {{"fact.sick", "4"}}).size() == 1);
}

TEST(fact_form, unknown_is_a_choice_of_its_own_on_the_page) {
  FactFormPage page;
  page.heading = "Sửa";
  page.form.action = "/luu";
  page.form.groups = fields_of(people(), dictionary(), {});
  const std::string html = render(samples::shell({}, "Sửa"), page);
  EXPECT_THAT(html, HasSubstr(R"(name="empty.met" value="unknown" checked)"));
  EXPECT_THAT(html, HasSubstr(R"(name="empty.met" value="none")"));
  EXPECT_THAT(html, HasSubstr(R"(name="fact.exempt" value="?default" checked)"));
  EXPECT_THAT(html, HasSubstr(R"(name="fact.exempt" value="false")"));
}

TEST(fact_form, a_stored_fact_stands_as_on_paper) {
  FormKnowledge knowledge;
  knowledge.stored = {{"met", State::known, "2022-12-12T15:30"},
                      {"transferred.on", State::known, "2022-08-01"}};
  FactFormPage page;
  page.form.action = "/luu";
  page.form.groups = fields_of(people(), dictionary(), knowledge);
  const std::string html = render(samples::shell({}, "Sửa"), page);
  EXPECT_THAT(html, HasSubstr(R"(value="15:30 12/12/2022")"));
  EXPECT_THAT(html, HasSubstr(R"(value="01/08/2022")"));
}

TEST(fact_form, an_error_stands_at_its_field_and_is_read_out_with_it) {
  FactFormPage page;
  page.form.action = "/luu";
  page.form.groups = fields_of(people(), dictionary(), {});
  for (Field& field : page.form.groups.front().fields)
    if (field.path == "sick") field.error = "Ghi số từ 0 đến 12.";
  const std::string html = render(samples::shell({}, "Sửa"), page);
  EXPECT_THAT(html, HasSubstr(R"(aria-invalid="true" aria-describedby="fact.sick-error")"));
  EXPECT_THAT(html, HasSubstr("Ghi số từ 0 đến 12."));
}

}  // namespace
}  // namespace kiemdiem::pages
