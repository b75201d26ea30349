#include "web/places/printing.h"

#include <fmt/format.h>

#include "paperwork/own_look.h"
#include "paperwork/paperwork.h"
#include "service/adapted_forms.h"
#include "store/evidence.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/kept_files.h"
#include "web/places/sheets.h"

namespace kiemdiem::web {
namespace {

using paperwork::Format;

std::string paper_address(const service::Call& call, std::string_view id, const paperwork::Printable& what,
                          Format format) {
  return address_with("paper",
                      {{"campaign", call.campaign->id},
                       {"unit", what.unit.empty() ? call.target.unit : what.unit},
                       {"paper", std::string{id}},
                       {"about", what.about}},
                      {{"dang", std::string{name(format)}}});
}

/// A page to look at and to print: nothing runs in it and nothing is loaded.
http::Response to_look_at(std::string page) {
  http::Response response = http::html(std::move(page));
  response.headers.add("Content-Security-Policy",
                       "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
                       "form-action 'none'; frame-ancestors 'none'");
  return response;
}

/// The Word files of a paper, or of the set of a meeting, where an office has laid out any of its forms.
/// @param row nothing: the set
service::Outcome<std::vector<paperwork::OwnWord>> in_own_look(service::Call& call, const paperwork::Row* row,
                                                              const std::string& server) {
  const auto any = service::has_own_looks(call);
  if (!any) return tl::unexpected{any.error()};
  if (!*any) return std::vector<paperwork::OwnWord>{};
  if (row == nullptr) return paperwork::meeting_set_in_word(call, server);
  return paperwork::made_in_own_look(call, *row, {call.inputs.get("about"), {}}, server);
}

/// @param server where QR codes lead
service::Outcome<PrintedFile> printed(Site& site, const service::Asked& asked, const std::string& server) {
  paper::Paper paper;
  PrintedFile printed;
  // The store is let go before the file is made.
  const auto outcome = site.office.perform(asked, [&](service::Call& call) -> service::Outcome<void> {
    const std::string& id = call.inputs.get("paper");
    const auto* row = paperwork::find(id);
    const std::string& word = call.inputs.get("dang");
    const auto format = paperwork::format_named(word.empty() ? name(Format::pdf) : word);
    if ((row == nullptr && id != paperwork::set_id) || !format)
      return service::refused(service::Refused::hidden);
    printed.format = *format;
    printed.name = paperwork::file_name(
        id,
        row != nullptr && row->named.starts_with("subject")
            ? service::subject_name_of(call, paperwork::subject_of(call.inputs.get("about")))
            : name_of(call, "organizations", call.target.unit),
        *format);
    if (*format == Format::docx) {
      auto own = in_own_look(call, row, server);
      if (!own) return tl::unexpected{std::move(own.error())};
      if (!own->empty()) {
        printed.zipped = own->size() > 1;
        auto bytes =
            printed.zipped ? paperwork::zipped(*own) : service::Outcome<std::string>{own->front().bytes};
        if (!bytes) return tl::unexpected{std::move(bytes.error())};
        printed.bytes = std::move(*bytes);
        return {};
      }
    }
    auto made =
        row == nullptr ? paperwork::meeting_set(call) : paperwork::made(call, *row, call.inputs.get("about"));
    if (!made) return tl::unexpected{std::move(made.error())};
    paper = std::move(*made);
    return {};
  });
  if (!outcome) return tl::unexpected{outcome.error()};
  if (!printed.bytes.empty()) return printed;
  paper.server = server;
  auto bytes = paperwork::printed(paper, printed.format);
  if (!bytes) return tl::unexpected{std::move(bytes.error())};
  printed.bytes = std::move(*bytes);
  return printed;
}

}  // namespace

http::Response handed_over(PrintedFile printed) {
  if (printed.zipped)
    return http::attachment(std::move(printed.bytes), "application/zip", printed.name + ".zip");
  if (printed.format == Format::html) return to_look_at(std::move(printed.bytes));
  return http::attachment(std::move(printed.bytes), std::string{media_type(printed.format)}, printed.name);
}

namespace {

/// The scans of one paper, each to be saved.
service::Outcome<std::vector<pages::SheetCell>> scan_cells(service::Call& call, const std::string& code) {
  const auto scans = store::evidence_of(call.data, call.campaign->id, paperwork::scans_of(code));
  if (!scans) return service::refused(scans.error());
  std::vector<pages::SheetCell> cells;
  for (const store::EvidenceFile& scan : *scans)
    cells.push_back(cell(scan.name, address("scan", {{"campaign", call.campaign->id},
                                                     {"unit", call.target.unit},
                                                     {"code", code},
                                                     {"file", scan.id}})));
  return cells;
}

/// @param code of the paper that the page is about; empty: it is typed
pages::SheetSection scan_form(const service::Call& call, const std::string& code) {
  pages::SheetForm form{address("keep-scan", {{"campaign", call.campaign->id}, {"unit", call.target.unit}}),
                        {},
                        {},
                        "Lưu bản quét",
                        {}};
  if (code.empty())
    form.inputs.push_back(
        typed(call, {.name = "code", .label = "Mã văn bản", .help = "Ví dụ 7KQM-2XWD-A", .required = true}));
  else
    form.hidden.push_back({"code", code, false, {}});
  form.inputs.push_back(typed(call, {.name = "file",
                                     .label = "Tệp bản quét",
                                     .type = "file",
                                     .help = "PDF, JPG hoặc PNG, không quá 20 MB",
                                     .required = true}));
  const char* told = code.empty() ? "Quét hoặc chụp văn bản đã ký, gửi lên cùng mã in ở cuối văn bản; bản "
                                    "quét được lưu với đúng văn bản đó."
                                  : "Quét hoặc chụp văn bản đã ký rồi gửi lên; bản quét được lưu với văn bản "
                                    "này.";
  return {"Gửi bản quét văn bản đã ký", {told}, {}, std::move(form)};
}

pages::SheetSection scans_section(std::vector<std::vector<pages::SheetCell>> rows,
                                  std::vector<std::string> headings) {
  return {
      "Bản quét đã lưu", {}, pages::SheetTable{"Bản quét đã lưu", std::move(headings), std::move(rows)}, {}};
}

/// The page that shows what a paper is about, for whoever may have the paper.
std::string shown_at(const service::Call& call, const paperwork::Offered& paper) {
  std::vector<std::pair<std::string_view, std::string>> names{
      {"campaign", call.campaign->id},
      {"unit", paper.what.unit.empty() ? call.target.unit : paper.what.unit}};
  for (auto& name : paperwork::names_of(*paper.row, paper.what.about)) names.push_back(std::move(name));
  return address(paper.row->action, names);
}

}  // namespace

service::Outcome<pages::SheetPage> paper_record(service::Call& call) {
  const auto found = paperwork::under_code(call, call.inputs.get("code"));
  if (!found && found.error().kind == service::Refused::invalid)
    return service::refused(service::Refused::hidden);
  if (!found) return tl::unexpected{found.error()};
  const auto& [row, what] = *found;
  const std::string code = paperwork::code_of(call, *row, what.about);
  pages::SheetPage page;
  call.title = page.heading = std::string{row->name} + ": " + what.label;
  page.lead = fmt::format("{}. {}. Mã văn bản {}.", name_of(call, "organizations", call.target.unit),
                          call.campaign->title, code);
  page.actions.push_back({"Mở nơi ghi nội dung", shown_at(call, *found), false, true, {}});
  for (const auto& [label, format] :
       {std::pair{"Word", Format::docx}, {"PDF", Format::pdf}, {"Bản in", Format::html}})
    page.actions.push_back({label, paper_address(call, row->id, what, format), false, false, {}});
  auto scans = scan_cells(call, code);
  if (!scans) return tl::unexpected{scans.error()};
  std::vector<std::vector<pages::SheetCell>> rows;
  for (pages::SheetCell& scan : *scans) rows.push_back({std::move(scan)});
  if (rows.empty())
    page.sections.push_back({"Bản quét đã lưu", {"Chưa có bản quét nào của văn bản này."}, {}, {}});
  else
    page.sections.push_back(scans_section(std::move(rows), {"Tệp"}));
  if (may(call, "keep-scan")) page.sections.push_back(scan_form(call, code));
  return page;
}

service::Outcome<pages::SheetPage> papers(service::Call& call) {
  auto offered = paperwork::offered(call);
  if (!offered) return tl::unexpected{std::move(offered.error())};
  pages::SheetPage page;
  call.title = page.heading = "Văn bản để in: " + name_of(call, "organizations", call.target.unit);
  page.lead = call.campaign->title;
  page.empty.text = "Chưa có văn bản nào in được ở đơn vị này trong đợt kiểm điểm.";
  const auto own_looks = service::has_own_looks(call);
  if (!own_looks) return tl::unexpected{own_looks.error()};
  std::vector<std::vector<pages::SheetCell>> scanned;
  bool meets = false;
  for (const paperwork::Offered& one : *offered) {
    const std::string part{words(one.row->part)};
    meets = meets || one.row->in_meeting > 0;
    if (page.sections.empty() || page.sections.back().title != part)
      page.sections.push_back(
          {part, {}, pages::SheetTable{part, {"Văn bản", "Về", "Word", "PDF", "In", "Mã"}, {}}, {}});
    const auto link = [&](const char* label, Format format) {
      return cell(label, paper_address(call, one.row->id, one.what, format));
    };
    const bool bears_code = one.row->id != paperwork::ballot_id;
    const std::string code = bears_code ? paperwork::code_of(call, *one.row, one.what.about) : std::string{};
    page.sections.back().table->rows.push_back(
        {cell(std::string{one.row->name}), cell(one.what.label), link("Word", Format::docx),
         link("PDF", Format::pdf), link("Bản in", Format::html),
         bears_code ? cell(code, paperwork::record_path(call, code)) : cell("")});
    if (!bears_code) continue;
    auto scans = scan_cells(call, code);
    if (!scans) return tl::unexpected{scans.error()};
    for (pages::SheetCell& scan : *scans)
      scanned.push_back({cell(std::string{one.row->name} + ", " + one.what.label),
                         cell(code, paperwork::record_path(call, code)), std::move(scan)});
  }
  if (*own_looks && !page.sections.empty())
    page.lead +=
        ". Bản Word của mẫu mà đơn vị đã sửa bố cục theo bố cục đó; PDF và bản in theo bố cục chính "
        "thức; cả bộ Word khi đó là tệp nén gồm nhiều tệp theo thứ tự hội nghị.";
  if (meets)
    for (const auto& [label, format] :
         {std::pair{"Cả bộ của hội nghị: PDF", Format::pdf}, {"Cả bộ: Word", Format::docx}})
      page.actions.push_back(
          {label,
           paper_address(call, paperwork::set_id, {std::string{paperwork::whole_unit}, {}}, format),
           false,
           format == Format::pdf,
           {}});
  if (!scanned.empty()) page.sections.push_back(scans_section(std::move(scanned), {"Văn bản", "Mã", "Tệp"}));
  if (!offered->empty() && may(call, "keep-scan")) page.sections.push_back(scan_form(call, {}));
  return page;
}

service::Outcome<service::Done> keep_scan(service::Call& call) {
  const auto found = paperwork::under_code(call, call.inputs.get("code"));
  if (!found) return tl::unexpected{found.error()};
  const std::string code = paperwork::code_of(call, *found->row, found->what.about);
  if (auto kept = keep_file(call, paperwork::scans_of(code)); !kept) return tl::unexpected{kept.error()};
  return service::Done{paperwork::record_path(call, code), "done.scanned", {}, false, {}, {}};
}

service::Outcome<FileAnswer> scan_file(service::Call& call) {
  const auto found = paperwork::under_code(call, call.inputs.get("code"));
  if (!found) return service::refused(service::Refused::hidden);
  const auto file = store::find_evidence(call.data, call.inputs.get("file"));
  if (!file) return service::refused(file.error());
  const std::string code = paperwork::code_of(call, *found->row, found->what.about);
  if (!*file || (*file)->campaign != call.campaign->id || (*file)->owner != paperwork::scans_of(code))
    return service::refused(service::Refused::hidden);
  return FileAnswer{(*file)->name, (*file)->media_type, std::move((*file)->bytes)};
}

http::Response paper(Site& site, const service::Asked& asked, const Visit& visit) {
  auto made = printed(site, asked, visit.origin);
  if (!made) return refusal_page(site, asked, visit, made.error());
  return handed_over(std::move(*made));
}

http::Response paper_json(Site& site, const service::Asked& asked) {
  auto made = printed(site, asked, site.options.origin);
  if (!made) return refusal_json(made.error());
  return handed_over(std::move(*made));
}

void add_paper_row(service::Call& call, pages::SheetTable& table, std::string_view id,
                   const std::string& about) {
  const auto* row = paperwork::find(id);
  if (row == nullptr || !paperwork::may_have(call, *row, about)) return;
  const auto link = [&](const char* label, Format format) {
    return cell(label, paper_address(call, id, {about, {}}, format));
  };
  table.rows.push_back({cell(std::string{row->name}), link("Word", Format::docx), link("PDF", Format::pdf),
                        link("Bản in", Format::html)});
}

void offer_paper(service::Call& call, std::vector<pages::Button>& buttons, std::string_view id,
                 const std::string& about, std::string_view named) {
  const auto* row = paperwork::find(id);
  if (row == nullptr || !paperwork::may_have(call, *row, about)) return;
  for (const auto& [label, format] :
       {std::pair{"Word", Format::docx}, {"PDF", Format::pdf}, {"Bản in", Format::html}})
    buttons.push_back({named.empty() ? label : fmt::format("{}: {}", named, label),
                       paper_address(call, id, {about, {}}, format),
                       false,
                       false,
                       {}});
}

}  // namespace kiemdiem::web
