#pragma once

#include <map>
#include <stdexcept>
#include <string>

#include "document/example.h"
#include "formpaper/form_paper.h"

namespace kiemdiem::formpaper {

const document::Forms& all_forms();
const std::map<std::string, document::Example, std::less<>>& all_examples();
/// As the dictionary has them.
std::vector<document::Choice> rating_levels();
paper::Profile profile_named(const std::string& id);

Particulars particulars_of(const document::Example& example);
/// A form filled in as its example says.
paper::Paper example_paper(const std::string& form);
/// The same form with nothing in it, for somebody whom every part concerns.
paper::Paper empty_paper(const std::string& form);

/// "btctw-02-2018" of "btctw/02-2018".
std::string file_name(std::string form);

}  // namespace kiemdiem::formpaper
