#include "web/places/printing.h"

#include <fmt/format.h>

#include "paperwork/paperwork.h"
#include "paperwork/printed.h"
#include "web/addresses.h"
#include "web/binding.h"
#include "web/places/fact_forms.h"
#include "web/places/sheets.h"

namespace kiemdiem::web {
namespace {

using paperwork::Format;

std::string paper_address(const service::Call& call, std::string_view id, const std::string& about,
                          Format format) {
  return address_with("paper",
                      {{"campaign", call.campaign->id},
                       {"unit", call.target.unit},
                       {"paper", std::string{id}},
                       {"about", about}},
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

struct Printed {
  Format format = Format::pdf;
  std::string name, bytes;
};

service::Outcome<Printed> printed(Site& site, const service::Asked& asked) {
  paper::Paper paper;
  Printed printed;
  // The store is let go before the file is made.
  const auto outcome = site.office.perform(asked, [&](service::Call& call) -> service::Outcome<void> {
    const auto* row = paperwork::find(call.inputs.get("paper"));
    const std::string& word = call.inputs.get("dang");
    const auto format = paperwork::format_named(word.empty() ? name(Format::pdf) : word);
    if (row == nullptr || !format) return service::refused(service::Refused::hidden);
    auto made = paperwork::made(call, *row, call.inputs.get("about"));
    if (!made) return tl::unexpected{std::move(made.error())};
    paper = std::move(*made);
    printed.format = *format;
    printed.name = paperwork::file_name(row->id, name_of(call, "organizations", call.target.unit), *format);
    return {};
  });
  if (!outcome) return tl::unexpected{outcome.error()};
  auto bytes = paperwork::printed(paper, printed.format);
  if (!bytes) return tl::unexpected{std::move(bytes.error())};
  printed.bytes = std::move(*bytes);
  return printed;
}

http::Response handed_over(Printed printed) {
  if (printed.format == Format::html) return to_look_at(std::move(printed.bytes));
  return http::attachment(std::move(printed.bytes), std::string{media_type(printed.format)}, printed.name);
}

}  // namespace

service::Outcome<pages::SheetPage> papers(service::Call& call) {
  auto offered = paperwork::offered(call);
  if (!offered) return tl::unexpected{std::move(offered.error())};
  pages::SheetPage page;
  call.title = page.heading = "Văn bản để in: " + name_of(call, "organizations", call.target.unit);
  page.lead = call.campaign->title;
  page.empty.text = "Chưa có văn bản nào in được ở đơn vị này trong đợt kiểm điểm.";
  for (const paperwork::Offered& one : *offered) {
    const std::string part{words(one.row->part)};
    if (page.sections.empty() || page.sections.back().title != part)
      page.sections.push_back(
          {part, {}, pages::SheetTable{part, {"Văn bản", "Về", "Word", "PDF", "In"}, {}}, {}});
    const auto link = [&](const char* label, Format format) {
      return cell(label, paper_address(call, one.row->id, one.what.about, format));
    };
    page.sections.back().table->rows.push_back({cell(std::string{one.row->name}), cell(one.what.label),
                                                link("Word", Format::docx), link("PDF", Format::pdf),
                                                link("Bản in", Format::html)});
  }
  return page;
}

http::Response paper(Site& site, const service::Asked& asked, const Visit& visit) {
  auto made = printed(site, asked);
  if (!made) return refusal_page(site, asked, visit, made.error());
  return handed_over(std::move(*made));
}

http::Response paper_json(Site& site, const service::Asked& asked) {
  auto made = printed(site, asked);
  if (!made) return refusal_json(made.error());
  return handed_over(std::move(*made));
}

void offer_paper(service::Call& call, std::vector<pages::Button>& buttons, std::string_view id,
                 const std::string& about) {
  const auto* row = paperwork::find(id);
  if (row == nullptr || !paperwork::may_have(call, *row, about)) return;
  for (const auto& [label, format] :
       {std::pair{"Word", Format::docx}, {"PDF", Format::pdf}, {"Bản in", Format::html}})
    buttons.push_back({label, paper_address(call, id, about, format), false, false, {}});
}

}  // namespace kiemdiem::web
