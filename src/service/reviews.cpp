#include "service/reviews.h"

#include <fmt/format.h>

#include "base/vietnamese.h"
#include "service/adapted_forms.h"
#include "service/filing.h"
#include "service/gate.h"
#include "service/office.h"
#include "service/plan_facts.h"
#include "service/registers.h"
#include "service/review_subject.h"
#include "service/suggestions.h"

namespace kiemdiem::service {
namespace {

/// The party organization directly over an agency speaks for the agency's leadership, which has no role of
/// its own here.
bool is_agency_of(const Call& call, const OpenReview& open) {
  const std::string& own = call.actor.acting.unit_path;
  const std::string& path = call.target.unit_path;
  const auto agency = open.traits.find("agency");
  return agency != open.traits.end() && agency->second == true && path.starts_with(own) &&
         path.find('/', own.size()) == path.size() - 1;
}

/// Who may do what with the review of a subject; nothing: it does not exist for the acting person.
std::optional<ReviewAccess> access_to(const Call& call, const OpenReview& open, const Review& kept) {
  const Relation relation = relation_of(call.actor, call.target, Object::subject);
  // Who is reviewed may take over what was begun from paper, until it was handed in.
  if (relation == Relation::own)
    return kept.on_behalf && !kept.rounds.empty() ? ReviewAccess::read : ReviewAccess::write;
  if (!reads_reviews(call.actor.acting.role)) return std::nullopt;
  if (open.of_collective && (relation == Relation::unit || is_agency_of(call, open)))
    return ReviewAccess::write;
  if (kept.on_behalf && kept.on_behalf->by == call.actor.account) return ReviewAccess::write;
  if (!open.record && !open.of_collective) return ReviewAccess::on_behalf;
  return kept.rounds.empty() ? ReviewAccess::wait : ReviewAccess::read;
}

Outcome<std::optional<Review>> version_of(Call& call, const store::RecordKey& key, std::int64_t version) {
  const auto found = store::find_version(call.data, key, version);
  if (!found) return refused(found.error());
  if (!*found) return std::optional<Review>{};
  return std::optional{review_in(facts_of(*found))};
}

/// The review as the acting person may see it: a reader sees what was handed in, not what is being changed.
Outcome<Review> seen(Call& call, const OpenReview& open, Review kept) {
  if (open.access == ReviewAccess::write || !open.record) return kept;
  if (kept.rounds.empty()) {
    kept.papers.clear();
    return kept;
  }
  auto former = version_of(call, open.record->text.key, kept.rounds.back().version);
  if (!former) return tl::unexpected{former.error()};
  kept.papers = *former ? std::move((*former)->papers) : decltype(kept.papers){};
  return kept;
}

}  // namespace

bool reads_reviews(Role role) {
  return role == Role::cell_secretary || role == Role::cell_deputy || role == Role::grassroots_committee ||
         role == Role::upper_committee || role == Role::advisory;
}

document::FilledForm OpenReview::paper(const document::Form& form) const {
  const auto found = review.papers.find(form.paper);
  document::FilledForm filled =
      found == review.papers.end() ? document::FilledForm{form.id, form.version, {}, {}} : found->second;
  if (const auto head = heads.find(form.paper); head != heads.end())
    for (const auto& [field, value] : head->second) filled.head.try_emplace(field, value);
  return filled;
}

Outcome<OpenReview> open_review(Call& call) {
  const auto shelf = form_shelf(call);
  if (!shelf) return tl::unexpected{shelf.error()};
  const auto known = dictionary_of(call.data, call.office.regulations(), *call.campaign);
  if (!known) return refused(known.error());
  const facts::Dictionary& dictionary = **known;
  auto subject = review_subject(call, dictionary);
  if (!subject) return tl::unexpected{subject.error()};
  OpenReview open;
  open.id = call.inputs.get("subject");
  open.name = subject->name;
  open.of_collective = subject->list == "collectives";
  open.traits = subject->traits;
  auto record = stored_entry(call, {call.campaign->id, std::string{self_reviews}, open.id});
  if (!record) return tl::unexpected{record.error()};
  open.record = std::move(*record);
  Review kept = open.record ? review_in(facts_of(open.record)) : Review{open.id, {}, {}, {}};
  const auto access = access_to(call, open, kept);
  if (!access) return refused(Refused::hidden);
  open.access = *access;
  auto shown = seen(call, open, std::move(kept));
  if (!shown) return tl::unexpected{shown.error()};
  open.review = std::move(*shown);
  open.shelf = *shelf;
  auto given = given_rows(call, open.id);
  if (!given) return tl::unexpected{given.error()};
  open.given = std::move(*given);
  open.traits["suggested"] = open.given.contains(document::Prefill::suggestions);
  open.traits["last_year"] = open.given.contains(document::Prefill::last_year_limits);
  open.papers = document::chosen_forms(open.shelf->choices, *open.shelf->forms,
                                       open.of_collective ? "collective" : "member", open.traits);
  // Each rating party fills in a slip of its own (quality_slips.h).
  std::erase_if(open.papers,
                [](const document::Chosen& chosen) { return chosen.form->paper == "quality_slip"; });
  for (document::Chosen& chosen : open.papers) {
    // What was begun on a form stays on it.
    const auto begun = open.review.papers.find(chosen.form->paper);
    if (begun != open.review.papers.end())
      if (const auto form = open.shelf->forms->find(begun->second.form); form != open.shelf->forms->end())
        chosen.form = &form->second;
    open.heads[chosen.form->paper] = head_of(call, *subject, *chosen.form, dictionary);
  }
  return open;
}

Outcome<std::optional<Review>> review_version(Call& call, const OpenReview& open, std::int64_t version) {
  if (!open.record) return std::optional<Review>{};
  bool handed = false;
  for (const Round& round : open.review.rounds) handed = handed || round.version == version;
  const bool current = version == open.version() && open.access == ReviewAccess::write;
  if (!handed && !current) return std::optional<Review>{};
  return version_of(call, open.record->text.key, version);
}

Outcome<std::optional<Review>> handed_in(Call& call, const store::Record& record) {
  const Review review = review_in(facts_of(record));
  if (review.rounds.empty()) return std::optional<Review>{};
  return version_of(call, record.text.key, review.rounds.back().version);
}

Outcome<std::optional<Review>> review_of_last_year(Call& call, const std::string& subject) {
  const auto campaigns = store::all_campaigns(call.data);  // the newest first
  if (!campaigns) return refused(campaigns.error());
  for (const store::Campaign& campaign : *campaigns) {
    if (campaign.kind != "year" || campaign.year >= call.campaign->year) continue;
    const auto record = store::find(call.data, {campaign.id, std::string{self_reviews}, subject});
    if (!record) return refused(record.error());
    if (!*record) continue;
    auto review = handed_in(call, **record);
    if (!review || *review) return review;
  }
  return std::optional<Review>{};
}

std::map<std::string, document::FilledForm, std::less<>> papers_sent(const OpenReview& open,
                                                                     const Inputs& inputs) {
  std::map<std::string, document::FilledForm, std::less<>> papers;
  for (const document::Chosen& chosen : open.papers) {
    const document::Form& form = *chosen.form;
    document::FilledForm filled = document::filled_from(
        form, [&](const std::string& name) { return inputs.get(form.paper + "." + name); });
    // What stood in the form from the beginning is kept with what was written: it may change later.
    if (const auto head = open.heads.find(form.paper); head != open.heads.end())
      for (const auto& [field, value] : head->second) filled.head[field] = value;
    for (const document::Section& section : form.sections) {
      if (section.columns.empty()) continue;
      std::vector<document::Row> rows = document::rows_of(section, filled.answer(section.id), open.given);
      std::erase_if(rows, [](const document::Row& row) { return row.cells.empty(); });
      if (!rows.empty()) filled.answers[section.id].rows = std::move(rows);
    }
    papers[form.paper] = std::move(filled);
  }
  return papers;
}

}  // namespace kiemdiem::service
