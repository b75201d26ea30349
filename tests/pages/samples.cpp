#include "samples.h"

namespace kiemdiem::pages::samples {

Date day(int year, int month, int day) {
  return make_date(year, month, day).value();
}

Shell shell(const Variant& variant, const std::string& title, const std::string& place) {
  Shell shell;
  shell.language = variant.language;
  shell.theme = variant.theme;
  shell.assets = variant.assets;
  shell.title = title;
  shell.user_name = "Bùi Đình Tín";
  shell.acting_role = "Bí thư, Đảng bộ Trung tâm Lưu trữ";
  shell.acting_choices = {{"g1", "Bí thư, Đảng bộ Trung tâm Lưu trữ", true, {}},
                          {"g2", "Bí thư, Chi bộ Phòng Bảo quản", false, {}}};
  shell.units = {{"Đảng bộ Khối Hoa Biển", "/to-chuc/khoi"}, {"Đảng bộ Trung tâm Lưu trữ", "/to-chuc/tt"}};
  shell.campaign_title = "Kiểm điểm năm 2026";
  shell.campaign_href = "/dot/2026";
  const auto add = [&](const char* label, const char* href, int count) {
    shell.places.push_back({label, href, place == href, count});
  };
  add("Việc hôm nay", "/viec", 3);
  add("Tiến độ", "/tien-do", 0);
  add("Tổ chức, con người", "/to-chuc", 0);
  add("Bảng xếp loại", "/bang", 0);
  add("Quy định", "/quy-dinh", 0);
  for (const auto& [label, href] : std::initializer_list<std::pair<const char*, const char*>>{
           {"Đợt kiểm điểm", "/dot"}, {"Nhật ký", "/nhat-ky"}, {"Tài khoản", "/tai-khoan"}})
    shell.more.push_back({label, href, place == href, 0});
  shell.due_today = 3;
  shell.overdue = 2;
  shell.work_href = "/viec";
  shell.search_action = "/tim";
  shell.sign_out_action = "/dang-xuat";
  shell.settings_action = "/hien-thi";
  shell.role_action = "/vai-tro";
  shell.demonstration = true;
  shell.csrf_token = "a1b2c3";
  shell.idempotency_key = "k-0001";
  shell.current_path = "/viec";
  shell.today = day(2026, 12, 10);
  shell.generated_at = "14:05 ngày 10/12/2026";
  shell.source_name = "Kiểm điểm, máy chủ Đảng bộ Khối Hoa Biển";
  return shell;
}

std::vector<Sample> all(const Variant& variant) {
  std::vector<Sample> samples;
  for (const auto& pages :
       {entry_pages(variant), work_pages(variant), people_pages(variant), rules_pages(variant)})
    samples.insert(samples.end(), pages.begin(), pages.end());
  return samples;
}

}  // namespace kiemdiem::pages::samples
