#include <fmt/format.h>

#include <algorithm>

#include "paper/papers/after_rating.h"
#include "paper/papers/commendation_papers.h"
#include "paper/vietnamese_words.h"
#include "paperwork/drafts.h"
#include "paperwork/makers.h"
#include "service/names.h"
#include "service/notices.h"
#include "service/office.h"
#include "service/petitions.h"
#include "service/remediation.h"

// After a rating: cancellation, notice to all, remediation, commendation, petitions.

namespace kiemdiem::paperwork {
namespace {

using service::Call;

std::string decision_words(const store::Decision& decision) {
  return fmt::format("Quyết định số {}, {}", decision.number, paper::date_in_words(parse_date(decision.day)));
}

struct ReadDecision {
  store::Decision decision;
  std::vector<store::DecisionItem> items;
  Desk desk;
};
service::Outcome<ReadDecision> read(Call& call, std::string_view kind) {
  const auto decision = service::decision_in_path(call);
  if (!decision) return tl::unexpected{decision.error()};
  if (decision->kind != kind) return service::refused(service::Refused::hidden);
  auto items = store::items_of(call.data, decision->id);
  if (!items) return service::refused(items.error());
  auto desk = Desk::of(call);
  if (!desk) return tl::unexpected{desk.error()};
  return ReadDecision{*decision, std::move(*items), std::move(*desk)};
}

paper::Issued of_decision(const ReadDecision& read) {
  paper::Issued issued = draft(read.desk, {}, {});
  issued.number = read.decision.number;
  issued.date = parse_date(read.decision.day);
  issued.made_on = issued.date.value_or(read.desk.today());
  issued.signatures = {paper::signature_of(read.desk.signer(read.decision.signer))};
  return issued;
}

}  // namespace

Printables cancelling_decisions(Call& call) {
  const auto decisions = store::decisions_under(call.data, call.campaign->id, call.target.unit_path);
  if (!decisions) return service::refused(decisions.error());
  std::vector<Printable> own;
  for (const store::Decision& decision : *decisions)
    if (decision.kind == "cancelled" && decision.organization == call.target.unit)
      own.push_back({decision.id, "số " + decision.number});
  return own;
}

Made cancellation_paper(Call& call) {
  const auto found = read(call, "cancelled");
  if (!found) return tl::unexpected{found.error()};
  paper::Cancellation own;
  own.issued = of_decision(*found);
  own.issued.recipients = {"Như Điều 3", "Cấp ủy cấp trên (để báo cáo)", "Lưu"};
  own.period = found->desk.period();
  own.grounds = grounds_of(found->decision);
  own.decided_by = found->desk.decides();
  if (!found->items.empty()) {
    const auto former = store::find_decision(call.data, found->items.front().supersedes);
    if (!former) return service::refused(former.error());
    if (*former) own.former = decision_words(**former);
  }
  for (const store::DecisionItem& item : found->items)
    own.lines.push_back({service::subject_name_of(call, item.subject), unit_name(found->desk, item.unit_path),
                         level_words(call, item.level)});
  const auto profile = found->desk.profile(own.issued.made_on);
  if (!profile) return tl::unexpected{profile.error()};
  return paper::cancellation(own, *profile);
}

Made collective_notice_paper(Call& call) {
  const auto found = read(call, "rated");
  if (!found) return tl::unexpected{found.error()};
  paper::CollectiveNotice own;
  own.issued = draft(found->desk, "thong-bao-chung", "TB");
  own.issued.recipients = {"Như trên", "Cấp ủy cấp trên (để báo cáo)", "Lưu"};
  own.period = found->desk.period();
  own.decision = decision_words(found->decision);
  own.petition_to = found->desk.unit().name;
  for (const store::DecisionItem& item : found->items) {
    const std::string unit = unit_name(found->desk, item.unit_path);
    if (!unit.empty() && std::ranges::find(own.addressees, unit) == own.addressees.end())
      own.addressees.push_back(unit);
    own.lines.push_back({service::subject_name_of(call, item.subject), unit, level_words(call, item.level)});
  }
  const auto profile = found->desk.profile(found->desk.today());
  if (!profile) return tl::unexpected{profile.error()};
  return paper::collective_notice(own, *profile);
}

Printables remediated_subjects(Call& call) {
  const auto lines = service::lines_under(call, "remediation", call.target.unit_path);
  if (!lines) return tl::unexpected{lines.error()};
  std::vector<Printable> subjects;
  for (const service::ListLine& line : *lines) {
    const std::string subject = line.get("subject");
    if (!subject.empty() && std::ranges::find(subjects, subject, &Printable::about) == subjects.end())
      subjects.push_back({subject, service::subject_name_of(call, subject)});
  }
  return subjects;
}

namespace {

std::string state_words(const service::RemediationPoint& point, Date today) {
  if (point.state == "closed") return "đã khắc phục, đã kết luận";
  if (point.state == "done") return "đã làm xong, chờ kết luận";
  return point.late_on(to_iso(today)) ? "quá hạn" : "đang khắc phục";
}

Made remediation_paper(Call& call, paper::RemediationPaper kind, std::string_view id, std::string_view type) {
  const std::string subject = call.inputs.get("subject");
  const auto points = service::remediation_of(call, subject);
  if (!points) return tl::unexpected{points.error()};
  if (points->empty()) return service::refused(service::Refused::hidden);
  const auto desk = Desk::of(call);
  if (!desk) return tl::unexpected{desk.error()};
  const bool person = !call.target.person.empty();
  paper::Remediation own;
  own.issued = draft(*desk, id, person ? std::string_view{} : type);
  own.kind = kind;
  own.period = desk->period();
  own.subject = service::subject_name_of(call, subject);
  own.unit = person ? desk->unit().name : upper_name(*desk);
  if (person)
    own.issued.signatures = {{.post = "Người lập", .note = "(ký, ghi rõ họ tên)", .name = own.subject}};
  for (const service::RemediationPoint& point : *points)
    own.points.push_back({point.shortcoming, point.measure, point.owner, day_words(point.due),
                          state_words(point, desk->today()), point.evidence, point.comment});
  const auto profile = desk->profile(desk->today());
  if (!profile) return tl::unexpected{profile.error()};
  return paper::remediation(own, *profile);
}

}  // namespace

Made remediation_plan_paper(Call& call) {
  return remediation_paper(call, paper::RemediationPaper::plan, "ke-hoach-khac-phuc", "KH");
}

Made remediation_tracking_paper(Call& call) {
  return remediation_paper(call, paper::RemediationPaper::tracking, "theo-doi-khac-phuc", {});
}

Made remediation_report_paper(Call& call) {
  return remediation_paper(call, paper::RemediationPaper::report, "bao-cao-khac-phuc", "BC");
}

namespace {

service::Outcome<std::pair<Desk, paper::CommendationPapers>> commended(Call& call, std::string_view id,
                                                                       std::string_view type) {
  auto desk = Desk::of(call);
  if (!desk) return tl::unexpected{desk.error()};
  const auto proposed = service::commendations_under(call, desk->unit().path);
  if (!proposed) return tl::unexpected{proposed.error()};
  if (proposed->empty()) return service::refused(service::Refused::hidden);
  const auto ratings = service::ratings_under(call, desk->unit().path, nullptr);
  if (!ratings) return tl::unexpected{ratings.error()};
  paper::CommendationPapers own;
  own.issued = draft(*desk, id, type);
  own.issued.recipients = {"Như trên", "Lưu"};
  own.addressee = upper_name(*desk);
  own.period = desk->period();
  for (const service::Commendation& one : *proposed) {
    const auto target = service::subject_name_of(call, one.subject);
    const service::StandingDecision* standing = ratings->of(one.subject).standing();
    own.lines.push_back({target,
                         {},
                         one.achievement,
                         standing == nullptr
                             ? std::string{}
                             : fmt::format("{}: {}", own.period, level_words(call, standing->item.level)),
                         one.form,
                         {}});
  }
  return std::pair{std::move(*desk), std::move(own)};
}

Made commendation(Call& call, std::string_view id, std::string_view type,
                  paper::Paper (*build)(const paper::CommendationPapers&, const paper::Profile&)) {
  auto found = commended(call, id, type);
  if (!found) return tl::unexpected{found.error()};
  if (type == "BB") {
    found->second.issued.signatures = minutes_signatures({}, {});
    found->second.issued.recipients.clear();
  }
  const auto profile = found->first.profile(found->first.today());
  if (!profile) return tl::unexpected{profile.error()};
  return build(found->second, *profile);
}

}  // namespace

Printables commended_unit(Call& call) {
  const auto proposed = service::commendations_under(call, call.target.unit_path);
  if (!proposed) return tl::unexpected{proposed.error()};
  std::vector<Printable> one;
  if (!proposed->empty())
    one.push_back({std::string{whole_unit}, fmt::format("{} đề nghị", proposed->size())});
  return one;
}

Made commendation_submission_paper(Call& call) {
  return commendation(call, "to-trinh-khen-thuong", "TTr", &paper::commendation_submission);
}

Made commendation_minutes_paper(Call& call) {
  return commendation(call, "bien-ban-khen-thuong", "BB", &paper::commendation_minutes);
}

Made commendation_list_paper(Call& call) {
  return commendation(call, "trich-ngang-khen-thuong", {}, &paper::commendation_list);
}

Made achievement_papers(Call& call) {
  return commendation(call, "bao-cao-thanh-tich", {}, &paper::achievement_reports);
}

Printables petitions_of_unit(Call& call) {
  const auto petitions = service::petitions_under(call, call.target.unit_path);
  if (!petitions) return tl::unexpected{petitions.error()};
  std::vector<Printable> one;
  if (!petitions->empty())
    one.push_back({std::string{whole_unit}, fmt::format("{} kiến nghị", petitions->size())});
  return one;
}

Printables answered_petitions(Call& call) {
  const auto petitions = service::petitions_under(call, call.target.unit_path);
  if (!petitions) return tl::unexpected{petitions.error()};
  const auto answered =
      std::ranges::count_if(*petitions, [](const service::Petition& one) { return !one.result.empty(); });
  std::vector<Printable> one;
  if (answered > 0) one.push_back({std::string{whole_unit}, fmt::format("{} trả lời", answered)});
  return one;
}

Made petition_papers(Call& call) {
  const auto desk = Desk::of(call);
  if (!desk) return tl::unexpected{desk.error()};
  const auto petitions = service::petitions_under(call, desk->unit().path);
  if (!petitions) return tl::unexpected{petitions.error()};
  paper::Paper all;
  for (const service::Petition& petition : *petitions) {
    paper::PetitionPaper own;
    own.issued = draft(*desk, "don-kien-nghi", {});
    own.issued.date = parse_date(petition.received);
    own.issued.made_on = own.issued.date.value_or(desk->today());
    own.addressee = desk->unit().name;
    own.petitioner = service::subject_name_of(call, petition.subject);
    own.issued.signatures = {
        {.post = "Người kiến nghị", .note = "(ký, ghi rõ họ tên)", .name = own.petitioner}};
    own.period = desk->period();
    own.decision = "Quyết định số " + petition.number;
    own.request = petition.request;
    own.reason = petition.reason;
    own.evidence = petition.evidence;
    const auto profile = desk->profile(own.issued.made_on);
    if (!profile) return tl::unexpected{profile.error()};
    paper::append(all, paper::petition_paper(own, *profile));
  }
  if (all.sections.empty()) return service::refused(service::Refused::hidden);
  return all;
}

Made petition_answers(Call& call) {
  const auto desk = Desk::of(call);
  if (!desk) return tl::unexpected{desk.error()};
  const auto petitions = service::petitions_under(call, desk->unit().path);
  if (!petitions) return tl::unexpected{petitions.error()};
  const auto profile = desk->profile(desk->today());
  if (!profile) return tl::unexpected{profile.error()};
  paper::Paper all;
  for (const service::Petition& petition : *petitions) {
    if (petition.result.empty()) continue;
    paper::PetitionAnswer own;
    own.issued = draft(*desk, "tra-loi-kien-nghi", "CV");
    own.issued.recipients = {"Như trên", "Lưu"};
    own.addressee = service::subject_name_of(call, petition.subject);
    own.period = desk->period();
    own.received = day_words(petition.received);
    own.decision = "Quyết định số " + petition.number;
    own.result = petition.result == "kept" ? "giữ nguyên kết quả xếp loại" : "xem xét, xếp loại lại";
    own.answer = petition.answer;
    paper::append(all, paper::petition_answer(own, *profile));
  }
  if (all.sections.empty()) return service::refused(service::Refused::hidden);
  return all;
}

}  // namespace kiemdiem::paperwork
