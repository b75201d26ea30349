#pragma once

#include "paper/papers/parts.h"

namespace kiemdiem::paper {

/// A table that goes with a report: landscape, two rows of heads, numbers of columns, totals in bold.

struct WideColumn {
  std::string title;
  std::string group = {};  ///< over columns of one group that follow one another
  int share = 8;           ///< of the width, against the other columns
  CellKind kind = CellKind::text;
};

struct WideRow {
  std::vector<std::string> cells;
  bool bold = false;  ///< blocks, sums
};

struct WideTable {
  Office office;
  std::string form_code;
  std::optional<Date> date;
  Date made_on;
  std::string title;
  std::vector<std::string> subtitle = {};  ///< one line each
  std::string attached_to = {};            ///< "Kèm theo Báo cáo số …"; may be empty
  std::vector<WideColumn> columns;
  std::vector<WideRow> rows;
  std::vector<std::string> notes = {};
  std::optional<BarChart> chart = {};
  std::string maker = "Người lập biểu";  ///< who signs on the left
  Signer signer;
};

/// The profile with letters in tables small enough for so many columns on a landscape page.
Profile sized_for(Profile profile, std::size_t columns);

/// The blocks of one table, to stand as an annex in another paper.
Section wide_section(const WideTable& table, bool with_letterhead);
Paper wide_paper(const WideTable& table, const Profile& profile);

}  // namespace kiemdiem::paper
