#pragma once

#include "pages/organizations.h"

namespace kiemdiem::pages {

struct PersonRow {
  std::string id;  ///< sent as `chon` where the box is ticked
  Link link;
  std::string cell;
  std::string posts;                ///< "Bí thư; Giám đốc"
  std::string admitted;             ///< "3/2/2010"; "chưa rõ"
  std::vector<std::string> values;  ///< one a further column chosen
  Mark mark;                        ///< whether all facts are there
};

struct PeoplePage {
  std::string filter_action;  ///< GET: `q`, `unit`, `thieu` (only people with facts missing), `cot` (columns)
  std::string filter_text;
  std::vector<Option> cells;
  bool only_incomplete = false;
  std::vector<Option> columns;    ///< all further columns, the chosen ones selected
  std::vector<Heading> headings;  ///< name, cell, posts, admitted, then the chosen columns, then facts
  std::vector<PersonRow> rows;
  Pager pager;
  std::string bulk_action;   ///< GET; empty: no boxes
  std::vector<Option> bulk;  ///< `viec`: what to do with the ticked ones
  std::vector<Button> actions;
  EmptyState empty;
};

struct PostLine {
  std::string role;
  Link in;
  std::string since;  ///< "1/6/2019"; "chưa rõ"
  std::string until;  ///< may be empty
  bool primary = true;
  bool leader = false;  ///< also rated as a leader
  std::string managed_by;
  std::string edit_href;  ///< may be empty
};

struct DisciplineLine {
  std::string on, form, violated_at, decided_by, edit_href;
};

struct PersonPage {
  std::string name, cell;
  Link cell_link;
  Mark mark;
  std::vector<FactShown> missing;  ///< facts that a rule needs and nobody has given
  FactForm facts;
  std::vector<PostLine> posts;
  std::string add_post_href;
  std::vector<DisciplineLine> discipline;
  bool discipline_known = false;  ///< else nobody has said whether there is any
  std::string add_discipline_href;
  std::vector<HistoryLine> history;
  std::vector<Button> actions;  ///< "Vì sao?", "Nếu…", transfer
};

std::string render(const Shell& shell, const PeoplePage& page);
std::string render(const Shell& shell, const PersonPage& page);

}  // namespace kiemdiem::pages
