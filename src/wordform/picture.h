#pragma once

#include "base/qr_code.h"
#include "wordform/word_package.h"
#include "wordform/xml_tree.h"

/// The QR code of a paper as a picture in a Word file that somebody else has made.
namespace kiemdiem::wordform {

/// A run that shows the picture of add_picture(). @param number of the run in the file, from 1
Element picture_run(int number);

/// Adds the picture to the file, and to each part that shows it the relation to it.
/// @param shown_in names of those parts
Result<void> add_picture(std::vector<Part>& parts, const std::vector<std::string>& shown_in,
                         const QrCode& picture);

}  // namespace kiemdiem::wordform
