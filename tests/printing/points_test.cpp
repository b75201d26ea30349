#include <gmock/gmock.h>

#include "paper/papers/ballots.h"
#include "paper/papers/tally_minutes.h"
#include "paper/papers/verification_sheet.h"
#include "printing/docx.h"
#include "reading.h"
#include "sample_papers.h"

// Papers of those who rate by points: own points on the ballot, the mean of the marks in the tally, own
// points beside those of the verifier.

namespace kiemdiem::printing {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string text_of(const paper::Paper& paper) {
  return reduced(document_xml(paper));
}

paper::Profile party() {
  return read_profile_of_repository("hd-36");
}

TEST(ABallot, has_columns_of_own_points_and_own_rating_only_where_the_form_has_them) {
  paper::Ballots own;
  own.issuer = "Chi bộ 1";
  own.subject = {"xếp loại chất lượng quý III"};
  own.whom = "Họ và tên";
  own.posts = false;
  own.choices = {"Hoàn thành tốt nhiệm vụ"};
  own.lines = {{.name = "Lê A", .open = {true}, .points = "88,5", .level = "Hoàn thành tốt nhiệm vụ"}};
  EXPECT_THAT(text_of(paper::ballots(own, party())), Not(HasSubstr("Điểm tự chấm")));
  own.own = true;
  const std::string text = text_of(paper::ballots(own, party()));
  for (const char* words : {"Điểm tự chấm", "Tự xếp loại", "88,5"}) EXPECT_THAT(text, HasSubstr(words));
}

TEST(AVerificationSheet, stands_own_points_beside_room_for_those_of_the_verifier) {
  paper::VerificationSheet own;
  own.issued.office = {"Đảng bộ A", "Ban Tổ chức", ""};
  own.period = "năm 2026";
  own.subject = "Lê A";
  EXPECT_THAT(text_of(paper::verification_sheet(own, party())), Not(HasSubstr("Cá nhân tự chấm")));
  own.scores = {{"Nhóm tiêu chí chung", "30", "28"}, {"Cộng", "100", "93,75"}};
  own.explain_from = "5";
  const std::string text = text_of(paper::verification_sheet(own, party()));
  for (const char* words :
       {"Cá nhân tự chấm", "Thẩm định", "Chênh lệch", "93,75", "chênh lệch từ 5 điểm trở lên"})
    EXPECT_THAT(text, HasSubstr(words));
}

TEST(ATally, ranks_by_the_mean_of_the_marks_where_a_plan_totals_points) {
  paper::TallyMinutes own;
  own.office = {"Đảng bộ A", "Chi bộ 1", ""};
  own.levels = {"Xuất sắc", "Tốt", "Hoàn thành", "Không hoàn thành"};
  own.base = 3;
  own.tables = {{"Đảng viên",
                 "Họ và tên",
                 {{"Lê A", "", {0, 3, 0, 0}},
                  {"Lê B", "", {2, 1, 0, 0}},
                  {"Lê C", "", {0, 3, 0, 0}},
                  {"Lê D", "", {}}}}};
  EXPECT_THAT(text_of(paper::tally_minutes(own, party())), Not(HasSubstr("Điểm TB")));
  own.averages = true;
  const std::string text = text_of(paper::tally_minutes(own, party()));
  EXPECT_THAT(text, HasSubstr("Thứ hạng"));
  EXPECT_THAT(text, HasSubstr("3,67")) << "twice 4 and once 3";
  EXPECT_THAT(text, Not(HasSubstr("0,00"))) << "nobody marked anything: no mean";
}

}  // namespace
}  // namespace kiemdiem::printing
