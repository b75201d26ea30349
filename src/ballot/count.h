#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ballot/sheet.h"

namespace kiemdiem::ballot {

/// Why a sheet of paper is not counted.
enum class VoidReason : std::uint8_t { blank, over_marked, foreign, marked, damaged };
inline constexpr int void_reason_count = 5;
std::string_view name(VoidReason reason);   ///< "over_marked"
std::string_view label(VoidReason reason);  ///< "đánh dấu quá một mức trên một dòng"

/// What was counted: sheets, and for each line the marks by choice with the lines left blank behind them.
struct Count {
  int issued = 0;    ///< handed out
  int unused = 0;    ///< handed out, not put into the box
  int returned = 0;  ///< taken from the box
  int valid = 0;
  std::vector<int> voided = std::vector<int>(void_reason_count);  ///< by reason
  std::vector<std::vector<int>> marks;                            ///< [line][choice], last: blank

  friend bool operator==(const Count&, const Count&) = default;
};

/// A number that does not fit, at its field: "returned", "voided.blank", "marks.3" (a whole line),
/// "marks.3.good".
struct Misfit {
  std::string field;
  std::string message;
};

/// The fields of a count in the order of the form, with what stands in them.
std::vector<std::pair<std::string, int>> fields_of(const Sheet& sheet, const Count& count);
/// A count as it was typed. A field that is missing or not a number is a misfit and counts as 0.
Count count_from(const Sheet& sheet, const std::vector<std::pair<std::string, std::string>>& typed,
                 std::vector<Misfit>& misfits);
/// What a field is called: "phiếu thu về", "dòng 3 (Nguyễn Văn An), hoàn thành tốt nhiệm vụ".
std::string words_of(const Sheet& sheet, const std::string& field, const facts::Dictionary& dictionary);

/// Whether the sums agree: issued = returned + unused; returned = valid + void; each line = valid; nothing
/// where there is no box; not more agreed to than allowed.
/// @param handed slips handed out by the attendance list
std::vector<Misfit> misfits_of(const Sheet& sheet, const Count& count, int handed);

/// The fields in which two tellers differ.
std::vector<std::string> differences(const Sheet& sheet, const Count& first, const Count& second);

/// One mark of an electronic ballot, apart from all others of the same voter (D4).
struct Item {
  int line = 0;
  int choice = 0;  ///< behind the last one: left blank

  friend auto operator<=>(const Item&, const Item&) = default;
};

/// The marks of one voter against the sheet. @param choices one a line, -1: blank
/// @return what is wrong, at "marks.3"
std::vector<Misfit> misfits_of_ballot(const Sheet& sheet, const std::vector<int>& choices);

/// The count of opened items; nothing where they are not whole ballots of this sheet.
std::optional<Count> count_of(const Sheet& sheet, const std::vector<Item>& items, int issued);

std::string to_json(const Sheet& sheet, const Count& count);
/// Of what to_json() wrote.
Count count_from(const Sheet& sheet, const std::string& json);

}  // namespace kiemdiem::ballot
