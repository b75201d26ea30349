#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "paper/profile.h"

namespace kiemdiem::paper {

/// An official paper by its meaning: what stands on it, not where. compose() lays it out by its profile; the
/// writers of src/printing turn that into Word, PDF and HTML. Texts are UTF-8; a line break in a text is one
/// on the paper, characters that XML forbids are left out.

struct Run {
  std::string text;
  bool bold = false;
  bool italic = false;
};
using Runs = std::vector<Run>;

/// The block at the top (thể thức đề ký): who issues on the left, the heading of party or state on the right.
struct Letterhead {
  std::string form_code = {};  ///< "Mẫu 02A-HD KĐ.ĐG 2023": alone, top right; empty: none
  std::string superior = {};   ///< printed in capitals; empty: no line
  std::string issuer = {};     ///< printed in bold capitals; empty: no line
  bool separator = true;       ///< star or short rule under the issuer
  std::optional<std::string> number =
      {};                           ///< "05-BC/ĐU", or "-BC/ĐU" with room for the number; nothing: no line
  std::string letter_subject = {};  ///< of a letter, without its "Về việc"; empty: none
  std::vector<std::string> marks = {};  ///< "Dự thảo lần 2" and the like, under the number
  bool heading = true;                  ///< false on ballots
  std::string place = {};               ///< empty: no line of place and day
  std::optional<Date> date = {};        ///< nothing: room to write the day by hand
};

struct Title {
  std::string type_name;                  ///< printed in capitals
  std::vector<std::string> subject = {};  ///< one line each
  bool end_rule = true;
};

/// Kính gửi, Kính trình.
struct Addressees {
  std::string label;
  std::vector<std::string> names;
};

/// Căn cứ: one line each, without hyphen and end mark; both come from the profile.
struct Grounds {
  std::vector<std::string> lines;
};

struct Paragraph {
  Runs runs;
  Align align = Align::justify;
  bool indented = true;
  bool keep_with_next = false;
  bool fill_in = false;     ///< dots from the end of the text to the right margin
  bool ends_paper = false;  ///< its full stop becomes the profile's end mark
};

/// A numbered heading of level 1 (I), 2 (1) or 3 (a); the number comes from the order on the paper.
struct Heading {
  int level;
  std::string text;
};

/// Empty dotted lines to write on.
struct DottedLines {
  int count;
  bool keep_with_next = false;
};

enum class CellKind : std::uint8_t { text, centered, number };

struct Column {
  std::string title;
  int share;  ///< of the width, against the other columns
  CellKind kind = CellKind::text;
};

struct HeadCell {
  std::string title;
  int columns = 1;
  int rows = 1;
};

struct Cell {
  std::string text;
  int columns = 1;
  bool bold = false;
};

/// The head is repeated on every page. A row that is too short is filled up; what stands beyond the last
/// column is put into it.
struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<HeadCell>> head = {};  ///< empty: one row of the columns' titles
  std::vector<std::vector<Cell>> rows = {};
  std::string when_empty = {};  ///< printed across where there is no row
};

/// For whom somebody signs (quyền hạn ký); the profile has the words.
enum class Authority : std::uint8_t { own, on_behalf, for_head, by_order };

struct Signature {
  std::string day = {};  ///< in italics over the block; empty: no line
  Authority authority = Authority::own;
  std::string body = {};  ///< "Ban Thường vụ": in capitals after the authority; empty: no line
  std::string post;
  std::string note = {};  ///< "(ký, ghi rõ họ tên)"
  std::string name = {};
};

/// Stays together on one page, with the last lines before it.
struct Signatures {
  std::vector<std::string> recipients = {};  ///< Nơi nhận, the left column: one line each, without marks
  std::vector<Signature> columns;            ///< from the left
};

/// Of an annex: in bold capitals, centred, with the paper that it belongs to below.
struct AnnexTitle {
  std::vector<std::string> lines;
  std::string attached_to = {};
};

/// The short code that leads a scan of the signed paper back to its record, with a QR code above it: small,
/// under the recipients where the paper ends with them, else at the end of the text.
struct PaperCode {
  std::string code;
  std::string path = {};  ///< of the page of the record on the paper's server
};

/// Bars of parts that follow one another, each with its number: drawn as a grid, so that every writer can.
struct BarChart {
  struct Bar {
    std::string label;
    std::vector<std::int64_t> values;  ///< one a part; none is drawn
  };
  std::string title;
  std::vector<std::string> parts;  ///< at most 6
  std::vector<Bar> bars;
};

/// A page of this server that the reader may open: its QR code with the address under it. Where the server is
/// not known only the path is told.
struct WebAddress {
  std::string path;
};

struct Block;

/// The same slip several times, with lines to cut along.
struct Slips {
  std::vector<Block> slip;
  int copies = 1;
  bool two_to_a_page = true;
};

struct Block {
  std::variant<Letterhead, Title, Addressees, Grounds, Paragraph, Heading, DottedLines, Table, Signatures,
               AnnexTitle, PaperCode, WebAddress, BarChart, Slips>
      what;
};

/// Begins on a page of its own.
struct Section {
  std::vector<Block> blocks;
  bool landscape = false;
  bool restarts = false;  ///< page numbers begin anew: the first section of another paper in the same file
};

struct Paper {
  Profile profile;
  std::string title = {};   ///< of the file, for readers and search
  std::string author = {};  ///< the issuing body, for the file
  Date made_on = {};        ///< the day that the file says it was made
  /// "https://10.42.0.1:8443": QR codes lead there; empty: not known, they hold the short code alone.
  std::string server = {};
  std::vector<Section> sections;
};

}  // namespace kiemdiem::paper
