#pragma once

#include "summary/table.h"

namespace kiemdiem::summary {

/// What a column can show about a row: words of the files of forms/tables.
bool is_field(std::string_view word);
const std::vector<std::string>& field_words();

/// What a row is about; what it is not about stays empty.
struct About {
  std::int64_t order = 0;  ///< TT; 0: none
  std::string label;       ///< of a group, a block, a measure
  std::string code;
  std::string level;  ///< of a comparison
  std::int32_t unit = -1;
  const Line* line = nullptr;
  const Pool* pool = nullptr;
  const Remedy* remedy = nullptr;
  const Commended* commended = nullptr;
  const Dossier* dossier = nullptr;
  const Discipline* discipline = nullptr;
};

/// What fields are looked up in.
struct Lookup {
  const Tree& tree;
  const TableBook& book;
};

Cell field(std::string_view word, const About& about, const Lookup& lookup);

/// "Hoàn thành tốt nhiệm vụ"; "chưa rõ"; "không xếp loại" where there is none.
std::string level_words(const Summary& summary, Level level);
/// "đảng viên"
std::string kind_words(SubjectKind kind);
/// "05/12/2026"; empty for none.
std::string day_words(const std::string& iso);
/// "66,7"
std::string tenths_words(std::int64_t tenths);
/// What is said of who is not reviewed or not rated.
std::string reasons_of(const Line& line, const TableBook& book);

inline constexpr std::string_view not_known = "chưa rõ";

}  // namespace kiemdiem::summary
