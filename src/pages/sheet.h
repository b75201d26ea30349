#pragma once

#include "pages/inputs.h"

namespace kiemdiem::pages {

/// One cell of a sheet; what it has of the following is shown in this order.
struct SheetCell {
  std::optional<Mark> mark{};
  std::string text{};
  std::string href{};                ///< of the text; may be empty
  std::vector<std::string> lines{};  ///< small, under the text
  std::vector<Clause> clauses{};
  std::optional<Input> input{};  ///< "select", "checkbox" or typed; its label is read out, not shown
};

/// The first cell of each row names what the row is about.
struct SheetTable {
  std::string title;  ///< for who cannot see it
  std::vector<std::string> headings;
  std::vector<std::vector<SheetCell>> rows;
};

/// Posts the inputs of the table and its own.
struct SheetForm {
  std::string action;
  std::vector<Option> hidden;  ///< value under label
  std::vector<Input> inputs;
  std::string submit;
  std::string confirm;  ///< what cannot be undone; may be empty
};

struct SheetSection {
  std::string title;  ///< may be empty
  std::vector<std::string> paragraphs;
  std::optional<SheetTable> table;
  std::optional<SheetForm> form;
  bool folded = false;    ///< shown when its title is clicked: for those who check
  std::string scanned{};  ///< a path of this server, shown in full with its picture for a telephone
};

/// Sections of tables and forms.
struct SheetPage {
  std::string origin;  ///< this server as phones reach it; set by the web shell
  std::string heading;
  std::string lead;
  std::vector<Button> actions;
  std::vector<SheetSection> sections;
  Pager pager;
  EmptyState empty;  ///< shown where there are no sections
};

std::string render(const Shell& shell, const SheetPage& page);

}  // namespace kiemdiem::pages
