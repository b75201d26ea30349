#include <gmock/gmock.h>

#include <algorithm>

#include "forms_of_tests.h"

namespace kiemdiem::document {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

using Fields = std::map<std::string, std::string>;

FilledForm filled(const Form& form, const Fields& fields) {
  return filled_from(form, [&](const std::string& name) {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string{} : found->second;
  });
}

const Traits traits{{"leader", false}, {"civil_servant", false}};

/// A self-review in which nothing is missing.
Fields whole() {
  return {{"h.name", "Cao Đình Bảo"},
          {"h.born", "1/5/1980"},
          {"h.cell", "Chi bộ 1"},
          {"h.workplace", "Trung tâm"},
          {"t.conduct", "  Giữ vững lập trường.\r\nĐi họp đủ. "},
          {"g.conduct", "good"},
          {"t.duties", "Xong các việc."},
          {"g.duties", "excellent"},
          {"t.shortcomings", "Báo cáo quý II chậm ba ngày."},
          {"t.causes", "Chưa sắp xếp việc."},
          {"g.remedied", "good"},
          {"t.directions", "Lập lịch báo cáo."},
          {"m.self_rating.member", "good"}};
}

TEST(AFilledForm, goes_through_json_and_back_unchanged) {
  Fields fields = whole();
  fields["k.remedied.0"] = "l1";
  fields["c.remedied.0.result"] = "partly";
  fields["c.remedied.0.evidence"] = "Sổ “giao ban” <&> 'a'\ndòng hai";
  fields["c.remedied.1.item"] = "Ghi thêm";
  const FilledForm form = filled(form_named("btctw/02-2019"), fields);
  EXPECT_EQ(filled_form(from_json(to_json(to_node(form))).value()), form);
  EXPECT_EQ(form.answer("conduct").text, "Giữ vững lập trường.\nĐi họp đủ.");
  ASSERT_EQ(form.answer("remedied").rows.size(), 2U);
  EXPECT_EQ(form.answer("remedied").rows[0].key, "l1");
}

TEST(AFilledForm, takes_only_words_that_the_boxes_have) {
  const FilledForm form =
      filled(form_named("btctw/02-2019"), {{"g.conduct", "brilliant"}, {"m.self_rating.member", "<script>"}});
  EXPECT_THAT(form.answers, IsEmpty());
}

TEST(AFilledForm, that_lacks_nothing_has_no_gaps) {
  EXPECT_THAT(gaps(form_named("btctw/02-2019"), filled(form_named("btctw/02-2019"), whole()), traits, {}),
              IsEmpty());
}

TEST(AFilledForm, misses_each_part_that_is_left_out) {
  const Form& form = form_named("btctw/02-2019");
  for (const auto& [name, value] : whole()) {
    Fields fields = whole();
    fields.erase(name);
    EXPECT_THAT(gaps(form, filled(form, fields), traits, {}), ElementsAre(Field(&Gap::field, name)));
  }
}

TEST(AFilledForm, of_a_civil_servant_needs_both_ratings) {
  const Form& form = form_named("btctw/02-2019");
  const Traits civil{{"leader", false}, {"civil_servant", true}};
  EXPECT_THAT(gaps(form, filled(form, whole()), civil, {}),
              ElementsAre(Field(&Gap::field, "m.self_rating.civil_servant")));
  const Traits open{{"leader", false}, {"civil_servant", std::nullopt}};
  EXPECT_THAT(gaps(form, filled(form, whole()), open, {}), IsEmpty()) << "what is not known is not demanded";
}

TEST(AFilledForm, answers_every_suggested_point_and_every_limit_of_last_year) {
  const Form& form = form_named("btctw/02-2019");
  const Given given{{Prefill::suggestions,
                     {{"s1.1", {{"point", "Chậm giải quyết đơn"}}}, {"s1.2", {{"point", "Đi muộn"}}}}},
                    {Prefill::last_year_limits, {{"l1", {{"item", "Ngại phát biểu"}}}}}};
  Fields fields = whole();
  EXPECT_THAT(
      gaps(form, filled(form, fields), traits, given),
      ElementsAre(Field(&Gap::field, "c.remedied.0.result"), Field(&Gap::field, "c.remedied.0.evidence"),
                  Field(&Gap::field, "c.suggested.0.answer"), Field(&Gap::field, "c.suggested.1.answer")));
  fields["k.remedied.0"] = "l1";
  fields["c.remedied.0.result"] = "fixed";
  fields["c.remedied.0.evidence"] = "Phát biểu ở tám cuộc họp";
  fields["k.suggested.0"] = "s1.1";
  fields["c.suggested.0.answer"] = "Đã giải quyết xong";
  const std::vector<Gap> left = gaps(form, filled(form, fields), traits, given);
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left.front().field, "c.suggested.1.answer");
  EXPECT_THAT(left.front().message, HasSubstr("Giải trình"));
}

TEST(AFilledForm, keeps_the_words_of_a_given_row_whatever_is_sent) {
  const Section& section = *form_named("btctw/02-2019").section("suggested");
  const Given given{{Prefill::suggestions, {{"s1.1", {{"point", "Nguyên văn"}}}}}};
  const Answer answer{{}, {}, {{"s1.1", {{"point", "đổi lời"}, {"answer", "Đã rõ"}}}}, {}};
  const std::vector<Row> rows = rows_of(section, answer, given);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].cell("point"), "Nguyên văn");
  EXPECT_EQ(rows[0].cell("answer"), "Đã rõ");
}

TEST(AFilledForm, asks_for_degree_and_remedy_only_where_a_manifestation_is_there) {
  const Form& form = form_named("benh-vien-phoi/27-bieu-hien-2021");
  Fields fields{{"h.name", "A"}, {"h.cell", "B"}};
  for (int row = 0; row < 27; ++row) {
    fields[key_field("manifestations", static_cast<std::size_t>(row))] = std::to_string(row + 1);
    fields[cell_field("manifestations", static_cast<std::size_t>(row), "present")] = "no";
  }
  EXPECT_THAT(gaps(form, filled(form, fields), {}, {}), IsEmpty());
  fields[cell_field("manifestations", 4, "present")] = "yes";
  EXPECT_THAT(gaps(form, filled(form, fields), {}, {}),
              ElementsAre(Field(&Gap::field, "c.manifestations.4.degree"),
                          Field(&Gap::field, "c.manifestations.4.remedy")));
  fields.erase(cell_field("manifestations", 9, "present"));
  EXPECT_THAT(gaps(form, filled(form, fields), {}, {}),
              Contains(Field(&Gap::field, "c.manifestations.9.present")));
}

TEST(AFilledForm, adds_up_points_that_are_met_and_numbers_with_a_comma) {
  const Form& form = form_named("btctw/diem-lanh-dao-2025");
  const Section& common = *form.section("common");
  std::vector<Row> rows;
  for (const FixedRow& row : common.rows) rows.push_back({row.key, {{"met", row.key == "1" ? "no" : "yes"}}});
  EXPECT_EQ(totals(common, rows).at("met"), 2800);
  const Section& results = *form.section("results");
  EXPECT_EQ(
      totals(results, {{"", {{"points", "30,5"}}}, {"", {{"points", "31.25"}}}, {"", {{"points", "chưa"}}}})
          .at("points"),
      6175);
}

}  // namespace
}  // namespace kiemdiem::document
