#pragma once

#include "pages/sheet.h"
#include "service/call.h"

/// Thẩm định hồ sơ và mức đề nghị.
namespace kiemdiem::web {

service::Outcome<pages::SheetPage> verifications(service::Call& call);
service::Outcome<pages::SheetPage> verification(service::Call& call);
service::Outcome<service::Done> verify(service::Call& call);

}  // namespace kiemdiem::web
