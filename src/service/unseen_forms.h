#pragma once

#include "service/call.h"

namespace kiemdiem::service {

/// A form or annex that a document of the campaign names and whose official text nobody has seen: `unseen` of
/// its papers.yaml.
struct UnseenForm {
  std::string name;     ///< as the document names it
  std::string clause;   ///< with the document
  std::string instead;  ///< what is used meanwhile and what the office can do, in a sentence
  std::string form;     ///< id of the form that stands in and may be adapted; may be empty
};
Outcome<std::vector<UnseenForm>> unseen_forms(Call& call);

}  // namespace kiemdiem::service
