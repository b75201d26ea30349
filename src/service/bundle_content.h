#pragma once

#include <functional>
#include <map>

#include "bundle/bundle.h"
#include "store/evidence.h"
#include "store/travelling.h"

/// What stands in a bundle, as rows: between the bytes of its sections and the tables of the store.
namespace kiemdiem::service {

/// A section of rows.
struct SectionShape {
  std::string_view section;
  std::string_view table;    ///< of store::travel_tables(); empty: read and written by rules of its own
  std::string_view columns;  ///< where there is no table
  bool in_start, in_report, in_campaign;
};
std::span<const SectionShape> section_shapes();

/// "register": entries that last; "period": what the campaign says of its period.
inline constexpr std::array<std::string_view, 2> record_layers{"register", "period"};

/// What stayed behind for its secrecy: the receiver is told how much (service/secrecy.h).
struct LeftOut {
  std::int64_t entries = 0;  ///< of which only a card travels, with the people whose dossier has a level
  std::int64_t files = 0;

  std::int64_t all() const { return entries + files; }
};
/// "2 mục và 1 tệp"
std::string in_words(const LeftOut& left_out);

struct BundleContent {
  std::map<std::string, store::Rows, std::less<>> rows;  ///< by section
  std::vector<store::EvidenceFile> files;                ///< by id
  std::vector<std::string> log_hashes;  ///< of a report: of each entry of the log, from the first
  LeftOut left_out;

  const store::Rows& of(std::string_view section) const;
};

/// The sections of a content.
std::vector<bundle::Section> sections_of(const BundleContent& content, bundle::Kind kind);

/// Whether a file is of a kind that is taken in, by its name and bytes (D29).
using FileCheck = std::function<bool(const store::EvidenceFile&)>;

/// The content of a bundle that was read, each row looked at: its columns, its campaign, its place at or
/// below the unit, that it refers to what is there, that tallies bear their hash, that no secret file is
/// inside. The first thing that is wrong is named.
Result<BundleContent> content_of(const bundle::Opened& opened, const FileCheck& accepted);

/// What an entry says, for comparing: place, text and whether it was erased.
std::string text_digest(const store::Record& record);
std::string text_digest(std::string_view plan_body);

}  // namespace kiemdiem::service
