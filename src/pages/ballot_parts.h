#pragma once

#include "pages/ballots.h"
#include "pages/parts.h"

/// What the pages of a vote share.
namespace kiemdiem::pages {

void fill_tally(View& content, const TallyTable& table);
void fill_facts(View& content, const char* name, const std::vector<PollFact>& facts);
/// A section with one ITEM for each text; nothing where there is none.
void fill_texts(View& content, const char* section, const std::vector<std::string>& texts);

}  // namespace kiemdiem::pages
