#include "printing/golden.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace kiemdiem::printing {

bool accepts_anew() {
  return std::getenv("KIEMDIEM_ACCEPT") != nullptr;
}

void compare_with_golden(const std::string& folder, const std::string& name, const std::string& text) {
  const std::string file = KIEMDIEM_SOURCE_DIR "/tests/" + folder + "/golden/" + name;
  if (accepts_anew()) {
    std::ofstream{file, std::ios::binary} << text;
    return;
  }
  std::ifstream kept{file, std::ios::binary};
  std::ostringstream expected;
  expected << kept.rdbuf();
  EXPECT_EQ(expected.str(), text) << name;
}

}  // namespace kiemdiem::printing
