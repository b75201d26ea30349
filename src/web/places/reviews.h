#pragma once

#include "pages/review.h"
#include "service/call.h"

/// Bản tự kiểm điểm và báo cáo kiểm điểm: writing, reading, comparing, printing, giving back.
namespace kiemdiem::web {

service::Outcome<pages::ReviewPage> review(service::Call& call);
service::Outcome<service::Done> save_review(service::Call& call);
service::Outcome<service::Done> return_review(service::Call& call);
service::Outcome<pages::ReviewCompare> compare_review(service::Call& call);

}  // namespace kiemdiem::web
