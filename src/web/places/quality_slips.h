#pragma once

#include "pages/review.h"
#include "pages/sheet.h"
#include "service/call.h"

/// Phiếu phân tích chất lượng: all parties of a subject side by side, and the slip of one of them.
namespace kiemdiem::web {

service::Outcome<pages::SheetPage> quality_slips(service::Call& call);
service::Outcome<pages::ReviewPage> quality_slip(service::Call& call);
service::Outcome<service::Done> save_quality_slip(service::Call& call);

}  // namespace kiemdiem::web
