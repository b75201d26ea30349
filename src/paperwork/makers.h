#pragma once

#include "paperwork/paperwork.h"

/// The makers of the rows of the table, and what each can print now.
namespace kiemdiem::paperwork {

using Made = service::Outcome<paper::Paper>;
using Printables = service::Outcome<std::vector<Printable>>;

Printables held_meetings(service::Call& call);
Made meeting_minutes_paper(service::Call& call);

Printables sealed_polls(service::Call& call);
Made tally_minutes_paper(service::Call& call);

Printables rating_decisions(service::Call& call);
Made rating_decision_paper(service::Call& call);
Made notices_of_decision(service::Call& call);

/// Notices to the person acting.
Printables own_notices(service::Call& call);
Made own_notice_paper(service::Call& call);

/// The dossier of the unit, and each hand-over of it.
Printables whole_dossier(service::Call& call);
Made cover_of_unit(service::Call& call);
Made missing_of_unit(service::Call& call);
Printables handed_dossiers(service::Call& call);
Made handover_slip_paper(service::Call& call);
/// Only for the level above.
Printables answered_dossiers(service::Call& call);
Made dossier_reply_paper(service::Call& call);

}  // namespace kiemdiem::paperwork
