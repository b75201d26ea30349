#include "spreadsheet/workbook_writer.h"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <set>

#include "base/vietnamese.h"
#include "spreadsheet/excerpt.h"
#include "spreadsheet/number_format.h"

namespace kiemdiem::spreadsheet {
namespace {

constexpr std::size_t longest_text = 32'767;
constexpr std::size_t longest_comment = 8'000;
constexpr time_t made_on = 946'684'800;  // 2000-01-01: the same bytes whenever it is written

enum class Shown : std::uint8_t { text, number, date, moment };

/// A file without a name, in memory only.
class MemoryFile {
 public:
  MemoryFile() : descriptor_(memfd_create("workbook", MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  bool good() const { return descriptor_ >= 0; }
  std::string path() const { return fmt::format("/proc/self/fd/{}", descriptor_); }
  std::string bytes() const {
    std::string all;
    char buffer[64 * 1024];
    for (off_t at = 0;;) {
      const ssize_t got = pread(descriptor_, buffer, sizeof buffer, at);
      if (got <= 0) return all;
      all.append(buffer, static_cast<std::size_t>(got));
      at += got;
    }
  }

 private:
  int descriptor_;
};

/// One format for each look and kind of value, made when it is first needed.
class Formats {
 public:
  explicit Formats(lxw_workbook* workbook) : workbook_(workbook) {}

  lxw_format* get(Style style, Shown shown) {
    lxw_format*& format = made_[static_cast<std::size_t>(style)][static_cast<std::size_t>(shown)];
    if (format == nullptr) format = make(style, shown);
    return format;
  }

 private:
  lxw_format* make(Style style, Shown shown) {
    lxw_format* format = workbook_add_format(workbook_);
    format_set_font_name(format, "Times New Roman");
    format_set_font_size(format, style == Style::title ? 14 : 11);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (style != Style::title) {
      format_set_text_wrap(format);
      format_set_border(format, LXW_BORDER_THIN);
      format_set_border_color(format, 0xBFBFBF);
    }
    if (style == Style::heading || style == Style::title) format_set_align(format, LXW_ALIGN_CENTER);
    if (style == Style::heading || style == Style::title || style == Style::label) format_set_bold(format);
    if (style == Style::example) {
      format_set_italic(format);
      format_set_font_color(format, 0x7F7F7F);
    }
    if (const lxw_color_t fill = fill_of(style); fill != 0) format_set_bg_color(format, fill);
    if (shown == Shown::date) format_set_num_format(format, "dd/mm/yyyy");
    if (shown == Shown::moment) format_set_num_format(format, "dd/mm/yyyy hh:mm");
    if (shown == Shown::text) format_set_num_format(format, "@");
    return format;
  }

  static lxw_color_t fill_of(Style style) {
    switch (style) {
      case Style::heading:
        return 0xD9E2F3;
      case Style::label:
        return 0xF2F2F2;
      case Style::holds:
        return 0xE2EFDA;
      case Style::breaks:
        return 0xFFC7CE;
      case Style::undecided:
        return 0xFFEB9C;
      case Style::note:
        return 0xDDEBF7;
      case Style::plain:
      case Style::title:
      case Style::example:
        return 0;
    }
    return 0;
  }

  lxw_workbook* workbook_;
  std::array<std::array<lxw_format*, 4>, 9> made_{};  ///< by Style and Shown
};

Shown shown(const DraftCell& cell) {
  if (std::holds_alternative<double>(cell.value)) return Shown::number;
  if (std::holds_alternative<Date>(cell.value)) return Shown::date;
  if (const auto* moment = std::get_if<Moment>(&cell.value))
    return moment->has_time() ? Shown::moment : Shown::date;
  return Shown::text;
}

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

// ---- what is refused before anything is written ----

void check_name(const DraftSheet& sheet, std::set<std::string>& taken, Problems& problems) {
  const Place where{{}, 0, 0, sheet.name, {}};
  if (!is_valid_utf8(sheet.name) || sheet.name.empty() || letters(sheet.name) > 31 ||
      sheet.name.find_first_of("[]:*?/\\") != std::string::npos || sheet.name.starts_with('\'') ||
      sheet.name.ends_with('\''))
    problems.push_back(
        {where,
         "Tên trang tính phải có từ 1 đến 31 chữ và không chứa [ ] : * ? / \\ hay dấu nháy ở hai đầu."});
  else if (!taken.insert(search_key(sheet.name)).second)
    problems.push_back({where, "Hai trang tính trùng tên; hãy đổi tên một trang."});
}

void check_cells(const DraftSheet& sheet, Problems& problems) {
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
      const DraftCell& cell = sheet.rows[row][column];
      const auto* text = std::get_if<std::string>(&cell.value);
      const auto where = [&] {
        return Place{{},
                     0,
                     0,
                     sheet.name,
                     to_text(CellReference{static_cast<int>(row) + 1, static_cast<int>(column) + 1})};
      };
      if ((text != nullptr && !is_valid_utf8(*text)) || !is_valid_utf8(cell.comment))
        problems.push_back({where(), "Chữ của ô không phải UTF-8; không ghi được vào bảng tính."});
      else if (text != nullptr && text->size() > longest_text && letters(*text) > longest_text)
        problems.push_back(
            {where(),
             fmt::format("Chữ của ô dài hơn {} chữ cái; không ghi được vào bảng tính.", longest_text)});
    }
  }
}

// ---- writing ----

lxw_row_t row_of(CellReference cell) {
  return static_cast<lxw_row_t>(cell.row - 1);
}
lxw_col_t column_of(CellReference cell) {
  return static_cast<lxw_col_t>(cell.column - 1);
}

void set_page(lxw_worksheet* page, const DraftSheet& sheet) {
  worksheet_set_landscape(page);
  worksheet_set_paper(page, 9);  // A4
  worksheet_fit_to_pages(page, 1, 0);
  worksheet_set_margins(page, 0.5, 0.5, 0.6, 0.6);
  worksheet_set_footer(page, "&CTrang &P/&N");
  if (sheet.repeated_rows > 0)
    worksheet_repeat_rows(page, 0, static_cast<lxw_row_t>(sheet.repeated_rows - 1));
  if (sheet.frozen_rows > 0 || sheet.frozen_columns > 0)
    worksheet_freeze_panes(page, static_cast<lxw_row_t>(sheet.frozen_rows),
                           static_cast<lxw_col_t>(sheet.frozen_columns));
  for (std::size_t at = 0; at < sheet.widths.size(); ++at)
    worksheet_set_column(page, static_cast<lxw_col_t>(at), static_cast<lxw_col_t>(at), sheet.widths[at],
                         nullptr);
  if (sheet.hidden) worksheet_hide(page);
}

/// Lines that the longest text of a row takes in its column; readers do not work that out by themselves.
std::size_t lines_of(const std::vector<DraftCell>& row, const std::vector<double>& widths) {
  std::size_t most = 1;
  for (std::size_t column = 0; column < row.size() && column < widths.size(); ++column) {
    const auto* text = std::get_if<std::string>(&row[column].value);
    if (text == nullptr || row[column].style == Style::title) continue;
    const std::size_t width = std::max<std::size_t>(static_cast<std::size_t>(widths[column]), 4);
    if (text->size() <= width && text->find('\n') == std::string::npos) continue;
    std::size_t lines = 0;
    for (std::size_t start = 0; start <= text->size();) {
      const std::size_t end = std::min(text->find('\n', start), text->size());
      lines += std::max<std::size_t>(1, (letters(text->substr(start, end - start)) + width - 1) / width);
      start = end + 1;
    }
    most = std::max(most, lines);
  }
  return std::min<std::size_t>(most, 27);  // a row is at most 409 points high
}

void write_cell(lxw_worksheet* page, CellReference at, const DraftCell& cell, Formats& formats) {
  lxw_format* format = formats.get(cell.style, shown(cell));
  if (const auto* text = std::get_if<std::string>(&cell.value)) {
    if (text->empty())
      worksheet_write_blank(page, row_of(at), column_of(at), format);
    else
      worksheet_write_string(page, row_of(at), column_of(at), to_nfc(*text).c_str(), format);
  } else if (const auto* number = std::get_if<double>(&cell.value)) {
    worksheet_write_number(page, row_of(at), column_of(at), *number, format);
  } else if (const auto* date = std::get_if<Date>(&cell.value)) {
    worksheet_write_number(page, row_of(at), column_of(at), serial_of(*date), format);
  } else if (const auto* moment = std::get_if<Moment>(&cell.value)) {
    const double time = moment->has_time() ? moment->minute / 1440.0 : 0;
    worksheet_write_number(page, row_of(at), column_of(at), serial_of(moment->date) + time, format);
  } else if (cell.style != Style::plain || !cell.comment.empty()) {
    worksheet_write_blank(page, row_of(at), column_of(at), format);
  }
  if (cell.comment.empty()) return;
  char author[] = "kiemdiem";
  lxw_comment_options options{};
  options.author = author;
  options.x_scale = 2.5;
  options.y_scale = 1.0 + static_cast<double>(letters(cell.comment)) / 160.0;
  worksheet_write_comment_opt(page, row_of(at), column_of(at), excerpt(cell.comment, longest_comment).c_str(),
                              &options);
}

void add_drop_down(lxw_worksheet* page, const DropDown& list) {
  std::string source = list.source;
  std::string help = list.help;
  lxw_data_validation validation{};
  validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
  validation.value_formula = source.data();
  validation.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
  if (!help.empty()) validation.input_message = help.data();
  worksheet_data_validation_range(page, row_of(list.area.first), column_of(list.area.first),
                                  row_of(list.area.last), column_of(list.area.last), &validation);
}

void write_sheet(lxw_workbook* workbook, const DraftSheet& sheet, Formats& formats) {
  lxw_worksheet* page = workbook_add_worksheet(workbook, sheet.name.c_str());
  if (page == nullptr) return;
  set_page(page, sheet);
  std::size_t widest = 0;
  for (const MergedArea& area : sheet.merged) {
    const DraftCell& first = sheet.rows[static_cast<std::size_t>(area.first.row - 1)]
                                       [static_cast<std::size_t>(area.first.column - 1)];
    worksheet_merge_range(page, row_of(area.first), column_of(area.first), row_of(area.last),
                          column_of(area.last), "", formats.get(first.style, shown(first)));
  }
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    const std::size_t lines = lines_of(sheet.rows[row], sheet.widths);
    if (lines > 1)
      worksheet_set_row(page, static_cast<lxw_row_t>(row), 15.0 * static_cast<double>(lines), nullptr);
    widest = std::max(widest, sheet.rows[row].size());
    for (std::size_t column = 0; column < sheet.rows[row].size(); ++column)
      write_cell(page, {static_cast<int>(row) + 1, static_cast<int>(column) + 1}, sheet.rows[row][column],
                 formats);
  }
  if (sheet.filter_row > 0 && widest > 0)
    worksheet_autofilter(
        page, static_cast<lxw_row_t>(sheet.filter_row - 1), 0,
        static_cast<lxw_row_t>(std::max(sheet.rows.size(), static_cast<std::size_t>(sheet.filter_row)) - 1),
        static_cast<lxw_col_t>(widest - 1));
  for (const DropDown& list : sheet.drop_downs) add_drop_down(page, list);
}

}  // namespace

Result<std::string> write_workbook(const std::vector<DraftSheet>& sheets) {
  Problems problems;
  std::set<std::string> taken;
  for (const DraftSheet& sheet : sheets) {
    check_name(sheet, taken, problems);
    check_cells(sheet, problems);
  }
  if (!problems.empty()) return tl::unexpected{std::move(problems)};
  const MemoryFile file;
  lxw_workbook* workbook = file.good() ? workbook_new(file.path().c_str()) : nullptr;
  if (workbook == nullptr) return refuse({}, "Máy không còn bộ nhớ để ghi bảng tính.");
  char company[] = "kiemdiem";
  lxw_doc_properties properties{};
  properties.company = company;
  properties.created = made_on;
  workbook_set_properties(workbook, &properties);
  Formats formats{workbook};
  for (const DraftSheet& sheet : sheets) write_sheet(workbook, sheet, formats);
  const lxw_error error = workbook_close(workbook);
  if (error != LXW_NO_ERROR)
    return refuse({}, fmt::format("Không ghi được bảng tính ({}); hãy kiểm tra chỗ trống của ổ đĩa tạm.",
                                  lxw_strerror(error)));
  return file.bytes();
}

}  // namespace kiemdiem::spreadsheet
