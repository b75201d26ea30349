#pragma once

#include "cli/store_arguments.h"
#include "service/bundles.h"

/// What the commands on bundles have in common.
namespace kiemdiem::cli {

Option bundle_argument();
Option campaign_option();
Option unit_option();
Option phrase_option();
Option fingerprint_option();

/// pdf, docx, xlsx, jpg and png, by name and bytes.
service::FileCheck taken_files();

/// The whole file that the first word names.
Result<std::string> bundle_in(const Arguments& arguments, const char* name = "BUNDLE");

/// Does the work in one transaction of the store that was named; nothing of what is refused is kept. The
/// server must not run meanwhile where the data is one file, unless it is only read.
using ExchangeWork = std::function<Result<void>(const service::Exchange&)>;
Result<void> exchange_in(const Arguments& arguments, Session& session, const ExchangeWork& work,
                         Opening opening = Opening::writing);

/// The organization that was named.
Result<const service::Unit*> unit_in(const Arguments& arguments, const service::Units& units);

/// An act on the command line, which belongs to no account.
Result<void> note_act(const service::Exchange& exchange, std::string_view action, const std::string& object,
                      const std::string& digest);

/// Whether the log that a report speaks of goes through the anchors of its chain; prints what was found.
bool log_goes_on(const bundle::Header& header, const service::BundleContent& content,
                 const std::vector<store::ChainAnchor>& anchors, Console& console);

}  // namespace kiemdiem::cli
