#include <fmt/format.h>

#include <algorithm>

#include "sealing/secret.h"
#include "service/entries.h"
#include "service/filing.h"
#include "service/opinion_parts.h"
#include "service/registers.h"

// The side of those who are asked.

namespace kiemdiem::service {
namespace {

/// Of a page without an account everybody who has its address may write; longer and more than this is not
/// what a round needs.
constexpr std::size_t most_unnamed = 500;
constexpr std::size_t longest_unnamed = 4000;

bool leads(Role role) {
  return role == Role::cell_secretary || role == Role::cell_deputy || role == Role::grassroots_committee ||
         role == Role::upper_committee || role == Role::advisory;
}

bool holds_post_in(const Node& person, const std::string& collective) {
  const Node* posts = person.find("posts");
  return posts != nullptr && std::ranges::any_of(posts->items(), [&](const Node& post) {
           return text_of(post, "in") == collective;
         });
}

/// Who acts, as far as invitations ask.
class Guest {
 public:
  static Outcome<Guest> of(Call& call) {
    Guest asked;
    asked.person_ = call.actor.person;
    asked.acting_ = call.actor.acting;
    if (!asked.person_.empty()) {
      const auto entry = stored_entry(call, {"", "people", asked.person_});
      if (!entry) return tl::unexpected{entry.error()};
      asked.entry_ = facts_of(*entry);
      if (*entry) asked.path_ = (*entry)->text.unit_path;
    }
    return asked;
  }

  Outcome<bool> is(Call& call, const InvitedParty& party) const {
    const std::size_t colon = party.who.find(':');
    if (colon == std::string::npos) return false;
    const std::string kind = party.who.substr(0, colon);
    const std::string id = party.who.substr(colon + 1);
    if (kind == "person") return !person_.empty() && id == person_;
    if (kind == "unit") return leads(acting_.role) && acting_.unit == id;
    if (kind == "members") return is_member_under(call, id);
    if (kind != "collective") return false;
    if (holds_post_in(entry_, id)) return true;
    const auto collective = stored_entry(call, {"", "collectives", id});
    if (!collective) return tl::unexpected{collective.error()};
    return leads(acting_.role) && acting_.unit == text_of(facts_of(*collective), "of");
  }

 private:
  Outcome<bool> is_member_under(Call& call, const std::string& unit) const {
    if (person_.empty()) return false;
    const auto units = call.units();
    if (!units) return refused(units.error());
    const Unit* found = (*units)->find(unit);
    return found != nullptr && path_.starts_with(found->path);
  }

  std::string person_, path_;
  Node entry_ = Node::map({}, {});
  ActingGrant acting_;
};

Outcome<std::optional<InvitedParty>> own_party(Call& call, const Guest& asked, const OpinionRound& round) {
  for (const InvitedParty& party : round.invited) {
    const auto own = asked.is(call, party);
    if (!own) return tl::unexpected{own.error()};
    if (*own) return std::optional{party};
  }
  return std::optional<InvitedParty>{};
}

Outcome<void> mark_received(Call& call, const InvitedParty& party) {
  if (party.opened_at != 0) return {};
  const auto line = line_at(call, invited_list, party.id);
  if (!line) return tl::unexpected{line.error()};
  if (!*line) return refused(Refused::hidden);
  return change_line(call, invited_list, **line,
                     {{"opened_at", std::to_string(call.now.at)}, {"opened_by", call.actor.account}});
}

Outcome<std::optional<OpinionRound>> round_by_id(Call& call, const std::string& id) {
  const auto line = line_at(call, rounds_list, id);
  if (!line) return tl::unexpected{line.error()};
  if (!*line) return std::optional<OpinionRound>{};
  std::vector<OpinionRound> one{round_of(**line)};
  if (auto added = add_invited(call, one, one.front().unit_path); !added)
    return tl::unexpected{added.error()};
  return std::optional{one.front()};
}

}  // namespace

Outcome<std::vector<Invitation>> invitations(Call& call) {
  const auto lines = lines_under(call, rounds_list, "/");
  if (!lines) return tl::unexpected{lines.error()};
  std::vector<OpinionRound> rounds;
  for (const ListLine& line : *lines) rounds.push_back(round_of(line));
  std::vector<Invitation> found;
  if (rounds.empty()) return found;
  if (auto added = add_invited(call, rounds, "/"); !added) return tl::unexpected{added.error()};
  const auto asked = Guest::of(call);
  if (!asked) return tl::unexpected{asked.error()};
  for (OpinionRound& round : rounds) {
    auto party = own_party(call, *asked, round);
    if (!party) return tl::unexpected{party.error()};
    if (*party) found.push_back({std::move(round), std::move(**party)});
  }
  std::ranges::sort(found, {}, [](const Invitation& one) { return one.round.id; });
  return found;
}

Outcome<Invitation> invitation_in_path(Call& call) {
  const auto round = round_by_id(call, call.inputs.get("round"));
  if (!round) return tl::unexpected{round.error()};
  if (!*round) return refused(Refused::hidden);
  const auto asked = Guest::of(call);
  if (!asked) return tl::unexpected{asked.error()};
  const auto party = own_party(call, *asked, **round);
  if (!party) return tl::unexpected{party.error()};
  if (!*party) return refused(Refused::hidden);
  return Invitation{**round, **party};
}

Outcome<void> give_opinion(Call& call) {
  const auto invitation = invitation_in_path(call);
  if (!invitation) return tl::unexpected{invitation.error()};
  if (auto received = mark_received(call, invitation->party); !received) return received;
  if (call.inputs.get("do") == "received") return {};
  if (invitation->round.state != RoundState::open)
    return refused(Refused::invalid, "Đợt lấy ý kiến này đã chốt.", "text");
  const std::string text = trimmed(call.inputs.get("text"));
  if (text.empty()) return refused(Refused::invalid, "Hãy ghi nội dung góp ý.", "text");
  const bool by_name = !call.actor.person.empty() && invitation->party.who.starts_with("members:");
  return keep_opinion(call, invitation->round,
                      {{"from", by_name ? call.actor.name : invitation->party.name},
                       {"about", trimmed(call.inputs.get("about"))},
                       {"text", text}});
}

Outcome<std::optional<OpinionRound>> unnamed_round(Call& call) {
  auto round = round_by_id(call, call.inputs.get("round"));
  if (!round || !*round) return round;
  // Nobody is signed in, so the gate has not looked at the phase.
  const bool takes = call.campaign->state == "open" && (*round)->state == RoundState::open;
  if (takes && (*round)->unnamed) return round;
  return std::optional<OpinionRound>{};
}

std::string short_code(const OpinionRound& round) {
  // Without letters and digits that look alike on paper.
  constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";
  constexpr std::size_t length = 10;
  const std::string hash = sealing::from_hex(sealing::sha256("gop-y/" + round.id));
  std::string code;
  for (std::size_t at = 0; at < length; ++at)
    code += letters[static_cast<unsigned char>(hash[at]) % letters.size()];
  return code;
}

Outcome<std::optional<OpinionRound>> round_of_code(Call& call) {
  std::string code = trimmed(call.inputs.get("code"));
  // Typed from paper, perhaps in capitals.
  for (char& letter : code)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  const auto campaigns = store::all_campaigns(call.data);
  if (!campaigns) return refused(campaigns.error());
  for (const store::Campaign& campaign : *campaigns) {
    if (campaign.state != "open") continue;
    call.campaign = campaign;
    const auto lines = lines_under(call, rounds_list, "/");
    if (!lines) return tl::unexpected{lines.error()};
    for (const ListLine& line : *lines) {
      const OpinionRound round = round_of(line);
      if (round.unnamed && round.state == RoundState::open && short_code(round) == code)
        return std::optional{round};
    }
  }
  call.campaign.reset();
  return std::optional<OpinionRound>{};
}

Outcome<void> give_unnamed_opinion(Call& call) {
  const auto round = unnamed_round(call);
  if (!round) return tl::unexpected{round.error()};
  if (!*round) return refused(Refused::hidden);
  const std::string text = trimmed(call.inputs.get("text"));
  if (text.empty()) return refused(Refused::invalid, "Hãy ghi nội dung góp ý.", "text");
  if (text.size() > longest_unnamed)
    return refused(Refused::invalid, "Nội dung quá dài; hãy ghi gọn lại.", "text");
  const auto line = line_at(call, unnamed_list, (*round)->id);
  if (!line) return tl::unexpected{line.error()};
  std::vector<std::string> texts = *line ? texts_in((*line)->get("texts")) : std::vector<std::string>{};
  if (texts.size() >= most_unnamed)
    return refused(Refused::busy, "Đợt này đã nhận đủ số ý kiến không ghi tên.");
  texts.push_back(text);
  std::ranges::sort(texts);
  const Node facts = Node::map({{word_node("texts"), text_node(joined_texts(texts))}}, {});
  // Nobody's account and nobody's hour: every version carries the day of the sending (decision 0018).
  const auto sent = parse_date((*round)->sent_on);
  const std::int64_t at = sent ? static_cast<std::int64_t>(sent->days) * 86'400'000 : 0;
  const auto saved = store::save(call.data,
                                 filed_entry(call.campaign->id, std::string{unnamed_list}, (*round)->id,
                                             (*round)->unit_path, facts, Node::map({}, {})),
                                 *line ? (*line)->version : 0, {{}, at});
  if (!saved) return refused(saved.error());
  if (saved->conflict()) return refused(Refused::busy, "Nhiều người gửi cùng lúc; hãy gửi lại.");
  return {};
}

}  // namespace kiemdiem::service
