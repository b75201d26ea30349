#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "paper/paper.h"

namespace kiemdiem::paper {

/// What several papers share. Names and posts are printed as they are given.

struct Office {
  std::string superior;
  std::string issuer;
  std::string place;  ///< before the day: "Phú Yên"
};

/// Who signs for a body: on behalf of "Ban Thường vụ", "Bí thư", name.
struct Signer {
  Authority authority = Authority::own;
  std::string body = {};
  std::string post;
  std::string name = {};
};

struct Absence {
  std::string name;
  std::string reason;
};

struct Attendance {
  int summoned = 0;
  std::optional<int> present = {};  ///< nothing: room to write
  std::vector<Absence> absent = {};
};

/// A person with a task at a meeting or in a counting team.
struct Participant {
  std::string name;
  std::string post = {};
  std::string task = {};
};

/// Names of the four levels from the best to the lowest.
using LevelNames = std::array<std::string, 4>;

Block sentence(std::string text);
/// "- name: 05 units, đạt 16,7%": one line a level, the last with a full stop.
std::vector<Block> level_lines(const LevelNames& levels, const std::array<int, 4>& counts,
                               const std::string& unit);
/// Triệu tập, có mặt, vắng with reasons.
std::vector<Block> attendance_lines(const Attendance& attendance);
/// "Ông A, Bí thư" or only the name.
std::string person(const Participant& participant);
Letterhead numbered_letterhead(const Office& office, std::optional<std::string> number,
                               const std::optional<Date>& date);
void append(std::vector<Block>& blocks, std::vector<Block> more);
/// Puts a paper behind others in one file, with page numbers of its own; the first gives layout and title.
void append(Paper& all, Paper more);

}  // namespace kiemdiem::paper
