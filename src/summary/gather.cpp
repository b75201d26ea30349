#include "summary/gather.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "assessment/relations.h"
#include "assessment/scopes.h"
#include "assessment/subjects.h"
#include "summary/columns.h"
#include "summary/gather_pools.h"

namespace kiemdiem::summary {
namespace {

using assessment::Asked;
using assessment::EntityKind;
using assessment::EntityRef;
using assessment::Index;
using assessment::SubjectJudge;
using assessment::SubjectResult;
using facts::SubjectRef;

Truth truth_of(Asked asked) {
  return asked == Asked::undecided ? Truth::unknown : asked == Asked::yes ? Truth::yes : Truth::no;
}

Level level_of(const SubjectJudge::Level& level) {
  if (level.state == facts::State::unknown) return level_unknown;
  return level.state == facts::State::none ? level_none : static_cast<Level>(level.rating);
}

class Gathering {
 public:
  Gathering(const Judged& judged, const Part& part)
      : judged_(judged),
        situation_(judged.situation),
        index_(judged.situation),
        columns_(judged.situation),
        everything_(part.root.empty()) {
    find_inside(part);
  }

  Summary all() {
    Summary made;
    made.year = situation_.period.year;
    made.on = situation_.on;
    made.regulation = judged_.bound.document.name;
    if (const facts::Choices* ratings = situation_.dictionary.choices("rating"))
      for (const facts::Label& label : ratings->labels) made.levels.push_back(label.vi);
    for (std::int32_t row = 0; row < index_.count(EntityKind::organization); ++row)
      made.units.push_back(unit_of(row));
    for (const SubjectResult& result : judged_.assessment.subjects)
      if (auto line = line_of(result)) made.lines.push_back(std::move(*line));
    made.pools = gather_pools(judged_, index_);
    made.dossiers = dossiers();
    add_past(made);
    sort(made);
    return made;
  }

 private:
  void find_inside(const Part& part) {
    const std::int32_t count = index_.count(EntityKind::organization);
    inside_.assign(static_cast<std::size_t>(count), part.root.empty());
    if (part.root.empty()) return;
    for (std::int32_t row = 0; row < count; ++row) {
      std::int32_t at = row;
      for (int step = 0; at >= 0 && step <= (part.alone ? 0 : count); ++step, at = index_.parent(at))
        if (situation_.id(EntityRef{EntityKind::organization, at}) == part.root) {
          inside_[static_cast<std::size_t>(row)] = true;
          break;
        }
    }
  }
  bool inside(std::int32_t organization) const {
    return organization >= 0 && inside_[static_cast<std::size_t>(organization)];
  }
  std::string organization(std::int32_t row) const {
    return row < 0 ? std::string{} : situation_.id(EntityRef{EntityKind::organization, row});
  }
  std::string name_of(std::int32_t row) const {
    return row < 0 ? std::string{} : situation_.display_name({EntityKind::organization, row});
  }

  Unit unit_of(std::int32_t row) const {
    Unit unit;
    unit.id = organization(row);
    unit.name = name_of(row);
    unit.kind = columns_.word("organizations", "kind", row);
    unit.kind_words = columns_.label("organization_kind", unit.kind);
    unit.parent = organization(index_.parent(row));
    unit.type = columns_.word("organizations", "type", row);
    return unit;
  }

  std::int32_t organization_of(SubjectRef subject) const {
    switch (subject.kind) {
      case SubjectKind::organization:
        return subject.row;
      case SubjectKind::collective:
        return index_.organization_of(subject.row);
      case SubjectKind::member:
      case SubjectKind::leader:
        return index_.cell_of(subject.row);
    }
    return -1;
  }

  std::optional<Line> line_of(const SubjectResult& result) const {
    const SubjectRef subject = result.subject;
    const std::int32_t place = organization_of(subject);
    // Who stands nowhere counts where everything is counted.
    if (place < 0 ? !everything_ : !inside(place)) return std::nullopt;
    Line line;
    line.kind = subject.kind;
    line.id = result.id;
    line.name = situation_.display_name(EntityRef{facts::entity_kind(subject.kind), subject.row});
    line.unit = organization(place);
    if (const auto level = deciding_level(index_, subject)) line.decided_by = organization(*level);
    line.must_review = truth_of(result.review);
    line.must_rate = truth_of(result.rating);
    line.reviewed = reviewed(subject);
    set_level(line, subject);
    for (const assessment::Reason& reason : result.reasons)
      if (reason.effect == assessment::Effect::exclusion && reason.certain)
        line.why_not.push_back(why(reason));
    if (facts::entity_kind(subject.kind) == EntityKind::person) set_person(line, subject.row);
    if (subject.kind == SubjectKind::collective)
      line.size = columns_.number("collectives", "size", subject.row);
    if (subject.kind != SubjectKind::leader) line.votes = columns_.votes(list_of(subject.kind), subject.row);
    return line;
  }

  static const char* list_of(SubjectKind kind) {
    return kind == SubjectKind::organization ? "organizations"
           : kind == SubjectKind::collective ? "collectives"
                                             : "people";
  }

  Truth reviewed(SubjectRef subject) const {
    const int review = index_.words().review;
    const auto has = [this](int event, SubjectRef one) { return !index_.events_of(event, one).empty(); };
    if (has(review, subject)) return Truth::yes;
    const std::vector<SubjectRef> counted = counted_as(index_, review, subject, has);
    if (std::ranges::any_of(counted, [&](SubjectRef one) { return has(review, one); })) return Truth::yes;
    return index_.known_absent(review, subject) ? Truth::no : Truth::unknown;
  }

  void set_level(Line& line, SubjectRef subject) const {
    line.level = level_of(SubjectJudge::standing_level(index_, subject));
    const assessment::ColumnRef rating = index_.column("events", "rating");
    for (const assessment::Event* event : index_.events_of(index_.words().decided, subject))
      if (event->row >= 0 && rating.known(event->row)) line.decided = true;
    const bool leader = subject.kind == SubjectKind::leader;
    line.past = leader ? columns_.common_level_of_posts(subject.row, "previous_rating")
                       : columns_.level(list_of(subject.kind), "previous_rating", subject.row);
  }

  static WhyNot why(const assessment::Reason& reason) {
    WhyNot why{reason.text, reason.document, reason.clause, {}};
    for (const assessment::FactUsed& fact : reason.facts)
      if (fact.value != "false" && fact.value != "null") why.facts.push_back(fact.name);
    return why;
  }

  void set_person(Line& line, std::int32_t row) const {
    const std::string secrecy = columns_.word("people", "secrecy", row);
    line.secret = !secrecy.empty() && secrecy != "none";
    line.exempt = columns_.truth("people", "exempt", row);
    line.admitted = columns_.day("people", "admitted", row);
    line.official = columns_.official(row);
    line.civil_servant = columns_.level("people", "civil_servant_rating.rating", row);
    line.posts = columns_.posts(row, index_);
    line.discipline = columns_.discipline(row);
  }

  /// A paper by its name; what a rule asks of the sending itself in words of its own.
  std::string lacking_words(const std::string& paper) const {
    if (paper == "copies") return "chưa đủ số bộ";
    return paper == "channel" ? "chưa đúng cách gửi" : columns_.label("document", paper);
  }

  /// Of organizations whose dossier is due, was sent or returned.
  std::vector<Dossier> dossiers() const {
    std::vector<Dossier> made;
    const int sent = index_.word("event", "dossier_sent");
    const int returned = index_.word("event", "dossier_returned");
    std::map<std::string, std::vector<std::string>, std::less<>> missing;
    for (const assessment::Finding& finding : judged_.assessment.findings)
      if (finding.kind == "dossier" && finding.verdict == assessment::Verdict::breaks &&
          !finding.paper.empty())
        missing[finding.subject].push_back(lacking_words(finding.paper));
    for (const SubjectResult& result : judged_.assessment.subjects) {
      const SubjectRef subject = result.subject;
      if (subject.kind != SubjectKind::organization || !inside(subject.row)) continue;
      Dossier dossier;
      dossier.unit = organization(subject.row);
      const auto sendings = index_.events_of(sent, subject);
      if (!sendings.empty() && sendings.back()->dated) dossier.sent = to_iso(sendings.back()->on.date);
      dossier.returned = static_cast<int>(index_.events_of(returned, subject).size());
      dossier.due = due_of(sent, subject);
      if (const auto found = missing.find(result.id); found != missing.end()) dossier.missing = found->second;
      std::ranges::sort(dossier.missing);
      if (const auto level = deciding_level(index_, subject)) dossier.received_by = name_of(*level);
      made.push_back(std::move(dossier));
    }
    return made;
  }

  std::string due_of(int event, SubjectRef subject) const {
    std::optional<Date> last;
    for (const regulation::Rule& rule : judged_.bound.rules)
      if (const auto* body = rule.as<regulation::DeadlineBody>())
        if (body->last && columns_.concerns(*body, event, subject) && rule.of.has(subject.kind) &&
            (!last || *body->last < *last))
          last = body->last;
    return last ? to_iso(*last) : std::string{};
  }

  /// What the facts of this year say of the year before.
  static void add_past(Summary& made) {
    for (const Line& line : made.lines)
      if (line.past != level_unknown) {
        made.past.push_back({line.kind, line.id, line.name, line.unit, line.past});
        made.looked.past = true;
      }
  }

  static void sort(Summary& made) {
    std::ranges::sort(made.units, {}, &Unit::id);
    const auto key = [](const auto& line) { return std::tie(line.kind, line.id); };
    std::ranges::sort(made.lines, {}, key);
    std::ranges::sort(made.past, {}, key);
    std::ranges::sort(made.remedies, {}, &Remedy::subject);
    std::ranges::sort(made.commended, {},
                      [](const Commended& one) { return std::tie(one.subject, one.form); });
    std::ranges::sort(made.dossiers, {}, &Dossier::unit);
  }

  const Judged& judged_;
  const facts::Situation& situation_;
  Index index_;
  Columns columns_;
  bool everything_;
  std::vector<bool> inside_;
};

}  // namespace

Summary gather(const Judged& judged, const Part& part) {
  return Gathering{judged, part}.all();
}

void tell(Summary& summary, const Known& known) {
  for (Line& line : summary.lines) {
    if (const auto found = known.proposed.find(line.id); found != known.proposed.end())
      line.proposed = found->second;
    if (const auto found = known.grounds.find(line.id); found != known.grounds.end())
      line.ground = found->second;
    if (const auto found = known.points.find(line.id); found != known.points.end())
      line.points = found->second;
  }
  if (known.remedies) {
    summary.remedies = *known.remedies;
    summary.looked.remedies = true;
  }
  if (known.commended) {
    summary.commended = *known.commended;
    summary.looked.commended = true;
  }
  if (!known.past) return;
  // The books go before what somebody typed of the year before.
  summary.past = *known.past;
  summary.looked.past = true;
  std::ranges::sort(summary.past, {}, [](const PastLine& line) { return std::tie(line.kind, line.id); });
  std::map<std::string_view, Level> levels;
  for (const PastLine& past : summary.past) levels[past.id] = past.level;
  for (Line& line : summary.lines)
    if (const auto found = levels.find(line.id); found != levels.end()) line.past = found->second;
}

}  // namespace kiemdiem::summary
