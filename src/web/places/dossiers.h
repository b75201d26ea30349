#pragma once

#include <limits>

#include "pages/sheet.h"
#include "service/dossier_sending.h"
#include "web/binding.h"

/// Hồ sơ kiểm điểm, xếp loại: what is missing, the hand-over, what comes from below.
namespace kiemdiem::web {

service::Outcome<pages::SheetPage> dossier(service::Call& call);
service::Outcome<pages::SheetPage> subject_dossier(service::Call& call);
service::Outcome<pages::SheetPage> sent_dossier(service::Call& call);
/// Dossiers of the units directly below, with their days, returns and what they lack (T13).
service::Outcome<pages::SheetPage> dossiers(service::Call& call);

/// Prints what goes up before the change begins, so that nobody waits for it.
/// @param server where the QR codes of the papers lead
service::Outcome<service::Done> send_dossier(service::Office& office, const service::Asked& asked,
                                             const std::string& server);
service::Outcome<service::Done> answer_dossier(service::Call& call);
service::Outcome<service::Done> record_paper(service::Call& call);
service::Outcome<FileAnswer> paper_scan(service::Call& call);
/// The whole dossier of the unit, as it stands now.
http::Response dossier_folder(Site& site, const service::Asked& asked, const Visit& visit);
http::Response dossier_folder_json(Site& site, const service::Asked& asked);
/// The files of one hand-over, as they went.
service::Outcome<FileAnswer> dossier_files(service::Call& call);

// What the pages of dossiers share.

/// What the check at the door found, each with its place and clause. @param most rows that are shown
pages::SheetSection findings_section(const service::Call& call, const service::Dossier& dossier,
                                     const std::vector<dossier::DoorFinding>& found, std::string title,
                                     std::size_t most = std::numeric_limits<std::size_t>::max());

pages::Mark mark_of(const dossier::Line& line);
/// The clause; where no text says it, the reading in a line of its own.
pages::SheetCell said_cell(const service::Call& call, const dossier::Said& said, const dossier::Rules& rules);

}  // namespace kiemdiem::web
