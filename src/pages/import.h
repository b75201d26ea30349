#pragma once

#include "pages/shell.h"

namespace kiemdiem::pages {

struct ImportUploadPage {
  std::string action;  ///< multipart; `file`, `unit`
  std::vector<Option> units;
  std::string template_href;  ///< the empty workbook
  std::string largest;        ///< "20 MB"
  std::string error;
  struct Earlier {
    std::string at, who, file, words;
    Link link;
  };
  std::vector<Earlier> earlier;
};

struct CellProblem {
  std::string sheet, cell;  ///< "Đảng viên", "F7"
  std::string found;        ///< what stands there
  std::string message;      ///< what is wrong and what to do
};

enum class ChangeKind : std::uint8_t { added, changed, merged, unchanged };

struct ImportChange {
  ChangeKind kind = ChangeKind::added;
  std::string list;  ///< "Đảng viên"
  Link what;
  struct Difference {
    std::string label, before, after;
  };
  std::vector<Difference> differences;
  std::vector<Option> merge_choices;  ///< of merged: radio `gop.<key>`; is it the same person?
  std::string key;
};

struct ImportCount {
  std::string list;
  int added = 0, changed = 0, merged = 0, unchanged = 0, wrong = 0;
};

/// What would happen. Nothing is written yet.
struct ImportPreviewPage {
  std::string file;
  std::vector<ImportCount> counts;
  std::vector<CellProblem> problems;  ///< cells that stop the import
  std::vector<CellProblem> notices;   ///< cells that are left out or read in a certain way
  std::vector<ImportChange> changes;
  int more_changes = 0;        ///< not shown
  std::string confirm_action;  ///< empty: problems must be mended first
  std::string again_href, cancel_href;
};

struct ImportDonePage {
  std::string file, at, who;
  std::vector<ImportCount> counts;
  std::string undo_action;   ///< empty: it cannot be undone any more
  std::string undo_refused;  ///< why not; may be empty
  bool undone = false;
  std::string list_href;
};

std::string render(const Shell& shell, const ImportUploadPage& page);
std::string render(const Shell& shell, const ImportPreviewPage& page);
std::string render(const Shell& shell, const ImportDonePage& page);

}  // namespace kiemdiem::pages
