#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "assessment/findings.h"

namespace kiemdiem::assessment {
namespace {

using regulation::ChannelBody;
using regulation::CopiesBody;
using regulation::PapersBody;

/// What is known of one paper of one subject.
struct Paper {
  State there = State::unknown;
  std::string form;  ///< as written on it; empty where not stated
};

std::string paper_word(const Findings& findings, int paper) {
  return findings.index.situation().dictionary.choices("document")->words[static_cast<std::size_t>(paper)];
}
std::string paper_label(const Findings& findings, int paper) {
  return findings.index.situation()
      .dictionary.choices("document")
      ->labels[static_cast<std::size_t>(paper)]
      .vi;
}

Paper look_for(const Findings& findings, const PapersBody& papers, int paper, SubjectRef subject) {
  const Index& index = findings.index;
  const ColumnRef form = index.column("documents", "form");
  const EntityKind kind = facts::entity_kind(subject.kind);
  if (const std::int32_t row = index.document_of({kind, subject.row}, paper); row >= 0)
    return {State::known,
            form.known(row) ? index.situation().texts[static_cast<std::size_t>(form.number(row))] : ""};
  const State told = told_by_fact(findings.index, papers.given_by, subject);
  if (told != State::unknown) return {told, {}};
  return {index.situation().is_complete("documents") ? State::none : State::unknown, {}};
}

/// Whether a form's code stands in what is written on a paper: "Mẫu 01A" is 01A and not 01.
bool names_form(const std::string& written, const std::string& code) {
  const auto part_of_code = [&](std::size_t at) {
    return at < written.size() && std::isalnum(static_cast<unsigned char>(written[at])) != 0;
  };
  for (std::size_t at = written.find(code); at != std::string::npos; at = written.find(code, at + 1))
    if ((at == 0 || !part_of_code(at - 1)) && !part_of_code(at + code.size())) return true;
  return false;
}

void judge_paper(Findings& findings, const Rule& rule, std::size_t number, SubjectRef subject,
                 const Answer& applies) {
  const auto& papers = *rule.as<PapersBody>();
  const int paper = papers.papers[number];
  const Paper found = look_for(findings, papers, paper, subject);
  const std::string& form = number < papers.forms.size() ? papers.forms[number] : std::string{};
  const bool wrong_form = !form.empty() && !found.form.empty() && !names_form(found.form, form);
  Verdict verdict = found.there == State::known && !wrong_form ? Verdict::holds
                    : found.there == State::unknown            ? Verdict::undecided
                                                               : Verdict::breaks;
  std::string words = paper_label(findings, paper) + (found.there == State::known  ? ": đã có"
                                                      : found.there == State::none ? ": chưa có"
                                                                                   : ": chưa rõ");
  if (wrong_form) words += fmt::format(" nhưng sai mẫu ({}, cần {})", found.form, form);
  const bool unsure = verdict == Verdict::breaks && applies.truth == Truth::unknown;
  if (unsure) verdict = Verdict::undecided;
  Finding& finding = findings.add(rule, "dossier", subject, verdict, words);
  finding.paper = paper_word(findings, paper);
  finding.facts = applies.facts;
  if (unsure) finding.undecided = applies.missing;
  if (found.there != State::unknown) return;
  finding.undecided.push_back(finding.paper);
  if (!papers.given_by.empty() && papers.given_by != finding.paper)
    finding.undecided.push_back(papers.given_by);
}

/// One person has one file: the leader's where the document asks it of leaders, else the member's.
SubjectRef file_of(const Findings& findings, const PapersBody& papers, SubjectRef subject) {
  if (facts::entity_kind(subject.kind) != EntityKind::person) return subject;
  const bool leader = papers.in_leader_file && findings.index.is_leader(subject.row);
  return {leader ? SubjectKind::leader : SubjectKind::member, subject.row};
}

bool happened(const Findings& findings, const PapersBody& papers, SubjectRef subject) {
  if (papers.after_events.empty()) return true;
  return std::ranges::any_of(papers.after_events,
                             [&](int kind) { return findings.earliest(kind, subject) != nullptr; });
}

}  // namespace

State told_by_fact(const Index& index, const std::string& fact, SubjectRef subject) {
  if (fact.empty() || facts::entity_kind(subject.kind) != EntityKind::person) return State::unknown;
  const ColumnRef column = index.column("people", fact);
  if (column.state(subject.row) != State::known) return column.state(subject.row);
  const bool no = column.fact->type == facts::FactType::boolean && column.number(subject.row) == 0;
  return no ? State::none : State::known;
}

void judge_papers(Findings& findings, const Rule& rule) {
  const auto& papers = *rule.as<PapersBody>();
  const Situation& situation = findings.index.situation();
  const bool given = papers.always || situation.is_given("documents") || situation.is_complete("documents");
  regulation::EventPattern pattern;
  pattern.of = rule.of;
  for (const SubjectRef subject : findings.subjects_matching(pattern)) {
    const SubjectResult* result = findings.subjects.find(subject);
    if (result != nullptr && result->review == Asked::no) continue;
    if (result == nullptr && facts::entity_kind(subject.kind) == EntityKind::person) continue;
    const Answer applies = findings.rows.ask(rule.when, {subject, -1, {}});
    if (applies.truth == Truth::no || !happened(findings, papers, subject)) continue;
    if (!given && told_by_fact(findings.index, papers.given_by, subject) == State::unknown) continue;
    for (std::size_t number = 0; number < papers.papers.size(); ++number)
      judge_paper(findings, rule, number, file_of(findings, papers, subject), applies);
  }
}

void judge_copies(Findings& findings, const Rule& rule) {
  const auto& copies = *rule.as<CopiesBody>();
  const ColumnRef sent = findings.index.column("events", "copies");
  for (const Event* event : findings.events_matching(copies.pattern)) {
    const bool known = sent.known(event->row);
    const Verdict verdict = !known                                       ? Verdict::undecided
                            : sent.number(event->row) >= copies.at_least ? Verdict::holds
                                                                         : Verdict::breaks;
    const std::string shown =
        known ? fmt::format("{} bộ hồ sơ, cần {}", sent.number(event->row), copies.at_least)
              : fmt::format("chưa rõ số bộ hồ sơ, cần {}", copies.at_least);
    Finding& finding = findings.add(rule, "dossier", event->subject, verdict, shown);
    finding.paper = "copies";
    finding.facts.push_back(findings.rows.fact("events", "copies", event->row));
    if (!known) finding.undecided.push_back("copies");
  }
}

void judge_channel(Findings& findings, const Rule& rule) {
  const auto& channel = *rule.as<ChannelBody>();
  const Index& index = findings.index;
  const ColumnRef by = index.column("events", "by");
  const auto& labels = index.situation().dictionary.choices("channel")->labels;
  std::set<SubjectRef> done;
  for (const Event* event : findings.events_matching(channel.pattern)) {
    if (!done.insert(event->subject).second) continue;
    bool right = false;
    bool never = false;
    bool unknown = false;
    std::vector<int> used;
    std::string ways;
    for (const Event* sent : index.events_of(event->kind, event->subject)) {
      unknown = unknown || !by.known(sent->row);
      if (!by.known(sent->row)) continue;
      const int way = by.number(sent->row);
      used.push_back(way);
      right = right || way == channel.needed;
      never = never || std::ranges::find(channel.never, way) != channel.never.end();
      ways += (ways.empty() ? "" : ", ") + labels[static_cast<std::size_t>(way)].vi;
    }
    const bool absent = !unknown && index.situation().is_complete("events");
    const Verdict verdict = never    ? Verdict::breaks
                            : right  ? Verdict::holds
                            : absent ? Verdict::breaks
                                     : Verdict::undecided;
    Finding& finding = findings.add(rule, "dossier", event->subject, verdict,
                                    "gửi hồ sơ: " + (ways.empty() ? "chưa rõ cách gửi" : ways));
    finding.paper = "channel";
    finding.facts.push_back(findings.rows.fact("events", "by", event->row));
    if (verdict == Verdict::undecided) finding.undecided.push_back("by");
    for (const int more : channel.besides) {
      const bool sent = std::ranges::find(used, more) != used.end();
      Finding& copy =
          findings.add(rule, "dossier", event->subject, sent ? Verdict::holds : Verdict::undecided,
                       fmt::format("gửi thêm qua {}: {}", labels[static_cast<std::size_t>(more)].vi,
                                   sent ? "đã gửi" : "chưa thấy ghi"));
      copy.paper = "channel";
      if (!sent) copy.undecided.push_back("dossier_sent");
    }
  }
}

}  // namespace kiemdiem::assessment
