#include "service/reviews.h"

#include <fmt/format.h>

#include <algorithm>

#include "formpaper/form_paper.h"
#include "paper/papers/parts.h"
#include "paperwork/desk.h"
#include "paperwork/makers.h"
#include "paperwork/own_look.h"
#include "paperwork/printed.h"
#include "printing/docx.h"
#include "service/adapted_forms.h"
#include "service/campaign_time.h"
#include "service/names.h"
#include "service/office.h"
#include "service/registers.h"
#include "wordform/look.h"

namespace kiemdiem::paperwork {
namespace {

using service::Call;
using service::OpenReview;
using OwnWords = service::Outcome<std::vector<OwnWord>>;

formpaper::Particulars particulars_of(const Call& call, const OpenReview& open, const Desk& desk) {
  const facts::Choices& levels = *call.office.dictionary().choices("rating");
  const paper::Office office = desk.office();
  formpaper::Particulars particulars{.superior = office.superior,
                                     .issuer = office.issuer,
                                     .place = office.place,
                                     .date = {},
                                     .number = desk.notation("BC"),
                                     .year = static_cast<int>(call.campaign->year),
                                     .name = open.name,
                                     .levels = {},
                                     .made_on = desk.today()};
  for (std::size_t at = 0; at < levels.words.size(); ++at)
    particulars.levels.push_back({levels.words[at], levels.labels[at].vi});
  if (!open.review.rounds.empty())
    particulars.date = particulars.made_on = service::moment_of(call, open.review.rounds.back().at).date;
  return particulars;
}

/// The forms that are printed: those that were written, else, for the writer, all of them.
std::vector<const document::Form*> printed_forms(const OpenReview& open) {
  std::vector<const document::Form*> forms;
  const bool empty = open.review.papers.empty() && open.access == service::ReviewAccess::write;
  for (const document::Chosen& chosen : open.papers)
    if (empty || open.review.papers.contains(chosen.form->paper)) forms.push_back(chosen.form);
  return forms;
}

/// @param paper of the forms that are looked for; empty: any
Printables handed_in(Call& call, std::string_view paper) {
  const auto records =
      store::find_all(call.data, call.campaign->id, service::self_reviews, call.target.unit_path);
  if (!records) return service::refused(records.error());
  std::vector<Printable> printable;
  for (const store::Record& record : *records) {
    if (record.text.unit_path != call.target.unit_path) continue;
    const service::Review review = service::review_in(service::facts_of(record));
    if (review.rounds.empty() || (!paper.empty() && !review.papers.contains(std::string{paper}))) continue;
    const std::string& subject = record.text.key.id;
    printable.push_back({subject, service::subject_name_of(call, subject)});
  }
  std::ranges::sort(printable, {}, &Printable::label);
  return printable;
}

Made paper_of(Call& call, const OpenReview& open, const std::vector<const document::Form*>& forms) {
  if (forms.empty()) return service::refused(service::Refused::hidden);
  const auto desk = Desk::of(call);
  if (!desk) return tl::unexpected{desk.error()};
  const formpaper::Particulars particulars = particulars_of(call, open, *desk);
  const auto profile = desk->profile(particulars.made_on);
  if (!profile) return tl::unexpected{profile.error()};
  paper::Paper paper;
  for (const document::Form* form : forms)
    paper::append(paper, formpaper::form_paper(*form, open.paper(*form), open.traits, open.given, particulars,
                                               *profile));
  return paper;
}

/// A form of a review as a Word file of its own; with its code where the look has a mark for it.
service::Outcome<std::string> in_word(const document::Form& form, const std::string& look,
                                      const OpenReview& open, const formpaper::Particulars& particulars,
                                      const paper::Profile& profile, const WordCode& code) {
  const document::FilledForm filled = open.paper(form);
  if (look.empty()) {
    auto official =
        printing::to_docx(formpaper::form_paper(form, filled, open.traits, open.given, particulars, profile));
    if (!official) return service::refused(official.error());
    return std::move(*official);
  }
  wordform::MarkValues values = wordform::mark_values(form, filled, open.traits, open.given, particulars);
  values.texts[std::string{wordform::code_mark}] = code.code;
  values.picture = qr_code(code.leads_to);
  auto own = wordform::filled_look(look, form.id, form, values);
  if (!own) return service::refused(own.error());
  return std::move(*own);
}

/// By form: the Word file that lays it out; empty where none of them has one.
service::Outcome<std::vector<std::string>> looks_of(Call& call,
                                                    const std::vector<const document::Form*>& forms) {
  std::vector<std::string> looks;
  bool any = false;
  for (const document::Form* form : forms) {
    auto look = service::look_of(call, form->id);
    if (!look) return tl::unexpected{look.error()};
    any = any || !look->empty();
    looks.push_back(std::move(*look));
  }
  if (!any) looks.clear();
  return looks;
}

}  // namespace

namespace {

OwnWords in_own_look(Call& call, const OpenReview& open, const std::vector<const document::Form*>& forms,
                     const WordCode& code) {
  std::vector<OwnWord> files;
  const auto looks = looks_of(call, forms);
  if (!looks) return tl::unexpected{looks.error()};
  if (looks->empty()) return files;
  const auto desk = Desk::of(call);
  if (!desk) return tl::unexpected{desk.error()};
  const formpaper::Particulars particulars = particulars_of(call, open, *desk);
  const auto profile = desk->profile(particulars.made_on);
  if (!profile) return tl::unexpected{profile.error()};
  for (std::size_t at = 0; at < forms.size(); ++at) {
    auto file = in_word(*forms[at], (*looks)[at], open, particulars, *profile, code);
    if (!file) return tl::unexpected{file.error()};
    files.push_back({forms[at]->name, std::move(*file)});
  }
  return files;
}

std::vector<const document::Form*> printed_forms(const OpenReview& open, ReviewForm kind) {
  std::vector<const document::Form*> forms = printed_forms(open);
  std::erase_if(forms, [&](const document::Form* one) { return one->paper != word(kind); });
  return forms;
}

}  // namespace

OwnWords self_review_in_own_look(Call& call, const WordCode& code) {
  const auto open = service::open_review(call);
  if (!open) return tl::unexpected{open.error()};
  return in_own_look(call, *open, printed_forms(*open), code);
}

template <ReviewForm form>
OwnWords review_form_in_own_look(Call& call, const WordCode& code) {
  const auto open = service::open_review(call);
  if (!open) return tl::unexpected{open.error()};
  return in_own_look(call, *open, printed_forms(*open, form), code);
}

Printables handed_in_reviews(Call& call) {
  return handed_in(call, std::string_view{});
}

Made self_review_paper(Call& call) {
  const auto open = service::open_review(call);
  if (!open) return tl::unexpected{open.error()};
  return paper_of(call, *open, printed_forms(*open));
}

template <ReviewForm form>
Printables reviews_with(Call& call) {
  return handed_in(call, word(form));
}

template <ReviewForm form>
Made review_form_paper(Call& call) {
  const auto open = service::open_review(call);
  if (!open) return tl::unexpected{open.error()};
  return paper_of(call, *open, printed_forms(*open, form));
}

template Printables reviews_with<ReviewForm::self_review>(Call&);
template Made review_form_paper<ReviewForm::self_review>(Call&);
template OwnWords review_form_in_own_look<ReviewForm::self_review>(Call&, const WordCode&);
template Printables reviews_with<ReviewForm::score_sheet>(Call&);
template Made review_form_paper<ReviewForm::score_sheet>(Call&);
template OwnWords review_form_in_own_look<ReviewForm::score_sheet>(Call&, const WordCode&);
template Printables reviews_with<ReviewForm::collective_report>(Call&);
template Made review_form_paper<ReviewForm::collective_report>(Call&);
template OwnWords review_form_in_own_look<ReviewForm::collective_report>(Call&, const WordCode&);
template Printables reviews_with<ReviewForm::quality_slip>(Call&);
template Made review_form_paper<ReviewForm::quality_slip>(Call&);
template OwnWords review_form_in_own_look<ReviewForm::quality_slip>(Call&, const WordCode&);
template Printables reviews_with<ReviewForm::manifestations_check>(Call&);
template Made review_form_paper<ReviewForm::manifestations_check>(Call&);
template OwnWords review_form_in_own_look<ReviewForm::manifestations_check>(Call&, const WordCode&);
template Printables reviews_with<ReviewForm::commitment>(Call&);
template Made review_form_paper<ReviewForm::commitment>(Call&);
template OwnWords review_form_in_own_look<ReviewForm::commitment>(Call&, const WordCode&);
template Printables reviews_with<ReviewForm::profile_supplement>(Call&);
template Made review_form_paper<ReviewForm::profile_supplement>(Call&);
template OwnWords review_form_in_own_look<ReviewForm::profile_supplement>(Call&, const WordCode&);
template Printables reviews_with<ReviewForm::improvement_plan>(Call&);
template Made review_form_paper<ReviewForm::improvement_plan>(Call&);
template OwnWords review_form_in_own_look<ReviewForm::improvement_plan>(Call&, const WordCode&);

}  // namespace kiemdiem::paperwork
