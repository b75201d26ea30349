#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "base/qr_code.h"
#include "paper/paper.h"

namespace kiemdiem::paper {

/// A paper laid out by its profile, in the few kinds of things that every writer knows: texts, grids and
/// slips. Lengths in twips, a twentieth of a point, as Word counts.

/// What a text is on the paper; format_of() says how it looks.
enum class Role : std::uint8_t {
  body,
  plain,  ///< as body, without indent
  ground,
  addressee,
  heading_1,
  heading_2,
  heading_3,
  form_code,
  superior,
  issuer,
  separator,
  number,
  letter_subject,
  mark,
  heading,
  motto,
  place_and_date,
  type_name,
  subject,
  title_end,
  annex_title,
  annex_note,
  cell,
  cell_head,
  authority,
  post,
  signing_note,
  signer,
  recipients_label,
  recipient,
  rule,  ///< a line alone, or an empty line between blocks
};
constexpr int role_count = static_cast<int>(Role::rule) + 1;

struct Format {
  int size = 0;  ///< points
  bool bold = false, italic = false, underlined = false;
  Align align = Align::left;
  int first_line = 0;  ///< twips
  int before = 0, after = 0;
  int line = 0;  ///< exact distance of lines; 0: as the font has it
  bool keep_with_next = false;
};
Format format_of(const Profile& profile, Role role);

enum class Rule : std::uint8_t { none, solid, dashed, dotted };

struct Text {
  Role role;
  Runs runs = {};
  Align align = Align::left;
  int first_line = 0;
  int left = 0, right = 0;  ///< room kept free at the sides
  bool keep_with_next = false;
  bool fill_in = false;                        ///< dots from the end of the text to the right side
  Rule rule = Rule::none;                      ///< a line at the top, between the sides
  std::shared_ptr<const QrCode> picture = {};  ///< on a line of its own above the text, picture_size wide
};
inline constexpr int picture_size = 1134;  ///< 20 mm, with the light border
inline constexpr int picture_room = 120;   ///< above the picture

struct GridCell {
  std::vector<Text> texts = {};
  int columns = 1;
  int rows = 1;  ///< more than 1 only in the head
  bool middle = false;
  int shade = 0;  ///< percent of black behind the text
};
using GridRow = std::vector<GridCell>;

struct Grid {
  std::vector<int> widths;
  std::vector<GridRow> rows = {};
  int head_rows = 0;  ///< repeated on every page
  bool bordered = false;
  bool together = false;        ///< all rows on one page
  bool keep_with_next = false;  ///< the last row stays with what follows

  /// Columns as narrow as those of the summary tables: there a word needs the room beside it.
  bool is_dense() const { return widths.size() > 12; }
  /// Left and right in a cell, twips.
  int room() const { return !bordered ? 0 : is_dense() ? 20 : 80; }
  /// Above and below in a cell, twips.
  int upright_room() const { return bordered ? 30 : 0; }
};

struct Item;

/// Takes at least the height, closed by a line to cut along.
struct Slip {
  std::vector<Item> items;
  int height = 0;
  bool cut = false;
};

struct Item {
  std::variant<Text, Grid, Slip> what;
};

struct Sheet {
  int width, height;             ///< of the page
  int left, right, top, bottom;  ///< margins
  std::vector<Item> items;
  bool restarts = false;  ///< page numbers begin anew

  int text_width() const { return width - left - right; }
  int text_height() const { return height - top - bottom; }
};

/// One sheet a section; every text is printable().
std::vector<Sheet> compose(const Paper& paper);

}  // namespace kiemdiem::paper
