#include <fmt/format.h>

#include <algorithm>

#include "paper/papers/personal_notice.h"
#include "paper/papers/rating_decision.h"
#include "paperwork/drafts.h"
#include "paperwork/makers.h"
#include "service/names.h"
#include "service/notices.h"
#include "service/office.h"

namespace kiemdiem::paperwork {
namespace {

using service::Call;

bool is_person(const std::string& subject) {
  return subject.starts_with("member:") || subject.starts_with("leader:");
}

bool all_are(const std::vector<store::DecisionItem>& items, std::string_view kind) {
  return std::ranges::all_of(items, [&](const auto& item) { return item.subject.starts_with(kind); });
}

/// Who is rated, and the head of their column.
std::pair<std::string, std::string> whom(const std::vector<store::DecisionItem>& items) {
  const auto all = [&](std::string_view kind) { return all_are(items, kind); };
  if (all("member:")) return {"đảng viên", "Họ và tên"};
  if (all("leader:")) return {"cán bộ lãnh đạo, quản lý", "Họ và tên"};
  if (all("organization:")) return {"tổ chức đảng", "Tên tổ chức đảng"};
  if (all("collective:")) return {"tập thể lãnh đạo, quản lý", "Tên tập thể"};
  return {"đối tượng", "Họ và tên, tên tổ chức"};
}

paper::PersonalNotice notice_of(Call& call, const Desk& desk, const store::Decision& decision,
                                const store::DecisionItem& item, const std::string& sent_on,
                                const std::string& until) {
  paper::PersonalNotice notice;
  notice.office = desk.office();
  notice.number = desk.notation("TB");
  notice.date = parse_date(sent_on);
  notice.made_on = notice.date.value_or(desk.today());
  notice.period = desk.period();
  notice.addressee = {service::subject_name_of(call, item.subject)};
  notice.to_body = !is_person(item.subject);
  notice.unit = unit_name(desk, item.unit_path);
  notice.decision_number = decision.number;
  notice.decision_date = parse_date(decision.day).value_or(desk.today());
  notice.decided_by = desk.decides();
  notice.level = level_words(call, item.level);
  notice.plan_due = parse_date(until);
  notice.petition_to = desk.unit().name;
  notice.recipients = {"Như trên", "Tổ chức trực tiếp quản lý", "Lưu"};
  notice.signer = desk.signer(decision.signer);
  return notice;
}

struct Read {
  store::Decision decision;
  std::vector<store::DecisionItem> items;
};
service::Outcome<Read> rated_in_path(Call& call) {
  const auto decision = service::decision_in_path(call);
  if (!decision) return tl::unexpected{decision.error()};
  if (decision->kind != "rated") return service::refused(service::Refused::hidden);
  auto items = store::items_of(call.data, decision->id);
  if (!items) return service::refused(items.error());
  return Read{*decision, std::move(*items)};
}

}  // namespace

Printables rating_decisions(Call& call) {
  const auto decisions = store::decisions_under(call.data, call.campaign->id, call.target.unit_path);
  if (!decisions) return service::refused(decisions.error());
  std::vector<Printable> own;
  for (const store::Decision& decision : *decisions)
    if (decision.kind == "rated" && decision.organization == call.target.unit)
      own.push_back({decision.id, "số " + decision.number});
  return own;
}

Made rating_decision_paper(Call& call) {
  const auto read = rated_in_path(call);
  if (!read) return tl::unexpected{read.error()};
  const auto desk = Desk::of(call);
  if (!desk) return tl::unexpected{desk.error()};
  paper::RatingDecision paper;
  paper.office = desk->office();
  paper.number = read->decision.number;
  paper.date = parse_date(read->decision.day);
  paper.made_on = paper.date.value_or(desk->today());
  paper.period = desk->period();
  paper.grounds = grounds_of(read->decision);
  paper.decided_by = desk->decides();
  paper.levels = desk->levels();
  std::tie(paper.whom, paper.named) = whom(read->items);
  for (const store::DecisionItem& item : read->items)
    paper.members.push_back(
        {service::subject_name_of(call, item.subject), item.subject.substr(item.subject.find(':') + 1),
         unit_name(*desk, item.unit_path), level_words(call, item.level),
         item.override_reason.empty() ? std::string{} : "Quyết định khác quy định: " + item.override_reason});
  // Subordinate organizations stand in article 1 itself; what was decided against a rule needs the annex
  // with its reason.
  paper.listed_in_text =
      all_are(read->items, "organization:") &&
      std::ranges::all_of(read->items, [](const auto& item) { return item.override_reason.empty(); });
  paper.executed_by = paper.listed_in_text ? "Các tổ chức đảng có tên tại Điều 1"
                                           : "Các tổ chức và cá nhân có tên trong danh sách";
  paper.recipients = {"Như Điều 2", "Cấp ủy cấp trên (để báo cáo)", "Lưu"};
  paper.signer = desk->signer(read->decision.signer);
  const auto profile = desk->profile(paper.made_on);
  if (!profile) return tl::unexpected{profile.error()};
  return paper::rating_decision(paper, *profile);
}

Made notices_of_decision(Call& call) {
  const auto read = rated_in_path(call);
  if (!read) return tl::unexpected{read.error()};
  const auto desk = Desk::of(call);
  if (!desk) return tl::unexpected{desk.error()};
  const auto sent = service::notices_under(call, desk->units().grassroots_of(desk->unit()).path);
  if (!sent) return tl::unexpected{sent.error()};
  const auto own = std::ranges::find(*sent, read->decision.id, &service::Notice::decision);
  const std::string sent_on = own == sent->end() ? std::string{} : own->sent_on;
  const std::string until = own == sent->end() ? std::string{} : own->until;
  paper::Paper all;
  for (const store::DecisionItem& item : read->items) {
    const paper::PersonalNotice notice = notice_of(call, *desk, read->decision, item, sent_on, until);
    const auto profile = desk->profile(notice.made_on);
    if (!profile) return tl::unexpected{profile.error()};
    paper::Paper one = paper::personal_notice(notice, *profile);
    paper::append(all, std::move(one));
  }
  if (all.sections.empty()) return service::refused(service::Refused::hidden);
  all.title = "Thông báo theo Quyết định số " + read->decision.number;
  return all;
}

Printables own_notices(Call& call) {
  std::vector<Printable> own;
  const auto notices = service::notices_under(call, call.target.unit_path);
  if (!notices) return tl::unexpected{notices.error()};
  for (const service::Notice& notice : *notices)
    if (notice.to == service::NoticeTo::subject && notice.opened_at != 0 && is_person(notice.subject) &&
        notice.subject.substr(7) == call.actor.person)
      own.push_back({notice.subject, service::subject_name_of(call, notice.subject)});
  return own;
}

Made own_notice_paper(Call& call) {
  const auto notice = service::own_notice(call);
  if (!notice) return tl::unexpected{notice.error()};
  if (!*notice || (*notice)->opened_at == 0) return service::refused(service::Refused::hidden);
  const auto decision = store::find_decision(call.data, (*notice)->decision);
  if (!decision) return service::refused(decision.error());
  if (!*decision) return service::refused(service::Refused::hidden);
  const auto items = store::items_of(call.data, (*notice)->decision);
  if (!items) return service::refused(items.error());
  const auto item = std::ranges::find(*items, (*notice)->subject, &store::DecisionItem::subject);
  if (item == items->end()) return service::refused(service::Refused::hidden);
  const auto desk = Desk::of(call, (*decision)->organization);
  if (!desk) return tl::unexpected{desk.error()};
  const paper::PersonalNotice paper =
      notice_of(call, *desk, **decision, *item, (*notice)->sent_on, (*notice)->until);
  const auto profile = desk->profile(paper.made_on);
  if (!profile) return tl::unexpected{profile.error()};
  return paper::personal_notice(paper, *profile);
}

}  // namespace kiemdiem::paperwork
