#pragma once

#include "paperwork/paperwork.h"

/// Papers that an office has laid out in Word itself.
namespace kiemdiem::paperwork {

/// A Word file.
struct OwnWord {
  std::string name;  ///< of its form: "Bản kiểm điểm cá nhân"
  std::string bytes;
};

/// What stands in the place of the marks for the paper code.
struct WordCode {
  std::string code;
  std::string leads_to;  ///< what its QR code holds
};

/// The paper of a row as made() gives it, a file each form, where the office has laid out any of them;
/// nothing where the official layout holds.
/// @param server where QR codes lead; empty: not known
service::Outcome<std::vector<OwnWord>> made_in_own_look(service::Call& call, const Row& row,
                                                        const Printable& what, const std::string& server);

/// Everything that a unit needs for its meeting as Word, in the order of the meeting: what stands in the
/// official layout together in one file, what the office has laid out itself in files between. One file where
/// nothing is laid out so.
service::Outcome<std::vector<OwnWord>> meeting_set_in_word(service::Call& call, const std::string& server);

/// Several files in one zip, numbered in their order.
service::Outcome<std::string> zipped(const std::vector<OwnWord>& files);

}  // namespace kiemdiem::paperwork
