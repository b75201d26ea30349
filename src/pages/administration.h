#pragma once

#include "pages/shell.h"

namespace kiemdiem::pages {

struct LogLine {
  std::int64_t number = 0;
  std::string at, who, role, action, about;
  Link link;
  std::vector<FactShown> details;
  std::string hash;  ///< first figures of the chain's value
};

/// Nhật ký.
struct LogPage {
  std::string filter_action;  ///< GET `q`, `viec`, `tu`, `den`
  std::string filter_text, from, until;
  std::vector<Option> actions;
  std::vector<LogLine> lines;
  Pager pager;
  std::string verify_action;
  Mark verified;  ///< of the last verification
  std::string verified_at;
  EmptyState empty;
};

struct GrantShown {
  std::string role, unit, campaign, since, until;
  std::string end_action;
};

struct UserLine {
  std::string user, name;
  Link link;
  std::vector<GrantShown> grants;
  bool totp = false;
  std::string last_seen;
  Mark mark;  ///< active, locked, never signed in
};

struct UsersPage {
  std::string filter_action, filter_text;
  std::vector<UserLine> users;
  Pager pager;
  std::vector<Button> actions;
  EmptyState empty;
};

/// One account with its grants. Posts `user`, `name`, `person` to `action`; `role`, `unit`, `campaign`,
/// `since`, `until` to `grant_action`.
struct UserPage {
  std::string heading, action, user, name, person, user_error, name_error, person_error;
  std::string person_words;  ///< who that is, for the help of the field; empty: the common help
  bool is_new = false;
  std::vector<GrantShown> grants;
  std::string grant_action;
  std::vector<Option> roles, units, campaigns;
  std::string grant_error, since, until;
  std::vector<Button> actions;     ///< lock, unlock, new password, end of second step
  std::string temporary_password;  ///< shown once after it was made; empty otherwise
  std::string cancel_href;
};

/// The machine: where the data is, how much room there is, the last backup of the schedule.
struct ServerPage {
  std::vector<FactShown> storage;
  bool scheduled = false;  ///< there is a schedule of backups
  Mark backup_mark;
  std::vector<FactShown> backup;
};

std::string render(const Shell& shell, const LogPage& page);
std::string render(const Shell& shell, const UsersPage& page);
std::string render(const Shell& shell, const UserPage& page);
std::string render(const Shell& shell, const ServerPage& page);

}  // namespace kiemdiem::pages
