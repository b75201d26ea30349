#pragma once

#include "service/office.h"

namespace kiemdiem::service {

/// One log-in of the demonstration, as the start page shows it.
struct DemonstrationLogin {
  std::string campaign;
  std::string role;  ///< name of the role
  std::string unit;
  std::string login;
};

/// Who has written what fill_demonstration() wrote; nobody signs in by it.
inline constexpr const char* demonstration_account = "demonstration";

/// The same for all log-ins: nothing in a demonstration is secret.
inline constexpr const char* demonstration_password = "mùa kiểm điểm cuối năm";

/// Puts the situations of the folder demo/ into an empty store: units, people, one open campaign for each,
/// which stands at the day of its situation, and log-ins for the roles. Does nothing where there are
/// campaigns already.
Result<void> fill_demonstration(Office& office, const std::vector<regulation::SourceFile>& situations,
                                const Now& now);

/// Those that fill_demonstration() made, by campaign.
Result<std::vector<DemonstrationLogin>> demonstration_logins(Call& call);

}  // namespace kiemdiem::service
