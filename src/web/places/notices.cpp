#include "web/places/notices.h"

#include <fmt/format.h>

#include "service/campaigns.h"
#include "service/names.h"
#include "service/notices.h"
#include "service/office.h"
#include "service/registers.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/printing.h"
#include "web/places/sheets.h"

namespace kiemdiem::web {
namespace {

using Names = std::vector<std::pair<std::string_view, std::string>>;

Names decision_names(const service::Call& call) {
  return {
      {"campaign", call.campaign->id}, {"unit", call.target.unit}, {"decision", call.inputs.get("decision")}};
}

pages::SheetCell opened_cell(service::Call& call, const service::Notice& notice) {
  pages::SheetCell opened = cell("");
  opened.mark = notice.opened_at == 0 ? pages::Mark{pages::Standing::waiting, "chưa mở"}
                                      : pages::Mark{pages::Standing::done, "đã mở"};
  if (notice.opened_at != 0)
    opened.lines.push_back(fmt::format("{}, {}", time_words(call, notice.opened_at),
                                       service::account_name(call, notice.opened_by)));
  return opened;
}

pages::SheetTable proof_table(service::Call& call, const std::vector<service::Notice>& notices) {
  pages::SheetTable table{"Gửi và nhận", {"Đối tượng", "Gửi cho", "Ngày gửi", "Nhận"}, {}};
  for (const service::Notice& notice : notices)
    table.rows.push_back(
        {cell(subject_name_of(call, notice.subject)),
         cell(notice.to == service::NoticeTo::subject ? "đối tượng được xếp loại" : "chi bộ quản lý"),
         cell(day_words(notice.sent_on)), opened_cell(call, notice)});
  return table;
}

pages::SheetSection told_in_notice(service::Call& call, const service::Unit& issuer,
                                   const store::Decision& decision, const store::DecisionItem& item,
                                   const std::string& until) {
  pages::SheetSection told{"Thông báo kết quả", {}, {}, {}};
  told.paragraphs.push_back(
      fmt::format("Theo Quyết định số {} ngày {} của {}, kết quả đánh giá, xếp loại chất lượng {}: {}.",
                  decision.number, day_words(decision.day), issuer.name,
                  service::period_words(*call.campaign), level_words(call, item.level)));
  if (!until.empty())
    told.paragraphs.push_back("Kế hoạch khắc phục hạn chế, khuyết điểm nộp trước hết ngày " +
                              day_words(until) + ".");
  told.paragraphs.push_back(fmt::format(
      "Nếu chưa đồng ý với kết quả, người được thông báo có quyền kiến nghị với {}.", issuer.name));
  return told;
}

}  // namespace

service::Outcome<pages::SheetPage> notice_papers(service::Call& call) {
  const auto decision = service::decision_in_path(call);
  if (!decision) return tl::unexpected{decision.error()};
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const service::Unit& unit = *(*units)->find(call.target.unit);
  const auto items = store::items_of(call.data, decision->id);
  if (!items) return service::refused(items.error());
  auto notices = service::notices_under(call, (*units)->grassroots_of(unit).path);
  if (!notices) return tl::unexpected{notices.error()};
  std::erase_if(*notices, [&](const service::Notice& one) { return one.decision != decision->id; });
  pages::SheetPage page;
  call.title = page.heading = "Thông báo kết quả: Quyết định " + decision->number;
  page.lead = unit.name;
  page.actions.push_back({"Về quyết định", address("decision", decision_names(call)), false, false, {}});
  if (decision->kind == "rated") offer_paper(call, page.actions, "thong-bao-theo-quyet-dinh", decision->id);
  if (!notices->empty())
    page.sections.push_back(
        {"Gửi và nhận",
         {"Mở thông báo trong chương trình là đã nhận. Bản giấy in bằng các nút ở trên, mỗi "
          "người một trang."},
         proof_table(call, *notices),
         {}});
  else if (decision->kind == "rated" && may(call, "send-notices"))
    page.sections.push_back(
        {"Gửi thông báo",
         {fmt::format("Gửi cho {} đối tượng và tổ chức trực tiếp quản lý họ.", items->size())},
         {},
         pages::SheetForm{address("send-notices", decision_names(call)),
                          {},
                          {typed(call, {.name = "until",
                                        .label = "Hạn nộp kế hoạch khắc phục",
                                        .help = "ngày/tháng/năm; để trống nếu văn bản không định"})},
                          "Gửi thông báo",
                          {}}});
  return page;
}

service::Outcome<service::Done> send_notices(service::Call& call) {
  if (const auto sent = service::send_notices(call); !sent) return tl::unexpected{sent.error()};
  return service::Done{address("notice-papers", decision_names(call)), "done.notified", {}, false, {}, {}};
}

service::Outcome<pages::SheetPage> notices(service::Call& call) {
  auto received = service::notices_under(call, call.target.unit_path);
  if (!received) return tl::unexpected{received.error()};
  std::erase_if(*received, [&](const service::Notice& one) {
    return one.unit_path != call.target.unit_path || !service::is_for_unit(one);
  });
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  pages::SheetPage page;
  call.title = page.heading = "Thông báo đã nhận: " + (*units)->find(call.target.unit)->name;
  page.lead = call.campaign->title;
  page.empty.text = "Chưa có thông báo kết quả nào gửi cho đơn vị này.";
  if (received->empty()) return page;
  pages::SheetSection section{"", {}, proof_table(call, *received), {}};
  section.table->headings.insert(section.table->headings.begin() + 1, "Mức");
  bool unopened = false;
  for (std::size_t at = 0; at < received->size(); ++at) {
    const service::Notice& one = (*received)[at];
    std::vector<pages::SheetCell>& row = section.table->rows[at];
    row.insert(row.begin() + 1,
               cell(one.opened_at == 0 ? "hiện sau khi nhận" : level_words(call, one.level)));
    unopened = unopened || one.opened_at == 0;
  }
  if (unopened && may(call, "open-notices"))
    section.form = pages::SheetForm{
        address("open-notices", {{"campaign", call.campaign->id}, {"unit", call.target.unit}}),
        {},
        {},
        "Nhận và mở các thông báo",
        "Thời điểm nhận và người nhận được ghi lại."};
  page.sections.push_back(std::move(section));
  return page;
}

service::Outcome<service::Done> open_notices(service::Call& call) {
  if (auto opened = service::open_unit_notices(call); !opened) return tl::unexpected{opened.error()};
  return service::Done{address("notices", {{"campaign", call.campaign->id}, {"unit", call.target.unit}}),
                       "done.notice_opened",
                       {},
                       false,
                       {},
                       {}};
}

service::Outcome<pages::SheetPage> notice(service::Call& call) {
  const auto own = service::own_notice(call);
  if (!own) return tl::unexpected{own.error()};
  const std::string& subject = call.inputs.get("subject");
  const Names names{{"campaign", call.campaign->id}, {"subject", subject}};
  pages::SheetPage page;
  call.title = page.heading = "Kết quả xếp loại: " + subject_name_of(call, subject);
  page.lead = call.campaign->title;
  page.empty.text = "Chưa có thông báo kết quả xếp loại gửi cho đồng chí.";
  if (!*own) return page;
  offer(call, page.actions, "own-remediation", "Kế hoạch khắc phục", address("own-remediation", names));
  if ((*own)->opened_at != 0) {
    offer(call, page.actions, "petition-form", "Kiến nghị về kết quả", address("petition-form", names));
    offer_paper(call, page.actions, "thong-bao-ket-qua", subject);
  }
  if ((*own)->opened_at == 0) {
    page.sections.push_back(
        {"Có thông báo kết quả",
         {fmt::format("Gửi ngày {}.", day_words((*own)->sent_on))},
         {},
         pages::SheetForm{
             address("open-notice", names), {}, {}, "Nhận và mở thông báo", "Thời điểm nhận được ghi lại."}});
    return page;
  }
  const auto decision = store::find_decision(call.data, (*own)->decision);
  if (!decision) return service::refused(decision.error());
  const auto items = store::items_of(call.data, (*own)->decision);
  if (!items) return service::refused(items.error());
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const service::Unit* issuer = *decision ? (*units)->find((*decision)->organization) : nullptr;
  for (const store::DecisionItem& item : *items)
    if (issuer != nullptr && item.subject == subject)
      page.sections.push_back(told_in_notice(call, *issuer, **decision, item, (*own)->until));
  return page;
}

service::Outcome<service::Done> open_notice(service::Call& call) {
  if (auto opened = service::open_own_notice(call); !opened) return tl::unexpected{opened.error()};
  return service::Done{
      address("notice", {{"campaign", call.campaign->id}, {"subject", call.inputs.get("subject")}}),
      "done.notice_opened",
      {},
      false,
      {},
      {}};
}

}  // namespace kiemdiem::web
