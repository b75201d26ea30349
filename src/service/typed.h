#pragma once

#include <string>

#include "base/vietnamese.h"

namespace kiemdiem::service {

/// What somebody typed, without the white space around it, in NFC.
inline std::string trimmed(const std::string& typed) {
  const std::size_t first = typed.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  return to_nfc(typed.substr(first, typed.find_last_not_of(" \t\r\n") - first + 1));
}

}  // namespace kiemdiem::service
