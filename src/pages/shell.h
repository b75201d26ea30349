#pragma once

#include <string>
#include <vector>

#include "pages/common.h"

namespace kiemdiem::pages {

enum class MessageKind : std::uint8_t { saved, notice, error };

/// Shown at the top of the page. An error names its field, so that a click leads there.
struct Message {
  MessageKind kind = MessageKind::notice;
  std::string text;
  std::string field;  ///< id of the field ("fact.sick_leave_months"); empty: concerns the whole page
};

struct MenuPlace {
  std::string label;
  std::string href;
  bool current = false;
  int count = 0;  ///< things due there; 0 is not shown
};

/// Addresses of the static files, with their hash.
struct Assets {
  std::string style;                       ///< css
  std::string script;                      ///< js; empty: the page goes without
  std::vector<std::string> preload_fonts;  ///< woff2
  std::string icon;
};

/// What stands around every page: who, where, when, and what was said about the last action.
struct Shell {
  Language language = Language::vietnamese;
  Theme theme = Theme::automatic;
  std::string title;  ///< of the page, without the product's name

  std::string user_name;               ///< empty: nobody is signed in, the menu is left out
  std::string acting_role;             ///< "Bí thư, Chi bộ 3"
  std::vector<Option> acting_choices;  ///< all roles of the user (value: grant id); fewer than two: no switch
  std::vector<Link> units;     ///< breadcrumb from the highest organisation visible down to the own one
  std::string campaign_title;  ///< empty: no campaign chosen
  std::string campaign_href;
  std::vector<MenuPlace> places;  ///< at most five
  std::vector<MenuPlace> more;    ///< account, rules, log, help: below the five, smaller

  int due_today = 0;
  int overdue = 0;
  std::string work_href;
  std::string search_action;  ///< empty: no search box
  std::string search_text;

  bool demonstration = false;
  std::string disk_warning;  ///< a sentence; empty: enough space
  std::vector<Message> messages;

  std::string csrf_token;
  std::string idempotency_key;  ///< a fresh one for each page shown; sent by each form that writes
  std::string current_path;     ///< with query: the language, theme and role switches come back to it
  std::string sign_out_action;
  std::string settings_action;  ///< POST language=vi|en, theme=…, back=current_path
  std::string role_action;      ///< POST grant=…, back=current_path

  Date today;
  std::string generated_at;  ///< "14:05 ngày 21/11/2026", for the foot of a printed page
  std::string source_name;   ///< installation, for the same foot
  Assets assets;
};

}  // namespace kiemdiem::pages
