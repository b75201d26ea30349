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

/// Every summary table of the unit.
Printables summary_tables(service::Call& call);
Made summary_table_paper(service::Call& call);
Printables result_reports(service::Call& call);
Made result_report_paper(service::Call& call);

}  // namespace kiemdiem::paperwork
