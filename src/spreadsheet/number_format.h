#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace kiemdiem::spreadsheet {

/// Whether a number under this format is shown as a day: the built-in formats 14–22, 27–36 and 50–58, or a
/// format of the workbook's own that names a day, month or year outside quotation marks and brackets. Clock
/// times alone (18–21, 45–47, "hh:mm") are no days.
bool is_date_format(int id, std::string_view code);

/// Whether a format that is_date_format shows month and year only.
bool shows_no_day(int id, std::string_view code);

/// Digits that a format like "00000000" pads a whole number to; 0 for any other format.
int padded_digits(std::string_view code);

/// A workbook's day number as a day with its minute. Counts from 1900 (with that year's false 29 February,
/// which is refused) or from 1904. Nothing outside 1900–9999.
std::optional<Moment> moment_of_serial(double serial, bool from_1904);

/// The day number (1900) of a day.
double serial_of(Date date);

/// Shortest text of a number as Excel shows it: 15 significant digits, no exponent below 10¹⁵.
std::string number_text(double number);

}  // namespace kiemdiem::spreadsheet
