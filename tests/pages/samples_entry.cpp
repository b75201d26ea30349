#include "pages/administration.h"
#include "pages/error_page.h"
#include "pages/sign_in.h"
#include "samples.h"

namespace kiemdiem::pages::samples {
namespace {

Shell alone(const Variant& variant, const std::string& title) {
  Shell page = shell(variant, title);
  page.user_name.clear();
  page.acting_choices.clear();
  page.search_action.clear();
  page.work_href.clear();
  return page;
}

LoginPage login() {
  LoginPage page;
  page.action = "/dang-nhap";
  page.back = "/viec";
  page.user = "tin.bui";
  page.second_step_offered = true;
  page.error = "Tên hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi nhập lại.";
  page.demonstration = {
      {"Kiểm điểm năm 2022, Đảng ủy Khối", "Bí thư đảng ủy cơ sở", "Đảng bộ Trung tâm Lưu trữ", "tin",
       "hoa-bien-1"},
      {"Kiểm điểm năm 2022, Đảng ủy Khối", "Bí thư chi bộ", "Chi bộ Phòng Khai thác", "khue", "hoa-bien-2"},
      {"Kiểm điểm năm 2022, Đảng ủy Khối", "Đảng viên", "Chi bộ Phòng Bảo quản", "uyen", "hoa-bien-3"},
      {"Kiểm điểm năm 2023, Huyện ủy", "Ban Tổ chức Huyện ủy", "Đảng bộ huyện Suối Mây", "to-chuc",
       "suoi-may-1"},
      {"Kiểm điểm năm 2023, Huyện ủy", "Quản trị", "Đảng bộ huyện Suối Mây", "quan-tri", "suoi-may-2"}};
  return page;
}

AccountPage account() {
  AccountPage page;
  page.user = "tin.bui";
  page.name = "Bùi Đình Tín";
  page.grants = {{"grassroots_committee", "Đảng bộ Trung tâm Lưu trữ"},
                 {"cell_secretary", "Chi bộ Phòng Bảo quản"}};
  page.password_href = "/tai-khoan/mat-khau";
  page.second_step_href = "/tai-khoan/ma-xac-thuc";
  page.calendar_href = "/dot/2026/lich.ics";
  page.sessions = {{"08:12 hôm nay", "14:05 hôm nay", "Firefox, mạng nội bộ", true},
                   {"19:40 ngày 9/12", "20:02 ngày 9/12", "Chrome trên điện thoại", false}};
  page.end_others_action = "/phien/khac";
  return page;
}

SecondStepPage second_step() {
  SecondStepPage page;
  page.action = "/tai-khoan/ma-xac-thuc";
  page.codes_action = "/tai-khoan/ma-xac-thuc/ma-du-phong";
  page.next_href = "/viec";
  page.back_href = "/tai-khoan";
  return page;
}

SecondStepPage second_step_setup() {
  SecondStepPage page = second_step();
  page.forced = true;
  page.back_href.clear();
  page.secret = "JBSW Y3DP EHPK 3PXP";
  page.address = "otpauth://totp/kiemdiem:tin.bui?secret=JBSWY3DPEHPK3PXP&issuer=kiemdiem";
  page.error = "Mã chưa khớp. Chờ mã mới rồi nhập lại.";
  return page;
}

SecondStepPage second_step_on() {
  SecondStepPage page = second_step();
  page.on = true;
  page.codes_left = 10;
  for (int code = 0; code < 10; ++code) page.codes.push_back("ABCD-EFGH-JKLM-NPQ" + std::to_string(code));
  return page;
}

ServerPage server() {
  ServerPage page;
  page.storage = {{"Cơ sở dữ liệu", "SQLite, trên máy này", ""}, {"Chỗ trống của ổ đĩa", "48213 MB", ""}};
  page.scheduled = true;
  page.backup_mark = {Standing::done, "đã sao lưu và đọc lại thấy đúng"};
  page.backup = {{"Lần gần nhất", "00:01 ngày 21/11/2026", ""},
                 {"Tệp", "kiemdiem-2026-11-21-0001.backup", ""},
                 {"Số dòng", "1204", ""}};
  return page;
}

ConflictPage conflict() {
  ConflictPage page;
  page.what = "Đảng viên Đỗ Thùy Uyên";
  page.saved_by = "Hoàng Thu Mai";
  page.saved_at = "14:02 ngày 10/12/2026";
  page.action = "/nguoi/dv04";
  page.version = "8";
  page.cancel_href = "/nguoi/dv04";
  page.fields = {{"fact.sick_leave_months", "Số tháng nghỉ ốm", "chưa rõ", "3 tháng", "4 tháng", "4", "3"},
                 {"fact.notes", "Ghi chú", "", "Nghỉ từ tháng 2 đến tháng 4, có giấy của bệnh viện.",
                  "Nghỉ từ tháng 2 đến hết tháng 5, giấy ra viện ngày 30/5.", "a", "b"}};
  page.unchanged = {{"fact.meetings_absent", "0", false, {}}};
  return page;
}

LogPage log() {
  LogPage page;
  page.filter_action = "/nhat-ky";
  page.actions = {{"", "Mọi việc", true, {}}, {"amend", "Điều chỉnh kế hoạch", false, {}}};
  page.lines = {{1042,
                 "14:02 ngày 10/12/2026",
                 "Hoàng Thu Mai",
                 "Phó bí thư, Đảng bộ Trung tâm Lưu trữ",
                 "Sửa dữ kiện",
                 "Đỗ Thùy Uyên",
                 {"", "/nguoi/dv04"},
                 {{"Số tháng nghỉ ốm", "chưa rõ → 3 tháng", ""}},
                 "9f3ac1d2"},
                {1041,
                 "13:47 ngày 10/12/2026",
                 "Bùi Đình Tín",
                 "Bí thư, Đảng bộ Trung tâm Lưu trữ",
                 "Đăng ký hội nghị",
                 "Chi bộ Phòng Khai thác",
                 {"", ""},
                 {{"Thời gian", "8:00 ngày 12/12/2026", ""}, {"Địa điểm", "Phòng họp tầng 2", ""}},
                 "77e0b4a8"}};
  page.pager = {1, 2, 1042, "", "/nhat-ky?trang=2"};
  page.verify_action = "/nhat-ky/kiem-tra";
  page.verified = {Standing::done, "1.042 dòng nối đúng"};
  page.verified_at = "kiểm tra lúc 6:00 ngày 10/12/2026";
  return page;
}

UsersPage users() {
  UsersPage page;
  page.filter_action = "/nguoi-dung";
  page.users = {{"tin.bui",
                 "Bùi Đình Tín",
                 {"", "/nguoi-dung/tin"},
                 {{"Bí thư đảng ủy cơ sở", "Đảng bộ Trung tâm Lưu trữ", "", "", "", ""},
                  {"Bí thư chi bộ", "Chi bộ Phòng Bảo quản", "", "", "", ""}},
                 true,
                 "14:05 hôm nay",
                 {Standing::done, "đang dùng"}},
                {"uyen.do",
                 "Đỗ Thùy Uyên",
                 {"", "/nguoi-dung/uyen"},
                 {},
                 false,
                 "",
                 {Standing::waiting, "chưa đăng nhập lần nào"}}};
  page.pager = {1, 2, 2, "", ""};
  page.actions = {{"Thêm người dùng", "/nguoi-dung/moi", false, true, ""}};
  return page;
}

UserPage user() {
  UserPage page;
  page.heading = "Đỗ Thùy Uyên";
  page.action = "/nguoi-dung/uyen";
  page.user = "uyen.do";
  page.name = "Đỗ Thùy Uyên";
  page.user_error = "Tên này đã có người dùng. Thêm chữ cái hoặc số để phân biệt.";
  page.grants = {{"Đảng viên", "Chi bộ Phòng Bảo quản", "mọi đợt", "1/1/2026", "", "/giao/1"}};
  page.grant_action = "/nguoi-dung/uyen/giao";
  page.roles = {{"member", "Đảng viên", false, {}}, {"teller", "Tổ kiểm phiếu", true, {}}};
  page.units = {{"cb1", "Chi bộ Phòng Bảo quản", true, {}}};
  page.campaigns = {{"2026", "Kiểm điểm năm 2026", true, {}}};
  page.grant_error = "Tổ kiểm phiếu chỉ giao cho từng hội nghị. Chọn hội nghị trước.";
  page.actions = {
      {"Đặt lại mật khẩu", "/nguoi-dung/uyen/mat-khau", true, false, "Mật khẩu cũ hết tác dụng ngay."},
      {"Khóa tài khoản", "/nguoi-dung/uyen/khoa", true, false, ""}};
  page.temporary_password = "sen-nui-cau-2741";
  page.cancel_href = "/nguoi-dung";
  return page;
}

std::vector<Sample> refusals(const Variant& variant) {
  std::vector<Sample> samples;
  ErrorPage missing;
  missing.ways_out = {{"Danh sách đảng viên của Chi bộ Phòng Bảo quản", "/nguoi"}};
  missing.reference = "7KQ-204";
  samples.push_back({"error-404", render(shell(variant, "Không có trang này"), missing)});
  ErrorPage refused;
  refused.status = 422;
  refused.what = "Hồ sơ chưa gửi được: thiếu nhận xét của chi ủy nơi cư trú của 2 đảng viên.";
  refused.next = "Nhắc chi ủy nơi cư trú, hoặc ghi lý do miễn ở trang của từng đảng viên rồi gửi lại.";
  samples.push_back({"error-422", render(shell(variant, "Chưa thực hiện được"), refused)});
  samples.push_back({"conflict", render(shell(variant, "Có người vừa lưu trước"), conflict())});
  return samples;
}

std::vector<Sample> administration(const Variant& variant) {
  AccountPage on = account();
  on.second_step_on = true;
  on.grants.clear();
  UserPage fresh;
  fresh.heading = "Thêm người dùng";
  fresh.action = "/nguoi-dung";
  fresh.is_new = true;
  fresh.cancel_href = "/nguoi-dung";
  UserPage bare = user();
  bare.grants.clear();
  LogPage empty_log;
  empty_log.filter_action = "/nhat-ky";
  empty_log.from = "1/1/2020";
  empty_log.empty = {"Không có dòng nào trong khoảng ngày này. Nới khoảng ngày hoặc bỏ bớt điều kiện lọc.",
                     {}};
  empty_log.verified = {Standing::unknown, "chưa kiểm tra"};
  return {
      {"account", render(shell(variant, "Tài khoản", "/tai-khoan"), account())},
      {"account-on", render(shell(variant, "Tài khoản", "/tai-khoan"), on)},
      {"second-step-off", render(shell(variant, "Xác nhận bước hai"), second_step())},
      {"second-step-setup", render(shell(variant, "Xác nhận bước hai"), second_step_setup())},
      {"second-step-on", render(shell(variant, "Xác nhận bước hai"), second_step_on())},
      {"log", render(shell(variant, "Nhật ký", "/nhat-ky"), log())},
      {"log-empty", render(shell(variant, "Nhật ký", "/nhat-ky"), empty_log)},
      {"server", render(shell(variant, "Máy chủ", "/may-chu"), server())},
      {"server-bare", render(shell(variant, "Máy chủ", "/may-chu"), ServerPage{})},
      {"users", render(shell(variant, "Người dùng"), users())},
      {"users-empty", render(shell(variant, "Người dùng"), nothing_yet<UsersPage>("Chưa có người dùng."))},
      {"user", render(shell(variant, "Đỗ Thùy Uyên"), user())},
      {"user-bare", render(shell(variant, "Đỗ Thùy Uyên"), bare)},
      {"user-new", render(shell(variant, "Thêm người dùng"), fresh)}};
}

}  // namespace

std::vector<Sample> entry_pages(const Variant& variant) {
  TotpPage totp{"/dang-nhap/buoc-hai", "Mã chưa đúng hoặc đã hết hạn. Nhập mã đang hiện trên điện thoại.",
                "/", "/viec"};
  RolePage roles{"/vai-tro",
                 "/viec",
                 {{"g1", "Bí thư, Đảng bộ Trung tâm Lưu trữ", true, "Kiểm điểm năm 2026: 5 việc đang chờ"},
                  {"g2", "Bí thư, Chi bộ Phòng Bảo quản", false, "Kiểm điểm năm 2026: 2 việc đang chờ"}}};
  PasswordPage password;
  password.action = "/tai-khoan/mat-khau";
  password.forced = true;
  password.again_error = "Hai lần nhập chưa giống nhau. Xin nhập lại cả hai ô.";
  password.cancel_href = "/tai-khoan";
  password.user = "dang.vien";
  Shell disk = shell(variant, "Đổi mật khẩu");
  disk.disk_warning = "Ổ đĩa của máy chủ còn 3%. Báo người quản trị dọn bớt trước khi nhập thêm hồ sơ.";
  disk.messages = {{MessageKind::notice, "Phiên làm việc trước đã hết giờ.", ""}};
  std::vector<Sample> samples{{"login", render(alone(variant, "Đăng nhập"), login())},
                              {"totp", render(alone(variant, "Xác nhận bước hai"), totp)},
                              {"role", render(alone(variant, "Chọn vai trò"), roles)},
                              {"password", render(disk, password)}};
  for (const auto& pages : {refusals(variant), administration(variant)})
    samples.insert(samples.end(), pages.begin(), pages.end());
  return samples;
}

}  // namespace kiemdiem::pages::samples
