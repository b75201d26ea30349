#include "pages/rating_board.h"
#include "pages/rules.h"
#include "samples.h"

namespace kiemdiem::pages::samples {
namespace {

const Clause sick{"Kế hoạch Khối 2026", "II.4", "/quy-dinh/khoi#II.4"};
const Clause quota{"366-QĐ/TW", "Điều 11", "/quy-dinh/366#11"};

RuleDocumentsPage documents() {
  RuleDocumentsPage page;
  page.documents = {{{"Kiểm điểm và đánh giá, xếp loại chất lượng", "/quy-dinh/366"},
                     "366-QĐ/TW",
                     "Bộ Chính trị",
                     "30/8/2025",
                     "từ 30/8/2025",
                     "",
                     61,
                     3,
                     false},
                    {{"Kế hoạch kiểm điểm của Khối", "/quy-dinh/khoi"},
                     "Kế hoạch Khối 2026",
                     "Đảng ủy Khối Hoa Biển",
                     "2/11/2026",
                     "năm 2026",
                     "366-QĐ/TW",
                     24,
                     1,
                     true}};
  page.compare_action = "/quy-dinh/so-sanh";
  return page;
}

RuleTextPage text() {
  RuleTextPage page;
  page.title = "Kế hoạch kiểm điểm của Khối";
  page.number = "Kế hoạch Khối 2026";
  page.on = "10/12/2026";
  page.layers = {{"366-QĐ/TW", "/quy-dinh/366"}, {"Kế hoạch Khối 2026", ""}};
  RuleShown ceiling;
  ceiling.id = "II.4";
  ceiling.clause = {"", "II.4, gạch đầu dòng 2", ""};
  ceiling.kind = "Trần xếp loại";
  ceiling.text = "Đảng viên nghỉ ốm từ ba tháng trở lên trong năm thì xếp cao nhất là hoàn thành nhiệm vụ.";
  ceiling.comes_from = "Kế hoạch Khối 2026 thêm vào 366-QĐ/TW.";
  ceiling.facts = {{"Số tháng nghỉ ốm", "số tròn", ""}, {"Số ngày nghỉ ốm", "khi có thì dùng số ngày", ""}};
  ceiling.reading = "ba tháng là 90 ngày, cộng dồn trong năm.";
  RuleShown share;
  share.id = "11";
  share.clause = {"366-QĐ/TW", "Điều 11", "/quy-dinh/366#11"};
  share.kind = "Tỷ lệ tối đa";
  share.text =
      "Số đảng viên hoàn thành xuất sắc không quá một phần năm số được xếp loại hoàn thành tốt trở lên.";
  share.parameters = {"tỷ lệ: 20%", "làm tròn: xuống"};
  share.comes_from = "Giữ nguyên 366-QĐ/TW.";
  share.amended = "không quá một phần tư";
  page.chapters = {{"Trần xếp loại", {ceiling}}, {"Tỷ lệ", {share}}};
  page.compare_href = "/quy-dinh/so-sanh?mot=khoi";
  page.filter_action = "/quy-dinh/khoi";
  page.shown = 2;
  page.total = 85;
  return page;
}

RuleComparePage compare() {
  RuleComparePage page;
  page.action = "/quy-dinh/so-sanh";
  page.left = {{"124", "124-QĐ/TW (2023)", true, {}}};
  page.right = {{"366", "366-QĐ/TW (2025)", true, {}}};
  page.left_title = "124-QĐ/TW (2023)";
  page.right_title = "366-QĐ/TW (2025)";
  page.differences = {{Difference::changed,
                       {"", "Điều 9", "/a"},
                       {"", "Điều 11", "/b"},
                       "Tỷ lệ xuất sắc",
                       "Không quá 20% số được xếp loại tốt.",
                       "Theo điểm, từ 90 điểm trở lên."},
                      {Difference::added,
                       {},
                       {"", "Điều 7", ""},
                       "Kiểm điểm theo quý",
                       "",
                       "Đảng viên tự đánh giá từng quý."},
                      {Difference::gone,
                       {"", "Điều 5", ""},
                       {},
                       "Gợi ý kiểm điểm trước 15/11",
                       "Cấp trên gửi gợi ý trước ngày 15/11.",
                       ""}};
  page.same = 37;
  return page;
}

Why why() {
  Why why;
  why.subject = "Đỗ Thùy Uyên, đảng viên Chi bộ Phòng Bảo quản";
  why.verdict = {Standing::wrong, "mức đề nghị cao hơn trần"};
  why.sentence =
      "Đề nghị “Hoàn thành tốt” nhưng quy định chỉ cho phép đến “Hoàn thành nhiệm vụ” vì nghỉ ốm 4 tháng.";
  why.proposed = "Hoàn thành tốt nhiệm vụ";
  why.ceiling = "Hoàn thành nhiệm vụ";
  why.forced = "Hoàn thành nhiệm vụ";
  why.reasons = {{"Trần: Hoàn thành nhiệm vụ",
                  "Nghỉ ốm từ ba tháng trở lên.",
                  sick,
                  {{"Số tháng nghỉ ốm", "4 tháng", "/nguoi/dv04#fact.sick_leave_months"}},
                  true,
                  "ba tháng là 90 ngày, cộng dồn trong năm."}};
  why.pending = {{"Trần: Hoàn thành tốt",
                  "Thiếu nhận xét của chi ủy nơi cư trú thì không xếp xuất sắc.",
                  quota,
                  {{"Nhận xét nơi cư trú", "chưa rõ", ""}},
                  false,
                  ""}};
  why.untouched = {{"",
                    "Kỷ luật trong năm thì xếp không hoàn thành nhiệm vụ.",
                    quota,
                    {{"Kỷ luật", "không", ""}},
                    true,
                    ""}};
  why.next_level = "Hoàn thành tốt nhiệm vụ";
  why.for_next = {{"Số tháng nghỉ ốm dưới 3 (nay là 4).", sick}};
  why.what_if_href = "/neu/dv04";
  return why;
}

WhatIfPage what_if() {
  WhatIfPage page;
  page.subject = "Đỗ Thùy Uyên";
  page.action = "/neu/dv04";
  page.back_href = "/bang";
  page.trials = {{"sick_leave_months", "Số tháng nghỉ ốm", "tháng", "4 tháng", "2", "", {}, "number"},
                 {"proposed",
                  "Mức đề nghị",
                  "",
                  "Hoàn thành tốt",
                  "",
                  "",
                  {{"good", "Hoàn thành tốt", false, {}}},
                  "text"}};
  page.tried = true;
  page.consequences = {
      {"Đỗ Thùy Uyên: trần", "Hoàn thành nhiệm vụ", "Hoàn thành xuất sắc", {Standing::done, ""}, sick},
      {"Chỗ xuất sắc của chi bộ", "3 trong 3", "3 trong 3, tính trên 18 người", {Standing::done, ""}, quota}};
  page.after = why();
  page.after->verdict = {Standing::done, "mức đề nghị trong trần"};
  return page;
}

BoardRow row(const char* name, const char* post, std::vector<std::optional<int>> proposals,
             std::optional<int> ceiling, Mark verdict) {
  BoardRow row;
  row.subject = {name, "/nguoi/x"};
  row.kind = "đảng viên";
  row.post = post;
  row.proposals = std::move(proposals);
  row.ceiling = ceiling;
  row.verdict = std::move(verdict);
  row.why_href = "/bang?vi-sao=x";
  return row;
}

RatingBoardPage board() {
  RatingBoardPage page;
  page.question = "Mức đề nghị của từng nơi, trần theo quy định và số chỗ còn lại.";
  page.levels = {"Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ",
                 "Không hoàn thành nhiệm vụ"};
  page.short_levels = {"Xuất sắc", "Tốt", "Hoàn thành", "Không"};
  page.bodies = {"Tự nhận", "Tổ đảng", "Chi bộ", "Đảng ủy"};
  page.quotas = {
      {"Đảng viên xuất sắc",
       2,
       3,
       "còn 1 chỗ trong 3, tính trên 17 người xếp loại tốt",
       {Standing::done, "trong mức"},
       quota,
       {"17 × 20% = 3,4", "làm tròn xuống: 3"}},
      {"Chi bộ xuất sắc", 3, 2, "quá 1 chỗ: 3 đề nghị, tối đa 2", {Standing::wrong, "vượt mức"}, quota, {}},
      {"Tập thể xuất sắc",
       1,
       std::nullopt,
       "chưa tính được: thiếu mức của 2 tập thể",
       {Standing::unknown, ""},
       {},
       {}}};
  page.rows = {row("Bùi Đình Tín", "Bí thư", {0, 0, 0, std::nullopt}, 0, {Standing::done, "đúng"}),
               row("Phạm Hữu Hưng", "Phó bí thư", {1, 1, 0, std::nullopt}, 0, {Standing::done, "đúng"}),
               row("Đỗ Thùy Uyên", "", {1, 1, 1, std::nullopt}, 2, {Standing::wrong, "vượt trần"}),
               row("Huỳnh Thanh Phúc", "", {2, 2, std::nullopt, std::nullopt}, 0, {Standing::unknown, ""}),
               row("Đinh Thị Ánh", "", {2, 2, 3, 3}, 3, {Standing::done, "đúng"}),
               row("Lý Mỹ Giang", "", {std::nullopt, std::nullopt, std::nullopt, std::nullopt}, std::nullopt,
                   {Standing::none, "không xếp loại"})};
  page.rows[2].reason = "nghỉ ốm 4 tháng";
  page.rows[2].clause = sick;
  page.rows[3].reason = "số tháng nghỉ ốm";
  page.rows[4].forced = 3;
  page.rows[5].reason = "đảng viên dưới 6 tháng";
  page.rows[0].details = {"Phiếu: 20/27 xuất sắc (74%)"};
  page.rows[0].proposals_href = "/de-nghi/x";
  page.rows[1].state = {Standing::done, "đã quyết định"};
  page.rows[1].override_reason = "thành tích đột xuất";
  page.rows[3].waits = {"kiểm điểm (chi bộ)"};
  page.totals = {6, 1, 1, {{1, 2, 2, 0}, {1, 2, 2, 0}, {2, 1, 0, 1}, {0, 0, 0, 1}}};
  page.filters = {{"", "Mọi đối tượng", true, {}}, {"member", "Đảng viên", false, {}}};
  page.actions = {{"In bảng", "/bang.pdf", false, false, ""}};
  return page;
}

}  // namespace

std::vector<Sample> rules_pages(const Variant& variant) {
  RatingBoardPage with_why = board();
  with_why.why = why();
  WhatIfPage same = what_if();
  same.consequences.clear();
  same.after.reset();
  RuleComparePage equal = compare();
  equal.differences.clear();
  return {{"rule-documents", render(shell(variant, "Quy định", "/quy-dinh"), documents())},
          {"rule-text", render(shell(variant, "Kế hoạch Khối 2026", "/quy-dinh"), text())},
          {"rule-compare", render(shell(variant, "So sánh", "/quy-dinh"), compare())},
          {"rule-compare-equal", render(shell(variant, "So sánh", "/quy-dinh"), equal)},
          {"why", render(shell(variant, "Vì sao?", "/bang"), WhyPage{why(), "/bang", {}})},
          {"what-if", render(shell(variant, "Nếu…", "/bang"), what_if())},
          {"what-if-same", render(shell(variant, "Nếu…", "/bang"), same)},
          {"board", render(shell(variant, "Bảng xếp loại", "/bang"), board())},
          {"board-why", render(shell(variant, "Bảng xếp loại", "/bang"), with_why)},
          {"board-empty",
           render(shell(variant, "Bảng xếp loại", "/bang"),
                  nothing_yet<RatingBoardPage>("Chưa có đối tượng nào được đề nghị mức xếp loại."))}};
}

}  // namespace kiemdiem::pages::samples
