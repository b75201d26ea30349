#pragma once

#include "service/parties.h"
#include "service/reviews.h"

/// Phiếu phân tích chất lượng (forms F05-F08): one slip of each rating party on each subject, written like a
/// review and kept as a record of the list `quality_slips`. Which parties there are stands in the regulation
/// (`slips`), which form a slip takes in its forms.yaml (paper `quality_slip`).
namespace kiemdiem::service {

inline constexpr std::string_view quality_slip = "quality_slip";
inline constexpr std::string_view slips_list = "quality_slips";

/// What a party handed in about a subject.
struct SlipSeen {
  std::string subject, party;
  std::string level;  ///< word of the choice “rating”; empty: none was put forward
  std::int64_t at = 0;
};
/// Nothing where it was not handed in.
std::optional<SlipSeen> slip_in(const store::Record& record);
/// Those handed in, of subjects at and below an organization, or at it alone.
Outcome<std::vector<SlipSeen>> slips_under(Call& call, std::string_view unit_path, bool alone = false);

/// A party of the subject in the path, with what it wrote and what the acting person may do with it.
struct OpenSlip {
  procedure::SlipParty party;
  OpenReview open;  ///< with the paper `quality_slip` alone; no paper: no form is named for the subject
};
/// All parties for the subject in the path.
Outcome<std::vector<OpenSlip>> open_slips(Call& call);
/// The one that the path names with {party}.
Outcome<OpenSlip> slip_in_path(Call& call);

/// The level that a slip puts forward; empty where it is not filled in.
std::string level_in(const OpenReview& open);

/// `do` = save, hand-in or take-back. Handing in records the paper of the file that the rules look at.
Outcome<void> save_slip(Call& call, OpenSlip& slip);

}  // namespace kiemdiem::service
