#pragma once

#include <string>
#include <vector>

#include "document/filled_form.h"
#include "paper/paper.h"

/// An official form with what is written in it, as an official paper: Word, PDF and print come from the same
/// file of forms/ as the screen does.
namespace kiemdiem::formpaper {

/// What stands on the paper beside the form's own words.
struct Particulars {
  std::string superior;      ///< organization above; empty: no line
  std::string issuer;        ///< own organization; printed in bold capitals
  std::string place;         ///< before the day; empty: room to write it
  std::optional<Date> date;  ///< nothing: room to write it
  std::string number;        ///< of layout `numbered`: "05-BC/ĐU", "-BC/ĐU" with room for the number
  int year = 0;
  std::string name;                      ///< of the subject
  std::vector<document::Choice> levels;  ///< of rating, best first, as the dictionary has them
  Date made_on;
};

/// What is not filled in stands there as dotted lines, empty boxes and empty rows, so that an empty form is
/// one to be filled in by hand. Parts that do not concern the subject are left out; those of which it is not
/// known stay.
paper::Paper form_paper(const document::Form& form, const document::FilledForm& filled,
                        const document::Traits& traits, const document::Given& given,
                        const Particulars& particulars, const paper::Profile& profile);

}  // namespace kiemdiem::formpaper
