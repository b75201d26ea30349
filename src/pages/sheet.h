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

/// A paper of the Party as it is printed (Hướng dẫn 36-HD/VPTW): heading on both sides, text, signature,
/// annex.
struct Paper {
  std::string upper;   ///< the superior body
  std::string issuer;  ///< the body that issues it
  std::string number;
  std::string place_and_day;  ///< "ngày 20 tháng 12 năm 2026"
  std::string kind;           ///< "QUYẾT ĐỊNH"
  std::string about;          ///< "về việc …"
  std::string opening;        ///< after the grounds: "BAN CHẤP HÀNH QUYẾT ĐỊNH"; may be empty
  std::vector<std::string> grounds;
  std::vector<std::string> paragraphs;
  std::vector<std::string> sent_to;  ///< Nơi nhận
  std::string authority;             ///< "T/M BAN CHẤP HÀNH"
  std::string signer;
  std::string address;              ///< of a page of this server, printed with its picture; empty: none
  std::optional<SheetTable> annex;  ///< stands on a page of its own
};

/// Sections of tables and forms, and papers that are printed one a page. Where there are papers only they are
/// printed.
struct SheetPage {
  std::string origin;  ///< this server as phones reach it; set by the web shell
  std::string heading;
  std::string lead;
  std::vector<Button> actions;
  std::vector<SheetSection> sections;
  std::vector<Paper> papers;
  Pager pager;
  EmptyState empty;  ///< shown where there are no sections and no papers
};

std::string render(const Shell& shell, const SheetPage& page);

}  // namespace kiemdiem::pages
