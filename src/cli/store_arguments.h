#pragma once

#include "cli/command.h"
#include "store/backup.h"

/// What the commands on a store have in common.
namespace kiemdiem::cli {

/// The anchors that were given, each "CHAIN=SEQ:HASH".
Result<std::vector<store::ChainAnchor>> anchors_in(const Arguments& arguments);

/// The first line of the file that holds the passphrase; empty where none was given. Never taken from the
/// command line, where others would read it.
Result<std::string> passphrase_in(const Arguments& arguments, const char* option = "--passphrase-file");

enum class Opening : std::uint8_t {
  reading,  ///< as it is, beside a running server too
  writing,  ///< alone, as the server does
  making,   ///< the same, and a data file is made where there is none
};
/// Opens the store; only `making` makes a place where there is none.
Result<std::unique_ptr<store::Database>> open_store(const Arguments& arguments,
                                                    Opening opening = Opening::reading);

}  // namespace kiemdiem::cli
