#include "service/opinions.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/adapted_forms.h"
#include "service/campaigns.h"
#include "service/entries.h"
#include "service/filing.h"
#include "service/office.h"
#include "service/opinion_parts.h"
#include "service/registers.h"
#include "service/reviews.h"
#include "service/secrets.h"

namespace kiemdiem::service {
namespace {

int count_in(const ListLine& line, std::string_view field) {
  return static_cast<int>(number_in(line.get(field)).value_or(0));
}

RoundState state_in(const ListLine& line) {
  const std::string state = line.get("state");
  return state == "finished"    ? RoundState::finished
         : state == "collected" ? RoundState::collected
                                : RoundState::open;
}

InvitedParty party_of(const ListLine& line) {
  return {line.id,
          line.get("who"),
          line.get("name"),
          std::max(1, count_in(line, "people")),
          number_in(line.get("opened_at")).value_or(0),
          line.get("opened_by")};
}

Opinion opinion_of(const ListLine& line) {
  return {line.id,
          line.get("from"),
          line.get("about"),
          line.get("text"),
          line.get("on_paper"),
          line.get("answer"),
          line.get("explanation"),
          line.get("place"),
          line};
}

}  // namespace

int OpinionRound::people() const {
  int people = 0;
  for (const InvitedParty& party : invited) people += party.people;
  return people;
}

OpinionRound round_of(const ListLine& line) {
  OpinionRound round;
  round.id = line.id;
  round.subject = line.get("subject");
  round.unit_path = line.unit_path;
  round.version = line.version;
  round.state = state_in(line);
  round.body = line.get("body");
  round.document = line.get("document");
  round.clause = line.get("clause");
  round.presides = line.get("presides");
  round.draft_version = number_in(line.get("draft_version")).value_or(0);
  round.draft = line.get("draft");
  round.sent_on = line.get("sent_on");
  round.meets_on = line.get("meets_on");
  round.unnamed = line.get("unnamed") == "true";
  round.collected_on = line.get("collected_on");
  round.place = line.get("place");
  round.chair = line.get("chair");
  round.secretary = line.get("secretary");
  round.summoned = count_in(line, "summoned");
  round.present = count_in(line, "present");
  return round;
}

Outcome<void> add_invited(Call& call, std::vector<OpinionRound>& rounds, std::string_view unit_path) {
  const auto lines = lines_under(call, invited_list, unit_path);
  if (!lines) return tl::unexpected{lines.error()};
  for (const ListLine& line : *lines) {
    const auto round = std::ranges::find(rounds, line.get("round"), &OpinionRound::id);
    if (round != rounds.end()) round->invited.push_back(party_of(line));
  }
  for (OpinionRound& round : rounds) std::ranges::sort(round.invited, {}, &InvitedParty::id);
  return {};
}

Outcome<void> keep_opinion(Call& call, const OpinionRound& round, const Fields& fields) {
  const auto known = opinions_of(call, round);
  if (!known) return tl::unexpected{known.error()};
  Fields all{{"round", round.id}, {"subject", round.subject}};
  all.insert(all.end(), fields.begin(), fields.end());
  // In the order of writing, also within one millisecond of the clock.
  return keep_line(call,
                   {std::string{opinions_list},
                    fmt::format("{}.{:05}-{}", round.id, known->size() + 1, new_id(call.now.at)),
                    round.unit_path, std::move(all)},
                   0);
}

std::string reviewed_as(const std::string& subject) {
  constexpr std::string_view leader = "leader:";
  return subject.starts_with(leader) ? "member:" + subject.substr(leader.size()) : subject;
}

Outcome<void> change_round(Call& call, const OpinionRound& round, const Fields& fields) {
  const auto line = line_at(call, rounds_list, round.id);
  if (!line) return tl::unexpected{line.error()};
  if (!*line) return refused(Refused::hidden);
  return change_line(call, rounds_list, **line, fields);
}

namespace {

template <class Wanted>
Outcome<std::vector<OpinionRound>> rounds_below(Call& call, const Wanted& wanted) {
  const auto lines = lines_under(call, rounds_list, call.target.unit_path);
  if (!lines) return tl::unexpected{lines.error()};
  std::vector<OpinionRound> rounds;
  for (const ListLine& line : *lines)
    if (wanted(line)) rounds.push_back(round_of(line));
  std::ranges::sort(rounds, {}, &OpinionRound::id);
  if (auto added = add_invited(call, rounds, call.target.unit_path); !added)
    return tl::unexpected{added.error()};
  return rounds;
}

}  // namespace

Outcome<std::vector<OpinionRound>> opinion_rounds(Call& call) {
  return rounds_below(call, [&](const ListLine& line) { return line.unit_path == call.target.unit_path; });
}

Outcome<std::vector<OpinionRound>> opinion_rounds(Call& call, const std::string& subject) {
  return rounds_below(call, [&](const ListLine& line) { return line.get("subject") == subject; });
}

Outcome<OpinionRound> round_in_path(Call& call) {
  const auto line = line_at(call, rounds_list, call.inputs.get("round"));
  if (!line) return tl::unexpected{line.error()};
  if (!*line || (*line)->get("subject") != call.inputs.get("subject")) return refused(Refused::hidden);
  std::vector<OpinionRound> one{round_of(**line)};
  if (auto added = add_invited(call, one, one.front().unit_path); !added)
    return tl::unexpected{added.error()};
  return one.front();
}

Outcome<std::vector<Opinion>> opinions_of(Call& call, const OpinionRound& round) {
  const auto lines = lines_under(call, opinions_list, round.unit_path);
  if (!lines) return tl::unexpected{lines.error()};
  std::vector<Opinion> opinions;
  for (const ListLine& line : *lines)
    if (line.get("round") == round.id) opinions.push_back(opinion_of(line));
  std::ranges::sort(opinions, {}, &Opinion::id);
  return opinions;
}

Outcome<std::vector<DraftPart>> draft_of(Call& call, const OpinionRound& round) {
  std::vector<DraftPart> parts;
  if (round.draft_version == 0) return parts;
  const auto record = store::find_version(
      call.data, {call.campaign->id, std::string{self_reviews}, reviewed_as(round.subject)},
      round.draft_version);
  if (!record) return refused(record.error());
  const auto shelf = form_shelf(call);
  if (!shelf) return tl::unexpected{shelf.error()};
  if (!*record) return parts;
  for (const auto& [paper, filled] : review_in(facts_of(*record)).papers) {
    const auto form = (*shelf)->forms->find(filled.form);
    if (form == (*shelf)->forms->end()) continue;
    for (const document::Section& section : form->second.sections)
      if (std::string text = document::plain_text(section, filled.answer(section.id)); !text.empty())
        parts.push_back({section.label, std::move(text)});
  }
  return parts;
}

Outcome<std::set<std::string>> subjects_asked_about(Call& call) {
  const auto lines = lines_under(call, rounds_list, call.target.unit_path);
  if (!lines) return tl::unexpected{lines.error()};
  std::set<std::string> subjects;
  for (const ListLine& line : *lines) subjects.insert(line.get("subject"));
  return subjects;
}

Outcome<std::string> open_opinions(Call& call, const std::string& subject) {
  const auto rounds = opinion_rounds(call, subject);
  if (!rounds) return tl::unexpected{rounds.error()};
  for (const OpinionRound& round : *rounds) {
    if (round.state == RoundState::finished) continue;
    if (round.state == RoundState::open)
      return fmt::format("Đợt lấy ý kiến góp ý gửi ngày {} chưa chốt.",
                         to_vietnamese(*parse_date(round.sent_on)));
    const auto opinions = opinions_of(call, round);
    if (!opinions) return tl::unexpected{opinions.error()};
    const auto open = std::ranges::count(*opinions, std::string{}, &Opinion::answer);
    return open == 0 ? std::string{"Đợt lấy ý kiến góp ý đã trả lời hết nhưng chưa kết thúc."}
                     : fmt::format("Còn {} ý kiến góp ý chưa tiếp thu hoặc giải trình.", open);
  }
  return std::string{};
}

Outcome<std::string> opinions_in_words(Call& call, const std::string& subject) {
  const auto rounds = opinion_rounds(call, subject);
  if (!rounds) return tl::unexpected{rounds.error()};
  std::size_t all = 0;
  std::ptrdiff_t accepted = 0;
  std::ptrdiff_t explained = 0;
  for (const OpinionRound& round : *rounds) {
    if (round.state != RoundState::finished) continue;
    const auto opinions = opinions_of(call, round);
    if (!opinions) return tl::unexpected{opinions.error()};
    all += opinions->size();
    accepted += std::ranges::count(*opinions, std::string{"accepted"}, &Opinion::answer);
    explained += std::ranges::count(*opinions, std::string{"explained"}, &Opinion::answer);
  }
  if (rounds->empty()) return std::string{};
  return fmt::format("{} ý kiến góp ý: tiếp thu {}, giải trình {}", all, accepted, explained);
}

}  // namespace kiemdiem::service
