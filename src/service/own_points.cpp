#include "service/own_points.h"

#include "document/filled_form.h"
#include "service/adapted_forms.h"
#include "service/registers.h"
#include "service/reviews.h"

namespace kiemdiem::service {

Outcome<std::map<std::string, summary::Points, std::less<>>> own_points(Call& call,
                                                                        std::string_view unit_path) {
  const auto shelf = form_shelf(call);
  const auto records = store::find_all(call.data, call.campaign->id, self_reviews, unit_path);
  if (!shelf) return tl::unexpected{shelf.error()};
  if (!records) return refused(records.error());
  std::map<std::string, summary::Points, std::less<>> points;
  for (const store::Record& record : *records) {
    const Review review = review_in(facts_of(record));
    const auto sheet = review.papers.find("score_sheet");
    if (review.rounds.empty() || sheet == review.papers.end()) continue;
    const auto form = (*shelf)->forms->find(sheet->second.form);
    if (form == (*shelf)->forms->end()) continue;
    std::vector<std::int32_t> sums;
    for (const document::Section& section : form->second.sections)
      for (const auto& [column, sum] :
           document::totals(section, document::rows_of(section, sheet->second.answer(section.id), {})))
        sums.push_back(static_cast<std::int32_t>(sum));
    sums.resize(3);
    points[record.text.key.id] = {sums[0], sums[1], sums[2]};
  }
  return points;
}

}  // namespace kiemdiem::service
