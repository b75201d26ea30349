#pragma once

#include "service/reviews.h"

/// Texts that repeat others: shown to the writer before anybody else sees them. Whose text it is, is never
/// said.
namespace kiemdiem::service {

struct RepeatNotice {
  std::string paper, section;
  bool of_last_year = false;  ///< else of somebody else's review of the same cell
  int share = 0;              ///< percent of the runs of words
};

/// Sections that ask for own words, compared with last year's review of the subject and with what others of
/// the unit have handed in. At most one notice a section and kind.
Outcome<std::vector<RepeatNotice>> repeat_notices(Call& call, const OpenReview& open);

}  // namespace kiemdiem::service
