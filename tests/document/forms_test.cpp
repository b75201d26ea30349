#include <gmock/gmock.h>

#include "forms_of_tests.h"

namespace kiemdiem::document {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

const Traits plain_member{{"leader", false}, {"civil_servant", true}};
const Traits leader{{"leader", true}, {"civil_servant", true}};

Result<Forms> read(const std::string& text) {
  static const Installation installation = Installation::open(KIEMDIEM_SOURCE_DIR).value();
  return read_forms({{"co-quan/mau-1", "forms/co-quan/mau-1/form.yaml", text}}, installation.dictionary());
}

const std::string smallest = R"(
issuer: Chi bộ Thử
code: "1"
year: 2022
name: Mẫu thử
paper: self_review
of: member
layout: form
title: [MẪU THỬ]
source: bài kiểm thử
sections:
  - {id: one, label: Một}
signatures:
  - {lines: [NGƯỜI VIẾT]}
)";

TEST(Forms, of_a_member_have_every_official_section_once_in_its_order) {
  const auto sections = ElementsAre("I merits", " 1 conduct", " 2 duties", " 3 commitment", "II limits",
                                    " 1 shortcomings", " 2 causes", "III remedied", "IV suggested",
                                    "V shared_blame", "VI directions", "VII self_rating");
  for (const char* id : {"btctw/02-2018", "btctw/02-2019", "btctw/02a-2023", "btctw/2a-2025", "btctw/2c-2025",
                         "benh-vien-phoi/2a-2021", "bu-dang/02-2020"})
    EXPECT_THAT(outline(form_named(id), plain_member), sections) << id;
}

TEST(Forms, of_a_leader_have_three_graded_sections_more_before_the_commitment) {
  for (const char* id : {"btctw/02-2018", "btctw/02-2019", "btctw/02b-2023", "btctw/2b-2025",
                         "benh-vien-phoi/2a-2021", "bu-dang/02-2020"}) {
    EXPECT_THAT(
        outline(form_named(id), leader),
        ElementsAre("I merits", " 1 conduct", " 2 duties", " 3 leading", " 4 responsibility", " 5 example",
                    " 6 commitment", "II limits", " 1 shortcomings", " 2 causes", "III remedied",
                    "IV suggested", "V shared_blame", "VI directions", "VII self_rating"))
        << id;
    for (const char* graded : {"conduct", "duties", "leading", "responsibility", "example", "remedied"})
      EXPECT_TRUE(form_named(id).section(graded)->graded) << id << " " << graded;
    EXPECT_FALSE(form_named(id).section("commitment")->graded) << id;
  }
}

TEST(Forms, of_a_collective_lose_the_item_on_inspection_in_2023) {
  for (const char* id : {"btctw/01-2018", "btctw/01-2019", "benh-vien-phoi/1a-2021", "bu-dang/01-2020"})
    EXPECT_THAT(outline(form_named(id), {}), AllOf(Contains(" 5 inspection"), Contains("VII self_rating")))
        << id;
  for (const char* id : {"btctw/01-2023", "btctw/01-2025"})
    EXPECT_THAT(
        outline(form_named(id), {}),
        ElementsAre("I merits", " 1 principles", " 2 targets", " 3 building", " 4 task_responsibility",
                    "II limits", " 1 shortcomings", " 2 causes", "III remedied", "IV suggested",
                    "V shared_blame", "VI directions", "VII self_rating"))
        << id;
}

TEST(Forms, ask_only_civil_servants_for_their_rating_and_never_on_2c) {
  const Section& ratings = *form_named("btctw/02-2019").section("self_rating");
  ASSERT_EQ(ratings.groups.size(), 2U);
  EXPECT_EQ(ratings.groups[0].condition.holds({{"civil_servant", false}}), false);
  EXPECT_EQ(ratings.groups[0].condition.holds({{"civil_servant", std::nullopt}}), std::nullopt)
      << "unknown is not no";
  EXPECT_EQ(form_named("btctw/2c-2025").section("self_rating")->groups.size(), 1U);
}

TEST(Forms, list_the_27_manifestations_in_three_groups_of_nine) {
  const Section& sheet = *form_named("benh-vien-phoi/27-bieu-hien-2021").section("manifestations");
  ASSERT_EQ(sheet.rows.size(), 27U);
  for (std::size_t at = 0; at < 27; ++at) {
    EXPECT_EQ(sheet.rows[at].key, std::to_string(at + 1));
    EXPECT_EQ(sheet.rows[at].group.empty(), at % 9 != 0) << at;
  }
}

TEST(Forms, of_own_points_add_up_to_thirty_common_points) {
  for (const char* id : {"btctw/diem-lanh-dao-2025", "btctw/diem-ca-nhan-2025", "btctw/diem-tap-the-2025"}) {
    int sum = 0;
    for (const FixedRow& row : form_named(id).section("common")->rows) sum += row.points.value_or(0);
    EXPECT_EQ(sum, 30) << id;
  }
}

TEST(Forms, of_quality_slips_in_points_add_up_to_a_hundred_and_take_no_more_than_a_row_is_worth) {
  const auto most = [](const Form& form) {
    int sum = 0;
    for (const Section& section : form.sections)
      for (const FixedRow& row : section.rows) sum += row.points.value_or(0);
    return sum;
  };
  for (const char* id : {"chung/phieu-diem-dang-vien-2019", "chung/phieu-diem-lanh-dao-2019",
                         "btctw/phieu-to-chuc-2025", "btctw/phieu-tap-the-2025"})
    EXPECT_EQ(most(form_named(id)), 100) << id;
  for (const char* id : {"btctw/phieu-ca-nhan-2025", "btctw/phieu-lanh-dao-2025"})
    EXPECT_EQ(most(form_named(id)), 30) << id << ": its 70 points are given by task";
  const Form& form = form_named("chung/phieu-diem-dang-vien-2019");
  const auto wrong = [&](const std::string& score) {
    FilledForm filled;
    filled.answers["criteria"].rows = {{"1", {{"score", score}}}};
    return std::ranges::any_of(gaps(form, filled, {}, {}), [](const Gap& gap) {
      return gap.message.find("phải là số từ 0 đến 5") != std::string::npos;
    });
  };
  EXPECT_FALSE(wrong("5"));
  EXPECT_FALSE(wrong("4,25"));
  EXPECT_TRUE(wrong("5,25"));
  EXPECT_TRUE(wrong("-1"));
  EXPECT_TRUE(wrong("tốt"));
  const Section& criteria = *form.section("criteria");
  EXPECT_EQ(totals(criteria, {{"1", {{"score", "4,5"}}}, {"5", {{"score", "26,25"}}}}).at("score"), 3075);
}

TEST(Forms, are_named_for_every_regulation_that_asks_for_a_review) {
  Installation installation = Installation::open(KIEMDIEM_SOURCE_DIR).value();
  const auto forms = [&](const std::string& regulation, const std::string& of, const Traits& traits,
                         bool slips) {
    const auto file = installation.forms_file(regulation).value();
    const auto choices = read_form_choices(file->text, file->name, all_forms());
    std::vector<std::string> ids;
    for (const Chosen& chosen : chosen_forms(*choices, all_forms(), of, traits))
      if ((chosen.form->paper == "quality_slip") == slips) ids.push_back(chosen.form->id);
    return ids;
  };
  const auto papers = [&](const std::string& regulation, const std::string& of, const Traits& traits) {
    return forms(regulation, of, traits, false);
  };
  EXPECT_THAT(forms("bu-dang-2020", "member", plain_member, true), ElementsAre("bu-dang/02a-2020"));
  EXPECT_THAT(forms("huyen-uy-2023", "organization", {}, true), ElementsAre("btctw/phieu-to-chuc-2023"));
  EXPECT_THAT(forms("huyen-uy-2023", "member", leader, true), ElementsAre("btctw/phieu-lanh-dao-2023"));
  EXPECT_THAT(forms("43-hd-btctw-2025", "collective", {}, true), ElementsAre("btctw/phieu-tap-the-2025"));
  EXPECT_THAT(forms("43-hd-btctw-2025", "member", plain_member, true),
              ElementsAre("btctw/phieu-ca-nhan-2025"));
  EXPECT_THAT(papers("phu-yen-khoi-2022", "member", plain_member),
              ElementsAre("btctw/02-2019", "chung/cam-ket-2022", "chung/bo-sung-ho-so-2022"));
  EXPECT_THAT(
      papers("benh-vien-phoi-2021", "member", plain_member),
      ElementsAre("benh-vien-phoi/2a-2021", "benh-vien-phoi/27-bieu-hien-2021", "chung/cam-ket-2022"));
  EXPECT_THAT(papers("benh-vien-phoi-2021", "collective", {}), ElementsAre("benh-vien-phoi/1a-2021"));
  EXPECT_THAT(papers("bu-dang-2020", "member", plain_member), ElementsAre("bu-dang/02-2020"));
  EXPECT_THAT(papers("bu-dang-2020", "member", leader),
              ElementsAre("bu-dang/02-2020", "bu-dang/27-bieu-hien-2020"));
  EXPECT_THAT(papers("huyen-uy-2023", "member", leader),
              ElementsAre("btctw/02b-2023", "chung/27-bieu-hien-2016", "chung/cam-ket-2022",
                          "chung/bo-sung-ho-so-2022"));
  EXPECT_THAT(papers("huyen-uy-2023", "member", plain_member),
              ElementsAre("btctw/02a-2023", "chung/27-bieu-hien-2016", "chung/cam-ket-2022",
                          "chung/bo-sung-ho-so-2022"));
  EXPECT_THAT(papers("phuong-11-go-vap-2021", "member", plain_member), ElementsAre("btctw/02-2019"));
  EXPECT_THAT(papers("43-hd-btctw-2025", "member", leader),
              ElementsAre("btctw/2b-2025", "btctw/diem-lanh-dao-2025", "chung/27-bieu-hien-2016",
                          "chung/cam-ket-2022", "chung/bo-sung-ho-so-2022"));
  EXPECT_THAT(papers("43-hd-btctw-2025", "member", {{"leader", false}, {"civil_servant", false}}),
              ElementsAre("btctw/2c-2025", "btctw/diem-ca-nhan-2025", "chung/27-bieu-hien-2016",
                          "chung/cam-ket-2022", "chung/bo-sung-ho-so-2022"));
  EXPECT_THAT(papers("43-hd-btctw-2025", "collective", {}),
              ElementsAre("btctw/01-2025", "btctw/diem-tap-the-2025"));
  EXPECT_THAT(papers("02-hd-btctw-2026", "member", leader),
              ElementsAre("btctw/2b-2025", "tvdu/09a-2026", "tvdu/17-2026"));
  EXPECT_THAT(papers("02-hd-btctw-2026", "collective", {}),
              ElementsAre("tvdu/07-2026", "btctw/diem-tap-the-2025"));
  EXPECT_THAT(papers("phuong-11-go-vap-2021", "collective", {}),
              ElementsAre("btctw/01-2019", "chung/nhan-dien-tap-the-2021"));
  EXPECT_THAT(papers("phu-yen-khoi-2022", "collective", {}),
              ElementsAre("btctw/01-2019", "chung/nhan-dien-tap-the-2021"));
}

TEST(Forms, that_an_unknown_fact_could_change_say_which_fact) {
  Installation installation = Installation::open(KIEMDIEM_SOURCE_DIR).value();
  const auto file = installation.forms_file("43-hd-btctw-2025").value();
  const auto choices = read_form_choices(file->text, file->name, all_forms()).value();
  const auto chosen =
      chosen_forms(choices, all_forms(), "member", {{"leader", false}, {"civil_servant", std::nullopt}});
  EXPECT_EQ(chosen.front().form->id, "btctw/2a-2025");
  EXPECT_THAT(chosen.front().open, ElementsAre("civil_servant"));
}

TEST(Forms, that_are_written_wrongly_are_refused_with_every_place) {
  ASSERT_TRUE(read(smallest));
  std::string wrong = smallest;
  wrong.replace(wrong.find("label: Một"), 12, "lable: Một, when: leeder");
  const auto refused = read(wrong);
  ASSERT_FALSE(refused);
  const std::string words = to_text(refused.error());
  EXPECT_THAT(words, AllOf(HasSubstr("forms/co-quan/mau-1/form.yaml:12"), HasSubstr("“lable”"),
                           HasSubstr("“label”"), HasSubstr("“leeder”"), HasSubstr("“leader”")));
}

TEST(Forms, refuse_a_head_bound_to_a_fact_that_nobody_knows) {
  const auto refused = read(smallest + "head:\n  - {id: shoe, label: Cỡ giày, from: shoe_size}\n");
  ASSERT_FALSE(refused);
  EXPECT_THAT(to_text(refused.error()), HasSubstr("“shoe_size”"));
}

}  // namespace
}  // namespace kiemdiem::document
