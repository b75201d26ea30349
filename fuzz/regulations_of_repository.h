#pragma once

#include "installation/installation.h"

/// The dictionary and the regulations of the repository, read once for a fuzz program.
inline kiemdiem::Installation& data() {
  static kiemdiem::Installation opened = kiemdiem::Installation::open(KIEMDIEM_SOURCE_DIR).value();
  return opened;
}
