#include <fmt/format.h>

#include <algorithm>

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
  Candidates(Call& call, std::string own) : call_(call), own_(std::move(own)) {}

  Outcome<std::vector<CircleCandidate>> of(const procedure::OpinionCircle& circle) {
    const auto units = call_.units();
    if (!units) return refused(units.error());
    const Unit* unit = (*units)->find(call_.target.unit);
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
  std::string own_, path_;
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

  /// The report as who opens the round may see it: as it was handed in, or the own draft.
  Outcome<void> fix_draft() {
    round_.draft = trimmed(call_.inputs.get("draft"));
    const auto open = open_review(call_);
    if (!open && open.error().kind != Refused::hidden) return tl::unexpected{open.error()};
    if (open && open->review.with_superior())
      round_.draft_version = open->review.rounds.back().version;
    else if (open && open->access == ReviewAccess::write)
      round_.draft_version = open->version();
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

Outcome<std::optional<CircleOffer>> circle_offer(Call& call) {
  const std::string& subject = call.inputs.get("subject");
  if (!subject.starts_with(collective_word)) return refused(Refused::hidden);
  const std::string id = subject.substr(collective_word.size());
  const auto entry = stored_entry(call, {"", "collectives", id});
  if (!entry) return tl::unexpected{entry.error()};
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit* led = (*units)->find(text_of(facts_of(*entry), "of"));
  const facts::Dictionary& dictionary = call.office.dictionary();
  const auto kind = index_of(dictionary, "collective_kind", text_of(facts_of(*entry), "kind"));
  const auto led_kind = index_of(dictionary, "organization_kind", led == nullptr ? "" : led->kind);
  const auto judged = judged_for(call, call.target.unit);
  if (!judged) return tl::unexpected{judged.error()};
  const auto parties = parties_of(call, **judged);
  if (!parties) return tl::unexpected{parties.error()};
  const procedure::OpinionCircle* circle = kind ? parties->circle_for(*kind, led_kind.value_or(-1)) : nullptr;
  if (circle == nullptr) return std::optional<CircleOffer>{};
  auto candidates = Candidates{call, id}.of(*circle);
  if (!candidates) return tl::unexpected{candidates.error()};
  return std::optional{CircleOffer{*circle, parties->unnamed, std::move(*candidates)}};
}

Outcome<std::string> open_round(Call& call) {
  const auto offer = circle_offer(call);
  if (!offer) return tl::unexpected{offer.error()};
  if (!*offer)
    return refused(Refused::invalid, "Văn bản của đợt không định thành phần góp ý cho tập thể này.");
  const auto rounds = opinion_rounds(call, call.inputs.get("subject"));
  if (!rounds) return tl::unexpected{rounds.error()};
  if (std::ranges::any_of(*rounds,
                          [](const OpinionRound& round) { return round.state != RoundState::finished; }))
    return refused(Refused::invalid, "Đợt lấy ý kiến trước chưa kết thúc; hãy làm xong rồi mở đợt khác.");
  const auto round = NewRound{call, **offer}.read();
  if (!round) return tl::unexpected{round.error()};
  if (auto kept = keep_round(call, *round, (*offer)->circle); !kept) return tl::unexpected{kept.error()};
  if (auto sent = record_sending(call, *round, (*offer)->circle); !sent) return tl::unexpected{sent.error()};
  return round->id;
}

}  // namespace kiemdiem::service
