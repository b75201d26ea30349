#pragma once

#include "pages/shell.h"

namespace kiemdiem::pages {

/// A rule that touched the subject, or was asked and did not.
struct ReasonShown {
  std::string effect;  ///< "Trần: Hoàn thành nhiệm vụ"
  std::string text;    ///< fit to be read out
  Clause clause;
  std::vector<FactShown> facts;
  bool certain = true;  ///< false: may apply, a fact is missing
  std::string reading;  ///< the reading taken where the text is open; may be empty
};

/// What stands between the subject and the next better level.
struct MissingForNext {
  std::string text;
  Clause clause;
};

/// Vì sao? One answer, the same on every page.
struct Why {
  std::string subject;  ///< "Trần Văn An, đảng viên"
  Mark verdict;
  std::string sentence;                   ///< the answer in one sentence
  std::string proposed, ceiling, forced;  ///< levels in words; empty: there is none
  std::vector<ReasonShown> reasons;
  std::vector<ReasonShown> pending;  ///< rules that could not be answered
  std::vector<ReasonShown> untouched;
  std::string next_level;  ///< "Hoàn thành tốt nhiệm vụ"; empty: there is none better
  std::vector<MissingForNext> for_next;
  std::string what_if_href;
};

struct WhyPage {
  Why why;
  std::string back_href;
  std::vector<Button> actions;
};

/// Before and after of one subject, quota or finding.
struct Consequence {
  std::string what;
  std::string before, after;
  Mark mark;
  Clause clause;
};

/// Nếu…: which facts are changed for trial. Nothing is stored. GET `fact.<path>` with `trial=1`.
struct WhatIfPage {
  std::string subject, action, back_href;
  struct Trial {
    std::string path, label, unit, now, value, error;
    std::vector<Option> choices;  ///< empty: typed in
    std::string type = "text";    ///< "text", "number", "date"
  };
  std::vector<Trial> trials;
  bool tried = false;
  std::vector<Consequence> consequences;
  std::optional<Why> after;
};

std::string render(const Shell& shell, const WhyPage& page);
std::string render(const Shell& shell, const WhatIfPage& page);

}  // namespace kiemdiem::pages
