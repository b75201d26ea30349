#include <cstdlib>
#include <fstream>
#include <sstream>

#include "pages/import.h"
#include "pages/people.h"
#include "pages/reorganizations.h"
#include "samples.h"

namespace kiemdiem::pages::samples {
namespace {

const facts::Dictionary& dictionary() {
  static const facts::Dictionary read = [] {
    std::ifstream file{KIEMDIEM_SOURCE_DIR "/facts/dictionary.yaml"};
    std::ostringstream text;
    text << file.rdbuf();
    return facts::Dictionary::from_yaml(text.str(), "dictionary.yaml").value();
  }();
  return read;
}

FactForm form_of(const Variant& variant, const char* list, std::vector<StoredFact> stored) {
  FormKnowledge knowledge;
  knowledge.language = variant.language;
  knowledge.stored = std::move(stored);
  knowledge.references = [](const facts::Fact&) {
    return std::vector<Option>{{"cb1", "Chi bộ Phòng Bảo quản", false, {}},
                               {"cb2", "Chi bộ Phòng Khai thác", false, {}},
                               {"cb9", "Chi bộ Trường Cánh Buồm", false, {}},
                               {"tt", "Đảng bộ Trung tâm Lưu trữ", false, {}},
                               {"khoi", "Đảng bộ Khối Hoa Biển", false, {}}};
  };
  knowledge.rules = [](std::string_view path) -> std::vector<RuleUse> {
    if (path != "sick_leave_months") return {};
    return {{{"Kế hoạch Khối 2026", "II.4", "/quy-dinh/khoi#II.4"},
             "Nghỉ ốm từ ba tháng trở lên thì không xếp mức hoàn thành tốt trở lên."},
            {{"366-QĐ/TW", "Điều 11", "/quy-dinh/366#11"}, "Nghỉ ốm thì ghi rõ thời gian trong hồ sơ."}};
  };
  FactForm form;
  form.action = "/luu";
  form.version = "7";
  form.cancel_href = "/nguoi";
  form.saved = "đã lưu 14:05";
  form.hidden = {{"back", "/nguoi", false, {}}};
  form.groups = fields_of(*dictionary().list(list), dictionary(), knowledge);
  return form;
}

std::vector<StoredFact> stored_person() {
  using facts::State;
  return {{"id", State::known, "dv04"},
          {"name", State::known, "Đỗ Thùy Uyên"},
          {"cell", State::known, "cb1"},
          {"admitted", State::known, "2009-03-26"},
          {"group", State::none, ""},
          {"sick_leave_days", State::unknown, ""},
          {"meetings_absent", State::known, "0"},
          {"civil_servant", State::known, "true"},
          {"civil_servant_rating", State::known, ""},
          {"civil_servant_rating.rating", State::known, "good"},
          {"civil_servant_rating.on", State::known, "2026-12-09T15:00"}};
}

FactForm person_form(const Variant& variant) {
  FactForm form = form_of(variant, "people", stored_person());
  for (FieldGroup& group : form.groups)
    for (Field& field : group.fields) {
      if (field.path == "sick_leave_months") {
        field.value = "14";
        field.error = "Một năm có 12 tháng. Ghi số từ 0 đến 12.";
      }
      if (field.path == "meetings_absent") field.changed = "đã sửa 9:12 ngày 3/12, Hoàng Thu Mai";
    }
  return form;
}

TreeNode node(const char* name, const char* kind, int members, std::vector<TreeNode> children = {}) {
  TreeNode node;
  node.link = {name, "/to-chuc/x"};
  node.kind = kind;
  node.members = members;
  node.collectives = 1;
  node.incomplete = members == 11 ? 2 : 0;
  node.open = !children.empty();
  node.children = std::move(children);
  return node;
}

TreePage tree() {
  TreePage page;
  TreeNode folded = node("Đảng bộ Nhà in Sóng Biếc", "đảng bộ cơ sở", 64);
  folded.open_href = "/to-chuc?mo=in";
  page.roots = {node("Đảng bộ Khối Hoa Biển", "đảng bộ cấp trên trực tiếp cơ sở", 412,
                     {node("Đảng bộ Trung tâm Lưu trữ", "đảng bộ cơ sở", 20,
                           {node("Chi bộ Phòng Bảo quản", "chi bộ trực thuộc", 11),
                            node("Chi bộ Phòng Khai thác", "chi bộ trực thuộc", 9)}),
                      folded, node("Chi bộ Trường Cánh Buồm", "chi bộ cơ sở", 14)})};
  page.organizations = 48;
  page.collectives = 61;
  page.people = 1412;
  page.actions = {{"Thêm tổ chức", "/to-chuc/moi", false, false, ""},
                  {"Nhập từ Excel", "/nhap", false, true, ""}};
  return page;
}

OrganizationPage organization(const Variant& variant) {
  OrganizationPage page;
  page.name = "Đảng bộ Trung tâm Lưu trữ";
  page.kind = "Đảng bộ cơ sở";
  page.former = {{{"Chi bộ Phòng Bảo quản cũ", "/to-chuc/cu"},
                  day(2026, 5, 31),
                  {"Chi bộ Phòng Bảo quản", "/to-chuc/cb1"},
                  "Quyết định 12-QĐ/ĐU"}};
  page.facts = form_of(variant, "organizations",
                       {{"id", facts::State::known, "tt"},
                        {"name", facts::State::known, "Đảng bộ Trung tâm Lưu trữ"},
                        {"kind", facts::State::known, "grassroots_committee"}});
  page.collectives = {{{"Ban Chấp hành Đảng bộ Trung tâm Lưu trữ", "/tap-the/1"}, "đảng ủy", "3"}};
  page.heads = {{{"Bùi Đình Tín", "/nguoi/dv01"}, "Bí thư", day(2020, 6, 1), std::nullopt},
                {{"Trần Hữu Lâm", ""}, "Bí thư", day(2015, 6, 1), day(2020, 5, 31)}};
  page.children = tree().roots.front().children.front().children;
  page.people = 20;
  page.people_href = "/nguoi?unit=tt";
  page.actions = {{"Thêm chi bộ", "/to-chuc/moi?tren=tt", false, false, ""}};
  page.history = {
      {"9:12 ngày 3/12/2026", "Hoàng Thu Mai", "sửa số thành viên của Ban Chấp hành từ 5 thành 3"}};
  return page;
}

PeoplePage people() {
  PeoplePage page;
  page.filter_action = "/nguoi";
  page.filter_text = "h";
  page.cells = {{"", "Mọi chi bộ", true, {}}, {"cb1", "Chi bộ Phòng Bảo quản", false, {}}};
  page.only_incomplete = true;
  page.columns = {{"sick_leave_months", "Số tháng nghỉ ốm", true, {}}, {"exempt", "Được miễn", false, {}}};
  page.headings = {{"Họ và tên", "/nguoi?xep=ten", Sorted::up, false},
                   {"Chi bộ", "/nguoi?xep=cb", Sorted::no, false},
                   {"Chức vụ", "", Sorted::no, false},
                   {"Ngày vào Đảng", "/nguoi?xep=vd", Sorted::no, false},
                   {"Số tháng nghỉ ốm", "", Sorted::no, true},
                   {"Dữ kiện", "", Sorted::no, false}};
  const auto add = [&](const char* id, const char* name, const char* posts, const char* sick, Mark mark) {
    page.rows.push_back({id,
                         {name, std::string{"/nguoi/"} + id},
                         "Chi bộ Phòng Bảo quản",
                         posts,
                         "26/3/2009",
                         {sick},
                         std::move(mark)});
  };
  add("dv03", "Phạm Hữu Hưng", "Phó bí thư chi bộ", "0", {Standing::done, "đủ"});
  add("dv11", "Võ Hữu Hậu", "", "0", {Standing::done, "đủ"});
  add("dv07", "Huỳnh Thanh Phúc", "", "chưa rõ", {Standing::unknown, "thiếu 1"});
  add("dv04", "Đỗ Thùy Uyên", "Ủy viên Ban Chấp hành; Trưởng phòng Bảo quản", "4",
      {Standing::unknown, "thiếu 2"});
  page.pager = {1, 4, 212, "", "/nguoi?trang=2"};
  page.bulk_action = "/nguoi/nhieu";
  page.bulk = {{"residence", "Gửi yêu cầu nhận xét nơi cư trú", true, {}}, {"print", "In phiếu", false, {}}};
  page.actions = {{"Nhập từ Excel", "/nhap", false, false, ""},
                  {"Thêm đảng viên", "/nguoi/moi", false, true, ""}};
  return page;
}

PersonPage person(const Variant& variant) {
  PersonPage page;
  page.name = "Đỗ Thùy Uyên";
  page.cell = "Chi bộ Phòng Bảo quản";
  page.cell_link = {"", "/to-chuc/cb1"};
  page.mark = {Standing::unknown, "thiếu 2 dữ kiện"};
  page.missing = {{"Số tháng nghỉ ốm", "chưa rõ", "#fact.sick_leave_months"},
                  {"Nhận xét của nơi cư trú", "chưa rõ", ""}};
  page.facts = person_form(variant);
  page.posts = {{"Trưởng phòng",
                 {"Phòng Bảo quản", "/to-chuc/bq"},
                 "1/6/2019",
                 "",
                 true,
                 true,
                 "Đảng ủy Khối",
                 "/nguoi/dv04/chuc-vu/1"},
                {"Ủy viên", {"Ban Chấp hành Đảng bộ", ""}, "1/6/2020", "31/5/2025", false, false, "", ""}};
  page.add_post_href = "/nguoi/dv04/chuc-vu/moi";
  page.discipline = {{"3/10/2026", "khiển trách", "Chi bộ Phòng Bảo quản", "Chi bộ Phòng Bảo quản", "/kl/1"}};
  page.add_discipline_href = "/nguoi/dv04/ky-luat/moi";
  page.history = {{"9:12 ngày 3/12/2026", "Hoàng Thu Mai", "ghi số kỳ vắng: 0"}};
  page.actions = {{"Vì sao?", "/vi-sao/dv04", false, false, ""}, {"Nếu…", "/neu/dv04", false, false, ""}};
  return page;
}

ImportPreviewPage preview() {
  ImportPreviewPage page;
  page.file = "danh-sach-dang-vien.xlsx";
  page.counts = {{"Tổ chức", 0, 1, 0, 4, 0}, {"Đảng viên", 12, 3, 1, 180, 2}};
  page.problems = {{"Đảng viên", "F7", "31/02/2010", "Tháng 2 năm 2010 có 28 ngày. Ghi lại ngày vào Đảng."},
                   {"Đảng viên", "H12", "mười", "Ô này cần số tháng, ví dụ 10."}};
  page.notices = {{"Đảng viên", "B3", "NguyÔn V¨n An", "Phông chữ cũ TCVN3, đọc là “Nguyễn Văn An”."}};
  page.changes = {
      {ChangeKind::added, "Đảng viên", {"Ngô Mỹ Quyên", ""}, {{"Chi bộ", "", "Phòng Khai thác"}}, {}, "1"},
      {ChangeKind::changed,
       "Đảng viên",
       {"Cao Xuân Nghĩa", "/nguoi/dv05"},
       {{"Số ngày nghỉ ốm", "chưa rõ", "89 ngày"}, {"Ngày vào Đảng", "26/3/2008", "26/3/2009"}},
       {},
       "2"},
      {ChangeKind::merged,
       "Đảng viên",
       {"Lý Mỹ Giang", "/nguoi/dv06"},
       {},
       {{"same", "Cùng một người, gộp vào", true, {}}, {"other", "Người khác, thêm mới", false, {}}},
       "3"},
      {ChangeKind::unchanged, "Tổ chức", {"Chi bộ Phòng Bảo quản", ""}, {}, {}, "4"}};
  page.more_changes = 13;
  page.again_href = "/nhap";
  page.cancel_href = "/nguoi";
  return page;
}

std::vector<Sample> imports(const Variant& variant) {
  ImportUploadPage upload;
  upload.action = "/nhap";
  upload.units = {{"tt", "Đảng bộ Trung tâm Lưu trữ", true, {}}};
  upload.template_href = "/nhap/mau.xlsx";
  upload.largest = "20 MB";
  upload.error = "Tệp này là .xls đời cũ. Mở bằng Excel, lưu lại thành .xlsx rồi gửi.";
  upload.earlier = {
      {"14:02 ngày 9/12/2026", "Hoàng Thu Mai", "dang-vien-2026.xlsx", "thêm 12, sửa 3", {"", "/nhap/7"}}};
  ImportPreviewPage clean = preview();
  clean.problems.clear();
  clean.confirm_action = "/nhap/8/xac-nhan";
  ImportDonePage done{"danh-sach-dang-vien.xlsx",
                      "14:05 ngày 10/12/2026",
                      "Bùi Đình Tín",
                      clean.counts,
                      "/nhap/8/hoan-lai",
                      "",
                      false,
                      "/nguoi"};
  ImportDonePage undone = done;
  undone.undone = true;
  undone.undo_action.clear();
  undone.undo_refused = "Đỗ Thùy Uyên đã được sửa sau lần nhập này. Sửa tay ở trang của đảng viên.";
  return {{"import-upload", render(shell(variant, "Nhập từ Excel", "/to-chuc"), upload)},
          {"import-preview", render(shell(variant, "Xem trước khi nhập", "/to-chuc"), preview())},
          {"import-preview-clean", render(shell(variant, "Xem trước khi nhập", "/to-chuc"), clean)},
          {"import-done", render(shell(variant, "Đã nhập xong", "/to-chuc"), done)},
          {"import-undone", render(shell(variant, "Đã hoàn lại", "/to-chuc"), undone)}};
}

std::vector<Sample> reorganizations(const Variant& variant) {
  ReorganizationFormPage form;
  form.heading = "Hợp nhất đơn vị trực thuộc";
  form.lead = "Nhiều đơn vị thành một.";
  form.action = form.cancel_href = "/to-chuc/tt";
  form.what = "hop-nhat";
  form.choose = "Các đơn vị được hợp nhất";
  form.choices = {{"cb1", "Chi bộ Phòng Bảo quản", true, {}}, {"cb2", "Chi bộ Phòng Khai thác", false, {}}};
  form.choices_error = "Hãy chọn từ hai tổ chức trở lên để hợp nhất.";
  form.into = {{"", "Một tổ chức mới", true, {}}};
  form.kinds = {{"cell", "chi bộ trực thuộc", true, {}}};
  ReorganizationPage page;
  page.heading = "Hợp nhất tổ chức";
  page.lead = "Xem lại những gì sẽ được ghi.";
  page.facts = {{"Từ ngày", "1/6/2026", ""}};
  page.fates = {{"post.secretary",
                 "Chức vụ: bí thư",
                 "Bùi Đình Tín",
                 {{"move", "Chuyển sang", false, {}}, {"end", "Thôi giữ", true, {}}}}};
  page.people = {"Bùi Đình Tín", "Đỗ Thùy Uyên"};
  page.confirm_action = page.cancel_href = "/to-chuc/tt";
  page.seen = "a1";
  ReorganizationPage stopped = page;
  stopped.confirm_action.clear();
  stopped.obstacles = {"Bùi Đình Tín giữ chức vụ ở đó từ 1/7/2026, sau ngày 1/6/2026."};
  return {{"reorganization-form", render(shell(variant, "Hợp nhất", "/to-chuc"), form)},
          {"reorganization", render(shell(variant, "Hợp nhất", "/to-chuc"), page)},
          {"reorganization-stopped", render(shell(variant, "Hợp nhất", "/to-chuc"), stopped)}};
}

}  // namespace

std::vector<Sample> people_pages(const Variant& variant) {
  Shell wrong = shell(variant, "Đỗ Thùy Uyên", "/to-chuc");
  wrong.messages = {{MessageKind::error, "Số tháng nghỉ ốm: một năm có 12 tháng.", "fact.sick_leave_months"}};
  PersonPage read_only = person(variant);
  read_only.facts.read_only = true;
  read_only.posts.clear();
  read_only.discipline.clear();
  FactFormPage post;
  post.heading = "Thêm chức vụ";
  post.lead = "Đỗ Thùy Uyên, Chi bộ Phòng Bảo quản";
  post.form = form_of(variant, "posts", {});
  post.further = {{"Xóa chức vụ này", "/xoa", true, false, "Chức vụ đã xóa vẫn còn trong nhật ký."}};
  std::vector<Sample> samples{
      {"tree", render(shell(variant, "Tổ chức", "/to-chuc"), tree())},
      {"tree-empty",
       render(shell(variant, "Tổ chức", "/to-chuc"),
              nothing_yet<TreePage>("Chưa có tổ chức nào. Ban Tổ chức nhập danh sách một lần từ Excel.",
                                    {{"Nhập từ Excel", "/nhap", false, true, ""}}))},
      {"organization",
       render(shell(variant, "Đảng bộ Trung tâm Lưu trữ", "/to-chuc"), organization(variant))},
      {"people", render(shell(variant, "Đảng viên", "/to-chuc"), people())},
      {"people-empty", render(shell(variant, "Đảng viên", "/to-chuc"),
                              nothing_yet<PeoplePage>("Không tìm thấy ai. Thử bỏ dấu hoặc gõ ít chữ hơn."))},
      {"person", render(wrong, person(variant))},
      {"person-read", render(shell(variant, "Đỗ Thùy Uyên", "/to-chuc"), read_only)},
      {"post-form", render(shell(variant, "Thêm chức vụ", "/to-chuc"), post)}};
  for (const auto& pages : {imports(variant), reorganizations(variant)})
    samples.insert(samples.end(), pages.begin(), pages.end());
  return samples;
}

}  // namespace kiemdiem::pages::samples
