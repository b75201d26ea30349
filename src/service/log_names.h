#pragma once

#include <map>

#include "service/call.h"

namespace kiemdiem::service {

/// Puts names in the place of the ids of a log, as far as the reader may see them.
class LogNames {
 public:
  LogNames(Call& call, const Units& units) : call_(call), units_(units) {}

  std::string of_account(const std::string& id);
  /// Empty where there is no such unit.
  std::string of_unit(const std::string& id) const;
  /// Of "member:an", "meeting_items:organization.kp1.1/member:an", "poll:…": what it is and whom it is about.
  /// The id where nothing is known of it, or where the reader may not see about whom it is.
  std::string of_object(const std::string& object);

 private:
  bool seen(const std::string& path) const;
  std::string of_grant(const std::string& id);
  std::string of_meeting(const std::string& id);
  std::string of_id(const std::string& id);

  Call& call_;
  const Units& units_;
  std::map<std::string, std::string> accounts_;
};

}  // namespace kiemdiem::service
