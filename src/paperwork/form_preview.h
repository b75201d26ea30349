#pragma once

#include "document/example.h"
#include "formpaper/form_paper.h"
#include "regulation/regulation.h"

/// A form as it is printed before anybody writes on it: filled in for somebody invented, or empty.
namespace kiemdiem::paperwork {

/// The layout of party papers on a day, of the files of forms/profiles.
Result<paper::Profile> form_layout(const std::vector<regulation::SourceFile>& files, Date day);

/// What stands beside the form's own words; its day and year are those of the example.
formpaper::Particulars particulars_of(const document::Form& form, const document::Example& example,
                                      const facts::Dictionary& dictionary);

/// @param example of the official form that it was made after; its day and year stand on the paper
paper::Paper form_preview(const document::Form& form, const document::Example& example,
                          const facts::Dictionary& dictionary, const paper::Profile& profile);

}  // namespace kiemdiem::paperwork
