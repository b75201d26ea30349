#include <fmt/format.h>

#include "paperwork/paperwork.h"
#include "service/names.h"
#include "service/opinions.h"
#include "service/registers.h"
#include "web/addresses.h"
#include "web/places/fact_forms.h"
#include "web/places/opinions.h"
#include "web/places/printing.h"
#include "web/places/sheets.h"

// What those see who are asked for an opinion, and where the papers of a round (form F16) are.

namespace kiemdiem::web {
namespace {

using service::Opinion;
using service::OpinionRound;
using service::RoundState;

std::string round_address(const service::Call& call, std::string_view action, const std::string& round) {
  return address(action, {{"campaign", call.campaign->id}, {"round", round}});
}

pages::SheetForm opinion_form(const service::Call& call, std::string action) {
  pages::SheetForm form;
  form.action = std::move(action);
  form.inputs = {
      typed(call, {.name = "about", .label = "Góp ý cho ai", .help = "Bỏ trống nếu góp ý cho tập thể"}),
      typed(call, {.name = "text", .label = "Nội dung góp ý", .type = "long", .required = true})};
  form.submit = "Gửi góp ý";
  return form;
}

service::Outcome<pages::SheetSection> draft_section(service::Call& call, const OpinionRound& round) {
  const auto parts = service::draft_of(call, round);
  if (!parts) return tl::unexpected{parts.error()};
  pages::SheetSection section{"Dự thảo đã gửi", {}, {}, {}};
  if (!round.draft.empty()) section.paragraphs.push_back(round.draft);
  for (const service::DraftPart& part : *parts) section.paragraphs.push_back(part.label + ": " + part.text);
  if (section.paragraphs.empty()) section.paragraphs.emplace_back("Dự thảo gửi bằng giấy.");
  return section;
}

service::Outcome<pages::SheetSection> own_opinions(service::Call& call,
                                                   const service::Invitation& invitation) {
  const auto opinions = service::opinions_of(call, invitation.round);
  if (!opinions) return tl::unexpected{opinions.error()};
  pages::SheetSection section{"Ý kiến đã gửi", {}, {}, {}};
  pages::SheetTable table{section.title, {"Nội dung", "Tiếp thu hay giải trình", "Giải trình"}, {}};
  for (const Opinion& opinion : *opinions)
    if (opinion.line.by == call.actor.account && opinion.on_paper.empty() && !opinion.from.empty())
      table.rows.push_back({cell(opinion.text),
                            cell(opinion.answer == "accepted"    ? "tiếp thu"
                                 : opinion.answer == "explained" ? "giải trình"
                                                                 : "chưa trả lời"),
                            cell(opinion.explanation)});
  if (!table.rows.empty()) section.table = std::move(table);
  return section;
}

}  // namespace

service::Outcome<pages::SheetPage> opinion_papers(service::Call& call) {
  const auto round = service::round_in_path(call);
  if (!round) return tl::unexpected{round.error()};
  const bool open = round->state == RoundState::open;
  pages::SheetPage page;
  call.title = page.heading = (open ? "Giấy mời góp ý: " : "Biên bản, bảng tổng hợp ý kiến góp ý: ") +
                              subject_name_of(call, round->subject);
  if (open) page.lead = "Biên bản và bảng tổng hợp có sau khi chốt danh sách ý kiến.";
  page.actions.push_back(
      {"Về đợt lấy ý kiến",
       address("opinion-round",
               {{"campaign", call.campaign->id}, {"subject", round->subject}, {"round", round->id}}),
       false,
       false,
       {}});
  pages::SheetTable table{"Văn bản để in", {"Văn bản", "Word", "PDF", "In"}, {}};
  for (const char* id : {"giay-moi-gop-y", "bien-ban-gop-y", "tong-hop-gop-y"})
    if (!open || std::string_view{id} == "giay-moi-gop-y")
      add_paper_row(call, table, id, round->subject + paperwork::about_separator + round->id);
  page.sections.push_back({"", {}, std::move(table), {}});
  return page;
}

service::Outcome<pages::SheetPage> opinion_invitations(service::Call& call) {
  const auto invitations = service::invitations(call);
  if (!invitations) return tl::unexpected{invitations.error()};
  pages::SheetPage page;
  call.title = page.heading = "Được mời góp ý";
  page.lead = call.campaign->title;
  page.empty.text = "Chưa có nơi nào mời đồng chí hoặc đơn vị góp ý vào dự thảo báo cáo kiểm điểm.";
  if (invitations->empty()) return page;
  pages::SheetTable table{
      "Được mời góp ý", {"Báo cáo của", "Mời với tư cách", "Gửi ngày", "Góp ý đến ngày", "Tình trạng"}, {}};
  for (const service::Invitation& one : *invitations) {
    pages::SheetCell state;
    state.mark = one.round.state != RoundState::open ? pages::Mark{pages::Standing::done, "đã chốt"}
                 : one.party.opened_at == 0          ? pages::Mark{pages::Standing::working, "chưa mở xem"}
                                            : pages::Mark{pages::Standing::working, "đang lấy ý kiến"};
    table.rows.push_back({cell(subject_name_of(call, one.round.subject),
                               round_address(call, "opinion-invitation", one.round.id)),
                          cell(one.party.name), cell(day_words(one.round.sent_on)),
                          cell(day_words(one.round.meets_on)), std::move(state)});
  }
  page.sections.push_back({"", {}, std::move(table), {}});
  return page;
}

service::Outcome<pages::SheetPage> opinion_invitation(service::Call& call) {
  const auto invitation = service::invitation_in_path(call);
  if (!invitation) return tl::unexpected{invitation.error()};
  const OpinionRound& round = invitation->round;
  pages::SheetPage page;
  call.title = page.heading = "Góp ý vào dự thảo báo cáo kiểm điểm: " + subject_name_of(call, round.subject);
  page.lead = fmt::format("Mời: {}. Gửi ngày {}; góp ý đến ngày {}.", invitation->party.name,
                          day_words(round.sent_on), day_words(round.meets_on));
  const bool open = round.state == RoundState::open && may(call, "give-opinion");
  const std::string action = round_address(call, "give-opinion", round.id);
  if (open && invitation->party.opened_at == 0) {
    page.sections.push_back(
        {"Có dự thảo gửi xin ý kiến",
         {"Thời điểm nhận và người nhận được ghi lại."},
         {},
         pages::SheetForm{action, {{"do", "received", false, {}}}, {}, "Nhận và mở dự thảo", {}}});
    return page;
  }
  auto draft = draft_section(call, round);
  if (!draft) return tl::unexpected{draft.error()};
  page.sections.push_back(std::move(*draft));
  auto own = own_opinions(call, *invitation);
  if (!own) return tl::unexpected{own.error()};
  if (own->table) page.sections.push_back(std::move(*own));
  if (open) page.sections.push_back({"Góp ý", {}, {}, opinion_form(call, action)});
  if (open && round.unnamed)
    page.actions.push_back(
        {"Góp ý không ghi tên", round_address(call, "unnamed-opinion", round.id), false, false, {}});
  return page;
}

service::Outcome<service::Done> give_opinion(service::Call& call) {
  if (const auto given = service::give_opinion(call); !given) return tl::unexpected{given.error()};
  return service::Done{
      round_address(call, "opinion-invitation", call.inputs.get("round")), "done.saved", {}, false, {}, {}};
}

namespace {

service::Outcome<pages::SheetPage> unnamed_page(service::Call& call,
                                                const service::Outcome<std::optional<OpinionRound>>& round) {
  if (!round) return tl::unexpected{round.error()};
  if (!*round) return service::refused(service::Refused::hidden);
  pages::SheetPage page;
  call.title = page.heading = "Góp ý không ghi tên";
  page.lead = subject_name_of(call, (*round)->subject);
  pages::SheetForm form = opinion_form(call, round_address(call, "give-unnamed-opinion", (*round)->id));
  form.inputs.erase(form.inputs.begin());
  page.sections.push_back(
      {"",
       {"Trang này không cần tài khoản. Không lưu người gửi, không lưu giờ gửi. Nội dung hiện ra "
        "sau khi chốt danh sách, xếp theo thứ tự chữ; xin đừng viết điều cho biết mình là ai."},
       {},
       std::move(form)});
  return page;
}

}  // namespace

service::Outcome<pages::SheetPage> unnamed_opinion(service::Call& call) {
  return unnamed_page(call, service::unnamed_round(call));
}

service::Outcome<pages::SheetPage> short_opinion(service::Call& call) {
  return unnamed_page(call, service::round_of_code(call));
}

service::Outcome<service::Done> give_unnamed_opinion(service::Call& call) {
  if (const auto given = service::give_unnamed_opinion(call); !given) return tl::unexpected{given.error()};
  return service::Done{round_address(call, "unnamed-opinion", call.inputs.get("round")),
                       "done.opinion_sent",
                       {},
                       false,
                       {},
                       {}};
}

}  // namespace kiemdiem::web
