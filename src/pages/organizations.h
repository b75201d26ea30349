#pragma once

#include "pages/fact_form.h"

namespace kiemdiem::pages {

/// One organisation in the tree.
struct TreeNode {
  Link link;
  std::string kind;
  int members = 0;
  int collectives = 0;
  int incomplete = 0;  ///< people with facts missing
  bool open = false;
  std::string open_href;  ///< loads the children where they are not sent along
  std::vector<TreeNode> children;
};

struct TreePage {
  std::vector<TreeNode> roots;
  int organizations = 0, collectives = 0, people = 0;  ///< of all shown
  std::vector<Button> actions;                         ///< add, import, template workbook
  EmptyState empty;
};

struct HeadLine {
  Link person;
  std::string role;
  std::optional<Date> since, until;
};

struct CollectiveLine {
  Link link;
  std::string kind;
  std::string size;  ///< "15"; "chưa rõ"
};

struct HistoryLine {
  std::string at, who, what;
};

/// An organisation that stood here and was merged into another.
struct FormerUnit {
  Link link;
  Date until;
  Link into;
  std::string document;
};

/// One organisation: facts, collectives, heads over time, children, people.
struct OrganizationPage {
  std::string name, kind;
  FactForm facts;
  std::vector<CollectiveLine> collectives;
  std::vector<HeadLine> heads;  ///< latest first
  std::vector<TreeNode> children;
  std::vector<FormerUnit> former;
  int people = 0;
  std::string people_href;  ///< empty: nobody is there any more
  std::vector<Button> actions;
  std::vector<HistoryLine> history;
};

std::string render(const Shell& shell, const TreePage& page);
std::string render(const Shell& shell, const OrganizationPage& page);

}  // namespace kiemdiem::pages
