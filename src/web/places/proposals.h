#pragma once

#include "pages/sheet.h"
#include "service/call.h"

/// Đề nghị mức xếp loại của các chủ thể.
namespace kiemdiem::web {

service::Outcome<pages::SheetPage> proposals(service::Call& call);
service::Outcome<service::Done> propose(service::Call& call);

}  // namespace kiemdiem::web
