#pragma once

#include <functional>
#include <map>

#include "base/tree.h"
#include "facts/dictionary.h"
#include "service/units.h"
#include "store/records.h"

/// From the lists of a situation file or workbook to the entries of the store.
namespace kiemdiem::service {

/// Entries to be kept: those of the register and those of one campaign.
struct Filed {
  std::vector<store::RecordText> lasting;
  std::vector<store::RecordText> of_period;
};

struct FiledEntry {
  store::RecordText text;
  Node facts;           ///< what stands in the text
  bool lasting = true;  ///< of the register; false: of the campaign
};

/// Takes every entry of the lists apart (facts::split) and finds the organization that it belongs to: of an
/// organization itself, of a collective the one that it leads, of a person the cell, of events and papers
/// that of their subject. Events and papers get an id from their content.
/// @param units where organizations stand that are not in the tree
/// @param under path below which organizations without one above them are put
/// @return problems where an entry names an organization that is neither in the tree nor in the register
Result<Filed> filed(const Node& lists, const facts::Dictionary& dictionary, const std::string& campaign,
                    const Units& units, std::string_view under);

/// The same, entry by entry, with the facts as a tree. After a problem nothing of it is to be used.
Result<void> file_each(const Node& lists, const facts::Dictionary& dictionary, const std::string& campaign,
                       const Units& units, std::string_view under,
                       const std::function<void(FiledEntry&&)>& take);

/// One entry with its name for sorting and finding.
store::RecordText filed_entry(const std::string& campaign, const std::string& list, const std::string& id,
                              const std::string& path, const Node& facts, const Node& named_by);

/// Every id and every reference by another word.
Node with_ids(const Node& lists, const facts::Dictionary& dictionary,
              const std::function<std::string(const std::string&)>& other);

/// Puts a word before every id and every reference: several situations in one register do not meet.
Node with_prefix(const Node& lists, const facts::Dictionary& dictionary, const std::string& prefix);

}  // namespace kiemdiem::service
