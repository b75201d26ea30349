#pragma once

#include "cli/data.h"

/// The dictionary and the regulations of the repository, read once for a fuzz program.
inline kiemdiem::cli::Data& data() {
  static kiemdiem::cli::Data opened = kiemdiem::cli::Data::open(KIEMDIEM_SOURCE_DIR).value();
  return opened;
}
