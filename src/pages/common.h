#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

/// Server-rendered pages: plain view models in, HTML out. Every text of a view model is plain UTF-8; the
/// templates escape it. Addresses (`href`, `action`) are paths of this server that start with "/".
/// A page asks nobody and decides nothing: what may be done is what the view model offers.
namespace kiemdiem::pages {

enum class Language : std::uint8_t { vietnamese, english };
enum class Theme : std::uint8_t { automatic, light, dark, contrast };

struct Link {
  std::string label;
  std::string href;  ///< empty: the label stands without a link
};

/// One choice of a select, a row of radio buttons or a list of boxes.
struct Option {
  std::string value;
  std::string label;
  bool selected = false;
  std::string help;  ///< may be empty
};

/// How something stands. Each is shown by a word and a shape, never by colour alone.
enum class Standing : std::uint8_t {
  done,     ///< ✓ holds, done, in order
  wrong,    ///< ! breaks a rule, late
  unknown,  ///< ? a fact is missing
  working,  ///< … under way
  waiting,  ///< ⧗ not begun, or waits for another
  none,     ///< – not asked of this subject
};

/// A standing with its own word ("đã gửi hồ sơ"); an empty word takes the standing's common word.
struct Mark {
  Standing standing = Standing::none;
  std::string word;
};

/// Where a rule stands: "Điều 11" of "366-QĐ/TW".
struct Clause {
  std::string document;
  std::string clause;
  std::string href;  ///< the place in the consolidated text; may be empty
};

/// A fact as a rule used it, in words.
struct FactShown {
  std::string label;  ///< "Số tháng nghỉ ốm"
  std::string value;  ///< "4 tháng"; "chưa rõ"
  std::string href;   ///< where it is entered; may be empty
};

/// A button that leads somewhere (GET) or does something (POST with the token of the shell).
struct Button {
  std::string label;
  std::string href;
  bool posts = false;
  bool primary = false;
  std::string confirm;  ///< a sentence beside the button that says what cannot be undone; may be empty
};

/// The pages of a long list.
struct Pager {
  int first = 0;  ///< 1-based number of the first line shown; 0: the list is empty
  int last = 0;
  int total = 0;
  std::string previous_href;  ///< empty: there is none
  std::string next_href;
};

/// A column heading that sorts.
enum class Sorted : std::uint8_t { no, up, down };
struct Heading {
  std::string label;
  std::string href;  ///< sorts by this column; empty: it cannot be sorted
  Sorted sorted = Sorted::no;
  bool number = false;  ///< figures: aligned to the right
};

/// What is shown where a list is empty: what belongs here, who brings it, the button that begins.
struct EmptyState {
  std::string text;
  std::vector<Button> buttons;
};

}  // namespace kiemdiem::pages
