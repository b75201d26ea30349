#pragma once

#include "base/date.h"
#include "document/filled_form.h"
#include "document/read_forms.h"

namespace kiemdiem::document {

/// A form filled in for somebody invented: `example.yaml` beside its form. For tests and for looking at a
/// form before it takes effect.
struct Example {
  std::string superior, issuer, place;
  std::optional<Date> date;
  int year = 0;
  std::string name;
  Traits traits;  ///< every word is known
  FilledForm filled;
};

/// One file, by the id of its form. `like` takes another example for what a file does not say. Refused with
/// all problems: places, columns and choices that the form does not have, an unknown example.
Result<std::map<std::string, Example, std::less<>>> read_examples(const std::vector<FormFile>& files,
                                                                  const Forms& forms);

}  // namespace kiemdiem::document
