#include "service/review_notices.h"

#include <algorithm>

#include "document/compare.h"

namespace kiemdiem::service {
namespace {

/// The text of a section in another review, whatever form it stands on.
std::string text_in(const Review& review, const OpenReview& open, const std::string& paper,
                    const std::string& section) {
  const auto filled = review.papers.find(paper);
  if (filled == review.papers.end()) return {};
  const auto form = open.shelf->forms->find(filled->second.form);
  const document::Section* found = form == open.shelf->forms->end() ? nullptr : form->second.section(section);
  return found == nullptr ? std::string{} : document::plain_text(*found, filled->second.answer(section));
}

/// Reviews that were handed in: of the others of the unit in this campaign, of the subject in the last one.
struct Others {
  std::vector<Review> colleagues;
  std::optional<Review> last_year;
};

Outcome<Others> others_of(Call& call, const OpenReview& open) {
  Others others;
  const auto records = store::find_all(call.data, call.campaign->id, self_reviews, call.target.unit_path);
  if (!records) return refused(records.error());
  for (const store::Record& record : *records) {
    if (record.text.key.id == open.id || record.text.unit_path != call.target.unit_path) continue;
    auto review = handed_in(call, record);
    if (!review) return tl::unexpected{review.error()};
    if (*review) others.colleagues.push_back(std::move(**review));
  }
  auto last = review_of_last_year(call, open.id);
  if (!last) return tl::unexpected{last.error()};
  others.last_year = std::move(*last);
  return others;
}

}  // namespace

Outcome<std::vector<RepeatNotice>> repeat_notices(Call& call, const OpenReview& open) {
  const auto others = others_of(call, open);
  if (!others) return tl::unexpected{others.error()};
  std::vector<RepeatNotice> notices;
  for (const auto& [paper, filled] : open.review.papers) {
    const auto form = open.shelf->forms->find(filled.form);
    if (form == open.shelf->forms->end()) continue;
    for (const document::Section& section : form->second.sections) {
      if (!section.own_words) continue;
      const std::string text = document::plain_text(section, filled.answer(section.id));
      const auto share = [&](const Review& other) {
        return document::repeated_share(text, text_in(other, open, paper, section.id));
      };
      if (others->last_year)
        if (const int last = share(*others->last_year); last >= document::repeats_from)
          notices.push_back({paper, section.id, true, last});
      int most = 0;
      for (const Review& colleague : others->colleagues) most = std::max(most, share(colleague));
      if (most >= document::repeats_from) notices.push_back({paper, section.id, false, most});
    }
  }
  return notices;
}

}  // namespace kiemdiem::service
