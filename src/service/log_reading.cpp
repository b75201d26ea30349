#include "service/log_reading.h"

#include "service/addresses.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/tree.h"
#include "service/account_rules.h"
#include "service/log_names.h"
#include "store/settings.h"

namespace kiemdiem::service {
namespace {

/// Midnight in Viet Nam, as milliseconds since 1970-01-01 UTC.
std::int64_t begin_of(Date day) {
  return (day.days * 24LL - 7) * 3600 * 1000;
}

store::LogSearch search_of(const Call& call, const LogWanted& wanted) {
  store::LogSearch search;
  if (call.actor.acting.role != Role::administrator) search.unit_path = call.actor.acting.unit_path;
  search.action = wanted.action;
  search.object = wanted.words;
  if (wanted.first) search.from = begin_of(*wanted.first);
  if (wanted.last) search.until = begin_of(add_days(*wanted.last, 1));
  return search;
}

std::string setting_of(const Actor& actor) {
  return "log.verified:" + std::string{name(actor.acting.role)} + ":" + actor.acting.unit;
}

Result<std::vector<std::string>> chains_of(store::Transaction& transaction, const Actor& actor) {
  if (actor.acting.role != Role::administrator)
    return store::chains_below(transaction, actor.acting.unit_path);
  if (actor.acting.unit_path == "/") return store::chains(transaction);
  return std::vector<std::string>{std::string{store::system_chain}};
}

Result<LogVerified> verified_now(store::Transaction& transaction, const Actor& actor, std::int64_t at) {
  const auto chains = chains_of(transaction, actor);
  if (!chains) return tl::unexpected{chains.error()};
  LogVerified found;
  found.at = at;
  found.chains = static_cast<std::int64_t>(chains->size());
  std::string ends;
  for (const std::string& chain : *chains) {
    const auto broken = store::verify(transaction, chain);
    if (!broken) return tl::unexpected{broken.error()};
    if (*broken && found.broken.empty()) found.broken = (*broken)->words;
    const auto head = store::head(transaction, chain);
    if (!head) return tl::unexpected{head.error()};
    if (*head) ends += (ends.empty() ? "" : "\n") + chain + "=" + to_text(**head);
  }
  found.end = chains->size() == 1 ? ends : token_hash(ends);
  return found;
}

std::string to_setting(const LogVerified& found) {
  return fmt::format("{}\n{}\n{}\n{}", found.at, found.chains, found.end, found.broken);
}

LogVerified of_setting(const std::string& text) {
  std::array<std::string, 4> lines;
  std::size_t from = 0;
  for (std::string& line : lines) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    line = text.substr(from, end - from);
    from = std::min(end + 1, text.size());
  }
  return {std::stoll("0" + lines[0]), std::stoll("0" + lines[1]), lines[2], lines[3]};
}

}  // namespace

Outcome<std::int64_t> count_log(Call& call, const LogWanted& wanted) {
  const auto count = store::count(call.data, search_of(call, wanted));
  if (!count) return refused(count.error());
  return *count;
}

Outcome<LogPart> read_log(Call& call, const LogWanted& wanted, std::int64_t offset, std::int64_t limit) {
  const auto entries = store::search(call.data, search_of(call, wanted), offset, limit);
  if (!entries) return refused(entries.error());
  const auto units = call.units();
  if (!units) return refused(units.error());
  LogNames names{call, **units};
  LogPart part;
  for (const store::LoggedEntry& logged : *entries) {
    LogShown shown{logged, {}, {}, {}, names.of_unit(logged.entry.chain)};
    if (!logged.entry.actor.empty()) shown.who = names.of_account(logged.entry.actor);
    if (!logged.entry.object.empty()) shown.about = names.of_object(logged.entry.object);
    if (logged.entry.object.starts_with("grant:")) {
      const auto grant = store::find_grant(call.data, logged.entry.object.substr(6));
      if (grant && *grant) shown.given_role = (*grant)->role;
    }
    part.entries.push_back(std::move(shown));
  }
  return part;
}

Outcome<std::optional<LogVerified>> last_verification(Call& call) {
  const auto stored = store::find_setting(call.data, setting_of(call.actor));
  if (!stored) return refused(stored.error());
  if (!*stored) return std::optional<LogVerified>{};
  return std::optional{of_setting(**stored)};
}

Outcome<Done> verify_log(Office& office, const Asked& asked) {
  if (const auto pass = would_pass(office, asked); !pass) return tl::unexpected{pass.error()};
  LogVerified found;
  const auto read =
      office.read_as(asked, [&](store::Transaction& transaction, const Actor& actor) -> Result<void> {
        const auto verified = verified_now(transaction, actor, asked.now.at);
        if (!verified) return tl::unexpected{verified.error()};
        found = *verified;
        return {};
      });
  if (!read) return refused(read.error());
  Done done;
  done.location = address("log");
  done.message = "done.log_verified";
  const auto outcome = office.perform(asked, [&](Call& call) -> Outcome<void> {
    const auto kept = store::set_setting(call.data, setting_of(call.actor), to_setting(found));
    if (!kept) return refused(kept.error());
    call.reply = done.location + "\n" + done.message;
    const bool of_system = call.actor.acting.role == Role::administrator;
    call.notes.push_back({"log", of_system ? "" : call.actor.acting.unit_path, {}, {}});
    return {};
  });
  if (!outcome) return tl::unexpected{outcome.error()};
  return done;
}

}  // namespace kiemdiem::service
