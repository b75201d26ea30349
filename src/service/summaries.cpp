#include "service/summaries.h"

#include <fmt/format.h>

#include <algorithm>

#include "service/adapted_forms.h"
#include "service/campaigns.h"
#include "service/names.h"
#include "service/office.h"
#include "service/own_points.h"
#include "service/petitions.h"
#include "service/progress.h"
#include "service/ratings.h"
#include "service/registers.h"
#include "service/reviews.h"
#include "summary/gather.h"

namespace kiemdiem::service {
namespace {

bool is_party_unit(const Unit& unit) {
  return unit.kind != "agency" && unit.kind != "mass_organization";
}

/// The organizations by which the part of the tree is judged: each grassroots organization, and what stands
/// above those by itself.
std::vector<const Unit*> judged_roots(const Units& units, const Unit& unit) {
  std::vector<const Unit*> roots;
  const auto add = [&roots](const Unit* root) {
    if (std::ranges::find(roots, root) == roots.end()) roots.push_back(root);
  };
  for (const Unit* part : parts_of(units, unit)) add(&units.grassroots_of(*part));
  for (const Unit* above : units.subtree(unit))
    if (is_party_unit(*above) && !units.grassroots_of(*above).kind.starts_with("grassroots")) add(above);
  return roots;
}

class Reading {
 public:
  Reading(Call& call, const Units& units, const Unit& unit) : call_(call), units_(units), unit_(unit) {}

  Outcome<summary::Known> all(const summary::Summary& summary) {
    if (auto read = ratings(); !read) return tl::unexpected{read.error()};
    if (auto read = past(summary); !read) return tl::unexpected{read.error()};
    if (auto read = remedies(summary); !read) return tl::unexpected{read.error()};
    if (auto read = commended(summary); !read) return tl::unexpected{read.error()};
    auto points = own_points(call_, unit_.path);
    if (!points) return tl::unexpected{points.error()};
    known_.points = std::move(*points);
    return std::move(known_);
  }

 private:
  summary::Level level(std::string_view word) const {
    const auto found = level_of(call_.office.dictionary(), word);
    return found ? static_cast<summary::Level>(*found) : summary::level_unknown;
  }

  Outcome<void> ratings() {
    const auto stories = ratings_under(call_, unit_.path, nullptr);
    if (!stories) return tl::unexpected{stories.error()};
    for (const auto& [subject, story] : stories->stories) {
      for (const RatingProposal& one : story.proposals) {
        known_.proposed[subject].push_back({one.body, level(one.level)});
        if (!one.ground.empty()) known_.grounds[subject] = one.ground;
      }
      if (const StandingDecision* standing = story.standing();
          standing != nullptr && !standing->item.override_reason.empty())
        known_.grounds[subject] = standing->item.override_reason;
    }
    return {};
  }

  /// The campaign of the same kind a year earlier, by whoever issued it.
  Outcome<std::optional<store::Campaign>> campaign_before() {
    const auto campaigns = store::all_campaigns(call_.data);
    if (!campaigns) return refused(campaigns.error());
    for (const store::Campaign& campaign : *campaigns)
      if (campaign.kind == call_.campaign->kind && campaign.year == call_.campaign->year - 1 &&
          campaign.quarter == call_.campaign->quarter)
        return std::optional{campaign};
    return std::optional<store::Campaign>{};
  }

  Outcome<void> past(const summary::Summary& summary) {
    const auto before = campaign_before();
    if (!before) return tl::unexpected{before.error()};
    if (!*before) return {};
    const auto items = store::items_under(call_.data, (*before)->id, unit_.path);
    const auto decisions = store::decisions_under(call_.data, (*before)->id, "/");
    if (!items) return refused(items.error());
    if (!decisions) return refused(decisions.error());
    std::map<std::string, const store::DecisionItem*, std::less<>> standing;
    for (const store::DecisionItem& item : *items) {
      const auto decision = std::ranges::find(*decisions, item.decision, &store::Decision::id);
      if (decision != decisions->end() && decision->kind == "cancelled")
        standing.erase(item.subject);
      else
        standing[item.subject] = &item;
    }
    if (standing.empty()) return {};
    known_.past.emplace();
    for (const auto& [subject, item] : standing) {
      const summary::Line* line = summary.line(subject);
      const Unit* place = units_.at_path(item->unit_path);
      known_.past->push_back({kind_of(subject), subject, line == nullptr ? subject : line->name,
                              place == nullptr ? std::string{} : place->id, level(item->level)});
    }
    return {};
  }

  static facts::SubjectKind kind_of(std::string_view subject) {
    for (const auto kind :
         {facts::SubjectKind::organization, facts::SubjectKind::collective, facts::SubjectKind::leader})
      if (subject.starts_with(facts::name(kind))) return kind;
    return facts::SubjectKind::member;
  }

  Outcome<void> remedies(const summary::Summary& summary) {
    const auto lines = lines_under(call_, "remediation", unit_.path);
    if (!lines) return tl::unexpected{lines.error()};
    std::map<std::string, summary::Remedy> by_subject;
    const std::string today = to_iso(call_.today);
    for (const ListLine& line : *lines) {
      const std::string subject = line.get("subject");
      summary::Remedy& remedy = by_subject[subject];
      if (remedy.points == 0) {
        const summary::Line* known = summary.line(subject);
        const Unit* place = units_.at_path(line.unit_path);
        remedy.subject = subject;
        remedy.name = known == nullptr ? subject : known->name;
        remedy.unit = place == nullptr ? std::string{} : place->id;
      }
      ++remedy.points;
      const std::string state = line.get("state");
      if (state == "closed")
        ++remedy.closed;
      else if (state == "done")
        ++remedy.under_way;
      else
        ++(line.get("due") < today ? remedy.late : remedy.not_begun);
    }
    known_.remedies.emplace();
    for (auto& [subject, remedy] : by_subject) known_.remedies->push_back(std::move(remedy));
    return {};
  }

  Outcome<void> commended(const summary::Summary& summary) {
    const auto proposals = commendations_under(call_, unit_.path);
    if (!proposals) return tl::unexpected{proposals.error()};
    known_.commended.emplace();
    for (const Commendation& one : *proposals) {
      const summary::Line* line = summary.line(one.subject);
      summary::Commended commended;
      commended.subject = one.subject;
      commended.name = line == nullptr ? one.subject : line->name;
      commended.unit = line == nullptr ? std::string{} : line->unit;
      commended.form = one.form;
      commended.note = one.achievement;
      if (const Unit* by = line == nullptr ? nullptr : units_.find(line->decided_by)) commended.by = by->name;
      commended.best_years = line != nullptr && line->level == 0 ? (line->past == 0 ? 2 : 1) : 0;
      known_.commended->push_back(std::move(commended));
    }
    return {};
  }

  Call& call_;
  const Units& units_;
  const Unit& unit_;
  summary::Known known_;
};

}  // namespace

Result<PartsOf> summary_parts(ProgressBook& book, const CountedBy& by, const Unit& unit) {
  const std::vector<const Unit*> roots = judged_roots(*by.units, unit);
  if (const auto counted = book.count(by, roots); !counted) return tl::unexpected{counted.error()};
  PartsOf found;
  for (const Unit* root : roots) {
    auto part = book.summary(by, *root);
    if (!part) return tl::unexpected{part.error()};
    if (*part) {
      found.parts.push_back(std::move(*part));
      continue;
    }
    const auto progress = book.part(by, *root);
    if (!progress) return tl::unexpected{progress.error()};
    found.problems.push_back({{}, root->name + ": " + (*progress)->problem});
  }
  return found;
}

Result<summary::TableBook> tables_of(Regulations& regulations, const std::string& regulation) {
  const auto words = regulations.paper_words(regulation);
  if (!words) return tl::unexpected{words.error()};
  return summary::read_tables(**words);
}

namespace {

/// The sum of a province takes some hundred megabytes.
constexpr std::size_t sums_kept = 4;

Outcome<SummaryOf> added_up(Call& call, const CountedBy& by, const Unit& unit, bool with_store) {
  SummaryOf found;
  found.units = by.units;
  found.unit = by.units->find(unit.id);
  auto book = tables_of(call.office.regulations(), call.campaign->regulation);
  if (!book) return refused(book.error());
  found.book = std::make_shared<const summary::TableBook>(std::move(*book));
  auto told = summary_parts(call.office.progress_book(), by, *found.unit);
  if (!told) return refused(told.error());
  found.problems = std::move(told->problems);
  std::vector<const summary::Summary*> all;
  for (const auto& part : told->parts) all.push_back(part.get());
  summary::Summary sum = summary::add_up(all);
  sum.on = by.now.date;
  if (with_store) {
    auto known = Reading{call, *by.units, *found.unit}.all(sum);
    if (!known) return tl::unexpected{known.error()};
    summary::tell(sum, *known);
  }
  found.summary = std::make_shared<const summary::Summary>(std::move(sum));
  found.tree = std::make_shared<const summary::Tree>(*found.summary);
  return found;
}

}  // namespace

Outcome<SummaryOf> summary_of(Call& call, const Unit& unit, bool with_store) {
  if (!call.campaign) return refused(Refused::hidden);
  const auto by = counted_by(call, *call.campaign);
  if (!by) return tl::unexpected{by.error()};
  const std::string key =
      fmt::format("{}|{}|{}|{}", call.campaign->id, unit.id, with_store, by->now.packed());
  // Known under this state of the store: nothing of it can have changed.
  if (auto known = by->overview->memo.find<SummaryOf>(key)) return *known;
  auto made = added_up(call, *by, unit, with_store);
  if (made) by->overview->memo.put(key, *made, sums_kept);
  return made;
}

Outcome<SummaryOf> summary_in_path(Call& call, bool with_store) {
  const auto units = call.units();
  if (!units) return refused(units.error());
  const Unit* unit = (*units)->find(call.target.unit);
  if (unit == nullptr) return refused(Refused::hidden);
  return summary_of(call, *unit, with_store);
}

std::vector<summary::Breach> breaches_of(const SummaryOf& of, const summary::Table* table) {
  std::vector<summary::Breach> found;
  const std::int32_t root = of.tree->find(of.unit->id);
  for (summary::Breach& breach : summary::check(*of.summary)) {
    const summary::Line* line = of.summary->line(breach.subject);
    if (line != nullptr && !of.tree->is_below(of.tree->find(line->unit), root)) continue;
    if (!breach.organization.empty() && !of.tree->is_below(of.tree->find(breach.organization), root))
      continue;
    found.push_back(std::move(breach));
  }
  if (table != nullptr) std::ranges::move(summary::check_rows(*table, *of.book), std::back_inserter(found));
  return found;
}

}  // namespace kiemdiem::service
