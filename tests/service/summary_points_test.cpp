#include <gmock/gmock.h>

#include "demonstration_office.h"
#include "document/write_form.h"
#include "service/adapted_forms.h"
#include "service/office.h"
#include "service/reviews.h"
#include "service/summaries.h"
#include "store/adapted_forms.h"

// Own points of the score sheets that were handed in stand in the summary, also where an office adapted the
// form.

namespace kiemdiem::service {
namespace {

const std::string campaign = "phu-yen-khoi-2022";
const std::string sheet = "btctw/diem-ca-nhan-2025";

class OwnPoints : public testing::Test {
 protected:
  template <class T>
  T read(const std::string& login, const std::function<Outcome<T>(Call&)>& work) {
    std::optional<T> found;
    const auto done = demonstration_office().perform(
        asking("reports", signed_in(login), {{"campaign", campaign}, {"unit", "pyk.tt"}}),
        [&](Call& call) -> Outcome<void> {
          auto made = work(call);
          if (!made) return tl::unexpected{made.error()};
          found.emplace(std::move(*made));
          return {};
        });
    EXPECT_TRUE(done);
    return std::move(*found);
  }

  /// 2 + 1 points of the common group, 61.5 and 4.25 of the tasks.
  static document::FilledForm filled(const std::string& form) {
    document::FilledForm paper{form, 1, {}, {}};
    paper.answers["common"].rows = {
        {"1", {{"met", "yes"}}}, {"2", {{"met", "no"}}}, {"11", {{"met", "yes"}}}};
    paper.answers["results"].rows = {{"", {{"task", "Soạn kế hoạch"}, {"points", "61,5"}}},
                                     {"", {{"task", "Số hóa tài liệu"}, {"points", "4.25"}}}};
    return paper;
  }

  static void hand_in(const std::string& person, const std::string& form, bool handed) {
    Review review;
    review.subject = "member:" + person;
    if (handed) review.rounds.push_back({morning, "x", 1, 0, {}, {}});
    review.papers["score_sheet"] = filled(form);
    ASSERT_TRUE(demonstration_office().database().write([&](store::Transaction& data) -> Result<void> {
      const auto before = store::find(data, {"", "people", person});
      const store::RecordText text{{campaign, std::string{self_reviews}, review.subject},
                                   (*before)->text.unit_path,
                                   kiemdiem::to_json(to_node(review)),
                                   "",
                                   ""};
      const auto saved = store::save(data, text, 0, {"x", morning});
      if (!saved) return tl::unexpected{saved.error()};
      return {};
    }));
  }

  std::optional<summary::Points> points_of(const std::string& person) {
    const SummaryOf sum = read<SummaryOf>("pyk.danguy", [](Call& call) { return summary_in_path(call); });
    const summary::Line* line = sum.summary->line("member:" + person);
    return line == nullptr ? std::nullopt : line->points;
  }

  /// The official form as version 2 of an office.
  void adapt() {
    const std::string text = read<std::string>("pyk.danguy", [](Call& call) -> Outcome<std::string> {
      const auto shelf = form_shelf(call);
      if (!shelf) return tl::unexpected{shelf.error()};
      return document::form_text((*shelf)->forms->at(sheet));
    });
    ASSERT_TRUE(demonstration_office().database().write([&](store::Transaction& data) -> Result<void> {
      store::AdaptedForm form;
      form.campaign = campaign;
      form.form = sheet;
      form.version = 2;
      form.organization = "pyk.khoi";
      form.body = text;
      form.day = "2022-12-01";
      form.reason = "Công văn 5";
      form.at = morning;
      form.by = "x";
      const auto kept = store::append(data, form);
      if (!kept) return tl::unexpected{kept.error()};
      return {};
    }));
  }
};

TEST_F(OwnPoints, come_from_the_score_sheet_that_was_handed_in) {
  hand_in("pyk.dv04", sheet, true);
  EXPECT_EQ(points_of("pyk.dv04"), (summary::Points{300, 6575, 0}));
}

TEST_F(OwnPoints, are_not_told_of_a_draft) {
  hand_in("pyk.dv06", sheet, false);
  EXPECT_EQ(points_of("pyk.dv06"), std::nullopt);
}

TEST_F(OwnPoints, come_from_a_sheet_on_an_adapted_form_as_well) {
  adapt();
  hand_in("pyk.dv08", sheet + "@" + campaign + ".2", true);
  EXPECT_EQ(points_of("pyk.dv08"), (summary::Points{300, 6575, 0}));
}

}  // namespace
}  // namespace kiemdiem::service
