#pragma once

#include "document/form.h"
#include "wordform/marks.h"

/// The look that an office gave a form in Word: its letterhead, fonts and words around marks. Text marks are
/// read together again where Word has split them.
namespace kiemdiem::wordform {

/// Whether a Word file may lay out a form. Every problem at once: what read_package() refuses, marks that the
/// form does not have (with the number of the paragraph), marks that are missing, columns outside of a row or
/// of two tables in one row.
Problems look_problems(std::string_view bytes, const std::string& file, const document::Form& form);

/// What a look that has no problems still leaves out, in sentences: places for the paper code and its QR
/// code, without which a scan of the signed paper does not find its record.
std::vector<std::string> look_notices(std::string_view bytes, const std::string& file,
                                      const document::Form& form);

/// The Word file with what is written in the place of the marks; the row of a table is repeated. A mark in
/// capitals is filled in capitals. The look must have passed look_problems().
Result<std::string> filled_look(std::string_view bytes, const std::string& file, const document::Form& form,
                                const MarkValues& values);

}  // namespace kiemdiem::wordform
