#include "service/opinions.h"

#include <fmt/format.h>

#include "paper/papers/opinions.h"
#include "paperwork/drafts.h"
#include "paperwork/makers.h"
#include "service/addresses.h"
#include "service/names.h"

// Rounds of opinions on a draft report (form F16), out of what the round keeps; and the same to write by
// hand.

namespace kiemdiem::paperwork {
namespace {

using service::Call;
using service::Opinion;
using service::OpinionRound;
using service::RoundState;

constexpr std::string_view unnamed = "(không ghi tên)";

struct Asked {
  OpinionRound round;
  std::vector<Opinion> opinions;
  Desk desk;
  std::string body;  ///< whose report it is
};

service::Outcome<Asked> asked_about(Call& call) {
  auto round = service::round_in_path(call);
  if (!round) return tl::unexpected{round.error()};
  auto opinions = service::opinions_of(call, *round);
  if (!opinions) return tl::unexpected{opinions.error()};
  auto desk = Desk::of(call);
  if (!desk) return tl::unexpected{desk.error()};
  std::string body = service::subject_name_of(call, round->subject);
  return Asked{std::move(*round), std::move(*opinions), std::move(*desk), std::move(body)};
}

/// Opinions are shown when no more come in.
service::Outcome<Asked> collected(Call& call) {
  auto asked = asked_about(call);
  if (asked && asked->round.state == RoundState::open) return service::refused(service::Refused::hidden);
  return asked;
}

/// Who answers the opinions: the body reviewed, or the person.
paper::Signature answering(const Asked& asked) {
  if (asked.round.subject.starts_with("leader:"))
    return {.post = "Người được góp ý", .note = "(ký, ghi rõ họ tên)", .name = asked.body};
  return {.authority = paper::Authority::on_behalf, .body = asked.body, .post = {}};
}

service::Outcome<std::vector<Printable>> rounds_of_unit(Call& call, bool collected) {
  const auto rounds = service::opinion_rounds(call);
  if (!rounds) return tl::unexpected{rounds.error()};
  std::vector<Printable> all;
  for (const OpinionRound& round : *rounds)
    if (!collected || round.state != RoundState::open)
      all.push_back({round.subject + about_separator + round.id,
                     fmt::format("{}, gửi ngày {}", service::subject_name_of(call, round.subject),
                                 day_words(round.sent_on))});
  return all;
}

}  // namespace

Printables opinion_rounds_of_unit(Call& call) {
  return rounds_of_unit(call, false);
}

Printables collected_opinions(Call& call) {
  return rounds_of_unit(call, true);
}

Made opinion_invitation_paper(Call& call) {
  const auto asked = asked_about(call);
  if (!asked) return tl::unexpected{asked.error()};
  const OpinionRound& round = asked->round;
  paper::OpinionInvitation invitation;
  invitation.issued = draft(asked->desk, "giay-moi-gop-y", "GM");
  invitation.issued.date = parse_date(round.sent_on);
  invitation.issued.recipients = {"Như trên", "Lưu"};
  invitation.body = asked->body;
  for (const service::InvitedParty& party : round.invited) invitation.invited.push_back(party.name);
  invitation.draft = round.draft;
  invitation.meets_on = parse_date(round.meets_on);
  invitation.presides = round.presides;
  invitation.ground = round.document + (round.clause.empty() ? "" : ", " + round.clause);
  if (round.unnamed && round.state == RoundState::open)
    invitation.address = service::address("short-opinion", {{"code", service::short_code(round)}});
  return laid_out(asked->desk, asked->desk.today(), &paper::opinion_invitation, invitation);
}

Made opinion_minutes_paper(Call& call) {
  const auto asked = collected(call);
  if (!asked) return tl::unexpected{asked.error()};
  const OpinionRound& round = asked->round;
  paper::OpinionMinutes minutes;
  minutes.issued = draft(asked->desk, "bien-ban-gop-y", "BB");
  minutes.issued.date = parse_date(round.collected_on);
  minutes.issued.signatures = minutes_signatures(round.secretary, round.chair);
  minutes.whose = "của " + asked->body;
  if (const auto day = parse_date(round.collected_on)) minutes.begun = Moment{*day, -1};
  minutes.venue = round.place;
  minutes.chair = round.chair;
  minutes.secretary = round.secretary;
  minutes.summoned = round.summoned;
  minutes.present = round.present;
  minutes.papers_sent_on = day_words(round.sent_on);
  for (const Opinion& opinion : asked->opinions)
    minutes.opinions.push_back({opinion.from.empty() ? std::string{unnamed} : opinion.from, opinion.text,
                                opinion.about.empty() ? asked->body : opinion.about});
  return laid_out(asked->desk, asked->desk.today(), &paper::opinion_minutes, minutes);
}

Made opinion_synthesis_paper(Call& call) {
  const auto asked = collected(call);
  if (!asked) return tl::unexpected{asked.error()};
  paper::OpinionSynthesis synthesis;
  synthesis.issued = draft(asked->desk, "tong-hop-gop-y", {});
  synthesis.issued.signatures = {answering(*asked)};
  synthesis.whose = "của " + asked->body;
  for (const Opinion& opinion : asked->opinions)
    synthesis.opinions.push_back({opinion.from.empty() ? std::string{unnamed} : opinion.from, opinion.text,
                                  opinion.answer == "accepted" ? "X" : "", opinion.explanation,
                                  opinion.place});
  return laid_out(asked->desk, asked->desk.today(), &paper::opinion_synthesis, synthesis);
}

Made empty_opinion_minutes_paper(Call& call) {
  const auto desk = Desk::of(call);
  if (!desk) return tl::unexpected{desk.error()};
  paper::OpinionMinutes minutes;
  minutes.issued = draft(*desk, "bien-ban-gop-y", "BB");
  minutes.issued.signatures = minutes_signatures({}, {});
  minutes.whose = desk->period();
  return laid_out(*desk, desk->today(), &paper::opinion_minutes, minutes);
}

Made empty_opinion_synthesis_paper(Call& call) {
  const auto desk = Desk::of(call);
  if (!desk) return tl::unexpected{desk.error()};
  paper::OpinionSynthesis synthesis;
  synthesis.issued = draft(*desk, "tong-hop-gop-y", {});
  synthesis.whose = desk->period();
  return laid_out(*desk, desk->today(), &paper::opinion_synthesis, synthesis);
}

}  // namespace kiemdiem::paperwork
