#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace kiemdiem::paper {

/// "ngày 05 tháng 02 năm 2026": a zero before days 1 to 9 and months 1 and 2 only, so that no stroke can be
/// added. Nothing known: room to write it by hand.
std::string date_in_words(const std::optional<Date>& date);

/// "14 giờ 05 phút, ngày 05 tháng 12 năm 2026"; only the day where the time is not known.
std::string moment_in_words(const Moment& moment);

/// "bốn mươi lăm" for 45; from 0 to 999,999,999,999, else the digits.
std::string number_in_words(std::int64_t number);

/// "1.234": a dot between thousands.
std::string grouped(std::int64_t number);

/// "66,7", for a column of percentages: rounded half up to one decimal; "-" where the base is 0.
std::string percent_number(std::int64_t part, std::int64_t base);
/// "66,7%", in running text.
std::string percent(std::int64_t part, std::int64_t base);

/// "I", "IV", "XII"; the digits beyond 3999 and below 1.
std::string roman(int number);

/// "a", "b", "c", "d", "đ", "e" … as officials count points; "a1" and so on after "y".
std::string point_letter(int number);

/// ☒ or ☐.
std::string check_box(bool checked);

/// What a paper can print: valid UTF-8 in NFC, line breaks as \n, without characters that XML forbids and
/// without marks that turn the direction of writing. A tab becomes a space.
std::string printable(std::string_view text);

}  // namespace kiemdiem::paper
