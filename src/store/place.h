#pragma once

#include <string>

#include "base/result.h"

namespace kiemdiem::store {

/// A whole file as the place of a problem.
inline Place place_of(const std::string& file) {
  return {file, 0, 0, "", ""};
}

}  // namespace kiemdiem::store
