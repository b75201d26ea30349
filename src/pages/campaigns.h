#pragma once

#include "pages/charts.h"
#include "pages/shell.h"

namespace kiemdiem::pages {

struct CampaignLine {
  Link link;
  std::string kind, period, issued_by, regulation;
  Mark mark;  ///< draft, open, closed
  int units = 0, finished = 0;
  std::optional<Date> next_due;
  std::string next_step;
};

struct CampaignsPage {
  std::vector<CampaignLine> campaigns;
  std::vector<Button> actions;
  EmptyState empty;
};

/// Creates or edits. Posts `title`, `kind`, `year`, `quarter`, `first`, `last`, `unit`, `regulation`,
/// `version`.
struct CampaignFormPage {
  std::string heading, action, version, cancel_href;
  std::string title, year, first, last;
  std::vector<Option> kinds, quarters, units, regulations;
  std::string title_error, kind_error, year_error, days_error, unit_error, regulation_error;
};

/// A step of the plan with where its day comes from.
struct PlanStep {
  std::string id, label, who;
  Clause clause;
  std::string inherited_rule;     ///< "trước ngày 15/12"
  std::optional<Date> inherited;  ///< last day in time
  std::string inherited_from;     ///< which plan
  std::optional<Date> own;        ///< set here; must not be later than the inherited day
  std::string own_value, error;   ///< as typed: `day.<id>`
  bool set_above = false;         ///< no own day may be set here: others do it
  Mark mark;
};

/// Something that the plans ask the reviews to speak of.
struct PlanItemShown {
  std::string text, from;  ///< from: whose plan; empty: the own one
};

struct Amendment {
  std::string at, who, step, before, after, reason;
};

/// The plan of a campaign: steps and days, inherited and own; amendments; opening and closing.
struct CampaignPage {
  std::string title, kind, period;
  Link issued_by, regulation;
  Mark mark;
  std::optional<charts::Timeline> timeline;
  std::vector<PlanStep> steps;
  std::vector<PlanItemShown> items;
  std::vector<PlanItemShown> facts;  ///< that the plans ask for beside those of the regulation
  std::string facts_href;            ///< where they are declared
  std::string own_items;             ///< `items`, one a line
  std::string amend_action;          ///< posts `day.<id>`…, `items`, `reason`, `version`; empty: read only
  std::string version, reason, reason_error;
  std::vector<Amendment> amendments;
  std::vector<Button> actions;         ///< edit, open, close, progress
  std::vector<std::string> obstacles;  ///< why it cannot be opened or closed yet
};

std::string render(const Shell& shell, const CampaignsPage& page);
std::string render(const Shell& shell, const CampaignFormPage& page);
std::string render(const Shell& shell, const CampaignPage& page);

}  // namespace kiemdiem::pages
