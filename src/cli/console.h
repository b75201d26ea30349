#pragma once

#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kiemdiem::cli {

enum class Colour : std::uint8_t { plain, red, yellow, green, faint, strong };

/// Where commands write. Colours only on a terminal (and never where NO_COLOR is set).
class Console {
 public:
  Console(std::FILE* out, std::FILE* err);

  void print(std::string_view text);        ///< what was asked for
  void tell(std::string_view line);         ///< a line beside it, on the error stream
  void complain(const Problems& problems);  ///< why nothing came of it
  bool colours() const { return colours_; }

  /// Shows how far a long work is: one line that overwrites itself on a terminal, else a plain line now and
  /// then. Silent in the first second.
  class Progress {
   public:
    Progress(Console& console, std::string what, std::size_t total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    void reached(std::size_t done);

   private:
    Console& console_;
    std::string what_;
    std::size_t total_;
    std::chrono::steady_clock::time_point begun_, shown_;
    bool line_open_ = false;
  };

 private:
  std::FILE* out_;
  std::FILE* err_;
  bool colours_;
  bool terminal_;
};

/// The text in a colour, or as it is where `colours` is false.
std::string painted(Colour colour, std::string_view text, bool colours);

}  // namespace kiemdiem::cli
