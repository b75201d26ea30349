#pragma once

#include "service/office.h"
#include "store/log_search.h"

/// The log as people read it: a grassroots organization's by those who act for it or above it, that of the
/// installation by its administrator.
namespace kiemdiem::service {

struct LogWanted {
  std::string action;
  std::string words;  ///< in the id of the object
  std::optional<Date> first, last;
};

/// An entry with its ids in words.
struct LogShown {
  store::LoggedEntry logged;
  std::string who;         ///< name of the account; empty: nobody was signed in
  std::string about;       ///< name of the object where it may be seen, its id otherwise
  std::string given_role;  ///< of a grant: name of the role
  std::string chain;       ///< name of the organization; empty: the installation
};

struct LogPart {
  std::vector<LogShown> entries;  ///< the newest first
};

/// How many entries there are, before some of them are read.
Outcome<std::int64_t> count_log(Call& call, const LogWanted& wanted);
Outcome<LogPart> read_log(Call& call, const LogWanted& wanted, std::int64_t offset, std::int64_t limit);

/// What the last verification for the acting unit found.
struct LogVerified {
  std::int64_t at = 0;  ///< milliseconds since 1970-01-01 UTC
  std::int64_t chains = 0;
  std::string end;     ///< "CHAIN=SEQ:HASH" of the only chain, else one hash over the ends of all
  std::string broken;  ///< Vietnamese; empty: all is well
};
Outcome<std::optional<LogVerified>> last_verification(Call& call);

/// Reads every chain that the actor may read, the administrator of the whole those of everybody, from its
/// first entry. Outside of the transaction that keeps the result, so that nobody has to wait meanwhile.
Outcome<Done> verify_log(Office& office, const Asked& asked);

}  // namespace kiemdiem::service
