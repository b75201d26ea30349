#include "web/places/kiosk.h"

#include <fmt/format.h>

#include <algorithm>

#include "sealing/secret.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/polls.h"

namespace kiemdiem::web {
namespace {

pages::KioskPage::KioskLine line_of(const service::Call& call, const ballot::Sheet& sheet, std::size_t at) {
  const std::string field = fmt::format("dong.{}", at + 1);
  pages::KioskPage::KioskLine line;
  line.number = static_cast<int>(at) + 1;
  line.name = sheet.lines[at].name;
  line.post = sheet.lines[at].post;
  line.error = problem_of(call, field);
  for (std::size_t choice = 0; choice < sheet.choices.size(); ++choice)
    if (sheet.lines[at].allowed[choice])
      line.boxes.push_back(
          {sheet.choices[choice],
           capitalized(ballot::choice_label(sheet.choices[choice], call.office.dictionary())),
           call.inputs.get(field) == sheet.choices[choice],
           {}});
  return line;
}

std::string note_of(const ballot::Sheet& sheet) {
  std::string note = "Mỗi dòng chọn một ô.";
  if (sheet.blank_lines) note += " Dòng không chọn được tính là để trống.";
  if (sheet.most_agreed > 0) note += fmt::format(" Đồng ý nhiều nhất {} người.", sheet.most_agreed);
  return note;
}

}  // namespace

service::Outcome<pages::KioskPage> kiosk(service::Call& call) {
  const auto open = service::open_sheet(call);
  if (!open) return tl::unexpected{open.error()};
  pages::KioskPage page;
  page.action = address("cast-ballot", {{"poll", open->poll}});
  page.unit = open->unit;
  page.title = open->sheet.kind == ballot::Kind::levels ? "Phiếu biểu quyết xếp loại chất lượng"
                                                        : "Phiếu bình chọn hoàn thành xuất sắc nhiệm vụ";
  page.open = open->open;
  page.note = note_of(open->sheet);
  const std::string& sent = call.inputs.get("lan");
  page.submission = sent.empty() ? sealing::random_id() : sent;
  page.code = call.inputs.get("ma");
  page.code_error = problem_of(call, "ma");
  page.error = call.problems.empty() ? "" : call.problems.front().message;
  for (std::size_t at = 0; at < open->sheet.lines.size(); ++at)
    page.lines.push_back(line_of(call, open->sheet, at));
  return page;
}

service::Outcome<pages::ReceivedPage> ballot_received(service::Call& call) {
  const auto open = service::open_sheet(call);
  if (!open) return tl::unexpected{open.error()};
  return pages::ReceivedPage{address("kiosk", {{"poll", open->poll}})};
}

http::Response cast_ballot(Site& site, const service::Asked& asked, const Visit& visit) {
  const auto outcome = site.office.perform(asked, &service::cast_ballot);
  if (!outcome) return refusal_page(site, asked, visit, outcome.error());
  return http::see_other(address("ballot-received", {{"poll", asked.inputs.get("poll")}}));
}

}  // namespace kiemdiem::web
