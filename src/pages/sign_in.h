#pragma once

#include "pages/shell.h"

namespace kiemdiem::pages {

/// One log-in of the demonstration year.
struct DemonstrationAccount {
  std::string campaign;  ///< "Đảng ủy Khối Phú Yên, 2022"
  std::string role;      ///< its name: "cell_secretary"
  std::string unit;
  std::string user;
  std::string password;
};

/// Log-in. Posts `user`, `password`, `back`.
struct LoginPage {
  std::string action;
  std::string user;   ///< as typed before
  std::string error;  ///< one sentence; says the same for a wrong name and a wrong password
  std::string back;   ///< where to go afterwards
  std::vector<DemonstrationAccount> demonstration;  ///< shown only where Shell::demonstration is set
  bool second_step_offered = false;                 ///< the demonstration does not force it, and says so
};

/// Second step: six figures from the telephone, or a recovery code. Posts `code`, `back`.
struct TotpPage {
  std::string action;
  std::string error;
  std::string cancel_href;
  std::string back;  ///< where to go afterwards
};

/// The second step of the own account: off, in setup (`secret`), or on. Posts `code` to `action`, which
/// begins, confirms or ends it.
struct SecondStepPage {
  std::string action;
  std::string error;
  bool forced = false;             ///< the role asks for it: nothing else may be done before
  bool on = false;                 ///< confirmed
  std::string secret;              ///< base32 in groups of four, while it is set up
  std::string address;             ///< otpauth://…, shown as a picture too
  std::int64_t codes_left = 0;     ///< recovery codes that were not used
  std::string codes_action;        ///< makes new ones
  std::vector<std::string> codes;  ///< new ones, shown once
  std::string next_href;           ///< from the codes on to the work
  std::string back_href;           ///< empty: there is no way back
};

/// Which post the user acts in. Posts `grant`, `back`.
struct RolePage {
  std::string action;
  std::string back;
  std::vector<Option> grants;  ///< label: role and unit; help: campaign and what waits there
};

/// Change of password. Posts `old`, `new`, `again`.
struct PasswordPage {
  std::string action;
  bool forced = false;  ///< first log-in or reset: nothing else may be done before
  int at_least = 12;    ///< characters
  std::string old_error, new_error, again_error;
  std::string cancel_href;
  std::string user;  ///< log-in name, for the password store of the browser
};

struct SessionLine {
  std::string started, last_seen, place;  ///< place: browser and address in words
  bool current = false;
};

struct GrantHeld {
  std::string role;  ///< its name
  std::string unit;  ///< may be empty
};

/// The user's own account: name, posts, second step, sessions.
struct AccountPage {
  std::string user, name;
  std::vector<GrantHeld> grants;
  std::string password_href;
  bool second_step_on = false;
  std::string second_step_href;
  std::vector<SessionLine> sessions;
  std::string end_others_action;  ///< empty: there are no others
  std::string calendar_href;      ///< where a telephone's calendar is given the own dates; may be empty
};

std::string render(const Shell& shell, const LoginPage& page);
std::string render(const Shell& shell, const TotpPage& page);
std::string render(const Shell& shell, const SecondStepPage& page);
std::string render(const Shell& shell, const RolePage& page);
std::string render(const Shell& shell, const PasswordPage& page);
std::string render(const Shell& shell, const AccountPage& page);

}  // namespace kiemdiem::pages
