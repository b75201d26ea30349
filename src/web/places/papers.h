#pragma once

#include "pages/sheet.h"
#include "service/names.h"
#include "service/notices.h"

/// Papers that are printed and signed (forms F29, F30, F31).
namespace kiemdiem::web {

using service::subject_name_of;

pages::Paper decision_paper(service::Call& call, const service::Units& units, const service::Unit& unit,
                            const store::Decision& decision, const std::vector<store::DecisionItem>& items);
pages::Paper notice_paper(service::Call& call, const service::Units& units, const service::Unit& unit,
                          const store::Decision& decision, const store::DecisionItem& item,
                          const std::string& until);

}  // namespace kiemdiem::web
