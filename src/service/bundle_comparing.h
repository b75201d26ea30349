#pragma once

#include "service/bundles.h"

/// A report beside what the store holds.
namespace kiemdiem::service {

/// An entry with what is needed to write it.
struct ComparedEntry {
  MergedEntry entry;
  store::Record theirs;
  std::int64_t mine_version = 0;  ///< 0: never there
  std::string mine_digest;
  bool continues = false;  ///< what stands here is a version of theirs: their numbers go on
};

struct Comparison {
  MergePlan plan;
  BundleContent content;
  std::vector<ComparedEntry> entries;  ///< all of them
  std::vector<std::string> new_polls, new_decisions, new_files;
  store::Rows new_minutes;
  store::Bases bases;  ///< what both sides have after the merge
};

/// Reads and compares; nothing is written.
Result<Comparison> compare_bundle(const Exchange& exchange, std::string_view file, const Unit* unit,
                                  const FileCheck& accepted);

/// By what the common texts of a unit and the store are kept.
std::string lineage_of(const bundle::Header& header);

}  // namespace kiemdiem::service
