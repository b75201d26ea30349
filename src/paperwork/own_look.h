#pragma once

#include <optional>

#include "paperwork/paperwork.h"

/// Papers that an office has laid out in Word itself.
namespace kiemdiem::paperwork {

/// A Word file; a zip of several where a review has several forms.
struct OwnWord {
  std::string bytes;
  bool zipped = false;
};

/// The paper of a row as made() gives it, in the look of the office; nothing where the official layout holds.
service::Outcome<std::optional<OwnWord>> made_in_own_look(service::Call& call, const Row& row,
                                                          const std::string& about);

/// The same of the review that the call is about.
service::Outcome<std::optional<OwnWord>> review_in_own_look(service::Call& call);

}  // namespace kiemdiem::paperwork
