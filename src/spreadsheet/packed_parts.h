#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kiemdiem::spreadsheet {

/// A zip file made part by part, each packed while it is written. Fixed times: equal parts give equal bytes.
class PackedParts {
 public:
  PackedParts();
  ~PackedParts();
  PackedParts(const PackedParts&) = delete;
  PackedParts& operator=(const PackedParts&) = delete;

  void begin(std::string_view name);
  void write(std::string_view bytes);
  void end();
  Result<std::string> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kiemdiem::spreadsheet
