#include "paperwork/dossier_papers.h"

#include <fmt/format.h>

#include <algorithm>

#include "paper/papers/dossier_cover.h"
#include "paper/papers/dossier_handover.h"
#include "paperwork/desk.h"
#include "service/names.h"
#include "service/office.h"

namespace kiemdiem::paperwork {
namespace {

using dossier::Checklist;
using dossier::Line;
using service::Call;

std::string day_words(const std::string& iso) {
  const auto day = parse_date(iso);
  return day ? to_vietnamese(*day) : iso;
}

std::string cited(const dossier::Said& said, const dossier::Rules& rules) {
  if (said.is_reading()) return "Cách hiểu " + rules.reading.number;
  return fmt::format("{}, {}", said.document, said.clause);
}

paper::MissingPaper missing(const Checklist& list, const Line& line, const dossier::Rules& rules) {
  std::string state{dossier::label(line.known.status)};
  if (line.needed == expression::Truth::unknown)
    state = fmt::format("chưa rõ có phải nộp không (thiếu {})", fmt::join(line.missing_facts, ", "));
  return {list.name, service::capitalized(line.label), std::move(state), service::capitalized(line.who),
          cited(line.said, rules)};
}

std::string channel_words(Call& call, const std::string& word) {
  const facts::Choices& channels = *call.office.dictionary().choices("channel");
  const auto found = channels.find(word);
  return found ? channels.labels[static_cast<std::size_t>(*found)].vi : word;
}

/// Everything that the maker of a paper about one hand-over needs.
struct Handed {
  Desk desk;
  paper::Profile profile;
  service::SentDossier sent;
};
service::Outcome<Handed> handed_in_path(Call& call, const std::string& issuer, Date day) {
  auto sent = service::dossier_in_path(call);
  if (!sent) return tl::unexpected{sent.error()};
  auto desk = Desk::of(call, issuer);
  if (!desk) return tl::unexpected{desk.error()};
  auto profile = desk->profile(day);
  if (!profile) return tl::unexpected{profile.error()};
  return Handed{std::move(*desk), std::move(*profile), std::move(*sent)};
}

std::vector<paper::FoundPoint> found_points(const std::vector<dossier::DoorFinding>& found,
                                            const dossier::Rules& rules) {
  std::vector<paper::FoundPoint> points;
  for (const dossier::DoorFinding& finding : found)
    if (finding.verdict == assessment::Verdict::breaks)
      points.push_back({std::string{dossier::label(finding.point)}, finding.where, finding.what,
                        finding.said.is_reading() && finding.point != dossier::Point::papers
                            ? "đối chiếu"
                            : cited(finding.said, rules)});
  return points;
}

}  // namespace

Made dossier_cover_paper(Call& call, const service::Dossier& dossier, const std::vector<Checklist>& lists) {
  const auto desk = Desk::of(call, dossier.unit->id);
  if (!desk) return tl::unexpected{desk.error()};
  const auto profile = desk->profile(desk->today());
  if (!profile) return tl::unexpected{profile.error()};
  paper::DossierCover cover;
  cover.office = desk->office();
  cover.made_on = desk->today();
  cover.period = desk->period();
  cover.whose = dossier.unit->name;
  for (const Checklist& list : lists) {
    paper::DossierPart part{list.name, {}};
    for (const Line& line : list.lines) {
      if (!dossier::is_there(line.known.status) && line.known.status != dossier::Status::draft) continue;
      std::string note{line.goes == dossier::Goes::kept ? "lưu ở hồ sơ riêng" : ""};
      if (line.known.status == dossier::Status::draft) note = "dự thảo";
      part.entries.push_back({service::capitalized(line.label), line.known.number,
                              line.known.on ? to_vietnamese(*line.known.on) : "", line.copies,
                              std::move(note)});
    }
    if (!part.entries.empty()) cover.parts.push_back(std::move(part));
  }
  cover.maker.post = "Người lập";
  cover.head = desk->head_signs();
  return paper::dossier_cover(cover, *profile);
}

Made missing_sheet_paper(Call& call, const service::Dossier& dossier, const std::vector<Checklist>& lists) {
  const auto desk = Desk::of(call, dossier.unit->id);
  if (!desk) return tl::unexpected{desk.error()};
  const auto profile = desk->profile(desk->today());
  if (!profile) return tl::unexpected{profile.error()};
  paper::MissingSheet sheet;
  sheet.office = desk->office();
  sheet.made_on = desk->today();
  sheet.period = desk->period();
  sheet.whose = dossier.unit->name;
  for (const Checklist& list : lists)
    for (const Line& line : list.lines) {
      const bool open = !line.if_there && (line.needed == expression::Truth::unknown ||
                                           line.known.status == dossier::Status::unknown);
      if (line.lacking()) sheet.lacking.push_back(missing(list, line, *dossier.rules));
      if (!line.lacking() && open) sheet.unknown.push_back(missing(list, line, *dossier.rules));
    }
  return paper::missing_sheet(sheet, *profile);
}

Printables whole_dossier(Call& call) {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  const service::Unit* unit = (*units)->find(call.target.unit);
  return std::vector<Printable>{{std::string{whole_unit}, unit == nullptr ? call.target.unit : unit->name}};
}

Made cover_of_unit(Call& call) {
  const auto dossier = service::dossier_of(call, call.target.unit);
  if (!dossier) return tl::unexpected{dossier.error()};
  return dossier_cover_paper(call, *dossier, dossier->lists());
}

Made missing_of_unit(Call& call) {
  const auto dossier = service::dossier_of(call, call.target.unit);
  if (!dossier) return tl::unexpected{dossier.error()};
  return missing_sheet_paper(call, *dossier, dossier->lists());
}

Printables handed_dossiers(Call& call) {
  const auto all = service::dossiers_under(call, call.target.unit_path);
  if (!all) return tl::unexpected{all.error()};
  std::vector<Printable> own;
  for (const service::SentDossier& sent : *all)
    if (sent.unit == call.target.unit)
      own.push_back({sent.id, fmt::format("hồ sơ số {}, lần {}", sent.manifest.number, sent.manifest.round)});
  return own;
}

Printables answered_dossiers(Call& call) {
  if (!service::receives(call, call.target.unit_path)) return std::vector<Printable>{};
  return handed_dossiers(call);
}

Made handover_slip_paper(Call& call) {
  const auto handed = handed_in_path(call, call.target.unit, call.today);
  if (!handed) return tl::unexpected{handed.error()};
  const dossier::Manifest& manifest = handed->sent.manifest;
  paper::HandoverSlip slip;
  slip.office = handed->desk.office();
  slip.made_on = parse_date(manifest.on).value_or(call.today);
  slip.number = manifest.number;
  slip.round = manifest.round;
  slip.period = handed->desk.period();
  slip.unit = handed->desk.unit().name;
  slip.to = manifest.to;
  slip.channel = channel_words(call, manifest.channel);
  slip.at = Moment{slip.made_on, -1};
  for (const dossier::SentPaper& paper : manifest.papers)
    slip.papers.push_back({paper.label, manifest.copies, paper.signed_ ? "đã ký" : "dự thảo"});
  slip.reason = manifest.reason;
  slip.giver = manifest.by;
  if (const service::DossierAct* taken = handed->sent.last(dossier::Act::receive))
    slip.receiver = taken->person;
  return paper::handover_slip(slip, handed->profile);
}

Made dossier_reply_paper(Call& call) {
  const auto handed = handed_in_path(call, call.actor.acting.unit, call.today);
  if (!handed) return tl::unexpected{handed.error()};
  if (!service::receives(call, handed->sent.unit_path)) return service::refused(service::Refused::hidden);
  const auto dossier = service::dossier_of(call, call.target.unit);
  if (!dossier) return tl::unexpected{dossier.error()};
  const auto findings = service::door_findings(call, *dossier, handed->sent);
  if (!findings) return tl::unexpected{findings.error()};
  const dossier::Manifest& manifest = handed->sent.manifest;
  paper::DossierReply reply;
  reply.office = handed->desk.office();
  reply.number = handed->desk.notation("CV");
  reply.made_on = call.today;
  reply.period = handed->desk.period();
  reply.unit = dossier->unit->name;
  reply.dossier_number = manifest.number;
  reply.round = manifest.round;
  reply.sent_on = day_words(manifest.on);
  reply.found = found_points(*findings, *dossier->rules);
  // Before anything is decided the letter is the one that the findings ask for.
  const service::DossierAct* back = handed->sent.last(dossier::Act::give_back);
  const service::DossierAct* taken = handed->sent.last(dossier::Act::accept);
  reply.given_back = back != nullptr || (taken == nullptr && !reply.found.empty());
  if (const service::DossierAct* act = back != nullptr ? back : taken) {
    reply.reason = act->reason;
    reply.until = day_words(act->until);
    reply.date = parse_date(act->on);
  }
  reply.signer = handed->desk.head_signs();
  return paper::dossier_reply(reply, handed->profile);
}

}  // namespace kiemdiem::paperwork
