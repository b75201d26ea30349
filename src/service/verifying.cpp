#include "service/verifying.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/entries.h"
#include "service/filing.h"
#include "service/office.h"
#include "service/outside_inputs.h"
#include "service/secrets.h"

namespace kiemdiem::service {
namespace {

using assessment::Finding;
using assessment::Verdict;

/// The places of the kinds of findings on the sheet.
int place_of(std::string_view kind) {
  constexpr std::array<std::string_view, 4> first{"dossier", "order", "deadline", "notice"};
  const auto* found = std::ranges::find(first, kind);
  return static_cast<int>(found - first.begin());
}

void add_findings(const Judged& judged, const std::string& subject, std::vector<VerifiedLine>& lines) {
  std::vector<const Finding*> findings;
  for (const Finding& finding : judged.assessment.findings)
    if (finding.subject == subject) findings.push_back(&finding);
  std::ranges::stable_sort(findings, {}, [](const Finding* one) { return place_of(one->kind); });
  for (const Finding* finding : findings)
    lines.push_back({std::string{assessment::finding_label(finding->kind)}, finding->verdict, finding->text,
                     finding->document, finding->clause});
}

/// Of the strictest only what is above it binds; every reason is shown with its own word.
Verdict verdict_of(const assessment::Reason& reason, const assessment::SubjectResult& subject) {
  if (!reason.certain) return Verdict::undecided;
  if (!subject.proposed || !reason.level) return Verdict::holds;
  const bool closes = reason.effect == assessment::Effect::ceiling
                          ? *subject.proposed < *reason.level
                          : reason.effect == assessment::Effect::forced && *subject.proposed != *reason.level;
  return closes ? Verdict::breaks : Verdict::holds;
}

void add_reasons(const assessment::SubjectResult& subject, std::vector<VerifiedLine>& lines) {
  for (const assessment::Reason& reason : subject.reasons)
    lines.push_back({"mức cao nhất, điều kiện", verdict_of(reason, subject), reason.text, reason.document,
                     reason.clause});
  for (const assessment::Pending& pending : subject.pending)
    lines.push_back(
        {"mức cao nhất, điều kiện", Verdict::undecided, pending.text, pending.document, pending.clause});
}

void add_quotas(const Judged& judged, const assessment::SubjectResult& subject,
                std::vector<VerifiedLine>& lines) {
  for (const assessment::QuotaResult& quota : judged.assessment.quotas)
    if (std::ranges::find(quota.members, subject.id) != quota.members.end())
      lines.push_back({"tỷ lệ", quota.verdict, quota.text, quota.document, quota.clause});
}

/// A fact of a person as it stands, without a rule of its own.
void add_fact(const Judged& judged, std::int32_t row, const char* path, std::string what, std::string there,
              std::string missing, std::vector<VerifiedLine>& lines) {
  const facts::State state = judged.situation.column("people", path).state(static_cast<std::size_t>(row));
  if (state == facts::State::known)
    lines.push_back({std::move(what), Verdict::holds, std::move(there), {}, {}});
  else if (state == facts::State::none)
    lines.push_back({std::move(what), Verdict::undecided, std::move(missing), {}, {}});
  else
    lines.push_back({std::move(what), Verdict::undecided, "Chưa ghi.", {}, {}});
}

void add_person(const Judged& judged, const assessment::SubjectResult& subject,
                std::vector<VerifiedLine>& lines) {
  if (facts::entity_kind(subject.subject.kind) != facts::EntityKind::person) return;
  const std::int32_t row = subject.subject.row;
  const auto at = static_cast<std::size_t>(row);
  const facts::Column& discipline = judged.situation.column("people", "discipline");
  const bool known = discipline.known(at);
  const int count = known ? discipline.counts[at] : 0;
  lines.push_back({"kỷ luật",
                   known ? Verdict::holds : Verdict::undecided,
                   !known       ? "Chưa rõ có bị kỷ luật trong kỳ không."
                   : count == 0 ? std::string{"Không bị kỷ luật trong kỳ."}
                                : fmt::format("Bị kỷ luật {} lần trong kỳ.", count),
                   {},
                   {}});
  const facts::Column& servant = judged.situation.column("people", "civil_servant");
  if (servant.known(at) && servant.numbers[at] != 0)
    add_fact(judged, row, "civil_servant_rating", "xếp loại cán bộ, công chức, viên chức",
             fmt::format("Kết quả: {}.", civil_servant_rating_words(judged, row)),
             "Chưa có kết quả xếp loại.", lines);
  const facts::Column& required = judged.situation.column("people", "residence_comment_required");
  if (!required.known(at) || required.numbers[at] != 0)
    add_fact(judged, row, "residence_comment", "nhận xét nơi cư trú", "Đã có nhận xét.", "Chưa nhận được.",
             lines);
}

/// A stream of numbers from a seed (FNV-1a, then splitmix64): the same everywhere and for ever.
class Draws {
 public:
  explicit Draws(std::string_view seed) {
    for (const char letter : seed) state_ = (state_ ^ static_cast<unsigned char>(letter)) * 0x100000001B3U;
  }
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
  }

 private:
  std::uint64_t state_ = 0xCBF29CE484222325U;
};

/// What the rules and the work list know of a conclusion.
std::string_view event_of(std::string_view conclusion) {
  if (conclusion == "eligible") return "verified";
  return conclusion == "review_again" ? "review_rejected" : "dossier_returned";
}

Outcome<void> keep_opinion(Call& call, const std::string& subject) {
  const auto* adviser = std::ranges::find(advisers, call.inputs.get("adviser"), &Adviser::word);
  const std::string opinion = trimmed(call.inputs.get("opinion"));
  if (adviser == advisers.end() || opinion.empty())
    return refused(Refused::invalid, "Hãy chọn cơ quan tham mưu và ghi ý kiến.", "opinion");
  const std::string id = subject + "/" + std::string{adviser->word};
  const auto before = line_at(call, "verification_opinions", id);
  if (!before) return tl::unexpected{before.error()};
  return keep_line(call,
                   {"verification_opinions",
                    id,
                    call.target.unit_path,
                    {{"subject", subject}, {"adviser", std::string{adviser->word}}, {"opinion", opinion}}},
                   *before ? (*before)->version : 0);
}

}  // namespace

std::vector<VerifiedLine> verification_lines(const Judged& judged, const assessment::SubjectResult& subject) {
  std::vector<VerifiedLine> lines;
  add_findings(judged, subject.id, lines);
  add_reasons(subject, lines);
  add_quotas(judged, subject, lines);
  add_person(judged, subject, lines);
  return lines;
}

std::vector<std::size_t> sample_of(const std::vector<std::string>& subjects, std::string_view seed,
                                   std::size_t size) {
  std::vector<std::pair<std::uint64_t, std::size_t>> drawn;
  for (std::size_t at = 0; at < subjects.size(); ++at)
    drawn.emplace_back(Draws{fmt::format("{}/{}", seed, subjects[at])}.next(), at);
  std::ranges::sort(drawn);
  drawn.resize(std::min(size, drawn.size()));
  std::vector<std::size_t> places;
  for (const auto& [number, at] : drawn) places.push_back(at);
  std::ranges::sort(places);
  return places;
}

Outcome<std::vector<AdviserOpinion>> opinions_on(Call& call, const std::string& subject) {
  std::vector<AdviserOpinion> opinions;
  for (const Adviser& adviser : advisers) {
    const auto line = line_at(call, "verification_opinions", subject + "/" + std::string{adviser.word});
    if (!line) return tl::unexpected{line.error()};
    if (*line) opinions.push_back({std::string{adviser.word}, (*line)->get("opinion"), (*line)->at});
  }
  return opinions;
}

Outcome<void> verify(Call& call) {
  const std::string& subject = call.inputs.get("subject");
  const std::string& word = call.inputs.get("conclusion");
  if (word.empty()) return keep_opinion(call, subject);
  const auto* conclusion = std::ranges::find(conclusions, word, &ConclusionWord::word);
  if (conclusion == conclusions.end())
    return refused(Refused::invalid, "Hãy chọn kết luận thẩm định.", "conclusion");
  const std::string reason = trimmed(call.inputs.get("reason"));
  if (word != "eligible" && reason.empty())
    return refused(Refused::invalid, "Kết luận này phải có lý do.", "reason");
  const auto units = call.units();
  if (!units) return refused(units.error());
  const auto now = judged_now(call, *(*units)->find(call.target.unit));
  if (!now) return tl::unexpected{now.error()};
  const auto ratings = ratings_under(call, call.target.unit_path, now->judged.get());
  if (!ratings) return tl::unexpected{ratings.error()};
  const auto act = word == "eligible" ? procedure::RatingAct::verify : procedure::RatingAct::send_back;
  if (auto allowed = check_act(ratings->of(subject), act, "Đối tượng này", "conclusion"); !allowed)
    return allowed;
  const auto before = line_at(call, "verifications", subject);
  if (!before) return tl::unexpected{before.error()};
  if (auto kept = keep_line(call,
                            {"verifications",
                             subject,
                             call.target.unit_path,
                             {{"subject", subject}, {"conclusion", word}, {"reason", reason}}},
                            *before ? (*before)->version : 0);
      !kept)
    return kept;
  Node event = with_value(Node::map({}, {}), "event", text_node(std::string{event_of(word)}));
  event = with_value(event, "subject", text_node(subject));
  event = with_value(event, "on", text_node(to_iso(call.today)));
  const store::RecordText text = filed_entry(call.campaign->id, "events", new_id(call.now.at),
                                             call.target.unit_path, event, Node::null({}));
  const auto saved = store::save(call.data, text, 0, {call.actor.account, call.now.at});
  if (!saved) return refused(saved.error());
  return {};
}

}  // namespace kiemdiem::service
