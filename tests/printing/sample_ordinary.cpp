#include "sample_ordinary.h"

#include "paper/papers/after_rating.h"
#include "paper/papers/ballots.h"
#include "paper/papers/campaign_plan.h"
#include "paper/papers/commendation_papers.h"
#include "paper/papers/comments_on_member.h"
#include "paper/papers/group_report.h"
#include "paper/papers/meeting_letters.h"
#include "paper/papers/opinions.h"
#include "paper/papers/rating_lists.h"
#include "paper/papers/suggestion_letter.h"
#include "paper/papers/verification_sheet.h"
#include "paper/papers/wide_table.h"

namespace kiemdiem::printing {

using namespace paper;

namespace {

const std::string period = "năm 2026";
const LevelNames levels{"Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ",
                        "Không hoàn thành nhiệm vụ"};

Date day(int month, int number) {
  return make_date(2026, month, number).value();
}

Issued of_cell(const std::string& type) {
  Issued issued{.office = {"Đảng ủy Sở Nông lâm", "Chi bộ Phòng Trồng trọt", "Sông Trắng"},
                .date = day(12, 5),
                .made_on = day(12, 5)};
  if (!type.empty()) issued.number = "-" + type + "/CB";
  issued.signatures = {signature_of({Authority::on_behalf, "Chi bộ", "Bí thư", "Nguyễn Văn An"})};
  return issued;
}

Issued of_committee(const std::string& type) {
  Issued issued = of_cell(type);
  issued.office = {"Đảng bộ huyện Sông Trắng", "Đảng ủy xã Bình An", "Bình An"};
  if (!type.empty()) issued.number = "-" + type + "/ĐU";
  issued.signatures = {signature_of({Authority::on_behalf, "Ban Thường vụ", "Bí thư", "Hoàng Thị Quỳnh"})};
  issued.recipients = {"Như trên", "Lưu Văn phòng"};
  return issued;
}

Ballots ballot(std::size_t lines) {
  Ballots own{.form_code = "Mẫu 02B",
              .issuer = "Chi bộ Phòng Trồng trọt",
              .subject = {"xếp loại chất lượng " + period},
              .whom = "Họ và tên",
              .choices = {levels.begin(), levels.end()},
              .notes = {"Mỗi dòng đánh dấu X vào một ô; phiếu không ký tên.",
                        "Ô có gạch ngang: theo quy định không xếp mức này."},
              .copies = 3,
              .made_on = day(12, 5)};
  for (std::size_t line = 0; line < lines; ++line)
    own.lines.push_back({"Trần Thị Khuê", "đảng viên", {line != 1, true, true, true}});
  return own;
}

const AboutMember member{
    .name = "Trần Thị Khuê", .admitted = "03/02/2010", .cell = "Chi bộ Phòng Trồng trọt"};

const std::vector<PointToMend> points{
    {"Sinh hoạt chuyên đề chưa đủ số kỳ", "Mỗi quý một chuyên đề, phân công người chuẩn bị", "Chi ủy",
     "31/03/2027", "đang khắc phục", "", ""},
    {"Báo cáo chậm", "Lập lịch báo cáo, nhắc trước ba ngày", "Trần Thị Khuê", "15/01/2027",
     "đã làm xong, chờ kết luận", "Lịch báo cáo quý I", "Đạt"}};

const CommendationPapers commended{
    .issued = of_cell("TTr"),
    .addressee = "Đảng ủy Sở Nông lâm",
    .period = period,
    .lines = {{"Trần Thị Khuê", "đảng viên", "Hoàn thành vượt mức kế hoạch khảo nghiệm",
               "năm 2026: Hoàn thành xuất sắc nhiệm vụ", "Giấy khen", ""}}};

}  // namespace

std::vector<std::pair<std::string, Paper>> sample_ordinary_papers(const Profile& party) {
  return {
      {"ballots", ballots(ballot(5), party)},
      {"ballots-long", ballots(ballot(12), party)},
      {"invitation",
       invitation({.issued = of_cell("GM"),
                   .event = "Hội nghị kiểm điểm, đánh giá, xếp loại chất lượng " + period,
                   .invited = {{"Trần Thị Khuê", "đảng viên"}, {"Lê Văn Lữ", "đại diện cấp trên"}},
                   .chair = "Nguyễn Văn An",
                   .time = Moment{day(12, 12), 14 * 60},
                   .venue = "Phòng họp tầng 2",
                   .agenda = {"Kiểm điểm tập thể Chi ủy", "Kiểm điểm bí thư Nguyễn Văn An"}},
                  party)},
      {"registration", registration({.issued = of_cell("CV"),
                                     .addressee = "Đảng ủy Sở Nông lâm",
                                     .period = period,
                                     .body = "Chi bộ Phòng Trồng trọt",
                                     .time = Moment{day(12, 12), 14 * 60},
                                     .chair = "Nguyễn Văn An",
                                     .subjects = {"tập thể Chi ủy", "bí thư Nguyễn Văn An"}},
                                    party)},
      {"schedule",
       schedule({.issued = of_committee({}),
                 .period = period,
                 .meetings = {{"Chi bộ thôn 1", Moment{day(12, 10), 8 * 60}, "Nhà văn hóa", "Lê Văn Lữ", ""},
                              {"Chi bộ thôn 2", {}, "", "", ""}}},
                party)},
      {"suggestion", suggestion_letter({.issued = of_committee("CV"),
                                        .addressee = "Chi ủy Phòng Trồng trọt",
                                        .period = period,
                                        .points = {{"Việc chấp hành quy chế làm việc", "Kết luận giám sát",
                                                    "Làm rõ trách nhiệm của từng người"}},
                                        .due = day(12, 20),
                                        .attends = "Lê Văn Lữ"},
                                       party)},
      {"residence-introduction",
       residence_introduction(
           {.issued = of_cell("GGT"), .addressees = {"Đảng ủy phường Tân Lập"}, .member = member}, party)},
      {"residence-request", residence_request({.issued = of_cell({}),
                                               .addressee = "Chi ủy tổ dân phố 3",
                                               .period = period,
                                               .member = member,
                                               .due = day(12, 1)},
                                              party)},
      {"residence-comment", residence_comment({.issued = of_cell({}),
                                               .period = period,
                                               .member = member,
                                               .level = "Tốt",
                                               .text = "Gương mẫu, hòa nhã."},
                                              party)},
      {"cell-comment",
       cell_comment({.issued = of_cell({}), .period = period, .member = member, .temporary = true}, party)},
      {"chart",
       wide_paper(
           {.office = {"Đảng bộ xã", "Đảng ủy xã", "Sông Trắng"},
            .form_code = "Biểu 01",
            .date = day(12, 20),
            .made_on = day(12, 20),
            .title = "Xếp loại đảng viên năm 2026",
            .columns = {{.title = "TT", .share = 5}, {.title = "Chi bộ", .share = 30}, {.title = "Tổng số"}},
            .rows = {{{"1", "Chi bộ thôn 1", "12"}}, {{"2", "Chi bộ thôn 2", "30"}}},
            .chart = BarChart{"Xếp loại theo mức",
                              {"xuất sắc", "tốt", "hoàn thành", "không hoàn thành", "chưa xếp loại"},
                              {{"Chi bộ thôn 1", {2, 8, 1, 0, 1}}, {"Chi bộ thôn 2", {5, 20, 4, 1, 0}}}},
            .signer = {Authority::on_behalf, "Đảng ủy", "Bí thư", "Lê Văn Lữ"}},
           party)},
      {"opinion-invitation", opinion_invitation({.issued = of_committee({}),
                                                 .body = "Ban Chấp hành Đảng bộ xã",
                                                 .invited = {"Trưởng thôn Một", "Hội Phụ nữ xã"},
                                                 .draft = "dự thảo lần 2",
                                                 .meets_on = day(12, 17),
                                                 .presides = "Ban Thường trực Ủy ban Mặt trận",
                                                 .ground = "HD 01 Bù Đăng 2020, 3",
                                                 .address = "/gop-y/k7m2q9xwd4"},
                                                party)},
      {"opinion-minutes", opinion_minutes({.issued = of_cell("BB"),
                                           .whose = "của Ban Chấp hành Đảng bộ xã",
                                           .begun = Moment{day(12, 17), -1},
                                           .chair = "Chủ tịch Mặt trận",
                                           .summoned = 30,
                                           .present = 28,
                                           .opinions = {{"Mặt trận xã", "Nêu rõ nợ thuế", "Ban Chấp hành"}}},
                                          party)},
      {"opinion-minutes-empty", opinion_minutes({.issued = of_cell("BB"), .whose = period}, party)},
      {"opinion-synthesis",
       opinion_synthesis({.issued = of_cell({}),
                          .whose = "của Ban Chấp hành Đảng bộ xã",
                          .opinions = {{"Mặt trận xã", "Nêu rõ nợ thuế", "X", "", "II.1"},
                                       {"(không ghi tên)", "Bớt họp", "", "Đã nêu ở II", ""}}},
                         party)},
      {"group-report", group_report({.issued = of_cell({}),
                                     .cell = "Chi bộ Phòng Trồng trọt",
                                     .period = period,
                                     .held = Moment{day(12, 3), 8 * 60},
                                     .attendance = {9, 8, {{"Bùi Văn Ước", "ốm"}}},
                                     .lines = {{"Trần Thị Khuê", levels[1], "Tận tụy", "Báo cáo chậm",
                                                "Lê Văn Lữ: cần chủ động hơn", levels[1], ""}}},
                                    party)},
      {"proposal-synthesis",
       proposal_synthesis({.issued = of_cell({}),
                           .period = period,
                           .of = "Chi bộ Phòng Trồng trọt",
                           .bodies = {"Tự nhận", "Tổ đảng", "Cơ quan, đơn vị", "Đoàn thể", "Chi bộ, tập thể",
                                      "Cấp ủy", "Thẩm định"},
                           .lines = {{"Nguyễn Văn An",
                                      "Bí thư",
                                      levels[1],
                                      {levels[0], levels[1], "", "", levels[1], "", ""},
                                      "12/15 (80,0%)",
                                      "",
                                      levels[1],
                                      ""}}},
                          party)},
      {"unrated-list", unrated_list({.issued = of_cell({}),
                                     .period = period,
                                     .lines = {{"Trần Thị Khuê", "0401", "Chi bộ Phòng Trồng trọt",
                                                "03/09/2026", false, true, "Mới kết nạp chưa đủ 06 tháng"}}},
                                    party)},
      {"submission",
       submission(
           {.issued = of_cell("TTr"),
            .addressee = "Đảng ủy Sở Nông lâm",
            .period = period,
            .grounds = {"Căn cứ kế hoạch kiểm điểm năm 2026"},
            .levels = levels,
            .counts = {1, 1, 0, 0},
            .kinds = {{"Đảng viên",
                       {{"Nguyễn Văn An", "Bí thư", levels[0], "12/15 (80,0%)", levels[0], "Vượt chỉ tiêu"},
                        {"Trần Thị Khuê", "", levels[1], "14/15 (93,3%)", levels[1], ""}}}},
            .quotas = {"Xuất sắc 1 trong số 2 được xếp hoàn thành tốt trở lên: tối đa 1."}},
           party)},
      {"verification",
       verification_sheet({.issued = of_committee({}),
                           .period = period,
                           .subject = "Trần Thị Khuê",
                           .unit = "Chi bộ Phòng Trồng trọt",
                           .proposed = levels[0],
                           .points = {{"Hồ sơ: bản tự kiểm điểm", "đạt", "Đã nộp", "KH, II.3"},
                                      {"Mức trần", "không đạt", "Nghỉ ốm 4 tháng", "KH, II.4"}},
                           .opinions = {{"Ủy ban kiểm tra", "Không có vi phạm."}},
                           .conclusion = "Xếp loại lại",
                           .reason = "Vượt mức trần"},
                          party)},
      {"reasons",
       reasons_annex(
           {.issued = of_committee({}),
            .period = period,
            .attached_to = "Kèm theo hồ sơ xếp loại",
            .subjects = {{.subject = "Trần Thị Khuê",
                          .unit = "Chi bộ Phòng Trồng trọt",
                          .level = "Mức đề nghị: Hoàn thành nhiệm vụ.",
                          .highest = "Mức cao nhất theo quy định: Hoàn thành nhiệm vụ.",
                          .reasons = {{"Nghỉ ốm từ 3 tháng trở lên thì không xếp loại hoàn thành tốt.",
                                       "KH, II.4",
                                       {"Số tháng nghỉ ốm: 4 tháng"}}},
                          .undecided = {"Kết quả nhận xét nơi cư trú"},
                          .next_level = {{"Số tháng nghỉ ốm dưới 3", "KH, II.4", {}}}}}},
           party)},
      {"collective-notice",
       collective_notice({.issued = of_committee("TB"),
                          .period = period,
                          .decision = "Quyết định số 12-QĐ/ĐU, ngày 22 tháng 12 năm 2026",
                          .petition_to = "Đảng ủy xã Bình An",
                          .addressees = {"Chi bộ thôn 1", "Chi bộ thôn 2"},
                          .lines = {{"Trần Thị Khuê", "Chi bộ thôn 1", levels[1]}}},
                         party)},
      {"cancellation", cancellation({.issued = of_committee("QĐ"),
                                     .period = period,
                                     .grounds = {"Căn cứ kết luận kiểm tra"},
                                     .decided_by = "Ban Thường vụ",
                                     .former = "Quyết định số 12-QĐ/ĐU",
                                     .lines = {{"Trần Thị Khuê", "Chi bộ thôn 1", levels[0]}}},
                                    party)},
      {"remediation-plan", remediation({.issued = of_cell("KH"),
                                        .period = period,
                                        .subject = "Chi ủy Phòng Trồng trọt",
                                        .unit = "Đảng ủy Sở Nông lâm",
                                        .points = points},
                                       party)},
      {"remediation-tracking", remediation({.issued = of_cell({}),
                                            .kind = RemediationPaper::tracking,
                                            .period = period,
                                            .subject = "Chi ủy Phòng Trồng trọt",
                                            .unit = "Đảng ủy Sở Nông lâm",
                                            .points = points},
                                           party)},
      {"remediation-report", remediation({.issued = of_cell("BC"),
                                          .kind = RemediationPaper::report,
                                          .period = period,
                                          .subject = "Chi ủy Phòng Trồng trọt",
                                          .unit = "Đảng ủy Sở Nông lâm",
                                          .points = points},
                                         party)},
      {"petition", petition_paper({.issued = of_cell({}),
                                   .addressee = "Đảng ủy xã Bình An",
                                   .petitioner = "Trần Thị Khuê",
                                   .unit = "Chi bộ thôn 1",
                                   .period = period,
                                   .decision = "Quyết định số 12-QĐ/ĐU",
                                   .request = "Xem xét lại mức xếp loại",
                                   .reason = "Chưa tính thời gian biệt phái"},
                                  party)},
      {"petition-answer", petition_answer({.issued = of_committee("CV"),
                                           .addressee = "Trần Thị Khuê",
                                           .period = period,
                                           .received = "26/12/2026",
                                           .decision = "Quyết định số 12-QĐ/ĐU",
                                           .result = "giữ nguyên kết quả xếp loại",
                                           .answer = "Thời gian biệt phái đã được tính đủ."},
                                          party)},
      {"commendation-submission", commendation_submission(commended, party)},
      {"commendation-minutes", commendation_minutes(commended, party)},
      {"commendation-list", commendation_list(commended, party)},
      {"achievement", achievement_reports(commended, party)},
      {"plan", campaign_plan({.issued = of_cell("KH"),
                              .period = period,
                              .grounds = {"Căn cứ kế hoạch của Đảng ủy"},
                              .steps = {{"Kiểm điểm ở chi bộ", "Chi bộ", "trước ngày 12/12/2026", "KH, III"}},
                              .items = {"Kết quả chuyển đổi số"}},
                             party)},
      {"team", team_decision({.issued = of_cell("QĐ"),
                              .period = period,
                              .team = "Tổ kiểm phiếu",
                              .task = "bỏ phiếu xếp loại chất lượng ngày 12/12/2026",
                              .decided_by = "Chi bộ",
                              .members = {{"Trần Thị Khuê", "đảng viên", "Tổ trưởng"}}},
                             party)},
  };
}

}  // namespace kiemdiem::printing
