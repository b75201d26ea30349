#include "web/places/forms.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/write_form.h"
#include "sealing/secret.h"
#include "service/adapted_forms.h"
#include "service/campaigns.h"
#include "service/gate.h"
#include "service/names.h"
#include "service/registers.h"
#include "service/unseen_forms.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/sheets.h"
#include "wordform/look.h"

namespace kiemdiem::web {
namespace {

using service::FormInUse;
using store::AdaptedForm;

using Names = std::vector<std::pair<std::string_view, std::string>>;

/// A Word file is laid out anew by an office suite alone.
constexpr const char* look_words =
    "Bản Word theo bố cục của đơn vị; PDF và bản in theo bố cục chính thức. Cần PDF đúng bố cục của đơn vị "
    "thì "
    "mở bản Word và lưu thành PDF.";

Names names_of(const service::Call& call, const FormInUse& form) {
  return {{"campaign", call.campaign->id}, {"form", service::form_word(form.id)}};
}

/// Of the file as it is given.
std::string fingerprint_words(const std::string& hash) {
  return "Dấu nhận dạng: " + sealing::printed_hash(hash);
}

std::string origin_words(service::Call& call, const FormInUse& form) {
  const AdaptedForm* held = form.version_in_force();
  if (held == nullptr) return "Mẫu chính thức";
  return fmt::format("{} điều chỉnh", name_of(call, "organizations", held->organization));
}

/// "Xem, PDF, Word" of a version; `which` as in the address.
std::vector<pages::SheetCell> trial_cells(const service::Call& call, const FormInUse& form,
                                          const std::string& which) {
  std::vector<pages::SheetCell> cells;
  for (const auto& [label, format] : {std::pair{"Bản in", "html"}, {"PDF", "pdf"}, {"Word", "docx"}})
    cells.push_back(
        cell(label, address_with("form-preview", names_of(call, form), {{"ban", which}, {"dang", format}})));
  return cells;
}

std::vector<pages::SheetCell> row_of(const service::Call& call, const FormInUse& form,
                                     std::vector<pages::SheetCell> said, const std::string& which) {
  said.push_back(cell("Tệp mẫu", address_with("form-file", names_of(call, form), {{"ban", which}})));
  said.push_back(cell("Tệp bố cục", address_with("form-look", names_of(call, form), {{"ban", which}})));
  for (pages::SheetCell& trial : trial_cells(call, form, which)) said.push_back(std::move(trial));
  return said;
}

/// The page of one form.
class FormPage {
 public:
  FormPage(service::Call& call, const FormInUse& form) : call_{call}, form_{form} {}

  service::Outcome<pages::SheetPage> make() {
    call_.title = page_.heading = form_.in_force->name;
    const std::string mark = form_.official->mark.empty() ? form_.official->code : form_.official->mark;
    page_.lead = fmt::format("{} · {} {} · đang dùng: bản {}, {}", mark, form_.official->issuer,
                             form_.official->year, form_.in_force->version, origin_words(call_, form_));
    page_.actions.push_back(
        {"Các mẫu của đợt", address("forms", {{"campaign", call_.campaign->id}}), false, false, {}});
    add_versions();
    if (!may(call_, "upload-form")) return std::move(page_);
    if (const auto added = add_draft(); !added) return tl::unexpected{added.error()};
    add_upload();
    add_withdrawal();
    return std::move(page_);
  }

 private:
  void add_versions() {
    pages::SheetTable table{
        "Các bản", {"Bản", "Dùng từ ngày", "Lý do", "Tệp mẫu", "Bố cục Word", "In", "PDF", "Word"}, {}};
    for (const AdaptedForm& one : form_.versions) {
      if (form_.form_of(one) == nullptr) continue;
      pages::SheetCell number = cell(fmt::format("Bản {}", one.version));
      number.mark = standing_of(one);
      number.lines = {fmt::format("{}, {}", service::account_name(call_, one.by), time_words(call_, one.at)),
                      fingerprint_words(one.hash)};
      if (!one.look_hash.empty()) number.lines.emplace_back(look_words);
      pages::SheetCell reason = cell(one.reason);
      if (one.withdrawn)
        reason.lines = {fmt::format("Thôi dùng: {} ({}, {})", one.withdrawn->reason,
                                    service::account_name(call_, one.withdrawn->by),
                                    time_words(call_, one.withdrawn->at))};
      table.rows.push_back(row_of(call_, form_,
                                  {std::move(number), cell(day_words(one.day)), std::move(reason)},
                                  std::to_string(one.version)));
    }
    pages::SheetCell official = cell(fmt::format("Bản {}", form_.official->version));
    official.mark = form_.version_in_force() == nullptr
                        ? pages::Mark{pages::Standing::done, "đang dùng"}
                        : pages::Mark{pages::Standing::none, "mẫu chính thức"};
    official.lines = {form_.official->source,
                      fingerprint_words(sealing::sha256(document::form_text(*form_.official)))};
    table.rows.push_back(row_of(call_, form_,
                                {std::move(official), cell(std::to_string(form_.official->year)),
                                 cell("Mẫu chính thức, luôn được giữ")},
                                std::to_string(form_.official->version)));
    page_.sections.push_back({"Các bản",
                              {"Giấy tờ viết trên bản nào thì sau này vẫn hiện và in theo bản đó. In thử: "
                               "mỗi chỗ được điền chữ ví dụ."},
                              std::move(table),
                              {}});
  }

  pages::Mark standing_of(const AdaptedForm& one) const {
    if (one.withdrawn) return {pages::Standing::none, "đã thôi dùng"};
    const AdaptedForm* held = form_.version_in_force();
    if (held != nullptr && held->version == one.version) return {pages::Standing::done, "đang dùng"};
    if (one.day > to_iso(call_.today)) return {pages::Standing::waiting, "chưa đến ngày dùng"};
    return {pages::Standing::none, "đã có bản sau"};
  }

  service::Outcome<void> add_draft() {
    const auto draft = service::draft_of(call_, form_);
    if (!draft) return tl::unexpected{draft.error()};
    if (!*draft) return {};
    pages::SheetSection section;
    section.title = "Bản chờ đưa vào dùng";
    section.paragraphs = {fmt::format("{}, gửi {} ({}); không có lỗi. Xem bản in trước khi đưa vào dùng.",
                                      (*draft)->file_name, time_words(call_, (*draft)->at),
                                      service::account_name(call_, (*draft)->by))};
    if (!(*draft)->look.empty()) {
      section.paragraphs.emplace_back(look_words);
      for (std::string& notice : wordform::look_notices((*draft)->look, (*draft)->file_name, *form_.in_force))
        section.paragraphs.push_back(std::move(notice));
    }
    section.table = pages::SheetTable{section.title,
                                      {"Bản", "Tệp mẫu", "Bố cục Word", "In", "PDF", "Word"},
                                      {row_of(call_, form_, {cell("Bản chờ")}, "nhap")}};
    section.form = pages::SheetForm{address("adopt-form", names_of(call_, form_)),
                                    {{"seen", service::draft_mark(**draft), false, {}}},
                                    {typed(call_, {.name = "day",
                                                   .label = "Dùng từ ngày",
                                                   .type = "date",
                                                   .value = to_iso(call_.today),
                                                   .least = to_iso(call_.today),
                                                   .required = true}),
                                     typed(call_, {.name = "reason",
                                                   .label = "Lý do sửa mẫu",
                                                   .type = "long",
                                                   .help = "Ghi cả số văn bản cho phép, nếu có.",
                                                   .required = true})},
                                    "Đưa vào dùng",
                                    "Giấy tờ viết từ ngày đó theo bản này; giấy tờ đã viết giữ mẫu cũ."};
    page_.sections.push_back(std::move(section));
    page_.sections.push_back({"Bỏ bản chờ",
                              {},
                              {},
                              pages::SheetForm{address("discard-form", names_of(call_, form_)),
                                               {},
                                               {},
                                               "Bỏ bản chờ",
                                               "Mẫu đang dùng không đổi."}});
    return {};
  }

  void add_upload() {
    pages::SheetSection section;
    section.title = "Gửi mẫu đã sửa";
    section.paragraphs = {
        "Đổi nội dung: tải tệp mẫu ở bảng trên về, sửa bằng chương trình soạn văn bản thuần (như Notepad), "
        "rồi gửi "
        "lên. Được đổi lời, thêm dòng, thêm cột, thêm mục; phải giữ cơ quan ban hành, mã, năm và mọi mục, "
        "cột, ô "
        "chọn, khối chữ ký của mẫu chính thức. Lỗi được chỉ rõ ở dòng nào.",
        "Đổi bố cục: tải tệp bố cục về, sửa bằng Word (tiêu đề, phông chữ, lời văn quanh chỗ điền), giữ lại "
        "các dấu "
        "[[…]] là chỗ máy điền, rồi gửi lên. Một hàng của bảng có dấu được nhắc lại cho đủ số dòng."};
    section.form =
        pages::SheetForm{address("upload-form", names_of(call_, form_)),
                         {},
                         {typed(call_, {.name = "file",
                                        .label = "Tệp đã sửa",
                                        .type = "file",
                                        .help = "Tệp mẫu .yaml (không quá 128 KB) hoặc tệp bố cục .docx "
                                                "(không quá 2 MB)",
                                        .required = true})},
                         "Kiểm tra và giữ làm bản chờ",
                         {}};
    page_.sections.push_back(std::move(section));
  }

  void add_withdrawal() {
    const auto newest = std::ranges::find_if(
        form_.versions, [](const AdaptedForm& one) { return !one.withdrawn.has_value(); });
    if (newest == form_.versions.end()) return;
    const auto before = std::find_if(std::next(newest), form_.versions.end(),
                                     [](const AdaptedForm& one) { return !one.withdrawn.has_value(); });
    const std::int64_t back = before == form_.versions.end() ? form_.official->version : before->version;
    const std::string title = fmt::format("Thôi dùng bản {}", newest->version);
    page_.sections.push_back(
        {title,
         {fmt::format("Trở lại bản {}{}.", back, before == form_.versions.end() ? " (mẫu chính thức)" : "")},
         {},
         pages::SheetForm{
             address("withdraw-form", names_of(call_, form_)),
             {{"version", std::to_string(newest->version), false, {}}},
             {typed(call_,
                    {.name = "withdrawal", .label = "Lý do thôi dùng", .type = "long", .required = true})},
             title,
             "Giấy tờ đã viết trên bản này vẫn hiện và in theo bản này."}});
  }

  service::Call& call_;
  const FormInUse& form_;
  pages::SheetPage page_;
};

service::Outcome<service::Done> back_to_form(service::Call& call,
                                             service::Outcome<void> (*work)(service::Call&),
                                             const char* message) {
  if (auto done = work(call); !done) return tl::unexpected{std::move(done.error())};
  return service::Done{address("form", {{"campaign", call.campaign->id}, {"form", call.inputs.get("form")}}),
                       message,
                       {},
                       false,
                       {},
                       {}};
}

/// Forms that the documents name and of which nobody has the official text, with what stands in.
service::Outcome<void> add_unseen(service::Call& call, const std::vector<FormInUse>& forms,
                                  pages::SheetPage& page) {
  const auto unseen = service::unseen_forms(call);
  if (!unseen) return tl::unexpected{unseen.error()};
  if (unseen->empty()) return {};
  pages::SheetTable table{"Mẫu chưa có bản chính thức", {"Mẫu", "Căn cứ", "Hiện dùng", "Mẫu của đơn vị"}, {}};
  for (const service::UnseenForm& one : *unseen) {
    const auto stands_in = std::ranges::find(forms, one.form, &FormInUse::id);
    table.rows.push_back({cell(one.name), cell(one.clause), cell(one.instead),
                          stands_in == forms.end()
                              ? cell("")
                              : cell("Gửi mẫu đã sửa", address("form", names_of(call, *stands_in)))});
  }
  page.sections.push_back(
      {"Mẫu chưa có bản chính thức",
       {"Văn bản có nêu các mẫu, phụ lục này, nhưng nội dung chính thức chưa có ở đây. Cơ quan nào có "
        "bản chính thức thì dùng bản đó."},
       std::move(table),
       {}});
  return {};
}

}  // namespace

service::Outcome<pages::SheetPage> forms_page(service::Call& call) {
  const auto forms = service::forms_in_use(call);
  if (!forms) return tl::unexpected{forms.error()};
  pages::SheetPage page;
  page.heading = "Mẫu giấy tờ";
  page.lead = fmt::format("{}. Mọi đơn vị trong đợt dùng chung các mẫu này.", call.campaign->title);
  page.empty.text = "Quy định của đợt này không nêu mẫu giấy tờ nào.";
  if (forms->empty()) return page;
  pages::SheetTable table{"Mẫu đang dùng", {"Mẫu", "Ký hiệu", "Ban hành", "Bản", "Lấy từ", "Căn cứ"}, {}};
  for (const FormInUse& form : *forms) {
    pages::SheetCell name = cell(form.in_force->name, address("form", names_of(call, form)));
    if (form.in_force->needs_confirmation) name.lines = {"Chưa đối chiếu với văn bản gốc"};
    pages::SheetCell version = cell(std::to_string(form.in_force->version));
    if (const AdaptedForm* held = form.version_in_force()) version.lines = {"từ " + day_words(held->day)};
    table.rows.push_back({std::move(name), cell(form.official->code),
                          cell(fmt::format("{} {}", form.official->issuer, form.official->year)),
                          std::move(version), cell(origin_words(call, form)), cell(form.clause)});
  }
  page.sections.push_back({"Mẫu đang dùng", {}, std::move(table), {}});
  if (auto added = add_unseen(call, *forms, page); !added) return tl::unexpected{added.error()};
  return page;
}

service::Outcome<pages::SheetPage> form_page(service::Call& call) {
  const auto form = service::form_asked(call);
  if (!form) return tl::unexpected{form.error()};
  return FormPage{call, *form}.make();
}

service::Outcome<FileAnswer> form_file(service::Call& call) {
  const auto form = service::form_asked(call);
  if (!form) return tl::unexpected{form.error()};
  auto text = service::form_text_asked(call, *form);
  if (!text) return tl::unexpected{text.error()};
  const std::string which = text->draft ? "cho" : std::to_string(text->form.version);
  return FileAnswer{fmt::format("mau-{}-ban-{}.yaml", service::form_word(form->id), which),
                    "application/yaml; charset=utf-8", std::move(text->text)};
}

service::Outcome<service::Done> upload_form(service::Call& call) {
  return back_to_form(call, &service::keep_form_draft, "done.form_kept");
}

service::Outcome<service::Done> adopt_form(service::Call& call) {
  return back_to_form(call, &service::adopt_form, "done.form_adopted");
}

service::Outcome<service::Done> discard_form(service::Call& call) {
  return back_to_form(call, &service::discard_form_draft, "done.form_discarded");
}

service::Outcome<service::Done> withdraw_form(service::Call& call) {
  return back_to_form(call, &service::withdraw_form, "done.form_withdrawn");
}

void offer_forms(const service::Call& call, const store::Campaign& campaign, const service::Unit& issuer,
                 std::vector<pages::Button>& buttons) {
  const service::Relation relation = service::relation_of(
      call.actor, service::Target{campaign.id, issuer.id, issuer.path, {}, {}}, service::Object::campaign);
  const auto phase = service::phase_named(campaign.state).value_or(service::Phase::closed);
  if (service::allowed("forms", call.actor, relation, phase))
    buttons.push_back(
        {"Mẫu giấy tờ: " + campaign.title, address("forms", {{"campaign", campaign.id}}), false, false, {}});
}

}  // namespace kiemdiem::web
