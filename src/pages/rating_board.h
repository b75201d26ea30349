#pragma once

#include "pages/charts.h"
#include "pages/why.h"

namespace kiemdiem::pages {

/// 0 is the best level, in the order of the choice “rating”; none: not proposed, or not known.
struct BoardRow {
  Link subject;
  std::string kind;  ///< "đảng viên", "tập thể"
  std::string post;
  std::vector<std::optional<int>> proposals;  ///< one a body
  std::optional<int> ceiling;                 ///< none: not rated
  std::optional<int> forced;
  Mark verdict;
  std::string reason;  ///< shortest words why ("nghỉ ốm 4 tháng"); may be empty
  Clause clause;
  std::string why_href;
  std::string proposals_href;        ///< where the bodies' proposals are entered; may be empty
  Mark state;                        ///< "đã quyết định"; none: nothing was done yet
  std::string override_reason;       ///< why it was decided against a rule; stays with the rating
  std::vector<std::string> details;  ///< votes, rating as a civil servant, residence comment
  std::vector<std::string> waits;    ///< what has to come first, and whose it is
};

/// Of all rows, those of other pages too.
struct BoardTotals {
  int subjects = 0, wrong = 0, unknown = 0;
  std::vector<std::vector<int>> levels;  ///< one a body: how many at each level
};

struct QuotaShown {
  std::string title;  ///< "Đảng viên xuất sắc"
  int used = 0;
  std::optional<int> limit;
  std::string words;  ///< "còn 1 chỗ trong 3, tính trên 17 người xếp loại tốt"
  Mark mark;
  Clause clause;
  std::vector<std::string> steps;
};

/// Bảng xếp loại, read only.
struct RatingBoardPage {
  std::string question;
  std::vector<std::string> levels;        ///< best first
  std::vector<std::string> short_levels;  ///< "Xuất sắc", "Tốt", …
  std::vector<std::string> bodies;        ///< columns of proposals
  std::vector<QuotaShown> quotas;
  std::vector<BoardRow> rows;
  BoardTotals totals;
  Pager pager;
  std::vector<Option> filters;  ///< by kind of subject: GET `loai`
  std::optional<Why> why;       ///< of the subject chosen: the panel on the right
  std::vector<Button> actions;
  EmptyState empty;
};

std::string render(const Shell& shell, const RatingBoardPage& page);

}  // namespace kiemdiem::pages
