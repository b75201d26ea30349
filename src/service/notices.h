#pragma once

#include "service/deciding.h"

/// Notices of decided ratings, with proof of sending and opening.
namespace kiemdiem::service {

/// Who gets one: the subject itself, or the organization that manages it.
enum class NoticeTo : std::uint8_t { subject, unit };

struct Notice {
  std::string id;
  std::string decision;
  std::string subject;
  std::string unit_path;
  NoticeTo to = NoticeTo::subject;
  std::string level;
  std::string sent_on;         ///< ISO day
  std::string until;           ///< ISO day for the remediation plan; may be empty
  std::int64_t opened_at = 0;  ///< 0: not yet
  std::string opened_by;       ///< account
};

/// Of subjects at and below a unit path.
Outcome<std::vector<Notice>> notices_under(Call& call, std::string_view unit_path);

/// Sends the notices of the decision in the path, where they were not sent yet: to each subject, and for a
/// person to the cell. Records the event `notified`. @return how many were sent
Outcome<int> send_notices(Call& call);

/// The notice to the subject in the path that counts: of the decision that stands; nothing where none was
/// sent.
Outcome<std::optional<Notice>> own_notice(Call& call);

/// Notices that count, were sent to a person as subject and not opened yet.
Outcome<std::vector<Notice>> notices_to(Call& call, const std::string& person);

/// Records that who asks has opened the notice in the path.
Outcome<void> open_own_notice(Call& call);
/// The same of every notice that the organization in the path got: for its members, and as subject itself.
Outcome<void> open_unit_notices(Call& call);

/// Whether a notice is one that the organization itself receives.
bool is_for_unit(const Notice& notice);

}  // namespace kiemdiem::service
