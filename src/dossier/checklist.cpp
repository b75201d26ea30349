#include "dossier/checklist.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace kiemdiem::dossier {
namespace {

using facts::EntityKind;
using facts::SubjectKind;
using regulation::PapersBody;

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> words{{{"unknown", "chưa rõ"},
                                                                              {"missing", "còn thiếu"},
                                                                              {"draft", "bản dự thảo"},
                                                                              {"ready", "đã có"},
                                                                              {"sent", "đã gửi"},
                                                                              {"returned", "bị trả lại"},
                                                                              {"accepted", "đã nhận đủ"}}};

/// Whether an item or sending of some kinds is about a subject.
Truth concerns(const assessment::Rows& rows, const regulation::EventPattern& about, SubjectRef subject,
               std::vector<std::string>& missing) {
  if (!about.of.has(subject.kind)) return Truth::no;
  if (!about.where.given()) return Truth::yes;
  auto answer = rows.ask(about.where, {subject, -1, {}});
  if (answer.truth == Truth::unknown)
    missing.insert(missing.end(), answer.missing.begin(), answer.missing.end());
  return answer.truth;
}

Line* line_of(Checklist& list, int paper) {
  const auto found = std::ranges::find(list.lines, paper, &Line::paper);
  return found == list.lines.end() ? nullptr : &*found;
}

}  // namespace

std::string_view name(Status status) {
  return words[static_cast<std::size_t>(status)].first;
}
std::string_view label(Status status) {
  return words[static_cast<std::size_t>(status)].second;
}
bool is_there(Status status) {
  return status == Status::ready || status == Status::sent || status == Status::accepted;
}

bool Line::lacking() const {
  const Status status = known.status;
  const bool not_there = status == Status::missing || status == Status::draft;
  return not_there && needed == Truth::yes && !(if_there && status == Status::missing);
}

int Checklist::lacking() const {
  return static_cast<int>(std::ranges::count_if(lines, &Line::lacking));
}

int Checklist::open() const {
  return static_cast<int>(std::ranges::count_if(lines, [](const Line& line) {
    return !line.lacking() && !line.if_there &&
           (line.needed == Truth::unknown || line.known.status == Status::unknown);
  }));
}

Lister::Lister(const Index& index, const regulation::Regulation& bound, const WorkCalendar& calendar,
               const assessment::Assessment& assessment, const Rules& rules, const KnownPapers& known)
    : index_(index), bound_(bound), rules_(rules), known_(known), rows_(index, bound, calendar) {
  for (const assessment::SubjectResult& result : assessment.subjects) results_.emplace(result.id, &result);
}

bool Lister::is_leader(SubjectRef subject) const {
  return facts::entity_kind(subject.kind) == EntityKind::person && index_.is_leader(subject.row);
}

bool Lister::is_left_out(SubjectRef subject) const {
  const auto find = [&](SubjectRef one) {
    const auto found = results_.find(index_.situation().id(one));
    return found == results_.end() ? nullptr : found->second;
  };
  const assessment::SubjectResult* result = find(subject);
  if (result == nullptr && is_leader(subject)) result = find({SubjectKind::leader, subject.row});
  if (result != nullptr) return result->review == assessment::Asked::no;
  return facts::entity_kind(subject.kind) == EntityKind::person;
}

Known Lister::known_of(const Checklist& list, int paper, const std::string& given_by) const {
  if (const auto found = known_.find({list.id, paper}); found != known_.end()) return found->second;
  const EntityRef entity{facts::entity_kind(list.subject.kind), list.subject.row};
  if (index_.document_of(entity, paper) >= 0) return {.status = Status::ready, .from = "đã ghi trong hồ sơ"};
  switch (assessment::told_by_fact(index_, given_by, list.subject)) {
    case facts::State::known:
      return {.status = Status::ready, .from = "đã ghi trong dữ kiện của năm"};
    case facts::State::none:
      return {.status = Status::missing, .from = "dữ kiện của năm ghi là chưa có"};
    case facts::State::unknown:
      break;
  }
  return {.status = index_.situation().is_complete("documents") ? Status::missing : Status::unknown};
}

void Lister::add_items(Checklist& list, SubjectRef subject) const {
  for (const Item& item : rules_.items) {
    Line line;
    line.needed = concerns(rows_, item.about, subject, line.missing_facts);
    if (line.needed == Truth::no) continue;
    line.paper = item.paper;
    line.form = item.form;
    line.if_there = item.if_there;
    line.goes = item.goes;
    line.kept_at = item.kept_at;
    line.copies = item.copies;
    line.signer = item.signer;
    line.seal = item.seal;
    line.who = item.who;
    line.said = item.said;
    line.known = known_of(list, item.paper, item.given_by);
    // What is asked of a leader takes the place of what is asked of a member.
    if (Line* same = line_of(list, item.paper))
      *same = std::move(line);
    else
      list.lines.push_back(std::move(line));
  }
}

/// What the rules ask for: cited from them, also where the list has the paper already.
void Lister::add_rules(Checklist& list, SubjectRef subject) const {
  for (const regulation::Rule& rule : bound_.rules) {
    const auto* papers = rule.as<PapersBody>();
    if (papers == nullptr || rule.carried != regulation::Carried::computed || !rule.of.has(subject.kind))
      continue;
    const assessment::Answer applies = rows_.ask(rule.when, {subject, -1, {}});
    if (applies.truth == Truth::no) continue;
    for (const int paper : papers->papers) {
      Line* line = line_of(list, paper);
      if (line == nullptr) {
        line = &list.lines.emplace_back();
        line->paper = paper;
        line->goes = facts::entity_kind(subject.kind) == EntityKind::person ? Goes::kept : Goes::up;
        line->copies = 1;
      }
      if (line->known.status == Status::unknown) line->known = known_of(list, paper, papers->given_by);
      line->if_there = line->if_there && !papers->after_events.empty();
      line->needed = applies.truth;
      line->missing_facts = applies.missing;
      line->text = rule.text;
      line->said = {rule.document, rule.clause};
    }
  }
}

Checklist Lister::of(SubjectRef subject) const {
  Checklist list;
  list.subject = subject;
  list.id = index_.situation().id(subject);
  list.name = index_.situation().display_name(EntityRef{facts::entity_kind(subject.kind), subject.row});
  if (is_left_out(subject)) return list;
  add_items(list, subject);
  const SubjectRef as_leader{SubjectKind::leader, subject.row};
  if (is_leader(subject)) add_items(list, as_leader);
  add_rules(list, subject);
  if (is_leader(subject)) add_rules(list, as_leader);
  const facts::Choices& documents = *index_.situation().dictionary.choices("document");
  for (Line& line : list.lines) {
    line.word = documents.words[static_cast<std::size_t>(line.paper)];
    line.label = documents.labels[static_cast<std::size_t>(line.paper)].vi;
  }
  return list;
}

std::vector<Checklist> Lister::under(std::int32_t organization) const {
  std::vector<Checklist> lists;
  const auto add = [&](SubjectRef subject) {
    Checklist list = of(subject);
    list.unit = organization;
    if (!list.lines.empty()) lists.push_back(std::move(list));
  };
  add({SubjectKind::organization, organization});
  for (const std::int32_t row : index_.collectives_of(organization)) add({SubjectKind::collective, row});
  for (const std::int32_t row : index_.agencies_of(organization)) {
    for (const std::int32_t led : index_.collectives_of(row)) add({SubjectKind::collective, led});
  }
  for (const std::int32_t row : index_.members_of_cell(organization)) add({SubjectKind::member, row});
  for (const std::int32_t below : index_.children(organization))
    for (Checklist& list : under(below)) lists.push_back(std::move(list));
  return lists;
}

}  // namespace kiemdiem::dossier
