#include "sample_papers.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "paper/papers/dossier_cover.h"
#include "paper/papers/dossier_handover.h"
#include "paper/papers/meeting_minutes.h"
#include "paper/papers/personal_notice.h"
#include "paper/papers/rating_decision.h"
#include "paper/papers/tally_minutes.h"
#include "paper/vietnamese_words.h"
#include "sample_ordinary.h"

namespace kiemdiem::printing {

using namespace paper;

namespace {

const LevelNames levels{"Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ",
                        "Không hoàn thành nhiệm vụ"};

const Office cell{"Đảng ủy Sở Nông lâm", "Chi bộ Phòng Trồng trọt", "Sông Trắng"};
const Office committee{"Đảng bộ huyện Sông Trắng", "Đảng ủy xã Bình An", "Bình An"};

std::string invented_name(int number) {
  constexpr std::array family{"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đỗ", "Bùi", "Đặng"};
  constexpr std::array middle{"Thị", "Văn", "Hữu", "Ngọc", "Thanh"};
  constexpr std::array given{"An",   "Bình", "Cường", "Dũng",  "Ước",  "Hạnh",
                             "Khuê", "Lữ",   "Mẫn",   "Nghĩa", "Quỳnh"};
  const auto at = static_cast<std::size_t>(number);
  return fmt::format("{} {} {}", family[at % family.size()], middle[at / 3 % middle.size()],
                     given[at / 2 % given.size()]);
}

const Profile& party() {
  static const Profile profile = read_profile_of_repository("hd-05");
  return profile;
}

Date day(int month, int number) {
  return make_date(2026, month, number).value();
}

}  // namespace

Profile read_profile_of_repository(const std::string& id) {
  std::ifstream file{KIEMDIEM_SOURCE_DIR "/forms/profiles/" + id + ".yaml"};
  std::ostringstream text;
  text << file.rdbuf();
  const auto profile = read_profile(text.str(), id);
  if (!profile) throw std::runtime_error{to_text(profile.error())};
  return *profile;
}

Paper sample_tally() {
  TallyMinutes minutes{
      .office = cell,
      .number = "-BB/CB",
      .subject = "xếp loại chất lượng đảng viên năm 2026",
      .begun = {day(12, 5), 14 * 60},
      .ended = Moment{day(12, 5), 16 * 60 + 30},
      .venue = "Phòng họp tầng 2",
      .attendance = {30, 28, {{"Bùi Văn Ước", "ốm"}, {"Lê Thị Hạnh", "công tác xa"}}},
      .team = {{"Trần Thị Khuê", "đảng viên", "Tổ trưởng"}, {"Đỗ Hữu Lữ", "đảng viên", "Thành viên"}},
      .ballots = {{"Phiếu xếp loại đảng viên", 28, 28, 27, 1},
                  {"Phiếu xếp loại tập thể chi ủy", 28, 27, 27, 0}},
      .levels = levels,
      .base = 30,
      .base_name = "số đảng viên được triệu tập",
      .results = std::array{5, 20, 2, 0},
      .result_unit = "đảng viên",
      .quota_statement =
          "Số đảng viên được đề nghị xếp loại xuất sắc không vượt 20% số đảng viên "
          "được đề nghị hoàn thành tốt nhiệm vụ trở lên.",
      .team_head = {Authority::own, "Tổ kiểm phiếu", "Tổ trưởng", "Trần Thị Khuê"},
      .chair = {Authority::on_behalf, "Chi bộ", "Bí thư", "Nguyễn Văn An"}};
  LevelTable members{"Đảng viên", "Họ và tên", {}};
  for (int number = 0; number < 27; ++number)
    members.rows.push_back({invented_name(number),
                            number == 0 ? "Bí thư chi bộ, Trưởng phòng" : "Chuyên viên",
                            {number % 7, 20 - number % 7, number % 3, 0}});
  minutes.tables = {members, {"Tập thể", "Tên tập thể", {{"Chi ủy", "", {6, 20, 1, 0}}}}};
  minutes.excellence = {{invented_name(0), 25, 2}, {invented_name(4), 22, 5}};
  return tally_minutes(minutes, party());
}

Paper sample_decision(int members) {
  RatingDecision decision{
      .office = committee,
      .number = "12-QĐ/ĐU",
      .date = day(12, 22),
      .made_on = day(12, 22),
      .period = "năm 2026",
      .grounds = {"Căn cứ quy định về chức năng, nhiệm vụ của đảng ủy xã",
                  "Căn cứ hướng dẫn của Ban Tổ chức về kiểm điểm, xếp loại năm 2026",
                  "Xét kết quả bỏ phiếu tại hội nghị Ban Thường vụ ngày 20/12/2026"},
      .decided_by = "Ban Thường vụ Đảng ủy",
      .levels = levels,
      .executed_by = "Văn phòng Đảng ủy, các chi bộ trực thuộc và đảng viên có tên tại Điều 1",
      .recipients = {"Như Điều 2", "Ban Tổ chức Huyện ủy (để báo cáo)", "Lưu Văn phòng"},
      .signer = {Authority::on_behalf, "Ban Thường vụ", "Bí thư", "Hoàng Thị Quỳnh"}};
  for (int number = 0; number < members; ++number)
    decision.members.push_back({invented_name(number), fmt::format("{:08}", 40100 + number),
                                fmt::format("Chi bộ thôn {}", number % 9 + 1),
                                levels.at(number % 6 == 0    ? 0U
                                          : number % 11 == 3 ? 2U
                                                             : 1U)});
  return rating_decision(decision, party());
}

Paper sample_notice(int number) {
  return personal_notice(
      {.office = committee,
       .number = fmt::format("{:02}-TB/ĐU", number),
       .date = day(12, 24),
       .made_on = day(12, 24),
       .period = "năm 2026",
       .addressee = {invented_name(number), "Chi ủy viên"},
       .unit = "Chi bộ thôn 3",
       .decision_number = "12-QĐ/ĐU",
       .decision_date = day(12, 22),
       .decided_by = "Ban Thường vụ Đảng ủy xã Bình An",
       .level = levels[1],
       .points = std::vector<std::string>{"Việc kiểm tra các tổ tự quản chưa đều, quý II chưa có báo cáo.",
                                          "Còn chậm trả lời ý kiến của nhân dân trong 02 vụ việc."},
       .plan_due = day(12, 31),
       .petition_to = "Ban Thường vụ Đảng ủy xã Bình An",
       .recipients = {"Như trên", "Chi bộ thôn 3", "Lưu Văn phòng"},
       .signer = {Authority::on_behalf, "Ban Thường vụ", "Phó Bí thư", "Đặng Hữu Nghĩa"}},
      party());
}

Paper sample_minutes() {
  return meeting_minutes(
      {.office = cell,
       .number = "-BB/CB",
       .period = "năm 2026",
       .made_on = day(12, 4),
       .begun = Moment{day(12, 4), 8 * 60},
       .venue = "Phòng họp tầng 2",
       .chair = {"Nguyễn Văn An", "Bí thư chi bộ"},
       .secretary = {"Phạm Ngọc Mẫn", "chi ủy viên"},
       .attendance = {9, 8, {{"Bùi Văn Ước", ""}}},
       .guests = {{"Hoàng Thị Quỳnh", "Ban Tổ chức Đảng ủy Sở"}},
       .announced = {"Nhận xét của chi ủy nơi cư trú đối với 08 đảng viên.",
                     "Kết quả xếp loại công chức năm 2026."},
       .collectives = {{"Tập thể chi ủy",
                        "Nguyễn Văn An",
                        {"Chi ủy cần giao việc rõ người hơn.", "Nên họp chuyên đề mỗi quý."},
                        "Chi ủy tiếp thu các ý kiến.",
                        "Ưu điểm: hoàn thành kế hoạch năm.\nHạn chế: việc kiểm tra còn hình thức."}},
       .individuals = {{"Nguyễn Văn An, Bí thư", "Nguyễn Văn An", {}, "", ""},
                       {"Phạm Ngọc Mẫn, chi ủy viên",
                        "Phạm Ngọc Mẫn",
                        {"Ghi biên bản còn vắn tắt."},
                        "Nhận.",
                        "Đã rõ."}},
       .suggested = {{"Việc chậm giải ngân quý III", "Đã làm rõ trách nhiệm của từng người."}},
       .tally_reference = "Biên bản kiểm phiếu ngày 05/12/2026",
       .other_matters = {"Chi bộ nhất trí đề nghị khen thưởng 02 đảng viên."}},
      party());
}

ReviewValues review_values(int number) {
  ReviewValues values{invented_name(number), {}};
  for (int row = 1; row <= 20; ++row)
    values.tasks.push_back({std::to_string(row), fmt::format("Nhiệm vụ số {} của kế hoạch năm", row),
                            std::to_string(100 + row), std::to_string(90 + (row + number) % 20),
                            percent(90 + (row + number) % 20, 100 + row)});
  return values;
}

Paper sample_review(int number) {
  return sample_review(review_values(number));
}

Paper sample_review(const ReviewValues& values) {
  Table tasks{.columns = {{"TT", 10, CellKind::centered},
                          {"Nhiệm vụ được giao", 75},
                          {"Chỉ tiêu", 25, CellKind::number},
                          {"Kết quả", 25, CellKind::number},
                          {"Tỷ lệ", 30, CellKind::number}}};
  for (const auto& [count, task, target, result, share] : values.tasks)
    tasks.rows.push_back({{count}, {task}, {target}, {result}, {share}});
  std::vector<Block> blocks{{Letterhead{.form_code = "Mẫu 2A-HD KĐ.ĐG 2026",
                                        .superior = "Đảng bộ Sở Nông lâm",
                                        .issuer = "Chi bộ Phòng Trồng trọt",
                                        .separator = false,
                                        .place = "Sông Trắng",
                                        .date = day(12, 1)}},
                            {Title{"Bản kiểm điểm cá nhân", {"Năm 2026"}}}};
  const auto line = [&](const std::string& label, const std::string& value) {
    blocks.push_back({Paragraph{.runs = {{.text = label + ": "}, {.text = value, .bold = true}},
                                .align = Align::left,
                                .indented = false,
                                .fill_in = value.empty()}});
  };
  line("Họ và tên", values.name);
  line("Ngày sinh", "01/02/1980");
  line("Chức vụ Đảng", "");
  line("Đơn vị công tác", "Phòng Trồng trọt");
  blocks.push_back({Heading{1, "Ưu điểm, kết quả đạt được"}});
  const std::string text =
      "Chấp hành nền nếp sinh hoạt, giữ gìn đoàn kết trong chi bộ, hoàn thành các nhiệm vụ được giao đúng "
      "thời hạn và "
      "bảo đảm chất lượng; chủ động đề xuất cách làm mới trong lĩnh vực phụ trách.";
  for (const char* topic :
       {"Tư tưởng chính trị", "Phẩm chất đạo đức, lối sống", "Thực hiện nhiệm vụ được giao"}) {
    blocks.push_back({Heading{2, topic}});
    blocks.push_back({Paragraph{.runs = {{.text = text}}}});
  }
  blocks.push_back({std::move(tasks)});
  blocks.push_back({Heading{1, "Hạn chế, khuyết điểm và nguyên nhân"}});
  blocks.push_back({Paragraph{.runs = {{.text = text}}}});
  blocks.push_back({DottedLines{2}});
  blocks.push_back({Heading{1, "Tự nhận mức xếp loại"}});
  for (std::size_t level = 0; level < levels.size(); ++level)
    blocks.push_back(
        {Paragraph{.runs = {{.text = check_box(level == 1) + " " + levels[level]}}, .indented = false}});
  blocks.push_back({Signatures{
      .columns = {{.post = "Người tự kiểm điểm", .note = "(ký, ghi rõ họ tên)", .name = values.name}}}});
  return {.profile = party(),
          .title = "Bản kiểm điểm cá nhân năm 2026",
          .author = values.name,
          .made_on = day(12, 1),
          .sections = {{.blocks = std::move(blocks)}}};
}

Paper sample_ballot() {
  Table names{.columns = {{"TT", 10, CellKind::centered}, {"Họ và tên", 55}}};
  for (const std::string& level : levels) names.columns.push_back({level, 25, CellKind::centered});
  for (int row = 0; row < 6; ++row)
    names.rows.push_back({{std::to_string(row + 1)}, {invented_name(row)}, {"☐"}, {"☐"}, {"☐"}, {"☐"}});
  const Slips slips{
      .slip = {{Letterhead{.issuer = "Chi bộ Phòng Trồng trọt", .separator = false, .heading = false}},
               {Title{"Phiếu biểu quyết", {"xếp loại chất lượng đảng viên năm 2026"}}},
               {names},
               {Paragraph{.runs = {{.text = "Đánh dấu X vào một ô ở mỗi dòng.", .italic = true}}}}},
      .copies = 3};
  return {.profile = party(),
          .title = "Phiếu biểu quyết",
          .author = cell.issuer,
          .made_on = day(12, 5),
          .sections = {{.blocks = {{slips}}}}};
}

Paper sample_everything() {
  Table wide{.columns = {{"STT", 12, CellKind::centered}, {"Đơn vị", 60}},
             .head = {{{"STT", 1, 2}, {"Đơn vị", 1, 2}, {"Xếp loại tổ chức", 4, 1}, {"Ghi chú", 1, 2}}, {}}};
  for (const char* title : {"HTXS", "HTT", "HT", "KHT"}) {
    wide.columns.push_back({title, 25, CellKind::number});
    wide.head[1].push_back({title});
  }
  wide.columns.push_back({"Ghi chú", 50});
  for (int row = 1; row <= 40; ++row)
    wide.rows.push_back(
        {{std::to_string(row)}, {fmt::format("Phòng số {}", row)}, {"1"}, {"2"}, {"3"}, {"4"}, {"-"}});
  wide.rows.push_back(
      {{"Cộng", 2, true}, {"40", 1, true}, {"80", 1, true}, {"120", 1, true}, {"160", 1, true}, {}});
  return {
      .profile = read_profile_of_repository("nd-30"),
      .title = "Công văn mẫu",
      .author = "Sở Nông lâm",
      .made_on = day(2, 3),
      .sections = {
          {.blocks = {{Letterhead{.superior = "Ủy ban nhân dân tỉnh Sông Trắng",
                                  .issuer = "Sở Nông lâm",
                                  .number = "05/SNL-VP",
                                  .letter_subject = "xếp loại chất lượng công chức năm 2026",
                                  .marks = {"Dự thảo lần 2"},
                                  .place = "Sông Trắng",
                                  .date = day(2, 3)}},
                      {Addressees{"Kính gửi", {"Ủy ban nhân dân tỉnh", "Sở Nội vụ"}}},
                      {Grounds{{"Căn cứ quy định về xếp loại công chức"}}},
                      {Heading{1, "Kết quả"}},
                      {Paragraph{.runs = {{.text = "Chữ đứng, "},
                                          {.text = "chữ đậm, ", .bold = true},
                                          {.text = "chữ nghiêng, ", .italic = true},
                                          {.text = "vừa đậm vừa nghiêng", .bold = true, .italic = true},
                                          {.text = ": Ẳ ẵ ặ Ẩ ẫ ậ Ể ễ ệ Ổ ỗ ộ Ở ỡ ợ Ử ữ ự Ỷ ỹ ỵ Đ đ ₫."}}}},
                      {Paragraph{.runs = {{.text = "Ô chọn: ☐ có, ☒ không; dòng một\ndòng hai"}}}},
                      {DottedLines{2}},
                      {Paragraph{.runs = {{.text = "Đề nghị các cơ quan phối hợp."}}, .ends_paper = true}},
                      {Signatures{.recipients = {"Như trên", "Lưu: VT, VP"},
                                  .columns = {{.authority = Authority::for_head,
                                               .body = "Giám đốc",
                                               .post = "Phó Giám đốc",
                                               .name = "Trần Thanh Khuê"}}}}}},
          {.blocks = {{AnnexTitle{{"Phụ lục"}, "Kèm theo Công văn số 05/SNL-VP, ngày 03 tháng 02 năm 2026"}},
                      {wide},
                      {Signatures{.columns = {{.post = "Người lập biểu", .name = "Lê Thị An"},
                                              {.post = "Kế toán", .name = "Đỗ Văn Bình"},
                                              {.post = "Giám đốc", .name = "Phạm Hữu Cường"}}}}},
           .landscape = true}}};
}

namespace {

Paper sample_dossier() {
  DossierCover cover{
      .office = {"Đảng bộ Khối Sông Trắng", "Đảng bộ Sở Nông lâm", "Sông Trắng"},
      .made_on = day(12, 12),
      .period = "năm 2026",
      .whose = "Đảng bộ Sở Nông lâm",
      .parts = {{"Đảng bộ Sở Nông lâm",
                 {{"báo cáo kết quả đánh giá, xếp loại", "05-BC/ĐU", "10/12/2026", 2},
                  {"biên bản kiểm phiếu", "", "", 2, "dự thảo"}}},
                {"Nguyễn Thị Thanh Hương", {{"bản tự kiểm điểm", "", "", 1, "lưu ở hồ sơ riêng"}}}},
      .maker = {.post = "Người lập"},
      .head = {Authority::on_behalf, "Đảng ủy", "Bí thư", "Trần Thanh Khuê"}};
  return dossier_cover(cover, read_profile_of_repository("hd-36"));
}

Paper sample_missing() {
  return missing_sheet({.office = {"Đảng bộ Khối Sông Trắng", "Đảng bộ Sở Nông lâm", "Sông Trắng"},
                        .made_on = day(12, 12),
                        .period = "năm 2026",
                        .whose = "Đảng bộ Sở Nông lâm",
                        .lacking = {{"Đỗ Văn Bình", "nhận xét của chi ủy nơi cư trú", "còn thiếu",
                                     "chi ủy nơi đảng viên sinh hoạt", "Kế hoạch 36, II.4"}},
                        .unknown = {}},
                       read_profile_of_repository("hd-36"));
}

Paper sample_slip() {
  return handover_slip(
      {.office = {"Đảng bộ Khối Sông Trắng", "Đảng bộ Sở Nông lâm", "Sông Trắng"},
       .made_on = day(12, 12),
       .number = 1,
       .round = 2,
       .period = "năm 2026",
       .unit = "Đảng bộ Sở Nông lâm",
       .to = "Đảng ủy Khối (qua Ban Tổ chức)",
       .channel = "trực tiếp",
       .papers = {{"báo cáo kết quả đánh giá, xếp loại", 2, "đã ký"}, {"biên bản kiểm phiếu", 2, "dự thảo"}},
       .giver = "Lê Thị An"},
      read_profile_of_repository("hd-36"));
}

Paper sample_reply() {
  return dossier_reply({.office = {"Đảng ủy Khối Sông Trắng", "Ban Tổ chức", "Sông Trắng"},
                        .number = "-CV/BTC",
                        .date = {},
                        .made_on = day(12, 14),
                        .given_back = true,
                        .period = "năm 2026",
                        .unit = "Đảng bộ Sở Nông lâm",
                        .dossier_number = 1,
                        .sent_on = "12/12/2026",
                        .reason = "Hồ sơ còn 1 điều phải bổ sung, sửa.",
                        .found = {{"Thành phần hồ sơ", "Đảng bộ Sở Nông lâm: biên bản kiểm phiếu",
                                   "chưa có trong hồ sơ gửi", "Cách hiểu H1"}},
                        .until = "18/12/2026",
                        .signer = {Authority::own, "", "Trưởng ban", "Phạm Hữu Cường"}},
                       read_profile_of_repository("hd-36"));
}

}  // namespace

std::vector<std::pair<std::string, Paper>> sample_papers() {
  std::vector<std::pair<std::string, Paper>> all{{"tally", sample_tally()},
                                                 {"decision", sample_decision(45)},
                                                 {"notice", sample_notice(7)},
                                                 {"minutes", sample_minutes()},
                                                 {"review", sample_review(3)},
                                                 {"ballot", sample_ballot()},
                                                 {"everything", sample_everything()},
                                                 {"dossier", sample_dossier()},
                                                 {"missing", sample_missing()},
                                                 {"slip", sample_slip()},
                                                 {"reply", sample_reply()}};
  for (auto& sample : sample_ordinary_papers(party())) all.push_back(std::move(sample));
  return all;
}

}  // namespace kiemdiem::printing
