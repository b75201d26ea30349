#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/tree.h"
#include "regulation/regulation.h"

namespace kiemdiem::ballot {

/// Of what number a share is counted (F23).
enum class Base : std::uint8_t { summoned, present, issued, valid };
std::string_view name(Base base);   ///< "summoned"
std::string_view label(Base base);  ///< "số được triệu tập"

/// How many votes carry a level. No source states one; where a pack has none, only counts are shown.
struct Threshold {
  int percent = 50;  ///< more than so many per cent
  Base of = Base::valid;
  std::string reading;  ///< how it is taken, where the text does not say it
};

/// How long the ballots are kept after a sealed count before a decision may destroy them.
struct Retention {
  int months = 0;
  std::string reading;  ///< where the text does not say it
};

/// A rule on which the way of voting rests.
struct Cited {
  std::string document, clause, text;
};

/// How a document has people vote: `regulations/<id>/ballot.yaml`, which names the rules that say so.
/// Where no document has one, the members here hold.
struct Rules {
  Base base = Base::summoned;  ///< of the shares in the minutes
  std::optional<Threshold> threshold;
  bool two_stages = false;     ///< first the levels below the best, then a vote on who is excellent
  bool not_rated_box = false;  ///< a fifth box: "không xếp loại"
  bool blank_lines = true;     ///< a line without a mark leaves the rest of the sheet valid
  /// Who may count although voted on; in a cell everybody is voted on.
  regulation::Kinds tellers_among = {1U << static_cast<unsigned>(facts::SubjectKind::member)};
  std::optional<Retention> retention;  ///< nothing: no document says so, and nothing is destroyed
  std::vector<Cited> cited;
  bool needs_confirmation = true;  ///< no text says so
};

/// @param bound the regulation in force, whose rules the file names
Result<Rules> read_rules(const Node& root, const regulation::Regulation& bound);

}  // namespace kiemdiem::ballot
