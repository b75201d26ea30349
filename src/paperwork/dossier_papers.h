#pragma once

#include "paperwork/makers.h"
#include "service/dossier_sending.h"

/// The papers about a dossier itself (F34, F35 and the letters of the receiver).
namespace kiemdiem::paperwork {

Made dossier_cover_paper(service::Call& call, const service::Dossier& dossier,
                         const std::vector<dossier::Checklist>& lists);
Made missing_sheet_paper(service::Call& call, const service::Dossier& dossier,
                         const std::vector<dossier::Checklist>& lists);

}  // namespace kiemdiem::paperwork
