#pragma once

#include <map>

#include "service/registers.h"
#include "store/imports.h"

/// Workbooks into the register and a campaign: first what would happen, then it happens, then it can be taken
/// back.
namespace kiemdiem::service {

enum class EntryChange : std::uint8_t { added, changed, merged, unchanged };

/// What becomes of one entry of the workbook.
struct PlannedEntry {
  EntryChange kind = EntryChange::added;
  std::string list, id, name;
  std::string merged_with;  ///< id of the person of the register whom it probably means
  struct Difference {
    std::string label, before, after;
  };
  std::vector<Difference> differences;
};

struct ImportPlan {
  Problems problems;  ///< cells that stop it
  Problems notices;   ///< cells that are left out or read in a certain way
  std::vector<PlannedEntry> entries;
  std::vector<store::RecordText> texts;  ///< what is to be written
};

/// The lists of a workbook, kept between preview and confirmation.
struct ReadFile {
  Node lists = Node::map({}, {});
  Problems problems, notices;
};

/// What a workbook says, with what is wrong by cell. Refused where it cannot be read at all.
Result<ReadFile> read_file(Call& call, const File& file, const Unit& unit,
                           const facts::Dictionary& dictionary);

/// What would happen to the register and to a campaign. Entries outside of the unit may stand in the workbook
/// as they are in the register, to be named; they may not differ.
/// @param campaign empty: what a period says is left out
/// @param others entries of the workbook that are other people than their namesakes in the register
Outcome<ImportPlan> plan_import(Call& call, const ReadFile& file, const Unit& unit,
                                const std::string& campaign, const facts::Dictionary& dictionary,
                                const std::set<std::string>& others);

/// Writes it. @return the id of the import
Outcome<std::string> carry_out_import(Call& call, const ImportPlan& plan, const Unit& unit,
                                      const std::string& campaign, const std::string& file_name);

/// How many entries of each list an import added, changed, merged and left: {"people": [1, 0, 2, 5]}.
Node counts_of(const std::vector<PlannedEntry>& entries);

/// The entry that was changed after the import, in words; nothing where all can be taken back.
Outcome<std::optional<std::string>> changed_since(Call& call, const store::Import& import);
/// Brings the former versions back.
Outcome<void> undo_import(Call& call, const store::Import& import);

/// The campaign, not closed, that the facts of the period of a unit go to; nothing where there is none.
Outcome<std::optional<store::Campaign>> open_campaign_of(Call& call, const Unit& unit);

/// Everything at and below a unit as a workbook of the shape that is read.
Outcome<std::string> export_workbook(Call& call, const Unit& unit);

}  // namespace kiemdiem::service
