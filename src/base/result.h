#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace kiemdiem {

/// Where something stands in what the user gave us: a line of a text file or a cell of a workbook.
struct Place {
  std::string file;   ///< as the user named it; empty when there is none
  int line = 0;       ///< 1-based; 0 when there is none
  int column = 0;     ///< 1-based; 0 when there is none
  std::string sheet;  ///< sheet of a workbook; empty for text files
  std::string cell;   ///< "C7"; empty for text files
};

/// "roster.xlsx, trang tính “Đảng viên”, ô C7" or "case.yaml:12:5".
std::string to_text(const Place& place);

/// Something wrong with what was given: never a legal outcome, which is a value of its own.
struct Problem {
  Place where;
  std::string message;  ///< Vietnamese, one sentence, says what is wrong and what to do
};

using Problems = std::vector<Problem>;

/// What may fail at a boundary. All problems at once, each with its place.
template <class T>
using Result = tl::expected<T, Problems>;

/// One line a problem: place, colon, message.
std::string to_text(const Problems& problems);

inline tl::unexpected<Problems> refuse(Place where, std::string message) {
  return tl::unexpected{Problems{{std::move(where), std::move(message)}}};
}

}  // namespace kiemdiem
