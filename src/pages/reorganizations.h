#pragma once

#include "pages/organizations.h"

namespace kiemdiem::pages {

/// A merger or a split is begun. Posts `viec`, `chon` (boxes), `vao`, `code`, `name`, `kind`, `on`,
/// `document`.
struct ReorganizationFormPage {
  std::string heading, lead, action, cancel_href;
  std::string what;                 ///< `viec`: "hop-nhat" or "tach"
  std::string choose;               ///< what is to be ticked
  std::vector<Option> choices;      ///< organizations or people
  std::vector<Option> into, kinds;  ///< empty: not asked
  std::string code, name, on, document;
  std::string choices_error, into_error, kind_error, code_error, name_error, on_error, document_error;
};

/// What becomes of one kind of posts or collectives: `name` is sent as "move" or "end".
struct FateChoice {
  std::string name, label, who;
  std::vector<Option> options;
};

/// What would happen, and after it was done, what has happened.
struct ReorganizationPage {
  std::string heading, lead;
  std::vector<FactShown> facts;
  std::vector<std::string> obstacles;
  std::vector<FateChoice> fates;
  std::vector<std::string> people;  ///< names, in order
  std::string confirm_action;       ///< empty: it is done, or cannot be done
  std::string seen;                 ///< sent back
  std::string cancel_href;
};

std::string render(const Shell& shell, const ReorganizationFormPage& page);
std::string render(const Shell& shell, const ReorganizationPage& page);

}  // namespace kiemdiem::pages
