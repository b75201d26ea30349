#pragma once

#include "facts/dictionary.h"
#include "pages/sheet.h"
#include "service/bundles.h"
#include "service/office.h"

/// What the places of exchange have in common.
namespace kiemdiem::web {

/// Runs work on bundles in the transaction of a call; what does not do is told at a field of the form.
template <class Work>
auto exchanging(service::Call& call, const char* field, const Work& work)
    -> service::Outcome<typename std::invoke_result_t<Work, const service::Exchange&>::value_type> {
  const auto units = call.units();
  if (!units) return service::refused(units.error());
  auto made = work(
      service::Exchange{call.data, **units, call.office.dictionary(), {call.actor.account, call.now.at}});
  if (made) return std::move(*made);
  if (const auto state = call.data.state(); !state) return service::refused(state.error());
  service::Refusal refusal;
  refusal.kind = service::Refused::invalid;
  for (const Problem& problem : made.error()) refusal.problems.push_back({field, problem.message});
  return tl::unexpected{std::move(refusal)};
}

/// The only file that was sent; empty where none was.
inline std::string sent_file(const service::Call& call) {
  return call.inputs.files.empty() ? std::string{} : call.inputs.files.front().bytes;
}

/// A file that another server made.
pages::Input file_input(const service::Call& call, std::string label);
/// The fingerprint of the key that signed it, as the signed sheet of the key has it.
pages::Input fingerprint_input(const service::Call& call);

}  // namespace kiemdiem::web
