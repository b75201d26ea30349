#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "paper/profile.h"

namespace kiemdiem::paper {

inline std::string profile_text(const std::string& id) {
  std::ifstream file{KIEMDIEM_SOURCE_DIR "/forms/profiles/" + id + ".yaml"};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline Profile profile(const std::string& id) {
  const auto read = read_profile(profile_text(id), "forms/profiles/" + id + ".yaml");
  if (!read) throw std::runtime_error{to_text(read.error())};
  return *read;
}

}  // namespace kiemdiem::paper
