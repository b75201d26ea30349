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
#include "printing/zip_writer.h"
#include "service/adapted_forms.h"
#include "service/names.h"
#include "service/office.h"
#include "service/registers.h"
#include "wordform/look.h"

namespace kiemdiem::paperwork {
namespace {

using service::Call;
using service::OpenReview;

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
    particulars.date = particulars.made_on = service::now_at(open.review.rounds.back().at).local.date;
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

/// A form of a review as a Word file of its own.
service::Outcome<std::string> in_word(const document::Form& form, const std::string& look,
                                      const OpenReview& open, const formpaper::Particulars& particulars,
                                      const paper::Profile& profile) {
  const document::FilledForm filled = open.paper(form);
  auto bytes = look.empty() ? printing::to_docx(formpaper::form_paper(form, filled, open.traits, open.given,
                                                                      particulars, profile))
                            : wordform::filled_look(
                                  look, form.id, form,
                                  wordform::mark_values(form, filled, open.traits, open.given, particulars));
  if (!bytes) return service::refused(bytes.error());
  return std::move(*bytes);
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

service::Outcome<std::optional<OwnWord>> review_in_own_look(Call& call) {
  const auto open = service::open_review(call);
  if (!open) return tl::unexpected{open.error()};
  const std::vector<const document::Form*> forms = printed_forms(*open);
  const auto looks = looks_of(call, forms);
  if (!looks) return tl::unexpected{looks.error()};
  if (looks->empty()) return std::optional<OwnWord>{};
  const auto desk = Desk::of(call);
  if (!desk) return tl::unexpected{desk.error()};
  const formpaper::Particulars particulars = particulars_of(call, *open, *desk);
  const auto profile = desk->profile(particulars.made_on);
  if (!profile) return tl::unexpected{profile.error()};
  std::vector<std::string> names, files;
  for (std::size_t at = 0; at < forms.size(); ++at) {
    auto file = in_word(*forms[at], (*looks)[at], *open, particulars, *profile);
    if (!file) return tl::unexpected{file.error()};
    files.push_back(std::move(*file));
    names.push_back(file_name(fmt::format("{}", at + 1), forms[at]->name, Format::docx));
  }
  if (files.size() == 1) return OwnWord{std::move(files.front()), false};
  std::vector<printing::ZipPart> parts;
  for (std::size_t at = 0; at < files.size(); ++at) parts.push_back({names[at], files[at]});
  auto zipped = printing::zip_file(parts);
  if (!zipped) return service::refused(zipped.error());
  return OwnWord{std::move(*zipped), true};
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
  std::vector<const document::Form*> forms = printed_forms(*open);
  std::erase_if(forms, [](const document::Form* one) { return one->paper != word(form); });
  return paper_of(call, *open, forms);
}

template Printables reviews_with<ReviewForm::self_review>(Call&);
template Made review_form_paper<ReviewForm::self_review>(Call&);
template Printables reviews_with<ReviewForm::score_sheet>(Call&);
template Made review_form_paper<ReviewForm::score_sheet>(Call&);
template Printables reviews_with<ReviewForm::collective_report>(Call&);
template Made review_form_paper<ReviewForm::collective_report>(Call&);
template Printables reviews_with<ReviewForm::quality_slip>(Call&);
template Made review_form_paper<ReviewForm::quality_slip>(Call&);
template Printables reviews_with<ReviewForm::manifestations_check>(Call&);
template Made review_form_paper<ReviewForm::manifestations_check>(Call&);
template Printables reviews_with<ReviewForm::commitment>(Call&);
template Made review_form_paper<ReviewForm::commitment>(Call&);
template Printables reviews_with<ReviewForm::profile_supplement>(Call&);
template Made review_form_paper<ReviewForm::profile_supplement>(Call&);

}  // namespace kiemdiem::paperwork
