#pragma once

#include "pages/shell.h"

namespace kiemdiem::pages {

struct DocumentLine {
  Link link;
  std::string number, issued_by;
  std::string issued, in_force;  ///< days in words
  std::string extends;           ///< number of the upper document
  int rules = 0, readings = 0;
  bool used_here = false;  ///< by the campaign chosen
};

struct RuleDocumentsPage {
  std::vector<DocumentLine> documents;
  std::string compare_action;  ///< GET: `mot`, `hai`
};

/// One rule in the consolidated text.
struct RuleShown {
  std::string id;  ///< anchor
  Clause clause;
  std::string kind;        ///< "Trần xếp loại"
  std::string text;        ///< what it says, Vietnamese
  std::string comes_from;  ///< "giữ nguyên 132-QĐ/TW", "sửa bởi …"
  std::string amended;     ///< how it read before; may be empty
  std::vector<FactShown> facts;
  std::string reading;                  ///< the reading taken where the text is open; may be empty
  std::vector<std::string> parameters;  ///< "tỷ lệ tối đa: 20%"
};

struct RuleChapter {
  std::string title;
  std::vector<RuleShown> rules;
};

struct RuleTextPage {
  std::string title, number, on;  ///< on: the day for which it is bound, in words
  std::vector<Link> layers;       ///< documents from the highest down
  std::vector<RuleChapter> chapters;
  std::string compare_href;
  std::string filter_action, filter_text;  ///< GET `q`
  int shown = 0, total = 0;
};

enum class Difference : std::uint8_t { added, changed, gone };

struct RuleDifference {
  Difference kind = Difference::changed;
  Clause left_clause, right_clause;
  std::string what;         ///< name of the rule
  std::string left, right;  ///< texts; empty where there is none
};

struct RuleComparePage {
  std::string action;  ///< GET: `mot`, `hai`
  std::vector<Option> left, right;
  std::string left_title, right_title;  ///< empty: nothing was compared, two documents are still to be chosen
  std::vector<RuleDifference> differences;
  int same = 0;
};

std::string render(const Shell& shell, const RuleDocumentsPage& page);
std::string render(const Shell& shell, const RuleTextPage& page);
std::string render(const Shell& shell, const RuleComparePage& page);

}  // namespace kiemdiem::pages
