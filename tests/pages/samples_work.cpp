#include "pages/campaigns.h"
#include "pages/progress.h"
#include "pages/work_list.h"
#include "samples.h"

namespace kiemdiem::pages::samples {
namespace {

const Clause deadline{"Kế hoạch Khối 2026", "II.3", "/quy-dinh/khoi#II.3"};

WorkLine line(const char* id, const char* verb, const char* object, Date due, Mark mark) {
  WorkLine line;
  line.id = id;
  line.verb = verb;
  line.object = object;
  line.due = due;
  line.mark = std::move(mark);
  line.clause = deadline;
  return line;
}

WorkListPage work_list() {
  WorkLine late = line("w1", "Đăng ký lịch kiểm điểm", "Ban Chấp hành Đảng bộ Trung tâm Lưu trữ",
                       day(2026, 12, 8), {Standing::wrong, "chưa đăng ký"});
  late.due_rule = "trước ngày 9/12";
  late.button = {"Đăng ký", "/hoi-nghi", false, true, ""};
  WorkLine today = line("w2", "Gửi hồ sơ", "Chi bộ Phòng Bảo quản: 11 đảng viên, 1 tập thể",
                        day(2026, 12, 10), {Standing::working, "đủ 12 trong 13 giấy tờ"});
  today.button = {"Gửi hồ sơ", "/ho-so/cb1", true, true, ""};
  WorkLine soon = line("w3", "Bổ sung dữ kiện", "Đỗ Thùy Uyên: số tháng nghỉ ốm", day(2026, 12, 11),
                       {Standing::unknown, ""});
  soon.button = {"Mở", "/nguoi/dv04", false, false, ""};
  WorkLine waits = line("w4", "Nhận xét nơi cư trú", "7 đảng viên của Chi bộ Phòng Khai thác",
                        day(2026, 12, 14), {Standing::waiting, "đã gửi yêu cầu 1/12"});
  waits.due_rule = "trước ngày 15/12";
  waits.waits_for = "Chi ủy Khu phố 4, phường Hải Âu";
  waits.waits_why = "chưa trả lời 7 phiếu 213";
  waits.button = {"Nhắc lại", "/nhac/4", true, false, ""};
  WorkLine whom = line("w5", "Thẩm định", "hồ sơ của Chi bộ Trường Cánh Buồm", day(2026, 12, 18),
                       {Standing::waiting, ""});
  whom.waits_for = "Ban Tổ chức Đảng ủy Khối";
  WorkLine done = line("w6", "Kiểm điểm", "Chi ủy Chi bộ Phòng Khai thác", day(2026, 12, 5),
                       {Standing::done, "xong ngày 4/12"});
  WorkListPage page;
  page.parts = {{WorkSection::done, {done}, 14, "/viec?xem=da-xong"},
                {WorkSection::today, {today}, 0, ""},
                {WorkSection::overdue, {late}, 0, ""},
                {WorkSection::this_week, {soon}, 0, ""},
                {WorkSection::waiting, {waits, whom}, 0, ""},
                {WorkSection::later, {}, 0, ""}};
  page.calendar_href = "/lich.ics";
  page.meetings_href = "/hoi-nghi";
  page.filters = {{"", "Cả đảng bộ", true, {}}, {"cb1", "Chi bộ Phòng Bảo quản", false, {}}};
  return page;
}

MeetingsPage meetings() {
  MeetingsPage page;
  page.meetings = {{parse_moment("2026-12-15T08:00").value(),
                    "Chi bộ Trường Cánh Buồm",
                    "Chi ủy",
                    "Phòng họp A",
                    "Lê Thu Yến",
                    "",
                    "",
                    {Standing::working, "đã đăng ký"},
                    {"", "/hoi-nghi/3"}},
                   {parse_moment("2026-12-12T08:00").value(),
                    "Chi bộ Phòng Khai thác",
                    "15 đảng viên",
                    "Phòng họp tầng 2",
                    "Đặng Thùy Khuê",
                    "Hoàng Thu Mai",
                    "Chi bộ Phòng Bảo quản, cùng phòng họp",
                    {Standing::wrong, "trùng lịch"},
                    {"", "/hoi-nghi/1"}},
                   {parse_moment("2026-12-12T08:00").value(),
                    "Chi bộ Phòng Bảo quản",
                    "11 đảng viên",
                    "Phòng họp tầng 2",
                    "Phạm Hữu Hưng",
                    "",
                    "Chi bộ Phòng Khai thác, cùng phòng họp",
                    {Standing::wrong, "trùng lịch"},
                    {"", "/hoi-nghi/2"}}};
  page.calendar_href = "/hoi-nghi.ics";
  page.feed_href = "/lich-dien-thoai";
  page.previous_href = "/hoi-nghi?tuan=49";
  page.next_href = "/hoi-nghi?tuan=51";
  MeetingForm form;
  form.action = "/hoi-nghi";
  form.subjects = {{"all", "Toàn chi bộ", true, {}}, {"cu", "Chi ủy", false, {}}};
  form.day = "20/12/2026";
  form.time = "8:00";
  form.room = "Phòng họp tầng 2";
  form.day_error = "Ngày 20/12 là chủ nhật và sau hạn 18/12. Chọn ngày từ 12/12 đến 18/12.";
  form.earliest = "2026-12-12";
  form.latest = "2026-12-18";
  form.clause = deadline;
  page.form = form;
  return page;
}

charts::Timeline timeline() {
  charts::Timeline timeline;
  timeline.id = "plan";
  timeline.title = "Kế hoạch năm 2026";
  timeline.today = day(2026, 12, 10);
  timeline.spans = {{day(2026, 11, 2), day(2026, 11, 20), "Chuẩn bị, gợi ý kiểm điểm", Standing::done},
                    {day(2026, 11, 23), day(2026, 12, 14), "Kiểm điểm tập thể, cá nhân", Standing::working},
                    {day(2026, 12, 7), day(2026, 12, 18), "Đánh giá, xếp loại", Standing::working},
                    {day(2026, 12, 21), day(2027, 1, 8), "Thẩm định, quyết định", Standing::waiting}};
  timeline.flags = {{day(2026, 12, 8), "Đăng ký lịch", "trước 9/12", Standing::wrong},
                    {day(2026, 12, 14), "Gửi hồ sơ", "trước 15/12", Standing::waiting},
                    {day(2026, 12, 18), "Chi bộ báo cáo kết quả", "", Standing::waiting},
                    {day(2027, 1, 8), "Khối tổng hợp", "trước 9/1", Standing::waiting}};
  return timeline;
}

StepCell cell(Standing standing, const char* word, int done, int asked) {
  return {{standing, word}, done, asked};
}

ProgressPage progress() {
  ProgressPage page;
  page.question = "Đơn vị nào đang ở bước nào, đơn vị nào chậm.";
  page.unit_headings = {{"Đơn vị", "/tien-do?xep=ten", Sorted::up, false},
                        {"Đảng viên", "/tien-do?xep=dv", Sorted::no, true},
                        {"Quá hạn", "/tien-do?xep=qua-han", Sorted::no, true},
                        {"Thiếu dữ kiện", "/tien-do?xep=thieu", Sorted::no, true}};
  page.steps = {{"Tự kiểm điểm", "", Sorted::no, false},
                {"Kiểm điểm", "", Sorted::no, false},
                {"Bỏ phiếu", "", Sorted::no, false},
                {"Gửi hồ sơ", "", Sorted::no, false}};
  const char* const names[]{"Chi bộ Phòng Bảo quản", "Chi bộ Phòng Khai thác", "Chi bộ Phòng Số hóa",
                            "Chi bộ Hành chính, Tổng hợp", "Chi bộ Trường Cánh Buồm"};
  int number = 0;
  for (const char* name : names) {
    UnitRow row;
    row.unit = {name, "/tien-do/cb" + std::to_string(++number)};
    row.kind = number == 5 ? "chi bộ cơ sở" : "chi bộ trực thuộc";
    row.members = 9 + number;
    row.steps = {cell(Standing::done, "đủ", row.members, row.members),
                 number < 4 ? cell(Standing::done, "xong", 1, 1) : cell(Standing::working, "đang họp", 0, 1),
                 number == 1   ? cell(Standing::done, "xong", 1, 1)
                 : number == 2 ? cell(Standing::wrong, "phiếu lệch 1", 0, 1)
                               : cell(Standing::waiting, "chưa đến", 0, 1),
                 number == 1
                     ? cell(Standing::working, "12/13 giấy tờ", 0, 1)
                     : cell(number == 5 ? Standing::none : Standing::waiting, "", 0, number == 5 ? 0 : 1)};
    row.overdue = number == 2 ? 1 : 0;
    row.undecided = number == 1 ? 2 : 0;
    page.rows.push_back(row);
  }
  page.pager = {1, 5, 5, "", ""};
  page.filter_action = "/tien-do";
  page.step_choices = {{"", "Mọi bước", true, {}}, {"gui", "Gửi hồ sơ", false, {}}};
  page.standing_choices = {{"", "Mọi tình trạng", true, {}}, {"late", "Quá hạn", false, {}}};
  page.timeline = timeline();
  page.charts = {
      {"Mức đề nghị của đảng viên theo chi bộ",
       {{"Xuất sắc", 0}, {"Tốt", 1}, {"Hoàn thành", 2}, {"Không hoàn thành", 3}, {"Chưa đề nghị", 5}},
       {{"Chi bộ Phòng Bảo quản", {3, 6, 1, 0, 0}, "/tien-do/cb1"},
        {"Chi bộ Phòng Khai thác", {2, 5, 2, 1, 1}, "/tien-do/cb2"},
        {"Chi bộ Phòng Số hóa", {2, 8, 2, 0, 0}, "/tien-do/cb3"},
        {"Chi bộ Hành chính, Tổng hợp và Tài vụ", {0, 0, 0, 0, 13}, ""}}}};
  return page;
}

CampaignsPage campaigns() {
  CampaignsPage page;
  page.campaigns = {{{"Kiểm điểm năm 2026", "/dot/2026"},
                     "kiểm điểm hằng năm",
                     "năm 2026",
                     "Đảng ủy Khối Hoa Biển",
                     "366-QĐ/TW",
                     {Standing::working, "đang mở"},
                     48,
                     12,
                     day(2026, 12, 14),
                     "Gửi hồ sơ"},
                    {{"Kiểm điểm năm 2025", "/dot/2025"},
                     "kiểm điểm hằng năm",
                     "năm 2025",
                     "Đảng ủy Khối Hoa Biển",
                     "124-QĐ/TW",
                     {Standing::done, "đã đóng"},
                     47,
                     47,
                     std::nullopt,
                     ""}};
  page.actions = {{"Mở đợt mới", "/dot/moi", false, true, ""}};
  return page;
}

CampaignFormPage campaign_form() {
  CampaignFormPage page;
  page.heading = "Mở đợt kiểm điểm";
  page.action = "/dot";
  page.version = "0";
  page.cancel_href = "/dot";
  page.title = "Kiểm điểm năm 2026";
  page.year = "1926";
  page.year_error = "Năm 1926 nằm ngoài khoảng 2000–2100. Ghi lại năm kiểm điểm.";
  page.kinds = {{"year", "Hằng năm", true, {}},
                {"quarter", "Quý", false, {}},
                {"term", "Nhiệm kỳ", false, {}},
                {"ad_hoc", "Đột xuất", false, "Theo yêu cầu của cấp có thẩm quyền"}};
  page.quarters = {{"", "–", true, {}}, {"1", "Quý I", false, {}}};
  page.units = {{"khoi", "Đảng ủy Khối Hoa Biển", true, {}}};
  page.regulations = {{"366", "366-QĐ/TW (2025)", true, {}}, {"khoi", "Kế hoạch Khối 2026", false, {}}};
  return page;
}

CampaignPage campaign() {
  CampaignPage page;
  page.title = "Kiểm điểm năm 2026";
  page.kind = "Kiểm điểm hằng năm";
  page.period = "năm 2026";
  page.issued_by = {"Đảng ủy Khối Hoa Biển", "/to-chuc/khoi"};
  page.regulation = {"366-QĐ/TW và Kế hoạch Khối 2026", "/quy-dinh/khoi"};
  page.mark = {Standing::working, "đang mở"};
  page.timeline = timeline();
  PlanStep register_step{"dang-ky",
                         "Đăng ký lịch kiểm điểm",
                         "Đảng ủy cơ sở",
                         deadline,
                         "trước ngày 9/12",
                         day(2026, 12, 8),
                         "Kế hoạch Khối 2026",
                         day(2026, 12, 5),
                         "",
                         "",
                         false,
                         {Standing::done, "đúng hạn"}};
  PlanStep dossier{"ho-so",
                   "Gửi hồ sơ",
                   "Chi bộ",
                   deadline,
                   "trước ngày 15/12",
                   day(2026, 12, 14),
                   "Kế hoạch Khối 2026",
                   std::nullopt,
                   "20/12/2026",
                   "Hạn của đơn vị phải trước hạn của cấp trên (14/12). Chọn ngày từ 14/12 trở về trước.",
                   false,
                   {Standing::working, ""}};
  PlanStep own{"hop-tb", "Họp trù bị",      "Chi bộ", {}, "",    std::nullopt,
               "",       day(2026, 12, 11), "",       "", false, {Standing::waiting, ""}};
  page.steps = {register_step, dossier, own};
  page.amend_action = "/dot/2026/ke-hoach";
  page.version = "3";
  page.amendments = {{"9:20 ngày 1/12/2026", "Bùi Đình Tín", "Đăng ký lịch kiểm điểm", "8/12", "5/12",
                      "Cấp trên dự họp tuần 7–12/12, cần xếp lịch sớm."}};
  page.actions = {{"Sửa thông tin đợt", "/dot/2026/sua", false, false, ""},
                  {"Đóng đợt", "/dot/2026/dong", true, false, "Đóng rồi thì chỉ xem."}};
  page.obstacles = {"Chưa đóng được: 36 trong 48 đơn vị chưa có quyết định xếp loại."};
  return page;
}

}  // namespace

std::vector<Sample> work_pages(const Variant& variant) {
  WorkListPage nothing;
  nothing.empty = {"Chưa có việc nào. Việc hiện ra khi cấp trên mở đợt kiểm điểm; hoặc xem thử năm minh họa.",
                   {{"Xem năm minh họa", "/minh-hoa", false, true, ""}}};
  Shell quiet = shell(variant, "Việc hôm nay", "/viec");
  quiet.due_today = quiet.overdue = 0;
  quiet.messages = {{MessageKind::saved, "Đã gửi hồ sơ của Chi bộ Phòng Bảo quản lúc 14:05.", ""}};
  MeetingsPage no_meetings;
  no_meetings.empty = {"Chưa có hội nghị nào được đăng ký trong tuần này.", {}};
  Shell wrong = shell(variant, "Mở đợt kiểm điểm", "/dot");
  wrong.messages = {{MessageKind::error, "Năm: 1926 nằm ngoài khoảng 2000–2100.", "year"},
                    {MessageKind::error, "Chưa ai được giao duyệt kế hoạch này.", ""}};
  CampaignPage read_only = campaign();
  read_only.amend_action.clear();
  ProgressPage no_units;
  no_units.filter_action = "/tien-do";
  no_units.empty = {"Không có đơn vị nào khớp điều kiện lọc.", {}};
  return {
      {"work-list", render(shell(variant, "Việc hôm nay", "/viec"), work_list())},
      {"work-list-empty", render(quiet, nothing)},
      {"meetings", render(shell(variant, "Lịch hội nghị", "/viec"), meetings())},
      {"meetings-empty", render(shell(variant, "Lịch hội nghị", "/viec"), no_meetings)},
      {"progress", render(shell(variant, "Tiến độ", "/tien-do"), progress())},
      {"progress-empty", render(shell(variant, "Tiến độ", "/tien-do"), no_units)},
      {"campaigns", render(shell(variant, "Đợt kiểm điểm", "/dot"), campaigns())},
      {"campaigns-empty", render(shell(variant, "Đợt kiểm điểm", "/dot"),
                                 nothing_yet<CampaignsPage>("Chưa có đợt kiểm điểm nào.",
                                                            {{"Mở đợt mới", "/dot/moi", false, true, ""}}))},
      {"campaign-form", render(wrong, campaign_form())},
      {"campaign", render(shell(variant, "Kiểm điểm năm 2026", "/dot"), campaign())},
      {"campaign-read", render(shell(variant, "Kiểm điểm năm 2026", "/dot"), read_only)}};
}

}  // namespace kiemdiem::pages::samples
