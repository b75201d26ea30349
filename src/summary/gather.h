#pragma once

#include <map>

#include "summary/summary.h"

namespace kiemdiem::summary {

/// What is told of a part of the tree besides its facts, by subject; a store knows it.
struct Known {
  std::map<std::string, std::vector<Proposed>, std::less<>> proposed;
  std::map<std::string, std::string, std::less<>> grounds;
  std::map<std::string, Points, std::less<>> points;
  std::optional<std::vector<PastLine>> past;  ///< of the last campaign; nothing: there is none in the books
  std::optional<std::vector<Remedy>> remedies;
  std::optional<std::vector<Commended>> commended;
};

/// A judged situation.
struct Judged {
  const facts::Situation& situation;
  const regulation::Regulation& bound;
  const assessment::Assessment& assessment;
  const WorkCalendar& calendar;
};

/// Which part of a situation is told of.
struct Part {
  std::string root = {};  ///< id of an organization; empty: whoever stands in the situation
  bool alone = false;     ///< the organization itself, without those below it
};

/// One line for each subject that the regulation rates and that counts in the part.
Summary gather(const Judged& judged, const Part& part = {});

/// Adds to the lines what a store knows besides.
void tell(Summary& summary, const Known& known);

}  // namespace kiemdiem::summary
