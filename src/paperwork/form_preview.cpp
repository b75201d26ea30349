#include "paperwork/form_preview.h"

namespace kiemdiem::paperwork {

Result<paper::Profile> form_layout(const std::vector<regulation::SourceFile>& files, Date day) {
  std::vector<paper::Profile> profiles;
  for (const regulation::SourceFile& file : files) {
    auto profile = paper::read_profile(file.text, file.name);
    if (!profile) return profile;
    profiles.push_back(std::move(*profile));
  }
  const paper::Profile* found = paper::layout_on(profiles, day);
  if (found == nullptr) return refuse({"forms/profiles", 0, 0, {}, {}}, "Không có thể thức nào.");
  return *found;
}

formpaper::Particulars particulars_of(const document::Form& form, const document::Example& example,
                                      const facts::Dictionary& dictionary) {
  formpaper::Particulars particulars{.superior = example.superior,
                                     .issuer = example.issuer,
                                     .place = example.place,
                                     .date = example.date,
                                     .number = "-BC",
                                     .year = example.year == 0 ? form.year : example.year,
                                     .name = example.name,
                                     .levels = {},
                                     .made_on = example.date.value_or(*make_date(form.year, 12, 31))};
  const facts::Choices& levels = *dictionary.choices("rating");
  for (std::size_t at = 0; at < levels.words.size(); ++at)
    particulars.levels.push_back({levels.words[at], levels.labels[at].vi});
  return particulars;
}

paper::Paper form_preview(const document::Form& form, const document::Example& example,
                          const facts::Dictionary& dictionary, const paper::Profile& profile) {
  return formpaper::form_paper(form, example.filled, example.traits, {},
                               particulars_of(form, example, dictionary), profile);
}

}  // namespace kiemdiem::paperwork
