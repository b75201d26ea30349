#include <fmt/format.h>

#include <algorithm>

#include "service/basis.h"
#include "service/campaigns.h"
#include "service/entries.h"
#include "service/filing.h"
#include "service/office.h"
#include "service/opinion_parts.h"
#include "service/parties.h"
#include "service/registers.h"
#include "service/reviews.h"
#include "service/secrets.h"

// Opening a round of opinions.

namespace kiemdiem::service {
namespace {

constexpr std::string_view collective_word = "collective:";

std::optional<int> index_of(const facts::Dictionary& dictionary, std::string_view choices,
                            const std::string& word) {
  const facts::Choices* found = dictionary.choices(choices);
  return found == nullptr ? std::nullopt : found->find(word);
}

/// Those of a circle whom the register knows.
class Candidates {
 public:
  /// @param own the body asked about
  /// @param unit at which it stands
  Candidates(Call& call, std::string own, std::string unit)
      : call_(call), own_(std::move(own)), unit_(std::move(unit)) {}

  Outcome<std::vector<CircleCandidate>> of(const procedure::OpinionCircle& circle) {
    const auto units = call_.units();
    if (!units) return refused(units.error());
    const Unit* unit = (*units)->find(unit_);
    if (unit == nullptr) return refused(Refused::hidden);
    // A cell asks the leadership of the agency that stands beside it.
    path_ = (*units)->grassroots_of(*unit).path;
    const bool agency = unit->kind == "agency" || unit->kind == "mass_organization";
    asks_ = agency ? &(*units)->grassroots_of(*unit) : unit;
    for (const procedure::CirclePart& part : circle.circle) {
      if (auto added = add_collectives(part); !added) return tl::unexpected{added.error()};
      if (part.members)
        if (auto added = add_members(part); !added) return tl::unexpected{added.error()};
    }
    return std::move(found_);
  }

 private:
  Outcome<void> add_collectives(const procedure::CirclePart& part) {
    if (part.collectives.empty()) return {};
    const auto records = store::find_all(call_.data, "", "collectives", path_);
    if (!records) return refused(records.error());
    for (const store::Record& record : *records) {
      const Node entry = facts_of(record);
      const auto kind = index_of(call_.office.dictionary(), "collective_kind", text_of(entry, "kind"));
      const std::string& id = record.text.key.id;
      const bool asked = kind && std::ranges::find(part.collectives, *kind) != part.collectives.end();
      const std::string who = std::string{collective_word} + id;
      if (!asked || id == own_ || std::ranges::find(found_, who, &CircleCandidate::who) != found_.end())
        continue;
      const auto said = stored_entry(call_, {call_.campaign->id, "collectives", id});
      if (!said) return tl::unexpected{said.error()};
      const auto size = number_in(text_of(facts_of(*said), "size")).value_or(1);
      const std::string name = text_of(entry, "name");
      found_.push_back(
          {who, name.empty() ? id : name, part.label, static_cast<int>(std::max<std::int64_t>(size, 1))});
    }
    return {};
  }

  Outcome<void> add_members(const procedure::CirclePart& part) {
    const auto people = store::count(call_.data, {"", "people", asks_->path, {}, 1});
    if (!people) return refused(people.error());
    if (*people > 0)
      found_.push_back(
          {"members:" + asks_->id, "Đảng viên " + asks_->name, part.label, static_cast<int>(*people)});
    return {};
  }

  Call& call_;
  std::string own_, unit_, path_;
  const Unit* asks_ = nullptr;  ///< whose members are asked
  std::vector<CircleCandidate> found_;
};

std::vector<std::string> lines_typed(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t from = 0;
  while (from <= text.size()) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    if (std::string line = trimmed(text.substr(from, end - from)); !line.empty())
      lines.push_back(std::move(line));
    from = end + 1;
  }
  return lines;
}

/// The round as the form gives it.
class NewRound {
 public:
  NewRound(Call& call, const CircleOffer& offer) : call_(call), offer_(offer) {
    round_.id = new_id(call.now.at);
    round_.subject = call.inputs.get("subject");
    round_.body = offer.body;
    round_.unit_path = call.target.unit_path;
  }

  Outcome<OpinionRound> read() {
    read_invited();
    read_days();
    round_.unnamed = !call_.inputs.get("unnamed").empty();
    if (round_.unnamed && (offer_.unnamed.at_least == 0 || round_.people() < offer_.unnamed.at_least))
      complain("unnamed",
               fmt::format("Góp ý không ghi tên chỉ dùng khi hỏi từ {} người trở lên; đợt này mời {} người.",
                           std::max(offer_.unnamed.at_least, 5), round_.people()));
    round_.presides = trimmed(call_.inputs.get("presides"));
    if (auto fixed = fix_draft(); !fixed) return tl::unexpected{fixed.error()};
    if (problems_.empty()) return round_;
    Refusal refusal;
    refusal.kind = Refused::invalid;
    refusal.problems = std::move(problems_);
    return tl::unexpected{std::move(refusal)};
  }

 private:
  void complain(const char* field, std::string message) { problems_.push_back({field, std::move(message)}); }

  void read_invited() {
    for (const std::string& who : call_.inputs.all("invited")) {
      const auto found = std::ranges::find(offer_.candidates, who, &CircleCandidate::who);
      if (found != offer_.candidates.end())
        round_.invited.push_back({{}, found->who, found->name, found->people, 0, {}});
    }
    for (const std::string& name : lines_typed(call_.inputs.get("others")))
      round_.invited.push_back({{}, {}, name, 1, 0, {}});
    if (round_.invited.empty()) complain("others", "Hãy chọn hoặc ghi ít nhất một nơi được mời góp ý.");
  }

  void read_days() {
    const std::string sent = trimmed(call_.inputs.get("sent"));
    const auto sent_on = sent.empty() ? std::optional{call_.today} : typed_day(sent);
    if (!sent_on || *sent_on > call_.today)
      complain("sent", "Hãy ghi ngày gửi, không sau hôm nay, ví dụ 12/12/2026.");
    const auto meets_on = typed_day(trimmed(call_.inputs.get("meets")));
    if (!meets_on || (sent_on && *meets_on < *sent_on))
      complain("meets", "Hãy ghi ngày họp lấy ý kiến (hạn góp ý), không trước ngày gửi.");
    if (sent_on) round_.sent_on = to_iso(*sent_on);
    if (meets_on) round_.meets_on = to_iso(*meets_on);
  }

  /// Of a leader only what was handed in: a draft is its writer's.
  Outcome<void> find_draft() {
    if (reviewed_as(round_.subject) != round_.subject) {
      const auto record =
          stored_entry(call_, {call_.campaign->id, std::string{self_reviews}, reviewed_as(round_.subject)});
      if (!record) return tl::unexpected{record.error()};
      const Review review = *record ? review_in(facts_of(*record)) : Review{};
      if (review.with_superior()) round_.draft_version = review.rounds.back().version;
      return {};
    }
    const auto open = open_review(call_);
    if (!open && open.error().kind != Refused::hidden) return tl::unexpected{open.error()};
    if (open && open->review.with_superior())
      round_.draft_version = open->review.rounds.back().version;
    else if (open && open->access == ReviewAccess::write)
      round_.draft_version = open->version();
    return {};
  }

  /// The report as who opens the round may see it: as it was handed in, or the own draft.
  Outcome<void> fix_draft() {
    round_.draft = trimmed(call_.inputs.get("draft"));
    if (auto found = find_draft(); !found) return found;
    if (round_.draft_version == 0 && round_.draft.empty())
      complain("draft",
               "Chương trình chưa có dự thảo báo cáo; hãy ghi dự thảo nào đã gửi, ví dụ “dự thảo lần 2, ngày "
               "5/12/2026”.");
    return {};
  }

  Call& call_;
  const CircleOffer& offer_;
  OpinionRound round_;
  std::vector<FieldProblem> problems_;
};

Outcome<void> keep_round(Call& call, const OpinionRound& round, const procedure::OpinionCircle& circle) {
  auto kept = keep_line(call,
                        {std::string{rounds_list},
                         round.id,
                         round.unit_path,
                         {{"subject", round.subject},
                          {"state", "open"},
                          {"body", round.body},
                          {"document", circle.cited.document},
                          {"clause", circle.cited.clause},
                          {"presides", round.presides},
                          {"draft_version", std::to_string(round.draft_version)},
                          {"draft", round.draft},
                          {"sent_on", round.sent_on},
                          {"meets_on", round.meets_on},
                          {"unnamed", round.unnamed ? "true" : ""}}},
                        0);
  for (std::size_t at = 0; kept && at < round.invited.size(); ++at) {
    const InvitedParty& party = round.invited[at];
    kept = keep_line(call,
                     {std::string{invited_list},
                      fmt::format("{}.{:03}", round.id, at + 1),
                      round.unit_path,
                      {{"round", round.id},
                       {"who", party.who},
                       {"name", party.name},
                       {"people", std::to_string(party.people)},
                       {"sent_on", round.sent_on}}},
                     0);
  }
  return kept;
}

/// Where a rule counts its days from the sending, the sending is an event.
Outcome<void> record_sending(Call& call, const OpinionRound& round, const procedure::OpinionCircle& circle) {
  if (circle.sent_event < 0) return {};
  const std::string word =
      call.office.dictionary().choices("event")->words[static_cast<std::size_t>(circle.sent_event)];
  const Node event = Node::map({{word_node("event"), word_node(word)},
                                {word_node("subject"), text_node(round.subject)},
                                {word_node("on"), text_node(round.sent_on)}},
                               {});
  return keep(call,
              filed_entry(call.campaign->id, "events", "draft-" + round.id, round.unit_path, event,
                          Node::map({}, {})),
              0);
}

}  // namespace

namespace {

/// The circle of a body; nothing where the rules name none for it.
Outcome<std::optional<CircleOffer>> offer_of(Call& call, const std::string& body, bool of_leader) {
  const auto entry = stored_entry(call, {"", "collectives", body});
  if (!entry) return tl::unexpected{entry.error()};
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Node facts = facts_of(*entry);
  const Unit* led = (*units)->find(text_of(facts, "of"));
  if (led == nullptr) return std::optional<CircleOffer>{};
  const facts::Dictionary& dictionary = call.office.dictionary();
  const auto kind = index_of(dictionary, "collective_kind", text_of(facts, "kind"));
  const auto led_kind = index_of(dictionary, "organization_kind", led->kind);
  const auto judged = judged_at(call, led->id);
  if (!judged) return tl::unexpected{judged.error()};
  const auto parties = parties_of(call, **judged);
  if (!parties) return tl::unexpected{parties.error()};
  const procedure::OpinionCircle* circle = kind ? parties->circle_for(*kind, led_kind.value_or(-1)) : nullptr;
  if (circle == nullptr || (of_leader && !circle->leaders)) return std::optional<CircleOffer>{};
  auto candidates = Candidates{call, body, led->id}.of(*circle);
  if (!candidates) return tl::unexpected{candidates.error()};
  const std::string name = text_of(facts, "name");
  return std::optional{
      CircleOffer{body, name.empty() ? body : name, *circle, parties->unnamed, std::move(*candidates)}};
}

/// The collectives that a person leads: where the post is, or the committees of the organization that it is
/// in.
Outcome<std::vector<std::string>> bodies_led_by(Call& call, const Node& person) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  std::vector<std::string> bodies;
  const auto add = [&bodies](const std::string& id) {
    if (std::ranges::find(bodies, id) == bodies.end()) bodies.push_back(id);
  };
  const Node* posts = person.find("posts");
  for (const Node& post : posts == nullptr ? std::vector<Node>{} : posts->items()) {
    if (text_of(post, "leader") != "true") continue;
    const std::string in = text_of(post, "in");
    const Unit* unit = (*units)->find(in);
    if (unit == nullptr) {
      add(in);
      continue;
    }
    const auto records = store::find_all(call.data, "", "collectives", unit->path);
    if (!records) return refused(records.error());
    for (const store::Record& record : *records)
      if (text_of(facts_of(record), "of") == in) add(record.text.key.id);
  }
  return bodies;
}

}  // namespace

Outcome<std::vector<CircleOffer>> circle_offers(Call& call) {
  const std::string& subject = call.inputs.get("subject");
  const std::string id = subject.substr(subject.find(':') + 1);
  const bool of_leader = subject.starts_with("leader:");
  if (!of_leader && !subject.starts_with(collective_word)) return refused(Refused::hidden);
  std::vector<std::string> bodies{id};
  if (of_leader) {
    const auto person = stored_entry(call, {"", "people", id});
    if (!person) return tl::unexpected{person.error()};
    auto led = bodies_led_by(call, facts_of(*person));
    if (!led) return tl::unexpected{led.error()};
    bodies = std::move(*led);
  }
  std::vector<CircleOffer> offers;
  for (const std::string& body : bodies) {
    auto offer = offer_of(call, body, of_leader);
    if (!offer) return tl::unexpected{offer.error()};
    if (*offer) offers.push_back(std::move(**offer));
  }
  return offers;
}

Outcome<std::vector<std::string>> leaders_asked_about(Call& call, const std::string& organization) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit* unit = (*units)->find(organization);
  if (unit == nullptr) return refused(Refused::hidden);
  const auto collectives = store::find_all(call.data, "", "collectives", unit->path);
  if (!collectives) return refused(collectives.error());
  std::vector<std::string> asked;
  for (const store::Record& record : *collectives) {
    if (text_of(facts_of(record), "of") != organization) continue;
    const auto offer = offer_of(call, record.text.key.id, true);
    if (!offer) return tl::unexpected{offer.error()};
    if (*offer) asked.push_back(record.text.key.id);
  }
  std::vector<std::string> leaders;
  if (asked.empty()) return leaders;
  const auto people = store::find_all(call.data, "", "people", unit->path);
  if (!people) return refused(people.error());
  for (const store::Record& record : *people) {
    const auto led = bodies_led_by(call, facts_of(record));
    if (!led) return tl::unexpected{led.error()};
    if (std::ranges::any_of(
            *led, [&](const std::string& body) { return std::ranges::find(asked, body) != asked.end(); }))
      leaders.push_back("leader:" + record.text.key.id);
  }
  return leaders;
}

Outcome<std::string> open_round(Call& call) {
  const auto offers = circle_offers(call);
  if (!offers) return tl::unexpected{offers.error()};
  const std::string& in = call.inputs.get("in");
  const auto offer = in.empty() ? offers->begin() : std::ranges::find(*offers, in, &CircleOffer::body);
  if (offer == offers->end())
    return refused(Refused::invalid, "Văn bản của đợt không định thành phần góp ý cho đối tượng này.");
  const auto rounds = opinion_rounds(call, call.inputs.get("subject"));
  if (!rounds) return tl::unexpected{rounds.error()};
  if (std::ranges::any_of(*rounds,
                          [](const OpinionRound& round) { return round.state != RoundState::finished; }))
    return refused(Refused::invalid, "Đợt lấy ý kiến trước chưa kết thúc; hãy làm xong rồi mở đợt khác.");
  const auto round = NewRound{call, *offer}.read();
  if (!round) return tl::unexpected{round.error()};
  if (auto kept = keep_round(call, *round, offer->circle); !kept) return tl::unexpected{kept.error()};
  if (auto sent = record_sending(call, *round, offer->circle); !sent) return tl::unexpected{sent.error()};
  return round->id;
}

}  // namespace kiemdiem::service
