#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "assessment/explain.h"
#include "assessment/wording.h"
#include "document/filled_form.h"
#include "paper/papers/rating_lists.h"
#include "paper/papers/verification_sheet.h"
#include "paper/vietnamese_words.h"
#include "paperwork/drafts.h"
#include "paperwork/makers.h"
#include "service/campaigns.h"
#include "service/names.h"
#include "service/office.h"
#include "service/own_points.h"
#include "service/polls.h"
#include "service/verifying.h"

// What is put forward, submitted and verified before a decision, and the reasons.

namespace kiemdiem::paperwork {
namespace {

using assessment::Asked;
using assessment::SubjectResult;
using service::Call;

/// A unit with what was put forward for its subjects.
struct Board {
  Desk desk;
  service::Ratings ratings;
  std::vector<const SubjectResult*> subjects;
};

service::Outcome<Board> board(Call& call, bool below) {
  auto desk = Desk::judged_of(call);
  if (!desk) return tl::unexpected{desk.error()};
  if (!desk->judged().usable()) return service::refused(service::Refused::hidden);
  auto ratings = service::ratings_under(call, desk->unit().path, &desk->judged());
  if (!ratings) return tl::unexpected{ratings.error()};
  Board made{std::move(*desk), std::move(*ratings), {}};
  made.subjects = subjects_at(made.desk, below);
  return made;
}

/// "HTXS": the shortest spelling of a level, for narrow columns.
std::string short_level(const facts::Choices& ratings, std::size_t level) {
  if (level >= ratings.words.size()) return {};
  const std::vector<std::string>& also = ratings.also[level];
  const auto shortest = std::ranges::min_element(also, {}, &std::string::size);
  return shortest == also.end() ? ratings.labels[level].vi : *shortest;
}

/// The level that a body put forward, as its word; empty where it did not.
std::string proposed_by(const service::RatingStory& story, std::string_view body) {
  const auto found = std::ranges::find(story.proposals, body, &service::RatingProposal::body);
  return found == story.proposals.end() ? std::string{} : found->level;
}

std::string short_level(const facts::Choices& ratings, const std::string& word) {
  const auto level = ratings.find(word);
  return level ? short_level(ratings, static_cast<std::size_t>(*level)) : word;
}

/// What is known of a person in a column; nothing of others, and where it is not known.
std::optional<std::int32_t> known_of(const Desk& desk, const SubjectResult& subject, std::string_view fact) {
  if (facts::entity_kind(subject.subject.kind) != facts::EntityKind::person) return std::nullopt;
  const facts::Column& column = desk.judged().situation.column("people", fact);
  const auto row = static_cast<std::size_t>(subject.subject.row);
  return column.known(row) ? std::optional{column.numbers[row]} : std::nullopt;
}

/// What the short names of the levels stand for.
std::string legend(const facts::Choices& ratings) {
  std::string words;
  for (std::size_t level = 0; level < ratings.words.size(); ++level)
    words += fmt::format("{}{}: {}", level == 0 ? "" : "; ", short_level(ratings, level),
                         ratings.labels[level].vi);
  return words + ".";
}

/// Votes for the proposed level by subject, out of the sealed polls of the unit, the newest first.
std::map<std::string, std::string> votes_of(Call& call, const Board& board) {
  std::map<std::string, std::string> votes;
  const auto polls = store::polls_of_unit(call.data, call.campaign->id, board.desk.unit().id);
  if (!polls) return votes;
  const std::vector<std::string>& words = call.office.dictionary().choices("rating")->words;
  for (const store::Poll& poll : *polls) {
    if (poll.state != name(ballot::State::sealed)) continue;
    const ballot::Sheet sheet = ballot::sheet_from(poll.sheet);
    const auto sealed = store::tally_of(call.data, poll.id);
    if (!sealed || !*sealed || sheet.kind != ballot::Kind::levels) continue;
    const ballot::Tally tally = ballot::tally_from(sheet, (*sealed)->body);
    for (std::size_t line = 0; line < sheet.lines.size(); ++line) {
      const SubjectResult* subject = board.desk.judged().find(sheet.lines[line].subject);
      if (subject == nullptr || !subject->proposed || votes.contains(subject->id)) continue;
      const auto choice =
          std::ranges::find(sheet.choices, words[static_cast<std::size_t>(*subject->proposed)]);
      if (choice == sheet.choices.end()) continue;
      const int marks = tally.count.marks[line][static_cast<std::size_t>(choice - sheet.choices.begin())];
      votes.emplace(subject->id,
                    fmt::format("{}/{} ({})", marks, tally.summoned, paper::percent(marks, tally.summoned)));
    }
  }
  return votes;
}

std::string vote_of(const std::map<std::string, std::string>& votes, const std::string& subject) {
  const auto found = votes.find(subject);
  return found == votes.end() ? std::string{} : found->second;
}

std::string kind_title(facts::SubjectKind kind) {
  return service::capitalized(std::string{assessment::kind_label(kind)});
}

std::string last_ground(const service::RatingStory& story) {
  for (const auto& proposal : story.proposals | std::views::reverse)
    if (!proposal.ground.empty()) return proposal.ground;
  return {};
}

}  // namespace

Printables boards(Call& call) {
  const auto found = board(call, false);
  if (!found && found.error().kind == service::Refused::hidden) return std::vector<Printable>{};
  if (!found) return tl::unexpected{found.error()};
  std::vector<Printable> one;
  if (!found->subjects.empty()) one.push_back({std::string{whole_unit}, "các đối tượng của đơn vị"});
  return one;
}

Made proposal_synthesis_paper(Call& call) {
  const auto found = board(call, true);
  if (!found) return tl::unexpected{found.error()};
  paper::ProposalSynthesis own;
  own.issued = draft(found->desk, "tong-hop-de-xuat", {});
  own.issued.signatures.insert(own.issued.signatures.begin(), {.post = "Người lập biểu"});
  own.period = found->desk.period();
  own.of = found->desk.unit().name;
  for (const service::RatingBody& body : service::rating_bodies) own.bodies.emplace_back(body.label);
  const facts::Choices& ratings = *call.office.dictionary().choices("rating");
  own.legend = legend(ratings);
  const auto votes = votes_of(call, *found);
  for (const SubjectResult* subject : found->subjects) {
    if (subject->rating == Asked::no) continue;
    const service::RatingStory& story = found->ratings.of(subject->id);
    paper::ProposedBySubject line;
    line.name = service::name_of_subject(found->desk.judged(), *subject);
    line.post = post_of(found->desk, *subject);
    if (const auto level = known_of(found->desk, *subject, "civil_servant_rating.rating"))
      line.civil_servant = short_level(ratings, static_cast<std::size_t>(*level));
    if (const auto day = known_of(found->desk, *subject, "residence_comment.on"))
      line.residence = "ngày " + to_vietnamese(Date{*day});
    for (const service::RatingBody& body : service::rating_bodies)
      line.by_body.push_back(short_level(ratings, proposed_by(story, body.word)));
    line.votes = vote_of(votes, subject->id);
    line.proposed = level_words(found->desk, subject->proposed);
    own.lines.push_back(std::move(line));
  }
  if (own.lines.empty()) return service::refused(service::Refused::hidden);
  const auto profile = found->desk.profile(found->desk.today());
  if (!profile) return tl::unexpected{profile.error()};
  return paper::proposal_synthesis(own, *profile);
}

Made unrated_list_paper(Call& call) {
  const auto found = board(call, true);
  if (!found) return tl::unexpected{found.error()};
  paper::UnratedList own;
  own.issued = draft(found->desk, "danh-sach-chua-xep-loai", {});
  own.period = found->desk.period();
  const service::Judged& judged = found->desk.judged();
  const facts::Column& admitted = judged.situation.column("people", "admitted");
  for (const SubjectResult* subject : found->subjects) {
    if (subject->subject.kind != facts::SubjectKind::member) continue;
    if (subject->review != Asked::no && subject->rating != Asked::no) continue;
    paper::NotRated line;
    line.name = service::name_of_subject(judged, *subject);
    line.card = subject->id.substr(subject->id.find(':') + 1);
    const service::Unit* unit = found->desk.units().find(service::unit_of_subject(judged, *subject));
    if (unit != nullptr) line.cell = unit->name;
    const auto row = static_cast<std::size_t>(subject->subject.row);
    if (admitted.known(row)) line.admitted = to_vietnamese(Date{admitted.numbers[row]});
    line.not_reviewed = subject->review == Asked::no;
    line.not_rated = subject->rating == Asked::no;
    for (const assessment::Reason& reason : subject->reasons)
      if (reason.effect == assessment::Effect::exclusion)
        line.reason += (line.reason.empty() ? "" : "; ") + reason.text;
    own.lines.push_back(std::move(line));
  }
  const auto profile = found->desk.profile(found->desk.today());
  if (!profile) return tl::unexpected{profile.error()};
  return paper::unrated_list(own, *profile);
}

Made submission_paper(Call& call) {
  const auto found = board(call, true);
  if (!found) return tl::unexpected{found.error()};
  const service::Judged& judged = found->desk.judged();
  paper::Submission own;
  own.issued = draft(found->desk, "to-trinh-xep-loai", "TTr");
  own.issued.recipients = {"Như trên", "Lưu"};
  own.addressee = upper_name(found->desk);
  own.period = found->desk.period();
  own.grounds = campaign_grounds(call);
  own.levels = found->desk.levels();
  const auto votes = votes_of(call, *found);
  for (const facts::SubjectKind kind : {facts::SubjectKind::organization, facts::SubjectKind::collective,
                                        facts::SubjectKind::leader, facts::SubjectKind::member}) {
    paper::SubmittedKind lines{kind_title(kind), {}};
    for (const SubjectResult* subject : found->subjects) {
      if (subject->subject.kind != kind || !subject->proposed) continue;
      const service::RatingStory& story = found->ratings.of(subject->id);
      ++own.counts.at(static_cast<std::size_t>(*subject->proposed));
      lines.lines.push_back({service::name_of_subject(judged, *subject), post_of(found->desk, *subject),
                             level_words(call, proposed_by(story, "self")), vote_of(votes, subject->id),
                             level_words(found->desk, subject->proposed), last_ground(story)});
    }
    if (!lines.lines.empty()) own.kinds.push_back(std::move(lines));
  }
  if (own.kinds.empty()) return service::refused(service::Refused::hidden);
  for (const assessment::QuotaResult& quota : judged.assessment.quotas)
    own.quotas.push_back(quota.text +
                         (quota.clause.empty()
                              ? ""
                              : fmt::format(" ({})", assessment::citation(quota.document, quota.clause))));
  const auto profile = found->desk.profile(found->desk.today());
  if (!profile) return tl::unexpected{profile.error()};
  return paper::submission(own, *profile);
}

Printables verified_subjects(Call& call) {
  const auto found = board(call, true);
  if (!found && found.error().kind == service::Refused::hidden) return std::vector<Printable>{};
  if (!found) return tl::unexpected{found.error()};
  std::vector<Printable> subjects;
  for (const SubjectResult* subject : found->subjects)
    if (found->ratings.of(subject->id).verification)
      subjects.push_back({subject->id, service::name_of_subject(found->desk.judged(), *subject)});
  return subjects;
}

namespace {

/// Own points of the score sheet beside what each group is worth, where one was handed in.
service::Outcome<void> add_scores(Call& call, const Desk& desk, const std::string& subject,
                                  paper::VerificationSheet& sheet) {
  const auto all = service::own_points(call, desk.unit().path);
  if (!all) return tl::unexpected{all.error()};
  const auto own = all->find(subject.starts_with("leader:") ? "member" + subject.substr(6) : subject);
  if (own == all->end()) return {};
  const auto add = [&](std::string_view group, const char* label, std::int32_t hundredths) {
    sheet.scores.push_back(
        {label, desk.word({"papers", "phieu-tham-dinh", group}), document::hundredths_words(hundredths)});
  };
  add("common", "Nhóm tiêu chí chung", own->second.common);
  add("tasks", "Kết quả thực hiện nhiệm vụ", own->second.tasks);
  if (own->second.bonus != 0) add("bonus", "Điểm thưởng", own->second.bonus);
  add("total", "Cộng", own->second.total());
  return {};
}

}  // namespace

Made verification_paper(Call& call) {
  const std::string id = call.inputs.get("subject");
  const auto found = board(call, true);
  if (!found) return tl::unexpected{found.error()};
  const SubjectResult* subject = found->desk.judged().find(id);
  if (subject == nullptr) return service::refused(service::Refused::hidden);
  const auto verifier = Desk::of(call, call.actor.acting.unit);
  if (!verifier) return tl::unexpected{verifier.error()};
  paper::VerificationSheet own;
  own.issued = draft(*verifier, "phieu-tham-dinh", {});
  own.issued.signatures = {{.post = "Cấp có thẩm quyền duyệt"},
                           {.post = "Người trực tiếp sử dụng"},
                           {.post = "Đại diện cơ quan thẩm định"}};
  own.period = verifier->period();
  own.subject = service::name_of_subject(found->desk.judged(), *subject);
  own.unit = found->desk.unit().name;
  own.proposed = level_words(found->desk, subject->proposed);
  for (const service::VerifiedLine& line : service::verification_lines(found->desk.judged(), *subject))
    own.points.push_back({line.what,
                          line.verdict == assessment::Verdict::holds    ? "đạt"
                          : line.verdict == assessment::Verdict::breaks ? "không đạt"
                                                                        : "chưa đủ dữ kiện",
                          line.text, assessment::citation(line.document, line.clause)});
  if (auto added = add_scores(call, found->desk, id, own); !added) return tl::unexpected{added.error()};
  own.explain_from = verifier->word({"papers", "phieu-tham-dinh", "explain_from"});
  const auto opinions = service::opinions_on(call, id);
  if (!opinions) return tl::unexpected{opinions.error()};
  for (const service::AdviserOpinion& opinion : *opinions) {
    const auto* body = std::ranges::find(service::advisers, opinion.adviser, &service::Adviser::word);
    if (body != service::advisers.end()) own.opinions.emplace_back(std::string{body->label}, opinion.opinion);
  }
  if (const auto& verification = found->ratings.of(id).verification) {
    const auto* word =
        std::ranges::find(service::conclusions, verification->conclusion, &service::ConclusionWord::word);
    if (word != service::conclusions.end()) own.conclusion = word->label;
    own.reason = verification->reason;
  }
  const auto profile = verifier->profile(verifier->today());
  if (!profile) return tl::unexpected{profile.error()};
  return paper::verification_sheet(own, *profile);
}

namespace {

paper::RatingReason reason_of(const std::string& text, const std::string& document, const std::string& clause,
                              const std::vector<assessment::FactUsed>& facts) {
  paper::RatingReason reason{text, assessment::citation(document, clause), {}};
  for (const assessment::FactUsed& fact : facts)
    reason.facts.push_back((fact.label.empty() ? fact.name : fact.label) + ": " + fact.in_words);
  return reason;
}

paper::ReasonsOfRating reasons_of(Call& call, const Board& board, const SubjectResult& subject) {
  const service::Judged& judged = board.desk.judged();
  paper::ReasonsOfRating own;
  own.subject = service::name_of_subject(judged, subject);
  if (const service::Unit* unit = board.desk.units().find(service::unit_of_subject(judged, subject)))
    own.unit = unit->name;
  const service::StandingDecision* standing = board.ratings.of(subject.id).standing();
  if (standing != nullptr)
    own.level =
        fmt::format("Mức được quyết định: {} (số {}, ngày {}).", level_words(call, standing->item.level),
                    standing->number, day_words(standing->day));
  else if (subject.proposed)
    own.level = fmt::format("Mức đề nghị: {}.", level_words(board.desk, subject.proposed));
  if (subject.rating == Asked::no)
    own.highest = "Theo quy định, không xếp loại trong kỳ này.";
  else if (subject.ceiling)
    own.highest = fmt::format("Mức cao nhất theo quy định: {}.", level_words(board.desk, subject.ceiling));
  for (const assessment::Reason& reason : subject.reasons)
    own.reasons.push_back(reason_of(reason.text, reason.document, reason.clause, reason.facts));
  const auto explained = assessment::explain(
      judged.situation, *judged.bound, call.office.regulations().calendar(), judged.assessment, subject.id);
  if (explained) {
    for (const assessment::Finding& finding : explained->findings)
      if (finding.verdict == assessment::Verdict::breaks)
        own.reasons.push_back(reason_of(finding.text, finding.document, finding.clause, finding.facts));
    for (const assessment::Obstacle& obstacle : explained->obstacles)
      own.next_level.push_back(reason_of(obstacle.text, obstacle.document, obstacle.clause, {}));
  }
  const assessment::Wording wording{judged.situation};
  for (const std::string& missing : subject.undecided)
    own.undecided.push_back(wording.missing(subject.id, missing));
  return own;
}

Made reasons_paper(Call& call, const Board& board, const std::vector<const SubjectResult*>& subjects) {
  paper::ReasonsAnnex annex;
  annex.issued = draft(board.desk, "ly-do-xep-loai", {});
  annex.period = board.desk.period();
  annex.attached_to = "Kèm theo hồ sơ xếp loại chất lượng của " + board.desk.unit().name;
  for (const SubjectResult* subject : subjects) annex.subjects.push_back(reasons_of(call, board, *subject));
  if (annex.subjects.empty()) return service::refused(service::Refused::hidden);
  const auto profile = board.desk.profile(board.desk.today());
  if (!profile) return tl::unexpected{profile.error()};
  return paper::reasons_annex(annex, *profile);
}

}  // namespace

Made reasons_of_unit(Call& call) {
  const auto found = board(call, false);
  if (!found) return tl::unexpected{found.error()};
  return reasons_paper(call, *found, found->subjects);
}

Printables own_subject(Call& call) {
  std::vector<Printable> own;
  if (!call.actor.person.empty())
    own.push_back(
        {"member:" + call.actor.person, service::subject_name_of(call, "member:" + call.actor.person)});
  return own;
}

Made reasons_of_subject(Call& call) {
  const auto found = board(call, true);
  if (!found) return tl::unexpected{found.error()};
  const SubjectResult* subject = found->desk.judged().find(call.inputs.get("subject"));
  if (subject == nullptr) return service::refused(service::Refused::hidden);
  return reasons_paper(call, *found, {subject});
}

}  // namespace kiemdiem::paperwork
