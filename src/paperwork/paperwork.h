#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "paper/paper.h"
#include "service/call.h"

/// The one table of the papers of a campaign: what each is, who may have it, and how it is filled out of the
/// store. Pages, the JSON interface and commands ask it alike.
namespace kiemdiem::paperwork {

/// The part of a year to which a paper belongs: the headings of the list of papers, in their order.
enum class Part : std::uint8_t { before, meeting, voting, deciding, afterwards };
std::string_view words(Part part);  ///< "Hội nghị kiểm điểm"

/// One paper that can be printed now.
struct Printable {
  std::string about;  ///< as in addresses: a meeting, a poll, a decision, a subject; "-": the unit itself
  std::string label;  ///< what it is about, for people
};
inline constexpr std::string_view whole_unit = "-";

struct Row {
  std::string_view id;    ///< as in addresses: "bien-ban-kiem-phieu"
  std::string_view form;  ///< "F23"
  std::string_view name;  ///< "Biên bản kiểm phiếu"
  Part part;
  /// The action of the table of actions that shows the same: whoever may have that may have the paper.
  std::string_view action;
  std::string_view named;  ///< the name in that action's path that `about` fills; empty: the unit itself
  /// What can be printed now for the unit of the call.
  service::Outcome<std::vector<Printable>> (*list)(service::Call&);
  /// @param call as if `action` had been asked for, gate included
  service::Outcome<paper::Paper> (*make)(service::Call& call);
};
std::span<const Row> table();
const Row* find(std::string_view id);

/// The paper of a row for whoever asks; refused as hidden where the action is not for them, or where there is
/// no such thing.
/// @param call of a unit in a campaign
service::Outcome<paper::Paper> made(service::Call& call, const Row& row, const std::string& about);

/// What can be printed now for the unit of the call, by whoever asks, in the order of the table.
struct Offered {
  const Row* row;
  Printable what;
};
service::Outcome<std::vector<Offered>> offered(service::Call& call);

/// Whether the action of a row is open to who asks about something of this unit; what it is about is not
/// looked at.
bool may_have(service::Call& call, const Row& row, const std::string& about);

}  // namespace kiemdiem::paperwork
