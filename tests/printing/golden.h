#pragma once

#include <string>

namespace kiemdiem::printing {

/// Whether goldens are written anew: with KIEMDIEM_ACCEPT=1. Read the difference before it is committed.
bool accepts_anew();

/// A text against the file of that name in tests/<folder>/golden.
void compare_with_golden(const std::string& folder, const std::string& name, const std::string& text);

}  // namespace kiemdiem::printing
