#pragma once

#include <optional>

#include "base/tree.h"
#include "procedure/meeting_entries.h"
#include "procedure/work_entries.h"

/// How lines of work and meetings stand in the store beside the figures of a part: as values in a row.
namespace kiemdiem::service {

Node node_of(const procedure::WorkEntry& entry);
Node node_of(const procedure::MeetingEntry& entry);
/// Nothing where it was written otherwise.
std::optional<procedure::WorkEntry> work_entry_in(const Node& node);
std::optional<procedure::MeetingEntry> meeting_entry_in(const Node& node);

}  // namespace kiemdiem::service
